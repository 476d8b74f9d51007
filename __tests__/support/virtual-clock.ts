import type { Clock } from '../../src/clock.ts';

/** A clock whose sleeps take no time and only advance it; `sleeps` lists them in milliseconds. */
export interface VirtualClock extends Clock {
  readonly sleeps: readonly number[];
  advance(milliseconds: number): void;
}

export function virtualClock(start = Date.parse('2026-11-20T12:00:00Z')): VirtualClock {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      sleeps.push(milliseconds);
      now += milliseconds;
    },
  };
}
