import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import {
  type Decision,
  decide,
  decideTurn,
  maxRetryAfterMs,
  type RetryBudget,
  withinPatience,
} from './retry.ts';
import { StoreError } from './store-error.ts';

/** What reconciling needs of the run. */
export interface Reconciling {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  readonly budget: RetryBudget;
  /** Milliseconds that the run may wait from now on, where it waits. */
  readonly patience?: () => number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What to do about one request that must not be repeated blindly. */
export interface Steps<T> {
  /** Sends the request once. */
  readonly send: () => Promise<T>;
  /** Reads what the Store holds: the outcome if the request has worked, else `undefined`. */
  readonly look: (failure: StoreError) => Promise<T | undefined>;
  /**
   * Called before the request goes out again, after looks that found nothing: throws where it must not, and
   * answers the outcome where it is there by now.
   */
  readonly check?: () => Promise<T | undefined>;
  /** Milliseconds before each look after an unknown outcome; looks of the Store lag behind. */
  readonly looks: readonly number[];
  /** Sends in all, where each may have worked; one that was turned away (429) is none. */
  readonly maxSends: number;
  /** Milliseconds to wait for when throttled and not told how long. */
  readonly throttle?: number;
  /** The request in words, `commit the submission`. */
  readonly name: string;
}

/** A refusal as of now may come from a state that the next look no longer shows. */
const conflictLooks = [0, 5_000];

/**
 * Sends a request that is known to answer errors after having worked (create: StoreBroker#123, commit:
 * HostsFileEditor#126), and never again without a look in between (store-faults.md §2.2). Looks follow an
 * unknown outcome, a conflict (409), throttling (429) and a token that was renewed (401); every other
 * refusal is thrown as it is.
 *
 * @throws StoreError of the last send, or of a look; what `look` throws
 */
export async function reconcile<T>(steps: Steps<T>, run: Reconciling): Promise<T> {
  for (let sends = 1, waited = 0; ; ) {
    const result = await attempt(steps.send);
    if ('value' in result) return result.value;
    const { failure } = result;
    const isUnknown = failure.executed === 'unknown';
    const isNotNow = failure.status === 429 || failure.status === 401;
    if (!isUnknown && !isNotNow && failure.status !== 409) throw failure;

    const decision = withinPatience(decideRepeat(failure, sends, steps, run), waited, run.patience?.());
    const wait = decision.repeat ? decision.wait : undefined;
    if (isNotNow && wait === undefined) throw failure;
    const said = failure.status ? `The Store responded ${failure.status}` : 'No response from the Store';
    run.logger.info(`${said} to the request to ${steps.name}; looking whether it was done`);
    const looks = isUnknown
      ? laterFirst(steps.looks, failure.retryAfter)
      : isNotNow
        ? [wait ?? 0]
        : conflictLooks;
    const found = await lookAfter(looks, () => steps.look(failure), run);
    if (found !== undefined) return found;
    if (wait === undefined) throw failure;
    const late = await steps.check?.();
    if (late !== undefined) return late;
    waited += wait;
    if (failure.status !== 429) sends += 1;
  }
}

async function attempt<T>(send: () => Promise<T>): Promise<{ value: T } | { failure: StoreError }> {
  try {
    return { value: await send() };
  } catch (error) {
    if (error instanceof StoreError) return { failure: error };
    throw error;
  }
}

function decideRepeat<T>(
  failure: StoreError,
  sends: number,
  { maxSends, throttle }: Steps<T>,
  run: Reconciling,
): Decision {
  const { status, executed, retryAfter } = failure;
  if (status === 429) return decideTurn(retryAfter ?? throttle, run.random);
  if (status === 409) return { repeat: false, why: 'final' };
  if (sends >= maxSends) return { repeat: false, why: 'tries' };
  // The token has been renewed by now.
  if (status === 401) return { repeat: true, wait: 0 };
  return decide('repeatable', { executed, retryAfter }, sends, run.budget, run.random);
}

/** Looks, too, come no earlier than the Store asks for. */
function laterFirst(looks: readonly number[], retryAfter = 0): number[] {
  const [first = 0, ...rest] = looks;
  return [Math.max(first, Math.min(retryAfter, maxRetryAfterMs)), ...rest];
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
