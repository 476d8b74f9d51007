import { parseArchiveName } from '../packages/name.ts';
import { isAssetName } from '../patch/asset-name.ts';
import type { Submission } from '../store/wire.ts';
import { assetsOf } from './assets.ts';
import { differencesToPublished } from './clone.ts';
import { baseName, fileKey, livePackagesOf } from './coverage.ts';
import { addedNames, isEmptyPlan } from './plan.ts';
import { isDraft, isFailure, statusOf } from './states.ts';
import { differencesToCommitted } from './stored.ts';
import type { Change, Plan } from './types.ts';
import { compareVersions, highestVersion } from './version.ts';

/** Input `if-pending`: what to do about a pending submission that is not ours. */
export type IfPending = 'fail' | 'replace' | 'wait';

/** Whose a pending submission is, and in which shape (design §1). */
export type PendingKind = 'same' | 'ours' | 'untouched' | 'committed' | 'foreign';

/** Everything that the decision looks at; all of it was read before. */
export interface PendingSituation {
  readonly pending: Submission | undefined;
  readonly published: Submission | undefined;
  /** Plan on the published submission; `undefined` where there is none yet. */
  readonly plan: Plan | undefined;
  /** Names in the archive of this run's files. */
  readonly fileNames: readonly string[];
  /** `Identity/@Name` of the app. */
  readonly identityName: string;
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

/** Tells whose a pending submission is. */
export function classifyPending(
  situation: Pick<PendingSituation, 'published' | 'plan' | 'fileNames' | 'identityName'>,
  pending: Submission,
): PendingKind {
  const { published, plan, fileNames, identityName } = situation;
  // An add-on has no files whose names tell: a draft that is just what this run asks for holds no other work.
  const isAsPlanned =
    fileNames.length === 0 &&
    plan !== undefined &&
    differencesToCommitted(plan.document, pending).length === 0;
  const fresh = newFiles(published, pending);
  const areOurs = fresh.length > 0 && fresh.every((name) => isOurName(name, identityName));
  const areSame =
    areOurs &&
    sameNames(
      fresh,
      fileNames.filter((name) => !holds(published, name)),
    );
  const status = statusOf(pending);
  if (!isDraft(status) && !isFailure(status)) return areSame || isAsPlanned ? 'committed' : 'foreign';
  // Drafts made in Partner Center have no upload URL, and the API may not touch them.
  if (!pending.fileUploadUrl) return 'foreign';
  if (areOurs) return areSame ? 'same' : 'ours';
  if (isAsPlanned) return 'same';
  const isUntouched =
    published !== undefined ? differencesToPublished(published, pending).length === 0 : isEmptyFirst(pending);
  return fresh.length === 0 && isUntouched ? 'untouched' : 'foreign';
}

function decideCommitted(situation: PendingSituation, pending: Submission): PendingDecision {
  const differences: readonly Change[] =
    situation.plan === undefined ? [] : differencesToCommitted(situation.plan.document, pending);
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

/** Files that a pending submission has and the published one has not, whether uploaded yet or not. */
function newFiles(published: Submission | undefined, pending: Submission): readonly string[] {
  const packages = livePackagesOf(pending)
    .filter((entry) => entry.fileStatus === 'PendingUpload' || !holds(published, entry.fileName))
    .map((entry) => entry.fileName);
  return [...packages, ...newAssets(published, pending)];
}

/**
 * Images, icons and trailers that wait for their upload or are not in the published submission: trailers have
 * no status, and an image may come without one (store-api.md §3.2).
 */
function newAssets(published: Submission | undefined, pending: Submission): readonly string[] {
  const known = new Set(assetsOf(published).map(({ fileName }) => fileKey(fileName)));
  return assetsOf(pending)
    .filter(({ fileName, isPending }) => isPending || !known.has(fileKey(fileName)))
    .map(({ fileName }) => fileName);
}

function holds(submission: Submission | undefined, fileName: string): boolean {
  if (submission === undefined) return false;
  const names = [...livePackagesOf(submission), ...assetsOf(submission)].map((entry) => entry.fileName);
  return names.some((name) => fileKey(name) === fileKey(fileName));
}

/** Images and trailers carry no name of the app: their form and hash alone say that a run of ours named them. */
function isOurName(fileName: string, identityName: string): boolean {
  const name = baseName(fileName);
  if (isAssetName(name)) return true;
  return parseArchiveName(name)?.name.toLowerCase() === identityName.toLowerCase();
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const keys = (names: readonly string[]): string => [...new Set(names.map(fileKey))].sort().join('\n');
  return keys(a) === keys(b);
}

/** A first submission, such as creating a flight opens, is nobody's work without files, listings and notes. */
function isEmptyFirst({ flightPackages, listings, notesForCertification }: Submission): boolean {
  return Array.isArray(flightPackages) && Object.keys(listings ?? {}).length === 0 && !notesForCertification;
}
