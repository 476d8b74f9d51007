import { StoreError } from '../../store/store-error.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { Plan } from '../../submission/types.ts';
import { during, type PublishRun } from '../run.ts';

/** Step 8: sends the whole document. */
export async function updateDraft(
  run: PublishRun,
  target: Target,
  draft: Submission,
  plan: Plan,
): Promise<void> {
  await during(run, 'Update the submission', async () => {
    await run.store.update(target, draft.id, plan.document).catch((error: unknown) => {
      throw asksForMandatoryUpdate(error, plan) ? withoutMandatoryUpdate(run, error) : error;
    });
    run.logger.info(`The Store accepted the new document of submission ${draft.id}.`);
  });
}

/** The documented 409 names mandatory updates among others: it means them if this run asks for one. */
function asksForMandatoryUpdate(error: unknown, { changes, document }: Plan): error is StoreError {
  const isAsked =
    document.packageDeliveryOptions?.isMandatoryUpdate === true &&
    changes.some(({ path }) => /^packageDeliveryOptions(?:$|\.(?:isM|m)andatoryUpdate)/.test(path));
  return isAsked && error instanceof StoreError && error.code === 'store-feature-unsupported';
}

function withoutMandatoryUpdate({ inputs }: PublishRun, refused: StoreError): StoreError {
  const where =
    inputs.requested.mandatoryUpdate === undefined
      ? 'isMandatoryUpdate from submission-patch'
      : 'the input mandatory-update';
  const { code, executed, quote, link, status, serviceCode, correlationId, retryAfter } = refused;
  return new StoreError({
    code,
    message:
      'While updating the submission: this run asks for a mandatory update, and the submission API does not support those for this app.',
    todo: `Remove ${where}, then run this again. A mandatory update can only be set in Partner Center.`,
    ...{ executed, quote, link, status, serviceCode, correlationId, retryAfter },
  });
}
