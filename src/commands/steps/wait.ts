import { ActionError } from '../../errors.ts';
import { type Goal, isCommitStarted, isDraft, isFailure, isKnownState } from '../../store/states.ts';
import { isPassing, StoreError } from '../../store/store-error.ts';
import type { Target } from '../../store/target.ts';
import type { Submission, SubmissionStatus } from '../../store/wire.ts';
import type { Run } from '../run.ts';
import { type PollResult, pollSubmission } from './poll.ts';
import { forgotten, rejected, submissionGone, timedOut } from './wait-errors.ts';

/** What waiting needs. */
export type WaitingRun = Pick<Run, 'clock' | 'learn' | 'logger' | 'patience' | 'signal' | 'step' | 'store'>;

/** A wait for a committed submission. */
export interface Wait {
  readonly target: Target;
  /** The submission as it was last read. */
  readonly submission: Submission;
  readonly goal: 'committed' | Goal;
  /** Input `timeout-minutes`, for messages. */
  readonly timeoutMinutes: number;
  /** Called once the Store has judged the files, and at the end if that comes later. */
  readonly verify: () => Promise<void>;
  /** Called if the Store forgot the commit. */
  readonly commitAgain: () => Promise<void>;
}

/** Milliseconds after which lagging reads or one forgotten commit are over, however little patience is left. */
const leastLook = 120_000;

/**
 * Returns the state in which the goal was reached. The submission is committed, so temporary failures do not end the
 * wait, only the end of the run's patience does.
 *
 * @throws ActionError `rejected`, `timed-out`, and what `verify` and `commitAgain` throw
 */
export async function waitUntil(run: WaitingRun, wait: Wait): Promise<string> {
  const { goal, submission } = wait;
  let latest = toldBy(submission);
  const noteLatest = (state: SubmissionStatus) => {
    latest = state;
  };
  try {
    const body = () => run.patience.spend(() => poll(run, wait, noteLatest));
    return stateReached(wait, await run.step(`Wait until ${goal}`, body));
  } catch (error) {
    throw isPassing(error) ? timedOut(wait, latest) : error;
  }
}

/** What is known of a submission whose commit the Store has just accepted. */
function toldBy({ status, statusDetails }: Submission): SubmissionStatus {
  return { status: status ?? 'CommitStarted', statusDetails };
}

async function poll(
  run: WaitingRun,
  wait: Wait,
  onState: (state: SubmissionStatus) => void,
): Promise<PollResult> {
  const { clock, patience, signal } = run;
  const { goal, target, submission } = wait;
  const verify = () => throughOutages(run, wait.verify);
  const verifyFirst = once(verify);
  // The Store sometimes loses a commit that it accepted, and no one checks after this run, so it has to be seen.
  const known =
    goal === 'committed'
      ? await throughOutages(run, () => readStatus(run, target, submission.id))
      : toldBy(submission);
  const result = await pollSubmission({
    goal,
    clock,
    deadline: clock.now() + (goal === 'committed' ? Math.max(patience.left, leastLook) : patience.left),
    signal,
    known,
    look: () => lookAt(run, target, submission.id),
    onState: async (state) => {
      onState(state);
      showState(run, state, goal);
      if (goal !== 'committed' && isJudged(state.status)) await verifyFirst();
    },
    commitAgain: () => throughOutages(run, wait.commitAgain),
  });
  if (result.end === 'reached' && (goal === 'certified' || goal === 'published')) await verify();
  return result;
}

/** True if the Store has judged the files, and did not refuse them. */
function isJudged(status: string): boolean {
  return !isCommitStarted(status) && !isDraft(status) && !isFailure(status);
}

function once(body: () => Promise<void>): () => Promise<void> {
  let hasBegun = false;
  return async () => {
    if (hasBegun) return;
    hasBegun = true;
    await body();
  };
}

/** @throws ActionError if the goal was not reached */
function stateReached(wait: Wait, { end, seen }: PollResult): string {
  const { target, submission } = wait;
  switch (end) {
    case 'failed':
      throw rejected(target, submission.id, seen);
    case 'forgotten':
      throw forgotten(target, submission.id);
    case 'timed-out':
      throw timedOut(wait, seen);
    case 'reached':
      return seen.status;
  }
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

async function readStatus(
  { store }: Pick<Run, 'store'>,
  target: Target,
  id: string,
): Promise<SubmissionStatus> {
  try {
    return await store.getStatus(target, id);
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

/** Milliseconds between two tries of anything except a poll. */
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

function showState({ learn, logger }: WaitingRun, state: SubmissionStatus, goal: Wait['goal']): void {
  learn('state', state);
  logger.info(`The submission has the status ${state.status}.`);
  if (!isKnownState(state.status)) {
    const rest = goal === 'committed' ? '' : '; this run keeps waiting';
    logger.warning(`This action does not recognize the status ${state.status}${rest}.`);
  }
}
