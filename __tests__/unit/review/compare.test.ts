import { describe, expect, test } from '@jest/globals';
import { compare } from '../../../src/review/compare.ts';
import { kindOf } from '../../../src/review/comparison.ts';
import { fileImage, storeImage, storePage, trailer } from '../../support/store-pages.ts';

const [red, green, blue] = ['red', 'green', 'blue'].map((name) =>
  fileImage(`${name}.png`, Buffer.from(name)),
);
if (!red || !green || !blue) throw new Error('three images');

const page = (fields: Record<string, string | readonly string[]>) => storePage({ 'de-de': { fields } });

describe('texts', () => {
  test('a changed text has both sides', () => {
    const { languages } = compare(page({ title: 'Alt' }), page({ title: 'Neu' }), 'store');
    expect(languages).toEqual([
      {
        language: 'de-de',
        isNew: false,
        fields: [{ field: 'title', before: 'Alt', after: 'Neu', isDefault: false }],
        images: [],
      },
    ]);
  });

  test.each<[string, string | readonly string[], string | readonly string[]]>([
    ['other line breaks', 'a\r\nb', 'a\nb'],
    ['white space at the end', 'a\n\n', 'a'],
    ['an empty list for an empty text', '', []],
    ['the same items', ['a', 'b '], ['a', 'b']],
  ])('%s are not a change', (_what, before, after) => {
    const { languages, unchanged } = compare(page({ x: before }), page({ x: after }), 'store');
    expect([languages, unchanged]).toEqual([[], ['de-de']]);
  });

  test('another order of the items is a change', () => {
    const { languages } = compare(page({ features: ['a', 'b'] }), page({ features: ['b', 'a'] }), 'store');
    expect(languages[0]?.fields).toHaveLength(1);
  });

  test('what the future page no longer has is cleared or removed', () => {
    const before = storePage({
      'de-de': { fields: { title: 'Alt' } },
      'fr-fr': { fields: { title: 'Vieux' } },
    });
    const { languages, gone } = compare(before, page({}), 'store');
    expect(languages[0]?.fields).toEqual([{ field: 'title', before: 'Alt', after: '', isDefault: false }]);
    expect(gone).toEqual(['fr-fr']);
  });

  test('what the folder no longer has is left to the Store', () => {
    const before = storePage({
      'de-de': { fields: { title: 'Alt' }, images: { Icon: [red] } },
      'fr-fr': { fields: { title: 'Vieux' } },
    });
    const { languages, gone } = compare(before, page({}), 'base-commit');
    expect(languages[0]?.fields).toEqual([{ field: 'title', before: 'Alt', isDefault: false }]);
    expect(languages[0]?.images).toMatchObject([{ type: 'Icon', isLeft: true }]);
    expect(gone).toEqual(['fr-fr']);
  });

  test('a newly cleared field changes the folder, and the Store only if it has a text', () => {
    expect(compare(page({}), page({ x: '' }), 'base-commit').languages).toHaveLength(1);
    expect(compare(page({}), page({ x: '' }), 'store').languages).toHaveLength(0);
  });

  test('languages are the same in any letter case', () => {
    const after = storePage({ 'DE-de': { fields: { title: 'Alt' } } });
    expect(compare(page({ title: 'Alt' }), after, 'base-commit')).toMatchObject({ languages: [], gone: [] });
  });

  test('a new language counts as new even if its folder is still empty', () => {
    const { languages } = compare(storePage({}), storePage({ 'ja-jp': {} }), 'store');
    expect(languages).toEqual([{ language: 'ja-jp', isNew: true, fields: [], images: [] }]);
  });

  test('values from default/ are marked', () => {
    const after = storePage({ 'de-de': { fields: { title: 'New' }, fromDefault: ['title'] } });
    expect(compare(page({ title: 'Alt' }), after, 'store').languages[0]?.fields[0]?.isDefault).toBe(true);
  });
});

describe('images', () => {
  const screenshots = (...images: Parameters<typeof storeImage>[2][]) =>
    storePage({ 'de-de': { images: { Screenshot: images.map((image) => ({ name: 'x', ...image })) } } });
  const kinds = (before: ReturnType<typeof screenshots>, after: ReturnType<typeof screenshots>) =>
    compare(before, after, 'store').languages[0]?.images[0]?.images.map(
      (image) => `${(image.after ?? image.before)?.name}: ${kindOf(image)}`,
    );

  test('are added, removed and kept', () => {
    expect(kinds(screenshots(red, green), screenshots(green, blue))).toEqual([
      'green.png: unchanged',
      'blue.png: added',
      'red.png: removed',
    ]);
  });

  test('only as many are reported as moved as have to move', () => {
    expect(kinds(screenshots(red, green, blue), screenshots(blue, red, green))).toEqual([
      'blue.png: moved',
      'red.png: unchanged',
      'green.png: unchanged',
    ]);
  });

  test('an image that only the Store has is identified by its ID', () => {
    const kept = storeImage('one.png', '17');
    expect(kinds(screenshots(kept), screenshots({ ...kept, name: '02-one.png.kept' }, red))).toEqual([
      '02-one.png.kept: unchanged',
      'red.png: added',
    ]);
  });

  test('an image in the Store is identified by the hash digits in its name', () => {
    const short = { name: 'x', sha256: red.sha256?.slice(0, 12) ?? '', id: '17' };
    expect(kinds(screenshots(short), screenshots(red))).toBeUndefined();
  });

  test('a set that is emptied is removed as a whole', () => {
    expect(kinds(screenshots(red), storePage({ 'de-de': {} }))).toEqual(['red.png: removed']);
  });

  test('an image of which only the name is known is identified by it', () => {
    const kept = { name: '01-old.png.kept' };
    expect(kinds(screenshots(kept), screenshots(kept, red))).toEqual([
      '01-old.png.kept: unchanged',
      'red.png: added',
    ]);
  });

  test('a new picture with the name of an old one is another picture', () => {
    expect(kinds(screenshots(storeImage('red.png', '17')), screenshots(red))).toEqual([
      'red.png: added',
      'red.png: removed',
    ]);
  });

  test('a new or removed caption is reported', () => {
    const captioned = { ...red, caption: 'Old' };
    expect(kinds(screenshots(captioned), screenshots({ ...red, caption: 'New' }))).toEqual([
      'red.png: new caption',
    ]);
    expect(kinds(screenshots(captioned), screenshots(red))).toEqual(['red.png: new caption']);
    expect(kinds(screenshots(captioned), screenshots({ ...captioned }))).toBeUndefined();
  });

  test('another name for the same file is not a change', () => {
    expect(kinds(screenshots(red), screenshots({ ...red, name: '07-red.png' }))).toBeUndefined();
  });
});

describe('trailers', () => {
  const launch = trailer('01-launch', { sha256: 'ab', titles: new Map([['de-de', 'Alt']]) });

  test('are added and removed', () => {
    const other = trailer('02-tour', { sha256: 'cd' });
    const { trailers } = compare(storePage({}, [launch]), storePage({}, [other]), 'store');
    expect(trailers.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      '02-tour added',
      '01-launch removed',
    ]);
  });

  test('have titles and thumbnails that change independently', () => {
    const before = storePage({ 'de-de': {}, 'fr-fr': {} }, [launch]);
    const changed = { ...launch, titles: new Map([['de-de', 'Neu']]), thumbnails: new Map([['de-de', red]]) };
    const after = storePage({ 'de-de': {}, 'fr-fr': {} }, [changed]);
    const { trailers, unchanged } = compare(before, after, 'store');
    expect(trailers).toMatchObject([
      {
        kind: 'changed',
        titles: [{ language: 'de-de', before: 'Alt', after: 'Neu' }],
        thumbnails: [{ language: 'de-de', after: red }],
      },
    ]);
    expect(unchanged).toEqual(['fr-fr']);
  });
});
