import { createHash, type Hash } from 'node:crypto';
import { changed } from './changed.ts';
import { type ArchiveLayout, type FileSegment, segmentsIn } from './layout.ts';
import type { ArchiveEntry } from './types.ts';

/**
 * Proves that the bytes sent are the files that were inspected: every block is hashed in the very memory that it is
 * sent from, and each file's SHA-256 is compared with that of its inspection. Someone who swaps a file can keep its
 * size, time and CRC-32. Blocks that were sent by then belong to nothing until the list of blocks is committed.
 */
export class ContentProof {
  readonly #layout: ArchiveLayout;
  readonly #proven = new Set<ArchiveEntry>();
  #hash: Hash = createHash('sha256');
  /** Bytes of the archive taken so far. */
  #position = 0;

  constructor(layout: ArchiveLayout) {
    this.#layout = layout;
  }

  /**
   * Takes the next bytes of the archive.
   * @throws ActionError `package-changed` at the end of a file that is not the one inspected.
   */
  take(bytes: Buffer): void {
    const start = this.#position;
    for (const segment of segmentsIn(this.#layout, start, start + bytes.length)) {
      if (segment.kind === 'header') continue;
      const from = segment.offset - start;
      this.#takeFile(segment, bytes.subarray(from, from + segment.length));
    }
    this.#position += bytes.length;
  }

  /**
   * To be called before the commit.
   * @throws RangeError unless every byte was taken: `take` already refuses a file that is not the one inspected.
   */
  verify(): void {
    const isProven = this.#layout.entries.every((entry) =>
      entry.size === 0 ? entry.sha256 === sha256OfNothing : this.#proven.has(entry),
    );
    if (!isProven || this.#position !== this.#layout.size)
      throw new RangeError('Not all of the archive was hashed.');
  }

  #takeFile({ entry, from, length }: FileSegment, bytes: Buffer): void {
    if (from === 0) this.#hash = createHash('sha256');
    this.#hash.update(bytes);
    if (from + length < entry.size) return;
    const sha256 = this.#hash.digest('hex');
    if (sha256 !== entry.sha256) throw changed(entry, `its SHA-256 is ${sha256} instead of ${entry.sha256}`);
    this.#proven.add(entry);
  }
}

const sha256OfNothing = createHash('sha256').digest('hex');
