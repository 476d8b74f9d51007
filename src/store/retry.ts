/**
 * How a call may be repeated by itself (store-faults.md §2.2): `repeatable` for GET, PUT of a whole
 * document, DELETE and the token; `once` for what is known to answer 5xx after having worked (create,
 * commit, rollout): who calls it reads first what happened.
 */
export type CallKind = 'repeatable' | 'once';

/** What went wrong with one try, as far as repeating depends on it. */
export interface Fault {
  /** Status of the answer; absent when there was no whole, readable answer. */
  readonly status?: number | undefined;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number | undefined;
  /** `no`: the server can't have acted on the request. */
  readonly executed: 'no' | 'unknown';
  /** True for what the next try would meet again: an untrusted certificate, a host that was never there. */
  readonly hopeless?: boolean;
}

export type Decision =
  | { readonly repeat: true; readonly wait: number }
  | { readonly repeat: false; readonly why: 'final' | 'tries' | 'budget' | 'patience' | 'asks-too-long' };

export const maxTries = 5;
const baseMs = 2_000;
const capMs = 60_000;
/** The longest `Retry-After` that is waited out. */
export const maxRetryAfterMs = 5 * 60_000;
/** How long one call waits in all, between its tries and for its turn. */
export const maxPatienceMs = 20 * 60_000;
/** What a Store that turns a request away without saying how long is taken to ask for: half of the minute that it counts in. */
const turnMs = 30_000;
/** Runs that were turned away together must not come back together. */
const turnSpreadMs = 30_000;

/** How many repeats a whole run may make: an outage must not multiply the load (store-faults.md §2). */
export class RetryBudget {
  #left: number;

  constructor(repeats = 30) {
    this.#left = repeats;
  }

  /** Takes one repeat; false when none is left. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}

/**
 * Whether a try that met `fault` is repeated, and after how many milliseconds: full jitter over
 * 2 s, 4 s, … 60 s, never earlier than `Retry-After`.
 *
 * @param tries tries made so far, this one included
 * @param random uniform in [0, 1)
 */
export function decide(
  kind: CallKind,
  fault: Fault,
  tries: number,
  budget: RetryBudget,
  random: () => number,
): Decision {
  if (!isRepeatable(kind, fault)) return { repeat: false, why: 'final' };
  if (tries >= maxTries) return { repeat: false, why: 'tries' };
  const asked = fault.retryAfter ?? 0;
  if (asked > maxRetryAfterMs) return { repeat: false, why: 'asks-too-long' };
  if (!budget.take()) return { repeat: false, why: 'budget' };
  return { repeat: true, wait: Math.max(asked, backoff(tries, random)) };
}

/**
 * How long a request that met the Store's limit of requests a minute (429) waits for its turn. It was turned away
 * at the door: that is neither a try nor a burden, so it is bounded by the patience of the call alone. Twenty runs
 * that share one tenant's limit need up to fifteen minutes for a request, and five tries would fail most of them.
 *
 * @param retryAfter milliseconds that the Store asks to wait
 * @param random uniform in [0, 1)
 */
export function decideTurn(retryAfter: number | undefined, random: () => number): Decision {
  const asked = retryAfter ?? turnMs;
  if (asked > maxRetryAfterMs) return { repeat: false, why: 'asks-too-long' };
  return { repeat: true, wait: asked + Math.round(random() * turnSpreadMs) };
}

/** The decision where the call has waited for `waited` milliseconds, and the run may wait for `left` more. */
export function withinPatience(decision: Decision, waited: number, left = maxPatienceMs): Decision {
  const isOver = decision.repeat && decision.wait > Math.min(left, maxPatienceMs - waited);
  return isOver ? { repeat: false, why: 'patience' } : decision;
}

function isRepeatable(kind: CallKind, fault: Fault): boolean {
  if (fault.hopeless) return false;
  if (kind === 'once') return fault.status === undefined && fault.executed === 'no';
  return fault.status === undefined || isTransient(fault.status);
}

/** Statuses that say "not now" rather than "not so". */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function backoff(tries: number, random: () => number): number {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** (tries - 1)));
}

/**
 * Milliseconds that a `Retry-After` header asks for: seconds or an HTTP date (RFC 9110 §10.2.3).
 * `undefined` when absent or neither; 0 for a date that has passed.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Every HTTP date names its day; Date.parse alone would take "-5" or "soon 1" for one as well.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
