import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { useStore } from '../support/store.ts';
import { wholePng } from '../support/whole-png.ts';

const store = useStore();
const addOn = '9NBLGGH4R316';
let workspace: string;
beforeEach(async () => {
  workspace = await realpath(await mkdtemp(path.join(os.tmpdir(), 'pulls ')));
});
afterEach(() => rm(workspace, { recursive: true }));

async function put(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const place = path.join(workspace, 'store-listing', name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content);
  }
}

/** Pulls into the folder as it is. */
const pull = (inputs: Readonly<Record<string, string>> = {}) =>
  store.publish([], { command: 'pull', listing: 'store-listing', ...inputs }, { workspace });

function app(submission: object): void {
  store.app({ submission: JSON.parse(JSON.stringify(submission)) });
}

const image = (fileName: string | null, id: string | null, imageType = 'Screenshot') => ({
  fileName,
  id,
  imageType,
  fileStatus: 'Uploaded',
  description: null,
});
const page = (base: object) => ({ 'en-us': { baseListing: { title: 'Notes', ...base } } });
const trailer = (videoFileName: string | null, id: string | null) => ({
  id,
  videoFileName,
  trailerAssets: { 'en-us': { title: 'Old', imageList: [{ fileName: 't.png', id: '3' }] } },
});

test('a pull says for each part of a page why it is left out', async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 5\n`;
  app({
    listings: {
      ...page({
        description: 5,
        copyrightAndTrademarkInfo: 'half \ud83d of a character',
        shortTitle: pointer,
        sortTitle: 'title.txt',
        features: 'Ink',
        keywords: [7, '', 'two\nlines', ' pen'],
        images: [image(null, null), image('a.png', '1', 'Täfelchen')],
      }),
      'de-de': { baseListing: { title: 'Notizen' } },
      'DE-DE': { baseListing: { title: 'Notizen 2' } },
      'c:\\x': { baseListing: { title: 'Odd' } },
    },
    trailers: [trailer('old.mp4', '9')],
  });
  const { log, result } = await pull();
  expect(result).toBe('done');
  expect(log).toContain(
    [
      'Not in the folder; unchanged in the Store:',
      '  description: it is not text (en-us)',
      '  features: it is not a list (en-us)',
      '  keywords: item 1 is not text, item 2 is empty, item 3 has a line break, item 4 begins or ends with a space (en-us)',
      '  1 image of type "Screenshot": one of them has neither a name nor an ID (en-us)',
      `  1 image of type "Täfelchen": the name of the type can't be a folder name (en-us)`,
      '  all of it: the Store has this language under two codes (de-de, DE-DE)',
      `  all of it: the language code can't be a folder name (c:\\x)`,
      '  the title of the trailer 01-old (en-us)',
      '  the thumbnail of the trailer 01-old (en-us)',
      '  en-us/copyright.txt: it has characters that no text file can hold',
      '  en-us/short-title.txt: it looks like a Git LFS pointer',
      '  en-us/sort-title.txt: it is the path of a file in this folder, and looks like a link',
    ].join('\n'),
  );
});

test('a pull warns about what the folder clears or has in another order', async () => {
  app({
    listings: page({ images: [image('images/b.png', '1'), image('images/a.png', '2')] }),
    trailers: [trailer('old.mp4', '9')],
  });
  await put({
    'en-us/images/screenshot/01-a.png.kept': 'id: 2\nfile-name: images/a.png\n',
    'en-us/images/screenshot/02-b.png.kept': 'id: 1\nfile-name: images/b.png\n',
    'trailers/none': '',
  });
  expect((await pull()).warnings).toEqual([
    'en-us/images/screenshot: the Store has 02-b, 01-a in that order. Rename the files to match.',
    'trailers/none removes the trailers from the Store page. To keep them, delete this file and pull again.',
  ]);
});

test('a pull names trailers that nothing identifies', async () => {
  app({ listings: page({}), trailers: [trailer(null, null)] });
  expect((await pull()).log).toContain('  1 trailer: one of them has neither a name nor an ID');
});

test('a pull says why the icon of an add-on is left out', async () => {
  const pulled = async (icon: object) => {
    const listings = { 'en-us': { title: 'Gold', description: 'More.', icon } };
    store.app({
      addOns: [{ id: addOn, productId: 'gold', submission: JSON.parse(JSON.stringify({ listings })) }],
    });
    return await pull({ 'app-id': '', 'add-on': addOn, overwrite: 'true' });
  };
  expect((await pulled(image(' ', null, 'Icon'))).log).toContain(
    '  icon: it has neither a name nor an ID (en-us)',
  );
  const captioned = { ...image('gold.png', '1', 'Icon'), description: 'A coin' };
  expect((await pulled(captioned)).log).toContain('  the caption of the icon (en-us)');
  await rm(path.join(workspace, 'store-listing', 'en-us', 'icon.png.kept'));
  await put({ 'en-us/icon.png': wholePng(300, 300) });
  expect((await pulled(image('gold.png', '1', 'Icon'))).warnings).toEqual([
    "en-us/icon.png is not the icon in the Store. To keep the Store's icon, delete this file and pull again.",
  ]);
});

test('a pull of a page without anything says so', async () => {
  app({ listings: { 'en-us': { baseListing: null } } });
  const { log } = await pull();
  expect(log).toContain('store-listing: nothing to write, because the Store page is empty.');
});

test.each([
  ['pages/C:', 'contains a character that Windows does not allow in names'],
  ['C:pages', 'starts with a drive letter'],
  ['pages./store', 'contains a part ending in a period or a space, which Windows removes'],
])('a folder named %s gets nothing', async (listing, problem) => {
  app({ listings: page({}) });
  const { errors } = await pull({ listing });
  expect(errors.join('\n')).toContain(`The listing folder ${listing} has a name that ${problem}.`);
});
