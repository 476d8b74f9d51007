import { pageOf } from '../../report/run-record.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { during, type Run } from '../run.ts';
import type { Slot } from './find-slot.ts';
import { noteSubmission } from './note.ts';

/** Title of the step in which a submission may come to be. */
export const createStage = 'Create the submission';

/** Step 7: gets this run its draft: the untouched one that is there, or a new clone. */
export function openDraft(
  run: Run,
  target: Target,
  slot: Extract<Slot, { situation: unknown }>,
): Promise<Submission> {
  const { logger, store } = run;
  const { decision, situation } = slot;
  return during(run, createStage, async () => {
    const { pending, published } = situation;
    if (decision.action === 'use' && pending !== undefined) {
      logger.info(`Using what is there: ${decision.reason}.`);
      return announce(run, pending);
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
