import { runChecks } from '../../checks/check.ts';
import { checkPackages } from '../../checks/packages/package-checks.ts';
import { nothingToRemove } from '../../checks/patch/names.ts';
import { noListing } from '../../checks/plan/fields.ts';
import { noPackages, replacedPackages } from '../../checks/plan/kept-packages.ts';
import { checkReleaseNotes } from '../../checks/release-notes.ts';
import { ActionError, type Finding, messageOfFindings } from '../../errors.ts';
import { isRecord } from '../../json/is-record.ts';
import type { LeftOut } from '../../record/run-record.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { describeLive } from '../../submission/existing-package.ts';
import { type Decision, decidePending } from '../../submission/pending.ts';
import type { Plan } from '../../submission/types.ts';
import { expiryOf } from '../../upload/url.ts';
import type { PublishRun } from '../run.ts';
import { checkPlanned, planContext } from './plan-context.ts';
import { askedFor, errorsOf, findingsOn, leftOut, nothing, planFor } from './plan-for.ts';
import { askedNotes, fileNamesOf, type Release } from './release.ts';
import type { Situation } from './situation.ts';

/** What the run would do, and the findings about it. */
export interface Judgment {
  readonly plan: Plan;
  readonly decision: Decision;
  readonly findings: readonly Finding[];
  /** What has errors and is therefore not in the plan. */
  readonly leftOut: readonly LeftOut[];
}

/** Steps 4 to 6, pure: plan, checks, and what to do about a pending submission. */
export function judge(
  run: Pick<PublishRun, 'inputs' | 'clock'>,
  target: Target,
  release: Release,
  situation: Situation,
): Judgment {
  const { published, pending } = situation;
  const plan = planFor(run, target, release, published ?? nothing);
  const { packages } = release;
  const decision = decidePending({
    pending,
    published,
    plan: published === undefined ? planOnPending(run, target, release, situation) : plan,
    asked: askedFor(release),
    fileNames: fileNamesOf(release, published ?? pending),
    identityName: situation.app?.packageIdentityName ?? packages[0]?.name ?? '',
    versions: packages.map((each) => each.version),
    ifPending: run.inputs.ifPending,
    uploadExpiry: uploadExpiryOf(pending),
    now: run.clock.now(),
  });
  return {
    plan,
    decision,
    findings: findingsFor(run, target, release, situation, plan, decision),
    leftOut: leftOut(release, published ?? nothing),
  };
}

/** What this run sets that a first submission under way lacks. */
function planOnPending(
  run: Pick<PublishRun, 'inputs'>,
  target: Target,
  release: Release,
  { pending }: Situation,
): Plan | undefined {
  return pending === undefined ? undefined : planFor(run, target, release, pending);
}

/**
 * Ends the run if a finding is an error; warnings are left to the caller to show.
 *
 * @throws ActionError `refused` with all errors
 */
export function refuseOn(findings: readonly Finding[]): void {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return;
  throw new ActionError({
    code: 'refused',
    result: 'refused',
    message: messageOfFindings(errors),
    findings: errors,
  });
}

function findingsFor(
  run: Pick<PublishRun, 'inputs' | 'clock'>,
  target: Target,
  release: Release,
  situation: Situation,
  plan: Plan,
  decision: Decision,
): readonly Finding[] {
  const { app, published } = situation;
  const packageFindings = checkPackages({
    facts: release.packages,
    store: {
      identityName: app?.packageIdentityName,
      publisherName: app?.publisherName,
      existing: published === undefined ? [] : describeLive(published),
      existingPackages: run.inputs.existingPackages,
      plan,
    },
  });
  const isDone = decision.action === 'already-submitted' && asksForMore(release);
  const askedFindings = findingsOn(release, published ?? nothing).map((finding) =>
    isDone ? withoutRemovals(finding) : finding,
  );
  const findings = [
    ...packageFindings,
    ...askedFindings,
    ...checkReleaseNotes(askedNotes(run.inputs, release, published)),
  ];
  // The plan lacks what has errors, so its checks would be about another release.
  if (errorsOf(askedFindings).length > 0) return findings;
  // A run that writes nothing needs no plan, and the plan of a first submission is checked on its clone.
  const writesNothing = decision.action === 'already-submitted' || decision.action === 'resume';
  if (writesNothing) return findings;
  if (published === undefined) return [...findings, ...checkFirst(run, target, release, situation, decision)];
  return [...findings, ...checkPlanned(run, { target, release, situation, base: published, plan, decision })];
}

/** True for a release that asks for more than removals: if the Store has all of that, this is a re-run. */
function asksForMore({ packages, patch, listing }: Release): boolean {
  return packages.length > 0 || listing !== undefined || setsAnything(patch?.document);
}

function setsAnything(value: unknown): boolean {
  return isRecord(value) ? Object.values(value).some(setsAnything) : value !== null && value !== undefined;
}

/** A re-run of a release that has removed something finds nothing to remove: that is not an error. */
function withoutRemovals(finding: Finding): Finding {
  return finding.rule === nothingToRemove ? { ...finding, severity: 'warning' } : finding;
}

/**
 * The Store refuses an add-on's first submission without a listing and a flight's without packages, which is known
 * before a draft is made. An app's first one is made in Partner Center.
 */
function checkFirst(
  run: Pick<PublishRun, 'inputs' | 'clock'>,
  target: Target,
  release: Release,
  situation: Situation,
  decision: Decision,
): readonly Finding[] {
  const { action } = decision;
  const isOpen = action === 'create' || action === 'replace' || action === 'use';
  if (target.kind === 'app' || !isOpen) return [];
  const base = (action === 'use' ? situation.pending : undefined) ?? nothing;
  const plan = planFor(run, target, release, base);
  const context = planContext(run, { target, release, situation, base, plan, decision });
  return runChecks([noListing, noPackages, replacedPackages], context);
}

function uploadExpiryOf(pending: Submission | undefined): number | undefined {
  return pending?.fileUploadUrl ? expiryOf(pending.fileUploadUrl) : undefined;
}
