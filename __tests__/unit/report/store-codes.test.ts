import { expect, test } from '@jest/globals';

import { trustedLink } from '../../../src/markdown/links.ts';
import { meaningOf, storePolicies } from '../../../src/store/words.ts';
import { statusCodes } from './record.ts';

test.each(statusCodes)('%s is explained on a page that links may lead to', (code) => {
  const meaning = meaningOf(code);
  expect(meaning?.text).toMatch(/^\S.*[^.]$/);
  expect(trustedLink(meaning?.page ?? '')).toBe(meaning?.page);
});

test('links may lead to the policies', () => {
  expect(trustedLink(storePolicies)).toBe(storePolicies);
});

test("Entra's numbers lead to its list", () => {
  expect(meaningOf('AADSTS7000215')?.page).toMatch(/reference-error-codes$/);
});

test.each(['IsInternalError', '', 'constructor', 'AADSTS'])('%j is not known', (code) => {
  expect(meaningOf(code)).toBeUndefined();
});
