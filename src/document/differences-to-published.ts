import { isRecord } from '../json/is-record.ts';
import { isSameShare, rolloutOf, rolloutState } from '../store/rollout.ts';
import type { Submission } from '../store/wire.ts';
import { fileKey, packagesOf } from '../submission/existing-package.ts';
import type { Change } from '../submission/types.ts';
import { diff } from './diff.ts';
import { normalize } from './normal-form.ts';

/** Members that the service sets: a clone and the submission that it was made from differ there. */
const serviceSet = ['id', 'status', 'statusDetails', 'fileUploadUrl', 'friendlyName'];

/**
 * What a draft has that the last published submission has not, and the other way round, except for what the
 * service sets. Empty for an untouched draft.
 */
export function differencesToPublished(published: Submission, draft: Submission): readonly Change[] {
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
 * Whether a clone keeps switch and share of a rollout that has ended is not documented, and finalizing or
 * halting one has set its share: only a rollout on a draft of a submission without one is someone's work.
 */
function holdsWorkInRollout(published: Submission, draft: Submission): boolean {
  return (
    rolloutOf(draft)?.isPackageRollout === true && !['complete', 'stopped'].includes(rolloutState(published))
  );
}

/** Share of a rollout that counts, in percent; `undefined` without one. */
function shareOf(submission: Submission, withRollout: boolean): number | undefined {
  const rollout = withRollout ? rolloutOf(submission) : undefined;
  return rollout?.isPackageRollout ? (rollout.packageRolloutPercentage ?? undefined) : undefined;
}

function comparable(submission: Submission, withRollout: boolean, share: number | undefined): unknown {
  const { applicationPackages, flightPackages, packageDeliveryOptions, pricing, ...rest } =
    Object.fromEntries(Object.entries(submission).filter(([key]) => !serviceSet.includes(key)));
  return normalize({
    ...rest,
    ...(Array.isArray(applicationPackages) && { applicationPackages: packageNames(submission) }),
    ...(Array.isArray(flightPackages) && { flightPackages: packageNames(submission) }),
    ...(isRecord(packageDeliveryOptions) && {
      packageDeliveryOptions: comparableDelivery(packageDeliveryOptions, submission, withRollout, share),
    }),
    ...(isRecord(pricing) && { pricing: withoutFlag(pricing) }),
  });
}

/** The service fills in an entry's other members as it likes; the order means nothing. */
function packageNames(submission: Submission): readonly string[] {
  return packagesOf(submission)
    .map((entry) => `${fileKey(entry.fileName)} ${isKept(entry.fileStatus) ? '' : entry.fileStatus}`.trim())
    .sort();
}

function isKept(status: string | null | undefined): boolean {
  return status === undefined || status === null || status === 'Uploaded' || status === 'None';
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

/** The service flips this flag on its own (https://github.com/microsoft/msstore-cli/pull/175) and no longer keeps sales. */
function withoutFlag(pricing: Record<string, unknown>): Record<string, unknown> {
  const { isAdvancedPricingModel: _flag, sales: _sales, ...rest } = pricing;
  return rest;
}
