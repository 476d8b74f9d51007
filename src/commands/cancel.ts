import { ActionError, type Result } from '../errors.ts';
import type { CancelInputs } from '../inputs/command-inputs.ts';
import { noteSubmission, noteTarget } from '../record/learn.ts';
import { pageOf } from '../record/run-record.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import { describeTarget, type Target } from '../store/target.ts';
import type { Submission } from '../store/wire.ts';
import { classifyPending } from '../submission/ownership.ts';
import { during, type Run } from './run.ts';
import { findTarget } from './steps/find-target.ts';
import { readSituation, type Situation } from './steps/situation.ts';

/**
 * Deletes a pending draft that is ours or was never edited; another one only with `delete-foreign`.
 * Nothing pending is success.
 *
 * @throws ActionError `busy` if the submission is not ours or can't be deleted
 */
export async function cancel(run: Run<CancelInputs>): Promise<Result> {
  const { clock, logger, record, store } = run;
  const target = await during(run, 'Target', () => findTarget(run, run.inputs.target));
  const situation = await during(run, 'Look', () => readSituation(store, target, 'fail'));
  noteTarget(record, target, situation.app, situation.flightName);
  const { pending } = situation;
  if (pending === undefined) {
    logger.info(`Nothing is pending for ${describeTarget(target)}: nothing to do.`);
    return 'done';
  }
  noteSubmission(record, pending, clock.now());
  checkDeletable(run, target, situation, pending);
  await during(run, 'Delete', async () => {
    if ((await store.delete(target, pending.id)) === 'in-progress') throw notDeletable(run, pending);
    record.deletedId = pending.id;
    logger.info(`Deleted submission ${pending.id} (${pending.status}) of ${describeTarget(target)}.`);
  });
  return 'done';
}

function checkDeletable(
  run: Run<CancelInputs>,
  target: Target,
  situation: Situation,
  pending: Submission,
): void {
  const status = statusOf(pending);
  if (!isDraft(status) && !isFailure(status)) throw notDeletable(run, pending);
  if (isDraft(status) && !pending.fileUploadUrl) throw madeInPartnerCenter(run, pending);
  const kind = classifyPending(
    {
      published: situation.published,
      plan: undefined,
      fileNames: [],
      identityName: situation.app?.packageIdentityName ?? '',
    },
    pending,
  );
  if (kind === 'foreign' && !run.inputs.deleteForeign) throw foreign(run, target, pending);
  run.logger.info(
    kind === 'foreign'
      ? `Submission ${pending.id} has changes that this action did not make; delete-foreign is set.`
      : `Submission ${pending.id} is ${kind === 'untouched' ? 'a draft that has not been edited' : 'an earlier run’s'}.`,
  );
}

function foreign(run: Run, target: Target, pending: Submission): ActionError {
  return busy(run, {
    code: 'foreign-draft',
    message: `Submission ${pending.id} (${pending.status}) of ${describeTarget(target)} has changes that this action did not make. Nothing was changed.`,
    todo: 'Look at it in Partner Center. To delete it anyway, set delete-foreign: true.',
  });
}

function madeInPartnerCenter(run: Run, pending: Submission): ActionError {
  return busy(run, {
    code: 'foreign-draft',
    message: `Draft ${pending.id} was made in Partner Center, and the API can't delete it. Nothing was changed.`,
    todo: 'Delete it in Partner Center.',
  });
}

function notDeletable(run: Run, pending: Submission): ActionError {
  return busy(run, {
    code: 'not-deletable',
    message: `Submission ${pending.id} is in the state ${pending.status}, in which the API does not delete it. Nothing was changed.`,
    todo: 'Cancel it in Partner Center, or wait until it is published.',
  });
}

function busy(run: Run, what: { code: string; message: string; todo: string }): ActionError {
  return new ActionError({ ...what, result: 'busy', link: pageOf(run.record) });
}
