import type { RestError } from '@azure/storage-blob';
import { ActionError } from '../errors.ts';
import { type AttemptFailure, isOutcomeUnknown, parseRetryAfter } from '../http/retry.ts';
import { proxyOf } from '../http/transport.ts';

/** A request to the blob service that did not end well, without anything that could hold the upload URL. */
export class BlobFailure extends Error {
  override readonly name = 'BlobFailure';
  /** HTTP status; `undefined` if no response came. */
  readonly status: number | undefined;
  /** The service's `x-ms-error-code`, or the system's code (`ECONNRESET`). */
  readonly code: string | undefined;
  /** `x-ms-request-id`: what Microsoft support asks for. */
  readonly requestId: string | undefined;
  /** The `Retry-After` header as it came. */
  readonly retryAfter: string | undefined;
  /** The time limit ran out. */
  readonly stalled: boolean;
  /** `host:port` of the proxy that the request went through. */
  readonly proxy: string | undefined;

  constructor(message: string, fields: Partial<Omit<BlobFailure, keyof Error>> = {}) {
    super(message);
    this.status = fields.status;
    this.code = fields.code;
    this.requestId = fields.requestId;
    this.retryAfter = fields.retryAfter;
    this.stalled = fields.stalled ?? false;
    this.proxy = fields.proxy;
  }

  /** `503 ServerBusy`, `ECONNRESET: socket hang up`, `no response within 124 s` */
  get summary(): string {
    if (this.status !== undefined) return [this.status, this.code].filter(Boolean).join(' ');
    return this.code === undefined ? this.message : `${this.code}: ${this.message}`;
  }
}

/**
 * Takes the harmless parts of the SDK's error. The error itself holds the request with its URL (store-faults.md S3), so
 * it is neither kept nor logged; the service's text is cut to its first line, since `AuthenticationErrorDetail` may
 * repeat what was signed.
 */
export function failureOf(error: RestError): BlobFailure {
  const { response } = error;
  const status = error.statusCode ?? response?.status;
  const serviceCode = response?.headers.get('x-ms-error-code');
  // A gateway's page: not the service's words, and of any length.
  const isForeign = status !== undefined && serviceCode === undefined;
  return new BlobFailure(isForeign ? '' : firstLine(error.message), {
    status,
    code: isForeign ? undefined : (serviceCode ?? error.code),
    requestId: response?.headers.get('x-ms-request-id'),
    retryAfter: response?.headers.get('retry-after'),
    proxy: proxyOf(error.request?.agent),
  });
}

function firstLine(message: string): string {
  const line = message.split(/[\r\n]/, 1)[0] ?? '';
  const text = line.replaceAll(/https?:\/\/\S+/gi, '<URL>').replace(/\.$/, '');
  // The mark also shows the redactor a place to look for a piece of the signature.
  return text.length > 300 ? `${text.slice(0, 300).toWellFormed()}…` : text;
}

/** What is known about the upload when one of its requests has failed. */
export interface UploadState {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** When the upload URL stops working; `undefined` if it does not say so. */
  readonly expiry: number | undefined;
  /** At least one request to this URL has succeeded. */
  readonly succeeded: boolean;
}

/**
 * What a retry needs to know about a request that failed. Put Block, Put Block List and Get Block List are idempotent:
 * an unknown outcome does not prevent repeating them.
 *
 * @param failures How the request failed so far, the last failure last.
 */
export function attemptFailureOf(failures: readonly BlobFailure[], state: UploadState): AttemptFailure {
  const last = failures.at(-1);
  if (last === undefined) throw new RangeError('Nothing failed.');
  return {
    status: isRepeatableRefusal(failures, state) ? undefined : last.status,
    retryAfter: parseRetryAfter(last.retryAfter, state.now),
    executed: 'unknown',
    isRetryable: last.status !== undefined || !isLasting(last, state),
    longestWait: longestWaitAfter(last, state),
  };
}

/** The time limit was a long enough wait; a URL that is refused entirely is reported at once. */
function longestWaitAfter({ stalled, status }: BlobFailure, { succeeded }: UploadState): number | undefined {
  if (stalled) return 0;
  return status === 403 && !succeeded ? firstRefusalMs : undefined;
}

/**
 * Codes of a 400 for a body that was damaged on its way: a block comes with its MD5, the list of blocks is XML.
 * Without a code, the response is not the service's.
 */
const damaged = ['Md5Mismatch', 'InvalidXmlDocument', 'InvalidXmlNodeValue', undefined];
const firstRefusalMs = 250;

/** Responses that are final elsewhere. */
function isRepeatableRefusal(failures: readonly BlobFailure[], state: UploadState): boolean {
  const last = failures.at(-1);
  if (last?.status === 400 && damaged.includes(last.code)) return true;
  // Seen on one block while others went through (store-faults.md D7).
  const refusals = failures.filter((failure) => failure.status === 403).length;
  const expired = state.expiry !== undefined && state.expiry <= state.now;
  return last?.status === 403 && refusals === 1 && !expired;
}

function isLasting({ code = '' }: BlobFailure, { succeeded }: UploadState): boolean {
  // A wrong certificate stays wrong, and is never worked around (store-faults.md D8).
  if (/CERT|UNABLE_TO_/.test(code)) return true;
  // Nothing there: the name or the proxy is wrong, unless it has worked before.
  return !succeeded && ['ENOTFOUND', 'ECONNREFUSED'].includes(code);
}

interface Circumstances extends Pick<UploadState, 'now' | 'expiry'> {
  readonly url: string;
}

/** The error for a request that is no longer retried. */
export function explainFailure(
  what: string,
  failures: readonly BlobFailure[],
  circumstances: Circumstances,
): ActionError {
  const last = failures.at(-1);
  if (last === undefined) throw new RangeError('Nothing failed.');
  const known = { status: last.status, serviceCode: last.code };
  if (last.status === 403) return new ActionError({ ...known, ...refusal(last, circumstances) });
  const attempts = failures.length === 1 ? '' : ` after ${failures.length} attempts`;
  const text = last.status === undefined || last.message === '' ? '' : `: ${last.message}`;
  return new ActionError({
    ...known,
    code: 'upload-failed',
    message: `${what} could not be sent to ${hostOf(circumstances.url)}${wayOf(last)}${attempts}: ${last.summary}${text}${requestIdOf(last)}.`,
    todo:
      last.status === undefined
        ? "Check the runner's network, HTTPS_PROXY and NO_PROXY, then re-run the job."
        : 'Re-run the job: it starts with a new draft.',
  });
}

function refusal(last: BlobFailure, { now, expiry }: Circumstances) {
  const expired = expiry !== undefined && expiry <= now;
  const time = expiry === undefined ? undefined : new Date(expiry).toISOString();
  const life =
    time === undefined ? '' : expired ? `: it expired at ${time}` : `, although it is valid until ${time}`;
  return {
    code: 'upload-refused',
    message: `Azure Blob Storage refused the upload URL (${last.summary})${life}${requestIdOf(last)}.`,
    todo: expired
      ? 'Re-run the job: it deletes this draft and gets a new URL.'
      : "Check the runner's clock, then re-run the job. If this happens again, delete the draft in Partner Center.",
  };
}

/** True if the request may have been carried out, although no response says so. */
export function mayBeDone({ code, status }: ActionError): boolean {
  return code === 'upload-failed' && isOutcomeUnknown(status);
}

function wayOf({ proxy }: BlobFailure): string {
  return proxy === undefined ? '' : ` through the proxy ${proxy}`;
}

function requestIdOf({ requestId }: BlobFailure): string {
  return requestId === undefined ? '' : ` (request ID ${requestId})`;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'Azure Blob Storage';
}
