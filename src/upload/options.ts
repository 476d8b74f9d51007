import type { ArchiveLayout } from '../archive/layout.ts';
import type { ArchiveEntry } from '../archive/types.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';

export interface UploadOptions {
  /** The submission's `fileUploadUrl` as `checkUploadUrl` returned it. */
  readonly url: string;
  readonly entries: readonly ArchiveEntry[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Uniform in [0, 1): jitter of the retry's back-off. */
  readonly random: () => number;
  /** Aborts every block under way. */
  readonly signal?: AbortSignal;
}

export interface UploadResult {
  /** Bytes of the archive. */
  readonly size: number;
  readonly blocks: number;
  /** Blocks sent more than once. */
  readonly repeated: number;
  readonly milliseconds: number;
}

/** Measured choices (upload.md), changed by tests and benchmarks only. */
export interface UploadTuning {
  /** Bytes of a block. */
  readonly blockSize: number;
  /** Blocks under way at a time; each holds one block in memory. */
  readonly parallel: number;
  /** Milliseconds that a request with this many bytes may take; doubled whenever it was not enough. */
  readonly timeLimit: (bytes: number) => number;
}

const mebibyte = 1024 * 1024;
/** The service's limit. */
const mostBlocks = 50_000;

/**
 * From this many files on, an archive holds the pictures of a Store page. The rest of such a run needs 30 MiB more than
 * one of packages alone.
 */
const filesOfPage = 50;

/** The choices for an archive. */
export function tuningFor({ size, entries }: Pick<ArchiveLayout, 'size' | 'entries'>): UploadTuning {
  const smallest = Math.ceil(size / mostBlocks / mebibyte) * mebibyte;
  const usual = (entries.length < filesOfPage ? 8 : 4) * mebibyte;
  return {
    blockSize: Math.max(usual, smallest),
    parallel: 8,
    // A minute, as for every request to this service, plus what a line of 1 Mbit/s for each block needs.
    timeLimit: (bytes) => 60_000 + bytes / 125,
  };
}
