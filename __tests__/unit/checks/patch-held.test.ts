import { describe, expect, test } from '@jest/globals';
import { isHeldFile } from '../../../src/checks/patch/held.ts';
import { checkPatch } from '../../../src/checks/patch/patch-checks.ts';
import { namedFiles } from '../../../src/patch/files.ts';
import { parsePatch } from '../../../src/patch/source.ts';
import type { TargetKind } from '../../../src/store/target.ts';
import { withPatch } from '../../../src/submission/patch.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { published } from '../../support/documents.ts';

function source(text: string) {
  const parsed = parsePatch(text, 'p.json');
  if ('findings' in parsed) throw new Error(parsed.findings.map(({ message }) => message).join());
  return parsed;
}

/** The findings about a patch, as a run collects them. */
function findings(value: unknown, present: unknown, target: TargetKind = 'app') {
  const patch = source(typeof value === 'string' ? value : JSON.stringify(value, undefined, 1));
  const told = checkPatch({ source: patch, target, present, inputs: [], unusable: [] });
  return told.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}

const english = {
  baseListing: {
    title: 'Notes',
    description: 'x'.repeat(10_200),
    keywords: ['1', '2', '3', '4', '5', '6', '7', '8'],
    features: [`${'y'.repeat(250)}\r\nz`],
    tint: 'blue',
    images: [
      { fileName: 'a.png', fileStatus: 'None', id: '1', imageType: 'Screenshot', imageState: 'Ok' },
      { fileName: 'b.png', fileStatus: null, id: null, imageType: 'HologramShot' },
    ],
  },
  platformOverrides: { Windows10X: { description: 'o' } },
};

/** A document with values that none of our tables contain. */
const odd = published({
  pricing: {
    priceId: 'Tier2',
    sales: [],
    isAdvancedPricingModel: true,
    marketSpecificPricings: { XX: 'Tier7' },
  },
  listings: { 'en-us': english, 'tlh-qx': { baseListing: { title: 'tlhIngan' }, platformOverrides: null } },
  gamingOptions: [{ genres: ['a'] }, { genres: [] }],
  visibility: null,
  hardwarePreferences: 'Touch',
  trailers: [
    {
      id: '7',
      videoFileName: 'f.mp4',
      trailerAssets: {
        'tlh-qx': { title: 'x', imageList: [{ fileName: 'i.png', id: '8', fileStatus: 'None' }] },
      },
    },
  ],
});
const { pricing, listings, gamingOptions, visibility, hardwarePreferences, trailers } = odd;

describe('what the Store holds already is never wrong', () => {
  test.each([
    ['the listings', { listings }],
    ['one listing in another letter case', { listings: { 'EN-us': english } }],
    ['its images', { listings: { 'en-us': { baseListing: { images: english.baseListing.images } } } }],
    ['the price, with what the service sets', { pricing }],
    ['the rest', { gamingOptions, visibility, hardwarePreferences, trailers }],
  ])('%s', (_what, patch) => {
    expect(findings(patch, odd)).toEqual([]);
    expect(withPatch(odd, patch)).toEqual(odd);
  });

  test('an image without id and status counts as uploaded, so no file is missing', () => {
    const files = (image: object) => {
      const patch = source(JSON.stringify({ listings: { 'en-us': { baseListing: { images: [image] } } } }));
      return namedFiles(patch).map((file) => isHeldFile(patch, odd, file));
    };
    expect(files({ fileName: 'b.png', fileStatus: null, id: null, imageType: 'HologramShot' })).toEqual([
      true,
    ]);
    expect(files({ fileName: 'b.png', fileStatus: 'PendingUpload', imageType: 'HologramShot' })).toEqual([
      false,
    ]);
    expect(files({ fileName: 'b.png', imageType: 'Screenshot' })).toEqual([false]);
  });

  test('but members that belong to one submission or to inputs stay out of a patch', () => {
    const { id, packageDeliveryOptions, applicationPackages } = odd;
    expect(findings({ id, packageDeliveryOptions, applicationPackages }, odd)).toEqual([
      expect.stringMatching(/^error patch-refused: id /),
      expect.stringMatching(/^error patch-refused: packageDeliveryOptions /),
      expect.stringMatching(/^error patch-refused: applicationPackages /),
    ]);
  });

  test('and a value next to it is judged', () => {
    expect(
      findings({ listings: { 'en-us': { baseListing: { title: 'Notes', colou: 'x' } } } }, odd),
    ).toHaveLength(1);
    expect(findings({ hardwarePreferences: 'Mouse' }, odd)).toHaveLength(1);
    expect(findings({ gamingOptions: [{ genres: ['b'] }, { genres: [] }] }, odd)).toHaveLength(1);
    expect(
      findings({ listings: { ja: null }, pricing: { marketSpecificPricings: { FR: null } } }, odd),
    ).toHaveLength(2);
  });
});

describe('names that the Store holds elsewhere are known', () => {
  const image = english.baseListing.images[0];
  test.each([
    [
      'members and platforms, in a new language',
      { listings: { 'de-de': { ...english, baseListing: { tint: 'red' } } } },
    ],
    ['members of an image', { listings: { 'de-de': { baseListing: { images: [image] } } } }],
    [
      'an image type',
      {
        listings: {
          'en-us': { baseListing: { images: [{ fileName: 'n.png', imageType: 'HologramShot' }] } },
        },
      },
    ],
    [
      'a language and members of a trailer',
      {
        trailers: [
          {
            ...Object(trailers)[0],
            trailerAssets: { 'tlh-qx': { title: 'y', imageList: [{ fileStatus: 'None' }] } },
          },
        ],
      },
    ],
    [
      'a language of the listings, in a trailer',
      { trailers: [{ trailerAssets: { 'TLH-qx': { title: 'y' } } }] },
    ],
  ])('%s', (_what, patch) => {
    expect(findings(patch, odd)).toEqual([]);
  });

  test('and what the Store does not have anywhere is not known', () => {
    expect(findings({ trailers: [{ trailerAssets: { 'tlh-aa': { title: 'y' } } }] }, odd)).toHaveLength(1);
    expect(findings({ listings: { 'de-de': { baseListing: { color: 'red' } } } }, odd)).toContainEqual(
      expect.stringMatching(/^error patch-unknown: .*color is not a property/),
    );
  });
});

describe('what was beyond a limit before may stay so', () => {
  const base = (members: object) => ({ listings: { 'en-us': { baseListing: members } } });

  test.each([
    ['a shorter text', base({ description: 'z'.repeat(10_100) })],
    ['as many keywords', base({ keywords: ['1', '2', '3', '4', '5', '6', '7', 'new'] })],
    ['an item with other line breaks', base({ features: [`${'y'.repeat(250)}\nz`, 'new'] })],
  ])('%s', (_what, patch) => expect(findings(patch, odd)).toEqual([]));

  test.each([
    ['a longer text', base({ description: 'z'.repeat(10_201) })],
    ['more keywords', base({ keywords: [...english.baseListing.keywords, '9'] })],
    ['another long item', base({ features: ['q'.repeat(250)] })],
  ])('%s is refused', (_what, patch) => expect(findings(patch, odd)).toHaveLength(1));
});

describe('values as the Store spells them', () => {
  test('an id that is a number of 19 digits keeps its digits', () => {
    const image =
      '{"fileName":"a.png","fileStatus":"None","id":1152921504672272757,"imageType":"Screenshot"}';
    const text = `{"listings":{"en-us":{"baseListing":{"images":[${image}]}}}}`;
    expect(JSON.stringify(source(text).value)).toContain('1152921504672272757');
    expect(findings(text, published())).toEqual([]);
  });

  test('an image type of null counts as missing', () => {
    const images = [{ fileName: 'n.png', imageType: null }];
    expect(findings({ listings: { 'en-us': { baseListing: { images } } } }, published())).toEqual([
      expect.stringMatching(/images\[0\] has no imageType/),
    ]);
  });
});

test('very many problems do not take quadratic time', () => {
  const held = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`l${index}-xx`, english]));
  const present = published({ listings: held });
  const members = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`m${index}`, 1]));
  const images = Array.from({ length: 2_000 }, (_, index) => ({ fileName: 'a', id: `q${index}`, bad: 1 }));
  const patch = { listings: { 'l1-xx': { baseListing: members }, 'l2-xx': { baseListing: { images } } } };
  const start = cpuMilliseconds();
  findings(patch, present);
  expect(cpuMilliseconds() - start).toBeLessThan(5_000);
});
