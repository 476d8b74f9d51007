import { ActionError, messageOf } from '../../errors.ts';
import { pageOfSubmission } from '../../store/partner-center.ts';
import { draftGone, draftTaken } from '../../store/slot-errors.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { classifyPending } from '../../submission/ownership.ts';
import type { OpenDecision } from '../../submission/pending.ts';
import type { Plan } from '../../submission/types.ts';
import { sentence } from '../../text/format.ts';
import { createStage, type Run } from '../run.ts';
import type { Situation } from './situation.ts';

/** What changing a draft needs. */
type DraftRun = Pick<Run, 'learn' | 'logger' | 'step' | 'store'>;

/**
 * Step 6: gets this run its draft: the untouched one that is there, or a new clone.
 *
 * @throws ActionError `slot-taken` (busy) if someone else is working in the draft that is there by now
 */
export function openDraft(
  { learn, logger, step, store }: DraftRun,
  target: Target,
  { decision, situation }: { readonly decision: OpenDecision; readonly situation: Situation },
): Promise<Submission> {
  const open = async (): Promise<Submission> => {
    if (decision.action === 'use') {
      logger.info(`Reusing ${decision.reason}.`);
      // What was read before may be old by the time of the update, which replaces all of it.
      return untouched(target, situation, await store.getSubmission(target, decision.pending.id));
    }
    const { published, pending } = situation;
    const known = [published, pending].flatMap((each) => (each === undefined ? [] : [each.id]));
    const { submission, isFound } = await store.create(target, new Set(known));
    return isFound ? untouched(target, situation, submission) : submission;
  };
  return step(createStage, async () => {
    const draft = await open();
    learn('submission', draft);
    logger.info([`Submission ${draft.id}`, pageOfSubmission(target, draft.id)].filter(Boolean).join(': '));
    return draft;
  });
}

function untouched(target: Target, { app, published }: Situation, draft: Submission): Submission {
  const identityName = app?.packageIdentityName ?? '';
  const kind = classifyPending({ published, plan: undefined, fileNames: [], identityName }, draft);
  if (kind === 'untouched') return draft;
  throw draftTaken(target, draft);
}

/** A draft of this run, and what it should hold. */
export interface PlannedDraft {
  readonly target: Target;
  readonly id: string;
  readonly plan: Plan;
}

/** Step 7: sends the whole document. */
export async function updateDraft(
  { logger, step, store }: DraftRun,
  { target, id, plan }: PlannedDraft,
): Promise<void> {
  await step('Update the submission', async () => {
    await store.update(target, id, plan.document).catch((error: unknown) => {
      throw asksForMandatoryUpdate(error, plan) ? withoutMandatoryUpdate(error) : error;
    });
    logger.info(`The Store accepted the update of submission ${id}.`);
  });
}

/** The documented 409 names mandatory updates among other causes: they are meant if this run asks for one. */
function asksForMandatoryUpdate(error: unknown, { changes, document }: Plan): error is StoreError {
  const isAsked =
    document.packageDeliveryOptions?.isMandatoryUpdate === true &&
    changes.some(({ path }) => /^packageDeliveryOptions(?:$|\.(?:isM|m)andatoryUpdate)/.test(path));
  return isAsked && error instanceof StoreError && error.code === 'store-feature-unsupported';
}

function withoutMandatoryUpdate(refused: StoreError): StoreError {
  const { code, executed, quote, link, status, serviceCode, correlationId, retryAfter } = refused;
  return new StoreError({
    code,
    message:
      'Could not update the submission: this run sets a mandatory update, but the submission API does not support them for this app.',
    todo: 'Remove mandatory-update, then run the workflow again. For this app, set mandatory updates in Partner Center.',
    ...{ executed, quote, link, status, serviceCode, correlationId, retryAfter },
  });
}

/**
 * Runs `body` on this run's draft. If a check refuses the release, deletes the draft, so that a
 * refusal leaves nothing behind; after any other failure it stays, and the next run takes over.
 *
 * @throws ActionError `draft-gone` (busy) if someone deleted the draft, and what `body` throws
 */
export async function withDraft<T>(
  run: Pick<Run, 'learn' | 'logger' | 'store'>,
  draft: Pick<PlannedDraft, 'target' | 'id'>,
  body: () => Promise<T>,
): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (error.result === 'refused') await discard(run, draft);
    if (!(error instanceof StoreError && error.status === 404)) throw error;
    run.learn('draftDeleted', draft.id);
    throw draftGone(draft.id, error);
  }
}

/** A draft that can't be deleted is not a second error: the next run recognizes it as ours. */
async function discard(
  { learn, logger, store }: Pick<Run, 'learn' | 'logger' | 'store'>,
  { target, id }: Pick<PlannedDraft, 'target' | 'id'>,
): Promise<void> {
  const keep = (why: string) =>
    logger.warning(`This run's draft ${id} was not deleted. ${sentence(why)} The next run will try again.`);
  try {
    if ((await store.delete(target, id)) === 'in-progress') {
      keep('The Store is processing it');
      return;
    }
    learn('draftDeleted', id);
    logger.info(`Deleted draft ${id}: nothing was submitted.`);
  } catch (error) {
    keep(messageOf(error));
  }
}
