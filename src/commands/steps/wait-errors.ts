import { ActionError } from '../../errors.ts';
import { withoutQuery } from '../../masking/url.ts';
import { pageOfSubmission } from '../../store/partner-center.ts';
import type { Target } from '../../store/target.ts';
import type { SubmissionStatus } from '../../store/wire.ts';
import { plural } from '../../text/format.ts';
import type { Wait } from './wait.ts';

/** Only what the Store itself says: codes are open strings, seen ones included (store-api.md §4.2). */
export function rejected(target: Target, id: string, seen: SubmissionStatus): ActionError {
  const errors = (seen.statusDetails?.errors ?? []).filter((each) => each.code !== 'None');
  const reports = (seen.statusDetails?.certificationReports ?? []).flatMap((each) =>
    each.reportUrl ? [withoutQuery(each.reportUrl)] : [],
  );
  return new ActionError({
    code: 'rejected',
    result: 'rejected',
    message:
      errors.length === 0
        ? `The Store ended submission ${id} with ${seen.status} and gave no reason.`
        : `The Store ended submission ${id} with ${seen.status}.`,
    todo:
      reports.length === 0
        ? 'Open the submission in Partner Center, fix the problems it lists, and run this again.'
        : 'Read the certification report, fix the problems it lists, and run this again.',
    serviceCode: errors[0]?.code || undefined,
    link: reports[0] ?? pageOfSubmission(target, id),
  });
}

/** Of a submission that another run committed. */
export function draftAgain(target: Target, id: string): ActionError {
  return new ActionError({
    code: 'commit-forgotten',
    result: 'rejected',
    message: `Submission ${id} is a draft again: the Store forgot its commit.`,
    todo: 'Run the release again: it picks up the draft.',
    link: pageOfSubmission(target, id),
  });
}

/** Of a submission that this run has committed once more. */
export function forgotten(target: Target, id: string): ActionError {
  return new ActionError({
    code: 'commit-forgotten',
    result: 'rejected',
    message: `The Store accepted the commit of submission ${id} twice and forgot it twice: it is still a draft.`,
    todo: 'Run this again later; the draft is picked up.',
    link: pageOfSubmission(target, id),
  });
}

/** @param gone file names */
export function packagesDropped(target: Target, id: string, gone: readonly string[]): ActionError {
  return new ActionError({
    code: 'packages-dropped',
    result: 'rejected',
    message: `The Store dropped packages from submission ${id} without saying why: ${gone.join(', ')}. The old packages are in review.`,
    todo: 'Cancel the submission in Partner Center, check the packages (Windows App Certification Kit), and run this again.',
    link: pageOfSubmission(target, id),
  });
}

/** @param lost languages of the listing */
export function languagesDropped(target: Target, id: string, lost: readonly string[]): ActionError {
  return new ActionError({
    code: 'languages-dropped',
    result: 'rejected',
    message: `The Store dropped languages from the listing of submission ${id} without saying why: ${lost.join(', ')}. Customers would lose these pages.`,
    todo: 'Cancel the submission in Partner Center, then run this again. If the Store does it again, report it to Microsoft.',
    link: pageOfSubmission(target, id),
  });
}

/** @param failure what the Store answered to the look */
export function submissionGone(id: string, { correlationId }: ActionError): ActionError {
  return new ActionError({
    code: 'submission-gone',
    result: 'rejected',
    message: `Submission ${id} is gone: it was deleted after it was committed.`,
    todo: 'Ask who deleted it in Partner Center; run this again to submit it once more.',
    status: 404,
    correlationId,
  });
}

/** @param seen the last state seen */
export function timedOut(
  { target, submission: { id }, goal, timeoutMinutes }: Omit<Wait, 'verify' | 'commitAgain'>,
  seen: SubmissionStatus,
): ActionError {
  if (goal === 'committed') return unseen(target, id);
  return new ActionError({
    code: 'timed-out',
    result: 'timed-out',
    message: `Submission ${id} was committed, but is not ${goal} after ${plural(timeoutMinutes, 'minute')}: it is ${whereItIs(seen.status)}. That is not a rejection.`,
    todo: 'It continues without this run. Run this again to keep waiting (nothing is sent twice), or raise timeout-minutes; certification may take days.',
    link: pageOfSubmission(target, id),
  });
}

/** A state in words, with the Store's own term: `still in certification (Certification)`. */
function whereItIs(status: string): string {
  const words: Readonly<Record<string, string>> = {
    CommitStarted: 'still being processed',
    PreProcessing: 'still being checked',
    Certification: 'still in certification',
    Release: 'certified, and waiting to be published',
    PendingPublication: 'certified, and about to be published',
    Publishing: 'being published',
  };
  const known = Object.hasOwn(words, status) ? words[status] : undefined;
  return known === undefined ? `in the state ${status}` : `${known} (${status})`;
}

/** Of a commit that the Store accepted. */
function unseen(target: Target, id: string): ActionError {
  return new ActionError({
    code: 'commit-unseen',
    result: 'timed-out',
    message: `The Store accepted the commit of submission ${id}, but it was never seen as committed.`,
    todo: 'Run this again: it checks first, and commits again only if the Store has forgotten the commit.',
    link: pageOfSubmission(target, id),
  });
}
