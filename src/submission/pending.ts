import { parseArchiveName } from '../packages/name.ts';
import type { Submission } from '../store/wire.ts';
import { baseName } from './coverage.ts';
import { classifyPending, type Evidence, newFiles } from './ownership.ts';
import { addedNames, isEmptyPlan } from './plan.ts';
import { isDraft, isFailure, statusOf } from './states.ts';
import { differencesToCommitted } from './stored.ts';
import type { Change } from './types.ts';
import { compareVersions, highestVersion } from './version.ts';

/** Input `if-pending`: what to do about a pending submission that is not ours. */
export type IfPending = 'fail' | 'replace' | 'wait';

/** Everything that the decision looks at; all of it was read before. */
export interface PendingSituation extends Evidence {
  readonly pending: Submission | undefined;
  readonly versions: readonly string[];
  readonly ifPending: IfPending;
  /** Expiry of the pending submission's upload URL, milliseconds since the epoch. */
  readonly uploadExpiry: number | undefined;
  readonly now: number;
}

/** What to do about the slot (table in design §3, "Pending"). */
export type PendingDecision =
  | { readonly action: 'create' }
  | { readonly action: 'use'; readonly reason: string }
  | { readonly action: 'replace'; readonly kind: 'ours' | 'foreign'; readonly reason: string }
  | { readonly action: 'resume'; readonly reason: string }
  | { readonly action: 'already-submitted' }
  | { readonly action: 'wait'; readonly reason: string }
  | { readonly action: 'busy'; readonly reason: string; readonly todo: string };

/** Room for an upload: a draft whose URL expires sooner than this counts as expired. */
const uploadMargin = 15 * 60_000;

/** Decides purely from what was read. Nothing that is not provably ours is touched unasked. */
export function decidePending(situation: PendingSituation): PendingDecision {
  const { pending } = situation;
  if (isPublishedAlready(situation)) return { action: 'already-submitted' };
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

function decideCommitted(situation: PendingSituation, pending: Submission): PendingDecision {
  const differences: readonly Change[] =
    situation.plan === undefined ? [] : differencesToCommitted(situation.plan, pending);
  if (differences.length === 0) {
    return { action: 'resume', reason: `submission ${pending.id} already holds exactly these files` };
  }
  const paths = differences.map((change) => change.path).join(', ');
  return {
    action: 'busy',
    reason: `Submission ${pending.id} with these files is already committed (${pending.status}), and this run asks for something else in ${paths}.`,
    todo: differences.every((change) => change.path.includes('packageRollout'))
      ? 'Once it is published, change its rollout with command: rollout.'
      : 'Once it is published, run this again: the change is a submission of its own. Or cancel it in Partner Center first.',
  };
}

function decideOurs(situation: PendingSituation, pending: Submission): PendingDecision {
  const theirs = highestVersion(
    newFiles(situation.published, pending).flatMap((name) => parseArchiveName(baseName(name))?.version ?? []),
  );
  const mine = highestVersion(situation.versions);
  if (theirs !== undefined && mine !== undefined && compareVersions(theirs, mine) > 0) {
    return {
      action: 'busy',
      reason: `Draft ${pending.id} holds version ${theirs}, which is higher than ${mine} of this run: another run is publishing it, or did not finish.`,
      todo: 'Run the newer release again, or delete that draft in Partner Center if the lower version is meant.',
    };
  }
  const state = isFailure(statusOf(pending)) ? `ended in ${pending.status}` : 'was not finished';
  return { action: 'replace', kind: 'ours', reason: `draft ${pending.id} of an earlier run ${state}` };
}

function decideUntouched({ uploadExpiry, now }: PendingSituation, pending: Submission): PendingDecision {
  const status = statusOf(pending);
  const isExpired = uploadExpiry !== undefined && uploadExpiry - now < uploadMargin;
  if (isFailure(status) || isExpired) {
    return {
      action: 'replace',
      kind: 'ours',
      reason: isExpired
        ? `nobody worked in draft ${pending.id} and its upload URL has expired`
        : `nobody worked in submission ${pending.id} and it ended in ${status}`,
    };
  }
  return { action: 'use', reason: `nobody worked in draft ${pending.id}` };
}

function decideForeign(situation: PendingSituation, pending: Submission): PendingDecision {
  const what = describeForeign(pending);
  switch (situation.ifPending) {
    case 'fail':
      return {
        action: 'busy',
        reason: what,
        todo: 'Finish or delete it in Partner Center, or set if-pending to wait or, to delete it, to replace.',
      };
    case 'wait':
      return { action: 'wait', reason: what };
    case 'replace':
      return pending.fileUploadUrl || !isDraft(statusOf(pending))
        ? { action: 'replace', kind: 'foreign', reason: what }
        : {
            action: 'busy',
            reason: what,
            todo: 'The API may not delete what was made in Partner Center: delete it there.',
          };
  }
}

function describeForeign(pending: Submission): string {
  const status = statusOf(pending);
  if (!isDraft(status) && !isFailure(status)) {
    return `Submission ${pending.id} that this workflow did not make is in the state ${status}.`;
  }
  return pending.fileUploadUrl
    ? `${isDraft(status) ? 'Draft' : 'Submission'} ${pending.id} (${status}) holds work that this workflow did not do.`
    : `Draft ${pending.id} was made in Partner Center.`;
}

/** The last published submission holds exactly our files and nothing else would change. */
function isPublishedAlready({ published, plan }: PendingSituation): boolean {
  return published !== undefined && plan !== undefined && addedNames(plan).length === 0 && isEmptyPlan(plan);
}
