import { expect } from '@jest/globals';

/** Milliseconds of processor time that this process has used: work does not take more of it on a busy machine. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** On a busy machine caches are cold and garbage waits: the same work may take twice the time, but not every time. */
const mostTries = 3;

/**
 * Processor time of some work. If it is above the limit, the work is done again, up to three times, and the lowest
 * counts.
 */
export function leastCpu(work: () => unknown, limit: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < mostTries && least >= limit; tries += 1) {
    const began = cpuMilliseconds();
    work();
    least = Math.min(least, cpuMilliseconds() - began);
  }
  return least;
}

/** Expects that some work takes less than `limit` milliseconds of processor time. */
export function expectCpuBelow(limit: number, work: () => unknown): void {
  expect(leastCpu(work, limit)).toBeLessThan(limit);
}

export interface LinearOptions {
  /** Milliseconds that a million characters may take. */
  readonly limit?: number;
  /** Below that, the clock and the garbage collector dominate. */
  readonly slack?: number;
}

/**
 * Expects that a million characters take less than two seconds, and twice as many at most three times as long.
 * @param work makes a text of a given length; what it returns is measured
 */
export function expectLinear(
  work: (length: number) => () => unknown,
  { limit = 2_000, slack = 200 }: LinearOptions = {},
): void {
  // The first time, Node compiles the code.
  work(100_000)();
  const one = leastCpu(work(1_000_000), limit);
  expect(one).toBeLessThan(limit);
  expectCpuBelow(3 * one + slack, work(2_000_000));
}
