import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deepEqual, diff } from '../../../src/document/diff.ts';
import { isRecord } from '../../../src/json/is-record.ts';

describe('diff', () => {
  test('names each changed member by its path, in the order of the paths', () => {
    expect(
      diff(
        { visibility: 'Public', pricing: { priceId: 'Tier2', trialPeriod: 'OneDay' }, a: 1 },
        { visibility: 'Hidden', pricing: { priceId: 'Free', trialPeriod: 'OneDay' }, b: 2 },
      ),
    ).toEqual([
      { path: 'a', before: 1, after: undefined },
      { path: 'b', before: undefined, after: 2 },
      { path: 'pricing.priceId', before: 'Tier2', after: 'Free' },
      { path: 'visibility', before: 'Public', after: 'Hidden' },
    ]);
  });

  test('distinguishes missing from null: both are sent to the Store', () => {
    expect(diff({}, { gamingOptions: null })).toEqual([
      { path: 'gamingOptions', before: undefined, after: null },
    ]);
    expect(diff({ a: null }, { a: {} })).toHaveLength(1);
  });

  test('compares arrays as wholes', () => {
    expect(diff({ keywords: ['a', 'b'] }, { keywords: ['b', 'a'] })).toEqual([
      { path: 'keywords', before: ['a', 'b'], after: ['b', 'a'] },
    ]);
  });

  test('does not treat what every object inherits as a member', () => {
    expect(diff({}, JSON.parse('{"__proto__":{},"toString":2}'))).toEqual([
      { path: '__proto__', before: undefined, after: {} },
      { path: 'toString', before: undefined, after: 2 },
    ]);
    expect(deepEqual({}, JSON.parse('{"__proto__":{}}'))).toBe(false);
  });

  test('is empty exactly if two documents are equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(diff(a, structuredClone(a))).toEqual([]);
        expect(diff(a, b).length === 0).toBe(deepEqual(a, b));
      }),
    );
  });
});

test('deepEqual ignores the order of members, but not that of elements', () => {
  expect(deepEqual({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(deepEqual([1, 2], [2, 1])).toBe(false);
  expect(deepEqual([], {})).toBe(false);
  expect(deepEqual('1', 1)).toBe(false);
});

test('isRecord is true only for objects', () => {
  expect([{}, [], null, 'a', undefined].map(isRecord)).toEqual([true, false, false, false, false]);
});
