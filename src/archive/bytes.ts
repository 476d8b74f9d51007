import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { ActionError, messageOf } from '../errors.ts';
import { RangeChecksum } from './checksum.ts';
import { type ArchiveLayout, type FileSegment, segmentsIn } from './layout.ts';
import type { ArchiveEntry } from './types.ts';

/** What of a file must not change while its bytes are read. */
interface Stamp {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ino: bigint;
}

/**
 * The archive's bytes, block by block, straight from the files. Every byte handed out is part of a checksum, and
 * `verify` says whether all of them together are the files that were inspected: nothing else may be committed.
 */
export class ArchiveBytes {
  /** Number of blocks; the last one may be shorter. */
  readonly blocks: number;
  readonly #layout: ArchiveLayout;
  readonly #blockSize: number;
  readonly #checksums = new Map<ArchiveEntry, RangeChecksum>();
  readonly #stamps = new Map<ArchiveEntry, Stamp>();

  /** @param blockSize Bytes of every block but the last. */
  constructor(layout: ArchiveLayout, blockSize: number) {
    this.#layout = layout;
    this.#blockSize = blockSize;
    this.blocks = Math.ceil(layout.size / blockSize);
  }

  /** Bytes of a block. */
  lengthOf(block: number): number {
    return Math.min(this.#blockSize, this.#layout.size - block * this.#blockSize);
  }

  /**
   * Reads a block into the beginning of `buffer`, in any order and as often as needed; the bytes handed out last are
   * the ones that count.
   * @returns The part of `buffer` that holds the block.
   * @throws ActionError `package-changed` as soon as a file is known to be another than the one inspected.
   */
  async read(block: number, buffer: Buffer, signal?: AbortSignal): Promise<Buffer> {
    const start = block * this.#blockSize;
    const length = this.lengthOf(block);
    for (const segment of segmentsIn(this.#layout, start, start + length)) {
      signal?.throwIfAborted();
      const target = buffer.subarray(segment.offset - start, segment.offset - start + segment.length);
      if (segment.kind === 'header') target.set(segment.bytes);
      else await this.#readFile(segment, target);
    }
    return buffer.subarray(0, length);
  }

  /**
   * To be called between the last block and the commit.
   * @throws ActionError `package-changed` unless every file, as read, has the size and CRC-32 of its inspection.
   */
  async verify(): Promise<void> {
    for (const entry of this.#layout.entries) {
      if (entry.size === 0) await withFile(entry, (file) => this.#checkStamp(entry, file));
      const crc = entry.size === 0 ? 0 : this.#checksums.get(entry)?.value;
      if (crc !== entry.crc32) throw changed(entry, 'its checksum is another');
    }
  }

  async #readFile(segment: FileSegment, target: Buffer): Promise<void> {
    const { entry, from } = segment;
    await withFile(entry, async (file) => {
      await fill(entry, file, target, from);
      // After the read: a file that was cut or written to while it was read shows it now.
      await this.#checkStamp(entry, file);
    });
    const checksum = this.#checksumOf(entry);
    checksum.record(from, target.length, crc32(target));
    if ((checksum.value ?? entry.crc32) !== entry.crc32) throw changed(entry, 'its checksum is another');
  }

  async #checkStamp(entry: ArchiveEntry, file: FileHandle): Promise<void> {
    const { size, mtimeNs, ino } = await file.stat({ bigint: true });
    if (size !== BigInt(entry.size)) throw changed(entry, `it has ${size} bytes instead of ${entry.size}`);
    const first = this.#stamps.get(entry);
    if (first === undefined) this.#stamps.set(entry, { size, mtimeNs, ino });
    else if (first.mtimeNs !== mtimeNs || first.ino !== ino) throw changed(entry, 'it was written to');
  }

  #checksumOf(entry: ArchiveEntry): RangeChecksum {
    let checksum = this.#checksums.get(entry);
    if (checksum === undefined) {
      checksum = new RangeChecksum(entry.size);
      this.#checksums.set(entry, checksum);
    }
    return checksum;
  }
}

/** Opened for each stretch anew: an archive may have more files than a process may hold open. */
async function withFile(entry: ArchiveEntry, body: (file: FileHandle) => Promise<void>): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(entry.path, 'r');
    await body(file);
  } catch (error) {
    throw error instanceof ActionError ? error : changed(entry, messageOf(error));
  } finally {
    await file?.close();
  }
}

async function fill(entry: ArchiveEntry, file: FileHandle, target: Buffer, from: number): Promise<void> {
  for (let done = 0; done < target.length; ) {
    const { bytesRead } = await file.read(target, done, target.length - done, from + done);
    if (bytesRead === 0) throw changed(entry, `it ends at ${from + done} of ${entry.size} bytes`);
    done += bytesRead;
  }
}

function changed(entry: ArchiveEntry, how: string): ActionError {
  return new ActionError({
    code: 'package-changed',
    message: `The file for "${entry.name}" is no longer the one that was inspected at the start of the run: ${how} (${entry.path}).`,
    todo: 'Let nothing write to the packages while they are published, and run again.',
  });
}
