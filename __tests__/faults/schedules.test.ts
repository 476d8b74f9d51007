import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faultRuleSchema } from '../../simulator/src/faults/faults.ts';
import { Lanes } from './lanes.ts';
import { runSchedule, scheduleOf } from './schedules.ts';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open(1);
});
afterAll(() => lanes[Symbol.asyncDispose]());

test('A seed always stands for the same one to four faults', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { rules } = scheduleOf(seed);
    expect(rules.length).toBeGreaterThanOrEqual(1);
    expect(rules.length).toBeLessThanOrEqual(4);
    expect(scheduleOf(seed).rules).toEqual(rules);
  }
});

test('The seeds stand for every kind of fault that the simulator has', () => {
  const schedules = Array.from({ length: 1000 }, (_, seed) => scheduleOf(seed));
  const kinds = new Set(schedules.flatMap(({ rules }) => rules.map(({ phase }) => phase)));
  expect([...kinds].sort()).toEqual([...faultRuleSchema.shape.phase.options].sort());
});

test.each([
  ['GET', true],
  ['DELETE', false],
])('A run whose only fault hits the first %s has met it: %s', async (method, isMet) => {
  const rules = [{ role: 'api', method, phase: 'pre' }] as const;
  const run = { files: 'release', inputs: {} } as const;
  const schedule = { seed: 0, rules, run, isTransient: true };
  expect(await lanes.run((store) => runSchedule(store, schedule))).toMatchObject({ isMet });
});

/** `.ci/run` runs a hundred of them: `npm run faults -- --seeds 100`. */
describe('A random schedule', () => {
  test.each([1, 2])('from seed %i ends right', async (seed) => {
    const outcome = await lanes.run((store) => runSchedule(store, scheduleOf(seed)));
    if (outcome.problems.length > 0)
      throw new Error(`${outcome.problems.join('\n')}\n${JSON.stringify([outcome.run, outcome.rules])}`);
  });
});
