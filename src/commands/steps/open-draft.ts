import { ActionError } from '../../errors.ts';
import { describeTarget, type Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { during, type Run } from '../run.ts';
import type { Slot } from './find-slot.ts';
import { noteSubmission, pageOf } from './note.ts';

/**
 * Step 7: gets this run its draft: the untouched one that is there, or a new clone, after deleting what
 * is in the way where that was decided.
 *
 * @throws ActionError `busy` where the Store keeps the pending submission
 */
export function openDraft(
  run: Run,
  target: Target,
  slot: Extract<Slot, { situation: unknown }>,
): Promise<Submission> {
  const { logger, store } = run;
  const { decision, situation } = slot;
  return during(run, 'Create the submission', async () => {
    const { pending, published } = situation;
    if (decision.action === 'use' && pending !== undefined) {
      logger.info(`Using what is there: ${decision.reason}.`);
      return announce(run, pending);
    }
    if (decision.action === 'replace' && pending !== undefined) {
      logger.info(`Deleting submission ${pending.id}: ${decision.reason}`);
      if ((await store.delete(target, pending.id)) === 'in-progress')
        throw notDeletable(run, target, pending);
    }
    const known = [published, pending].flatMap((each) => (each === undefined ? [] : [each.id]));
    return announce(run, await store.create(target, new Set(known)));
  });
}

function announce(run: Run, draft: Submission): Submission {
  const { logger, record } = run;
  noteSubmission(record, draft, run.clock.now());
  logger.info(`Submission ${draft.id}: ${pageOf(record) ?? 'see Partner Center'}`);
  return draft;
}

function notDeletable(run: Run, target: Target, pending: Submission): ActionError {
  noteSubmission(run.record, pending, run.clock.now());
  return new ActionError({
    code: 'slot-taken',
    result: 'busy',
    message: `The Store does not delete submission ${pending.id} of ${describeTarget(target)} (${pending.status} when this run looked, perhaps further by now). Nothing was changed.`,
    todo: 'Wait until it is published, or cancel it in Partner Center, then run this again.',
  });
}
