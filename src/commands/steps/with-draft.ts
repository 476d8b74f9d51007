import { ActionError, messageOf } from '../../errors.ts';
import { forgetSubmission } from '../../record/learn.ts';
import { keepRunsApart } from '../../store/partner-center.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { PublishRun } from '../run.ts';

/**
 * Runs `body` on this run's draft. If a rule or guard refuses the release, deletes the draft, so that a
 * refusal leaves nothing behind; after any other failure it stays, and the next run takes over.
 *
 * @throws ActionError `draft-gone` (busy) where someone deleted the draft, and what `body` throws
 */
export async function withDraft<T>(
  run: PublishRun,
  target: Target,
  draft: Submission,
  body: () => Promise<T>,
): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (error.result === 'refused') await discard(run, target, draft);
    throw error instanceof StoreError && error.status === 404 ? draftGone(run, draft, error) : error;
  }
}

/** Of two runs at once, the second one takes the first one's draft for left behind (design §3, "Pending"). */
function draftGone(run: PublishRun, draft: Submission, { correlationId }: ActionError): ActionError {
  forgetSubmission(run.record);
  return new ActionError({
    code: 'draft-gone',
    result: 'busy',
    message: `Draft ${draft.id} of this run was deleted while it was being prepared, most likely by another run. Nothing was submitted.`,
    todo: `Run this again if the other run did not publish it. ${keepRunsApart}`,
    status: 404,
    correlationId,
  });
}

/** A draft that can't be deleted is no second error: the next run knows it for ours. */
async function discard(run: PublishRun, target: Target, draft: Submission): Promise<void> {
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
