import { describe, expect, test } from '@jest/globals';
import { objectsAt } from '../../simulator/src/json/json.ts';
import { baseListing, imagesOf, listingFolder, page, shot } from '../support/listing-files.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import { wholePng } from '../support/whole-png.ts';

const store = useStore();
const en = () => baseListing(store.published(), 'en-us');
const blobs = (run: StoreRun) => run.requests.filter(({ role }) => role === 'blob');

/** The image that every language has in the Store, which this action did not upload. */
const kept = { 'images/screenshot/00-main.png.kept': 'file-name: images/screenshot.png' };
const inLanguage = (language: string, files: Readonly<Record<string, string | Buffer>>) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${language}/${path}`, content]));

/** A folder in which English has these screenshots after the one that is there. */
const english = (files: Readonly<Record<string, string | Buffer>>) =>
  listingFolder(inLanguage('en-us', { ...kept, ...files }));

describe('the Store page of an app', () => {
  test('gets texts and images in three languages; a second run sends nothing', async () => {
    store.app({ languages: ['en-us', 'de-de', 'ja-jp'] });
    const files = listingFolder({
      ...inLanguage('en-us', {
        ...kept,
        'description.txt': 'Write it down.\nFind it again.\n',
        'features.txt': 'Ink\n\nSearch\n',
        'images/screenshot/01-a.png': shot('en'),
        'images/screenshot/01-a.txt': 'The editor',
        'images/icon/icon.png': wholePng(300, 300),
      }),
      ...inLanguage('de-DE', {
        ...kept,
        'release-notes.txt': '\uFEFFSchneller.\r\n',
        'images/screenshot/1.png': shot('de'),
      }),
      ...inLanguage('ja-jp', { 'short-description.txt': 'メモ' }),
    });
    const run = await store.publish(files, page);
    expect(run.result).toBe('published');
    expect(run.writes).toEqual(['create', 'update', 'commit']);
    expect(en()).toMatchObject({
      description: 'Write it down.\r\nFind it again.',
      features: ['Ink', 'Search'],
      releaseNotes: 'First release.',
    });
    expect(imagesOf(store.published(), 'en-us')).toEqual([
      'images/screenshot.png',
      'screenshot-01-a',
      'icon-icon',
    ]);
    expect(objectsAt(en(), 'images').map(({ description }) => description)).toEqual([
      'The main window',
      'The editor',
      '',
    ]);
    expect(baseListing(store.published(), 'de-de').releaseNotes).toBe('Schneller.');
    expect(baseListing(store.published(), 'ja-jp').shortDescription).toBe('メモ');
    expect(store.published()?.archive).toHaveLength(3);
    expect(run.log).toMatch(/Images and trailers of store-listing: 3 files \(\d+ bytes\) will be uploaded\./);

    const again = await store.publish(files, page);
    expect(again.result).toBe('already-submitted');
    expect(again.writes).toEqual([]);
    expect(blobs(again)).toEqual([]);
    expect(again.log).toContain('Images and trailers of store-listing: the Store has 3 files already.');
  });

  test('in a submission that is still being processed is not said to be uploaded again', async () => {
    store.app();
    const files = english({ 'images/screenshot/01-a.png': shot('a') });
    const asked = { ...page, 'wait-for': 'none' };
    expect((await store.publish(files, asked)).log).toMatch(/1 file \(\d+ bytes\) will be uploaded/);
    const again = await store.publish(files, asked);
    expect(again.log).toContain('Nothing to submit');
    expect(again.log).not.toContain('will be uploaded');
    expect(again.writes).toEqual([]);
  });

  test('sends an image once when order, names and captions change', async () => {
    store.app();
    const images = 'images/screenshot';
    await store.publish(
      english({ [`${images}/1.png`]: shot('a'), [`${images}/2.png`]: shot('b'), [`${images}/1.txt`]: 'One' }),
      page,
    );
    const run = await store.publish(
      english({
        [`${images}/09-second.png`]: shot('b'),
        [`${images}/10-first.png`]: shot('a'),
        [`${images}/10-first.txt`]: 'Another',
      }),
      page,
    );
    expect(run.result).toBe('published');
    expect(blobs(run)).toEqual([]);
    expect(imagesOf(store.published(), 'en-us')).toEqual([
      'images/screenshot.png',
      'screenshot-2',
      'screenshot-1',
    ]);
    expect(objectsAt(en(), 'images').map(({ description }) => description)).toEqual([
      'The main window',
      '',
      'Another',
    ]);
  });

  test('loses an image of ours if its file is deleted, and only the new one is sent', async () => {
    store.app();
    const images = 'images/screenshot';
    await store.publish(english({ [`${images}/1.png`]: shot('a'), [`${images}/2.png`]: shot('b') }), page);
    const run = await store.publish(
      english({ [`${images}/2.png`]: shot('b'), [`${images}/3.png`]: shot('c') }),
      page,
    );
    expect(run.result).toBe('published');
    expect(imagesOf(store.published(), 'en-us')).toEqual([
      'images/screenshot.png',
      'screenshot-2',
      'screenshot-3',
    ]);
    expect(store.published()?.archive?.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^asset_screenshot-3\./),
    ]);
  });

  test('never loses an image that only the Store has, unless the run says so', async () => {
    store.app();
    const files = listingFolder({ 'en-us/images/screenshot/1.png': shot('a') });
    for (const dryRun of ['true', 'false']) {
      const run = await store.publish(files, { ...page, 'dry-run': dryRun });
      expect(run.result).toBe('refused');
      expect(run.errors.join('\n')).toContain(
        '1 image of en-us/screenshot is not in the listing folder, so publishing would permanently delete it from the Store. To keep it, run `command: pull` first; to delete it, set `replace-images: true`.',
      );
      expect(run.writes).toEqual([]);
    }
    const run = await store.publish(files, { ...page, 'replace-images': 'true' });
    expect(run.result).toBe('published');
    expect(imagesOf(store.published(), 'en-us')).toEqual(['screenshot-1']);
  });

  test('loses a set with the file none, and fields with .clear', async () => {
    store.app({ submission: { listings: { 'en-us': { baseListing: { shortDescription: 'Short.' } } } } });
    await store.publish(
      english({ 'images/icon/1.png': wholePng(300, 300), 'features.txt': 'One\nTwo' }),
      page,
    );
    expect(imagesOf(store.published(), 'en-us')).toHaveLength(2);
    const run = await store.publish(
      english({ 'images/icon/none': '', 'features.clear': '', 'short-description.clear': '' }),
      page,
    );
    expect(run.result).toBe('published');
    expect(imagesOf(store.published(), 'en-us')).toEqual(['images/screenshot.png']);
    expect(en()).toMatchObject({ features: [], shortDescription: '' });
  });

  test('gets what default/ has, and the plan and the log mark it', async () => {
    store.app({ languages: ['en-us', 'de-de', 'fr-fr'] });
    const files = listingFolder({
      'default/description.txt': 'For everyone.',
      'default/release-notes.txt': 'Faster.',
      'default/images/icon/i.png': wholePng(300, 300),
      'default/images/screenshot/s.png': shot('default'),
      'en-us/description.txt': 'Own.',
      'de-de/.gitkeep': '',
    });
    const run = await store.publish(files, page);
    expect(run.result).toBe('published');
    const texts = ['en-us', 'de-de', 'fr-fr'].map((language) => {
      const { description, releaseNotes } = baseListing(store.published(), language);
      return [description, releaseNotes, imagesOf(store.published(), language)];
    });
    const theirs = 'images/screenshot.png';
    expect(texts).toEqual([
      ['Own.', 'Faster.', [theirs, 'icon-i']],
      ['For everyone.', 'Faster.', [theirs, 'icon-i']],
      ['Contoso Notes does what its name says.', 'Faster.', [theirs]],
    ]);
    expect(run.log).toContain(
      'de-de: description from default/, release notes from default/, 1 icon added from default/',
    );
    expect(run.log).toContain(
      'de-de: default/images/screenshot is not used, because the Store has images there that this action did not upload.',
    );
    expect(run.warnings.join('\n')).toMatch(
      /default\/description\.txt(?::1)? replaces a different text in de-de/,
    );
    expect(run.summary).toContain('en-us, de-de, fr-fr: release notes from default/');
  });

  test('gets a new language that has everything, and is refused one that lacks something', async () => {
    store.app();
    const texts = { 'fr-fr/title.txt': 'Contoso Notes', 'fr-fr/description.txt': 'Des notes.' };
    const lacking = await store.publish(listingFolder(texts), page);
    expect(lacking.result).toBe('refused');
    expect(lacking.errors.join('\n')).toMatch(/fr-fr is a new language, and the Store needs a screenshot/);
    expect(lacking.writes).toEqual([]);
    const whole = { ...texts, 'fr-fr/images/screenshot/1.png': shot('fr') };
    const run = await store.publish(listingFolder(whole), page);
    expect(run.result).toBe('published');
    expect(imagesOf(store.published(), 'fr-fr')).toEqual(['screenshot-1']);
    expect(run.log).toContain('fr-fr: new language, title, description, 1 screenshot added');
    expect(run.log).toContain('Languages without a folder stay unchanged: en-us.');
  });

  test('gets a folder under the language that languages.txt names, which a near miss asks for', async () => {
    store.app({ languages: ['pt-br'] });
    const texts = { 'pt_BR/description.txt': 'Notas.' };
    const miss = await store.publish(listingFolder(texts), page);
    expect(miss.errors.join('\n')).toContain('Add the line "pt_BR = pt-br" to store-listing/languages.txt');
    const run = await store.publish(listingFolder({ ...texts, 'languages.txt': 'pt_BR = pt-br\n' }), page);
    expect(run.result).toBe('published');
    expect(baseListing(store.published(), 'pt-br').description).toBe('Notas.');
  });

  test('gets trailers, which are sent once, change their titles, and go with their folder', async () => {
    store.app();
    const trailer = {
      'trailers/01-launch/video.mp4': 'a video',
      'trailers/01-launch/en-us/title.txt': 'Launch',
      'trailers/01-launch/en-us/thumbnail.png': wholePng(1920, 1080),
    };
    const files = { ...inLanguage('en-us', kept), ...trailer };
    const run = await store.publish(listingFolder(files), page);
    expect(run.result).toBe('published');
    expect(store.published()?.archive).toHaveLength(2);
    expect((await store.publish(listingFolder(files), page)).result).toBe('already-submitted');
    const renamed = { ...files, 'trailers/01-launch/en-us/title.txt': 'Lift-off' };
    const other = await store.publish(listingFolder(renamed), page);
    expect(other.result).toBe('published');
    expect(blobs(other)).toEqual([]);
    const [held] = objectsAt(store.published()?.submission ?? {}, 'trailers');
    expect(held).toMatchObject({ trailerAssets: { 'en-us': { title: 'Lift-off' } } });
    const none = listingFolder({ ...inLanguage('en-us', kept), 'trailers/none': '' });
    expect((await store.publish(none, page)).result).toBe('published');
    expect(store.published()?.submission.trailers).toEqual([]);
  });
});
