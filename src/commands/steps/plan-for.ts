import { merge } from 'json-merge-patch';
import { nothingToRemove } from '../../checks/patch/names.ts';
import type { Finding } from '../../errors.ts';
import type { LeftOut } from '../../record/run-record.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { MergePatch } from '../../submission/patch.ts';
import { planSubmission } from '../../submission/plan.ts';
import type { Plan } from '../../submission/types.ts';
import type { PublishRun } from '../run.ts';
import type { Release } from './release.ts';

/** What a target that was never published starts from: its clone does not exist yet. */
export const nothing: Submission = { id: '0' };

/** The plan that this run's inputs ask for, on a given document. What has errors is left out: the run ends because of them. */
export function planFor(
  run: Pick<PublishRun, 'inputs'>,
  target: Target,
  release: Release,
  base: Submission,
): Plan {
  const { existingPackages, requested, rolloutPercentage } = run.inputs;
  const out = leftOut(release, base);
  const change = out.includes('listing folder') ? undefined : release.listing?.on(known(base));
  return planSubmission(base, release.packages, {
    ...requested,
    target: target.kind,
    existingPackages,
    rolloutPercentage,
    listing: change?.patch,
    listingNotes: change?.notes,
    patch: hasOtherErrors(patchFindings(release, base)) ? undefined : release.patch?.document,
  });
}

/** What is wrong with listing folder and patch on a document; if there is none yet, only what holds for any. */
export function findingsOn(release: Release, base: Submission): readonly Finding[] {
  return [...listingFindings(release, base), ...patchFindings(release, base)];
}

/** What has errors on a document. */
export function leftOut(release: Release, base: Submission): readonly LeftOut[] {
  return [
    ...(errorsOf(listingFindings(release, base)).length > 0 ? (['listing folder'] as const) : []),
    ...(errorsOf(patchFindings(release, base)).length > 0 ? (['submission patch'] as const) : []),
  ];
}

/** Everything that listing folder and patch name, whether the Store has it or not. */
export function askedFor({ listing, patch }: Release): MergePatch {
  return Object(merge(listing?.on(undefined).patch ?? {}, patch?.document ?? {}));
}

export function errorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

function listingFindings({ listing }: Release, base: Submission): readonly Finding[] {
  return listing?.on(known(base)).findings ?? [];
}

function patchFindings({ patch }: Release, base: Submission): readonly Finding[] {
  return patch?.check(known(base)) ?? [];
}

/**
 * True unless the only error is a removal that finds nothing to remove. That changes nothing, so what else the patch asks
 * for can be compared with what is published.
 */
function hasOtherErrors(findings: readonly Finding[]): boolean {
  return errorsOf(findings).some(({ rule }) => rule !== nothingToRemove);
}

function known(base: Submission): Submission | undefined {
  return base === nothing ? undefined : base;
}
