import type { PlanContext } from '../../checks/plan/plan-check.ts';
import { checkPlan } from '../../checks/plan/plan-checks.ts';
import type { Finding } from '../../errors.ts';
import { languagesWithOldNotes } from '../../listing/apply.ts';
import { rolloutState } from '../../store/rollout.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { Decision } from '../../submission/pending.ts';
import { withRolloutEnded } from '../../submission/rollout.ts';
import type { Plan } from '../../submission/types.ts';
import type { PublishRun } from '../run.ts';
import { keepsPackages, type Release } from './release.ts';
import type { Situation } from './situation.ts';

/** A plan, and what it is about. */
export interface PlanAndRelease {
  readonly target: Target;
  readonly release: Release;
  readonly situation: Situation;
  /** What the plan was computed from. */
  readonly base: Submission;
  readonly plan: Plan;
  /** Set if it has not been carried out yet. */
  readonly decision?: Decision;
}

/** The checks of a plan that is about to be written. */
export function checkPlanned(...about: Parameters<typeof planContext>): readonly Finding[] {
  return checkPlan(planContext(...about));
}

/** What the checks of a plan look at. */
export function planContext(
  run: Pick<PublishRun, 'inputs' | 'clock'>,
  { target, release, situation, base, plan, decision }: PlanAndRelease,
): PlanContext {
  const { existingPackages, existingRollout, requested } = run.inputs;
  const isForeignReplaced = decision?.action === 'replace' && decision.kind === 'foreign';
  return {
    plan,
    target: target.kind,
    base,
    published: situation.published && withRolloutEnded(situation.published, existingRollout),
    haltsRollout: existingRollout === 'halt' && isRollingOut(situation.published),
    fallback: situation.fallback,
    existingPackages,
    keepsPackages: keepsPackages(release),
    replaced: isForeignReplaced ? decision.pending : undefined,
    oldNotes: release.listing === undefined ? [] : languagesWithOldNotes(base, plan.document),
    mayHaveTrailers: situation.app?.hasAdvancedListingPermission !== false,
    releaseNotes: requested.releaseNotes,
    now: run.clock.now(),
  };
}

function isRollingOut(published: Submission | undefined): boolean {
  return published !== undefined && rolloutState(published) === 'in-progress';
}
