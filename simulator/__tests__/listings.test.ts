import { beforeEach, describe, expect, test } from '@jest/globals';
import { listingLanguages } from '../src/store/languages.ts';
import type { SettingsPatch } from '../src/store/settings.ts';
import { type Reply, storeId, useSimulator } from './client.ts';

const store = useSimulator({ addOns: [{ id: '9NADDON00001', productId: 'gold' }] });
const submissions = `applications/${storeId}/submissions`;

beforeEach(() => {
  store.control.set({ listingLimits: 'update', reservedNames: null });
});

type Change = Readonly<Record<string, unknown>>;

/** Sends the app's draft with `change` worked into the listing of `en-us`, and with other languages. */
async function putListing(change: Change, others: Readonly<Record<string, Change>> = {}): Promise<Reply> {
  const { json } = await store.post(submissions);
  const base = json.listings['en-us'].baseListing;
  const more = Object.entries(others).map(([language, listing]) => [language, { baseListing: listing }]);
  const listings = { 'en-us': { baseListing: { ...base, ...change } }, ...Object.fromEntries(more) };
  const reply = await store.put(`${submissions}/${json.id}`, { ...json, listings });
  return reply;
}

async function commitOf(
  put: Reply,
): Promise<{ status: string; errors: readonly { code: string; details: string }[] }> {
  await store.post(`${submissions}/${put.json.id}/commit`);
  const { json } = await store.get(`${submissions}/${put.json.id}/status`);
  return { status: json.status, errors: json.statusDetails.errors };
}

const words = (count: number, length = 5) => Array.from({ length: count }, () => 'k'.repeat(length));
const languages = (count: number) => [...listingLanguages].slice(0, count);
const images = (imageType: string, count: number, change: Change = {}) =>
  Array.from({ length: count }, (_, index) => ({
    fileName: `${imageType}${index}.png`,
    fileStatus: 'PendingUpload',
    imageType,
    ...change,
  }));

describe('A listing of an app', () => {
  test.each<[string, Change]>([
    ['description', { description: 'x'.repeat(10_000) }],
    ['shortDescription', { shortDescription: 'x'.repeat(500) }],
    ['releaseNotes', { releaseNotes: 'x'.repeat(1500) }],
    ['features', { features: words(20, 200) }],
    ['keywords', { keywords: words(7, 40) }],
    ['words of keywords', { keywords: words(7, 1).map((word) => `${word} ${word} ${word}`) }],
    ['hardware', { minimumHardware: words(11, 200), recommendedHardware: words(11, 200) }],
    ['captions', { images: images('XboxScreenshot', 8, { description: 'x'.repeat(200) }) }],
    ['logos', { images: images('StoreLogoSquare', 1) }],
    ['copyright', { copyrightAndTrademarkInfo: 'x'.repeat(200) }],
    ['other titles', { shortTitle: 'x'.repeat(50), sortTitle: 'x'.repeat(255), voiceTitle: 'x'.repeat(255) }],
  ])('may fill its limits: %s', async (_what, change) => {
    expect((await putListing(change)).status).toBe(200);
  });

  test.each<[string, Change, RegExp]>([
    ['description', { description: 'x'.repeat(10_001) }, /Description must be 10000/],
    // The documentation allows 1000.
    ['shortDescription', { shortDescription: 'x'.repeat(501) }, /ShortDescription must be 500/],
    ['releaseNotes', { releaseNotes: 'x'.repeat(1501) }, /ReleaseNotes must be 1500/],
    ['features', { features: words(21) }, /size of Features must be 20/],
    ['a feature', { features: words(1, 201) }, /length of Features must be 200/],
    ['keywords', { keywords: words(8) }, /size of Keywords must be 7/],
    ['a keyword', { keywords: words(1, 41) }, /length of Keywords must be 40/],
    ['words of keywords', { keywords: words(6).map((word) => `${word} a b c`) }, /words in Keywords/],
    ['hardware', { minimumHardware: words(12) }, /MinimumHardware must be 11/],
    [
      'a caption',
      { images: images('Screenshot', 1, { description: 'x'.repeat(201) }) },
      /of an image must be 200/,
    ],
    ['screenshots', { images: images('Screenshot', 10) }, /type Screenshot must be 10/],
    ['two logos', { images: images('StoreLogo9x16', 2) }, /type StoreLogo9x16 must be 1/],
    ['an unknown image type', { images: images('DesktopScreenshot', 1) }, /'DesktopScreenshot' is not/],
    ['no image type', { images: [{ fileName: 'a.png', fileStatus: 'PendingUpload' }] }, /'' is not/],
    ['copyright', { copyrightAndTrademarkInfo: 'x'.repeat(201) }, /CopyrightAndTrademarkInfo must be 200/],
  ])('is refused above them: %s', async (_what, change, message) => {
    const reply = await putListing(change);
    expect(reply).toMatchObject({ status: 400, json: { code: 'InvalidParameterValue', target: 'listings' } });
    expect(reply.json.message).toMatch(message);
  });

  test.each([
    [21, 200],
    [22, 400],
  ])('may have keywords along with others, in %d languages: %d', async (count, status) => {
    const others = languages(count - 1).map((each) => [
      each,
      { title: 'Contoso Notes', keywords: ['notes'] },
    ]);
    const reply = await putListing({}, Object.fromEntries(others));
    expect(reply.status).toBe(status);
    if (status === 400) expect(reply.json.message).toBe('The size of KeywordsTotalCount must be 21 or less');
  });

  test('of an app that is seeded in more languages is accepted as it is', async () => {
    store.control.seedApp({ id: storeId, languages: ['en-us', ...languages(24)] });
    const { json } = await store.post(submissions);
    expect((await store.put(`${submissions}/${json.id}`, json)).status).toBe(200);
  });

  test('does not count toward that limit without a keyword', async () => {
    const others = languages(30).map((each) => [each, { title: 'Contoso Notes', keywords: [] }]);
    expect((await putListing({}, Object.fromEntries(others))).status).toBe(200);
  });

  test.each(['english', 'en us', 'en_us', '', 'en-de', 'tlh'])(
    'is refused for a language that the Store does not have: %j',
    async (language) => {
      expect(await putListing({}, { [language]: {}, de: {} })).toMatchObject({
        status: 400,
        json: {
          code: 'InvalidParameterValue',
          message: `Language codes: ${language} not supported`,
          target: 'appListings',
        },
      });
    },
  );

  test('stays in a language that the Store no longer has, and is found in any letter case', async () => {
    store.control.seedApp({ id: storeId, languages: ['en-us', 'tlh'] });
    const { json } = await store.post(submissions);
    const { tlh, 'en-us': english } = json.listings;
    const { images: _images, ...rest } = english.baseListing;
    const listings = { TLH: tlh, 'EN-US': { baseListing: rest } };
    const reply = await store.put(`${submissions}/${json.id}`, { ...json, listings });
    expect(reply.status).toBe(200);
    expect(reply.json.listings['EN-US'].baseListing.images).toEqual(english.baseListing.images);
  });
});

describe('A title', () => {
  test.each<[string, SettingsPatch, number]>([
    ['Contoso Notes', {}, 200],
    ['', {}, 200],
    ['Contoso Notes 2', {}, 400],
    ['contoso notes', {}, 400],
    ['Contoso Notizen', { reservedNames: ['Contoso Notizen'] }, 200],
    ['Contoso Notes', { reservedNames: ['Contoso Notizen'] }, 200],
    ['Contoso Cahier', { reservedNames: ['Contoso Notizen'] }, 400],
    ['Contoso Cahier', { listingLimits: 'off' }, 200],
  ])('%j is accepted only if it is reserved: %j, %d', async (title, settings, status) => {
    store.control.set(settings);
    const reply = await putListing({ title });
    expect([reply.status, reply.json.target]).toEqual([status, status === 400 ? 'title' : undefined]);
  });

  test('that customers already see stays', async () => {
    store.control.seedApp({
      id: storeId,
      submission: { listings: { 'en-us': { baseListing: { title: 'An older name' } } } },
    });
    expect((await putListing({ description: 'Other words.' })).status).toBe(200);
  });

  test.each([
    ['fr', { description: 'Bonjour' }, ['MissingTitle']],
    ['fr-fr', { description: 'Bonjour', title: 'Contoso Notes' }, []],
    // The packages are in en-us.
    ['en', { description: 'Hello' }, []],
  ])('missing in %s, %j, is found at commit: %j', async (language, listing, codes) => {
    store.control.seedApp({
      id: storeId,
      submission: { listings: { [language]: { baseListing: listing } } },
    });
    const { json } = await store.post(submissions);
    const put = await store.put(`${submissions}/${json.id}`, json);
    expect(put.status).toBe(200);
    const { status, errors } = await commitOf(put);
    expect([status, errors.map(({ code }) => code)]).toEqual([
      codes.length > 0 ? 'CommitFailed' : 'PreProcessing',
      codes,
    ]);
  });
});

describe('Limits that are set', () => {
  test('to `commit` fail the commit', async () => {
    store.control.set({ listingLimits: 'commit' });
    const put = await putListing({ keywords: words(8), title: 'Mine' });
    expect(put.status).toBe(200);
    const { status, errors } = await commitOf(put);
    expect(status).toBe('CommitFailed');
    expect(errors.map(({ details }) => details)).toEqual([
      'The size of Keywords must be 7 or less (en-us)',
      expect.stringContaining("'Mine'"),
    ]);
  });

  test('to `off` let everything through', async () => {
    store.control.set({ listingLimits: 'off' });
    const put = await putListing({ keywords: words(80), title: 'Mine' });
    expect([put.status, (await commitOf(put)).status]).toEqual([200, 'PreProcessing']);
  });
});

describe('A submission with', () => {
  const committed = async (gamingOptions: unknown) => {
    const { json } = await store.post(submissions);
    const put = await store.put(`${submissions}/${json.id}`, { ...json, gamingOptions });
    expect(put.status).toBe(200);
    return await commitOf(put);
  };

  test('two gaming options fails at commit', async () => {
    expect(await committed([{ genres: [] }, { genres: [] }])).toEqual({
      status: 'CommitFailed',
      errors: [
        { code: 'InvalidParameterValue', details: 'Validation error: MultipleInstancesOfGamingOptions' },
      ],
    });
  });

  test.each([[[]], [null], [[{ genres: ['Games_Word'] }]]])('%j of them does not', async (gamingOptions) => {
    expect((await committed(gamingOptions)).status).toBe('PreProcessing');
  });

  test.each<[Change, string]>([
    [{ pricing: { priceId: 'Free', marketSpecificPricings: { DE: '9.99' } } }, 'pricing'],
    [{ pricing: { priceId: 'Free', marketSpecificPricings: { Germany: 'Tier2' } } }, 'pricing'],
    [{ pricing: { priceId: 'Free', trialPeriod: 'TwoDays' } }, 'pricing'],
    [{ enterpriseLicensing: 'Sometimes' }, 'enterpriseLicensing'],
    [
      {
        allowTargetFutureDeviceFamilies: {
          Desktop: true,
          Mobile: false,
          Xbox: false,
          Holographic: false,
          Core: true,
        },
      },
      'allowTargetFutureDeviceFamilies',
    ],
  ])('a word that the service does not know is refused: %j', async (change, target) => {
    const { json } = await store.post(submissions);
    expect(await store.put(`${submissions}/${json.id}`, { ...json, ...change })).toMatchObject({
      status: 400,
      json: { code: 'InvalidParameterValue', target },
    });
  });

  test.each<[Change]>([
    [
      {
        pricing: { priceId: 'Free', marketSpecificPricings: { DE: 'Tier2', US: 'Base', FR: 'NotAvailable' } },
      },
    ],
    [{ pricing: { priceId: 'Tier2', trialPeriod: 'thirtydays' } }],
    [{ targetPublishDate: '2099-01-01T00:00:00.0000000Z', targetPublishMode: 'SpecificDate' }],
  ])('words that it knows is accepted: %j', async (change) => {
    const { json } = await store.post(submissions);
    expect((await store.put(`${submissions}/${json.id}`, { ...json, ...change })).status).toBe(200);
  });
});

describe('An add-on', () => {
  const path = 'inappproducts/9NADDON00001/submissions';
  test.each<[Change, number]>([
    [{ keywords: words(10, 30) }, 200],
    [{ keywords: words(11) }, 400],
    [{ keywords: words(1, 31) }, 400],
    [{ tag: 'x'.repeat(3001) }, 400],
    [{ lifetime: 'TwoYears' }, 400],
    [{ listings: { 'en-us': { title: 'x'.repeat(100), description: 'x'.repeat(200) } } }, 200],
    [{ listings: { 'en-us': { title: 'x'.repeat(101), description: '' } } }, 400],
    [{ listings: { 'en-us': { title: 'Gold', description: 'x'.repeat(201) } } }, 400],
    [{ listings: { 'en-us': { description: 'No title' } } }, 400],
  ])('with %j: %d', async (change, status) => {
    const { json } = await store.post(path);
    expect((await store.put(`${path}/${json.id}`, { ...json, ...change })).status).toBe(status);
  });
});
