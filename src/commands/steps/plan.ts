import { checkClone } from '../../checks/clone.ts';
import { oldNotes } from '../../checks/plan/page.ts';
import { differencesFromPublished } from '../../document/differences-from-published.ts';
import type { Finding } from '../../errors.ts';
import { keptNotes } from '../../plan-report/plan-report.ts';
import { planLines } from '../../plan-report/plan-text.ts';
import type { CheckedPlan } from '../../record/learn.ts';
import type { Review } from '../../review/review.ts';
import { rolloutOf, rolloutState } from '../../store/rollout.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { Decision } from '../../submission/pending.ts';
import type { Plan } from '../../submission/types.ts';
import { findingText } from '../../text/finding.ts';
import type { LocalRun, PublishRun } from '../run.ts';
import { type Judgment, judge, refuseOn } from './judge.ts';
import { listingUploads } from './listing-uploads.ts';
import { checkPlanned } from './plan-context.ts';
import { findingsOn, planFor } from './plan-for.ts';
import { previewFindings, refuseFirst } from './preview.ts';
import type { Release } from './release.ts';
import { reviewPlan } from './review.ts';
import { look, type Situation } from './situation.ts';

/** What a run wants to publish, and to what. */
export interface Wanted {
  readonly target: Target;
  readonly release: Release;
}

/** What was found before anything is written, and what follows from it. */
export interface Planned extends Wanted, Pick<Judgment, 'decision' | 'plan'> {
  readonly situation: Situation;
  /** The plan as it was shown. */
  readonly shown: string;
}

/** What reading and planning need. */
export type PlanningRun = Pick<PublishRun, 'clock' | 'inputs' | 'learn' | 'logger' | 'step' | 'store'>;

/**
 * Steps 3 to 5: reads, checks, plans, decides and shows the result. Writes nothing and waits for nothing. A dry run
 * shows some findings as warnings, and what the release would find in the slot.
 *
 * @param wanted if it was planned before, the same plan is not shown again: a slot may be polled for hours
 * @throws ActionError `refused`; in a dry run also `store-app-not-ready`
 */
export async function lookAndPlan(
  run: PlanningRun,
  wanted: Wanted & Partial<Pick<Planned, 'shown'>>,
): Promise<Planned> {
  const { inputs, learn, logger, step } = run;
  const { target, release } = wanted;
  const situation = await look(run, target, inputs.existingRollout);
  return await step('Plan', async () => {
    const judgment = judge(run, target, release, situation);
    const { decision, plan, leftOut } = judgment;
    const findings = inputs.dryRun
      ? previewFindings(run, target, { release, situation, judgment })
      : judgment.findings;
    learn('plan', { plan, findings, leftOut });
    const review = reviewPlan(target, release, situation.published, judgment);
    learn('review', review);
    const uploads = listingUploads(release, situation.published, judgment);
    learn('assets', [...(release.patch?.assets ?? []), ...uploads.sent]);
    const shown = showPlan(
      logger,
      { plan, findings, leftOut },
      // If a pending submission has all of this already, nothing is sent.
      { before: wanted.shown, uploads: decision.action === 'resume' ? '' : uploads.text, review },
    );
    if (inputs.dryRun) refuseFirst(target, situation, findings);
    refuseOn(findings);
    if (!inputs.dryRun) showDecision(run, decision);
    return { target, release, situation, plan, decision, shown };
  });
}

/** What is shown with a plan. */
interface Beside {
  /** What was shown before. */
  readonly before: string | undefined;
  readonly uploads: string;
  readonly review: Review | undefined;
}

/** Shows the plan and its warnings, unless they are what was shown before. Returns what is shown now. */
function showPlan(
  logger: LocalRun['logger'],
  { plan, findings, leftOut }: CheckedPlan,
  { before, uploads, review }: Beside,
): string {
  // With a listing folder, a warning says more about it.
  const notes = findings.some(({ rule }) => rule === oldNotes.id) ? undefined : keptNotes(plan);
  const lines = [
    ...planLines(plan, review),
    ...leftOut.map((what) => `The ${what} has errors, so this plan lacks its changes.`),
    ...(notes === undefined ? [] : [`Unchanged: ${notes}`]),
    ...(uploads === '' ? [] : [uploads]),
  ];
  const warnings = warningsOf(findings);
  const text = [...lines, ...warnings.map(({ message }) => message)].join('\n');
  if (text === before) {
    logger.info('The plan is the same as before.');
    return text;
  }
  for (const line of lines) logger.info(line);
  for (const warning of warnings) logger.warning(findingText(warning), warning);
  return text;
}

function warningsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'warning');
}

/** Says nothing of a slot that is open or stays taken: the next step shows that. */
function showDecision({ learn, logger }: Pick<LocalRun, 'learn' | 'logger'>, decision: Decision): void {
  switch (decision.action) {
    case 'already-submitted':
      learn('submission', decision.published);
      logger.info('The last published submission already matches this exactly: nothing to do.');
      warnOfShare(logger, decision.published);
      return;
    case 'resume':
      logger.info(`Nothing to submit: ${decision.reason}.`);
      return;
    case 'wait':
      logger.info(decision.reason);
  }
}

/** "Already submitted" must not be read as "every customer has it". */
function warnOfShare(logger: LocalRun['logger'], published: Submission): void {
  const state = rolloutState(published);
  if (state !== 'in-progress' && state !== 'stopped') return;
  const share = rolloutOf(published)?.packageRolloutPercentage ?? 0;
  logger.warning(
    state === 'stopped'
      ? 'The rollout of these packages was halted: no more customers get them. To continue, publish a higher version.'
      : `Only ${share}% of customers are offered these packages. To increase or finalize the rollout, use command: rollout.`,
  );
}

/** What the plan on a clone is made from. */
export interface ClonePlan extends Wanted {
  readonly situation: Situation;
  readonly clone: Submission;
}

/**
 * Step 6, second half: plans again on the clone, which must start from what is published, since the plan
 * that was shown did.
 *
 * @throws ActionError `refused`
 */
export function planOnClone(
  run: Pick<PublishRun, 'clock' | 'inputs' | 'learn' | 'logger'>,
  { target, release, situation, clone }: ClonePlan,
): Plan {
  refuseOn(findingsOn(release, clone));
  const plan = planFor(run, target, release, clone);
  const { published } = situation;
  const differences = published === undefined ? [] : differencesFromPublished(published, clone);
  refuseOn([
    ...checkClone(differences),
    ...checkPlanned(run, { target, release, situation, base: clone, plan }),
  ]);
  run.learn('clonePlan', { clone, plan });
  if (published !== undefined) return plan;
  const review = reviewPlan(target, release, clone, { plan });
  run.learn('review', review);
  for (const line of planLines(plan, review)) run.logger.info(line);
  return plan;
}
