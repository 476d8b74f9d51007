import type { Clock } from '../clock.ts';

/** Starts allowed in any `windowMs`: the Store allows 20 a minute and tenant (store-faults.md §0), less a margin. */
const maxStarts = 18;
const windowMs = 60_000;

/** Spreads requests so that never more than 18 start within 60 s. */
export class Limiter {
  readonly #clock: Clock;
  #starts: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when a request may start, and counts it; rejects with the signal's reason when that aborts. */
  async acquire(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      // A clock set back would leave starts in the future, and a wait as long as the step.
      this.#starts = this.#starts
        .map((start) => Math.min(start, now))
        .filter((start) => start > now - windowMs);
      const oldest = this.#starts[0];
      if (oldest === undefined || this.#starts.length < maxStarts) {
        this.#starts.push(now);
        return;
      }
      await this.#clock.sleep(oldest + windowMs - now, signal);
    }
  }
}
