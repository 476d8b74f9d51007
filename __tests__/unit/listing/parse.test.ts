import { describe, expect, test } from '@jest/globals';
import { findingsOf, readListing } from '../../../src/listing/parse.ts';
import { toFindings, wrong } from '../../../src/listing/problems.ts';
import { entryOf, type Files, problemsOf, read, sha256, shot, shown, treeOf } from './folders.ts';

const fields = async (files: Files) => {
  const { folder } = await read(files);
  return Object.fromEntries(
    folder.languages.map(({ folder, fields }) => [
      folder,
      Object.fromEntries([...fields].map(([member, { value }]) => [member, value])),
    ]),
  );
};

describe('texts of a folder', () => {
  test('have the documented names, and lists have one item per line', async () => {
    const files = {
      'en-us/title.txt': 'App\n',
      'en-us/description.txt': 'One\r\nTwo\r\n',
      'en-us/short-description.txt': 'short',
      'en-us/release-notes.txt': 'notes',
      'en-us/features.txt': 'Fast\n\n  Small  \n',
      'en-us/keywords.txt': 'a\nb',
      'en-us/recommended-hardware.txt': 'a pen',
      'en-us/minimum-hardware.txt': 'a mouse',
      'en-us/copyright.txt': '©',
      'en-us/license-terms.txt': 'terms',
      'en-us/short-title.txt': 'A',
      'en-us/sort-title.txt': 'A1',
      'en-us/voice-title.txt': 'Ay',
      'en-us/developed-by.txt': 'Us',
    };
    expect(await problemsOf(files)).toEqual([]);
    expect(await fields(files)).toEqual({
      'en-us': {
        title: 'App',
        description: 'One\nTwo',
        shortDescription: 'short',
        releaseNotes: 'notes',
        features: ['Fast', 'Small'],
        keywords: ['a', 'b'],
        recommendedHardware: ['a pen'],
        minimumHardware: ['a mouse'],
        copyrightAndTrademarkInfo: '©',
        licenseTerms: 'terms',
        shortTitle: 'A',
        sortTitle: 'A1',
        voiceTitle: 'Ay',
        devStudio: 'Us',
      },
    });
  });

  test('are cleared by a .clear file, except for title and description', async () => {
    const files = {
      'en-us/short-description.clear': '',
      'en-us/features.clear': '',
      'en-us/title.clear': '',
      'en-us/description.clear': '',
    };
    expect(await fields(files)).toEqual({ 'en-us': { shortDescription: '', features: [] } });
    expect(await problemsOf(files)).toEqual([
      "en-us/description.clear | en-us/description.clear can't clear the field: every language needs a description. Remove this file.",
      "en-us/title.clear | en-us/title.clear can't clear the field: every language needs a title. Remove this file.",
    ]);
  });

  test.each(['', ' \n\t\r\n', '\uFEFF'])('that are empty are an error (%j)', async (text) => {
    expect(await problemsOf({ 'de-de/short-description.txt': text, 'de-de/title.txt': text })).toEqual([
      'de-de/short-description.txt | de-de/short-description.txt is empty: add the text, delete the file or clear the field with short-description.clear.',
      'de-de/title.txt | de-de/title.txt is empty: add the text or delete the file.',
    ]);
  });

  test('and their .clear files exclude each other', async () => {
    expect(await problemsOf({ 'en-us/features.txt': 'a', 'en-us/features.clear': '' })).toEqual([
      "en-us/features.clear | en-us/features.clear can't be used with en-us/features.txt. Remove one of the two.",
    ]);
  });

  test('lose a byte order mark, and any other encoding is reported with its line', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Titel', 'utf16le')]);
    expect(await fields({ 'de-de/title.txt': '\uFEFFTitel' })).toEqual({ 'de-de': { title: 'Titel' } });
    expect(
      await problemsOf({
        'de-de/title.txt': utf16,
        'de-de/description.txt': Buffer.from('Gr\nun\nfür', 'latin1'),
        'de-de/short-title.txt': Buffer.from('Titel', 'utf16le'),
        'de-de/sort-title.txt': Buffer.from([0xfe, 0xff, 0, 65]),
        'de-de/voice-title.txt': Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]),
      }),
    ).toEqual([
      'de-de/description.txt:3 | de-de/description.txt is in an older encoding such as Windows-1252, not UTF-8. Save it as UTF-8.',
      'de-de/short-title.txt:1 | de-de/short-title.txt is UTF-16 (little endian), not UTF-8. Save it as UTF-8.',
      'de-de/sort-title.txt | de-de/sort-title.txt is UTF-16 (big endian), not UTF-8. Save it as UTF-8.',
      'de-de/title.txt | de-de/title.txt is UTF-16 (little endian), not UTF-8. Save it as UTF-8.',
      'de-de/voice-title.txt | de-de/voice-title.txt is UTF-32 (little endian), not UTF-8. Save it as UTF-8.',
    ]);
  });
});

describe('what does not belong in a folder', () => {
  test('is an error with the nearest name', async () => {
    const problems = await problemsOf({
      'en-us/descripton.txt': 'x',
      'en-us/shortDescription.txt': 'x',
      'en-us/devStudio.txt': 'x',
      'en-us/feature.clear': '',
      'en-us/image/x.png': shot('x'),
      'language.txt': 'x',
      'description.txt': 'x',
      'No language/x.txt': 'x',
      'deafult/title.txt': 'x',
    });
    expect(problems).toEqual([
      'No language | No language is not a listing folder. Allowed here: default, trailers.',
      'deafult | deafult is not a listing folder. Did you mean default?',
      'description.txt | description.txt belongs in a language folder, for example as en-us/description.txt, or in default/.',
      'en-us/descripton.txt | en-us/descripton.txt is not a listing file. Did you mean description.txt?',
      'en-us/devStudio.txt | en-us/devStudio.txt is not a listing file. Did you mean developed-by.txt?',
      'en-us/feature.clear | en-us/feature.clear is not a listing file. Did you mean features.clear?',
      'en-us/image | en-us/image is not a listing folder. Did you mean images?',
      'en-us/shortDescription.txt | en-us/shortDescription.txt is not a listing file. Did you mean short-description.txt?',
      'language.txt | language.txt is not a listing file. Did you mean languages.txt?',
    ]);
  });

  test('is ignored if people and systems leave it everywhere', async () => {
    const names = ['README', 'readme.md', '.gitkeep', '.DS_Store', 'Thumbs.db', 'desktop.ini'];
    const places = ['', 'en-us/', 'en-us/images/', 'en-us/images/screenshot/', 'trailers/', 'trailers/01/'];
    const files = Object.fromEntries(places.flatMap((place) => names.map((name) => [place + name, 'x'])));
    expect(await problemsOf(files)).toEqual([]);
  });

  test('is a link, whatever it points to', async () => {
    const tree = treeOf(
      { 'en-us/title.txt': 'x' },
      { entries: [entryOf('de-de', 'link'), entryOf('en-us/fifo', 'other')] },
    );
    expect(shown(findingsOf(await readListing(tree, 'app')))).toEqual([
      'de-de | de-de is a link. Put the file or folder itself here.',
      'en-us/fifo | en-us/fifo is neither a file nor a folder. Remove it.',
    ]);
  });

  test('is a text with only the path of another file: a link checked out on Windows', async () => {
    const link = (path: string, target: string) =>
      `${path} | ${path} contains only the path of ${target}: it is a link that Git checked out as a text file. Put the file itself here.`;
    expect(
      await problemsOf({
        'en-us/description.txt': 'real',
        'en-us/images/screenshot/1.png': shot('a'),
        'de-de/description.txt': '../en-us/description.txt',
        'de-de/images/screenshot/1.png': '../../../en-us/images/screenshot/1.png',
        'fr-fr/title.txt': '..\\en-us\\description.txt\n',
        // The folder of an entire language.
        'it-it': 'en-us/description.txt',
        'es-es/title.txt': 'nothing/of/this/folder.txt',
        'es-es/description.txt': 'real',
        // An absolute path is not in the folder.
        'es-es/short-title.txt': '/description.txt',
        'es-es/sort-title.txt': '\\description.txt',
      }),
    ).toEqual([
      link('de-de/description.txt', 'en-us/description.txt'),
      link('de-de/images/screenshot/1.png', 'en-us/images/screenshot/1.png'),
      link('fr-fr/title.txt', 'en-us/description.txt'),
      link('it-it', 'en-us/description.txt'),
    ]);
  });

  test('is a Git LFS pointer', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
    const text = 'is a Git LFS pointer, not the file. Set `lfs: true` for actions/checkout.';
    const files = {
      'en-us/images/screenshot/1.png': pointer,
      'en-us/title.txt': pointer,
      'trailers/1/video.mp4': pointer,
    };
    expect(await problemsOf(files)).toEqual(
      ['en-us/images/screenshot/1.png', 'en-us/title.txt', 'trailers/1/video.mp4'].map(
        (file) => `${file} | ${file} ${text}`,
      ),
    );
    const commit = await readListing(treeOf(files, { holdsPointers: true }), 'app');
    const image = commit.folder.languages[0]?.images.get('screenshot')?.images[0]?.file;
    expect(image?.media).toEqual({ sha256: 'a'.repeat(64), size: 12345 });
  });

  test('is two names that differ only in letter case, and a name that Windows does not allow', async () => {
    expect(
      await problemsOf({
        'en-us/title.txt': 'x',
        'en-us/Title.txt': 'x',
        'de-de/images/screenshot/con.png': shot('a'),
        'de-de/images/screenshot/a<b.png': shot('b'),
        'de-de/images/screenshot/dot..': 'x',
        // On macOS, these are the same name.
        'fr-fr/images/screenshot/\u00e9.png': shot('c'),
        'fr-fr/images/screenshot/e\u0301.png': shot('d'),
      }),
    ).toEqual([
      'de-de/images/screenshot/a<b.png | de-de/images/screenshot/a<b.png has a name that contains a character that Windows does not allow in names. Rename it.',
      'de-de/images/screenshot/con.png | de-de/images/screenshot/con.png has a name that contains "con.png", a device name of Windows. Rename it.',
      'de-de/images/screenshot/dot.. | de-de/images/screenshot/dot.. has a name that ends in a period or a space, which Windows removes. Rename it.',
      'de-de/images/screenshot/dot.. | de-de/images/screenshot/dot.. is not a listing file. Remove it.',
      "en-us/Title.txt | en-us/Title.txt differs from en-us/title.txt only in case or accents: Windows or macOS can't store both. Remove one of the two.",
      "en-us/Title.txt | en-us/Title.txt can't be used with en-us/title.txt. Remove one of the two.",
      "fr-fr/images/screenshot/e\u0301.png | fr-fr/images/screenshot/e\u0301.png differs from fr-fr/images/screenshot/\u00e9.png only in case or accents: Windows or macOS can't store both. Remove one of the two.",
    ]);
  });

  test('is the folder of the Azure DevOps task, whose renames are named once for each kind of file', async () => {
    const listing = (language: string): Files => ({
      [`Listings/${language}/baseListing/shortDescription.txt`]: 'x',
      [`Listings/${language}/baseListing/privacyPolicy.txt`]: 'x',
      [`Listings/${language}/baseListing/images/StoreLogo9x16/a.png`]: shot('a'),
      [`Listings/${language}/baseListing/images/Screenshot/description.a.txt`]: 'x',
      [`Listings/${language}/platformOverrides/Windows80/description.txt`]: 'x',
    });
    const problems = await problemsOf({
      ...listing('en-us'),
      ...listing('de-de'),
      'Trailers/a.mp4': 'x',
      'Trailers/a.trailerAssets/en-us/title.txt': 'x',
      'Trailers/a.trailerAssets/en-us/images/athumbnail.png': shot('b'),
      'Trailers/a.trailerAssets/en-us/images/athumbnail.txt': 'x',
    });
    const hint = 'follows the layout of the Azure DevOps task.';
    expect(problems.map((each) => each.slice(each.indexOf(hint) + hint.length + 1)).sort()).toEqual([
      "A listing folder can't contain baseListing/privacyPolicy.txt. Delete this file.",
      "A listing folder can't contain platform overrides. Delete the platformOverrides folder. The Store keeps the overrides it has; to change them, use submission-patch.",
      'Rename every <language>/baseListing/images/Screenshot/description.<name>.txt to <language>/images/screenshot/<name>.txt.',
      'Rename every <language>/baseListing/images/StoreLogo9x16/<name>.png to <language>/images/store-logo-9x16/<name>.png.',
      'Rename every <language>/baseListing/shortDescription.txt to <language>/short-description.txt.',
      'Rename every Trailers/<name>.mp4 to trailers/<name>/video.mp4.',
      'Rename every Trailers/<name>.trailerAssets/<language>/images/<thumbnail>.png to trailers/<name>/<language>/thumbnail.png.',
      'Rename every Trailers/<name>.trailerAssets/<language>/title.txt to trailers/<name>/<language>/title.txt.',
      'Thumbnails have no captions. Delete the .txt files next to them.',
    ]);
    expect(await problemsOf({ 'en-us/baseListing/description.txt': 'x' })).toEqual([
      `en-us/baseListing/description.txt | en-us/baseListing/description.txt ${hint} Rename every <language>/baseListing/description.txt to <language>/description.txt.`,
    ]);
  });

  test('is everything if there is no language folder', async () => {
    expect(await problemsOf({ 'languages.txt': 'a = en-us' })).toContain(
      '| The listing folder store-listing has no language folder, such as store-listing/en-us. Use `command: pull` to write what the Store has.',
    );
  });
});

describe('languages.txt', () => {
  test('says which language a folder is for, even in trailers', async () => {
    const { folder, problems } = await read({
      'languages.txt': '# Weblate\npt_BR = pt-br\n\nzh_Hans=zh-hans\n',
      'pt_BR/title.txt': 'x',
      'zh_Hans/title.txt': 'x',
      'trailers/1/pt_BR/title.txt': 'x',
      'trailers/1/video.mp4': 'x',
    });
    expect(problems).toEqual([]);
    expect(folder.languages.map(({ folder, code, line }) => [folder, code, line])).toEqual([
      ['pt_BR', 'pt-br', 2],
      ['zh_Hans', 'zh-hans', 4],
    ]);
    expect(folder.trailers?.[0]?.languages[0]?.code).toBe('pt-br');
  });

  test('is checked line by line', async () => {
    const files = { 'languages.txt': 'a = en-us\npt-br\na = de-de\nMissing = fr-fr\n', 'a/title.txt': 'x' };
    expect(await problemsOf(files)).toEqual([
      'languages.txt:2 | languages.txt must have the form "folder = language", such as "pt_BR = pt-br".',
      'languages.txt:3 | languages.txt names a again: it is already on line 1. Remove one of the two.',
      'languages.txt:4 | languages.txt refers to the folder Missing, which does not exist.',
    ]);
  });
});

describe('images of a folder', () => {
  const imagesOf = async (files: Files, type = 'screenshot') => {
    const { folder } = await read(files);
    return folder.languages[0]?.images.get(type)?.images.map(({ name }) => name);
  };

  test('are in the order of their names, numbers by value, including those that only the Store has', async () => {
    const files = {
      'en-us/images/screenshot/10-last.png': shot('a'),
      'en-us/images/screenshot/2-second.png.kept': 'id: 5\nfile-name: a.png\n',
      'en-us/images/screenshot/1-first.png': shot('b'),
      'en-us/images/screenshot/1-first.txt': 'Caption',
    };
    expect(await problemsOf(files)).toEqual([]);
    expect(await imagesOf(files)).toEqual(['1-first.png', '2-second.png', '10-last.png']);
  });

  test.each(['store-logo-9x16', 'StoreLogo9x16', 'storelogo9X16', 'STORE-LOGO-9X16'])(
    'are found in %s, whatever its hyphens and letter case',
    async (folder) => {
      const files = { [`en-us/images/${folder}/a.png`]: shot('a') };
      expect(await imagesOf(files, 'storelogo9x16')).toEqual(['a.png']);
    },
  );

  test('are in one folder per type', async () => {
    const files = {
      'en-us/images/store-logo-9x16/a.png': shot('a'),
      'en-us/images/StoreLogo9x16/b.png': shot('b'),
      'en-us/images/loose.png': shot('c'),
    };
    expect(await problemsOf(files)).toEqual([
      'en-us/images/StoreLogo9x16 | en-us/images/StoreLogo9x16 is for the same image type as en-us/images/store-logo-9x16. Remove one of the two.',
      'en-us/images/loose.png | en-us/images/loose.png belongs in the folder for its image type, for example as en-us/images/screenshot/loose.png.',
    ]);
  });

  test('change nothing if there are none, and are cleared by a file named none', async () => {
    expect(await imagesOf({ 'en-us/images/screenshot/.gitkeep': '' })).toBeUndefined();
    expect(await imagesOf({ 'en-us/images/screenshot/none': '' })).toEqual([]);
    const both = { 'en-us/images/screenshot/none': '', 'en-us/images/screenshot/a.png': shot('a') };
    expect(await problemsOf(both)).toEqual([
      'en-us/images/screenshot/none | en-us/images/screenshot/none clears the images, but this folder has some. Remove this file or the images.',
    ]);
  });

  test.each([
    [
      'is cut off',
      shot('a').subarray(0, -4),
      'is an incomplete PNG file: it ends before its last chunk. Export it again.',
    ],
    ['is cut off in its header', shot('a').subarray(0, 20), 'is not a PNG file, despite its name.'],
    ['is a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'is not a PNG file, despite its name.'],
    ['is empty', Buffer.alloc(0), 'is an empty file.'],
    [
      'contains no picture',
      Buffer.concat([shot('a').subarray(0, 33), shot('a').subarray(-12)]),
      'is an incomplete PNG file: it contains no image data. Export it again.',
    ],
  ])('are complete: one that %s is an error', async (_what, bytes, message) => {
    expect(await problemsOf({ 'en-us/images/icon/a.png': bytes })).toEqual([
      `en-us/images/icon/a.png | en-us/images/icon/a.png ${message}`,
    ]);
  });

  test('are complete even if something follows the last chunk', async () => {
    const files = { 'en-us/images/icon/a.png': Buffer.concat([shot('a'), Buffer.from('trailing')]) };
    expect(await problemsOf(files)).toEqual([]);
  });

  test('differ and have one caption each, and every caption has an image', async () => {
    const set = 'en-us/images/screenshot';
    expect(
      await problemsOf({
        [`${set}/a.png`]: shot('a'),
        [`${set}/b.png`]: shot('a'),
        [`${set}/a.txt`]: 'x',
        [`${set}/a.clear`]: '',
        [`${set}/c.txt`]: 'x',
        [`${set}/d.jpg`]: 'x',
        [`${set}/e.gz`]: 'x',
      }),
    ).toEqual([
      `${set}/a.clear | ${set}/a.clear conflicts with ${set}/a.txt. Remove one of the two.`,
      `${set}/b.png | ${set}/b.png is the same picture as ${set}/a.png. Remove one of the two.`,
      `${set}/c.txt | ${set}/c.txt is the caption of a missing image. Add c.png, or remove it.`,
      `${set}/d.jpg | ${set}/d.jpg is not a PNG file, the only kind that the Store accepts.`,
      `${set}/e.gz | ${set}/e.gz is not a listing file. Remove it.`,
    ]);
  });

  test('of the Store are named by ID, file name and hash, which is checked line by line', async () => {
    const set = 'en-us/images/screenshot';
    const { folder } = await read({
      [`${set}/a.png.kept`]: 'ID: 5\r\nFile-Name: x y.png\r\n\r\nSHA256: AB\r\n',
    });
    expect(folder.languages[0]?.images.get('screenshot')?.images[0]?.kept).toEqual({
      path: `${set}/a.png.kept`,
      id: '5',
      fileName: 'x y.png',
      sha256: 'ab',
    });
    expect(
      await problemsOf({ [`${set}/a.png.kept`]: 'id: 5\nid: 6\nwhat\n', [`${set}/b.png.kept`]: 'sha256: a' }),
    ).toEqual([
      `${set}/a.png.kept:2 | ${set}/a.png.kept must look like "id: 123", "file-name: name.png" or "sha256: …", each used at most once.`,
      `${set}/a.png.kept:3 | ${set}/a.png.kept must look like "id: 123", "file-name: name.png" or "sha256: …", each used at most once.`,
      `${set}/b.png.kept | ${set}/b.png.kept does not identify an image in the Store: it needs an id: or file-name: line. To recreate it, run \`command: pull\`.`,
    ]);
  });

  test('are one image as a file and as a .kept file with its hash, and two otherwise', async () => {
    const set = 'en-us/images/screenshot';
    const files = {
      [`${set}/1-a.png`]: shot('a'),
      [`${set}/9-x.png.kept`]: `id: 5\nsha256: ${sha256(shot('a'))}`,
    };
    expect(await problemsOf(files)).toEqual([]);
    expect(await imagesOf(files)).toEqual(['1-a.png']);
    expect(await problemsOf({ [`${set}/1-a.png`]: shot('a'), [`${set}/1-a.png.kept`]: 'id: 5' })).toEqual([
      `${set}/1-a.png.kept | ${set}/1-a.png.kept keeps an image in the Store, but ${set}/1-a.png is a different image. To replace the Store's image, remove the .kept file. To keep both, rename one.`,
    ]);
  });

  test('in default/ are files', async () => {
    expect(
      await problemsOf({
        'default/images/screenshot/a.png.kept': 'id: 5',
        'default/images/icon/none': '',
        'en-us/.gitkeep': '',
      }),
    ).toEqual([
      'default/images/icon/none | default/images/icon/none is allowed only in a language folder.',
      'default/images/screenshot/a.png.kept | default/images/screenshot/a.png.kept is allowed only in a language folder.',
    ]);
  });
});

describe('trailers of a folder', () => {
  test('have one video each, titles and thumbnails per language', async () => {
    const files = {
      'trailers/10-b/video.mov': 'b',
      'trailers/2-a/video.mp4': 'a',
      'trailers/2-a/en-us/title.txt': 'A',
      'trailers/2-a/en-us/thumbnail.png': shot('t'),
      'trailers/03-old.kept': 'id: 7\nfile-name: old.mp4',
    };
    expect(await problemsOf(files)).toEqual([]);
    const { folder } = await read(files);
    expect(folder.trailers?.map(({ name }) => name)).toEqual(['2-a', '03-old', '10-b']);
  });

  test('stay as they are without files, and are cleared by a file named none', async () => {
    expect((await read({ 'trailers/.gitkeep': '' })).folder.trailers).toBeUndefined();
    expect((await read({ 'trailers/none': '' })).folder.trailers).toEqual([]);
  });

  test('that are incomplete are errors', async () => {
    expect(
      await problemsOf({
        'trailers/launch.mp4': 'x',
        'trailers/1/en-us/title.txt': 'x',
        'trailers/2/video.mp4': 'x',
        'trailers/2/video.mov': 'y',
        'trailers/2/clip.mp4': 'y',
        'trailers/3/video.mp4': 'x',
        'trailers/3/en-us/tilte.txt': 'x',
        'trailers/3.kept': 'id: 1',
      }),
    ).toEqual([
      'trailers/1 | trailers/1 has no video.mp4 or video.mov. Add one.',
      'trailers/2/clip.mp4 | trailers/2/clip.mp4 is not a listing file. Did you mean video.mp4?',
      'trailers/2/video.mov | trailers/2/video.mov is a second video, but a trailer can have only one. Remove one of the two.',
      'trailers/3 | trailers/3 has the same video as trailers/2. Remove one of the two.',
      "trailers/3.kept | trailers/3.kept keeps a trailer in the Store, but folder 3 has a different video. To replace the Store's trailer, remove the .kept file. To keep both, rename one.",
      'trailers/3/en-us/tilte.txt | trailers/3/en-us/tilte.txt is not a listing file. Did you mean title.txt?',
      'trailers/launch.mp4 | trailers/launch.mp4 must be in a folder of its own: trailers/launch/video.mp4.',
    ]);
  });
});

describe('the folder of an add-on', () => {
  test('has title, description and icon', async () => {
    const { folder, problems } = await read(
      { 'en-us/title.txt': 'x', 'en-us/description.txt': 'y', 'en-us/icon.png': shot('i') },
      'add-on',
    );
    expect(problems).toEqual([]);
    expect([...(folder.languages[0]?.fields.keys() ?? [])]).toEqual(['title', 'description']);
    expect(folder.languages[0]?.images.get('icon')?.images).toHaveLength(1);
  });

  test('has no other field, no images and no trailers', async () => {
    const files = {
      'en-us/features.txt': 'x',
      'en-us/images/screenshot/a.png': shot('a'),
      'en-us/icon.jpg': 'x',
      'trailers/1/video.mp4': 'x',
    };
    expect(await problemsOf(files, 'add-on')).toEqual([
      'en-us/features.txt | en-us/features.txt is for apps only: an add-on has title.txt, description.txt and icon.png. Remove it.',
      'en-us/icon.jpg | en-us/icon.jpg is not a listing file. Did you mean icon.png?',
      'en-us/images | en-us/images is not a listing folder. Remove it.',
      'trailers | trailers is for apps only: an add-on has no trailers. Remove it.',
    ]);
  });
});

test('a folder without files is still a language, if the file system has it', async () => {
  const { folder } = await read({ 'de-de/': '', 'default/title.txt': 'x' });
  expect(folder.languages.map(({ code }) => code)).toEqual(['de-de']);
});

test('a hundred problems are listed, errors first, and the rest are counted', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 130 }, (_, index) => [`en-us/wrong-${index}.xyz`, 'x']),
  );
  const problems = await problemsOf(files);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toBe(
    '| The folder store-listing has 30 more problems. Fix the ones above first, then run the workflow again.',
  );
  const warning = { ...wrong('listing-limit', 'a', 'is long.'), severity: 'warning' as const };
  const findings = toFindings('store', [
    ...Array(100).fill(warning),
    wrong('listing-file', 'b', 'is wrong.'),
  ]);
  expect(findings.at(-2)?.message).toBe('store/b: is wrong.');
  expect(findings.at(-1)).toMatchObject({
    severity: 'warning',
    message: expect.stringContaining('1 more problem.'),
  });
});
