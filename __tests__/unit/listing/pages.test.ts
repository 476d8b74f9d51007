import { describe, expect, test } from '@jest/globals';
import { pageOfFolder } from '../../../src/listing/folder-page.ts';
import { pageAfter, pageOfDocument } from '../../../src/listing/pages.ts';
import { wholePng } from '../../support/whole-png.ts';
import { app, applied, foreign, ours, plainListing, read, sha256, shot } from './folders.ts';

const { baseListing } = plainListing;
const files = {
  'en-us/description.txt': 'New',
  'en-us/short-title.clear': '',
  'en-us/images/screenshot/1.png': shot('a'),
  'en-us/images/screenshot/1.txt': 'Caption',
  'en-us/images/screenshot/2.png.kept': `id: 2\nfile-name: x.png\nsha256: ${'b'.repeat(64)}`,
  'default/features.txt': 'One\nThree',
  'default/images/icon/i.png': wholePng(300, 300),
  'trailers/1-launch/video.mp4': 'video',
  'trailers/1-launch/en-us/title.txt': 'Launch',
  'trailers/1-launch/en-us/thumbnail.png': wholePng(1920, 1080),
};

describe('the page of a document', () => {
  test('has every field, images by type, and the hash that is in our file names', () => {
    const images = [foreign('1'), ours(shot('a'), '2'), { ...foreign('3'), fileStatus: 'PendingDelete' }];
    const trailers = [
      {
        id: '4',
        videoFileName: 't.mp4',
        trailerAssets: { 'en-us': { title: 'T', imageList: [{ fileName: 'p.png' }] } },
      },
    ];
    const page = pageOfDocument(
      app({ 'en-US': { ...plainListing, baseListing: { ...baseListing, images } } }, { trailers }),
      'app',
    );
    const language = page.languages.get('en-US');
    expect(language?.fields.size).toBe(14);
    expect(language?.fields.get('description')).toBe('A description.\nWith two lines.');
    expect(language?.fields.get('releaseNotes')).toBe('');
    expect(language?.fields.get('features')).toEqual(['One', 'Two']);
    expect([...(language?.images ?? [])]).toEqual([
      [
        'Screenshot',
        [
          { name: 'images/shot-1.png', caption: 'theirs', id: '1' },
          { name: ours(shot('a'), '2').fileName, sha256: sha256(shot('a')).slice(0, 12), id: '2' },
        ],
      ],
    ]);
    expect(page.trailers).toEqual([
      {
        name: 't.mp4',
        id: '4',
        titles: new Map([['en-us', 'T']]),
        thumbnails: new Map([['en-us', { name: 'p.png' }]]),
      },
    ]);
  });

  test('of an add-on has its icon', () => {
    const page = pageOfDocument(app({ 'en-us': { title: 'T', icon: { fileName: 'i.png' } } }), 'add-on');
    expect(page.languages.get('en-us')).toEqual({
      fields: new Map([
        ['title', 'T'],
        ['description', ''],
      ]),
      images: new Map([['Icon', [{ name: 'i.png' }]]]),
    });
  });
});

test('the page after publishing has the files of the folder among what the Store keeps', async () => {
  const document = app({
    'en-us': { ...plainListing, baseListing: { ...baseListing, images: [foreign('2')] } },
    ja: plainListing,
  });
  const change = await applied(files, document);
  expect(change.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const page = pageAfter(document, change, 'app');
  const language = page.languages.get('en-us');
  expect(language?.fields.get('description')).toBe('New');
  expect(language?.fields.get('title')).toBe('App');
  expect(language?.fromDefault).toEqual(new Set(['features', 'Icon']));
  const [first, second] = language?.images.get('Screenshot') ?? [];
  expect(first).toMatchObject({
    name: '1.png',
    caption: 'Caption',
    sha256: sha256(shot('a')),
    size: shot('a').length,
    width: 1366,
    height: 768,
  });
  expect(await first?.read?.()).toEqual(shot('a'));
  expect(second).toEqual({ name: 'images/shot-2.png', caption: 'theirs', id: '2' });
  expect(page.languages.get('ja')).toEqual(pageOfDocument(document, 'app').languages.get('ja'));
  expect(page.trailers[0]).toMatchObject({
    name: '1-launch',
    size: 5,
    titles: new Map([['en-us', 'Launch']]),
  });
});

test('the page of a folder alone has the fields that it names', async () => {
  const { folder } = await read(files);
  const page = pageOfFolder(folder);
  const language = page.languages.get('en-us');
  expect(language?.fields).toEqual(
    new Map<string, unknown>([
      ['features', ['One', 'Three']],
      ['description', 'New'],
      ['shortTitle', ''],
    ]),
  );
  expect(language?.fromDefault).toEqual(new Set(['features', 'Icon']));
  expect(language?.images.get('Screenshot')?.[1]).toEqual({ name: '2.png', id: '2', sha256: 'b'.repeat(64) });
  expect(page.trailers[0]?.thumbnails.get('en-us')).toMatchObject({ name: 'thumbnail.png', width: 1920 });
});
