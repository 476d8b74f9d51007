import { beforeEach, describe, expect, test } from '@jest/globals';
import { png } from '../../__tests__/support/png.ts';
import { defaultSettings } from '../src/store/settings.ts';
import { ask, type Reply, storeId, upload, useSimulator, zipOf } from './client.ts';

const store = useSimulator({ addOns: [{ id: '9NADDON00001', productId: 'gold' }] });
const submissions = `applications/${storeId}/submissions`;

beforeEach(() => {
  store.control.set(defaultSettings);
});

type Change = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, Buffer | string>>;

/** The app's draft with `change` worked into the listing of `en-us`, and `rest` into the document. */
async function put(change: Change, rest: Change = {}): Promise<Reply> {
  const { json } = await store.post(submissions);
  const base = json.listings['en-us'].baseListing;
  const listings = { ...json.listings, 'en-us': { baseListing: { ...base, ...change } } };
  return await store.put(`${submissions}/${json.id}`, { ...json, listings, ...rest });
}

interface Outcome {
  readonly status: string;
  readonly errors: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: tests read any response.
  readonly listings: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests read any response.
  readonly trailers: any;
}

/** Uploads the files, commits, and lets the Store finish. */
async function commit({ status, json, text }: Reply, files: Files = {}): Promise<Outcome> {
  if (status !== 200) throw new Error(text);
  if (Object.keys(files).length > 0) await upload(store.simulator, json.fileUploadUrl, await zipOf(files));
  await store.post(`${submissions}/${json.id}/commit`);
  store.control.finish(json.id);
  const { json: after } = await store.get(`${submissions}/${json.id}`);
  const errors = after.statusDetails.errors.map(
    ({ code, details }: { code: string; details: string }) => `${code}: ${details}`,
  );
  return { status: after.status, errors, listings: after.listings, trailers: after.trailers };
}

const shot = (fileName: string, imageType = 'Screenshot', change: Change = {}) => ({
  fileName,
  imageType,
  fileStatus: 'PendingUpload',
  ...change,
});
const screenshot = png(1366, 768);
const trailer = (change: Change = {}) => ({
  videoFileName: 'film.mp4',
  trailerAssets: { 'en-us': { title: 'Film', imageList: [{ fileName: 'thumb.png' }] } },
  ...change,
});

describe('An image in the archive', () => {
  test.each<[string, string, Buffer]>([
    ['Screenshot', 'a.png', png(1366, 768)],
    ['Screenshot', 'portrait.PNG', png(2160, 3840)],
    ['XboxScreenshot', 'a.png', png(1920, 1080)],
    ['HoloLensScreenshot', 'a.png', png(8000, 4000)],
    ['MobileScreenshot', 'a.png', png(10, 10)],
    ['StoreLogo9x16', 'a.png', png(1440, 2160)],
    ['icon', 'a.png', png(300, 300)],
    ['PromotionalArtwork846X468', 'a.png', png(846, 468)],
  ])('is accepted as %s: %s', async (imageType, name, bytes) => {
    const outcome = await commit(await put({ images: [shot(name, imageType)] }), { [name]: bytes });
    expect([outcome.status, outcome.errors]).toEqual(['Published', []]);
    const images: Change[] = outcome.listings['en-us'].baseListing.images;
    expect(images.at(-1)).toMatchObject({ fileName: name, fileStatus: 'Uploaded', id: expect.any(String) });
  });

  const damaged = Buffer.from(screenshot);
  damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;
  test.each<[string, string, Buffer | string, RegExp]>([
    ['Screenshot', 'a.png', png(1366, 767), /1366x767 pixels; Screenshot needs 1366x768 or more, at most/],
    ['Screenshot', 'a.png', png(3841, 2160), /at most 3840x2160/],
    ['StoreLogo9x16', 'a.png', png(1080, 720), /needs 720x1080 or 1440x2160/],
    ['Icon', 'a.png', png(310, 300), /needs 300x300/],
    ['Screenshot', 'a.png', 'GIF89a', /a\.png is not a PNG file/],
    ['Screenshot', 'a.png', screenshot.subarray(0, -4), /cut off/],
    ['Screenshot', 'a.png', screenshot.subarray(0, 24), /cut off/],
    ['Screenshot', 'a.png', damaged, /the checksum of its IDAT chunk is wrong/],
    ['Screenshot', 'a.jpg', screenshot, /is no \.png file/],
    ['Screenshot', 'a.png', Buffer.concat([screenshot, Buffer.alloc(51 * 1024 * 1024)]), /50 MB/],
  ])('fails the commit as %s: %s %#', async (imageType, name, bytes, error) => {
    const outcome = await commit(await put({ images: [shot(name, imageType)] }), { [name]: bytes });
    expect(outcome.status).toBe('CommitFailed');
    expect(outcome.errors).toEqual([expect.stringMatching(error)]);
  });

  test('that is missing is named, even if only a platform needs it', async () => {
    const { json } = await store.post(submissions);
    const { baseListing } = json.listings['en-us'];
    const platformOverrides = { Windows81: { description: 'Old.', images: [shot('old.png')] } };
    const reply = await store.put(`${submissions}/${json.id}`, {
      ...json,
      listings: { 'en-us': { baseListing, platformOverrides } },
    });
    const { errors } = await commit(reply, { 'Old.png': screenshot });
    expect(errors).toEqual(["MissingFiles: File 'old.png' not found in archive"]);
  });

  test('is not checked if the limits are off', async () => {
    store.control.set({ listingLimits: 'off' });
    expect((await commit(await put({ images: [shot('a.png')] }), { 'a.png': 'GIF' })).status).toBe(
      'Published',
    );
  });

  test('of an add-on has to be 300x300', async () => {
    const path = 'inappproducts/9NADDON00001/submissions';
    const { json } = await store.post(path);
    const icon = { fileName: 'icon.png', fileStatus: 'PendingUpload' };
    await store.put(`${path}/${json.id}`, { ...json, listings: { 'en-us': { title: 'Gold', icon } } });
    await upload(store.simulator, json.fileUploadUrl, await zipOf({ 'icon.png': png(300, 301) }));
    await store.post(`${path}/${json.id}/commit`);
    store.control.finish(json.id);
    const { errors } = (await store.get(`${path}/${json.id}`)).json.statusDetails;
    expect(errors).toEqual([
      {
        code: 'InvalidParameterValue',
        details: 'The file icon.png has 300x301 pixels; icon needs 300x300.',
      },
    ]);
  });
});

describe('An image that the Store has', () => {
  const held = async () => (await store.post(submissions)).json.listings['en-us'].baseListing.images[0];

  test('stays if it is left out, and goes if it is marked', async () => {
    const [image] = (await put({ images: [] })).json.listings['en-us'].baseListing.images;
    expect(image).toMatchObject({ fileName: 'images/screenshot.png', fileStatus: 'Uploaded' });
    store.control.seedApp({ id: storeId });
    const id = (await held()).id;
    const { json } = await store.get(`applications/${storeId}`);
    await store.delete(`${submissions}/${json.pendingApplicationSubmission.id}`);
    const images = [{ id, fileStatus: 'PendingDelete', imageType: 'Screenshot' }, shot('a.png')];
    const reply = await put({ images });
    const outcome = await commit(reply, { 'a.png': screenshot });
    expect(outcome.listings['en-us'].baseListing.images.map(({ fileName }: Change) => fileName)).toEqual([
      'a.png',
    ]);
  });

  test('keeps name and type; its caption changes', async () => {
    const { json } = await store.post(submissions);
    const base = json.listings['en-us'].baseListing;
    const images = [{ ...base.images[0], fileName: 'other.png', imageType: 'Icon', description: 'New' }];
    const reply = await store.put(`${submissions}/${json.id}`, {
      ...json,
      listings: { 'en-us': { baseListing: { ...base, images } } },
    });
    expect(reply.json.listings['en-us'].baseListing.images).toEqual([
      { ...base.images[0], description: 'New' },
    ]);
  });

  test.each<[string, Change]>([
    ['an id that the listing does not have', { id: '1', fileStatus: 'Uploaded' }],
    ['no id, as if it were uploaded', { fileStatus: 'Uploaded' }],
    ['no id, to be deleted', { fileStatus: 'PendingDelete' }],
  ])('has to exist there: %s is refused', async (_what, change) => {
    expect(await put({ images: [shot('a.png', 'Screenshot', change)] })).toMatchObject({
      status: 400,
      json: { code: 'InvalidParameterValue', target: 'listings' },
    });
  });

  test('cannot be downloaded', async () => {
    await commit(await put({ images: [shot('a.png')] }), { 'a.png': screenshot });
    const { json } = await store.post(submissions);
    const blob = await ask(json.fileUploadUrl.replaceAll('+', '%2B'), store.simulator.caFile);
    expect(blob.status).toBe(404);
    expect(JSON.stringify(json.listings)).not.toMatch(/https?:/);
  });
});

describe('A listing', () => {
  test.each<[string, Change, string[]]>([
    ['is complete', { description: 'Bonjour', title: 'Contoso Notes', images: [shot('a.png')] }, []],
    [
      'has a screenshot of another device',
      { description: 'Bonjour', title: 'Contoso Notes', images: [shot('a.png', 'MobileScreenshot')] },
      [],
    ],
    [
      'has only an icon',
      { description: 'Bonjour', title: 'Contoso Notes', images: [shot('i.png', 'Icon')] },
      ['InvalidParameterValue: The listing fr-fr has no screenshot.'],
    ],
    [
      'has no text',
      { title: 'Contoso Notes', images: [shot('a.png')] },
      ['InvalidParameterValue: The listing fr-fr has no description.'],
    ],
  ])('that is new and %s', async (_what, baseListing, errors) => {
    const { json } = await store.post(submissions);
    const listings = { ...json.listings, 'fr-fr': { baseListing } };
    const reply = await store.put(`${submissions}/${json.id}`, { ...json, listings });
    const outcome = await commit(reply, { 'a.png': screenshot, 'i.png': png(300, 300) });
    expect([outcome.status, outcome.errors]).toEqual([errors.length ? 'CommitFailed' : 'Published', errors]);
  });

  test('loses neither its description nor its last screenshot', async () => {
    const { json } = await store.post(submissions);
    const base = json.listings['en-us'].baseListing;
    const images = [{ ...base.images[0], fileStatus: 'PendingDelete' }];
    const reply = await store.put(`${submissions}/${json.id}`, {
      ...json,
      listings: { 'en-us': { baseListing: { ...base, description: '', images } } },
    });
    expect((await commit(reply)).errors).toEqual([
      'InvalidParameterValue: The listing en-us has no description.',
      'InvalidParameterValue: The listing en-us has no screenshot.',
    ]);
  });

  test('that customers see without a screenshot stays', async () => {
    store.control.seedApp({
      id: storeId,
      submission: { listings: { 'en-us': { baseListing: { images: [] } } } },
    });
    expect((await commit(await put({ description: 'New.' }))).status).toBe('Published');
  });

  test('keeps what it had in the members that the service ignores', async () => {
    const seeded = { privacyPolicy: 'https://contoso.com/privacy', websiteUrl: 'https://contoso.com' };
    store.control.seedApp({ id: storeId, submission: { listings: { 'en-us': { baseListing: seeded } } } });
    const reply = await put({ privacyPolicy: 'x', supportContact: 'y', websiteUrl: undefined });
    expect(reply.json.listings['en-us'].baseListing).toMatchObject({ ...seeded, supportContact: '' });
  });
});

describe('A trailer', () => {
  const files = { 'film.mp4': 'film', 'thumb.png': png(1920, 1080) };

  test('is accepted with video, title and thumbnail, and gets its ids', async () => {
    const outcome = await commit(await put({}, { trailers: [trailer()] }), files);
    expect(outcome.errors).toEqual([]);
    expect(outcome.trailers).toMatchObject([
      { id: expect.any(String), videoFileId: expect.any(String), videoFileName: 'film.mp4' },
    ]);
  });

  const assets = (title: string, imageList: readonly Change[]) =>
    trailer({ trailerAssets: { 'en-us': { title, imageList } } });
  test.each<[unknown[], RegExp]>([
    [Array.from({ length: 16 }, () => trailer()), /Trailers must be 15 or less/],
    [[trailer({ videoFileName: undefined })], /VideoFileName field of a trailer is required/],
    [[trailer({ trailerAssets: {} })], /TrailerAssets/],
    [[assets('', [{ fileName: 'thumb.png' }])], /Title field of a trailer is required \(en-us\)/],
    [[assets('x'.repeat(256), [{ fileName: 'thumb.png' }])], /Title of a trailer must be 255 or less/],
    [[assets('Film', [])], /ImageList field of a trailer needs an image/],
    [[assets('Film', [{ description: 'x' }])], /ImageList field of a trailer needs an image/],
  ])('is refused at the update: %#', async (trailers, message) => {
    const reply = await put({}, { trailers });
    expect([reply.status, reply.json.message]).toEqual([400, expect.stringMatching(message)]);
  });

  test('fails the commit in another format and with a thumbnail of another size', async () => {
    const film = trailer({ videoFileName: 'film.mpeg' });
    const { errors } = await commit(await put({}, { trailers: [film] }), {
      'film.mpeg': 'film',
      'thumb.png': png(1280, 720),
    });
    expect(errors).toEqual([
      'InvalidParameterValue: The file film.mpeg is no .mp4 or .mov file.',
      'InvalidParameterValue: The file thumb.png has 1280x720 pixels; thumbnail needs 1920x1080.',
    ]);
  });
});

describe('After the commit the Store', () => {
  const names = ({ listings }: Outcome): string[] =>
    listings['en-us'].baseListing.images.map(({ fileName }: Change) => fileName);
  const change = { images: [shot('a.png'), shot('b.png')] };
  const files = { 'a.png': screenshot, 'b.png': png(1920, 1080) };

  test('may have renamed images and trailers', async () => {
    store.control.set({ renamesImages: true });
    const outcome = await commit(await put(change, { trailers: [trailer()] }), {
      ...files,
      'film.mp4': 'film',
      'thumb.png': png(1920, 1080),
    });
    const renamed = /^\d{19}\.png$/;
    expect(names(outcome)).toEqual([
      'images/screenshot.png',
      expect.stringMatching(renamed),
      expect.stringMatching(renamed),
    ]);
    expect(outcome.trailers[0].videoFileName).toMatch(/^\d{19}\.mp4$/);
    expect(outcome.trailers[0].trailerAssets['en-us'].imageList[0].fileName).toMatch(renamed);
  });

  test('may have lost an image', async () => {
    store.control.set({ losesImages: ['b.'] });
    const outcome = await commit(await put(change), files);
    expect([outcome.status, names(outcome)]).toEqual(['Published', ['images/screenshot.png', 'a.png']]);
  });

  test('may have dropped a language', async () => {
    store.control.seedApp({ id: storeId, languages: ['en-us', 'de-de', 'fr-fr'] });
    store.control.set({ dropsLanguages: ['DE-de'] });
    const outcome = await commit(await put({ description: 'New.' }));
    expect([outcome.status, Object.keys(outcome.listings)]).toEqual(['Published', ['en-us', 'fr-fr']]);
  });
});
