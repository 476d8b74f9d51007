import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Entry } from 'yauzl';
import { isSystemError, PackageFault } from './fault.ts';
import { readRange, streamRange } from './file-range.ts';
import { openZip, type Zip } from './zip.ts';

/** What no sound package comes near (store-faults.md S14). */
const limits = {
  /** Bytes of a manifest, inflated. */
  manifest: 1024 * 1024,
  /** Bytes of a block map, inflated: 25 GB have 400,000 blocks of 90 bytes each. */
  blockMap: 64 * 1024 * 1024,
  /** Inflated bytes per compressed byte. */
  ratio: 200,
  /** Bytes of a package inside another file: the Store allows 25 GB at most (store-api.md §8.1). */
  innerPackage: 25 * 1024 ** 3,
} as const;

/**
 * Packages from makemsix end without deflate's last block, and Windows accepts them
 * (https://github.com/microsoft/msix-packaging/tree/master/src/test/testData/unpack/BlockMap). Size and CRC-32 are
 * compared anyway.
 */
const finishFlush = constants.Z_SYNC_FLUSH;

/**
 * The bytes of a manifest.
 * @throws PackageFault `archive-limit` beyond 1 MiB or a ratio of 200, or for the sum of all, `damaged-archive`.
 */
export async function readManifest(zip: Zip, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > limits.manifest || entry.compressedSize > limits.manifest) {
    throw new PackageFault('archive-limit', `its manifest ${entry.fileName} is larger than 1 MiB.`);
  }
  checkRatio(entry);
  zip.budget.spend('manifests', entry.uncompressedSize);
  return readWhole(zip, entry);
}

/**
 * The bytes of a block map. A file of zeros has a hash that repeats, so there is no limit to the ratio.
 * @throws PackageFault `archive-limit` beyond 64 MiB, `damaged-archive`.
 */
export async function readBlockMap(zip: Zip, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > limits.blockMap || entry.compressedSize > limits.blockMap) {
    throw new PackageFault('archive-limit', `its block map ${entry.fileName} is larger than 64 MiB.`);
  }
  zip.budget.spend('blockMaps', entry.uncompressedSize);
  return readWhole(zip, entry);
}

async function readWhole(zip: Zip, entry: Entry): Promise<Buffer> {
  const raw = await readRange(zip.range, await dataStart(zip, entry), entry.compressedSize);
  const bytes = isStored(entry) ? raw : inflate(raw, entry);
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw damaged(entry);
  return bytes;
}

/**
 * Gives `body` a zip that is an entry of another one: in place if it is stored, else inflated to a file in
 * `tempDir` that is gone when the promise settles.
 * @throws PackageFault `archive-limit`, `damaged-archive`, and what `body` throws.
 */
export async function withInnerZip<T>(
  zip: Zip,
  entry: Entry,
  tempDir: string,
  body: (inner: Zip) => Promise<T>,
): Promise<T> {
  const start = await dataStart(zip, entry);
  if (isStored(entry)) {
    const { handle } = zip.range;
    const range = { handle, start: zip.range.start + start, size: entry.compressedSize };
    return body(await openZip(range, zip.budget));
  }
  if (entry.uncompressedSize > limits.innerPackage) {
    throw new PackageFault('archive-limit', 'it is larger than the 25 GB that the Store accepts.');
  }
  checkRatio(entry);
  zip.budget.spend('innerPackages', entry.uncompressedSize);
  const path = join(tempDir, `inner-package-${randomUUID()}.tmp`);
  const handle = await open(path, 'wx+', 0o600);
  try {
    await inflateToFile(zip, entry, start, handle);
    return await body(await openZip({ handle, start: 0, size: entry.uncompressedSize }, zip.budget));
  } finally {
    await handle.close();
    await rm(path, { force: true });
  }
}

async function dataStart(zip: Zip, entry: Entry): Promise<number> {
  if (!isStored(entry) && entry.compressionMethod !== 8) {
    throw new PackageFault(
      'damaged-archive',
      `${entry.fileName} is compressed with method ${entry.compressionMethod}, but packages can use only deflate or no compression.`,
    );
  }
  try {
    return (await zip.file.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch (error) {
    throw isSystemError(error) ? error : damaged(entry, error);
  }
}

function isStored(entry: Entry): boolean {
  return entry.compressionMethod === 0;
}

function checkRatio(entry: Entry): void {
  if (entry.uncompressedSize > entry.compressedSize * limits.ratio) {
    throw new PackageFault(
      'archive-limit',
      `${entry.fileName} grows to more than ${limits.ratio} times its size when unpacked, as in a zip bomb.`,
    );
  }
}

function inflate(raw: Buffer, entry: Entry): Buffer {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, entry.uncompressedSize), finishFlush });
  } catch (error) {
    throw damaged(entry, error);
  }
}

async function inflateToFile(zip: Zip, entry: Entry, start: number, handle: FileHandle): Promise<void> {
  let size = 0;
  let crc = 0;
  const write = async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      size += part.length;
      // The header may lie about the size: never write more than it promised.
      if (size > entry.uncompressedSize) throw damaged(entry);
      crc = crc32(part, crc);
      await handle.writeFile(part);
    }
  };
  try {
    await pipeline(
      Readable.from(streamRange(zip.range, start, entry.compressedSize)),
      createInflateRaw({ chunkSize: 256 * 1024, finishFlush }),
      write,
    );
  } catch (error) {
    throw isSystemError(error) ? error : damaged(entry, error);
  }
  if (size !== entry.uncompressedSize || crc !== entry.crc32) throw damaged(entry);
}

function damaged(entry: Entry, cause?: unknown): PackageFault {
  return new PackageFault(
    'damaged-archive',
    `${entry.fileName} in it is damaged: it does not match the ZIP archive's central directory. Pack it again.`,
    cause,
  );
}
