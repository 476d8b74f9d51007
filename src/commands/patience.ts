import type { Clock } from '../clock.ts';

/**
 * What a run may wait in total (`timeout-minutes`): for the slot and for the Store's verdict together. It counts
 * down while the run waits for one of them, whatever the time is spent on.
 */
export class Patience {
  readonly #clock: Pick<Clock, 'now'>;
  #left: number;
  #deadline: number | undefined;

  /** @param milliseconds what the run may wait */
  constructor(milliseconds: number, clock: Pick<Clock, 'now'>) {
    this.#left = milliseconds;
    this.#clock = clock;
  }

  /** Milliseconds left. */
  get left(): number {
    return this.#deadline === undefined ? this.#left : Math.max(0, this.#deadline - this.#clock.now());
  }

  /** Milliseconds that one request may wait between its tries; `undefined` while the run waits for nothing. */
  get ofRequest(): number | undefined {
    return this.#deadline === undefined ? undefined : this.left;
  }

  /** Counts down while `body` runs. */
  async spend<T>(body: () => Promise<T>): Promise<T> {
    this.#deadline = this.#clock.now() + this.#left;
    try {
      return await body();
    } finally {
      this.#left = this.left;
      this.#deadline = undefined;
    }
  }
}
