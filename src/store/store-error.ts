import { ActionError, type ActionErrorOptions } from '../errors.ts';
import { isTransient } from '../http/retry.ts';

export interface StoreErrorOptions extends ActionErrorOptions {
  readonly executed: 'no' | 'unknown';
  readonly retryAfter?: number | undefined;
}

/** Failures without a response that waiting does not fix. */
const lasting = ['network-untrusted', 'network-answer-too-large'];

/** True for a failure that says nothing about the submission: no response, or one that is known to pass. */
export function isOutage(error: unknown): error is ActionError {
  if (!(error instanceof ActionError)) return false;
  if (error.code.endsWith('-answer-unreadable')) return true;
  if (error.status !== undefined) return isTransient(error.status);
  return error.code.startsWith('network-') && !lasting.includes(error.code);
}

/**
 * True for a failure that ends a wait no more than an outage does. Once the daily request quota is used up, anyone who
 * was let in before gets 403 (store-faults.md §0).
 */
export function isPassing(error: unknown): error is ActionError {
  return isOutage(error) || (error instanceof StoreError && error.status === 403);
}

/** A call to the Store that failed. */
export class StoreError extends ActionError {
  /** `no`: the Store refused, or never saw the request. `unknown`: it may have done what was asked. */
  readonly executed: 'no' | 'unknown';
  /** Milliseconds that the Store asked to wait. */
  readonly retryAfter: number | undefined;

  constructor(options: StoreErrorOptions) {
    super(options);
    this.executed = options.executed;
    this.retryAfter = options.retryAfter;
  }
}
