import { ActionError, messageOf } from '../../errors.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { Run } from '../run.ts';
import { forgetSubmission } from './note.ts';

/**
 * Runs `body`; where a rule or guard refuses the release after the draft was made, deletes the draft, so
 * that a refusal leaves nothing behind. After any other failure the draft stays: the next run takes over.
 */
export async function discardIfRefused<T>(
  run: Run,
  target: Target,
  draft: Submission,
  body: () => Promise<T>,
): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof ActionError && error.result === 'refused') await discard(run, target, draft);
    throw error;
  }
}

/** A draft that can't be deleted is no second error: the next run knows it for ours. */
async function discard(run: Run, target: Target, draft: Submission): Promise<void> {
  try {
    await run.store.delete(target, draft.id);
    forgetSubmission(run.record);
    run.logger.info(`Deleted draft ${draft.id} again: nothing was submitted.`);
  } catch (error) {
    run.logger.warning(
      `Draft ${draft.id} of this run could not be deleted (${messageOf(error)}). The next run deletes it.`,
    );
  }
}
