import { ActionError } from '../../errors.ts';
import { noteSubmission } from '../../record/learn.ts';
import { pageOf } from '../../record/run-record.ts';
import { keepRunsApart, portalLink } from '../../store/partner-center.ts';
import { describeTarget, type Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { classifyPending } from '../../submission/ownership.ts';
import { createStage, during, type PublishRun } from '../run.ts';
import type { Situation } from './situation.ts';
import type { Slot } from './slot.ts';

/**
 * Step 7: gets this run its draft: the untouched one that is there, or a new clone.
 *
 * @throws ActionError `slot-taken` (busy) if someone else is working in the draft that is there by now
 */
export function openDraft(
  run: PublishRun,
  target: Target,
  slot: Extract<Slot, { situation: unknown }>,
): Promise<Submission> {
  const { logger, store } = run;
  const { decision, situation } = slot;
  return during(run, createStage, async () => {
    const { pending, published } = situation;
    if (decision.action === 'use' && pending !== undefined) {
      logger.info(`Using what is there: ${decision.reason}.`);
      // What was read before may be old by the time of the update, which replaces all of it.
      return announce(run, untouched(target, situation, await store.getSubmission(target, pending.id)));
    }
    const known = [published, pending].flatMap((each) => (each === undefined ? [] : [each.id]));
    const { submission, isFound } = await store.create(target, new Set(known));
    return announce(run, isFound ? untouched(target, situation, submission) : submission);
  });
}

function untouched(target: Target, { app, published }: Situation, draft: Submission): Submission {
  const identityName = app?.packageIdentityName ?? '';
  const kind = classifyPending({ published, plan: undefined, fileNames: [], identityName }, draft);
  if (kind === 'untouched') return draft;
  throw new ActionError({
    code: 'slot-taken',
    result: 'busy',
    message: `Submission ${draft.id} of ${describeTarget(target)} was opened or edited by another run or a person while this run planned. It was left as it is.`,
    todo: `Finish or delete it in Partner Center, then run this again. ${keepRunsApart}`,
    link: portalLink,
  });
}

function announce(run: PublishRun, draft: Submission): Submission {
  const { logger, record } = run;
  noteSubmission(record, draft, run.clock.now());
  logger.info(`Submission ${draft.id}: ${pageOf(record) ?? 'see Partner Center'}`);
  return draft;
}
