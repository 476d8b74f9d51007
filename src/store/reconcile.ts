import {
  type Decision,
  longestRetryAfter,
  type Outcome,
  type RetryRun,
  retry,
  retryPolicies,
} from '../http/retry.ts';
import type { Logger } from '../logger.ts';
import { StoreError } from './store-error.ts';

/** What reconciling needs from the run. */
export interface Reconciling extends RetryRun {
  readonly logger: Logger;
}

/** What to do about one request that must not be repeated blindly. */
export interface Steps<T> {
  /** Sends the request once. */
  readonly send: () => Promise<T>;
  /** Reads what the Store holds: the outcome if the request has worked, else `undefined`. */
  readonly look: (failure: StoreError) => Promise<T | undefined>;
  /**
   * Called before the request is sent again, after reads that found nothing: throws if it must not be sent, and
   * returns the outcome if it is there by now.
   */
  readonly check?: () => Promise<T | undefined>;
  /** Milliseconds before each read after an unknown outcome; reads of the Store lag behind. */
  readonly looks: readonly number[];
  /** Sends in total, if each may have worked; one that was turned away (429) does not count. */
  readonly maxSends: number;
  /** Milliseconds to wait when throttled without a given time. */
  readonly throttle?: number;
  /** The request in words, `commit the submission`. */
  readonly name: string;
}

/** A refusal may come from a state that has passed by the next read. */
const conflictLooks = [0, 5_000];

/**
 * Sends a request that is known to return errors after having worked (create:
 * https://github.com/microsoft/StoreBroker/issues/123, commit: HostsFileEditor#126), and never again without a read in
 * between (store-faults.md §2.2). Reads follow an unknown outcome, a conflict (409), throttling (429) and a token that
 * was renewed (401); every other refusal is thrown as it is.
 *
 * @throws StoreError of the last send, or of a read; what `look` throws
 */
export async function reconcile<T>(steps: Steps<T>, run: Reconciling): Promise<T> {
  const { maxSends, throttle = retryPolicies.throttled.turn } = steps;
  const policy = { ...retryPolicies.throttled, maxAttempts: maxSends, turn: throttle };
  return await retry<T, StoreError>(policy, run, {
    attempt: (number) => sendOnce(steps, number),
    look: async (failure, decision) => {
      const looks = looksAfter(failure, decision, steps);
      if (looks === undefined) return undefined;
      const said = failure.status
        ? `The Store responded with ${failure.status}`
        : 'No response from the Store';
      run.logger.info(`${said} to the request to ${steps.name}; checking whether it was done`);
      const found = await lookAfter(looks, () => steps.look(failure), run);
      return found === undefined && decision.retry ? await steps.check?.() : found;
    },
    explain: (failure) => failure,
  });
}

async function sendOnce<T>({ send, maxSends }: Steps<T>, number: number): Promise<Outcome<T, StoreError>> {
  try {
    return { value: await send() };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const { status, executed, retryAfter } = error;
    if (status === 429) return { error, failure: { status, executed, retryAfter } };
    if (status === 409) return { error, failure: { executed, isRetryable: false } };
    if (status === 401) {
      // The token has been renewed by now.
      const isRemedied = number < maxSends;
      return { error, failure: { executed, isRetryable: isRemedied, isRemedied } };
    }
    if (executed === 'no') throw error;
    // Whatever its status: a read comes first.
    return { error, failure: { executed, retryAfter } };
  }
}

/** Milliseconds before each read; `undefined` if there is nothing to look for. */
function looksAfter<T>(
  failure: StoreError,
  decision: Decision,
  { looks }: Steps<T>,
): readonly number[] | undefined {
  if (failure.executed === 'unknown') return laterFirst(looks, failure.retryAfter);
  if (failure.status === 409) return conflictLooks;
  return decision.retry ? [decision.wait] : undefined;
}

/** Reads, too, come no earlier than the Store asks for. */
function laterFirst(looks: readonly number[], retryAfter = 0): number[] {
  const [first = 0, ...rest] = looks;
  return [Math.max(first, Math.min(retryAfter, longestRetryAfter)), ...rest];
}

async function lookAfter<T>(
  waits: readonly number[],
  look: () => Promise<T | undefined>,
  { clock, signal }: Reconciling,
): Promise<T | undefined> {
  for (const wait of waits) {
    if (wait > 0) await clock.sleep(wait, signal);
    const found = await look();
    if (found !== undefined) return found;
  }
  return undefined;
}
