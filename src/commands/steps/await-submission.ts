import { ActionError, type Result } from '../../errors.ts';
import { noteRollout, noteSeen, noteSubmission } from '../../record/learn.ts';
import {
  furthestGoal,
  type Goal,
  hasReached,
  isCommitStarted,
  isDraft,
  isFailure,
  isKnownState,
} from '../../store/states.ts';
import { isPassing, StoreError } from '../../store/store-error.ts';
import type { Target } from '../../store/target.ts';
import type { Submission, SubmissionStatus } from '../../store/wire.ts';
import { fileKey, livePackagesOf } from '../../submission/coverage.ts';
import { resultingNames } from '../../submission/plan.ts';
import type { Plan } from '../../submission/types.ts';
import { during, type PublishRun, type WaitingRun } from '../run.ts';
import { commitForgotten } from './commit.ts';
import { pollSubmission } from './poll.ts';
import { draftAgain, forgotten, packagesDropped, rejected, submissionGone, timedOut } from './wait-errors.ts';

/**
 * Steps 11 and 12: waits until a submission of ours reaches `wait-for`, and sees to it that our packages are in
 * it: the Store drops bad ones silently (https://github.com/microsoft/msstore-cli/issues/82).
 *
 * @throws ActionError `rejected` with the Store's own reasons, or `timed-out`
 */
export async function awaitOwnSubmission(
  run: PublishRun,
  target: Target,
  submission: Submission,
  plan: Plan,
  isResumed: boolean,
): Promise<Result> {
  const { clock, record } = run;
  noteSubmission(record, submission, clock.now());
  // The Store may have said no before anyone waits: in the look that found out what happened to the commit.
  if (isFailure(submission.status ?? ''))
    throw rejected(run, submission.id, await run.store.getStatus(target, submission.id));
  const goal = goalOf(run, submission);
  const steps = {
    verify: () => verifyPackages(run, target, submission.id, plan),
    commitAgain: () => commitForgotten(run, target, submission.id, plan),
  };
  if (goal === undefined) {
    if (isResumed) return 'already-submitted';
    await waitUntil(run, target, submission, 'committed', steps);
    return 'committed';
  }
  const wasThere = isResumed && hasReached(submission.status ?? '', goal);
  const reached = await waitUntil(run, target, submission, goal, steps);
  return wasThere ? 'already-submitted' : furthestGoal(reached);
}

/**
 * Waits until a submission reaches `wait-for`, no matter who made it: its packages are not this run's to check, and its
 * commit is not this run's to repeat.
 *
 * @throws ActionError `rejected` or `timed-out`
 */
export async function awaitAnySubmission(
  run: WaitingRun,
  target: Target,
  submission: Submission,
): Promise<void> {
  const { status, statusDetails } = submission;
  if (status && isFailure(status)) throw rejected(run, submission.id, { status, statusDetails });
  const goal = goalOf(run, submission);
  if (goal === undefined) return;
  await waitUntil(run, target, submission, goal, {
    verify: async () => {},
    commitAgain: async () => {
      throw draftAgain(run, submission.id);
    },
  });
}

interface WaitSteps {
  /** Called once the Store has judged the files, and at the end if that comes later. */
  readonly verify: () => Promise<void>;
  /** Called if the Store forgot the commit. */
  readonly commitAgain: () => Promise<void>;
}

/**
 * Returns the state in which the goal was reached. The submission is committed, so temporary failures do not end the
 * wait but the end of the run's patience.
 */
async function waitUntil(
  run: WaitingRun,
  target: Target,
  submission: Submission,
  goal: 'committed' | Goal,
  steps: WaitSteps,
): Promise<string> {
  const { clock, patience, signal } = run;
  const told = { status: submission.status ?? 'CommitStarted', statusDetails: submission.statusDetails };
  let latest: SubmissionStatus = told;
  let verified = false;
  const verify = () => throughOutages(run, steps.verify);
  const wait = async () => {
    // The Store does not always keep its yes to a commit, and after this run no one looks: so it has to be seen.
    const known =
      goal === 'committed' ? await throughOutages(run, () => readStatus(run, target, submission.id)) : told;
    const result = await pollSubmission({
      goal,
      clock,
      deadline: clock.now() + (goal === 'committed' ? Math.max(patience.left, leastLook) : patience.left),
      signal,
      known,
      look: () => lookAt(run, target, submission.id),
      onState: async (state) => {
        latest = state;
        showState(run, state, goal);
        if (
          verified ||
          goal === 'committed' ||
          isCommitStarted(state.status) ||
          isDraft(state.status) ||
          isFailure(state.status)
        )
          return;
        verified = true;
        await verify();
      },
      commitAgain: () => throughOutages(run, steps.commitAgain),
    });
    if (result.end === 'reached' && (goal === 'certified' || goal === 'published')) await verify();
    return result;
  };
  const { end, seen } = await during(run, `Wait until ${goal}`, () => patience.spend(wait)).catch((error) => {
    throw isPassing(error) ? timedOut(run, submission.id, latest, goal) : error;
  });
  if (end === 'failed') throw rejected(run, submission.id, seen);
  if (end === 'forgotten') throw forgotten(run, submission.id);
  if (end === 'timed-out') throw timedOut(run, submission.id, seen, goal);
  return seen.status;
}

/** Milliseconds in which reads that lag, or one forgotten commit, are over, however little patience is left. */
const leastLook = 120_000;

/** A submission that is held back after certification never becomes `Published` by itself. */
function goalOf(run: WaitingRun, submission: Submission): Goal | undefined {
  const { waitFor } = run.inputs;
  if (waitFor === 'none') return undefined;
  const mode = run.record.plan?.document.targetPublishMode ?? submission.targetPublishMode ?? 'Immediate';
  if (waitFor !== 'published' || mode === 'Immediate' || mode === 'NotSet') return waitFor;
  run.logger.info(
    `The publish mode is ${mode}: the Store holds the submission after certification, so that is how far this run waits.`,
  );
  return 'certified';
}

/** `undefined` if the Store is unavailable: half a minute of that must not end hours of waiting. */
async function lookAt(run: WaitingRun, target: Target, id: string): Promise<SubmissionStatus | undefined> {
  try {
    return await readStatus(run, target, id);
  } catch (error) {
    if (!isPassing(error)) throw error;
    await waitThrough(run, error, 0);
    return undefined;
  }
}

async function readStatus(run: WaitingRun, target: Target, id: string): Promise<SubmissionStatus> {
  try {
    return await run.store.getStatus(target, id);
  } catch (error) {
    throw error instanceof ActionError && error.status === 404 ? submissionGone(id, error) : error;
  }
}

/** Repeats `body` until no outage prevents it; throws the outage's error if the patience ends first. */
async function throughOutages<T>(run: WaitingRun, body: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await body();
    } catch (error) {
      if (!isPassing(error) || run.patience.left === 0) throw error;
      await waitThrough(run, error, outagePause);
    }
  }
}

/** Milliseconds between two tries of what is not a look. */
const outagePause = 60_000;

async function waitThrough(run: WaitingRun, error: ActionError, pause: number): Promise<void> {
  const { clock, logger, patience, signal } = run;
  logger.warning(
    [error.message, error.quote, 'The submission is committed, so this run keeps waiting.']
      .filter(Boolean)
      .join(' '),
  );
  const asked = error instanceof StoreError ? (error.retryAfter ?? 0) : 0;
  await clock.sleep(Math.min(Math.max(asked, pause), patience.left), signal);
}

function showState(run: WaitingRun, state: SubmissionStatus, goal: 'committed' | Goal): void {
  const { logger, record } = run;
  noteSeen(record, state, run.clock.now());
  logger.info(`The submission is in the state ${state.status}.`);
  if (!isKnownState(state.status)) {
    const rest = goal === 'committed' ? '' : '; this run keeps waiting';
    logger.warning(`This action does not know the state ${state.status}${rest}.`);
  }
}

async function verifyPackages(run: WaitingRun, target: Target, id: string, plan: Plan): Promise<void> {
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
  throw packagesDropped(run, id, gone);
}
