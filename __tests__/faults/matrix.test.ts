import { describe, expect, test } from '@jest/globals';
import { isPlayed, nameOf } from './case.ts';
import { faultCases } from './cases/all.ts';
import { playCase } from './playing.ts';
import { useTheatres } from './use-theatres.ts';

/** How many numbers each letter has in store-faults.md §4.3. */
const numbers = { T: 13, G: 13, P: 14, C: 11, U: 10, B: 15, M: 9, S: 12, R: 8, X: 14, Z: 16 };

const onStage = useTheatres();

test('Every number of the matrix is there, and no id twice', () => {
  const ids = faultCases.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
  const wanted = Object.entries(numbers).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
  );
  expect(wanted.filter((number) => !ids.some((id) => id.startsWith(number)))).toEqual([]);
});

describe('Fault case', () => {
  const cases = faultCases.filter(isPlayed).map((played) => ({ name: nameOf(played), played }));
  test.concurrent.each(cases)('$name', async ({ played }) => {
    const { problems, evidence } = await onStage((theatre) => playCase(theatre, played));
    if (problems.length > 0) throw new Error(`${problems.join('\n')}\n\n${evidence.main.log}`);
  });
});

describe('Fault case, not played here', () => {
  for (const each of faultCases) {
    if (isPlayed(each)) continue;
    test.todo(`${nameOf(each)}: ${each.notApplicable ?? `played by ${each.playedBy}`}`);
  }
});
