import { describe, expect, test } from '@jest/globals';
import { checkImageCount, checkImageType, checkSize, imageTypes } from '../../../src/limits/images.ts';
import { checkLanguage, languageCodes } from '../../../src/limits/languages.ts';
import { checkMarket, marketCodes } from '../../../src/limits/markets.ts';
import { checkTier } from '../../../src/limits/price-tier.ts';
import type { LimitProblem } from '../../../src/limits/problem.ts';
import {
  appLists,
  appTexts,
  checkList,
  checkMarkup,
  checkText,
  storeLength,
} from '../../../src/limits/texts.ts';

const said = (problem: LimitProblem | undefined) => problem && `${problem.severity}: ${problem.message}`;
const texts = (name: string) => appTexts[name] ?? { longest: 0 };
const lists = (name: string) => appLists[name] ?? { most: 0, longest: 0 };

describe('the languages of the Store', () => {
  test('are lower-case codes, each a language tag', () => {
    expect(languageCodes.size).toBeGreaterThan(250);
    for (const code of languageCodes) {
      expect(code).toBe(code.toLowerCase());
      expect(() => new Intl.Locale(code)).not.toThrow();
    }
  });

  test.each([
    ['en-us', ['en-us']],
    ['EN-US', ['en-us']],
    ['xx-of-the-store', ['xx-of-the-store']],
    ['de-AT', []],
    ['zh-Hant', undefined],
    ['ca-es-valencia', []],
    ['fr-fr', ['en-us']],
    ['en-gb', ['en']],
    ['de-at', ['de']],
  ])('%s next to %j is fine', (code, held) => expect(checkLanguage(code, held)).toBeUndefined());

  test.each([
    ['en', ['en-us', 'de'], /^error: .*Did you mean en-us\?/],
    ['en-us', ['en'], /^error: .*Did you mean en\?/],
    ['pt_BR', ['pt-br'], /^error: .*Did you mean pt-br\?/],
    ['zh-cn', ['zh-hans-cn'], /^error: .*Did you mean zh-hans-cn\?/],
    ['DE', ['de-de'], /^error: .*Did you mean de-de\?/],
    ['pt', ['pt-pt'], /^error: .*Did you mean pt-pt\?/],
    ['zh-hant', ['zh-hant-hk'], /^error: .*Did you mean zh-hant-hk\?/],
    ['pt_BR', undefined, /^error: is not a language code.*Did you mean pt-br\?/],
    ['en-US|hi-IN', undefined, /^error: is not a language code/],
    ['english', [], /^error: is not a language code/],
    ['', [], /^error/],
  ])('%s next to %j', (code, held, message) => expect(said(checkLanguage(code, held))).toMatch(message));
});

describe('markets', () => {
  test('are the codes of ISO 3166', () => expect(marketCodes.size).toBe(249));

  test.each(['US', 'de', 'Jp'])('%s is one', (code) => expect(checkMarket(code, [])).toBeUndefined());
  test('the Store’s own are, too', () => expect(checkMarket('xk', ['XK'])).toBeUndefined());

  test.each([
    ['UK', /^error: is not a Store market.*Did you mean GB\?/],
    ['de-DE', /^error: .*Did you mean DE\?/],
    ['EU', /^error: .*two-letter code/],
    ['USA', /^error/],
    ['XX', /^error/],
    ['KP', /^warning: is not a market that the Store serves/],
  ])('%s is not', (code, message) => expect(said(checkMarket(code, []))).toMatch(message));
});

test.each([
  ['Tier2', undefined],
  ['Tier1424', undefined],
  ['Free', undefined],
  ['4.99', /"4\.99", which is not a Store price tier/],
  ['tier3', /Did you mean Tier3\?/],
  ['Tier97', /Tier2 to Tier96/],
  ['Base', /not a Store price tier/],
])('price tier %s', (tier, message) => {
  if (message === undefined) expect(checkTier(tier)).toBeUndefined();
  else expect(said(checkTier(tier))).toMatch(message);
});

describe('texts', () => {
  test('are counted in UTF-16 units, a line break as two', () => {
    expect(storeLength('a\nb\r\nc')).toBe(7);
    expect(storeLength('😀')).toBe(2);
  });

  test.each([
    ['description', 10_000],
    ['releaseNotes', 1500],
    ['copyrightAndTrademarkInfo', 200],
    ['shortTitle', 50],
  ])('%s fits with %i characters and not with one more', (name, longest) => {
    expect(checkText(texts(name), 'x'.repeat(longest))).toBeUndefined();
    expect(said(checkText(texts(name), 'x'.repeat(longest + 1)))).toMatch(/^error: .*Shorten it by 1\.$/);
    expect(checkText(texts(name), `${'x'.repeat(longest - 2)}\n`)).toBeUndefined();
    expect(checkText(texts(name), `${'x'.repeat(longest - 1)}\n`)).toBeDefined();
  });

  test('a limit that one source states is a warning', () => {
    expect(checkText(texts('shortDescription'), 'x'.repeat(500))).toBeUndefined();
    expect(said(checkText(texts('shortDescription'), 'x'.repeat(501)))).toMatch(/^warning: .*more than 500/);
    expect(said(checkText(texts('shortDescription'), 'x'.repeat(1001)))).toMatch(
      /^error: .*allows only 1000/,
    );
  });

  test('lists have a number of items, and keywords a number of words', () => {
    const features = Array.from({ length: 21 }, () => 'x');
    expect(checkList(lists('features'), features.slice(1))).toBeUndefined();
    expect(said(checkList(lists('features'), features))).toMatch(
      /^error: has 21 items, but the Store allows only 20/,
    );
    expect(
      checkList(
        lists('keywords'),
        Array.from({ length: 7 }, () => 'a b c'),
      ),
    ).toBeUndefined();
    expect(
      said(
        checkList(
          lists('keywords'),
          Array.from({ length: 7 }, () => 'a b c d'),
        ),
      ),
    ).toMatch(/^warning: has 28 words/);
  });

  test.each([
    ['<b>Fast</b> notes', 'HTML'],
    ['one<br/>two', 'HTML'],
    ['<a href="x">y</a>', 'HTML'],
    ["Hello\n## What's new", 'Markdown'],
    ['**Fast** notes', 'Markdown'],
    ['see [here](https://example.com)', 'Markdown'],
  ])('%j looks like %s', (text, kind) =>
    expect(said(checkMarkup(text))).toMatch(`warning: looks like ${kind}`),
  );

  test.each([
    'a < b and c > d',
    '5 ** 3',
    '#1 in notes',
    'Written in C#\n# ',
    '- one\n* two',
    '<3 you',
    '[x] done (https://x)',
  ])('%j is plain text', (text) => expect(checkMarkup(text)).toBeUndefined());
});

describe('images', () => {
  test.each([
    [undefined, /has no imageType/],
    ['', /has no imageType/],
    ['DesktopScreenshot', /Did you mean Screenshot\?/],
    ['screenshot', /Did you mean Screenshot\?/],
    ['HoloLensScreenshots', /Did you mean HoloLensScreenshot\?/],
    ['StoreLogoSquared', /Did you mean StoreLogoSquare\?/],
    ['zzzzzzzzzzzzzzzzzzzzzzzzz', /Use one of Screenshot/],
    ['toString', /not a Store image type/],
  ])('type %s', (type, message) => expect(said(checkImageType(type))).toMatch(message));

  test.each(['Screenshot', 'WideIcon358X173', 'PromotionalArtwork2400X1200'])('type %s is one', (type) => {
    expect(checkImageType(type)).toBeUndefined();
  });

  test('have a maximum number for each type', () => {
    expect(checkImageCount('Screenshot', 10)).toBeUndefined();
    expect(said(checkImageCount('Screenshot', 11))).toMatch(/11 images of type Screenshot.*allows only 10/);
    expect(checkImageCount('Icon', 2)).toBeDefined();
    expect(checkImageCount('TypeOfTomorrow', 99)).toBeUndefined();
  });

  test('have sizes', () => {
    const { size } = imageTypes.get('HoloLensScreenshot') ?? {};
    expect(checkSize(size, { width: 1268, height: 720 })).toBeUndefined();
    expect(checkSize(size, { width: 1267, height: 720 })).toBe('1268x720 or more, in either orientation');
  });
});
