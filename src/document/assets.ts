import { spellingsOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import type { Submission } from '../store/wire.ts';
import { fileKey } from './packages.ts';

/** An image, icon or video that a submission names. */
export interface NamedAsset {
  readonly fileName: string;
  readonly isPending: boolean;
  readonly hasId: boolean;
}

/** Every file that a submission names in addition to its packages, at any depth. */
export function assetsOf(submission: Submission | undefined): readonly NamedAsset[] {
  return [...filesIn(submission?.listings), ...filesIn(submission?.trailers)];
}

function filesIn(value: unknown): readonly NamedAsset[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (!isRecord(value)) return [];
  const isPending = value.fileStatus === 'PendingUpload';
  const names = [value.fileName, value.videoFileName].flatMap((name) =>
    typeof name === 'string' && name !== '' ? [{ fileName: name, isPending, hasId: Boolean(value.id) }] : [],
  );
  return [...names, ...Object.values(value).flatMap(filesIn)];
}

/** Names of the images, icons, videos and thumbnails that the archive has to contain. */
export function newAssetNames(submission: Submission): readonly string[] {
  const pending = assetsOf(submission).filter(({ isPending }) => isPending);
  const trailers = Array.isArray(submission.trailers) ? submission.trailers : [];
  // Trailers have no status: what the Store has of them has an id (store-api.md §3.2).
  return [...pending, ...filesIn(trailers).filter(({ hasId }) => !hasId)].map(({ fileName }) => fileName);
}

/**
 * The document with its files as the Store wants them: a "new" file that it already has under this name keeps
 * its entry, so that the same patch changes nothing a second time; an image that a new list leaves out is marked
 * for removal, since the Store keeps what is merely left out (store-api.md §5.2).
 *
 * @param base the document before the change
 */
export function withKnownFiles(base: Submission, document: Submission): Submission {
  return {
    ...document,
    ...(isRecord(document.listings) && { listings: reconciledMembers(base.listings, document.listings) }),
    ...('trailers' in document && { trailers: reconciled(base.trailers, document.trailers, 'trailers') }),
  };
}

function reconciled(before: unknown, after: unknown, name: string): unknown {
  if (Array.isArray(after)) return reconciledList(Array.isArray(before) ? before : [], after, name);
  if (!isRecord(after)) return after;
  const members = reconciledMembers(before, after);
  return isRecord(before) && isSameFile(before, after) ? known(before, members) : members;
}

function reconciledMembers(before: unknown, after: Record<string, unknown>): Record<string, unknown> {
  const held = isRecord(before) ? before : {};
  const spellings = spellingsOf(held);
  return Object.fromEntries(
    Object.entries(after).map(([name, member]) => {
      const spelling = spellings.of(name);
      return [name, reconciled(spelling === undefined ? undefined : held[spelling], member, name)];
    }),
  );
}

function reconciledList(before: readonly unknown[], after: readonly unknown[], name: string): unknown[] {
  const partnerOf = (entry: unknown) => before.find((each) => isSameFile(each, entry));
  const entries = after.map((entry) => reconciled(partnerOf(entry), entry, name));
  const kept = new Set(after.map(partnerOf));
  const dropped = name === 'images' ? before.filter((entry) => isRecord(entry) && !kept.has(entry)) : [];
  return [...entries, ...dropped.map((entry) => ({ ...Object(entry), fileStatus: 'PendingDelete' }))];
}

/** Entries belong to one file if their ids are equal or, if one has none yet, their names. */
function isSameFile(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) return false;
  if (one.id && other.id) return one.id === other.id;
  const [name, otherName] = [fileNameOf(one), fileNameOf(other)];
  return name !== undefined && otherName !== undefined && fileKey(name) === fileKey(otherName);
}

function fileNameOf({ fileName, videoFileName }: Record<string, unknown>): string | undefined {
  const name = fileName ?? videoFileName;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** What the Store says about a file that it has. */
function known(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const { id, videoFileId, fileStatus } = before;
  const isUploaded = fileStatus !== 'PendingUpload' && fileStatus !== 'PendingDelete';
  return {
    ...after,
    ...(id !== undefined && { id }),
    ...(videoFileId !== undefined && { videoFileId }),
    ...(isUploaded && (after.fileStatus ?? 'PendingUpload') === 'PendingUpload' && { fileStatus }),
  };
}

/** The document without the images that are to be removed, which the Store may or may not list until then. */
export function withoutRemoved(document: Submission): Submission {
  return document.listings === undefined || document.listings === null
    ? document
    : { ...document, listings: keptMembers(document.listings) };
}

function keptMembers(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, kept(member)]));
}

function kept(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isRemoved(each)).map(kept);
  return isRecord(value) ? keptMembers(value) : value;
}

function isRemoved(value: unknown): boolean {
  return isRecord(value) && value.fileStatus === 'PendingDelete';
}

/** The document as it is once it is committed: new files are there, removed ones gone. */
export function asCommitted(document: Submission): Submission {
  return document.listings === undefined || document.listings === null
    ? document
    : { ...document, listings: settledMembers(document.listings) };
}

function settled(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((each) => !isRemoved(each)).map(settled);
  }
  return isRecord(value) ? settledMembers(value) : value;
}

function settledMembers(value: Record<string, unknown>): Record<string, unknown> {
  const members = Object.entries(value).filter(
    ([name, member]) => name !== 'fileStatus' || member !== 'PendingUpload',
  );
  return Object.fromEntries(members.map(([name, member]) => [name, settled(member)]));
}
