import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareStored } from '../../../src/checks/read-back.ts';
import { deepEqual, diff } from '../../../src/document/diff.ts';
import { allDifferences } from '../../../src/document/differences-from-planned.ts';
import { differencesFromPublished } from '../../../src/document/differences-from-published.ts';
import { memberOf, spellingsOf } from '../../../src/json/fold.ts';
import { isRecord } from '../../../src/json/is-record.ts';
import { withPatch } from '../../../src/submission/patch.ts';
import { cloneOf, published } from '../../support/documents.ts';

/** The same document with every name in upper case. */
function shout(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shout);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.toUpperCase(), shout(member)]),
  );
}

const listing = (title: string) => ({ baseListing: { title, description: 'x' } });
const paths = (changes: readonly { readonly path: string }[]) => changes.map(({ path }) => path);

describe('names in any letter case', () => {
  test('are found in the spelling of the record, and two spellings stay two', () => {
    const spellings = spellingsOf({ 'en-us': 1, DE: 2, de: 3 });
    expect(spellings.of('EN-US')).toBe('en-us');
    expect(spellings.of('de')).toBe('de');
    expect(spellings.of('De')).toBeUndefined();
    expect(spellings.all('De')).toEqual(['DE', 'de']);
    expect(memberOf({ 'en-us': 1 }, 'En-Us')).toBe(1);
    expect(memberOf({ DE: 2, de: 3 }, 'De')).toBeUndefined();
    expect(memberOf({}, 'constructor')).toBeUndefined();
  });

  test('make no difference between two documents, at any depth or in lists', () => {
    const before = { a: { B: [{ Genres: ['x'] }] }, c: 1 };
    expect(diff(before, shout(before))).toEqual([]);
    expect(deepEqual(before, shout(before))).toBe(true);
    expect(diff({ a: { B: 1 } }, { A: { b: 2 } })).toEqual([{ path: 'a.B', before: 1, after: 2 }]);
    expect(deepEqual({ a: 1 }, { A: 2 })).toBe(false);
  });

  test.each([
    ['one of two spellings vanished', { en: 1, EN: 2 }, { en: 1 }, ['EN']],
    ['the other one vanished', { en: 1, EN: 2 }, { EN: 2 }, ['en']],
    ['both became a third', { en: 1, EN: 2 }, { En: 2 }, ['EN', 'En', 'en']],
    ['a second one was added', { en: 1 }, { en: 1, EN: 2 }, ['EN']],
    ['both are there', { en: 1, EN: 2 }, { EN: 2, en: 1 }, []],
  ])('two spellings in one document: %s', (_what, before, after, expected) => {
    expect(paths(diff(before, after))).toEqual(expected);
    expect(deepEqual(before, after)).toBe(expected.length === 0);
  });
});

describe('a merge patch', () => {
  test('uses the Store’s spelling for names that it has', () => {
    const base = published();
    const document = withPatch(base, {
      Listings: { 'EN-US': { BaseListing: { Description: 'New.' } }, DE: null },
      pricing: { marketSpecificPricings: { ru: 'Tier9' } },
      allowTargetFutureDeviceFamilies: { desktop: false },
    });
    expect(document).toEqual(
      withPatch(base, {
        listings: { 'en-us': { baseListing: { description: 'New.' } }, de: null },
        pricing: { marketSpecificPricings: { RU: 'Tier9' } },
        allowTargetFutureDeviceFamilies: { Desktop: false },
      }),
    );
    expect(Object.keys(Object(document.listings))).toEqual(['en-us']);
  });

  test('keeps a new name as it is written', () => {
    const document = withPatch(published(), { listings: { 'fr-FR': listing('Notes') } });
    expect(Object.keys(Object(document.listings))).toEqual(['en-us', 'de', 'fr-FR']);
  });

  const word = fc.stringMatching(/^[a-z]{1,4}(-[a-z]{2})?$/).filter((name) => name !== 'id');
  const tree = fc.letrec<{ value: unknown; members: Record<string, unknown> }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.constant(null), tie('members')),
    members: fc.dictionary(word, tie('value'), { maxKeys: 5 }),
  })).members;
  const respelled = (value: unknown, isUpper: (name: string) => boolean): unknown =>
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, member]) => [
            isUpper(name) ? name.toUpperCase() : name,
            respelled(member, isUpper),
          ]),
        )
      : value;

  test('in any letter case gives the same result as in the letter case of the Store', () => {
    fc.assert(
      fc.property(tree, tree, fc.func(fc.boolean()), (held, patch, isUpper) => {
        const base = { id: '1', ...held };
        const plain = withPatch(base, patch);
        const other = withPatch(base, Object(respelled(patch, isUpper)));
        expect(diff(plain, other)).toEqual([]);
        expect(Object.keys(other)).toHaveLength(Object.keys(plain).length);
      }),
    );
  });
});

describe('the comparison with what the Store holds', () => {
  const plan = (patch: Record<string, unknown>, base = published()) => {
    const document = withPatch(base, patch);
    return { document, changes: diff(base, document) };
  };

  test('treats a language that the Store spells in another way as the same', () => {
    const { document, changes } = plan({ listings: { 'fr-FR': listing('Notes') } });
    const { 'fr-FR': french, ...others } = Object(document.listings);
    const stored = { ...document, listings: { ...others, 'fr-fr': french } };
    expect(compareStored({ document, changes }, stored)).toMatchObject({ dangerous: [], reworded: [] });
    expect(allDifferences(document, stored)).toEqual([]);
  });

  test.each([
    ['the old one vanished', ['EN-US']],
    ['the new one vanished', ['en-us']],
    ['both vanished', []],
  ])('notices if, of two spellings, %s', (_what, left) => {
    const listings = { 'en-us': listing('Old'), 'EN-US': listing('New'), de: listing('Notizen') };
    const document = published({ listings });
    const kept = Object.fromEntries(
      Object.entries(listings).filter(([name]) => name === 'de' || left.includes(name)),
    );
    const { dangerous } = compareStored({ document, changes: [] }, { ...document, listings: kept });
    expect(dangerous).not.toEqual([]);
    expect(differencesFromPublished(document, cloneOf(document, { listings: kept }))).not.toEqual([]);
  });

  test('notices what the Store left unchanged under another spelling', () => {
    const { document, changes } = plan({ hardwarePreferences: ['Mouse'] });
    const { hardwarePreferences: _, ...rest } = document;
    const stored = { ...rest, HardwarePreferences: ['Touch'] };
    expect(paths(compareStored({ document, changes }, stored).dangerous)).toEqual(['hardwarePreferences']);
    expect(
      compareStored({ document, changes }, { ...rest, HardwarePreferences: ['Mouse'] }).dangerous,
    ).toEqual([]);
  });

  test('treats a clone that spells the names in another way as untouched', () => {
    const { de, ...others } = Object(published().listings);
    const clone = cloneOf(published(), { listings: { ...others, DE: de } });
    expect(differencesFromPublished(published(), clone)).toEqual([]);
  });
});
