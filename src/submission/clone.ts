import type { Submission } from '../store/wire.ts';
import { fileKey, packagesOf } from './coverage.ts';
import { diff, isRecord } from './diff.ts';
import { rolloutOf } from './rollout.ts';
import type { Change } from './types.ts';

/**
 * Members that the service sets, so that a clone differs there from what it was cloned from (design §1,
 * "untouched").
 */
const serviceSet = ['id', 'status', 'statusDetails', 'fileUploadUrl', 'friendlyName'];

/**
 * What a draft has that the last published submission has not, and the other way round, but for what the
 * service sets. Empty for a draft nobody worked in.
 */
export function differencesToPublished(published: Submission, draft: Submission): readonly Change[] {
  // Whether a clone keeps the switch of a rollout that has ended is not documented: one that is off holds
  // nobody's work.
  const withRolloutSwitch = rolloutOf(draft)?.isPackageRollout === true;
  return diff(comparable(published, withRolloutSwitch), comparable(draft, withRolloutSwitch));
}

function comparable(submission: Submission, withRolloutSwitch: boolean): Record<string, unknown> {
  const rest = Object.fromEntries(
    Object.entries(submission)
      .filter(([key]) => !serviceSet.includes(key))
      // Absent and null mean the same between two answers of the service.
      .filter(([, value]) => value !== null && value !== undefined),
  );
  const delivery = submission.packageDeliveryOptions;
  return {
    ...rest,
    ...('applicationPackages' in rest && { applicationPackages: packageNames(submission) }),
    ...('flightPackages' in rest && { flightPackages: packageNames(submission) }),
    ...(isRecord(delivery) && {
      packageDeliveryOptions: comparableDelivery(delivery, submission, withRolloutSwitch),
    }),
    ...(isRecord(submission.pricing) && { pricing: withoutFlag(submission.pricing) }),
  };
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
  withRolloutSwitch: boolean,
): Record<string, unknown> {
  const { packageRollout: _packageRollout, ...rest } = delivery;
  if (!withRolloutSwitch) return rest;
  const rollout = rolloutOf(submission);
  const isOn = rollout?.isPackageRollout === true;
  return { ...rest, isPackageRollout: isOn, percentage: isOn ? rollout.packageRolloutPercentage : undefined };
}

/** The service flips this flag on its own (msstore-cli PR #175) and no longer keeps sales. */
function withoutFlag(pricing: Record<string, unknown>): Record<string, unknown> {
  const { isAdvancedPricingModel: _flag, sales: _sales, ...rest } = pricing;
  return rest;
}
