import { describe, expect, test } from '@jest/globals';
import { compareVersions, highestVersion } from '../../../src/packages/compare-versions.ts';

describe('compareVersions', () => {
  test.each([
    ['1.2.3.0', '1.2.3.0', 0],
    ['1.10.0.0', '1.9.0.0', 1],
    ['2.0.0.0', '10.0.0.0', -1],
    ['10.0.17763.0', '10.0.19041.0', -1],
    ['1.2', '1.2.0.0', 0],
    ['01.002.0.0', '1.2.0.0', 0],
  ])('takes parts as numbers: %s and %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
    expect(Math.sign(compareVersions(b, a))).toBe(sign === 0 ? 0 : -sign);
  });
});

describe('highestVersion', () => {
  test('finds the highest, not the last or the longest', () => {
    expect(highestVersion(['1.9.0.0', '1.10.0.0', '1.2.30.0'])).toBe('1.10.0.0');
  });
  test('returns nothing for no versions', () => {
    expect(highestVersion([])).toBeUndefined();
  });
});
