import { describe, expect, test } from '@jest/globals';
import { Limiter } from '../../../src/http/limiter.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const limit = { starts: 18, window: 60_000 };

describe('the limiter', () => {
  test('lets 18 requests start at once and the 19th once the first is a minute old', async () => {
    const clock = virtualClock(0);
    const limiter = new Limiter(clock, limit);
    for (let n = 0; n < 18; n += 1) await limiter.acquire();
    expect(clock.sleeps).toEqual([]);
    await limiter.acquire();
    expect(clock.now()).toBe(60_000);
  });

  test('never starts more than 18 in any 60 s, however the requests come', async () => {
    const clock = virtualClock(0);
    const limiter = new Limiter(clock, limit);
    const starts: number[] = [];
    for (let n = 0; n < 200; n += 1) {
      clock.advance((n * 7919) % 5000);
      await limiter.acquire();
      starts.push(clock.now());
    }
    for (const start of starts) {
      expect(starts.filter((other) => other >= start && other < start + 60_000).length).toBeLessThanOrEqual(
        18,
      );
    }
  });

  test('does not wait for a clock that was set back by an hour', async () => {
    const clock = virtualClock(10 * 3_600_000);
    const limiter = new Limiter(clock, limit);
    for (let n = 0; n < 18; n += 1) await limiter.acquire();
    clock.advance(-3_600_000);
    await limiter.acquire();
    expect(clock.sleeps).toEqual([60_000]);
  });

  test('ends the wait when the run is canceled', async () => {
    const limiter = new Limiter(virtualClock(0), limit);
    for (let n = 0; n < 18; n += 1) await limiter.acquire();
    await expect(limiter.acquire(AbortSignal.abort(new Error('canceled')))).rejects.toThrow('canceled');
  });
});
