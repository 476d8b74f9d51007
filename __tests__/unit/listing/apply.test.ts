import { describe, expect, test } from '@jest/globals';
import { newAssetNames } from '../../../src/document/assets.ts';
import { languagesWithOldNotes } from '../../../src/listing/apply.ts';
import { notesConflicts, pathsSetByListing } from '../../../src/listing/conflicts.ts';
import { renamedFiles } from '../../../src/listing/renamed.ts';
import { withPatch } from '../../../src/submission/patch.ts';
import { wholePng } from '../../support/whole-png.ts';
import {
  app,
  applied,
  type Files,
  foreign,
  ours,
  plainListing,
  published,
  read,
  sha256,
  shot,
  shown,
} from './folders.ts';

const listing = plainListing;
const base = plainListing.baseListing;

describe('texts', () => {
  test('that are equal go back as the Store spells them, including null', async () => {
    const document = app({
      'en-us': {
        baseListing: { ...base, description: 'A \r\nb\r\n\r\n', shortDescription: null, keywords: [' k '] },
      },
    });
    const files = {
      'en-us/description.txt': 'A\nb\n',
      'en-us/short-description.clear': '',
      'en-us/release-notes.clear': '',
      'en-us/keywords.txt': 'k\n',
      'en-us/minimum-hardware.clear': '',
    };
    const change = await applied(files, document);
    expect(change.patch).toEqual({});
    expect(change.findings).toEqual([]);
  });

  test('that differ are sent with CR LF, and nothing else changes', async () => {
    const document = app(
      { 'en-us': listing, 'de-de': listing },
      { visibility: 'Public', other: { member: 1 } },
    );
    const files = { 'en-us/description.txt': 'New\ntext\n', 'en-us/features.txt': 'One\nThree\n' };
    const change = await applied(files, document);
    expect(change.patch).toEqual({
      listings: { 'en-us': { baseListing: { description: 'New\r\ntext', features: ['One', 'Three'] } } },
    });
    expect(published(document, change)).toEqual({
      ...document,
      listings: {
        'en-us': {
          ...listing,
          baseListing: { ...base, description: 'New\r\ntext', features: ['One', 'Three'] },
        },
        'de-de': listing,
      },
    });
  });

  test('are cleared, and stay empty', async () => {
    const document = app({ 'en-us': { baseListing: { ...base, shortDescription: 'x' } } });
    const files = { 'en-us/short-description.clear': '', 'en-us/features.clear': '' };
    const change = await applied(files, document);
    expect(change.patch).toEqual({
      listings: { 'en-us': { baseListing: { shortDescription: '', features: [] } } },
    });
    expect((await applied(files, published(document, change))).patch).toEqual({});
  });

  test('beyond a limit are reported with their line, unless the Store holds them already', async () => {
    const long = 'x'.repeat(1501);
    const files = {
      'en-us/release-notes.txt': long,
      'en-us/keywords.txt': `a\nb\n${'k'.repeat(41)}\nd\ne\nf\ng\nh\n`,
      'en-us/short-description.txt': 's'.repeat(501),
      'en-us/description.txt': '## Heading\ntext',
    };
    const change = await applied(files, app({ 'en-us': listing }));
    expect(shown(change.findings)).toEqual([
      'warning en-us/description.txt:1 | en-us/description.txt looks like Markdown, and the Store shows it as is. Use plain text.',
      'en-us/keywords.txt:3 | en-us/keywords.txt has 41 characters (a line break counts as two, and so do most emoji), but the Store allows only 40. Shorten it by 1.',
      'en-us/keywords.txt:8 | en-us/keywords.txt has 8 items, but the Store allows only 7. Remove 1.',
      'en-us/release-notes.txt:1 | en-us/release-notes.txt has 1501 characters (a line break counts as two, and so do most emoji), but the Store allows only 1500. Shorten it by 1.',
      'warning en-us/short-description.txt:1 | en-us/short-description.txt has 501 characters (a line break counts as two, and so do most emoji), but the Store may refuse more than 500. To be safe, shorten it by 1.',
    ]);
    const held = published(app({ 'en-us': listing }), change);
    expect((await applied(files, held)).findings).toEqual([]);
    // It is as long as the Store's.
    const other = { 'en-us/release-notes.txt': 'y'.repeat(1501) };
    expect((await applied(other, held)).findings).toEqual([]);
  });

  test('count a line break as two', async () => {
    const text = `${'x'.repeat(1498)}\nx`;
    const change = await applied({ 'en-us/release-notes.txt': text }, app({ 'en-us': listing }));
    expect(shown(change.findings)[0]).toContain('has 1501 characters');
  });

  test('keep the Store’s members that have no file, whatever they are', async () => {
    const document = app({ 'en-US': { ...listing, unknown: { deep: [1] } } });
    const change = await applied({ 'en-us/title.txt': 'New' }, document);
    expect(published(document, change).listings).toEqual({
      'en-US': { ...listing, unknown: { deep: [1] }, baseListing: { ...base, title: 'New' } },
    });
  });

  test('in keywords of a 22nd language are a warning', async () => {
    const codes = 'ar am hy as bn bs bg ca zh-cn hr cs da nl en et fi fr gl ka de el gu'.split(' ');
    const listings = Object.fromEntries(
      codes.map((code) => [
        code,
        { baseListing: { description: 'x', keywords: code === 'gu' ? [] : ['k'] } },
      ]),
    );
    const change = await applied({ 'gu/keywords.txt': 'k' }, app(listings));
    expect(shown(change.findings)).toEqual([
      'warning | There would be keywords in 22 languages, but the Store may refuse more than 21.',
    ]);
  });
});

describe('languages', () => {
  test.each([
    ['pt_BR', 'close to pt-br. Add the line "pt_BR = pt-br" to store-listing/languages.txt.'],
    [
      'en',
      'close to en-us. Add the line "en = en-us" to store-listing/languages.txt, or "en = en" to add it as another language.',
    ],
    ['xx-yy', 'not a language that the Store accepts.'],
    [
      'fr_FR',
      'not a language that the Store accepts. Did you mean fr-fr? Add the line "fr_FR = fr-fr" to store-listing/languages.txt, or rename the folder.',
    ],
  ])('%s is an error with the line to add', async (folder, message) => {
    const document = app({ 'en-us': listing, 'pt-br': listing });
    const change = await applied({ [`${folder}/title.txt`]: 'x' }, document);
    expect(shown(change.findings)).toHaveLength(1);
    expect(shown(change.findings)[0]).toContain(message);
    expect(change.patch).toEqual({});
  });

  test('are mapped by languages.txt, even to a second one next to another', async () => {
    const document = app({ 'en-us': listing });
    const files = {
      'languages.txt': 'a = en-us\nen = en\nwrong = xx-yy\n',
      'a/title.txt': 'New',
      'en/description.txt': 'x',
      'en/images/screenshot/a.png': shot('a'),
      'wrong/title.txt': 'x',
    };
    const change = await applied(files, document);
    expect(shown(change.findings)).toEqual([
      'languages.txt:3 | languages.txt uses xx-yy, which is not a language that the Store accepts.',
    ]);
    expect(Object.keys(Object(change.patch.listings))).toEqual(['en-us', 'en']);
  });

  test('have only one folder each', async () => {
    const files = { 'languages.txt': 'x = en-us', 'x/title.txt': 'a', 'en-us/title.txt': 'b' };
    const change = await applied(files, app({ 'en-us': listing }));
    expect(shown(change.findings)).toEqual([
      'en-us | en-us is for the same language as x: en-us. Remove one of the two.',
    ]);
  });

  test('that the Store has in two spellings are an error', async () => {
    const change = await applied({ 'en-us/title.txt': 'x' }, app({ 'en-US': listing, 'EN-us': listing }));
    expect(shown(change.findings)).toEqual([
      'en-us | en-us could be en-US or EN-us, because the Store has both. Remove one of them in Partner Center.',
    ]);
  });

  test('without a folder stay, and are named', async () => {
    const change = await applied(
      { 'en-us/title.txt': 'x' },
      app({ 'en-us': listing, 'it-it': listing, ja: listing }),
    );
    expect(change.notes).toEqual(['Languages without a folder stay unchanged: it-it, ja.']);
  });

  test('that are new need a description, a screenshot and, without a package, a title', async () => {
    const document = app({ 'en-us': listing });
    const change = await applied({ 'fr-fr/features.txt': 'x', 'de-de/features.txt': 'x' }, document, {
      packageLanguages: ['de'],
    });
    expect(shown(change.findings)).toEqual([
      'de-de | de-de is a new language, and the Store needs description.txt and a screenshot in images/screenshot for it.',
      'fr-fr | fr-fr is a new language, and the Store needs description.txt, a screenshot in images/screenshot and title.txt for it. No package supports this language, so the Store has no title for it.',
    ]);
    const files = {
      'fr-fr/description.txt': 'x',
      'fr-fr/title.txt': 'x',
      'fr-fr/images/screenshot/a.png': shot('a'),
    };
    const complete = await applied(files, document);
    expect(complete.findings).toEqual([]);
    expect(complete.notes).toEqual(['Languages without a folder stay unchanged: en-us.']);
  });

  test('of packages that stay also count', async () => {
    const document = app(
      { 'en-us': listing },
      { applicationPackages: [{ fileName: 'a.msix', languages: ['FR-fr'] }] },
    );
    const files = { 'fr-fr/description.txt': 'x', 'fr-fr/images/screenshot/a.png': shot('a') };
    expect((await applied(files, document, { packageLanguages: [] })).findings).toEqual([]);
  });

  test('are checked without the Store, except for what only the Store knows', async () => {
    const files = {
      'fr-fr/title.txt': 'x',
      'xx/title.txt': 'x',
      'fr-fr/images/screenshot/a.png.kept': 'id: 1',
    };
    const change = await applied(files, undefined);
    expect(shown(change.findings)).toHaveLength(1);
    expect(shown(change.findings)[0]).toContain('xx is not a language that the Store accepts.');
  });
});

describe('default/', () => {
  test('is for languages with a folder, even an empty one; its release notes are for every language', async () => {
    const document = app({
      'en-us': listing,
      'ja-jp': listing,
      'it-it': listing,
      'de-de': { baseListing: null },
    });
    const files = {
      'en-us/description.txt': 'own',
      'ja-jp/.gitkeep': '',
      'default/description.txt': 'default',
      'default/release-notes.txt': 'notes',
    };
    const change = await applied(files, document);
    expect(change.patch).toEqual({
      listings: {
        'en-us': { baseListing: { description: 'own', releaseNotes: 'notes' } },
        'ja-jp': { baseListing: { description: 'default', releaseNotes: 'notes' } },
        'it-it': { baseListing: { releaseNotes: 'notes' } },
      },
    });
    expect(change.notes).toEqual(['Languages without a folder stay unchanged: de-de.']);
    expect(shown(change.findings)).toEqual([
      "warning default/description.txt:1 | default/description.txt replaces a different text in ja-jp. To keep it there, put a file description.txt with it in the language's folder.",
    ]);
  });

  test('gives images to a language whose images are ours, and never replaces any others', async () => {
    const document = app({
      'en-us': { baseListing: { ...base, images: [ours(shot('old'), '1')] } },
      'de-de': { baseListing: { ...base, images: [foreign('2')] } },
      'ja-jp': listing,
    });
    const files = {
      'en-us/.gitkeep': '',
      'de-de/.gitkeep': '',
      'ja-jp/.gitkeep': '',
      'default/images/screenshot/a.png': shot('a'),
    };
    const change = await applied(files, document, { replaceImages: true });
    expect(Object.keys(Object(change.patch.listings))).toEqual(
      ['de-de', 'en-us', 'ja-jp'].filter((key) => key !== 'de-de'),
    );
    expect(change.files).toHaveLength(1);
    expect(change.notes).toContain(
      'de-de: default/images/screenshot is not used, because the Store has images there that this action did not upload.',
    );
  });
});

describe('images', () => {
  const set = 'en-us/images/screenshot';
  const withImages = (...images: unknown[]) =>
    app({ 'en-us': { ...listing, baseListing: { ...base, images } } });
  const imagesOf = (document: ReturnType<typeof app>) =>
    Object(document.listings?.['en-us']).baseListing.images;

  test('are recognized by the hash in their names, and are not sent again', async () => {
    const document = withImages(ours(shot('a'), '1'), ours(shot('b'), '2'));
    const change = await applied({ [`${set}/1.png`]: shot('a'), [`${set}/2.png`]: shot('b') }, document);
    expect(change.patch).toEqual({});
    expect(change.findings).toEqual([]);
  });

  test('that are new are uploaded under names with their hash, once for every language', async () => {
    const document = app({ 'en-us': listing, 'de-de': listing });
    const files = {
      [`${set}/01-main.png`]: shot('a'),
      [`${set}/01-main.txt`]: 'Main',
      'de-de/images/Screenshot/other.png': shot('a'),
    };
    const change = await applied(files, document);
    const name = `asset_screenshot-01-main.${sha256(shot('a')).slice(0, 12)}.png`;
    const after = withPatch(document, change.patch);
    expect(imagesOf(after)).toEqual([
      { fileName: name, fileStatus: 'PendingUpload', imageType: 'Screenshot', description: 'Main' },
    ]);
    expect(new Set(newAssetNames(after))).toEqual(new Set([name]));
    expect(change.files).toEqual([
      {
        fileName: `store-listing/${set}/01-main.png`,
        archiveName: name,
        path: `/workspace/${set}/01-main.png`,
        stamp: 'stamp',
        size: shot('a').length,
        sha256: sha256(shot('a')),
        crc32: expect.any(Number),
      },
    ]);
    expect((await applied(files, published(document, change))).patch).toEqual({});
  });

  test('get the order of the folder, and those of other types keep their places', async () => {
    const icon = foreign('9', 'Icon');
    const [a, b, c] = ['a', 'b', 'c'].map((seed, index) => ours(shot(seed), String(index)));
    const document = withImages(b, icon, a, c);
    const change = await applied(
      { [`${set}/1.png`]: shot('a'), [`${set}/2.png`]: shot('b'), [`${set}/10.png`]: shot('c') },
      document,
    );
    expect(imagesOf(withPatch(document, change.patch))).toEqual([a, icon, b, c]);
    expect(change.findings).toEqual([]);
  });

  test('of ours that have no file are removed by marking them for the Store', async () => {
    const document = withImages(ours(shot('a'), '1'), ours(shot('b'), '2'));
    const change = await applied({ [`${set}/1.png`]: shot('a') }, document);
    expect(imagesOf(withPatch(document, change.patch))).toEqual([
      ours(shot('a'), '1'),
      { ...ours(shot('b'), '2'), fileStatus: 'PendingDelete' },
    ]);
    expect(change.findings).toEqual([]);
  });

  test('from elsewhere that have no file are an error, and stay', async () => {
    const document = withImages(foreign('1'), foreign('2'), foreign('3'), foreign('4', 'Icon'));
    const files = { [`${set}/1.png`]: shot('a') };
    const change = await applied(files, document);
    expect(shown(change.findings)).toEqual([
      `${set}/1.png | 3 images of en-us/screenshot are not in the listing folder, so publishing would permanently delete them from the Store. To keep them, run \`command: pull\` first; to delete them, set \`replace-images: true\`.`,
    ]);
    expect(imagesOf(withPatch(document, change.patch))).toEqual(expect.arrayContaining(imagesOf(document)));
    const replaced = await applied(files, document, { replaceImages: true });
    expect(replaced.findings).toEqual([]);
    const after = imagesOf(published(document, replaced));
    expect(after.map(({ imageType }: { imageType: string }) => imageType)).toEqual(['Screenshot', 'Icon']);
  });

  test('are cleared by a file named none, those from elsewhere only with replace-images', async () => {
    const none = { [`${set}/none`]: '' };
    const own = await applied(none, withImages(ours(shot('a'), '1')));
    expect(own.findings).toEqual([]);
    expect(imagesOf(published(withImages(ours(shot('a'), '1')), own))).toEqual([]);
    expect(shown((await applied(none, withImages(foreign('1')))).findings)).toEqual([
      `${set}/none | 1 image of en-us/screenshot is not in the listing folder, so publishing would permanently delete it from the Store. To keep it, run \`command: pull\` first; to delete it, set \`replace-images: true\`.`,
    ]);
  });

  test('that only the Store has keep the place of their .kept file', async () => {
    const document = withImages(foreign('1'), foreign('2'));
    const files = {
      [`${set}/1.png.kept`]: 'id: 2\nfile-name: whatever.png',
      [`${set}/2.png`]: shot('a'),
      [`${set}/3.png.kept`]: 'file-name: IMAGES\\shot-1.png',
    };
    const change = await applied(files, document);
    expect(change.findings).toEqual([]);
    const after = imagesOf(withPatch(document, change.patch));
    expect(after.map((each: { id?: string }) => each.id)).toEqual(['2', undefined, '1']);
    expect(change.files).toHaveLength(1);
  });

  test('that only the Store had are an error once they are gone', async () => {
    const change = await applied({ [`${set}/1.png.kept`]: 'id: 7' }, withImages());
    expect(shown(change.findings)).toEqual([
      `${set}/1.png.kept | ${set}/1.png.kept refers to an image that the Store does not have there. Run \`command: pull\` again, or remove this file.`,
    ]);
  });

  test('that the Store renamed are recognized by the hash in their .kept file', async () => {
    const document = withImages(foreign('1'));
    const files = {
      [`${set}/1.png`]: shot('a'),
      [`${set}/1.png.kept`]: `id: 1\nsha256: ${sha256(shot('a'))}`,
    };
    const change = await applied(files, document);
    expect([change.patch, change.findings]).toEqual([{}, []]);
  });

  test('get another caption without being sent again, and lose it by a .clear file', async () => {
    const document = withImages(ours(shot('a'), '1'), foreign('2'));
    const files: Files = {
      [`${set}/1.png`]: shot('a'),
      [`${set}/1.txt`]: 'New\ncaption',
      [`${set}/2.png.kept`]: 'id: 2',
      [`${set}/2.clear`]: '',
    };
    const change = await applied(files, document);
    const after = withPatch(document, change.patch);
    expect(imagesOf(after)).toEqual([
      { ...ours(shot('a'), '1'), description: 'New\r\ncaption' },
      { ...foreign('2'), description: '' },
    ]);
    expect(newAssetNames(after)).toEqual([]);
  });

  test('of the wrong size, too many, of an unknown type or with a long caption are errors', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`${set}/${index}.png`, shot(`${index}`)]),
    );
    const files = {
      ...many,
      [`${set}/0.txt`]: 'x'.repeat(201),
      'en-us/images/icon/a.png': wholePng(299, 300),
      'en-us/images/screenshots/a.png': shot('z'),
    };
    const change = await applied(files, app({ 'en-us': listing }));
    expect(shown(change.findings)).toEqual([
      'en-us/images/icon/a.png | en-us/images/icon/a.png is 299x300 pixels, but the Store requires 300x300.',
      `${set}/0.png | ${set} has 11 images of type Screenshot, but the Store allows only 10. Remove 1.`,
      `${set}/0.txt:1 | ${set}/0.txt has 201 characters (a line break counts as two, and so do most emoji), but the Store allows only 200. Shorten it by 1.`,
      'en-us/images/screenshots | en-us/images/screenshots is not a Store image type. Did you mean screenshot?',
    ]);
  });

  test('of a type that only the Store knows are fine', async () => {
    const document = withImages(ours(shot('a'), '1', 'FutureArt'));
    const change = await applied({ 'en-us/images/future-art/a.png': shot('a') }, document);
    expect([change.patch, change.findings]).toEqual([{}, []]);
  });

  test('of two types with the same bytes are two images', async () => {
    const document = withImages(ours(shot('a'), '1'));
    const picture = wholePng(1920, 1080, 'p');
    const files = { [`${set}/1.png`]: picture, 'en-us/images/xbox-screenshot/1.png': picture };
    const change = await applied(files, document);
    const after = withPatch(document, change.patch);
    expect(new Set(newAssetNames(after)).size).toBe(2);
    expect(change.files).toHaveLength(2);
    expect((await applied(files, published(document, change))).patch).toEqual({});
  });

  test('of an unfinished draft of ours are sent under the names that the draft has', async () => {
    const draft = { ...ours(shot('a'), ''), id: undefined, fileStatus: 'PendingUpload' };
    const document = withImages(draft);
    const change = await applied({ [`${set}/renamed.png`]: shot('a') }, document);
    expect(change.patch).toEqual({});
    expect(change.files.map(({ archiveName }) => archiveName)).toEqual(newAssetNames(document));
  });

  test('that the Store is about to remove are not mistaken for those of the folder', async () => {
    const document = withImages({ ...ours(shot('a'), '1'), fileStatus: 'PendingDelete' });
    const change = await applied({ [`${set}/1.png`]: shot('a') }, document);
    const after = withPatch(document, change.patch);
    expect(newAssetNames(after)).toHaveLength(1);
    expect(imagesOf(after)[0]).toEqual(imagesOf(document)[0]);
  });

  test('that can’t be read do not make the others look removed', async () => {
    const document = withImages(foreign('1'));
    const files = { [`${set}/1.png`]: shot('a'), [`${set}/2.png`]: 'no picture' };
    const change = await applied(files, document);
    expect(shown(change.findings)).toEqual([
      `${set}/2.png | ${set}/2.png is not a PNG file, despite its name.`,
    ]);
    expect(change.patch).toEqual({});
  });
});

describe('trailers', () => {
  const thumbnail = (seed: string) => wholePng(1920, 1080, seed);
  const launch = {
    'trailers/1-launch/video.mp4': 'video',
    'trailers/1-launch/en-us/title.txt': 'Launch',
    'trailers/1-launch/en-us/thumbnail.png': thumbnail('t'),
  };
  const theirs = {
    id: '5',
    videoFileName: 'Trailers\\old.mp4',
    videoFileId: '6',
    trailerAssets: { 'en-US': { title: 'Old', imageList: [{ fileName: 'old.png', id: '7' }] } },
  };

  test('that are new are uploaded, and recognized afterward', async () => {
    const document = app({ 'en-us': listing }, { trailers: null });
    const change = await applied(launch, document);
    expect(change.findings).toEqual([]);
    const hash = (bytes: string | Buffer) => sha256(Buffer.from(bytes)).slice(0, 12);
    expect(change.patch).toEqual({
      trailers: [
        {
          videoFileName: `asset_1-launch-video.${hash('video')}.mp4`,
          trailerAssets: {
            'en-us': {
              title: 'Launch',
              imageList: [
                { fileName: `asset_1-launch-thumbnail.${hash(thumbnail('t'))}.png`, description: '' },
              ],
            },
          },
        },
      ],
    });
    expect(change.files).toHaveLength(2);
    expect((await applied(launch, published(document, change))).patch).toEqual({});
  });

  test('that only the Store has stay at the place of their .kept file, or are an error', async () => {
    const document = app({ 'en-us': listing }, { trailers: [theirs] });
    const kept = await applied({ ...launch, 'trailers/2-old.kept': 'id: 5' }, document);
    expect(kept.findings).toEqual([]);
    expect(Object(kept.patch.trailers)).toHaveLength(2);
    expect(Object(kept.patch.trailers)[1]).toEqual(theirs);
    expect(shown((await applied(launch, document)).findings)).toEqual([
      'trailers/1-launch | 1 trailer in the Store is not in the listing folder, so publishing would permanently delete it from the Store. To keep it, run `command: pull` first; to delete it, set `replace-images: true`.',
    ]);
    const replaced = await applied(launch, document, { replaceImages: true });
    expect([Object(replaced.patch.trailers).length, replaced.findings]).toEqual([1, []]);
  });

  test('of ours with a thumbnail from elsewhere are not only ours', async () => {
    const name = `asset_x.${sha256(Buffer.from('gone')).slice(0, 12)}.mp4`;
    const document = app({ 'en-us': listing }, { trailers: [{ ...theirs, videoFileName: name }] });
    expect(shown((await applied({ 'trailers/none': '' }, document)).findings)[0]).toContain(
      '1 trailer in the Store',
    );
    const own = app(
      { 'en-us': listing },
      { trailers: [{ id: '5', videoFileName: name, trailerAssets: {} }] },
    );
    expect((await applied({ 'trailers/none': '' }, own)).patch).toEqual({ trailers: [] });
  });

  test('get other titles and thumbnails; other languages keep theirs', async () => {
    const hash = sha256(Buffer.from('video')).slice(0, 12);
    const held = {
      ...theirs,
      videoFileName: `asset_v.${hash}.mp4`,
      trailerAssets: { ...theirs.trailerAssets, 'de-de': { title: 'Alt' } },
    };
    const document = app({ 'en-US': listing, 'de-de': listing }, { trailers: [held] });
    const title = { 'trailers/1/video.mp4': 'video', 'trailers/1/en-us/title.txt': 'New' };
    const change = await applied(title, document);
    expect(change.findings).toEqual([]);
    expect(change.patch).toEqual({
      trailers: [
        {
          ...held,
          trailerAssets: { ...held.trailerAssets, 'en-US': { ...held.trailerAssets['en-US'], title: 'New' } },
        },
      ],
    });
    const picture = { ...title, 'trailers/1/en-us/thumbnail.png': thumbnail('n') };
    expect(shown((await applied(picture, document)).findings)).toEqual([
      "trailers/1/en-us/thumbnail.png | trailers/1/en-us/thumbnail.png would replace a thumbnail that exists only in the Store and can't be recovered. To keep it, remove this file. To replace it, set `replace-images: true`.",
    ]);
    expect((await applied(picture, document, { replaceImages: true })).findings).toEqual([]);
  });

  test('that lack something or have their own language are errors', async () => {
    const files = {
      'trailers/1/video.mp4': '1',
      'trailers/2/video.mp4': '2',
      'trailers/2/en-us/title.txt': 'x',
      'trailers/2/fr-fr/thumbnail.png': wholePng(10, 10),
    };
    expect(shown((await applied(files, app({ 'en-us': listing }))).findings)).toEqual([
      'trailers/1 | trailers/1 is a new trailer: add a title and a thumbnail, such as trailers/1/en-us/title.txt and thumbnail.png.',
      'trailers/2/en-us | trailers/2/en-us has no thumbnail.png, which a new trailer needs. Add it.',
      'trailers/2/fr-fr | trailers/2/fr-fr has no title.txt, which a new trailer needs. Add it.',
      'trailers/2/fr-fr | trailers/2/fr-fr is not a language of this listing.',
      'trailers/2/fr-fr/thumbnail.png | trailers/2/fr-fr/thumbnail.png is 10x10 pixels, but the Store requires 1920x1080.',
    ]);
  });

  test('whose video can’t be used do not make the others look removed', async () => {
    const document = app({ 'en-us': listing }, { trailers: [theirs] });
    const change = await applied({ 'trailers/1/video.mp4': '', 'trailers/1/en-us/title.txt': 'x' }, document);
    expect(shown(change.findings)).toEqual(['trailers/1/video.mp4 | trailers/1/video.mp4 is an empty file.']);
    expect(change.patch).toEqual({});
  });

  test('are at most 15', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 16 }, (_, index) => [
        [`trailers/${index}/video.mp4`, `v${index}`],
        [`trailers/${index}/en-us/title.txt`, 'x'],
        [`trailers/${index}/en-us/thumbnail.png`, thumbnail('t')],
      ]).flat(),
    );
    expect(shown((await applied(files, app({ 'en-us': listing }))).findings)).toEqual([
      'trailers | trailers has 16 entries, but the Store allows only 15. Remove 1.',
    ]);
  });
});

describe('add-ons', () => {
  const icon = wholePng(300, 300, 'i');
  const addOn = (listings: Record<string, unknown>) => app(listings);

  test('have their own texts and icon', async () => {
    const document = addOn({ 'en-us': { title: 'Old', description: 'x', icon: null, other: 1 } });
    const files = { 'en-us/title.txt': 'New', 'en-us/icon.png': icon };
    const change = await applied(files, document, {}, 'add-on');
    const name = `asset_icon.${sha256(icon).slice(0, 12)}.png`;
    expect(change.findings).toEqual([]);
    expect(withPatch(document, change.patch).listings).toEqual({
      'en-us': {
        title: 'New',
        description: 'x',
        icon: { fileName: name, fileStatus: 'PendingUpload' },
        other: 1,
      },
    });
    expect((await applied(files, published(document, change), {}, 'add-on')).patch).toEqual({});
  });

  test('get a new icon instead of one of ours, without its ID', async () => {
    const document = addOn({
      'en-us': { title: 'x', icon: { ...ours(shot('old'), '3'), imageType: undefined } },
    });
    const change = await applied({ 'en-us/icon.png': icon }, document, {}, 'add-on');
    const after = withPatch(document, change.patch);
    expect(Object(after.listings?.['en-us']).icon).toMatchObject({ fileStatus: 'PendingUpload' });
    expect(Object(after.listings?.['en-us']).icon.id).toBeUndefined();
    expect(newAssetNames(after)).toHaveLength(1);
  });

  test('keep an icon from elsewhere, unless replace-images is set', async () => {
    const document = addOn({
      'en-us': { title: 'x', icon: { fileName: 'theirs.png', fileStatus: 'Uploaded' } },
    });
    const files = { 'en-us/icon.png': icon };
    expect(shown((await applied(files, document, {}, 'add-on')).findings)).toEqual([
      'en-us/icon.png | 1 image of en-us/icon is not in the listing folder, so publishing would permanently delete it from the Store. To keep it, run `command: pull` first; to delete it, set `replace-images: true`.',
    ]);
    expect((await applied(files, document, {}, 'add-on')).patch).toEqual({});
    const replaced = await applied(files, document, { replaceImages: true }, 'add-on');
    expect(newAssetNames(withPatch(document, replaced.patch))).toHaveLength(1);
    const kept = await applied({ 'en-us/icon.png.kept': 'file-name: theirs.png' }, document, {}, 'add-on');
    expect([kept.patch, kept.findings]).toEqual([{}, []]);
  });

  test('have their own limits, and need a title in a new language', async () => {
    const files = {
      'en-us/title.txt': 'x'.repeat(101),
      'de-de/description.txt': 'x',
      'en-us/icon.png': wholePng(10, 10),
    };
    expect(shown((await applied(files, addOn({ 'en-us': { title: 'x' } }), {}, 'add-on')).findings)).toEqual([
      'de-de | de-de is a new language, and the Store needs title.txt for it.',
      'en-us/icon.png | en-us/icon.png is 10x10 pixels, but the Store requires 300x300.',
      'en-us/title.txt:1 | en-us/title.txt has 101 characters (a line break counts as two, and so do most emoji), but the Store allows only 100. Shorten it by 1.',
    ]);
  });
});

describe('combined with other inputs', () => {
  test('a folder names the places that it sets', async () => {
    const { folder } = await read({
      'en-us/title.txt': 'x',
      'en-us/images/icon/a.png': shot('a'),
      'default/release-notes.txt': 'x',
      'trailers/none': '',
    });
    expect(pathsSetByListing(folder, { 'en-US': listing })).toEqual([
      'listings.en-US.baseListing.releaseNotes',
      'listings.en-US.baseListing.title',
      'listings.en-US.baseListing.images',
      'listings.*.baseListing.releaseNotes',
      'trailers',
    ]);
  });

  test('release notes are set once', async () => {
    const { folder } = await read({
      'en-us/release-notes.txt': 'x',
      'default/release-notes.txt': 'x',
      'de-de/title.txt': 'x',
    });
    expect(shown(notesConflicts(folder)).map((each) => each.slice(0, each.indexOf(' |')))).toEqual([
      'default/release-notes.txt:1',
      'en-us/release-notes.txt:1',
    ]);
  });

  test('languages with the notes of the last release are listed', async () => {
    const document = app({ 'en-us': listing, 'de-de': listing });
    const change = await applied({ 'en-us/release-notes.txt': 'new' }, document);
    expect(languagesWithOldNotes(document, published(document, change))).toEqual(['de-de']);
  });

  test('files of ours that the Store renamed are named', async () => {
    const sent = app({
      'en-us': {
        baseListing: {
          images: [
            ours(shot('a'), '1'),
            foreign('2'),
            { ...ours(shot('b'), '3'), fileStatus: 'PendingDelete' },
          ],
        },
      },
    });
    const held = app({
      'en-us': { baseListing: { images: [{ ...ours(shot('a'), '1'), fileName: 'guid.png' }] } },
    });
    expect(renamedFiles(sent, held)).toEqual([ours(shot('a'), '1').fileName]);
    expect(renamedFiles(sent, sent)).toEqual([]);
  });
});
