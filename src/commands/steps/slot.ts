import { differencesFromPublished } from '../../document/differences-from-published.ts';
import { ActionError } from '../../errors.ts';
import { rolloutState } from '../../store/rollout.ts';
import { draftTaken, slotNotCleared, slotStillTaken, slotTaken } from '../../store/slot-errors.ts';
import { isPassing } from '../../store/store-error.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { DoneDecision, OpenDecision, TakenDecision } from '../../submission/pending.ts';
import type { ExistingRollout } from '../../submission/rollout.ts';
import { formatDuration } from '../../text/format.ts';
import type { Run } from '../run.ts';
import { lookAndPlan, type Planned, type PlanningRun } from './plan.ts';
import { type Situation, unlessGone } from './situation.ts';

/** A plan for a slot that is open, or not needed. */
export interface Decided extends Planned {
  readonly decision: OpenDecision | DoneDecision;
}

type WaitingRun = PlanningRun & Pick<Run, 'patience' | 'signal'>;

/** How often a taken slot is checked, in milliseconds: certification takes hours. */
const slotPause = 60_000;

/**
 * Step 5: ends the run if the slot is taken. With `if-pending: wait`, reads, checks and plans again until it is free.
 *
 * @throws ActionError `slot-taken` (busy), and the errors of a new read
 */
export async function awaitSlot(run: WaitingRun, first: Planned): Promise<Decided> {
  return await run.patience.spend(async () => {
    for (let planned = first; ; planned = await lookAgain(run, planned)) {
      const { decision, target } = planned;
      if (decision.action === 'busy') throw busy(run, target, decision);
      if (decision.action !== 'wait') return { ...planned, decision };
      await pause(run, decision);
    }
  });
}

function busy({ learn }: Pick<Run, 'learn'>, target: Target, decision: TakenDecision): ActionError {
  learn('submission', decision.pending);
  return slotTaken(target, decision.pending, decision);
}

/** @throws ActionError `slot-taken` if the time is up */
function pause(run: WaitingRun, { pending, todo }: TakenDecision): Promise<void> {
  const { clock, inputs, learn, logger, patience, signal, step } = run;
  return step('Wait for the pending submission', async () => {
    const length = Math.min(slotPause, patience.left);
    if (length <= 0) {
      learn('submission', pending);
      throw slotStillTaken(pending, inputs.timeoutMinutes, todo);
    }
    logger.info(`Looking again in ${formatDuration(length)}.`);
    await clock.sleep(length, signal);
  });
}

/** Someone's submission takes hours: an outage of half a minute says nothing about it, so the last plan holds. */
async function lookAgain(run: PlanningRun, before: Planned): Promise<Planned> {
  try {
    return await lookAndPlan(run, before);
  } catch (error) {
    if (!isPassing(error)) throw error;
    run.logger.warning([error.message, error.quote, 'This run keeps waiting.'].filter(Boolean).join(' '));
    return before;
  }
}

/**
 * Step 6, first: deletes what is in the way if that was decided, before anything else is changed.
 *
 * @param looksAgain for a run without packages: it knows what it may delete only by its content, which may have changed
 * @throws ActionError `slot-taken` (busy) if the Store keeps it, or someone has changed it
 */
export async function clearSlot(
  { learn, logger, step, store }: Pick<Run, 'learn' | 'logger' | 'step' | 'store'>,
  target: Target,
  { decision, looksAgain }: { readonly decision: OpenDecision; readonly looksAgain: boolean },
): Promise<void> {
  if (decision.action !== 'replace') return;
  const { pending, reason } = decision;
  await step('Delete the pending submission', async () => {
    logger.info(`Deleting submission ${pending.id}: ${reason}`);
    try {
      if (looksAgain) await checkUnchanged(store, target, pending);
      if ((await store.delete(target, pending.id)) === 'in-progress') throw slotNotCleared(target, pending);
    } catch (error) {
      // That submission still holds the slot, so the record says which it is.
      if (error instanceof ActionError && error.result === 'busy') learn('submission', pending);
      throw error;
    }
  });
}

async function checkUnchanged(store: Run['store'], target: Target, pending: Submission): Promise<void> {
  const now = await unlessGone(store.getSubmission(target, pending.id));
  // Deleting what is gone is not an error.
  if (now !== undefined && differencesFromPublished(pending, now).length > 0) throw draftTaken(target, now);
}

/**
 * Step 6, before the new submission: ends a rollout that is still in progress the way `existing-rollout`
 * says. With `fail`, a check has already refused. Returns the situation as it is afterward.
 */
export async function endRollout(
  { logger, step, store }: Pick<Run, 'logger' | 'step' | 'store'>,
  target: Target,
  { situation, action }: { readonly situation: Situation; readonly action: ExistingRollout },
): Promise<Situation> {
  const { published } = situation;
  if (action === 'fail' || !isRollingOut(published)) return situation;
  return await step('End the rollout', async () => {
    await store.changeRollout(target, published.id, { action });
    logger.info(
      `The rollout of submission ${published.id} is ${action === 'halt' ? 'halted' : 'finalized'}.`,
    );
    return { ...situation, published: await store.getSubmission(target, published.id) };
  });
}

function isRollingOut(published: Submission | undefined): published is Submission {
  return published !== undefined && rolloutState(published) === 'in-progress';
}
