import type { Result } from '../errors.ts';
import type { CancelInputs } from '../inputs/command-inputs.ts';
import { foreignDraft, notDeletable, partnerCenterDraft } from '../store/slot-errors.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import { describeTarget, type Target } from '../store/target.ts';
import type { Submission } from '../store/wire.ts';
import { classifyPending } from '../submission/ownership.ts';
import type { Run } from './run.ts';
import { findTarget } from './steps/find-target.ts';
import { readSituation, type Situation } from './steps/situation.ts';

/**
 * Deletes a pending draft that is ours or was never edited; another one only with `delete-foreign`.
 * Nothing pending is success.
 *
 * @throws ActionError `busy` if the submission is not ours or can't be deleted
 */
export async function cancel(run: Run<CancelInputs>): Promise<Result> {
  const { inputs, learn, logger, step, store } = run;
  const target = await findTarget(run, inputs.target);
  const situation = await step('Read from the Store', () => readSituation(store, target, 'fail'));
  const { app, flightName, pending } = situation;
  learn('target', { target, app, flightName });
  if (pending === undefined) {
    logger.info(`No submission is pending for ${describeTarget(target)}: nothing to do.`);
    return 'done';
  }
  learn('submission', pending);
  const whose = ownerOf(target, situation, pending);
  if (whose === 'foreign' && !inputs.deleteForeign) throw foreignDraft(target, pending);
  logger.info(`Submission ${pending.id} ${owners[whose]}`);
  await step('Delete', async () => {
    if ((await store.delete(target, pending.id)) === 'in-progress') throw notDeletable(target, pending);
    learn('canceled', pending.id);
    logger.info(`Deleted submission ${pending.id} (${pending.status}) of ${describeTarget(target)}.`);
  });
  return 'done';
}

type Owner = 'foreign' | 'untouched' | 'ours';

const owners: Readonly<Record<Owner, string>> = {
  foreign: 'has changes that this action did not make; delete-foreign is set.',
  untouched: 'is a draft that has not been edited.',
  ours: 'was made by an earlier run.',
};

/** The owner of a submission that can be deleted. @throws ActionError `busy` if it can't */
function ownerOf(target: Target, { app, published }: Situation, pending: Submission): Owner {
  const status = statusOf(pending);
  if (!isDraft(status) && !isFailure(status)) throw notDeletable(target, pending);
  if (isDraft(status) && !pending.fileUploadUrl) throw partnerCenterDraft(target, pending);
  const identityName = app?.packageIdentityName ?? '';
  const kind = classifyPending({ published, plan: undefined, fileNames: [], identityName }, pending);
  return kind === 'foreign' || kind === 'untouched' ? kind : 'ours';
}
