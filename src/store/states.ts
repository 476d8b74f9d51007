import type { Submission } from './wire.ts';

/** How far a run waits (input `wait-for`). */
export type WaitFor = 'none' | Goal;

/** What a run waits for. */
export type Goal = 'accepted' | 'certified' | 'published';

/**
 * The states of a submission on its way to customers, in order (store-api.md §4.1). Several can pass
 * between two reads, so only the order counts, never an exact state.
 */
const order = [
  'PendingCommit',
  'CommitStarted',
  'PreProcessing',
  'Certification',
  'Release',
  'PendingPublication',
  'Publishing',
  'Published',
] as const;

const firstStateOf: Record<Goal, (typeof order)[number]> = {
  accepted: 'PreProcessing',
  certified: 'Release',
  published: 'Published',
};

/** State of a submission; one for which the Store gives none is a draft. */
export function statusOf({ status }: Submission): string {
  return status ?? 'PendingCommit';
}

/** Place of a state on the way; `undefined` for failures and for states this action does not know. */
function place(status: string): number | undefined {
  const index = order.findIndex((known) => known.toLowerCase() === status.toLowerCase());
  return index === -1 ? undefined : index;
}

/** True for a state this action knows, failures included. */
export function isKnownState(status: string): boolean {
  return place(status) !== undefined || isFailure(status) || status.toLowerCase() === 'none';
}

/** `CommitFailed`, `CertificationFailed`, … and `Canceled`: the submission goes no further. */
export function isFailure(status: string): boolean {
  return /failed$/i.test(status) || status.toLowerCase() === 'canceled';
}

/** True for a draft: it is not committed, so the API may still change it. */
export function isDraft(status: string): boolean {
  return ['pendingcommit', 'none'].includes(status.toLowerCase());
}

/** True if the Store accepted the commit but has not judged the files yet. Never a success. */
export function isCommitStarted(status: string): boolean {
  return status.toLowerCase() === 'commitstarted';
}

/** True if `status` has reached `goal` or gone past it. Anything except a draft counts as committed. */
export function hasReached(status: string, goal: 'committed' | Goal): boolean {
  if (goal === 'committed') return !isDraft(status);
  const at = place(status);
  const wanted = place(firstStateOf[goal]);
  return at !== undefined && wanted !== undefined && at >= wanted;
}

/** The furthest goal that `status` has reached: the result of a run that ends there. */
export function furthestGoal(status: string): 'committed' | Goal {
  const goal = (['published', 'certified', 'accepted'] as const).find((each) => hasReached(status, each));
  return goal ?? 'committed';
}
