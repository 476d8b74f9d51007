import { describe, expect, test } from '@jest/globals';
import {
  decide,
  decideTurn,
  isTransient,
  maxPatienceMs,
  parseRetryAfter,
  RetryBudget,
  withinPatience,
} from '../../../src/store/retry.ts';

const unavailable = { status: 503, executed: 'unknown' } as const;
const most = () => 0.999999;

describe('what is repeated', () => {
  test.each([408, 429, 500, 502, 503, 504])('%i is, for a call that may be repeated', (status) => {
    expect(decide('repeatable', { status, executed: 'unknown' }, 1, new RetryBudget(), most).repeat).toBe(
      true,
    );
  });

  test.each([301, 400, 401, 403, 404, 409, 410, 422])('%i is not', (status) => {
    expect(decide('repeatable', { status, executed: 'no' }, 1, new RetryBudget(), most)).toEqual({
      repeat: false,
      why: 'final',
    });
    expect(isTransient(status)).toBe(false);
  });

  test('a lost answer is, unless the next try would meet the same', () => {
    const lost = { executed: 'unknown' } as const;
    expect(decide('repeatable', lost, 1, new RetryBudget(), most).repeat).toBe(true);
    expect(decide('repeatable', { ...lost, hopeless: true }, 1, new RetryBudget(), most).repeat).toBe(false);
  });

  test('create and commit are not, whatever was answered', () => {
    for (const status of [408, 429, 500, 503]) {
      expect(decide('once', { status, executed: 'unknown' }, 1, new RetryBudget(), most).repeat).toBe(false);
    }
    expect(decide('once', { executed: 'unknown' }, 1, new RetryBudget(), most).repeat).toBe(false);
  });

  test('create and commit are when they never left this machine', () => {
    expect(decide('once', { executed: 'no' }, 1, new RetryBudget(), most).repeat).toBe(true);
  });
});

describe('how often and when', () => {
  test('a call is tried five times', () => {
    expect(decide('repeatable', unavailable, 4, new RetryBudget(), most).repeat).toBe(true);
    expect(decide('repeatable', unavailable, 5, new RetryBudget(), most)).toEqual({
      repeat: false,
      why: 'tries',
    });
  });

  test('a run repeats thirty times', () => {
    const budget = new RetryBudget();
    for (let n = 0; n < 30; n += 1)
      expect(decide('repeatable', unavailable, 1, budget, most).repeat).toBe(true);
    expect(decide('repeatable', unavailable, 1, budget, most)).toEqual({ repeat: false, why: 'budget' });
  });

  test('waits lie between nothing and 2 s, 4 s, 8 s, 16 s', () => {
    const longest = [1, 2, 3, 4].map((tries) =>
      decide('repeatable', unavailable, tries, new RetryBudget(), most),
    );
    expect(longest).toEqual([2000, 4000, 8000, 16000].map((wait) => ({ repeat: true, wait })));
    const shortest = decide('repeatable', unavailable, 4, new RetryBudget(), () => 0);
    expect(shortest).toEqual({ repeat: true, wait: 0 });
  });

  test('no wait is shorter than what the server asks for, up to five minutes', () => {
    const asks = (retryAfter: number) =>
      decide('repeatable', { ...unavailable, retryAfter }, 1, new RetryBudget(), most);
    expect(asks(30_000)).toEqual({ repeat: true, wait: 30_000 });
    expect(asks(300_000)).toEqual({ repeat: true, wait: 300_000 });
    expect(asks(300_001)).toEqual({ repeat: false, why: 'asks-too-long' });
  });
});

describe('the turn of a request that met the limit of requests a minute', () => {
  test('comes after what the Store asks for, and up to half a minute later, so that not all come back together', () => {
    expect(decideTurn(40_000, () => 0)).toEqual({ repeat: true, wait: 40_000 });
    expect(decideTurn(40_000, most)).toEqual({ repeat: true, wait: 70_000 });
    expect(decideTurn(0, () => 0.5)).toEqual({ repeat: true, wait: 15_000 });
  });

  test('comes after half a minute at least where the Store asks for nothing', () => {
    expect(decideTurn(undefined, () => 0)).toEqual({ repeat: true, wait: 30_000 });
  });

  test('is not waited for longer than five minutes at a time', () => {
    expect(decideTurn(300_000, () => 0).repeat).toBe(true);
    expect(decideTurn(300_001, () => 0)).toEqual({ repeat: false, why: 'asks-too-long' });
  });

  test('is waited for as long as the patience of the call lasts, and no call has more than twenty minutes', () => {
    const wait = { repeat: true, wait: 60_000 } as const;
    const over = { repeat: false, why: 'patience' };
    expect(maxPatienceMs).toBe(20 * 60_000);
    expect(withinPatience(wait, 19 * 60_000)).toEqual(wait);
    expect(withinPatience(wait, 19 * 60_000 + 1)).toEqual(over);
    expect(withinPatience(wait, 0, 59_999)).toEqual(over);
    expect(withinPatience({ repeat: false, why: 'final' }, maxPatienceMs)).toEqual({
      repeat: false,
      why: 'final',
    });
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');

  test.each([
    ['30', 30_000],
    ['0', 0],
    [' 5 ', 5_000],
    ['86400', 86_400_000],
    ['Fri, 20 Nov 2026 12:00:45 GMT', 45_000],
    ['Friday, 20-Nov-26 12:00:45 GMT', 45_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
  ])('%s is understood', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });

  test.each([undefined, '', 'soon', '-5', '1.5', 'Fri, 99 Foo 2026', '2026-11-20'])(
    '%s is passed over',
    (value) => {
      expect(parseRetryAfter(value, now)).toBeUndefined();
    },
  );
});
