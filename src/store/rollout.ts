import { isSameShare, stateOfRollout } from '../submission/rollout.ts';
import type { PackageRollout } from './wire.ts';

/** A change of a rollout in progress. */
export type RolloutAction =
  | { readonly action: 'update'; readonly percentage: number }
  | { readonly action: 'halt' }
  | { readonly action: 'finalize' };

/** Last part of the method's path; the percentage travels in the query (store-api.md §2.3). */
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
