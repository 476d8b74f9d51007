import { describe, expect, test } from '@jest/globals';
import { languageFolder, typeFolder } from '../../../src/pull/names.ts';
import { pullPage } from '../../../src/pull/pull-page.ts';
import type { Submission } from '../../../src/store/wire.ts';
import {
  app,
  applied,
  type Files,
  foreign,
  ours,
  plainListing,
  read,
  sha256,
  shot,
} from '../listing/folders.ts';

const byPath = (
  held: Submission,
  ...here: Parameters<typeof pullPage> extends [unknown, unknown, ...infer Rest] ? Rest : never
) => {
  const pulled = pullPage(held, 'app', ...here);
  return { ...pulled, files: Object.fromEntries(pulled.files.map(({ path, text }) => [path, text])) };
};

/** What a pull of a page makes in an existing folder. */
async function into(files: Files, held: Submission) {
  const { folder } = await read(files);
  return byPath(held, folder, Object.keys(files));
}

test('a page becomes texts, lists, captions and .kept files, in its order', () => {
  const held = app({
    'en-US': {
      baseListing: {
        ...plainListing.baseListing,
        images: [
          foreign('7'),
          { ...foreign('8', 'StoreLogo9x16'), description: '' },
          { ...foreign('9'), description: 'Two\r\nlines' },
        ],
      },
      platformOverrides: plainListing.platformOverrides,
    },
  });
  expect(byPath(held)).toEqual({
    files: {
      'en-us/title.txt': 'App\n',
      'en-us/description.txt': 'A description.\nWith two lines.\n',
      'en-us/features.txt': 'One\nTwo\n',
      'en-us/images/screenshot/01-shot-7.png.kept': 'id: 7\nfile-name: images/shot-7.png\n',
      'en-us/images/screenshot/01-shot-7.txt': 'theirs\n',
      'en-us/images/store-logo-9x16/01-shot-8.png.kept': 'id: 8\nfile-name: images/shot-8.png\n',
      'en-us/images/screenshot/02-shot-9.png.kept': 'id: 9\nfile-name: images/shot-9.png\n',
      'en-us/images/screenshot/02-shot-9.txt': 'Two\nlines\n',
    },
    leftOut: [
      { language: 'en-US', what: 'websiteUrl' },
      { language: 'en-US', what: 'platformOverrides' },
    ],
    onlyHere: [],
    remarks: [],
  });
});

test.each([
  [['One', 'two\nlines'], 'features: item 2 has a line break'],
  [['One', ' two'], 'features: item 2 begins or ends with a space'],
  [['', 'two'], 'features: item 1 is empty'],
])('a list with an item that does not fit on a line stays in the Store: %j', (features, what) => {
  const { files, leftOut } = byPath(app({ en: { baseListing: { features } } }));
  expect(files).toEqual({});
  expect(leftOut).toEqual([{ language: 'en', what }]);
});

describe('a name from the Store does not become a path', () => {
  test.each(['..', 'con', 'aux', 'en/../..', 'C:', 'default', 'trailers', 'en us', 'e', ''])(
    'language %j',
    (name) => {
      expect(languageFolder(name)).toBeUndefined();
    },
  );

  test.each(['..', 'a/b', 'CON', 'x\\y', 'New Type', ''])('image type %j', (type) => {
    expect(typeFolder(type, [type])).toBeUndefined();
  });

  test.each([
    ['../../etc/passwd.png', '01-passwd'],
    ['..\\..\\con.png', '01-con'],
    ['nul', '01-nul'],
    ['日本.png', '01-screenshot'],
    ['03-Main Window.PNG', '01-main-window'],
    ['asset_screenshot-02-editor.0123456789ab.png', '01-editor'],
  ])('file %j', (fileName, name) => {
    const image = { id: '1', fileName, imageType: 'Screenshot' };
    const { files } = byPath(app({ en: { baseListing: { images: [image] } } }));
    expect(Object.keys(files)).toEqual([`en/images/screenshot/${name}.png.kept`]);
  });
});

describe('an existing folder', () => {
  const picture = shot('a');
  const mine = ours(picture, '1');

  test('keeps its own names for languages, files and pictures', async () => {
    const held = app({ 'pt-br': { baseListing: { title: 'App', images: [mine, foreign('7')] } } });
    const here = {
      'languages.txt': 'pt_BR = pt-br',
      'pt_BR/title.txt': 'Old',
      'pt_BR/images/Screenshot/1-main.png': picture,
    };
    const { files, onlyHere } = await into(here, held);
    expect(files).toEqual({
      'pt_BR/title.txt': 'App\n',
      'pt_BR/images/Screenshot/02-shot-7.png.kept': 'id: 7\nfile-name: images/shot-7.png\n',
      'pt_BR/images/Screenshot/02-shot-7.txt': 'theirs\n',
    });
    expect(onlyHere).toEqual([]);
  });

  test('is reported with the files for which the Store has nothing', async () => {
    const here = {
      'en/title.txt': 'App',
      'en/short-title.txt': 'A',
      'en/images/screenshot/1.png': picture,
      'en/images/icon/1.png': picture,
      'fr/title.txt': 'App',
    };
    const { onlyHere } = await into(
      here,
      app({ en: { baseListing: { title: 'App', images: [foreign('7')] } } }),
    );
    expect(onlyHere).toEqual([
      'en/short-title.txt',
      'en/images/screenshot/1.png',
      'en/images/icon/1.png',
      'fr',
    ]);
  });

  test('is reported with what it clears although the Store has it, and the order its pictures would have', async () => {
    const here = {
      'en/short-title.clear': '',
      'en/images/screenshot/2.png.kept': 'id: 7',
      'en/images/screenshot/1.png': picture,
      'en/images/icon/none': '',
      'trailers/none': '',
    };
    const images = [foreign('7'), mine, foreign('8', 'Icon')];
    const held = app({ en: { baseListing: { shortTitle: 'A', images } } }, { trailers: [{ id: '1' }] });
    const { files, remarks } = await into(here, held);
    expect(Object.keys(files)).toEqual(['en/images/screenshot/2.txt']);
    expect(remarks).toEqual([
      'en/short-title.clear clears a field that has text in the Store. To keep that text, delete this file and pull again.',
      'en/images/screenshot: the Store has 2, 1 in that order. Rename the files to match.',
      'en/images/icon/none removes these images from the Store page. To keep them, delete this file and pull again.',
      'trailers/none removes the trailers from the Store page. To keep them, delete this file and pull again.',
    ]);
  });

  test('gets no file for a text that default/ provides', async () => {
    const here = {
      'en/.gitkeep': '',
      'en/title.txt': 'App',
      'default/description.txt': 'Same',
      'default/copyright.txt': '© A',
    };
    const { files } = await into(
      here,
      app({
        en: { baseListing: { title: 'App', description: 'Same\r\n', copyrightAndTrademarkInfo: '© B' } },
      }),
    );
    expect(Object.keys(files)).toEqual(['en/title.txt', 'en/copyright.txt']);
  });
});

describe('pictures that the Store renamed', () => {
  const here = {
    'en/images/screenshot/1-main.png': shot('a'),
    'en/images/screenshot/2-editor.png': shot('b'),
  };
  const renamed = (names: readonly string[]) =>
    app({
      en: {
        baseListing: {
          images: names.map((fileName, index) => ({ ...foreign(`90${index}`), description: '', fileName })),
        },
      },
    });

  test.each([
    ['its own numbers', ['900.png', '901.png']],
    [
      'its own words around the hash',
      [`x-${sha256(shot('a')).slice(0, 12)}-1.png`, `x-${sha256(shot('b')).slice(0, 12)}-2.png`],
    ],
  ])(
    'to %s are recognized by their .kept files afterward, and nothing is sent again',
    async (_name, names) => {
      const held = renamed(names);
      const { files, remarks } = await into(here, held);
      expect(files).toEqual({
        'en/images/screenshot/1-main.png.kept': `id: 900\nfile-name: ${names[0]}\nsha256: ${sha256(shot('a'))}\n`,
        'en/images/screenshot/2-editor.png.kept': `id: 901\nfile-name: ${names[1]}\nsha256: ${sha256(shot('b'))}\n`,
      });
      expect(remarks).toEqual([expect.stringContaining('the Store gave other names to 1-main.png')]);
      const { patch, findings } = await applied({ ...here, ...files }, held);
      expect({ patch, findings }).toEqual({ patch: {}, findings: [] });
    },
  );

  test.each([
    ['names that people choose', ['main.png', 'editor.png']],
    ['one more image', ['900.png', '901.png', '902.png']],
  ])('are not guessed from %s', async (_name, names) => {
    const { files } = await into(here, renamed(names));
    expect(Object.values(files).join()).not.toContain('sha256');
  });
});

test('trailers become .kept files, and the titles of those that are here their texts', async () => {
  const video = Buffer.from('video');
  const held = app(
    { en: { baseListing: { title: 'App' } } },
    {
      trailers: [
        {
          id: '1',
          videoFileName: 'Launch Day.mp4',
          trailerAssets: { en: { title: 'Launch', imageList: [{ fileName: 'x.png' }] } },
        },
        {
          id: '2',
          videoFileName: `asset_v.${sha256(video).slice(0, 12)}.mp4`,
          trailerAssets: { en: { title: 'Tour', imageList: [] } },
        },
      ],
    },
  );
  const here = {
    'en/title.txt': 'App',
    'trailers/05-tour/video.mp4': video,
    'trailers/05-tour/en/title.txt': 'Old',
  };
  const { files, leftOut } = await into(here, held);
  expect(files).toMatchObject({
    'trailers/01-launch-day.kept': 'id: 1\nfile-name: Launch Day.mp4\n',
    'trailers/05-tour/en/title.txt': 'Tour\n',
  });
  expect(leftOut).toEqual([
    { language: 'en', what: 'the title of the trailer 01-launch-day' },
    { language: 'en', what: 'the thumbnail of the trailer 01-launch-day' },
  ]);
});
