import type { Result } from '../errors.ts';
import type { PublishInputs } from '../inputs/command-inputs.ts';
import type { PackageFacts } from '../packages/facts.ts';
import { connected, during, type LocalRun } from './run.ts';
import { checkAsked } from './steps/asked.ts';
import { awaitOwnSubmission } from './steps/await-submission.ts';
import { clearSlot } from './steps/clear-slot.ts';
import { commitDraft } from './steps/commit.ts';
import { openDraft } from './steps/draft.ts';
import { endRollout } from './steps/end-rollout.ts';
import { findTarget } from './steps/find-target.ts';
import { refuseOn } from './steps/judge.ts';
import { planOnClone } from './steps/plan-on-clone.ts';
import { preview } from './steps/preview.ts';
import { previewOffline } from './steps/preview-offline.ts';
import { readPatch } from './steps/read-patch.ts';
import { findSlot } from './steps/slot.ts';
import { updateDraft } from './steps/update-draft.ts';
import { uploadPackages } from './steps/upload.ts';
import { withDraft } from './steps/with-draft.ts';

/** A run that signs in, and so says what it publishes to. */
export interface OnlineRun extends LocalRun<Extract<PublishInputs, { readonly credentials: object }>> {
  readonly offline: undefined;
}

/** A dry run that does not sign in. */
export interface OfflineRun extends LocalRun<PublishInputs> {
  /** Why it does not, in words for a contributor. */
  readonly offline: string;
}

/**
 * Publishes packages: from files to a committed submission. The inputs were checked before (architecture.md,
 * "The way of a publish run").
 *
 * @throws ActionError whose `result` says how the run ended
 */
export async function publish(
  local: OnlineRun | OfflineRun,
  packages: readonly PackageFacts[],
): Promise<Result> {
  const release = { packages, patch: await readPatch(local) };
  refuseOn(checkAsked(local, release));
  if (local.offline !== undefined) return previewOffline(local, release, local.offline);
  const run = await connected(local);
  const target = await during(run, 'Target', () => findTarget(run, run.inputs.target));
  if (run.inputs.dryRun) return preview(run, target, release);

  // Looks, checks, plans and decides, again for as long as `if-pending: wait` waits for the slot.
  const slot = await findSlot(run, target, release);
  if (slot.action === 'already-submitted') return 'already-submitted';
  if (slot.action === 'resume') return awaitOwnSubmission(run, target, slot.pending, slot.plan, true);

  await clearSlot(run, target, slot);
  const situation = await endRollout(run, target, slot.situation);
  const clone = await openDraft(run, target, slot);
  const { plan, submission } = await withDraft(run, target, clone, async () => {
    const plan = planOnClone(run, target, release, situation, clone);
    await updateDraft(run, target, clone, plan);
    await uploadPackages(run, clone, plan, release);
    return { plan, submission: await commitDraft(run, target, clone, plan) };
  });
  return awaitOwnSubmission(run, target, submission, plan, false);
}
