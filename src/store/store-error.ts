import { ActionError, type ActionErrorOptions } from '../errors.ts';

export interface StoreErrorOptions extends ActionErrorOptions {
  readonly executed: 'no' | 'unknown';
  readonly retryAfter?: number | undefined;
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
