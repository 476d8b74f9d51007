import { ActionError } from '../errors.ts';
import type { BlobFailure } from './failure.ts';

interface Circumstances {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly expiry: number | undefined;
  readonly url: string;
}

/** The error for a request that is not repeated any more. */
export function explainFailure(
  what: string,
  failures: readonly BlobFailure[],
  circumstances: Circumstances,
): ActionError {
  const last = failures.at(-1);
  if (last === undefined) throw new RangeError('Nothing failed.');
  const known = { status: last.status, serviceCode: last.code };
  if (last.status === 403) return new ActionError({ ...known, ...refusal(last, circumstances) });
  const tries = failures.length === 1 ? '' : ` after ${failures.length} tries`;
  const text = last.status === undefined || last.message === '' ? '' : `: ${last.message}`;
  return new ActionError({
    ...known,
    code: 'upload-failed',
    message: `${what} could not be sent to ${hostOf(circumstances.url)}${wayOf(last)}${tries}: ${last.summary}${text}${requestIdOf(last)}.`,
    todo:
      last.status === undefined
        ? 'Check the network of the runner, HTTPS_PROXY and NO_PROXY, and run again.'
        : 'Run again; the next run starts with a new draft.',
  });
}

function refusal(last: BlobFailure, { now, expiry }: Circumstances) {
  const expired = expiry !== undefined && expiry <= now;
  const time = expiry === undefined ? undefined : new Date(expiry).toISOString();
  const life =
    time === undefined ? '' : expired ? `: it expired at ${time}` : `, although it is valid until ${time}`;
  return {
    code: 'upload-refused',
    message: `The blob service refused the upload URL (${last.summary})${life}${requestIdOf(last)}.`,
    todo: expired
      ? 'Run again: the next run deletes this draft and gets a new URL.'
      : 'Check the clock of the runner and run again. If it stays so, delete the draft in Partner Center.',
  };
}

/**
 * True where the request may have been carried out although no answer says so: nothing came back, or a server that
 * stands in front gave up waiting.
 */
export function isOutcomeUnknown(error: ActionError): boolean {
  return (
    error.code === 'upload-failed' &&
    (error.status === undefined || error.status >= 500 || error.status === 408)
  );
}

function wayOf({ proxy }: BlobFailure): string {
  return proxy === undefined ? '' : ` through the proxy ${proxy}`;
}

function requestIdOf({ requestId }: BlobFailure): string {
  return requestId === undefined ? '' : ` (request id ${requestId})`;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'the blob service';
}
