/** One file that goes into the archive, stored without compression. */
export interface ArchiveEntry {
  /** Name in the archive: relative, `/` as separator, no `..`. */
  readonly name: string;
  /** File that holds the bytes. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Unsigned 32-bit integer. */
  readonly crc32: number;
  /** Lower-case hex, of the bytes that were inspected. */
  readonly sha256: string;
  /** `stampOf` the file when it was inspected (regular-file.ts). */
  readonly stamp: string;
}
