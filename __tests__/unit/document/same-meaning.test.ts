import { describe, expect, test } from '@jest/globals';
import { allDifferences } from '../../../src/document/differences-from-planned.ts';
import type { MergePatch } from '../../../src/submission/patch.ts';
import { isEmptyPlan, planSubmission } from '../../../src/submission/plan.ts';
import { published } from '../../support/documents.ts';

const english = {
  title: 'Notes',
  description: 'One.\r\nTwo 😀.',
  features: ['a\r\nb'],
  shortTitle: '',
  images: [],
};
const base = published({
  listings: { 'en-us': { baseListing: english, platformOverrides: {} }, fr: {} },
  gamingOptions: null,
  hardwarePreferences: [],
  trailers: [{ id: '1', videoFileId: '2', videoFileName: 'f.mp4', trailerAssets: {} }],
  memberOfTomorrow: [{ id: '1', text: 'x' }],
});

const planOf = (patch: MergePatch) =>
  planSubmission(base, [], {
    target: 'app',
    existingPackages: 'keep-all',
    rolloutPercentage: undefined,
    patch,
  });

describe('a patch that says the same in another way changes nothing', () => {
  test.each<[string, MergePatch]>([
    ['line breaks of a text', { listings: { 'EN-us': { baseListing: { description: 'One.\nTwo 😀.' } } } }],
    ['line breaks of a list', { listings: { 'en-us': { baseListing: { features: ['a\nb'] } } } }],
    ['null for ""', { listings: { 'en-us': { baseListing: { shortTitle: null, images: null } } } }],
    ['"" for nothing', { listings: { 'en-us': { baseListing: { voiceTitle: '', keywords: [] } } } }],
    [
      'null for an empty list or record',
      { hardwarePreferences: null, listings: { 'en-us': { platformOverrides: null } } },
    ],
    ['[] for null', { gamingOptions: [] }],
    ['null for null', { gamingOptions: null }],
  ])('%s', (_what, patch) => {
    const plan = planOf(patch);
    expect(plan.changes).toEqual([]);
    expect(isEmptyPlan(plan)).toBe(true);
  });

  test.each<[string, MergePatch]>([
    ['the removal of a language with an empty listing', { listings: { fr: null } }],
    ['a new language with an empty listing', { listings: { ja: {} } }],
    ['one line break less', { listings: { 'en-us': { baseListing: { description: 'One. Two 😀.' } } } }],
    ['an unknown id in a list', { memberOfTomorrow: [{ id: '2', text: 'x' }] }],
    ['the removal of trailers', { trailers: [] }],
  ])('but not %s', (_what, patch) => expect(isEmptyPlan(planOf(patch))).toBe(false));
});

test('the ids that the Store gives a new trailer are not a difference', () => {
  const trailer = {
    videoFileName: 'n.mp4',
    trailerAssets: { en: { title: 'x', imageList: [{ fileName: 'i.png' }] } },
  };
  const stored = {
    ...trailer,
    id: '7',
    videoFileId: '8',
    trailerAssets: { EN: { title: 'x', imageList: [{ fileName: 'i.png', id: '9' }] } },
  };
  expect(allDifferences({ ...base, trailers: [trailer] }, { ...base, trailers: [stored] })).toEqual([]);
  const other = { ...stored, videoFileName: 'o.mp4' };
  expect(allDifferences({ ...base, trailers: [trailer] }, { ...base, trailers: [other] })).toHaveLength(1);
});
