import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { messageOf } from '../errors.ts';
import { packageExtensionOf } from './extension.ts';
import { isSystemError, PackageFault, shorten } from './fault.ts';
import { type FileRange, RangeReader, readRange } from './file-range.ts';
import { decodePartName } from './part-name.ts';
import { ReadBudget } from './read-budget.ts';

/** Paths of the manifest in a package and in a bundle. */
export const packageManifestPath = 'AppxManifest.xml';
export const bundleManifestPath = 'AppxMetadata/AppxBundleManifest.xml';
/** Lists the files of a package with hashes of their blocks; of a bundle it lists the manifest only. */
export const blockMapPath = 'AppxBlockMap.xml';

const read = new Set([packageManifestPath, bundleManifestPath, blockMapPath]);

/** More files than any sound package holds (store-faults.md S14). */
const mostEntries = 100_000;

/** Bytes of a file's own header, without its name. */
const leastHeader = 30;

/** One file of a zip, by the zip's directory. */
export interface Part {
  /** As the directory has it: OPC percent-encodes names. */
  readonly name: string;
  /** Bytes, inflated. */
  readonly size: number;
}

/** A zip archive's manifests, block map and packages; for everything else, only name and size are kept. */
export interface Zip {
  readonly range: FileRange;
  /** What may still be read, shared with every zip inside this one. */
  readonly budget: ReadBudget;
  /** In archive order, by their name without percent-encoding (OPC writes names that way). */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Every file, in archive order. */
  readonly parts: readonly Part[];
  /** True for what Microsoft's packer wrote: packages and bundles have one, upload files don't. */
  readonly hasContentTypes: boolean;
  readonly file: ZipFile;
}

/**
 * Reads the directory of a zip.
 * @param budget That of the outer zip, for one inside another.
 * @throws PackageFault `not-a-zip`, `damaged-archive`, `encrypted-archive`, `archive-limit`.
 */
export async function openZip(range: FileRange, budget: ReadBudget = new ReadBudget()): Promise<Zip> {
  const head = await readRange(range, 0, Math.min(4, range.size));
  try {
    return await readDirectory(range, budget);
  } catch (error) {
    throw directoryFault(error, head);
  }
}

async function readDirectory(range: FileRange, budget: ReadBudget): Promise<Zip> {
  const file = await fromRandomAccessReaderPromise(new RangeReader(range), range.size, { autoClose: false });
  if (file.entryCount > mostEntries) {
    throw new PackageFault(
      'archive-limit',
      `it contains ${file.entryCount.toLocaleString('en')} files, but the limit is 100,000.`,
    );
  }
  const entries = new Map<string, Entry>();
  const parts: Part[] = [];
  const seen = new Set<string>();
  let hasContentTypes = false;
  for await (const entry of file.eachEntry()) {
    const name = decodePartName(entry.fileName);
    hasContentTypes ||= name.toLowerCase() === '[content_types].xml';
    parts.push({ name: entry.fileName, size: entry.uncompressedSize });
    if (!read.has(name) && !packageExtensionOf(name)) continue;
    if (entry.isEncrypted()) throw encrypted();
    // Part names are equal without regard to case (OPC): which of two would the Store read?
    if (seen.has(name.toLowerCase())) {
      throw new PackageFault('damaged-archive', `it contains ${name} twice. Pack it again.`);
    }
    seen.add(name.toLowerCase());
    entries.set(name, entry);
  }
  checkOverlaps([...entries.values()]);
  // @types/yauzl calls the position a boolean.
  if (Number(file.readEntryCursor) !== (await statedEnd(range, file.comment.length))) {
    throw new RangeError('the size and the end of its directory differ');
  }
  return { range, budget, entries, parts, hasContentTypes, file };
}

/** Each of many files that share their bytes is small, and all of them together never end (store-faults.md S14). */
function checkOverlaps(entries: readonly Entry[]): void {
  let end = 0;
  for (const entry of entries.toSorted(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  )) {
    if (entry.relativeOffsetOfLocalHeader < end) {
      throw new PackageFault(
        'damaged-archive',
        `${shorten(entry.fileName)} in it overlaps another file, as in a zip bomb. Pack it again.`,
      );
    }
    end = entry.relativeOffsetOfLocalHeader + leastHeader + entry.compressedSize;
  }
}

function directoryFault(error: unknown, head: Buffer): unknown {
  if (error instanceof PackageFault || isSystemError(error)) return error;
  const message = messageOf(error);
  if (message.includes('encryption')) return encrypted();
  // Every zip begins with a local file header; what does not was never one.
  if (head.toString('latin1') !== 'PK\x03\x04') {
    return new PackageFault(
      'not-a-zip',
      'it is not a ZIP archive, so it is not a package. Check the step that creates it.',
    );
  }
  return new PackageFault(
    'damaged-archive',
    `the zip archive is damaged or was cut off: ${message.replace(/\.$/, '')}. Check the step that creates it, and its upload and download.`,
  );
}

/**
 * The end of the directory, by its own account. yauzl does not check that, but a reader that goes by the size and one
 * that goes by the count would see different files if the two disagree.
 */
async function statedEnd(range: FileRange, commentLength: number): Promise<number> {
  const at = range.size - 22 - commentLength;
  const record = await readRange(range, at, 22);
  const locator = await readRange(range, Math.max(0, at - 20), 20);
  if (at < 20 || locator.readUInt32LE(0) !== 0x07064b50) {
    return record.readUInt32LE(12) + record.readUInt32LE(16);
  }
  const zip64 = await readRange(range, Number(locator.readBigUInt64LE(8)), 56);
  return Number(zip64.readBigUInt64LE(40) + zip64.readBigUInt64LE(48));
}

function encrypted(): PackageFault {
  return new PackageFault(
    'encrypted-archive',
    'it is encrypted, but the Store does not accept encrypted packages.',
  );
}
