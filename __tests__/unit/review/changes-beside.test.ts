import { expect, test } from '@jest/globals';
import { diff } from '../../../src/document/diff.ts';
import type { ListingKind } from '../../../src/listing/fields.ts';
import { pageOfDocument } from '../../../src/listing/pages.ts';
import { changesBeside } from '../../../src/review/changes-beside.ts';
import { compare } from '../../../src/review/compare.ts';

/** Paths of the changes between two documents that their review does not show. */
function beside(before: object, after: object, kind: ListingKind = 'app'): readonly string[] {
  const [old, wanted] = [
    { id: '1', ...before },
    { id: '1', ...after },
  ];
  const comparison = compare(pageOfDocument(old, kind), pageOfDocument(wanted, kind), 'store');
  return changesBeside(diff(old, wanted), comparison, kind).map(({ path }) => path);
}

const image = (fileName: string) => ({ fileName, fileStatus: 'Uploaded', imageType: 'Screenshot' });
const base = { title: 'Notes', description: 'One.', features: ['A'], images: [image('a.png')] };
const listings = (languages: object) => ({ listings: languages });

test('texts, lists and images of a language are in the review, and everything else is outside of it', () => {
  const changed = {
    ...base,
    description: 'Two.',
    features: ['A', 'B'],
    images: [image('b.png')],
    websiteUrl: 'https://example.com',
  };
  expect(
    beside(
      { ...listings({ 'de-de': { baseListing: base } }), visibility: 'Public' },
      {
        ...listings({ 'de-de': { baseListing: changed, platformOverrides: { Xbox: {} } } }),
        visibility: 'Hidden',
      },
    ),
  ).toEqual(['listings.de-de.baseListing.websiteUrl', 'listings.de-de.platformOverrides', 'visibility']);
});

test('in a new or removed language, what the review does not know is outside of it', () => {
  const listing = { baseListing: { ...base, privacyPolicy: 'x', supportContact: '' }, platformOverrides: {} };
  const both = listings({ 'en-us': { baseListing: base }, 'fr-fr': listing });
  const one = listings({ 'en-us': { baseListing: base } });
  expect(beside(one, both)).toEqual(['listings.fr-fr.baseListing.privacyPolicy']);
  expect(beside(both, one)).toEqual(['listings.fr-fr.baseListing.privacyPolicy']);
  expect(beside({}, both)).toEqual(['listings.fr-fr.baseListing.privacyPolicy']);
});

test('a change that customers do not see is not in the review, so it stays', () => {
  const before = listings({ 'en-us': { baseListing: base } });
  const after = listings({ 'en-us': { baseListing: { ...base, description: 'One. ' } } });
  expect(beside(before, after)).toEqual(['listings.en-us.baseListing.description']);
});

test('letter case of a language makes no difference', () => {
  const before = listings({ 'en-US': { baseListing: base } });
  const after = listings({ 'en-us': { baseListing: { ...base, title: 'Ink' } } });
  expect(beside(before, after)).toEqual([]);
});

test('trailers are in the review as a whole', () => {
  const trailer = { id: '1', videoFileName: 'a.mp4', trailerAssets: {} };
  expect(beside({ trailers: [] }, { trailers: [trailer] })).toEqual([]);
});

test('an add-on has its texts and icon next to the language', () => {
  const before = listings({
    'en-us': { title: 'Gem', description: 'x', icon: image('a.png'), keywords: [] },
  });
  const after = listings({
    'en-us': { title: 'Gems', description: 'x', icon: image('b.png'), keywords: ['a'] },
  });
  expect(beside(before, after, 'add-on')).toEqual(['listings.en-us.keywords']);
});
