import { ActionError } from '../../errors.ts';
import { withoutQuery } from '../../masking/url.ts';
import { pageOfSubmission } from '../../store/partner-center.ts';
import type { Target } from '../../store/target.ts';
import type { SubmissionStatus } from '../../store/wire.ts';
import { plural } from '../../text/format.ts';
import type { Wait } from './wait.ts';

/** Only what the Store itself says: codes are open strings, even those seen so far (store-api.md §4.2). */
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
        ? `Submission ${id} ended with status ${seen.status}, and the Store gave no reason.`
        : `Submission ${id} ended with status ${seen.status}.`,
    todo:
      reports.length === 0
        ? 'Open the submission in Partner Center, fix the problems it lists, and run the workflow again.'
        : 'Read the certification report, fix the problems it lists, and run the workflow again.',
    serviceCode: errors[0]?.code || undefined,
    link: reports[0] ?? pageOfSubmission(target, id),
  });
}

/** For a submission that another run committed. */
export function draftAgain(target: Target, id: string): ActionError {
  return new ActionError({
    code: 'commit-forgotten',
    result: 'rejected',
    message: `Submission ${id} is a draft again: the Store lost the commit.`,
    todo: 'Re-run the job: it replaces the draft with a new one.',
    link: pageOfSubmission(target, id),
  });
}

/** For a submission that this run has committed once more. */
export function forgotten(target: Target, id: string): ActionError {
  return new ActionError({
    code: 'commit-forgotten',
    result: 'rejected',
    message: `The Store accepted the commit of submission ${id} twice and lost it both times: it is still a draft.`,
    todo: 'Re-run the job later: it replaces the draft with a new one.',
    link: pageOfSubmission(target, id),
  });
}

/** @param gone file names */
export function packagesDropped(target: Target, id: string, gone: readonly string[]): ActionError {
  return new ActionError({
    code: 'packages-dropped',
    result: 'rejected',
    message: `The Store dropped packages from submission ${id} without giving a reason: ${gone.join(', ')}. The old packages are in review.`,
    todo: 'Cancel the submission in Partner Center, check the packages (Windows App Certification Kit), and run the workflow again.',
    link: pageOfSubmission(target, id),
  });
}

/** @param lost languages of the listing */
export function languagesDropped(target: Target, id: string, lost: readonly string[]): ActionError {
  return new ActionError({
    code: 'languages-dropped',
    result: 'rejected',
    message: `The Store dropped languages from the listing of submission ${id} without giving a reason: ${lost.join(', ')}. Customers would lose these pages.`,
    todo: 'Cancel the submission in Partner Center, then re-run the job. If the Store does it again, report it to Microsoft.',
    link: pageOfSubmission(target, id),
  });
}

/** @param failure the error of the last read */
export function submissionGone(id: string, { correlationId }: ActionError): ActionError {
  return new ActionError({
    code: 'submission-gone',
    result: 'rejected',
    message: `Submission ${id} is gone: it was deleted after it was committed.`,
    todo: 'Find out who deleted it in Partner Center. To submit it again, re-run the job.',
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
    message: `Submission ${id} was committed, but was not ${goal} within ${plural(timeoutMinutes, 'minute')}: it ${whereItIs(seen.status)}. The Store has not rejected it.`,
    todo: 'The submission continues without this run. Re-run the job to keep waiting (nothing is sent twice), or raise timeout-minutes: certification and publishing can take days.',
    link: pageOfSubmission(target, id),
  });
}

/** A state in words, with the Store's own term: `is still in certification (Certification)`. */
function whereItIs(status: string): string {
  const words: Readonly<Record<string, string>> = {
    CommitStarted: 'still being processed',
    PreProcessing: 'still being checked',
    Certification: 'still in certification',
    Release: 'certified and waiting to be published',
    PendingPublication: 'certified and about to be published',
    Publishing: 'being published',
  };
  const known = Object.hasOwn(words, status) ? words[status] : undefined;
  return known === undefined ? `has the status ${status}` : `is ${known} (${status})`;
}

/** For a commit that the Store accepted. */
function unseen(target: Target, id: string): ActionError {
  return new ActionError({
    code: 'commit-unseen',
    result: 'timed-out',
    message: `The Store accepted the commit of submission ${id}, but never reported it as committed.`,
    todo: 'Re-run the job: it checks first, and commits again only if the Store lost the commit.',
    link: pageOfSubmission(target, id),
  });
}
