import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { differences } from '../../../src/review/differences.ts';

test('only what differs is removed and added', () => {
  const before = ['one', 'two', 'three', 'four'];
  expect(differences(before, ['one', 'three', 'four', 'five'])).toEqual([
    { same: ['one'], removed: [], added: [] },
    { same: [], removed: ['two'], added: [] },
    { same: ['three', 'four'], removed: [], added: [] },
    { same: [], removed: [], added: ['five'] },
  ]);
});

test('the parts have every element of both lists, in order', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  fc.assert(
    fc.property(list, list, (before, after) => {
      const parts = differences(before, after);
      expect(parts.flatMap(({ same, removed }) => [...same, ...removed])).toEqual(before);
      expect(parts.flatMap(({ same, added }) => [...same, ...added])).toEqual(after);
    }),
  );
});

test('two equal lists have nothing removed or added', () => {
  expect(differences(['a', 'a'], ['a', 'a'])).toEqual([{ same: ['a', 'a'], removed: [], added: [] }]);
  expect(differences([], [])).toEqual([]);
});

test('lists too long to compare are replaced as a whole, at once', () => {
  const lines = (word: string) => Array.from({ length: 100_000 }, (_, index) => `${word} ${index}`);
  const [part, ...others] = differences(lines('old'), lines('new'));
  expect([part?.removed.length, part?.added.length, others]).toEqual([100_000, 100_000, []]);
});
