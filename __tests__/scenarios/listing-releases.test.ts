import { describe, expect, test } from '@jest/globals';
import { objectAt } from '../../simulator/src/json/json.ts';
import type { Timeline } from '../../simulator/src/store/timeline.ts';
import { imagesOf, listingFolder, page, shot } from '../support/listing-files.ts';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import { storeId } from '../support/test-store.ts';
import { wholePng } from '../support/whole-png.ts';

const store = useStore();
const gold = '9NBLGGH4GOLD';
const inCertification: Timeline = [
  { state: 'CommitStarted', looks: 0 },
  { state: 'PreProcessing', looks: 1 },
  { state: 'Certification' },
];
const kept = { 'en-us/images/screenshot/00.png.kept': 'file-name: images/screenshot.png' };
const files = listingFolder({
  ...kept,
  'en-us/release-notes.txt': 'Faster.',
  'en-us/images/screenshot/1.png': shot('a'),
});
const blobs = (run: StoreRun) => run.requests.filter(({ role }) => role === 'blob');
const accepted = { ...page, 'wait-for': 'accepted' };
const withPackages = { ...accepted, packages: '*.msixbundle' };

describe('a release with packages and a listing folder', () => {
  test('sends both in one archive, and a second run finds its submission', async () => {
    store.app();
    store.control.setTimeline(inCertification);
    const release = [await bundle('1.2.0.0'), ...files];
    const run = await store.publish(release, withPackages);
    expect(run.result).toBe('accepted');
    const names = store.pending()?.archive?.map(({ name }) => name) ?? [];
    expect(names).toHaveLength(2);
    expect(run.warnings).toEqual([]);
    const again = await store.publish(release, withPackages);
    expect(again.result).toBe('already-submitted');
    expect([again.writes, blobs(again)]).toEqual([[], []]);
    const others = listingFolder({ ...kept, 'en-us/release-notes.txt': 'Other.' });
    const other = await store.publish([await bundle('1.2.0.0'), ...others], withPackages);
    expect(other.result).toBe('busy');
    expect(other.writes).toEqual([]);
  });

  test('says once which release notes stay unchanged', async () => {
    store.app({ languages: ['en-us', 'de-de', 'fr-fr'] });
    const notes = listingFolder({
      'en-us/release-notes.txt': 'Faster.',
      'de-de/release-notes.txt': 'First release.',
      'fr-fr/description.txt': 'Des notes.',
    });
    const run = await store.publish([await bundle('1.2.0.0'), ...notes], withPackages);
    expect(run.result).toBe('accepted');
    expect(run.warnings).toEqual([
      expect.stringContaining('the release notes in de-de, fr-fr stay unchanged'),
    ]);
    expect(run.log).not.toContain('Release notes of the last version');
  });

  test('says with a rollout that the page is for everyone', async () => {
    store.app();
    const inputs = { ...withPackages, 'rollout-percentage': '10' };
    const run = await store.publish([await bundle('1.2.0.0'), ...files], inputs);
    const says =
      'Text and images go live for everyone as soon as this is published; the packages go to 10% of customers.';
    expect(run.log).toContain(says);
    expect(run.summary).toContain(says);
    const textless = await store.publish([await bundle('1.3.0.0')], {
      ...inputs,
      listing: '',
      'existing-rollout': 'finalize',
      'if-pending': 'replace',
    });
    expect(textless.log).not.toContain('reach everyone');
  });

  test('is refused a new language without a title unless the packages have that language', async () => {
    store.app();
    const texts = {
      'de-de/description.txt': 'Notizen.',
      'de-de/images/screenshot/1.png': shot('de'),
    };
    const english = await store.publish([await bundle('1.2.0.0'), ...listingFolder(texts)], withPackages);
    expect(english.result).toBe('refused');
    expect(english.errors.join('\n')).toMatch(/needs title\.txt for it/);
    const german = await bundle('1.2.0.0', { languages: ['en-us', 'de-de'] });
    expect((await store.publish([german, ...listingFolder(texts)], withPackages)).result).toBe('accepted');
  });
});

describe('a listing folder alone', () => {
  test('finds its submission on its way, and another one is left alone', async () => {
    store.app();
    store.control.setTimeline(inCertification);
    expect((await store.publish(files, accepted)).result).toBe('accepted');
    const again = await store.publish(files, accepted);
    expect(again.result).toBe('already-submitted');
    expect([again.writes, blobs(again)]).toEqual([[], []]);
    const other = listingFolder({ ...kept, 'en-us/description.txt': 'Other.' });
    expect((await store.publish(other, accepted)).result).toBe('busy');
  });

  test.each([
    ['POST', '/submissions$'],
    ['PUT', '/submissions/\\d+$'],
    ['POST', '/commit$'],
  ])('is finished by the next run after one that was cut off at %s %s', async (method, path) => {
    store.app();
    store.control.addFaults({ role: 'api', method, path, phase: 'status', status: 400, acts: true });
    expect((await store.publish(files, page)).exitCode).toBe(1);
    store.control.clearFaults();
    const run = await store.publish(files, page);
    expect(run.result).toMatch(/published|already-submitted/);
    expect(imagesOf(store.published(), 'en-us')).toEqual(['images/screenshot.png', 'screenshot-1']);
    expect(store.published()?.commits).toBe(1);
    expect(store.pending()).toBeUndefined();
  });

  test('leaves a draft of someone else alone', async () => {
    const listings = { 'en-us': { baseListing: { description: 'By hand.' } } };
    store.app({ pending: { patch: { listings } } });
    const run = await store.publish(files, page);
    expect(run.result).toBe('busy');
    expect(run.errors.join('\n')).toMatch(/differs from this release in .*listings\.en-us\.baseListing/);
    expect(run.writes).toEqual([]);
  });

  test('says which of its images the Store renamed, and loses none in the next run', async () => {
    store.app();
    store.control.set({ renamesImages: true });
    const run = await store.publish(files, page);
    expect(run.result).toBe('published');
    expect(run.warnings.join('\n')).toMatch(
      /renamed or dropped images or trailers of this run: asset_screenshot-1\..*command: pull/,
    );
    const again = await store.publish(files, page);
    expect(again.result).toBe('refused');
    expect(again.errors.join('\n')).toMatch(/1 image of en-us\/screenshot is not in the listing folder/);
    expect(again.writes).toEqual([]);
  });

  test('says which of its images the Store lost, and sends it again', async () => {
    store.app();
    store.control.set({ losesImages: ['asset_'] });
    const run = await store.publish(files, page);
    expect(run.warnings.join('\n')).toMatch(
      /or dropped images or trailers of this run: asset_screenshot-1\./,
    );
    store.control.set({ losesImages: [] });
    expect((await store.publish(files, page)).result).toBe('published');
    expect(imagesOf(store.published(), 'en-us')).toEqual(['images/screenshot.png', 'screenshot-1']);
  });

  test('ends red if the Store drops a language', async () => {
    store.app({ languages: ['en-us', 'de-de'] });
    store.control.set({ dropsLanguages: ['DE-de'] });
    const run = await store.publish(files, page);
    expect(run.result).toBe('rejected');
    expect(run.errors.join('\n')).toMatch(/dropped languages from the listing of submission \d+.*: de-de\./);
  });

  test('is refused trailers if the app may have none', async () => {
    store.app();
    store.control.addFaults({
      role: 'api',
      method: 'GET',
      path: `/applications/${storeId}$`,
      phase: 'alter',
      body: { hasAdvancedListingPermission: false },
    });
    const trailers = listingFolder({
      'trailers/1/video.mp4': 'a video',
      'trailers/1/en-us/title.txt': 'Launch',
      'trailers/1/en-us/thumbnail.png': wholePng(1920, 1080),
      'en-us/.gitkeep': '',
    });
    const run = await store.publish(trailers, page);
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(/can't have trailers yet/);
  });
});

describe('the listing folder of an add-on', () => {
  const inputs = { ...page, 'app-id': '', 'add-on': gold };
  const addOnFiles = listingFolder({
    'en-us/title.txt': 'Gold',
    'en-us/description.txt': 'All that glitters.',
    'en-us/icon.png': wholePng(300, 300),
  });
  const held = () =>
    store.submissions().find(({ kind, isPublished }) => kind === 'add-on' && isPublished)?.submission ?? {};

  test('changes title, description and icon, once', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold' }] });
    expect((await store.publish(addOnFiles, inputs)).result).toBe('published');
    expect(objectAt(objectAt(held(), 'listings'), 'en-us')).toMatchObject({
      title: 'Gold',
      description: 'All that glitters.',
      icon: { fileName: expect.stringMatching(/^asset_.*\.png$/), fileStatus: 'Uploaded' },
    });
    const again = await store.publish(addOnFiles, inputs);
    expect(again.result).toBe('already-submitted');
    expect([again.writes, blobs(again)]).toEqual([[], []]);
  });

  test('is its first listing, however often it is run', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold', published: false }] });
    const first = { ...inputs, price: 'Tier3', 'wait-for': 'accepted' };
    store.control.setTimeline(inCertification);
    expect((await store.publish(addOnFiles, first)).result).toBe('accepted');
    const again = await store.publish(addOnFiles, first);
    expect(again.result).toBe('already-submitted');
    expect(again.writes).toEqual([]);
  });

  test('has no other field', async () => {
    store.app({ addOns: [{ id: gold, productId: 'gold' }] });
    const more = listingFolder({
      'en-us/title.txt': 'Gold',
      'en-us/release-notes.txt': 'New.',
      'trailers/none': '',
    });
    const run = await store.publish(more, inputs);
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(/release-notes\.txt/);
    expect(run.errors.join('\n')).toMatch(/trailers is for apps only/);
  });
});
