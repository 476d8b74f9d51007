import { join } from 'node:path';
import type { Entry, ZipFile } from 'yauzl';
import { type JsonObject, objectsAt, stringAt } from '../json/json.ts';
import type { Settings } from '../store/settings.ts';
import type { App, ArchivedFile, Detail, Target } from '../store/state.ts';
import { assetErrors } from './asset-faults.ts';
import { neededFiles, packageMember } from './needed-files.ts';
import {
  extract,
  listEntries,
  open,
  type PackageContents,
  readPackage,
  UnreadablePackage,
} from './package-reader.ts';

/** What the Store makes of a committed submission. */
export interface Verdict {
  readonly errors: readonly Detail[];
  /** Keyed by the entry's `fileName`. */
  readonly packages: ReadonlyMap<string, JudgedPackage>;
  readonly archive: readonly ArchivedFile[] | undefined;
}

export interface JudgedPackage extends PackageContents {
  readonly sha256: string;
}

const archiveError = 'The archive could not be opened. It may be damaged or of an unknown format.';

/**
 * Judges a document and its archive as the Store does at commit (store-api.md §4.2, §5.2): `InvalidArchive`,
 * `MissingFiles`, `PackageValidationFailed`, each with its reasons.
 * @param archive File that holds what was uploaded; `undefined` if nothing was.
 * @param scratch Folder for temporary copies of packages.
 */
export async function judge(
  target: Target,
  document: JsonObject,
  archive: string | undefined,
  scratch: string,
  { listingLimits }: Pick<Settings, 'listingLimits'>,
): Promise<Verdict> {
  const files = neededFiles(target, document);
  const needed = [...new Set(files.map(({ name }) => name))];
  if (archive === undefined) {
    return { errors: missingFiles(needed), packages: new Map(), archive: undefined };
  }
  let zip: ZipFile | undefined;
  try {
    zip = await open(archive);
    const entries = await listEntries(zip);
    const archived = await hashAll(zip, entries);
    const found = new Map(entries.map((entry) => [comparable(entry.fileName), entry]));
    const missing = needed.filter((name) => !found.has(comparable(name)));
    if (missing.length > 0) return { errors: missingFiles(missing), packages: new Map(), archive: archived };
    const hashOf = new Map(archived.map((file) => [comparable(file.name), file.sha256]));
    const { errors, packages } = await judgePackages(target, document, zip, found, hashOf, scratch);
    const entryOf = (name: string): Entry | undefined => found.get(comparable(name));
    const ofAssets = listingLimits === 'off' ? [] : await assetErrors(zip, files, entryOf);
    return { errors: [...errors, ...ofAssets], packages, archive: archived };
  } catch {
    // Without new files the archive is not read.
    const errors = needed.length > 0 ? [{ code: 'InvalidArchive', details: archiveError }] : [];
    return { errors, packages: new Map(), archive: undefined };
  } finally {
    zip?.close();
  }
}

async function hashAll(zip: ZipFile, entries: readonly Entry[]): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  for (const entry of entries) {
    files.push({ name: entry.fileName, size: entry.uncompressedSize, sha256: await extract(zip, entry) });
  }
  return files;
}

async function judgePackages(
  target: Target,
  document: JsonObject,
  zip: ZipFile,
  found: ReadonlyMap<string, Entry>,
  hashOf: ReadonlyMap<string, string>,
  scratch: string,
): Promise<{ errors: Detail[]; packages: Map<string, JudgedPackage> }> {
  const entries = objectsAt(document, packageMember(target));
  const packages = new Map<string, JudgedPackage>();
  const errors: string[] = [];
  for (const each of entries.filter((one) => one.fileStatus === 'PendingUpload')) {
    const fileName = stringAt(each, 'fileName');
    const entry = found.get(comparable(fileName));
    if (!entry) continue;
    const path = join(scratch, 'package.zip');
    await extract(zip, entry, path);
    try {
      const contents = await readPackage(path, fileName, scratch);
      packages.set(fileName, { ...contents, sha256: hashOf.get(comparable(fileName)) ?? '' });
    } catch (error) {
      const reason = error instanceof UnreadablePackage ? error.message : String(error);
      errors.push(`${fileName}: ${reason}`);
    }
  }
  for (const [fileName, contents] of packages) errors.push(...faultsOf(fileName, contents, target.app));
  errors.push(...faultsTogether(entries, packages));
  const details = errors.map((text) => ({
    code: 'PackageValidationFailed',
    details: `Package acceptance validation error: ${text}`,
  }));
  return { errors: details, packages };
}

/** What is wrong with one package on its own (store-api.md §8.1). */
function faultsOf(fileName: string, contents: JudgedPackage, app: App): string[] {
  const faults: string[] = [];
  const { name, publisher, version } = contents;
  if (!/\.(msix|appx)(bundle|upload)?$/i.test(fileName)) {
    faults.push(`The file ${fileName} is of no type that the Store accepts as a package.`);
  }
  if (name !== app.packageIdentityName) {
    faults.push(
      `Invalid package identity name: ${name} (expected: ${app.packageIdentityName}) in ${fileName}.`,
    );
  }
  if (publisher !== app.publisherName) {
    faults.push(
      `Invalid package publisher name: ${publisher} (expected: ${app.publisherName}) in ${fileName}.`,
    );
  }
  const [major, , , revision] = version.split('.').map(Number);
  if (revision !== 0) {
    faults.push(
      'Apps are not allowed to have a Version with a revision number other than zero specified in the app ' +
        `manifest. The package ${fileName} specifies ${version}.`,
    );
  }
  if (major === 0) faults.push(`The version of the package ${fileName} must not start with 0: ${version}.`);
  if (version.split('.').some((part) => Number(part) > 65_535)) {
    faults.push(`A part of the version of the package ${fileName} is above 65535: ${version}.`);
  }
  const accepted = fullNames(contents).filter(
    (each) => (app.accepted.get(each) ?? contents.sha256) !== contents.sha256,
  );
  for (const each of accepted) {
    faults.push(
      `You've already submitted a package named ${each} with other contents; use a higher version.`,
    );
  }
  return faults;
}

/** What is wrong with the packages of the submission together. */
function faultsTogether(
  entries: readonly JsonObject[],
  packages: ReadonlyMap<string, JudgedPackage>,
): string[] {
  const faults: string[] = [];
  const remaining = entries.filter((entry) => entry.fileStatus !== 'PendingDelete');
  if (remaining.length > 25)
    faults.push(`A submission has at most 25 packages, this one ${remaining.length}.`);
  const seen = new Map<string, string>();
  for (const [fileName, contents] of packages) {
    for (const each of fullNames(contents)) {
      const other = seen.get(each);
      if (other !== undefined) faults.push(`${fileName} and ${other} are both ${each}.`);
      seen.set(each, fileName);
    }
  }
  const hadBundle = entries.some((entry) => entry.id && /bundle$|upload$/i.test(stringAt(entry, 'fileName')));
  for (const [fileName, contents] of packages) {
    if (hadBundle && !contents.isBundle) {
      faults.push(`${fileName} must be a bundle, since the app was published as one before.`);
    }
  }
  return faults;
}

/** Names under which the Store keeps a package: one for each architecture. */
export function fullNames(contents: PackageContents): string[] {
  return contents.architectures.map((architecture) => `${contents.name}_${contents.version}_${architecture}`);
}

function missingFiles(names: readonly string[]): Detail[] {
  return names.map((name) => ({ code: 'MissingFiles', details: `File '${name}' not found in archive` }));
}

/** `/` and `\` are the same in a name; letter case matters. */
function comparable(name: string): string {
  return name.replaceAll('\\', '/');
}
