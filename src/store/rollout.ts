import type { PackageRollout, Submission } from './wire.ts';

/** The progress of a submission's gradual rollout (store-api.md §4.8). */
export type RolloutState = 'none' | 'not-started' | 'in-progress' | 'complete' | 'stopped' | 'unknown';

/** A change of a rollout in progress. */
export type RolloutAction =
  | { readonly action: 'update'; readonly percentage: number }
  | { readonly action: 'halt' }
  | { readonly action: 'finalize' };

/** Last part of the method's path; the percentage is in the query (store-api.md §2.3). */
export function rolloutMethod(change: RolloutAction): string {
  if (change.action === 'update') return `updatepackagerolloutpercentage?percentage=${change.percentage}`;
  return `${change.action}packagerollout`;
}

/** Whether a rollout is in the state that the change asks for, so that nothing is left to do. */
export function isAsWanted(rollout: PackageRollout, change: RolloutAction): boolean {
  const state = stateOfRollout(rollout);
  if (change.action === 'halt') return state === 'stopped';
  if (change.action === 'finalize') return state === 'complete';
  const share = rollout.packageRolloutPercentage ?? undefined;
  return state === 'in-progress' && share !== undefined && isSameShare(share, change.percentage);
}

/** The rollout member of a submission, if it has one. */
export function rolloutOf(submission: Submission): PackageRollout | undefined {
  return submission.packageDeliveryOptions?.packageRollout ?? undefined;
}

/** State of a submission's rollout; `none` if the packages go to everyone. */
export function rolloutState(submission: Submission): RolloutState {
  return stateOfRollout(rolloutOf(submission));
}

/** State of a rollout. */
export function stateOfRollout(rollout: PackageRollout | undefined): RolloutState {
  return rollout?.isPackageRollout ? rolloutStateOf(rollout.packageRolloutStatus) : 'none';
}

/** State of a rollout by the Store's word for it, however it is spelled. */
export function rolloutStateOf(status: string | null | undefined): RolloutState {
  switch (status?.toLowerCase()) {
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

/**
 * Percent by which two shares may differ: the Store calls a share a float, and may return 33.29999923706055 for 33.3.
 */
const tolerance = 0.01;

/** Whether two shares, in percent, mean the same. No one and everyone are never treated as a share near them. */
export function isSameShare(a: number, b: number): boolean {
  const isEnd = (share: number) => share <= 0 || share >= 100;
  return a === b || (!isEnd(a) && !isEnd(b) && Math.abs(a - b) <= tolerance);
}

/** A share as people write it: `33.3` for 33.29999923706055. */
export function readableShare(share: number): number {
  return Math.round(share * 100) / 100;
}

/** Share of a rollout in percent, as people write it; `undefined` if the Store does not say it. */
export function shareOf({ packageRolloutPercentage: share }: PackageRollout): number | undefined {
  return typeof share === 'number' ? readableShare(share) : undefined;
}

/** Share of customers that get the packages, in percent: 100 if there is no gradual rollout. */
export function shareInForce(submission: Submission): number {
  const rollout = rolloutOf(submission);
  return rollout?.isPackageRollout ? (rollout.packageRolloutPercentage ?? 100) : 100;
}

/** Submission whose packages everyone else keeps during a rollout; `undefined` if the Store names none. */
export function fallbackIdOf(submission: Submission): string | undefined {
  const id = rolloutOf(submission)?.fallbackSubmissionId;
  return id === undefined || id === null || id === '' || id === '0' ? undefined : id;
}
