import { ActionError, type Result } from '../errors.ts';
import type { RolloutInputs } from '../inputs/command-inputs.ts';
import {
  isAsWanted,
  type RolloutAction,
  type RolloutState,
  shareOf,
  stateOfRollout,
} from '../store/rollout.ts';
import type { Target } from '../store/target.ts';
import type { PackageRollout } from '../store/wire.ts';
import { notPublishedYet, type PendingRelease, readRolloutRelease, refused } from './rollout-release.ts';
import type { Run } from './run.ts';
import { findTarget } from './steps/find-target.ts';

/** Milliseconds between two reads of a change that is not visible yet. */
const readBackPause = 5_000;

/**
 * Changes, halts or finalizes the rollout of the last published submission; no package is needed. Reads
 * first: a rollout that is already in that state is success without a write.
 *
 * @throws ActionError `refused` if the rollout is not in progress, would shrink, or is another version's; `busy` if
 *   the submission with the rollout is not published yet
 */
export async function rollout(run: Run<RolloutInputs>): Promise<Result> {
  const { inputs, learn, logger, step, store } = run;
  const wanted = inputs.change;
  const target = await findTarget(run, inputs.target);
  const { submission, pending } = await step('Read the rollout', () =>
    readRolloutRelease(run, target, inputs.expectedVersion),
  );
  const now = await store.getRollout(target, submission.id);
  learn('rolloutBefore', now);
  showRollout(run, now);
  if (isAsWanted(now, wanted) || isFinalized(now, wanted)) {
    logger.info('The rollout is already in that state; nothing to do.');
    warnOfPending(logger, pending);
    return 'done';
  }
  checkChange(now, wanted, pending);
  await step('Change the rollout', async () => {
    await store.changeRollout(target, submission.id, wanted);
    const after = await readBack(run, target, submission.id, wanted);
    logger.info(`Rollout: ${share(now)} → ${share(after)}.`);
  });
  if (wanted.action === 'update' && wanted.percentage === 100) {
    logger.info(
      'A rollout at 100% is not finalized: until it is, older systems keep the previous packages and new releases are refused. To end it, use rollout-action: finalize.',
    );
  }
  return 'done';
}

/** Reads of the service can lag behind its writes, so it is read up to three times. */
async function readBack(
  run: Pick<Run, 'clock' | 'learn' | 'logger' | 'signal' | 'store'>,
  target: Target,
  id: string,
  wanted: RolloutAction,
): Promise<PackageRollout> {
  for (let looks = 1; ; looks += 1) {
    const after = await run.store.getRollout(target, id);
    showRollout(run, after);
    if (isAsWanted(after, wanted)) return after;
    if (looks === 3) throw notTaken(after, wanted);
    await run.clock.sleep(readBackPause, run.signal);
  }
}

/** A finalized rollout has reached 100%, and more. */
function isFinalized(now: PackageRollout, wanted: RolloutAction): boolean {
  return wanted.action === 'update' && wanted.percentage === 100 && isAsWanted(now, { action: 'finalize' });
}

/** `50%`, with the state if the rollout has ended: `0% (halted)`. */
function share(rollout: PackageRollout): string {
  const text = `${shareOf(rollout) ?? '?'}%`;
  const state = stateOfRollout(rollout);
  if (state === 'stopped') return `${text} (halted)`;
  return state === 'complete' ? `${text} (finalized)` : text;
}

function showRollout({ learn, logger }: Pick<Run, 'learn' | 'logger'>, now: PackageRollout): void {
  const percentage = shareOf(now);
  const status = now.packageRolloutStatus ?? undefined;
  learn('rollout', now);
  logger.info(
    `Rollout: ${now.isPackageRollout ? `${percentage ?? '?'}%, ${status ?? 'status unknown'}` : 'none (everyone gets the packages)'}.`,
  );
}

/** Someone who changes a rollout right after publishing means the release that is still on its way. */
function warnOfPending(logger: Run['logger'], pending: PendingRelease | undefined): void {
  if (pending?.bringsRollout)
    logger.warning(
      `This run checked the rollout of the published version. ${notPublishedYet(pending).message}`,
    );
}

/** Only a rollout in progress changes (store-api.md §2.3), and a share that customers have is not taken back. */
function checkChange(now: PackageRollout, wanted: RolloutAction, pending: PendingRelease | undefined): void {
  const state = stateOfRollout(now);
  if (state !== 'in-progress') {
    if (pending?.bringsRollout) throw notPublishedYet(pending);
    throw refused(
      'rollout-not-in-progress',
      `The rollout can't be changed because it is not in progress (${now.isPackageRollout ? now.packageRolloutStatus : 'there is none'}).`,
      whatInstead(state, wanted),
    );
  }
  const present = now.packageRolloutPercentage ?? 0;
  // A share that differs only by the Store's rounding was already accepted as wanted.
  if (wanted.action === 'update' && wanted.percentage < present) {
    throw refused(
      'rollout-shrinks',
      `The rollout is already at ${share(now)}, so it can't go back to ${wanted.percentage}%: customers who have the packages keep them.`,
      'To stop it, use rollout-action: halt. To increase it, set a higher percentage.',
    );
  }
}

/** What works if a rollout is not in progress. */
function whatInstead(state: RolloutState, { action }: RolloutAction): string {
  if (state === 'not-started' || state === 'unknown')
    return 'Check the rollout in Partner Center, and re-run the job once the rollout is in progress.';
  if (action === 'update') return 'To begin a new one, publish with rollout-percentage.';
  if (state === 'stopped') return "A halted rollout can't be resumed: publish a higher version.";
  return action === 'finalize'
    ? 'There is nothing to finalize: everyone is already offered the packages.'
    : 'There is nothing to halt: everyone is already offered the packages. To replace them, publish a higher version.';
}

function notTaken(after: PackageRollout, wanted: RolloutAction): ActionError {
  return new ActionError({
    code: 'rollout-not-taken',
    result: 'rejected',
    message: `The Store accepted the change (${wanted.action}), but now reports a rollout of ${share(after)} (${after.packageRolloutStatus}).`,
    todo: 'Check the rollout in Partner Center, then re-run the job.',
  });
}
