import type { RestError } from '@azure/storage-blob';
import { proxyOf } from '../store/transport.ts';

/** A request to the blob service that did not end well, without anything that could hold the upload URL. */
export class BlobFailure extends Error {
  override readonly name = 'BlobFailure';
  /** HTTP status; `undefined` where no answer came. */
  readonly status: number | undefined;
  /** The service's `x-ms-error-code`, or the system's code (`ECONNRESET`). */
  readonly code: string | undefined;
  /** `x-ms-request-id`: what Microsoft's support asks for. */
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

  /** `503 ServerBusy`, `ECONNRESET: socket hang up`, `no answer within 124 s` */
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
  // A gateway's page: not the service's words, and any length of them.
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
  // The mark is also what the redactor looks for a piece of the signature at.
  return text.length > 300 ? `${text.slice(0, 300).toWellFormed()}…` : text;
}
