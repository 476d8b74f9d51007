import type { FileHandle } from 'node:fs/promises';
import { ActionError } from '../errors.ts';
import { openRegular, stampOf } from '../files/regular-file.ts';
import { changed, whyUnreadable } from './changed.ts';
import { type ArchiveLayout, type FileSegment, segmentsIn } from './layout.ts';
import type { ArchiveEntry } from './types.ts';

/**
 * The archive's bytes, block by block, straight from the files. Each read compares the file's stamp with that of the
 * inspection, which ends most runs whose files changed early; `ContentProof` shows that the bytes are the same.
 */
export class ArchiveBytes {
  /** Number of blocks; the last one may be shorter. */
  readonly blocks: number;
  readonly #layout: ArchiveLayout;
  readonly #blockSize: number;

  /** @param blockSize Bytes in every block except the last. */
  constructor(layout: ArchiveLayout, blockSize: number) {
    this.#layout = layout;
    this.#blockSize = blockSize;
    this.blocks = Math.ceil(layout.size / blockSize);
  }

  /** Bytes in a block. */
  lengthOf(block: number): number {
    return Math.min(this.#blockSize, this.#layout.size - block * this.#blockSize);
  }

  /**
   * Reads a block into the beginning of `buffer`, in any order and as often as needed.
   * @returns The part of `buffer` that holds the block.
   * @throws ActionError `package-changed` for a file that is not the one inspected, as far as the file system shows.
   */
  async read(block: number, buffer: Buffer, signal?: AbortSignal): Promise<Buffer> {
    const start = block * this.#blockSize;
    const length = this.lengthOf(block);
    for (const segment of segmentsIn(this.#layout, start, start + length)) {
      signal?.throwIfAborted();
      const target = buffer.subarray(segment.offset - start, segment.offset - start + segment.length);
      if (segment.kind === 'header') target.set(segment.bytes);
      else await readSegment(segment, target);
    }
    return buffer.subarray(0, length);
  }
}

async function readSegment({ entry, from }: FileSegment, target: Buffer): Promise<void> {
  // Opened anew for each stretch: an archive may have more files than a process can keep open.
  let file: FileHandle | undefined;
  try {
    file = await openRegular(entry.path);
    await fill(entry, file, target, from);
    // After the read: this shows if the file was truncated or written to meanwhile.
    await checkStamp(entry, file);
  } catch (error) {
    throw error instanceof ActionError ? error : changed(entry, whyUnreadable(error));
  } finally {
    await file?.close();
  }
}

async function checkStamp(entry: ArchiveEntry, file: FileHandle): Promise<void> {
  const stats = await file.stat({ bigint: true });
  if (stats.size !== BigInt(entry.size)) {
    throw changed(entry, `it has ${stats.size} bytes instead of ${entry.size}`);
  }
  if (stampOf(stats) !== entry.stamp) throw changed(entry, 'it was modified or replaced');
}

async function fill(entry: ArchiveEntry, file: FileHandle, target: Buffer, from: number): Promise<void> {
  for (let done = 0; done < target.length; ) {
    const { bytesRead } = await file.read(target, done, target.length - done, from + done);
    if (bytesRead === 0) throw changed(entry, `it ends after ${from + done} of ${entry.size} bytes`);
    done += bytesRead;
  }
}
