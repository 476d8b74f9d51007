import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { playSchedule, scheduleOf } from './schedules.ts';
import { Theatre } from './theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await Theatre.open();
});
afterAll(() => theatre[Symbol.asyncDispose]());

test('A seed always stands for the same one to four faults', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { rules } = scheduleOf(seed);
    expect(rules.length).toBeGreaterThanOrEqual(1);
    expect(rules.length).toBeLessThanOrEqual(4);
    expect(scheduleOf(seed).rules).toEqual(rules);
  }
});

/** `npm run faults -- --seeds N` plays more of them. */
describe('A random schedule', () => {
  test.each([1, 2, 3, 4, 5])('from seed %i ends right', async (seed) => {
    const outcome = await playSchedule(theatre, scheduleOf(seed));
    if (outcome.problems.length > 0)
      throw new Error(`${outcome.problems.join('\n')}\n${JSON.stringify(outcome.rules)}`);
  });
});
