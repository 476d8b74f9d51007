import { combineCrc32 } from './crc32.ts';

interface Range {
  readonly length: number;
  readonly crc32: number;
}

/**
 * CRC-32 of one file, gathered from ranges that are read in any order. A range that is read again replaces what was
 * recorded of it, so the sum is always that of the bytes last read, which are the ones last sent.
 */
export class RangeChecksum {
  readonly #ranges = new Map<number, Range>();
  readonly #size: number;
  #covered = 0;

  /** @param size Bytes of the file. */
  constructor(size: number) {
    this.#size = size;
  }

  /** Records the CRC-32 of the range that starts at `from`. A repeated range has to have its old borders. */
  record(from: number, length: number, crc32: number): void {
    this.#covered += length - (this.#ranges.get(from)?.length ?? 0);
    this.#ranges.set(from, { length, crc32 });
  }

  /** CRC-32 of the whole file; `undefined` as long as a range is missing. */
  get value(): number | undefined {
    if (this.#covered !== this.#size) return undefined;
    let crc = 0;
    let end = 0;
    for (const [from, range] of [...this.#ranges].sort(([a], [b]) => a - b)) {
      if (from !== end) return undefined;
      crc = combineCrc32(crc, range.crc32, range.length);
      end += range.length;
    }
    return crc;
  }
}
