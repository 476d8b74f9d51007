import type { Clock } from '../clock.ts';

/** How an attempt failed, as far as the next one depends on it. */
export interface AttemptFailure {
  /** Status of the response; `undefined` when there was no whole, readable one. */
  readonly status?: number | undefined;
  /** Milliseconds that the server asks the client to wait. */
  readonly retryAfter?: number | undefined;
  /** `no`: the server can't have acted on the request. */
  readonly executed: 'no' | 'unknown';
  /** False if the next attempt would fail the same way: an untrusted certificate, a host that was never there. */
  readonly isRetryable?: boolean;
  /** True once the cause is removed, such as an expired token: the next attempt follows at once and costs no budget. */
  readonly isRemedied?: boolean;
  /** Milliseconds after which a longer wait gains nothing. */
  readonly longestWait?: number | undefined;
}

/** When a request is sent again automatically (store-faults.md §2.2). */
export interface RetryPolicy {
  /** Attempts in total. */
  readonly maxAttempts: number;
  /** `transient`: what may pass, even if the server may have acted. `unsent`: only what never reached the server. */
  readonly retries: 'transient' | 'unsent';
  /**
   * If set, 429 means waiting for a turn: this long at least, unless the server says how long. The request was turned
   * away at the door, which is neither an attempt nor a load, so only `maxWait` limits it. Twenty runs that share one
   * tenant's limit need up to fifteen minutes for a request, and five attempts would fail most of them.
   */
  readonly turn?: number;
  /** Milliseconds that all waits of one request may take together. */
  readonly maxWait?: number;
}

const minute = 60_000;

/** The policies of all requests; code that needs another number spreads one of these. */
export const retryPolicies = {
  /** Requests that may be repeated at will, to a server without a limit per minute. */
  transient: { maxAttempts: 5, retries: 'transient' },
  /** Requests that may be repeated at will. A turn is half of the minute that the Store counts in. */
  throttled: { maxAttempts: 5, retries: 'transient', turn: minute / 2, maxWait: 20 * minute },
  /** Requests that may get a 5xx after having worked (create, commit, rollout): callers first read what happened. */
  unsent: { maxAttempts: 5, retries: 'unsent', maxWait: 20 * minute },
} as const satisfies Record<string, RetryPolicy>;

const firstBackoff = 2_000;
const longestBackoff = minute;
/** The longest `Retry-After` that is waited out, in milliseconds. */
export const longestRetryAfter = 5 * minute;
/** Runs that were turned away together must not come back together. */
const turnSpread = minute / 2;

/** How many retries a whole run may make: an outage must not multiply the load (store-faults.md §2). */
export class RetryBudget {
  #left: number;

  constructor(retries = 30) {
    this.#left = retries;
  }

  /** Takes one retry; false when none is left. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}

/** What retries need of the run. */
export interface RetryRun {
  readonly clock: Clock;
  /** Uniform in [0, 1): jitter. */
  readonly random: () => number;
  readonly budget: RetryBudget;
  /** Milliseconds that the run may wait from now on; `undefined` if only the policy counts. */
  readonly patience?: (() => number | undefined) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a request has cost so far. */
export interface RetryProgress {
  /** Including the current attempt. */
  readonly attempts: number;
  /** Milliseconds of all waits. */
  readonly waited: number;
}

/** Why no attempt follows. `final`: the failure is not retryable. `patience`: the wait would be too long. */
export type GiveUpReason = 'final' | 'attempts' | 'budget' | 'patience' | 'asks-too-long';

export type Decision =
  | { readonly retry: true; readonly wait: number }
  | { readonly retry: false; readonly why: GiveUpReason };

/** How one attempt ended; `error` is whatever explains it. */
export type Outcome<T, E> = { readonly value: T } | { readonly error: E; readonly failure: AttemptFailure };

/** A request that is sent until it succeeds or its policy gives up. */
export interface Retried<T, E> {
  /** Sends it once; `number` counts from 1. What it throws is not retried. */
  readonly attempt: (number: number) => Promise<Outcome<T, E>>;
  /** The error to throw when no attempt follows. */
  readonly explain: (error: E, end: RetryProgress & { readonly why: GiveUpReason }) => Error;
  /** Called before the wait, for the log; `attempts` includes the next one. */
  readonly onRetry?: (error: E, next: { readonly wait: number; readonly attempts: number }) => void;
  /**
   * Replaces the wait, for requests that must not be repeated blindly, and also follows the last attempt.
   * Returns the value if the attempt turns out to have worked.
   */
  readonly look?: (error: E, decision: Decision) => Promise<T | undefined>;
}

/**
 * The one retry loop of the action.
 *
 * @throws what `explain` returns or a member of `request` throws; the signal's reason
 */
export async function retry<T, E>(policy: RetryPolicy, run: RetryRun, request: Retried<T, E>): Promise<T> {
  for (let attempts = 1, waited = 0; ; ) {
    const outcome = await request.attempt(attempts);
    if ('value' in outcome) return outcome.value;
    const { error, failure } = outcome;
    const decision = decide(policy, failure, { attempts, waited }, run);
    const found = await request.look?.(error, decision);
    if (found !== undefined) return found;
    if (!decision.retry) throw request.explain(error, { attempts, waited, why: decision.why });
    const { wait } = decision;
    waited += wait;
    if (!isTurn(policy, failure)) attempts += 1;
    if (request.look || failure.isRemedied) continue;
    request.onRetry?.(error, { wait, attempts });
    await run.clock.sleep(wait, run.signal);
  }
}

/** Whether another attempt follows one that failed, and after how many milliseconds. */
export function decide(
  policy: RetryPolicy,
  failure: AttemptFailure,
  { attempts, waited }: RetryProgress,
  { random, budget, patience }: Pick<RetryRun, 'random' | 'budget' | 'patience'>,
): Decision {
  const decision = isTurn(policy, failure)
    ? afterTurn(policy.turn, failure, random)
    : afterBackoff(policy, failure, attempts, budget, random);
  const { maxWait = Number.POSITIVE_INFINITY } = policy;
  const left = Math.min(maxWait - waited, patience?.() ?? maxWait);
  return decision.retry && decision.wait > left ? { retry: false, why: 'patience' } : decision;
}

function isTurn<P extends RetryPolicy>(
  policy: P,
  { status }: AttemptFailure,
): policy is P & { turn: number } {
  return status === 429 && policy.turn !== undefined;
}

/** No earlier than the server asks for, and spread. */
function afterTurn(
  turn: number,
  { retryAfter: asked = turn }: AttemptFailure,
  random: () => number,
): Decision {
  if (asked > longestRetryAfter) return { retry: false, why: 'asks-too-long' };
  return { retry: true, wait: asked + Math.round(random() * turnSpread) };
}

/** Full jitter over 2 s, 4 s, … 60 s, never earlier than `Retry-After`. */
function afterBackoff(
  policy: RetryPolicy,
  failure: AttemptFailure,
  attempts: number,
  budget: RetryBudget,
  random: () => number,
): Decision {
  if (failure.isRemedied) return { retry: true, wait: 0 };
  if (!isRetryable(policy, failure)) return { retry: false, why: 'final' };
  if (attempts >= policy.maxAttempts) return { retry: false, why: 'attempts' };
  const { retryAfter: asked = 0, longestWait = Number.POSITIVE_INFINITY } = failure;
  if (asked > longestRetryAfter) return { retry: false, why: 'asks-too-long' };
  if (!budget.take()) return { retry: false, why: 'budget' };
  const backoff = Math.round(random() * Math.min(longestBackoff, firstBackoff * 2 ** (attempts - 1)));
  return { retry: true, wait: Math.min(longestWait, Math.max(asked, backoff)) };
}

function isRetryable(
  { retries }: RetryPolicy,
  { status, executed, isRetryable = true }: AttemptFailure,
): boolean {
  if (!isRetryable) return false;
  if (retries === 'unsent') return status === undefined && executed === 'no';
  return status === undefined || isTransient(status);
}

/** Statuses that say "not now" rather than "not so". */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/**
 * True if the server may have done what was asked, although no response says so: nothing came back, something in front
 * of it gave up waiting, or it is known to work and then fail.
 */
export function isOutcomeUnknown(status: number | undefined): boolean {
  return status === undefined || status === 408 || status >= 500;
}

/**
 * Milliseconds that a `Retry-After` header asks for: seconds or an HTTP date (RFC 9110 §10.2.3).
 * `undefined` if it is missing or neither; 0 for a date that has passed.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Every HTTP date names its day; Date.parse alone would accept "-5" or "soon 1" as well.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
