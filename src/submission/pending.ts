import type { Change } from '../document/diff.ts';
import { allDifferences, differencesFromCommitted } from '../document/differences-from-planned.ts';
import { baseName } from '../document/packages.ts';
import { compareVersions, highestVersion } from '../packages/compare-versions.ts';
import { parseArchiveName } from '../packages/name.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import type { Submission } from '../store/wire.ts';
import { newFiles, newPackages } from './new-files.ts';
import { classifyPending, type Evidence } from './ownership.ts';
import { adviceOnCommitted, type Contrast, foreignObstacle } from './pending-advice.ts';
import { addedNames, isEmptyPlan } from './plan.ts';

/** Input `if-pending`: what to do about a pending submission that is not ours. */
export type IfPending = 'fail' | 'replace' | 'wait';

/** Everything that the decision depends on; all of it was read before. */
export interface PendingSituation extends Evidence {
  readonly pending: Submission | undefined;
  /** Versions of this run's packages; empty if the packages stay unchanged. */
  readonly versions: readonly string[];
  readonly ifPending: IfPending;
  /** Expiry of the pending submission's upload URL, milliseconds since the epoch. */
  readonly uploadExpiry: number | undefined;
  readonly now: number;
}

/** The slot is this run's: it is free, the draft in it can be used, or what is in it is deleted. */
export type OpenDecision =
  | { readonly action: 'create' }
  | { readonly action: 'use'; readonly pending: Submission; readonly reason: string }
  | {
      readonly action: 'replace';
      readonly kind: 'ours' | 'foreign';
      readonly pending: Submission;
      readonly reason: string;
    };

/** The Store has all of it already, published or on its way. */
export type DoneDecision =
  | { readonly action: 'already-submitted'; readonly published: Submission }
  | { readonly action: 'resume'; readonly pending: Submission; readonly reason: string };

/** Another submission is in the slot: whether to wait for it, or to end. */
export interface TakenDecision<Action extends 'wait' | 'busy' = 'wait' | 'busy'> {
  readonly action: Action;
  readonly pending: Submission;
  readonly reason: string;
  readonly todo: string;
}

/** What to do about the slot (docs/publishing.md, "Re-runs and pending submissions"). */
export type Decision = OpenDecision | DoneDecision | TakenDecision<'wait'> | TakenDecision<'busy'>;

/** Room for an upload: a draft whose URL expires sooner than this counts as expired. */
const uploadMargin = 15 * 60_000;

/** Decides purely from what was read. Only drafts that are provably ours are changed without being asked. */
export function decidePending(situation: PendingSituation): Decision {
  const { pending } = situation;
  const published = publishedAlready(situation);
  if (published !== undefined) return { action: 'already-submitted', published };
  if (pending === undefined) return { action: 'create' };
  switch (classifyPending(situation, pending)) {
    case 'committed':
      return decideCommitted(situation, pending);
    case 'same':
    case 'ours':
      return decideOurs(situation, pending);
    case 'untouched':
      return decideUntouched(situation, pending);
    case 'foreign':
      return decideForeign(situation, pending);
  }
}

function decideCommitted(situation: PendingSituation, pending: Submission): Decision {
  const differences: readonly Change[] =
    situation.plan === undefined ? [] : differencesFromCommitted(situation.plan, pending);
  if (differences.length === 0) {
    return {
      action: 'resume',
      pending,
      reason: `submission ${pending.id} already has exactly ${keepsPackages(situation) ? 'what this run sets' : 'these files'}`,
    };
  }
  const paths = differences.map((change) => change.path).join(', ');
  return {
    action: 'busy',
    pending,
    reason: `Submission ${pending.id} has this run's files and is already committed (${pending.status}), but this run sets a different ${paths}.`,
    todo: situation.plan === undefined ? '' : adviceOnCommitted(situation.plan, pending, differences),
  };
}

function decideOurs(situation: PendingSituation, pending: Submission): Decision {
  const theirs = highestVersion(
    newFiles(situation.published, pending).flatMap((name) => parseArchiveName(baseName(name))?.version ?? []),
  );
  const mine = highestVersion(situation.versions);
  if (theirs !== undefined && mine !== undefined && compareVersions(theirs, mine) > 0) {
    return {
      action: 'busy',
      pending,
      reason: `Draft ${pending.id} contains version ${theirs}, which is higher than this run's ${mine}: another run is publishing it or did not finish.`,
      todo: 'Re-run the newer release. If you want the lower version, delete that draft with command: cancel, then re-run the job.',
    };
  }
  const state = isFailure(statusOf(pending)) ? `ended with status ${pending.status}` : 'was not finished';
  return {
    action: 'replace',
    kind: 'ours',
    pending,
    reason: `draft ${pending.id} of an earlier run ${state}`,
  };
}

function decideUntouched({ uploadExpiry, now }: PendingSituation, pending: Submission): Decision {
  const status = statusOf(pending);
  const isExpired = uploadExpiry !== undefined && uploadExpiry - now < uploadMargin;
  if (isFailure(status) || isExpired) {
    return {
      action: 'replace',
      kind: 'ours',
      pending,
      reason: isExpired
        ? `draft ${pending.id} has not been edited, and its upload URL has expired`
        : `submission ${pending.id} has not been edited, and ended with status ${status}`,
    };
  }
  return { action: 'use', pending, reason: `draft ${pending.id} has not been edited` };
}

function decideForeign(situation: PendingSituation, pending: Submission): Decision {
  const contrast = keepsPackages(situation) ? contrastOf(situation, pending) : undefined;
  const { reason, todo, todoNow } = foreignObstacle(pending, situation.now, contrast);
  switch (situation.ifPending) {
    case 'fail':
      return { action: 'busy', pending, reason, todo };
    case 'wait':
      return { action: 'wait', pending, reason, todo: todoNow };
    case 'replace':
      return pending.fileUploadUrl || !isDraft(statusOf(pending))
        ? { action: 'replace', kind: 'foreign', pending, reason }
        : { action: 'busy', pending, reason, todo: todoNow };
  }
}

function keepsPackages({ versions }: PendingSituation): boolean {
  return versions.length === 0;
}

function contrastOf({ published, plan }: PendingSituation, pending: Submission): Contrast {
  return {
    packages: newPackages(published, pending).map(({ fileName }) => fileName),
    fields: plan === undefined ? [] : allDifferences(plan.document, pending).map(({ path }) => path),
  };
}

/** The last published submission if it holds exactly our files and nothing else would change. */
function publishedAlready({ published, plan }: PendingSituation): Submission | undefined {
  return plan !== undefined && addedNames(plan).length === 0 && isEmptyPlan(plan) ? published : undefined;
}
