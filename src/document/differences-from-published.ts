import { isRecord } from '../json/is-record.ts';
import { isSameShare, rolloutOf, rolloutState } from '../store/rollout.ts';
import type { Submission } from '../store/wire.ts';
import { type Change, diff } from './diff.ts';
import { normalize } from './normal-form.ts';
import { fileKey, packagesOf } from './packages.ts';
import { isKept, serviceSet, serviceSetPricing } from './service-fields.ts';

/**
 * What a draft has that the last published submission does not, and the other way around, except for what the
 * service sets. Empty for an untouched draft.
 */
export function differencesFromPublished(published: Submission, draft: Submission): readonly Change[] {
  const withRollout = holdsWorkInRollout(published, draft);
  const before = shareOf(published, withRollout);
  const after = shareOf(draft, withRollout);
  const isSame = before !== undefined && after !== undefined && isSameShare(before, after);
  return diff(
    comparable(published, withRollout, before),
    comparable(draft, withRollout, isSame ? before : after),
  );
}

/**
 * Whether a clone keeps the switch and share of an ended rollout is not documented, and finalizing or halting
 * one has set its share: only a rollout on a draft of a submission without one is someone's work.
 */
function holdsWorkInRollout(published: Submission, draft: Submission): boolean {
  return (
    rolloutOf(draft)?.isPackageRollout === true && !['complete', 'stopped'].includes(rolloutState(published))
  );
}

/** Share of a rollout, if it counts, in percent; `undefined` without one. */
function shareOf(submission: Submission, withRollout: boolean): number | undefined {
  const rollout = withRollout ? rolloutOf(submission) : undefined;
  return rollout?.isPackageRollout ? (rollout.packageRolloutPercentage ?? undefined) : undefined;
}

function comparable(submission: Submission, withRollout: boolean, share: number | undefined): unknown {
  const { applicationPackages, flightPackages, packageDeliveryOptions, pricing, ...rest } = without(
    submission,
    serviceSet,
  );
  return normalize({
    ...rest,
    ...(Array.isArray(applicationPackages) && { applicationPackages: packageNames(submission) }),
    ...(Array.isArray(flightPackages) && { flightPackages: packageNames(submission) }),
    ...(isRecord(packageDeliveryOptions) && {
      packageDeliveryOptions: comparableDelivery(packageDeliveryOptions, submission, withRollout, share),
    }),
    ...(isRecord(pricing) && { pricing: without(pricing, serviceSetPricing) }),
  });
}

/** The service fills in an entry's other members as it likes; the order means nothing. */
function packageNames(submission: Submission): readonly string[] {
  return packagesOf(submission)
    .map((entry) => `${fileKey(entry.fileName)} ${isKept(entry.fileStatus) ? '' : entry.fileStatus}`.trim())
    .sort();
}

/** A rollout's status and fallback are the service's. */
function comparableDelivery(
  delivery: Record<string, unknown>,
  submission: Submission,
  withRollout: boolean,
  percentage: number | undefined,
): Record<string, unknown> {
  const { packageRollout: _packageRollout, ...rest } = delivery;
  if (!withRollout) return rest;
  return { ...rest, isPackageRollout: rolloutOf(submission)?.isPackageRollout === true, percentage };
}

function without(
  record: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
