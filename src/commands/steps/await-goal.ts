import { ActionError, type Result } from '../../errors.ts';
import { pollSubmission } from '../../poll.ts';
import { withoutQuery } from '../../report/links.ts';
import { pageOf } from '../../report/run-record.ts';
import { isOutage } from '../../store/store-error.ts';
import type { Target } from '../../store/target.ts';
import type { Submission, SubmissionStatus } from '../../store/wire.ts';
import { fileKey, livePackagesOf } from '../../submission/coverage.ts';
import { resultingNames } from '../../submission/plan.ts';
import {
  furthestGoal,
  hasReached,
  isCommitStarted,
  isDraft,
  isFailure,
  isKnownState,
  type WaitFor,
} from '../../submission/states.ts';
import type { Plan } from '../../submission/types.ts';
import { during, type Run } from '../run.ts';
import { commitForgotten } from './commit-draft.ts';
import { noteRollout, noteSeen, noteSubmission } from './note.ts';

type Goal = Exclude<WaitFor, 'none'>;

/**
 * Steps 11 and 12: waits until `wait-for` is reached, and sees to it that our packages are in the
 * submission: the Store drops bad ones silently (msstore-cli #82).
 *
 * @throws ActionError `rejected` with the Store's own reasons, or `timed-out`
 */
export async function awaitGoal(
  run: Run,
  target: Target,
  submission: Submission,
  plan: Plan,
  isResumed: boolean,
): Promise<Result> {
  const { clock, record } = run;
  noteSubmission(record, submission, clock.now());
  const goal = goalOf(run, submission);
  if (goal === undefined) return isResumed ? 'already-submitted' : 'committed';
  const wasThere = isResumed && hasReached(submission.status ?? '', goal);
  const verify = () => verifyPackages(run, target, submission.id, plan);
  const commitAgain = () => commitForgotten(run, target, submission.id, plan);
  const reached = await waitUntil(run, target, submission, goal, { verify, commitAgain });
  if (goal !== 'accepted') await verify();
  return wasThere ? 'already-submitted' : furthestGoal(reached);
}

/**
 * Waits for a submission that this run did not make, as far as `wait-for` says.
 *
 * @throws ActionError `rejected` or `timed-out`
 */
export async function waitForGoal(run: Run, target: Target, submission: Submission): Promise<void> {
  const { status, statusDetails } = submission;
  if (status && isFailure(status))
    throw rejected({ status, statusDetails }, submission.id, pageOf(run.record));
  const goal = goalOf(run, submission);
  if (goal === undefined) return;
  await waitUntil(run, target, submission, goal, {
    verify: async () => {},
    commitAgain: async () => {
      throw draftAgain(submission.id, pageOf(run.record));
    },
  });
}

interface WaitSteps {
  /** Called once the Store has judged the files. */
  readonly verify: () => Promise<void>;
  /** Called where the Store forgot the commit. */
  readonly commitAgain: () => Promise<void>;
}

/** Answers the state in which the goal was reached. */
async function waitUntil(
  run: Run,
  target: Target,
  submission: Submission,
  goal: Goal,
  steps: WaitSteps,
): Promise<string> {
  const { clock, record, signal } = run;
  const deadline = clock.now() + run.patience.milliseconds;
  let verified = false;
  const { end, seen } = await during(run, `Wait until ${goal}`, () =>
    pollSubmission({
      goal,
      clock,
      deadline,
      signal,
      known: { status: submission.status ?? 'CommitStarted', statusDetails: submission.statusDetails },
      look: () => lookAt(run, target, submission.id, deadline),
      onState: async (state) => {
        showState(run, state);
        if (verified || isCommitStarted(state.status) || isDraft(state.status) || isFailure(state.status))
          return;
        verified = true;
        await steps.verify();
      },
      commitAgain: steps.commitAgain,
    }),
  );
  if (end === 'failed') throw rejected(seen, submission.id, pageOf(record));
  if (end === 'forgotten') throw forgotten(submission.id, pageOf(record));
  if (end === 'timed-out') throw timedOut(run, seen, goal, submission.id);
  return seen.status;
}

/** A submission that is held back after certification never becomes `Published` by itself. */
function goalOf(run: Run, submission: Submission): Goal | undefined {
  const { waitFor } = run.inputs;
  if (waitFor === 'none') return undefined;
  const mode = run.record.plan?.document.targetPublishMode ?? submission.targetPublishMode ?? 'Immediate';
  if (waitFor !== 'published' || mode === 'Immediate' || mode === 'NotSet') return waitFor;
  run.logger.info(
    `The publish mode is ${mode}: the Store holds the submission after certification, so that is how far this run waits.`,
  );
  return 'certified';
}

/** `undefined` where the Store is out of order: hours of waiting must not end over half a minute of that. */
async function lookAt(
  run: Run,
  target: Target,
  id: string,
  deadline: number,
): Promise<SubmissionStatus | undefined> {
  const left = () => Math.max(0, deadline - run.clock.now());
  try {
    return await run.store.getStatus(target, id, left());
  } catch (error) {
    if (isOutage(error)) {
      run.logger.warning(`${error.message} The submission is committed, so this run goes on waiting.`);
      await run.clock.sleep(Math.min(error.retryAfter ?? 0, left()), run.signal);
      return undefined;
    }
    if (!(error instanceof ActionError) || error.status !== 404) throw error;
    throw new ActionError({
      code: 'submission-gone',
      result: 'rejected',
      message: `Submission ${id} is gone: somebody deleted it after it was committed.`,
      todo: 'Ask who did it in Partner Center; run this again to submit once more.',
      status: 404,
      ...(error.correlationId === undefined ? {} : { correlationId: error.correlationId }),
    });
  }
}

function showState(run: Run, state: SubmissionStatus): void {
  const { logger, record } = run;
  noteSeen(record, state, run.clock.now());
  logger.info(`The submission is in the state ${state.status}.`);
  if (!isKnownState(state.status)) {
    logger.warning(`This action does not know the state ${state.status}; it goes on waiting.`);
  }
}

async function verifyPackages(run: Run, target: Target, id: string, plan: Plan): Promise<void> {
  const planned = resultingNames(plan);
  if (planned.length === 0) return;
  const stored = await run.store.getSubmission(target, id);
  run.record.after = stored;
  noteRollout(run.record, stored);
  const held = new Set(livePackagesOf(stored).map((entry) => fileKey(entry.fileName)));
  const gone = planned.filter((name) => !held.has(fileKey(name)));
  if (gone.length === 0) {
    run.logger.info('Our packages are in the submission.');
    return;
  }
  throw new ActionError({
    code: 'packages-dropped',
    result: 'rejected',
    message: `The Store dropped packages from submission ${id} without saying why: ${gone.join(', ')}. The old packages are in review.`,
    todo: 'Cancel the submission in Partner Center, check the packages (Windows App Certification Kit), and run this again.',
    ...linkTo(pageOf(run.record)),
  });
}

/** Only what the Store itself says: codes are open strings, seen ones included (store-api.md §4.2). */
function rejected(seen: SubmissionStatus, id: string, link: string | undefined): ActionError {
  const errors = (seen.statusDetails?.errors ?? []).filter((each) => each.code !== 'None');
  const reports = (seen.statusDetails?.certificationReports ?? []).flatMap((each) =>
    each.reportUrl ? [withoutQuery(each.reportUrl)] : [],
  );
  const page = reports[0] ?? link;
  return new ActionError({
    code: 'rejected',
    result: 'rejected',
    message:
      errors.length === 0
        ? `The Store ended submission ${id} with ${seen.status} and gave no reason.`
        : `The Store ended submission ${id} with ${seen.status}.`,
    todo:
      reports.length === 0
        ? 'Open the submission in Partner Center, mend what it names, and run this again.'
        : 'Read the certification report, mend what it names, and run this again.',
    ...(errors[0]?.code ? { serviceCode: errors[0].code } : {}),
    ...linkTo(page),
  });
}

/** Of a submission that another run committed. */
function draftAgain(id: string, link: string | undefined): ActionError {
  return new ActionError({
    code: 'commit-forgotten',
    result: 'rejected',
    message: `Submission ${id} is a draft again: the Store forgot its commit.`,
    todo: 'Run the release again; it takes the draft over.',
    ...linkTo(link),
  });
}

function forgotten(id: string, link: string | undefined): ActionError {
  return new ActionError({
    code: 'commit-forgotten',
    result: 'rejected',
    message: `The Store took the commit of submission ${id} twice and forgot it twice: it is still a draft.`,
    todo: 'Run this again later; the draft is taken over.',
    ...linkTo(link),
  });
}

function timedOut(run: Run, seen: SubmissionStatus, goal: Goal, id: string): ActionError {
  return new ActionError({
    code: 'timed-out',
    result: 'timed-out',
    message: `Submission ${id} is committed, but after ${run.inputs.timeoutMinutes} minutes it is ${seen.status}, not ${goal}. That is no rejection.`,
    todo: 'It goes on without this run. Run this again to go on waiting (nothing is sent twice), or raise timeout-minutes; certification may take days.',
    ...linkTo(pageOf(run.record)),
  });
}

/** Optional members must be absent, not undefined (`exactOptionalPropertyTypes`). */
function linkTo(link: string | undefined): { link?: string } {
  return link === undefined ? {} : { link };
}
