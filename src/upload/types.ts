import type { ArchiveEntry } from '../archive/types.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';

export interface UploadOptions {
  /** The submission's `fileUploadUrl` as the Store gave it; checked by `checkUploadUrl` before. */
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
