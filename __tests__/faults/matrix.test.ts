import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isTested, nameOf } from './case.ts';
import { faultCases } from './cases/all.ts';
import { Lanes } from './lanes.ts';
import { runCase } from './run-case.ts';

/** How many numbers each letter has in store-faults.md §4.3. */
const numbers = { T: 13, G: 13, P: 18, C: 11, U: 10, B: 15, M: 9, S: 12, R: 10, X: 14, Z: 16 };

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open(2);
});
afterAll(() => lanes[Symbol.asyncDispose]());

test('Every number of the matrix is there, and no id twice', () => {
  const ids = faultCases.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  const wanted = Object.entries(numbers).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
  );
  expect(wanted.filter((number) => !ids.some((id) => id.startsWith(number)))).toEqual([]);
});

describe('Fault case', () => {
  const cases = faultCases.filter(isTested).map((tested) => ({ name: nameOf(tested), tested }));
  test.concurrent.each(cases)('$name', async ({ tested }) => {
    const { problems, evidence } = await lanes.run((store) => runCase(store, tested));
    if (problems.length > 0) throw new Error(`${problems.join('\n')}\n\n${evidence.main.log}`);
  });
});

describe('Fault case, not run here', () => {
  for (const each of faultCases) {
    if (isTested(each)) continue;
    test.todo(`${nameOf(each)}: ${each.notApplicable ?? `tested by ${each.testedBy}`}`);
  }
});
