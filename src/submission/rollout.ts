import { rolloutOf, rolloutState } from '../store/rollout.ts';
import type { PackageRollout, Submission } from '../store/wire.ts';

/** Input `existing-rollout`: what publishing does about a rollout that is still in progress. */
export type ExistingRollout = 'fail' | 'finalize' | 'halt';

/**
 * The submission as it will be once a rollout in progress has been ended in this way; one that is not in
 * progress stays as it is.
 */
export function withRolloutEnded(submission: Submission, how: ExistingRollout): Submission {
  if (how === 'fail' || rolloutState(submission) !== 'in-progress') return submission;
  const packageRollout = {
    ...rolloutOf(submission),
    packageRolloutStatus: how === 'finalize' ? 'PackageRolloutComplete' : 'PackageRolloutStopped',
  };
  return {
    ...submission,
    packageDeliveryOptions: { ...submission.packageDeliveryOptions, packageRollout },
  };
}

/**
 * The submission's delivery options with the rollout set explicitly both ways: a clone inherits the last
 * submission's rollout, and one that is only set if the member already exists ships to everyone
 * (https://github.com/microsoft/msstore-cli/issues/110, https://github.com/microsoft/msstore-cli/pull/164).
 *
 * @param percentage share of customers in percent, below 100; `undefined` for everyone.
 */
export function withRollout(submission: Submission, percentage: number | undefined): Submission {
  const current = rolloutOf(submission);
  const rollout: PackageRollout = {
    ...current,
    isPackageRollout: percentage !== undefined,
    packageRolloutPercentage: percentage ?? 0,
  };
  return {
    ...submission,
    packageDeliveryOptions: { ...submission.packageDeliveryOptions, packageRollout: rollout },
  };
}
