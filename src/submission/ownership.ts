import { allDifferences } from '../document/differences-from-planned.ts';
import { differencesFromPublished } from '../document/differences-from-published.ts';
import { baseName, fileKey } from '../document/packages.ts';
import { spellingsOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { isAssetName } from '../packages/asset-name.ts';
import { parseArchiveName } from '../packages/name.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import type { Submission } from '../store/wire.ts';
import { holdsFile, newFiles, newPackages } from './new-files.ts';
import type { MergePatch } from './patch.ts';
import type { Plan } from './types.ts';

/** Whose a pending submission is, and what shape it is in (architecture.md, "Glossary"). */
export type PendingKind = 'same' | 'ours' | 'untouched' | 'committed' | 'foreign';

/** What a pending submission is compared with to tell whose it is. */
export interface Evidence {
  readonly published: Submission | undefined;
  /**
   * Plan on the published submission, or if there is none yet on the pending one; `undefined` if nothing is asked for.
   */
  readonly plan: Plan | undefined;
  /** Everything that listing folder and patch name. */
  readonly asked?: MergePatch | undefined;
  /** Names in the archive of this run's files. */
  readonly fileNames: readonly string[];
  /** `Identity/@Name` of the app. */
  readonly identityName: string;
}

/** Tells whose a pending submission is. */
export function classifyPending(evidence: Evidence, pending: Submission): PendingKind {
  const { published, fileNames, identityName } = evidence;
  const fresh = newFiles(published, pending);
  const isNamedByUs = fresh.length > 0 && fresh.every((name) => isOurName(name, identityName));
  const holdsOurFiles = sameNames(
    fresh,
    fileNames.filter((name) => !holdsFile(published, name)),
  );
  const areOurs = isNamedByUs && doNamesTell(evidence, fresh);
  const isSame =
    holdsOurFiles && (areOurs || (!doNamesTell(evidence, fresh) && isAsPlanned(evidence, pending)));
  const status = statusOf(pending);
  if (!isDraft(status) && !isFailure(status)) return isSame ? 'committed' : 'foreign';
  // Drafts made in Partner Center have no upload URL, and the API may not touch them.
  if (!pending.fileUploadUrl) return 'foreign';
  if (isSame) return 'same';
  if (areOurs) return 'ours';
  const isUntouched =
    published !== undefined
      ? differencesFromPublished(published, pending).length === 0
      : holdsOnly(pending, undefined);
  return fresh.length === 0 && isUntouched ? 'untouched' : 'foreign';
}

/**
 * True if the names of new files tell whose a submission is: both it and the run have packages. Without them anyone's
 * texts may be in it, so all of it must be as planned; names of images don't contain an app's name.
 */
function doNamesTell({ plan, fileNames }: Evidence, fresh: readonly string[]): boolean {
  // A run that asks for nothing has no plan to compare with.
  return plan === undefined || (fileNames.some(isPackage) && fresh.some(isPackage));
}

function isPackage(fileName: string): boolean {
  return !isAssetName(baseName(fileName));
}

/**
 * Names of images and trailers don't contain the app's: their form and hash alone say that a run of ours named them.
 */
function isOurName(fileName: string, identityName: string): boolean {
  const name = baseName(fileName);
  if (isAssetName(name)) return true;
  return parseArchiveName(name)?.name.toLowerCase() === identityName.toLowerCase();
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const keys = (names: readonly string[]): string => [...new Set(names.map(fileKey))].sort().join('\n');
  return keys(a) === keys(b);
}

/** True for a submission that equals the plan, so that it holds no one else's work. */
function isAsPlanned({ published, plan, asked }: Evidence, pending: Submission): boolean {
  if (plan === undefined || newPackages(published, pending).length > 0) return false;
  if (allDifferences(plan.document, pending).length > 0) return false;
  return published !== undefined || holdsOnly(pending, asked);
}

/** Members of a first submission that people fill in. */
const authored = ['listings', 'keywords', 'tag', 'notesForCertification'] as const;

/**
 * True for a first submission, such as creating a flight opens, in which everything is empty except what the run
 * names: what its other members start with is not documented.
 */
function holdsOnly(pending: Submission, asked: MergePatch | undefined): boolean {
  return authored.every((member) => isNamed(pending[member], asked?.[member]));
}

function isNamed(held: unknown, asked: unknown): boolean {
  if (isRecord(held)) {
    // An icon is named as a whole: the Store gives it an id.
    if (isRecord(asked) && asked.fileName !== undefined) return true;
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
