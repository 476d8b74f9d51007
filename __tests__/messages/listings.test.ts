import { expect, test } from '@jest/globals';
import { listingFolder, page, shot } from '../support/listing-files.ts';
import { sha256Of } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import { wholePng } from '../support/whole-png.ts';

const store = useStore();
const offline = { ...page, 'tenant-id': '', 'client-id': '', 'client-secret': '', 'dry-run': 'true' };
const kept = { 'en-us/images/screenshot/00.png.kept': 'file-name: images/screenshot.png' };
const utf16 = Buffer.from('\uFEFFText', 'utf16le');
const utf32 = Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]);

/** A PNG file without one of its chunks. */
function withoutPicture(): Buffer {
  const whole = wholePng(1366, 768);
  const at = whole.indexOf('IDAT') - 4;
  return Buffer.concat([whole.subarray(0, at), whole.subarray(at + 4 + 12)]);
}

type Row = [what: string, files: Record<string, string | Buffer>, says: readonly RegExp[]];

/** No file on Windows has such a name. */
function onlyElsewhere(row: Row): readonly Row[] {
  return process.platform === 'win32' ? [] : [row];
}

test.each<Row>([
  [
    'texts',
    {
      'title.txt': 'At the root',
      'en-us/short-description.txt': ' ',
      'en-us/description.clear': '',
      'en-us/copyright.txt': utf16,
      'en-us/license-terms.txt': Buffer.from(utf16).swap16(),
      'en-us/short-title.txt': utf32,
      'en-us/sort-title.txt': Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41]),
      'en-us/voice-title.txt': Buffer.from([0x41, 0, 0x42]),
      'en-us/features.txt': 'x'.repeat(2_000_000),
      'de-de/title.txt': '',
      'languages.txt': 'one = two = three\nde = de-de\nde = de-de\n',
    },
    [
      /short-description\.txt is empty: add the text, delete the file or clear the field with short-description\.clear/,
      /description\.clear.* can't clear the field/,
      /copyright\.txt.*UTF-16 \(little endian\)/,
      /license-terms\.txt.*UTF-16 \(big endian\)/,
      /short-title\.txt.*UTF-32 \(little endian\)/,
      /sort-title\.txt.*UTF-32 \(big endian\)/,
      /voice-title\.txt.*a binary file/,
      /features\.txt.*larger than any text in a listing/,
      /title\.txt.*belongs in a language folder/,
      /languages\.txt:1.*must have the form/,
      /languages\.txt:3.*names .* again: it is already on line 2/,
    ],
  ],
  ['an empty languages.txt', { 'en-us/title.txt': 'A', 'languages.txt': '' }, [/add lines like/]],
  [
    'images',
    {
      'default/images/screenshot/1.png.kept': 'id: 1',
      'en-us/images/loose.png': shot('z'),
      'en-us/images/notes.txt': 'x',
      'en-us/images/icon/1.jpg': 'x',
      'en-us/images/icon/2.png': '',
      'en-us/images/screenshot/1.png': shot('a'),
      'en-us/images/screenshot/1.png.kept': 'id: 1',
      'en-us/images/screenshot/2.png': withoutPicture(),
      'en-us/images/screenshot/3.png': shot('c'),
      'en-us/images/screenshot/3.txt': 'A caption',
      'en-us/images/screenshot/3.clear': '',
      'en-us/images/screenshot/4.png': shot('d'),
      'en-us/images/screenshot/4.txt': ' ',
      'en-us/images/screenshot/5.png.kept': 'no such line',
      'en-us/images/screenshot/6.png.kept': '',
      'en-us/images/screenshot/7.png.kept': 'sha256: x',
      'en-us/images/PromotionalArt16x9/1.png': shot('e'),
      'en-us/images/promotional-art-16x9/1.png': shot('e'),
      'en-us/images/xbox-screenshot/none': '',
      'en-us/images/xbox-screenshot/1.png': shot('f'),
      'en-us/images/zzzqqqyyy/1.png': shot('g'),
    },
    [
      /1\.png\.kept.*is allowed only in a language folder/,
      /loose\.png.*belongs in the folder for its image type/,
      /only folders, one for each image type/,
      /1\.jpg.*is not a PNG file, the only kind that the Store accepts/,
      /2\.png.*is an empty file/,
      /keeps an image in the Store, but .* is a different image/,
      /it contains no image data/,
      /conflicts with/,
      /write the caption or delete the file/,
      /must look like/,
      /is empty: /,
      /is for the same image type as/,
      /clears the images, but this folder has some/,
      /Image types are /,
    ],
  ],
  [
    'trailers',
    {
      'en-us/title.txt': 'A',
      'trailers/none': '',
      'trailers/loose.mp4': 'a video',
      'trailers/1/en-us/title.txt': '',
      'trailers/2/video.mp4': 'two',
      'trailers/2/video.mov': 'two again',
      'trailers/3/video.mp4': 'same',
      'trailers/4/video.mp4': 'same',
      'trailers/5/video.mp4': 'five',
      'trailers/5.kept': 'id: 5',
    },
    [
      /must be in a folder of its own/,
      /clears the trailers, but this folder has some/,
      /has no video\.mp4 or video\.mov/,
      /is a second video/,
      /add the text or delete the file/,
      /has the same video as/,
      /keeps a trailer in the Store, but/,
    ],
  ],
  [
    'languages',
    { 'en-us/title.txt': 'A', 'jq-jp/title.txt': 'B', 'xx-yy/title.txt': 'C' },
    [
      /jq-jp is not a language that the Store accepts\. Did you mean ja-jp\? Add the line "jq-jp = ja-jp" to/,
      /xx-yy is not a language that the Store accepts\. Rename or remove the folder\./,
    ],
  ],
  ...onlyElsewhere([
    'names that Windows does not allow',
    { 'en-us/title.txt': 'A', 'en-us/a\\b.txt': 'x', 'en-us/title.txt.': 'x', 'en-us/what?.txt': 'x' },
    [
      /a\\b\.txt has a name that contains a backslash; folders are separated by \/\./,
      /title\.txt\. has a name that ends in a period or a space, which Windows removes\./,
      /what\?\.txt has a name that contains a character that Windows does not allow in names\./,
    ],
  ]),
  [
    'the layout of the Azure DevOps task',
    {
      'Listings/en-us/baseListing/odd.txt': 'x',
      'Listings/en-us/baseListing/images/Screenshot/a.png': shot('a'),
      'Listings/en-us/baseListing/images/Screenshot/description.a.txt': 'x',
      'Listings/en-us/baseListing/images/Screenshot/a.gif': 'x',
      'Listings/en-us/platformOverrides/Windows81/title.txt': 'x',
      'Trailers/launch.mp4': 'x',
      'Trailers/launch.trailerAssets/en-us/title.txt': 'x',
      'Trailers/launch.trailerAssets/en-us/images/a.png': shot('a'),
      'Trailers/launch.trailerAssets/en-us/images/description.a.txt': 'x',
    },
    [
      /A listing folder can't contain baseListing\/odd\.txt/,
      /Rename every .*images\/Screenshot\/<name>\.png/,
      /Rename every .*description\.<name>\.txt/,
      /A listing folder can't contain a\.gif/,
      /can't contain platform overrides/,
      /Rename every Trailers\/<name>\.mp4/,
      /Rename every .*title\.txt to trailers/,
      /Rename every .*<thumbnail>\.png/,
      /Thumbnails have no captions/,
    ],
  ],
  [
    'very many files',
    Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`en-us/wrong-${index}.xyz`, 'x'])),
    [/The folder store-listing has 30 more problems/],
  ],
])('what is wrong with %s is reported', async (_what, files, says) => {
  const run = await store.publish(listingFolder(files), offline);
  expect(run.result).toBe('refused');
  for (const each of says) expect(run.log).toMatch(each);
});

test('what is neither a file nor a folder is reported', async () => {
  const links = { 'store-listing/en-us/title.txt': 'fifo:' };
  const run = await store.publish(listingFolder({ 'en-us/.gitkeep': '' }), offline, { links });
  expect(run.log).toContain('is neither a file nor a folder. Remove it.');
});

test('what does not fit the trailers of the Store is reported', async () => {
  const name = `asset_launch-video.${sha256Of(Buffer.from('ours')).slice(0, 12)}.mp4`;
  const foreign = (videoFileName: string, id: string) => ({
    ...{ videoFileName, videoFileId: id, id },
    trailerAssets: { 'en-us': { title: 'Launch', imageList: [{ fileName: 'theirs.png', id: `1${id}` }] } },
  });
  store.app({ submission: { trailers: [foreign(name, '1'), foreign('theirs.mp4', '2')] } });
  const files = listingFolder({
    ...kept,
    'trailers/1/video.mp4': 'ours',
    'trailers/1/en-us/thumbnail.png': wholePng(1920, 1080),
    'trailers/2.kept': 'id: 99',
    'trailers/3/video.mp4': 'three',
    'trailers/4/video.mp4': 'four',
    'trailers/4/ja-jp/title.txt': 'Launch',
  });
  const { log } = await store.publish(files, page);
  for (const says of [
    /refers to a trailer that the Store does not have/,
    /is a new trailer: add a title and a thumbnail/,
    /has no thumbnail\.png, which a new trailer needs/,
    /ja-jp is not a language of this listing/,
    /would replace a thumbnail that exists only in the Store/,
    /1 trailer in the Store is not in the listing folder/,
  ])
    expect(log).toMatch(says);
});

test('what does not fit the languages of the Store is reported', async () => {
  const listings = { 'EN-us': { baseListing: { description: 'Twice.' } } };
  store.app({ languages: ['en-us', 'fr-fr'], submission: { listings } });
  const files = listingFolder({
    'En-Us/title.txt': 'A',
    'fr/title.txt': 'A',
    'klingon/title.txt': 'A',
    'qqq/title.txt': 'A',
    'languages.txt': 'klingon = tlh-kx',
  });
  const { log } = await store.publish(files, page);
  expect(log).toMatch(/could be en-us or EN-us, because the Store has both/);
  expect(log).toMatch(/or "fr = fr" to add it as another language/);
  expect(log).toMatch(/languages\.txt:1 uses tlh-kx, which is not a language that the Store accepts/);
  expect(log).toMatch(/qqq is not a language that the Store accepts\. /);
});

test('keywords in more languages than one source allows are a warning', async () => {
  const some = 'en-us de-de fr-fr es-es it-it ja-jp ko-kr nl-nl pl-pl pt-br pt-pt ru-ru sv-se tr-tr uk-ua';
  const languages = `${some} cs-cz da-dk fi-fi hu-hu nb-no ro-ro el-gr`.split(' ');
  store.app({ languages });
  store.control.set({ listingLimits: 'off' });
  const run = await store.publish(listingFolder({ 'el-gr/keywords.txt': 'notes' }), page);
  expect(run.warnings.join('\n')).toMatch(
    /There would be keywords in 22 languages, but the Store may refuse more than 21/,
  );
});
