import { assetsOf } from '../document/assets.ts';
import { baseName, fileKey, livePackagesOf } from '../document/packages.ts';
import { parseArchiveName } from '../packages/name.ts';
import type { StorePackage, Submission } from '../store/wire.ts';

/** Files that a pending submission has and the published one lacks, whether uploaded yet or not. */
export function newFiles(published: Submission | undefined, pending: Submission): readonly string[] {
  const packages = livePackagesOf(pending)
    .filter((entry) => entry.fileStatus === 'PendingUpload' || !holdsFile(published, entry.fileName))
    .map((entry) => entry.fileName);
  return [...packages, ...newAssets(published, pending)];
}

/**
 * Packages that a pending submission has and the published one lacks. Unlike `newFiles`, it finds one that was
 * uploaded under the name of an old one, as other tools do.
 */
export function newPackages(published: Submission | undefined, pending: Submission): readonly StorePackage[] {
  const held = published === undefined ? [] : livePackagesOf(published);
  return livePackagesOf(pending).filter(
    (entry) => entry.fileStatus === 'PendingUpload' || !held.some((each) => isSamePackage(each, entry)),
  );
}

/** File names of other tools stay the same from version to version, so a name alone does not say which file it is. */
export function isSamePackage(a: StorePackage, b: StorePackage): boolean {
  if (fileKey(a.fileName) !== fileKey(b.fileName)) return false;
  if (parseArchiveName(baseName(a.fileName)) !== undefined) return true;
  const isOne = Boolean(a.id) && a.id === b.id;
  return isOne || (Boolean(a.version) && a.version === b.version);
}

/** True if a submission has a package, image or trailer of this name. */
export function holdsFile(submission: Submission | undefined, fileName: string): boolean {
  if (submission === undefined) return false;
  const names = [...livePackagesOf(submission), ...assetsOf(submission)].map((entry) => entry.fileName);
  return names.some((name) => fileKey(name) === fileKey(fileName));
}

/**
 * Images, icons and trailers that wait for their upload or are not in the published submission: trailers have
 * no status, and an image may come without one (store-api.md §3.2). What has lost its id is uploaded under an old name.
 */
function newAssets(published: Submission | undefined, pending: Submission): readonly string[] {
  const known = new Map(assetsOf(published).map(({ fileName, hasId }) => [fileKey(fileName), hasId]));
  return assetsOf(pending)
    .filter(({ fileName, isPending, hasId }) => {
      const hadId = known.get(fileKey(fileName));
      return isPending || hadId === undefined || (hadId && !hasId);
    })
    .map(({ fileName }) => fileName);
}
