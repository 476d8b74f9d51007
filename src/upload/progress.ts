import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { formatBytes, formatDuration, formatRate } from '../text/format.ts';

/** Milliseconds between two lines. */
const interval = 5_000;

/** Says in the log how far the upload is: share, rate, time left; at most every five seconds. */
export class Progress {
  readonly #total: number;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #start: number;
  #lastLine: number;
  #done = 0;

  /** @param total Bytes to send. */
  constructor(total: number, clock: Clock, logger: Logger) {
    this.#total = total;
    this.#clock = clock;
    this.#logger = logger;
    this.#start = clock.now();
    this.#lastLine = this.#start;
  }

  /** Milliseconds since the start. */
  get elapsed(): number {
    return this.#clock.now() - this.#start;
  }

  /** Counts bytes that the service has confirmed. */
  add(bytes: number): void {
    this.#done += bytes;
    const now = this.#clock.now();
    if (now - this.#lastLine < interval || this.#done >= this.#total) return;
    this.#lastLine = now;
    const left = (this.elapsed / this.#done) * (this.#total - this.#done);
    const share = Math.floor((100 * this.#done) / this.#total);
    this.#logger.info(
      `${share}% of ${formatBytes(this.#total)}, ${formatRate(this.#done, this.elapsed)}, about ${formatDuration(left)} left`,
    );
  }
}
