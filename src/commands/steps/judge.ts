import { ActionError, type Finding } from '../../errors.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import { archiveName } from '../../packages/name.ts';
import { checkPackages } from '../../packages/rules.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { livePackagesOf } from '../../submission/coverage.ts';
import { checkPlan } from '../../submission/guards.ts';
import { decidePending, type PendingDecision } from '../../submission/pending.ts';
import { planSubmission } from '../../submission/plan.ts';
import { withRolloutEnded } from '../../submission/rollout.ts';
import type { Plan } from '../../submission/types.ts';
import { expiryOf } from '../../upload/url.ts';
import type { Run } from '../run.ts';
import type { Situation } from './situation.ts';

/** What a target that was never published starts from: its clone is not there yet. */
const nothing: Submission = { id: '0' };

/** What the run would do, and what speaks against it. */
export interface Judgement {
  readonly plan: Plan;
  readonly decision: PendingDecision;
  readonly findings: readonly Finding[];
}

/** Steps 4 to 6, pure: plan, rules, guards, and what to do about a pending submission. */
export function judge(
  run: Pick<Run, 'inputs' | 'clock'>,
  target: Target,
  packages: readonly PackageFacts[],
  situation: Situation,
): Judgement {
  const plan = planFor(run, target, packages, situation.published ?? nothing);
  const decision = decidePending({
    pending: situation.pending,
    published: situation.published,
    plan: situation.published === undefined ? undefined : plan,
    fileNames: packages.map(archiveName),
    identityName: situation.app?.packageIdentityName ?? packages[0]?.name ?? '',
    versions: packages.map((each) => each.version),
    ifPending: run.inputs.ifPending,
    uploadExpiry: uploadExpiryOf(situation.pending),
    now: run.clock.now(),
  });
  return { plan, decision, findings: findingsFor(run, target, packages, situation, plan, decision) };
}

/** The plan that this run's inputs ask for, on a given document. */
export function planFor(
  run: Pick<Run, 'inputs'>,
  target: Target,
  packages: readonly PackageFacts[],
  base: Submission,
): Plan {
  const { existingPackages, price } = run.inputs;
  // 100 % is everyone at once: no rollout.
  const rolloutPercentage = run.inputs.rolloutPercentage === 100 ? undefined : run.inputs.rolloutPercentage;
  return planSubmission(base, packages, { target: target.kind, existingPackages, rolloutPercentage, price });
}

/** Guards on a plan that is about to be written. */
export function guardPlan(
  run: Pick<Run, 'inputs'>,
  target: Target,
  situation: Situation,
  base: Submission,
  plan: Plan,
): readonly Finding[] {
  return checkPlan({
    plan,
    target: target.kind,
    base,
    published: situation.published && withRolloutEnded(situation.published, run.inputs.existingRollout),
    fallback: situation.fallback,
    existingPackages: run.inputs.existingPackages,
  });
}

/**
 * Ends the run where a finding is an error; warnings are left to the caller to show.
 *
 * @throws ActionError `refused` with all findings
 */
export function refuseOn(findings: readonly Finding[]): void {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return;
  throw new ActionError({
    code: 'refused',
    result: 'refused',
    message:
      errors.length === 1
        ? 'One finding stands against this release; nothing was submitted.'
        : `${errors.length} findings stand against this release; nothing was submitted.`,
    findings: errors,
  });
}

function findingsFor(
  run: Pick<Run, 'inputs'>,
  target: Target,
  packages: readonly PackageFacts[],
  situation: Situation,
  plan: Plan,
  decision: PendingDecision,
): readonly Finding[] {
  const { app, published } = situation;
  const rules = checkPackages({
    facts: packages,
    store: {
      identityName: app?.packageIdentityName,
      publisherName: app?.publisherName,
      existing: published === undefined ? [] : livePackagesOf(published),
      existingPackages: run.inputs.existingPackages,
      plan,
    },
  });
  // A run that writes nothing needs no guard, and a first submission is guarded on its clone.
  const writesNothing = decision.action === 'already-submitted' || decision.action === 'resume';
  if (writesNothing || published === undefined) return rules;
  return [...rules, ...guardPlan(run, target, situation, published, plan)];
}

function uploadExpiryOf(pending: Submission | undefined): number | undefined {
  return pending?.fileUploadUrl ? expiryOf(pending.fileUploadUrl) : undefined;
}
