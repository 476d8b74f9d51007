import { expect, test } from '@jest/globals';
import { runChecks } from '../../../src/checks/check.ts';
import { languages } from '../../../src/checks/plan/languages.ts';
import { planSubmission } from '../../../src/submission/plan.ts';
import { published } from '../../support/documents.ts';

/** The warnings about a plan with this patch of the listings. */
function warnings(listings: object, hasPublished = true): readonly string[] {
  const base = { ...published(), listings: { 'en-us': { baseListing: { title: 'Notes' } }, 'de-de': null } };
  const request = { target: 'app', existingPackages: 'keep-all', rolloutPercentage: undefined } as const;
  const plan = planSubmission(base, [], { ...request, patch: { listings } });
  const found = runChecks([languages], {
    plan,
    base,
    target: 'app',
    published: hasPublished ? base : undefined,
    fallback: undefined,
    existingPackages: 'keep-all',
  });
  expect(found.every(({ rule, severity }) => rule === 'languages' && severity === 'warning')).toBe(true);
  return found.map(({ message }) => message.replace(/ (?:If you|To leave).*/, ''));
}

const needs = "An app's listing needs a description and a screenshot in each language.";
const listing = { baseListing: { title: 'Notes' } };

test('new and removed languages get one warning each', () => {
  expect(warnings({ 'fr-fr': listing, 'it-it': listing, 'en-us': null })).toEqual([
    `New on the Store page: fr-fr, it-it. ${needs}`,
    'Removed from the Store page, with all text and images: en-us.',
  ]);
});

test('another spelling is the same language, and there is no warning in a first submission', () => {
  expect(warnings({ 'EN-US': { baseListing: { title: 'Ink' } } })).toEqual([]);
  expect(warnings({ 'fr-fr': listing }, false)).toEqual([]);
});

test('a language that has no listing yet counts as new', () => {
  expect(warnings({ 'de-de': listing })).toEqual([`New on the Store page: de-de. ${needs}`]);
});
