import { ActionError, type Result } from '../errors.ts';
import { isAsWanted, type RolloutAction } from '../store/rollout.ts';
import { describeTarget, type Target } from '../store/target.ts';
import type { PackageRollout, Submission } from '../store/wire.ts';
import { describeExisting, fileKey, livePackagesOf } from '../submission/coverage.ts';
import { stateOfRollout } from '../submission/rollout.ts';
import { highestVersion } from '../submission/version.ts';
import { during, type Run } from './run.ts';
import { findTarget } from './steps/find-target.ts';
import { noteSubmission, noteTarget } from './steps/note.ts';
import { readFallback } from './steps/situation.ts';

/** Milliseconds between two looks at a change that is not to be seen yet. */
const readBackPause = 5_000;

/**
 * Changes, halts or finalizes the rollout of the last published submission; no package is needed. Reads
 * first: what is there already is success without a write.
 *
 * @throws ActionError `refused` where the rollout is not in progress, would shrink, or is another version's
 */
export async function rollout(run: Run): Promise<Result> {
  const { logger, store } = run;
  const target = await during(run, 'Target', () => findTarget(run));
  const submission = await during(run, 'Look at the rollout', () => readPublished(run, target));
  const wanted = wantedChange(run);
  const now = await store.getRollout(target, submission.id);
  showRollout(run, now);
  if (isAsWanted(now, wanted) || isFinalized(now, wanted)) {
    logger.info('The rollout is there already: nothing to do.');
    return 'done';
  }
  checkChange(now, wanted);
  await during(run, 'Change the rollout', async () => {
    await store.changeRollout(target, submission.id, wanted);
    await readBack(run, target, submission.id, wanted);
  });
  if (wanted.action === 'update' && wanted.percentage === 100) {
    logger.info(
      '100 % is not finalized: older systems keep the packages from before. Use rollout-action: finalize to end the rollout.',
    );
  }
  return 'done';
}

/** Reads of the service can lag behind its writes, so the answer is looked for three times. */
async function readBack(run: Run, target: Target, id: string, wanted: RolloutAction): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    const after = await run.store.getRollout(target, id);
    showRollout(run, after);
    if (isAsWanted(after, wanted)) return;
    if (looks === 3) throw notTaken(after, wanted);
    await run.clock.sleep(readBackPause, run.signal);
  }
}

/** A rollout that was finalized has reached 100 %, and more. */
function isFinalized(now: PackageRollout, wanted: RolloutAction): boolean {
  return wanted.action === 'update' && wanted.percentage === 100 && isAsWanted(now, { action: 'finalize' });
}

async function readPublished(run: Run, target: Target): Promise<Submission> {
  const { record, store, clock, logger, inputs } = run;
  const found = await store.look(target);
  noteTarget(record, target, found.app);
  if (found.lastPublished === undefined) {
    throw refused(
      'never-published',
      `${describeTarget(target)} was never published, so it has no rollout.`,
      'Publish with rollout-percentage first.',
    );
  }
  const submission = await store.getSubmission(target, found.lastPublished.id);
  noteSubmission(record, submission, clock.now());
  const version = await versionInRollout(run, target, submission);
  logger.info(`Last published submission: ${submission.id}, version ${version ?? 'unknown'}.`);
  if (inputs.expectedVersion !== undefined && inputs.expectedVersion !== version) {
    throw refused(
      'unexpected-version',
      `The published version is ${version ?? 'unknown'}, not ${inputs.expectedVersion}: this would change the rollout of another build.`,
      'Run the rollout from the workflow of the version that is published, or correct expected-version.',
    );
  }
  return submission;
}

/** Version of the packages that spread: those that the submission to fall back to has, too, stay where they are. */
async function versionInRollout(
  run: Run,
  target: Target,
  submission: Submission,
): Promise<string | undefined> {
  const live = livePackagesOf(submission);
  const fallback = await readFallback(run.store, target, submission);
  const kept = new Set((fallback ? livePackagesOf(fallback) : []).map((each) => fileKey(each.fileName)));
  const fresh = live.filter((each) => !kept.has(fileKey(each.fileName)));
  return highestVersion(
    (fresh.length > 0 ? fresh : live).flatMap((each) => describeExisting(each).version ?? []),
  );
}

function wantedChange({ inputs }: Run): RolloutAction {
  if (inputs.rolloutAction !== undefined) return { action: inputs.rolloutAction };
  if (inputs.rolloutPercentage === undefined) throw new Error('The inputs of rollout were not checked.');
  return { action: 'update', percentage: inputs.rolloutPercentage };
}

function showRollout({ logger, record }: Run, now: PackageRollout): void {
  const percentage = now.packageRolloutPercentage ?? undefined;
  const status = now.packageRolloutStatus ?? undefined;
  record.rollout = { percentage, status };
  logger.info(
    `Rollout: ${now.isPackageRollout ? `${percentage ?? '?'} %, ${status ?? 'state unknown'}` : 'none, everybody has the packages'}.`,
  );
}

/** Only a rollout in progress changes (store-api.md §2.3), and a share that customers have is not taken back. */
function checkChange(now: PackageRollout, wanted: RolloutAction): void {
  const state = stateOfRollout(now);
  if (state !== 'in-progress') {
    throw refused(
      'rollout-not-in-progress',
      `The rollout is not in progress (${now.isPackageRollout ? now.packageRolloutStatus : 'there is none'}), and only one in progress can be changed.`,
      ['none', 'complete', 'stopped'].includes(state)
        ? 'Publish with rollout-percentage to begin a new one.'
        : 'Look at it in Partner Center, and run this again once it is in progress.',
    );
  }
  const present = now.packageRolloutPercentage ?? 0;
  if (wanted.action === 'update' && wanted.percentage < present) {
    throw refused(
      'rollout-shrinks',
      `The rollout is at ${present} % already, and ${wanted.percentage} % is less: customers who have the packages keep them.`,
      'To stop it, use rollout-action: halt; to widen it, give a higher share.',
    );
  }
}

function notTaken(after: PackageRollout, wanted: RolloutAction): ActionError {
  return new ActionError({
    code: 'rollout-not-taken',
    result: 'rejected',
    message: `The Store took the change (${wanted.action}) but answers ${after.packageRolloutPercentage} %, ${after.packageRolloutStatus} afterwards.`,
    todo: 'Look at the rollout in Partner Center, then run this again.',
  });
}

function refused(code: string, message: string, todo: string): ActionError {
  return new ActionError({ code, result: 'refused', message, todo });
}
