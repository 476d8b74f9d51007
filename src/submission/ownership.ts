import { assetsOf } from '../document/assets.ts';
import { allDifferences } from '../document/differences-to-planned.ts';
import { differencesToPublished } from '../document/differences-to-published.ts';
import { baseName, fileKey, livePackagesOf } from '../document/packages.ts';
import { spellingsOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { isAssetName } from '../packages/asset-name.ts';
import { parseArchiveName } from '../packages/name.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import type { Submission } from '../store/wire.ts';
import type { MergePatch } from './patch.ts';
import type { Plan } from './types.ts';

/** Whose a pending submission is, and in which shape (architecture.md, "Glossary"). */
export type PendingKind = 'same' | 'ours' | 'untouched' | 'committed' | 'foreign';

/** What a pending submission is compared with to tell whose it is. */
export interface Evidence {
  readonly published: Submission | undefined;
  /** Plan on the published submission, or if there is none yet on the pending one; `undefined` if nothing is asked. */
  readonly plan: Plan | undefined;
  /** What the run asks for beside inputs of their own. */
  readonly patch?: MergePatch | undefined;
  /** Names in the archive of this run's files. */
  readonly fileNames: readonly string[];
  /** `Identity/@Name` of the app. */
  readonly identityName: string;
}

/** Tells whose a pending submission is. */
export function classifyPending(evidence: Evidence, pending: Submission): PendingKind {
  const { published, fileNames, identityName } = evidence;
  // An add-on has no files whose names tell.
  const isAsPlanned = fileNames.length === 0 && holdsNothingElse(evidence, pending);
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
    published !== undefined
      ? differencesToPublished(published, pending).length === 0
      : holdsOnly(pending, undefined);
  return fresh.length === 0 && isUntouched ? 'untouched' : 'foreign';
}

/** Files that a pending submission has and the published one has not, whether uploaded yet or not. */
export function newFiles(published: Submission | undefined, pending: Submission): readonly string[] {
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

/** A submission that is just what this run asks for holds no one else's work. */
function holdsNothingElse({ published, plan, patch }: Evidence, pending: Submission): boolean {
  if (plan === undefined || allDifferences(plan.document, pending).length > 0) return false;
  return published !== undefined || holdsOnly(pending, patch);
}

/** Members of a first submission that people fill in. */
const authored = ['listings', 'keywords', 'tag', 'notesForCertification'] as const;

/**
 * True for a first submission, such as creating a flight opens, in which everything is empty except what a patch
 * names: what its other members start with is not documented.
 */
function holdsOnly(pending: Submission, patch: MergePatch | undefined): boolean {
  return authored.every((member) => isNamed(pending[member], patch?.[member]));
}

function isNamed(held: unknown, asked: unknown): boolean {
  if (isRecord(held)) {
    const names = isRecord(asked) ? asked : {};
    const spellings = spellingsOf(names);
    return Object.keys(held).every((key) => {
      const spelling = spellings.of(key);
      return isNamed(held[key], spelling === undefined ? undefined : names[spelling]);
    });
  }
  return (
    asked !== undefined ||
    held === undefined ||
    held === null ||
    held === '' ||
    (Array.isArray(held) && held.length === 0)
  );
}
