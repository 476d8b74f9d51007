import { ActionError } from '../../errors.ts';
import { keptNotes } from '../../report/plan-report.ts';
import { planLines } from '../../report/plan-text.ts';
import { rolloutOf, rolloutState } from '../../store/rollout.ts';
import { isDraft, statusOf } from '../../store/states.ts';
import { isPassing } from '../../store/store-error.ts';
import { describeTarget, type Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { PendingDecision } from '../../submission/pending.ts';
import type { Plan } from '../../submission/types.ts';
import { formatDuration } from '../../text/format.ts';
import { during, type PublishRun } from '../run.ts';
import { type Judgement, judge, refuseOn } from './judge.ts';
import { noteSubmission, noteTarget } from './note.ts';
import type { Release } from './release.ts';
import { readSituation, type Situation } from './situation.ts';

/** The slot for this run's submission, or why it needs none. */
export type Slot =
  | { readonly action: 'already-submitted' }
  | { readonly action: 'resume'; readonly pending: Submission; readonly plan: Plan }
  | {
      readonly action: 'create' | 'use' | 'replace';
      readonly situation: Situation;
      readonly decision: PendingDecision;
    };

/** How often a taken slot is looked at, in milliseconds: certification takes hours. */
const slotPause = 60_000;

/**
 * Steps 3 to 6: looks, checks, plans, and decides about a pending submission. Waits for the slot with
 * `if-pending: wait`. Writes nothing.
 *
 * @throws ActionError `refused`, or `busy` if the slot stays taken
 */
export async function findSlot(run: PublishRun, target: Target, release: Release): Promise<Slot> {
  const found = await lookForSlot(run, target, release, '');
  return found.slot ?? (await run.patience.spend(() => waitForSlot(run, target, release, found)));
}

interface Found {
  /** `undefined` if the slot is taken and this run waits for it. */
  readonly slot: Slot | undefined;
  readonly situation: Situation;
  /** What to do about the submission that takes the slot. */
  readonly todo: string;
  /** The plan as it was shown. */
  readonly shown: string;
}

async function lookForSlot(
  run: PublishRun,
  target: Target,
  release: Release,
  shownBefore: string,
): Promise<Found> {
  const situation = await during(run, 'Look', () => lookAround(run, target));
  return await during(run, 'Plan', async () => {
    const judgement = judge(run, target, release, situation);
    const shown = showPlan(run, judgement, shownBefore);
    refuseOn(judgement.findings);
    const todo = judgement.decision.action === 'wait' ? judgement.decision.todo : '';
    return { slot: toSlot(run, target, situation, judgement), situation, todo, shown };
  });
}

async function waitForSlot(run: PublishRun, target: Target, release: Release, first: Found): Promise<Slot> {
  let found = first;
  for (;;) {
    await during(run, 'Wait for the slot', async () => {
      const pause = Math.min(slotPause, run.patience.left);
      if (pause <= 0) throw stillTaken(run, found);
      run.logger.info(`Looking again in ${formatDuration(pause)}.`);
      await run.clock.sleep(pause, run.signal);
    });
    try {
      found = await lookForSlot(run, target, release, found.shown);
    } catch (error) {
      // Someone's submission takes hours: half a minute of an outage says nothing of it.
      if (!isPassing(error)) throw error;
      run.logger.warning(
        [error.message, error.quote, 'This run keeps waiting for the slot.'].filter(Boolean).join(' '),
      );
    }
    if (found.slot !== undefined) return found.slot;
  }
}

/** Step 3: reads the target and its submissions, and says what is there. Only GETs. */
export async function lookAround(run: PublishRun, target: Target): Promise<Situation> {
  const { logger, record, store } = run;
  const situation = await readSituation(store, target, run.inputs.existingRollout);
  noteTarget(record, target, situation.app, situation.flightName);
  record.before = situation.published;
  logger.info(
    `Found ${describeTarget(target)}${situation.app?.primaryName ? ` "${situation.app.primaryName}"` : ''}.`,
  );
  logger.info(
    situation.published === undefined
      ? 'It was never published.'
      : `Last published submission: ${situation.published.id}.`,
  );
  logger.info(
    situation.pending === undefined
      ? 'No submission is pending.'
      : `Pending submission: ${situation.pending.id} (${situation.pending.status ?? 'state unknown'}).`,
  );
  return situation;
}

/**
 * Shows the plan before anything is written, and what speaks against it; not again if it is what was `shown`
 * before, since a slot may be looked at for hours. Returns what is shown now.
 */
export function showPlan(
  run: PublishRun,
  { plan, findings, isPatchLeftOut }: Pick<Judgement, 'plan' | 'findings' | 'isPatchLeftOut'>,
  shown: string,
): string {
  run.record.plan = plan;
  run.record.findings = findings;
  run.record.isPatchLeftOut = isPatchLeftOut;
  const notes = keptNotes(plan);
  const lines = [
    ...planLines(plan),
    ...(isPatchLeftOut
      ? ['The submission patch has errors, so the changes that it asks for are not in this plan.']
      : []),
    ...(notes === undefined ? [] : [`Stays as it is: ${notes}`]),
  ];
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const text = [...lines, ...warnings.map(({ message }) => message)].join('\n');
  if (text === shown) {
    run.logger.info('The plan is the same as before.');
    return shown;
  }
  for (const line of lines) run.logger.info(line);
  for (const warning of warnings) run.logger.warning(warning.message, warning);
  return text;
}

/** `undefined` if the slot is taken and this run waits for it. */
function toSlot(
  run: PublishRun,
  target: Target,
  situation: Situation,
  { decision, plan }: Judgement,
): Slot | undefined {
  const { logger, record } = run;
  switch (decision.action) {
    case 'already-submitted':
      noteSubmission(record, situation.published, run.clock.now());
      logger.info('The last published submission already holds exactly this: nothing to do.');
      warnOfShare(run, situation.published);
      return { action: 'already-submitted' };
    case 'resume': {
      const { pending } = situation;
      if (pending === undefined) throw new Error('A submission to resume must be pending.');
      logger.info(`Nothing to submit: ${decision.reason}.`);
      return { action: 'resume', pending, plan };
    }
    case 'busy':
      throw busy(run, target, decision.reason, decision.todo, situation);
    case 'wait':
      logger.info(decision.reason);
      return undefined;
    default:
      return { action: decision.action, situation, decision };
  }
}

/** "Already submitted" must not be read as "every customer has it". */
function warnOfShare({ logger }: PublishRun, published: Submission | undefined): void {
  const state = published === undefined ? 'none' : rolloutState(published);
  if (published === undefined || (state !== 'in-progress' && state !== 'stopped')) return;
  const share = rolloutOf(published)?.packageRolloutPercentage ?? 0;
  logger.warning(
    state === 'stopped'
      ? 'The rollout of these packages was halted: no further customer gets them. To go on, publish a higher version.'
      : `Only ${share} % of customers are offered these packages. To widen or finalize the rollout, use command: rollout.`,
  );
}

function stillTaken(run: PublishRun, { situation, todo }: Found): ActionError {
  noteSubmission(run.record, situation.pending, run.clock.now());
  return new ActionError({
    code: 'slot-taken',
    result: 'busy',
    message: `Submission ${situation.pending?.id} (${situation.pending?.status}) was still pending after ${run.inputs.timeoutMinutes} minutes. Nothing was changed.`,
    todo,
  });
}

function busy(
  run: PublishRun,
  target: Target,
  reason: string,
  todo: string,
  situation: Situation,
): ActionError {
  noteSubmission(run.record, situation.pending, run.clock.now());
  // https://github.com/microsoft/msstore-cli/issues/61
  const { pending } = situation;
  const isDraftByHand = pending !== undefined && isDraft(statusOf(pending)) && !pending.fileUploadUrl;
  const isFlightDraft = target.kind === 'flight' && isDraftByHand;
  const origin = isFlightDraft ? ' (Creating a flight in Partner Center leaves such a draft.)' : '';
  return new ActionError({
    code: 'slot-taken',
    result: 'busy',
    message: `${reason}${origin} The Store accepts one submission of ${describeTarget(target)} at a time. Nothing was changed.`,
    todo,
  });
}
