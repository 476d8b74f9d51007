/** The runner's wish to end the job, as a signal that every wait and request obeys. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Settles with `work`; after a signal, at the latest once the grace period is over. */
  race<T>(work: Promise<T>): Promise<T>;
}

/**
 * The runner sends SIGINT, SIGTERM 7.5 s later, and kills 2.5 s after that (actions/runner
 * ProcessInvoker.cs). A create or commit under way may still get its response in this time.
 */
const grace = 5_000;

const signals = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;

/** Listens for the signals that end a job. */
export function watchSignals(): Interruption {
  const controller = new AbortController();
  const canceled = new Error('The runner canceled the job.');
  for (const signal of signals) process.on(signal, () => controller.abort(canceled));
  return {
    signal: controller.signal,
    race: (work) => Promise.race([work, graceOver(controller.signal, canceled)]),
  };
}

function graceOver(signal: AbortSignal, reason: Error): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => setTimeout(() => reject(reason), grace), { once: true });
  });
}
