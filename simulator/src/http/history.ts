import type { Role } from '../faults/faults.ts';
import type { Json } from '../json/json.ts';

/** One request and its response. */
export interface HistoryRecord {
  /** 1 for the first request. */
  readonly number: number;
  readonly role: Role;
  readonly method: string;
  readonly path: string;
  /** Query without the value of `sig`. */
  readonly query: string;
  /** Bytes of the request's body. */
  readonly bytes: number;
  /** The request's JSON, up to 1 MiB; login forms are never kept. */
  readonly body?: Json;
  /** Milliseconds since the epoch at which the request arrived. */
  readonly time: number;
  readonly milliseconds: number;
  /** 0 if a fault left the request without a response. */
  readonly status: number;
  readonly correlationId: string;
  /** Header `Retry-After` of the response. */
  readonly retryAfter?: string;
  /** Phase of the fault rule that was applied, if any. */
  readonly fault?: string;
}

/** All requests in the order of their responses. */
export class History {
  readonly #records: HistoryRecord[] = [];
  #count = 0;

  add(record: Omit<HistoryRecord, 'number'>): void {
    this.#count += 1;
    this.#records.push({ number: this.#count, ...record });
  }

  get records(): readonly HistoryRecord[] {
    return [...this.#records];
  }

  clear(): void {
    this.#records.length = 0;
  }
}

/** A query string that may be shown: the signature is replaced. */
export function withoutSignature(search: string): string {
  return search.replace(/([?&]sig=)[^&]*/gi, '$1REDACTED');
}
