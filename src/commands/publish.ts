import type { Result } from '../errors.ts';
import type { PublishInputs } from '../inputs/command-inputs.ts';
import type { PackageFacts } from '../packages/facts.ts';
import { connected, type LocalRun } from './run.ts';
import { awaitCommitted, awaitResumed } from './steps/await-submission.ts';
import { commitDraft } from './steps/commit.ts';
import { openDraft, updateDraft, withDraft } from './steps/draft.ts';
import { findTarget } from './steps/find-target.ts';
import { refuseOn } from './steps/judge.ts';
import { lookAndPlan, planOnClone } from './steps/plan.ts';
import { planOffline } from './steps/preview.ts';
import { readListingFolder } from './steps/read-listing.ts';
import { readPatch } from './steps/read-patch.ts';
import { checkAsked, filesOf, keepsPackages } from './steps/release.ts';
import { awaitSlot, clearSlot, endRollout } from './steps/slot.ts';
import { uploadFiles } from './steps/upload.ts';

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
 * Publishes packages, from files to a committed submission; without any, a submission that keeps the Store's. The inputs
 * were checked before (architecture.md, "How a publish run works").
 *
 * @throws ActionError whose `result` says how the run ended
 */
export async function publish(
  local: OnlineRun | OfflineRun,
  packages: readonly PackageFacts[],
): Promise<Result> {
  const listing = await readListingFolder(local, local.inputs, packages);
  const release = { packages, patch: await readPatch(local, local.inputs, listing?.folder), listing };
  refuseOn(checkAsked(local.inputs, release));
  if (local.offline !== undefined) return planOffline(local, release, local.offline);
  const run = await connected(local);
  const { inputs } = run;
  const target = await findTarget(run, inputs.target);
  const first = await lookAndPlan(run, { target, release });
  if (inputs.dryRun) return 'planned';

  const { decision, plan: shown, situation: before } = await awaitSlot(run, first);
  if (decision.action === 'already-submitted') return 'already-submitted';
  if (decision.action === 'resume')
    return awaitResumed(run, { target, submission: decision.pending, plan: shown }, inputs);

  await clearSlot(run, target, { decision, looksAgain: keepsPackages(release) });
  const situation = await endRollout(run, target, { situation: before, action: inputs.existingRollout });
  const clone = await openDraft(run, target, { decision, situation: before });
  const own = await withDraft(run, { target, id: clone.id }, async () => {
    const plan = planOnClone(run, { target, release, situation, clone });
    const draft = { target, id: clone.id, plan };
    await updateDraft(run, draft);
    const files = filesOf(release, clone);
    await uploadFiles(run, { draft: clone, plan, files, storeApiUrl: inputs.storeApiUrl });
    return { target, plan, submission: await commitDraft(run, draft) };
  });
  return awaitCommitted(run, own, inputs);
}
