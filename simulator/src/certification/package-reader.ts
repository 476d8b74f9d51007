import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type Manifest, parseManifest } from './manifest.ts';

/** What the Store finds in a package, as it writes it into a submission. */
export interface PackageContents {
  readonly isBundle: boolean;
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  /** Those of the application packages, in lower case. */
  readonly architectures: readonly string[];
  /** `Windows.Desktop min version 10.0.17763.0` */
  readonly targetDeviceFamilies: readonly string[];
  readonly languages: readonly string[];
  readonly capabilities: readonly string[];
}

/** The file cannot be read as a package; the message says why. */
export class UnreadablePackage extends Error {
  override readonly name = 'UnreadablePackage';
}

const innerPackage = /^[^/\\]+\.(msix|appx|msixbundle|appxbundle)$/i;
const isUpload = /\.(msix|appx)upload$/i;
const manifestLimit = 4 * 1024 * 1024;

/**
 * Reads a package, a bundle, or what an upload file holds at its root. Independent of the action's own
 * reader, so that a bug there is not repeated here.
 * @param name Its name; only one that ends in `upload` may be a mere wrapper.
 * @param scratch Folder for the packages inside, which are removed again.
 * @throws UnreadablePackage
 */
export async function readPackage(
  path: string,
  name: string,
  scratch: string,
  depth = 0,
): Promise<PackageContents> {
  const zip = await open(path);
  try {
    const entries = await listEntries(zip);
    const bundleManifest = find(entries, 'AppxMetadata/AppxBundleManifest.xml');
    if (bundleManifest) return await readBundle(zip, entries, bundleManifest, scratch, depth);
    const manifest = find(entries, 'AppxManifest.xml');
    if (manifest) return ofManifest(parseManifest(await readText(zip, manifest)));
    const inner = entries.filter((entry) => innerPackage.test(entry.fileName));
    // Further packages at the root of an upload file are dropped silently.
    if (inner[0] && isUpload.test(name)) return await readInner(zip, inner[0], scratch, depth);
    throw new UnreadablePackage('The package has no manifest.');
  } catch (error) {
    throw error instanceof UnreadablePackage ? error : new UnreadablePackage(String(error));
  } finally {
    zip.close();
  }
}

function ofManifest(manifest: Manifest): PackageContents {
  if (manifest.kind !== 'package') throw new UnreadablePackage('The manifest is not one of a package.');
  return {
    isBundle: false,
    name: manifest.name,
    publisher: manifest.publisher,
    version: manifest.version,
    architectures: [manifest.architecture],
    targetDeviceFamilies: manifest.families,
    languages: manifest.languages,
    capabilities: manifest.capabilities,
  };
}

async function readBundle(
  zip: ZipFile,
  entries: readonly Entry[],
  manifestEntry: Entry,
  scratch: string,
  depth: number,
): Promise<PackageContents> {
  const manifest = parseManifest(await readText(zip, manifestEntry));
  if (manifest.kind !== 'bundle') throw new UnreadablePackage('The bundle manifest is not one of a bundle.');
  const inner: PackageContents[] = [];
  for (const each of manifest.packages.filter((one) => one.isApplication)) {
    const entry = find(entries, each.fileName);
    if (!entry) throw new UnreadablePackage(`The bundle does not contain ${each.fileName}.`);
    const contents = await readInner(zip, entry, scratch, depth);
    if (contents.name !== manifest.name || contents.publisher !== manifest.publisher) {
      throw new UnreadablePackage(`${each.fileName} has another identity than its bundle.`);
    }
    inner.push(contents);
  }
  if (inner.length === 0) throw new UnreadablePackage('The bundle contains no application package.');
  return {
    isBundle: true,
    name: manifest.name,
    publisher: manifest.publisher,
    version: manifest.version,
    architectures: unique(inner.flatMap((each) => each.architectures)),
    targetDeviceFamilies: unique(inner.flatMap((each) => each.targetDeviceFamilies)),
    languages: unique([
      ...manifest.packages.flatMap((each) => each.languages),
      ...inner.flatMap((each) => each.languages),
    ]),
    capabilities: unique(inner.flatMap((each) => each.capabilities)),
  };
}

async function readInner(
  zip: ZipFile,
  entry: Entry,
  scratch: string,
  depth: number,
): Promise<PackageContents> {
  if (depth >= 2) throw new UnreadablePackage('Packages are nested too deeply.');
  const path = join(scratch, `inner-${depth}.zip`);
  try {
    await extract(zip, entry, path);
    return await readPackage(path, entry.fileName, scratch, depth + 1);
  } finally {
    await rm(path, { force: true });
  }
}

/** Opens a ZIP archive. @throws UnreadablePackage */
export async function open(path: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, { autoClose: false, strictFileNames: false });
  } catch (error) {
    throw new UnreadablePackage(`The file is not a ZIP archive: ${String(error)}`);
  }
}

/** All entries except folders. */
export async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (!entry.fileName.endsWith('/')) entries.push(entry);
  return entries;
}

/** Writes an entry to a file (or nowhere) and returns its SHA-256 in hex. */
export async function extract(zip: ZipFile, entry: Entry, path?: string): Promise<string> {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const target = path === undefined ? nowhere : createWriteStream(path);
  await pipeline(await zip.openReadStreamPromise(entry), hashed, target);
  return hash.digest('hex');
}

async function readText(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > manifestLimit) throw new UnreadablePackage('The manifest is too large.');
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
}

/** Names of archive members ignore case and are percent-encoded (Open Packaging Conventions). */
function find(entries: readonly Entry[], name: string): Entry | undefined {
  const wanted = comparable(name);
  return entries.find((entry) => comparable(entry.fileName) === wanted);
}

function comparable(name: string): string {
  const path = name.replaceAll('\\', '/').toLowerCase();
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
