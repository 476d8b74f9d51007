import type { Clock } from '../clock.ts';

/** How many requests may start in any window of time. */
export interface StartLimit {
  readonly starts: number;
  /** Milliseconds. */
  readonly window: number;
}

/** Spreads requests so that no more of them start than the limit allows. */
export class Limiter {
  readonly #clock: Clock;
  readonly #limit: StartLimit;
  #starts: number[] = [];

  constructor(clock: Clock, limit: StartLimit) {
    this.#clock = clock;
    this.#limit = limit;
  }

  /** Resolves when a request may start, and counts it; rejects with the signal's reason when that aborts. */
  async acquire(signal?: AbortSignal): Promise<void> {
    const { starts, window } = this.#limit;
    for (;;) {
      const now = this.#clock.now();
      // A clock set back would leave starts in the future, and a wait as long as the step.
      this.#starts = this.#starts
        .map((start) => Math.min(start, now))
        .filter((start) => start > now - window);
      const oldest = this.#starts[0];
      if (oldest === undefined || this.#starts.length < starts) {
        this.#starts.push(now);
        return;
      }
      await this.#clock.sleep(oldest + window - now, signal);
    }
  }
}
