import type { Clock } from '../../clock.ts';
import { type Goal, hasReached, isDraft, isFailure } from '../../store/states.ts';
import type { SubmissionStatus } from '../../store/wire.ts';

export interface PollOptions {
  readonly goal: 'committed' | Goal;
  readonly clock: Clock;
  /** Milliseconds since the epoch at which waiting ends. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** What is known already, from the response to the commit or from an earlier poll. */
  readonly known: SubmissionStatus;
  /** One poll of the Store; `undefined` if it is unavailable, so that the next poll decides. */
  readonly look: () => Promise<SubmissionStatus | undefined>;
  /** Called with every state that differs from the one before. */
  readonly onState: (seen: SubmissionStatus) => Promise<void>;
  /** Commits the submission again; called at most once, when the Store has forgotten the first commit. */
  readonly commitAgain: () => Promise<void>;
}

/** How waiting ended. `forgotten`: the Store lost the commit twice. */
export interface PollResult {
  readonly end: 'reached' | 'failed' | 'timed-out' | 'forgotten';
  readonly seen: SubmissionStatus;
}

const firstPause = 5_000;
const longestPause = 60_000;
const spread = 1.5;

/**
 * "Updates are getting lost somewhere" (https://github.com/mozilla-releng/scriptworker-scripts/pull/1273): how long
 * PendingCommit may be returned after a commit that the Store accepted.
 */
const forgottenAfter = 45_000;

/**
 * Polls a submission until it reaches the goal, fails or the time is up. Polls start close together and
 * spread out. States may be skipped between two polls; one that this action does not know is waited out.
 */
export async function pollSubmission(options: PollOptions): Promise<PollResult> {
  const { clock, deadline, goal, signal } = options;
  let pause = firstPause;
  let draftSince: number | undefined;
  let commits = 1;
  let seen = options.known;
  let isSeenNow = true;
  await options.onState(seen);
  for (;;) {
    if (isFailure(seen.status)) return { end: 'failed', seen };
    if (hasReached(seen.status, goal)) return { end: 'reached', seen };
    // What was seen before an outage says nothing about the commit since.
    if (isSeenNow) draftSince = isDraft(seen.status) ? (draftSince ?? clock.now()) : undefined;
    if (isSeenNow && draftSince !== undefined && clock.now() - draftSince >= forgottenAfter) {
      if (commits === 2) return { end: 'forgotten', seen };
      await options.commitAgain();
      commits = 2;
      draftSince = undefined;
      isSeenNow = false;
      pause = firstPause;
    }
    const left = deadline - clock.now();
    if (left <= 0) return { end: 'timed-out', seen };
    await clock.sleep(Math.min(pause, left), signal);
    pause = Math.min(pause * spread, longestPause);
    const before = seen.status;
    const look = await options.look();
    isSeenNow = look !== undefined;
    seen = look ?? seen;
    if (seen.status !== before) await options.onState(seen);
  }
}
