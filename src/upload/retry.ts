import { decide, parseRetryAfter, type RetryBudget } from '../store/retry.ts';
import type { BlobFailure } from './failure.ts';

/** What is known of the whole upload when one of its requests failed. */
export interface UploadState {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** When the upload URL stops working; `undefined` where it does not say so. */
  readonly expiry: number | undefined;
  /** At least one request to this URL has been answered with success. */
  readonly succeeded: boolean;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly budget: RetryBudget;
}

/**
 * How long to wait before a request is sent again, in milliseconds; `undefined` when it is not. The rules are those for
 * the Store's repeatable calls (Put Block, Put Block List and Get Block List are idempotent: an unknown outcome is no
 * reason not to repeat them), and what is special to blobs.
 * @param failures How the request failed so far, the last failure last.
 */
export function waitBeforeRepeat(failures: readonly BlobFailure[], state: UploadState): number | undefined {
  const last = failures.at(-1);
  if (last === undefined) return undefined;
  const decision = decide(
    'repeatable',
    {
      status: isRepeatableRefusal(failures, state) ? undefined : last.status,
      retryAfter: parseRetryAfter(last.retryAfter, state.now),
      executed: 'unknown',
      hopeless: last.status === undefined && isHopeless(last, state),
    },
    failures.length,
    state.budget,
    state.random,
  );
  if (!decision.repeat) return undefined;
  // The time limit was wait enough.
  if (last.stalled) return 0;
  // A URL that is refused as a whole is told at once.
  return last.status === 403 && !state.succeeded ? Math.min(decision.wait, firstRefusalMs) : decision.wait;
}

/**
 * What a body that was damaged on its way is answered with 400: a block has its MD5 with it, the list of blocks is XML.
 * Without a code it is not the service that speaks.
 */
const damaged = ['Md5Mismatch', 'InvalidXmlDocument', 'InvalidXmlNodeValue', undefined];
const firstRefusalMs = 250;

/** Answers that are final elsewhere. */
function isRepeatableRefusal(failures: readonly BlobFailure[], state: UploadState): boolean {
  const last = failures.at(-1);
  if (last?.status === 400 && damaged.includes(last.code)) return true;
  // Seen on one block while others went through (store-faults.md D7).
  const refusals = failures.filter((failure) => failure.status === 403).length;
  const expired = state.expiry !== undefined && state.expiry <= state.now;
  return last?.status === 403 && refusals === 1 && !expired;
}

function isHopeless({ code = '' }: BlobFailure, { succeeded }: UploadState): boolean {
  // A wrong certificate stays wrong, and is never worked around (store-faults.md D8).
  if (/CERT|UNABLE_TO_/.test(code)) return true;
  // Nobody there: the name or the proxy is wrong, unless it has worked before.
  return !succeeded && ['ENOTFOUND', 'ECONNREFUSED'].includes(code);
}
