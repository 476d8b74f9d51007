import type { PackageRollout, Submission } from '../store/wire.ts';

/** Where a submission's gradual rollout stands (store-api.md §4.8). */
export type RolloutState = 'none' | 'not-started' | 'in-progress' | 'complete' | 'stopped' | 'unknown';

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

/** The rollout member of a submission, if it has one. */
export function rolloutOf(submission: Submission): PackageRollout | undefined {
  return submission.packageDeliveryOptions?.packageRollout ?? undefined;
}

/** State of a submission's rollout; `none` where the packages go to everybody. */
export function rolloutState(submission: Submission): RolloutState {
  return stateOfRollout(rolloutOf(submission));
}

/** State of a rollout, however the Store spells it. */
export function stateOfRollout(rollout: PackageRollout | undefined): RolloutState {
  if (!rollout?.isPackageRollout) return 'none';
  switch (rollout.packageRolloutStatus?.toLowerCase()) {
    case undefined:
    case '':
    case 'packagerolloutnotstarted':
      return 'not-started';
    case 'packagerolloutinprogress':
      return 'in-progress';
    case 'packagerolloutcomplete':
      return 'complete';
    case 'packagerolloutstopped':
      return 'stopped';
    default:
      return 'unknown';
  }
}

/** Percent by which two shares may differ: the Store calls a share a float, and may return 33.29999923706055 for 33.3. */
const tolerance = 0.01;

/** Whether two shares, in percent, mean the same. Nobody and everybody are never taken for something near them. */
export function isSameShare(a: number, b: number): boolean {
  const isEnd = (share: number) => share <= 0 || share >= 100;
  return a === b || (!isEnd(a) && !isEnd(b) && Math.abs(a - b) <= tolerance);
}

/** A share as people write it: `33.3` for 33.29999923706055. */
export function readableShare(share: number): number {
  return Math.round(share * 100) / 100;
}

/** Share of customers that get the packages, in percent: 100 where there is no gradual rollout. */
export function shareInForce(submission: Submission): number {
  const rollout = rolloutOf(submission);
  return rollout?.isPackageRollout ? (rollout.packageRolloutPercentage ?? 100) : 100;
}

/** Submission whose packages everybody else keeps during a rollout; `undefined` where the Store names none. */
export function fallbackIdOf(submission: Submission): string | undefined {
  const id = rolloutOf(submission)?.fallbackSubmissionId;
  return id === undefined || id === null || id === '' || id === '0' ? undefined : id;
}

/**
 * The submission's delivery options with the rollout set explicitly both ways: a clone inherits the last
 * submission's rollout, and one that is only set where the member already exists ships to everybody
 * (msstore-cli #110, #164).
 *
 * @param percentage share of customers in percent, below 100; `undefined` for everybody.
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
