import { describe, expect, test } from '@jest/globals';
import {
  type AttemptFailure,
  type Decision,
  decide,
  isTransient,
  parseRetryAfter,
  RetryBudget,
  type RetryPolicy,
  retry,
  retryPolicies,
} from '../../../src/http/retry.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const { transient, throttled, unsent } = retryPolicies;
const unavailable = { status: 503, executed: 'unknown' } as const;
const most = () => 0.999999;

function decideAfter(
  policy: RetryPolicy,
  failure: AttemptFailure,
  attempts: number,
  budget: RetryBudget,
  random: () => number,
) {
  return decide(policy, failure, { attempts, waited: 0 }, { budget, random });
}

function turnAfter(retryAfter: number | undefined, random: () => number) {
  const failure = { status: 429, executed: 'no', retryAfter } as const;
  // Neither the attempts nor the budget count.
  return decide(throttled, failure, { attempts: 99, waited: 0 }, { budget: new RetryBudget(0), random });
}

describe('what is repeated', () => {
  test.each([408, 429, 500, 502, 503, 504])('%i is, for a call that may be repeated', (status) => {
    expect(decideAfter(transient, { status, executed: 'unknown' }, 1, new RetryBudget(), most).retry).toBe(
      true,
    );
  });

  test.each([301, 400, 401, 403, 404, 409, 410, 422])('%i is not', (status) => {
    expect(decideAfter(transient, { status, executed: 'no' }, 1, new RetryBudget(), most)).toEqual({
      retry: false,
      why: 'final',
    });
    expect(isTransient(status)).toBe(false);
  });

  test('a lost response is, unless the next attempt would fail the same way', () => {
    const lost = { executed: 'unknown' } as const;
    expect(decideAfter(transient, lost, 1, new RetryBudget(), most).retry).toBe(true);
    expect(decideAfter(transient, { ...lost, isRetryable: false }, 1, new RetryBudget(), most).retry).toBe(
      false,
    );
  });

  test('create and commit are not, whatever was returned', () => {
    for (const status of [408, 429, 500, 503]) {
      expect(decideAfter(unsent, { status, executed: 'unknown' }, 1, new RetryBudget(), most).retry).toBe(
        false,
      );
    }
    expect(decideAfter(unsent, { executed: 'unknown' }, 1, new RetryBudget(), most).retry).toBe(false);
  });

  test('create and commit are when they never left this machine', () => {
    expect(decideAfter(unsent, { executed: 'no' }, 1, new RetryBudget(), most).retry).toBe(true);
  });
});

describe('how often and when', () => {
  test('a call is tried five times', () => {
    expect(decideAfter(transient, unavailable, 4, new RetryBudget(), most).retry).toBe(true);
    expect(decideAfter(transient, unavailable, 5, new RetryBudget(), most)).toEqual({
      retry: false,
      why: 'attempts',
    });
  });

  test('a run retries thirty times', () => {
    const budget = new RetryBudget();
    for (let n = 0; n < 30; n += 1)
      expect(decideAfter(transient, unavailable, 1, budget, most).retry).toBe(true);
    expect(decideAfter(transient, unavailable, 1, budget, most)).toEqual({ retry: false, why: 'budget' });
  });

  test('waits are between zero and 2 s, 4 s, 8 s, 16 s', () => {
    const longest = [1, 2, 3, 4].map((tries) =>
      decideAfter(transient, unavailable, tries, new RetryBudget(), most),
    );
    expect(longest).toEqual([2000, 4000, 8000, 16000].map((wait) => ({ retry: true, wait })));
    const shortest = decideAfter(transient, unavailable, 4, new RetryBudget(), () => 0);
    expect(shortest).toEqual({ retry: true, wait: 0 });
  });

  test('no wait is shorter than what the server asks for, up to five minutes', () => {
    const asks = (retryAfter: number) =>
      decideAfter(transient, { ...unavailable, retryAfter }, 1, new RetryBudget(), most);
    expect(asks(30_000)).toEqual({ retry: true, wait: 30_000 });
    expect(asks(300_000)).toEqual({ retry: true, wait: 300_000 });
    expect(asks(300_001)).toEqual({ retry: false, why: 'asks-too-long' });
  });
});

describe('the turn of a request that hit the limit of requests per minute', () => {
  test('comes after what the Store asks for, and up to half a minute later, so that they don’t all come back together', () => {
    expect(turnAfter(40_000, () => 0)).toEqual({ retry: true, wait: 40_000 });
    expect(turnAfter(40_000, most)).toEqual({ retry: true, wait: 70_000 });
    expect(turnAfter(0, () => 0.5)).toEqual({ retry: true, wait: 15_000 });
  });

  test('comes after at least half a minute if the Store asks for nothing', () => {
    expect(turnAfter(undefined, () => 0)).toEqual({ retry: true, wait: 30_000 });
  });

  test('is not waited for longer than five minutes at a time', () => {
    expect(turnAfter(300_000, () => 0).retry).toBe(true);
    expect(turnAfter(300_001, () => 0)).toEqual({ retry: false, why: 'asks-too-long' });
  });

  test('is waited for as long as the patience of the call lasts, and no call has more than twenty minutes', () => {
    const failure = { status: 429, executed: 'no', retryAfter: 60_000 } as const;
    const decideWaited = (waited: number, left?: number) =>
      decide(
        throttled,
        failure,
        { attempts: 1, waited },
        { budget: new RetryBudget(0), random: () => 0, patience: () => left },
      );
    const over = { retry: false, why: 'patience' };
    expect(throttled.maxWait).toBe(20 * 60_000);
    expect(decideWaited(19 * 60_000)).toEqual({ retry: true, wait: 60_000 });
    expect(decideWaited(19 * 60_000 + 1)).toEqual(over);
    expect(decideWaited(0, 60_000)).toEqual({ retry: true, wait: 60_000 });
    expect(decideWaited(0, 59_999)).toEqual(over);
  });
});

test('a policy without turns treats 429 like any other failure that may pass', () => {
  const throttling = { status: 429, executed: 'no' } as const;
  expect(decideAfter(transient, throttling, 1, new RetryBudget(), most)).toEqual({ retry: true, wait: 2000 });
  expect(decideAfter(transient, throttling, 5, new RetryBudget(), most).retry).toBe(false);
});

describe('the loop', () => {
  const failed = (failure: AttemptFailure, error: string = 'failed') => ({ error, failure });
  const explain = (error: string, end: object) => new Error(`${error} ${JSON.stringify(end)}`);

  function runOf(budget = new RetryBudget()) {
    const clock = virtualClock(0);
    return { clock, random: () => 0.5, budget };
  }

  test('sends again until an attempt succeeds, and waits in between', async () => {
    const run = runOf();
    const said: unknown[] = [];
    const attempt = async (number: number) =>
      number < 3 ? failed(unavailable, `failure ${number}`) : { value: number };
    const onRetry = (...what: unknown[]) => said.push(what);
    expect(await retry(transient, run, { attempt, explain, onRetry })).toBe(3);
    expect(run.clock.sleeps).toEqual([1000, 2000]);
    expect(said).toEqual([
      ['failure 1', { wait: 1000, attempts: 2 }],
      ['failure 2', { wait: 2000, attempts: 3 }],
    ]);
  });

  test('ends with the last failure, and says why, after how many attempts and after how long', async () => {
    const attempt = async () => failed(unavailable);
    await expect(retry(transient, runOf(), { attempt, explain })).rejects.toThrow(
      'failed {"attempts":5,"waited":15000,"why":"attempts"}',
    );
  });

  test('counts no turn as an attempt', async () => {
    const numbers: number[] = [];
    const attempt = async (number: number) => {
      numbers.push(number);
      return numbers.length < 8 ? failed({ status: 429, executed: 'no' }) : { value: 'done' };
    };
    const run = runOf(new RetryBudget(0));
    expect(await retry(throttled, run, { attempt, explain })).toBe('done');
    expect(new Set(numbers)).toEqual(new Set([1]));
  });

  test('goes on at once, without the budget, after a failure whose cause was removed', async () => {
    const run = runOf(new RetryBudget(0));
    const attempt = async (number: number) =>
      number === 1 ? failed({ status: 401, executed: 'no', isRemedied: true }) : { value: number };
    expect(await retry(unsent, run, { attempt, explain })).toBe(2);
    expect(run.clock.sleeps).toEqual([]);
  });

  test('never waits longer than makes sense', async () => {
    const run = runOf();
    const attempt = async (number: number) =>
      number === 1 ? failed({ executed: 'unknown', longestWait: 250 }) : { value: number };
    await retry(transient, run, { attempt, explain });
    expect(run.clock.sleeps).toEqual([250]);
  });

  test('checks instead of waiting, even after the last attempt, and uses what it finds', async () => {
    const run = runOf();
    const decisions: Decision[] = [];
    const attempt = async () => failed({ executed: 'unknown' });
    const look = async (_error: string, decision: Decision) => {
      decisions.push(decision);
      return undefined;
    };
    const policy = { ...throttled, maxAttempts: 2 };
    await expect(retry(policy, run, { attempt, explain, look })).rejects.toThrow('"why":"attempts"');
    expect(decisions).toEqual([
      { retry: true, wait: 1000 },
      { retry: false, why: 'attempts' },
    ]);
    expect(run.clock.sleeps).toEqual([]);
    expect(await retry(policy, run, { attempt, explain, look: async () => 'there' })).toBe('there');
  });

  test('does not retry what an attempt throws, and ends with the reason of the signal', async () => {
    const thrown = async () => Promise.reject(new Error('thrown'));
    await expect(retry(transient, runOf(), { attempt: thrown, explain })).rejects.toThrow('thrown');
    const run = { ...runOf(), signal: AbortSignal.abort(new Error('canceled')) };
    const attempt = async () => failed(unavailable);
    await expect(retry(transient, run, { attempt, explain })).rejects.toThrow('canceled');
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
    '%s is ignored',
    (value) => {
      expect(parseRetryAfter(value, now)).toBeUndefined();
    },
  );
});
