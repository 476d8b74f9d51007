import { ActionError } from '../../errors.ts';
import { noteSubmission } from '../../record/learn.ts';
import { describeTarget, type Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { during, type PublishRun } from '../run.ts';
import type { Slot } from './slot.ts';

/**
 * Step 7, first: deletes what is in the way if that was decided, before anything else is changed.
 *
 * @throws ActionError `slot-taken` (busy) if the Store keeps it
 */
export async function clearSlot(
  run: PublishRun,
  target: Target,
  { decision, situation }: Extract<Slot, { situation: unknown }>,
): Promise<void> {
  const { pending } = situation;
  if (decision.action !== 'replace' || pending === undefined) return;
  await during(run, 'Clear the slot', async () => {
    run.logger.info(`Deleting submission ${pending.id}: ${decision.reason}`);
    const outcome = await run.store.delete(target, pending.id).catch((error: unknown) => {
      // That submission still holds the slot, so the record says which it is.
      if (error instanceof ActionError && error.result === 'busy')
        noteSubmission(run.record, pending, run.clock.now());
      throw error;
    });
    if (outcome === 'in-progress') throw notDeletable(run, target, pending);
  });
}

function notDeletable(run: PublishRun, target: Target, pending: Submission): ActionError {
  noteSubmission(run.record, pending, run.clock.now());
  return new ActionError({
    code: 'slot-taken',
    result: 'busy',
    message: `The Store does not delete submission ${pending.id} of ${describeTarget(target)} (last seen as ${pending.status}). Nothing was changed.`,
    todo: 'Wait until it is published, or cancel it in Partner Center, then run this again.',
  });
}
