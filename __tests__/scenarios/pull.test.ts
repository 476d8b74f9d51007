import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appFields } from '../../src/listing/fields.ts';
import { isSameValue } from '../../src/listing/same-text.ts';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import { wholePng } from '../support/whole-png.ts';

const store = useStore({ hasGithub: true });
const pull = { command: 'pull', listing: 'store-listing' };
const publish = { listing: 'store-listing', 'wait-for': 'published' };
let workspace: string;

beforeEach(async () => {
  workspace = await realpath(await mkdtemp(path.join(os.tmpdir(), 'pull ')));
});
afterEach(() => rm(workspace, { recursive: true }));

const run = (inputs: Readonly<Record<string, string>>) => store.publish([], inputs, { workspace });
const place = (name: string) => path.join(workspace, 'store-listing', name);
const put = async (name: string, content: string | Uint8Array) => {
  await mkdir(path.dirname(place(name)), { recursive: true });
  await writeFile(place(name), content);
};
const text = (name: string) => readFile(place(name), 'utf8');

/** The files in the folder, by their paths. */
async function files(): Promise<readonly string[]> {
  const entries = await readdir(path.join(workspace, 'store-listing'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(place('.'), path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    )
    .sort();
}

const image = (
  id: string,
  fileName: string,
  imageType = 'Screenshot',
  description: string | null = null,
) => ({
  id,
  fileName,
  fileStatus: 'Uploaded',
  imageType,
  description,
});
const pageA = {
  'en-us': {
    baseListing: {
      title: 'Contoso Notes',
      description: 'One.\r\nTwo.  \r\n',
      shortDescription: '',
      releaseNotes: 'Faster.',
      features: ['Ink', 'Tabs'],
      keywords: [],
      minimumHardware: ['Pen', ' '],
      copyrightAndTrademarkInfo: '© Contoso',
      images: [
        image('1', '../../main.png', 'Screenshot', 'Main\r\nwindow'),
        image('2', 'con.png'),
        image('3', 'logo.png', 'StoreLogo9x16'),
      ],
      websiteUrl: 'https://contoso.example',
    },
    platformOverrides: { Windows81: { description: 'Old' } },
  },
  'de-de': {
    baseListing: {
      title: 'Contoso Notes',
      description: 'Eins.',
      features: null,
      images: [image('4', 'haupt.png')],
    },
  },
};
const pageB = {
  'en-us': {
    baseListing: {
      title: 'Contoso Notes',
      description: 'Other.',
      keywords: ['b'],
      images: [image('5', 'b.png')],
    },
  },
  'de-de': {
    baseListing: {
      title: 'Contoso Notes',
      description: 'Anders.',
      features: ['x'],
      images: [image('6', 'c.png')],
    },
  },
};
const app = (listings: typeof pageA | typeof pageB, trailers: readonly object[] = []) =>
  store.app({
    languages: ['en-us', 'de-de'],
    submission: JSON.parse(JSON.stringify({ listings, trailers })),
  });

/** A trailer that another tool uploaded, with a title in each language. */
function trailer(videoFileName: string, english: string, german: string) {
  const texts = (title: string) => ({ title, imageList: [{ fileName: `${title}.png`, id: title }] });
  const trailerAssets = { 'en-us': texts(english), 'de-de': texts(german) };
  return { id: videoFileName, videoFileName, videoFileId: '1', trailerAssets };
}

type Trailers = readonly { readonly trailerAssets: Readonly<Record<string, { readonly title: string }>> }[];

/** The titles of each trailer in order, by language. */
function titlesOf(trailers: Trailers) {
  return trailers.map(({ trailerAssets }) =>
    Object.fromEntries(Object.entries(trailerAssets).map(([language, { title }]) => [language, title])),
  );
}

const allFiles = [
  'de-de/copyright.txt',
  'de-de/description.txt',
  'de-de/images/screenshot/01-haupt.png.kept',
  'de-de/keywords.txt',
  'de-de/release-notes.txt',
  'de-de/title.txt',
  'en-us/copyright.txt',
  'en-us/description.txt',
  'en-us/features.txt',
  'en-us/images/screenshot/01-main.png.kept',
  'en-us/images/screenshot/01-main.txt',
  'en-us/images/screenshot/02-con.png.kept',
  'en-us/images/store-logo-9x16/01-logo.png.kept',
  'en-us/release-notes.txt',
  'en-us/title.txt',
];

describe('the page of an app', () => {
  test('becomes a folder, and publishing that folder is an empty plan', async () => {
    app(pageA);
    const pulled = await store.publish([], pull, { workspace, reports: true });
    expect(pulled.result).toBe('done');
    expect(pulled.writes).toEqual([]);
    expect(await files()).toEqual(allFiles);
    expect(await text('en-us/images/screenshot/01-main.png.kept')).toBe('id: 1\nfile-name: ../../main.png\n');
    expect(pulled.log).toContain('store-listing: 15 files written.');
    expect(pulled.log).toContain('Next: Review the changes, and commit the folder.');
    for (const line of [
      'minimum-hardware: item 2 is empty (en-us)',
      'platformOverrides (en-us)',
      'websiteUrl (en-us)',
    ]) {
      expect(pulled.log).toContain(line);
      expect(pulled.summary).toContain(line.replace(/ \(.*/, ''));
    }
    expect(JSON.parse(pulled.artifact['run.json'] ?? '')).toMatchObject({
      pulled: { folder: 'store-listing', same: 0 },
    });
    const published = await run(publish);
    expect(published.result).toBe('already-submitted');
    expect(published.writes).toEqual([]);
    const again = await run(pull);
    expect(again.log).toContain('store-listing: 11 files unchanged.');
    expect(again.log).toContain('Next: Nothing to do: the folder is up to date.');
  });

  test('with its pictures and videos makes the page of another app the same', async () => {
    app(pageA, [trailer('launch.mp4', 'Launch', 'Start'), trailer('ink.mp4', 'Ink', 'Tinte')]);
    const { listings: before, trailers } = Object(store.published()?.submission);
    const pulled = await run(pull);
    for (const [index, name] of ['01-launch', '02-ink'].entries()) {
      await rm(place(`trailers/${name}.kept`));
      await put(`trailers/${name}/video.mp4`, `video ${name}`);
      for (const [language, { title }] of Object.entries<{ title: string }>(trailers[index].trailerAssets)) {
        // The API returns no pictures and no videos; what has no place without them is named.
        expect(pulled.log).toContain(`the title of the trailer ${name}`);
        await put(`trailers/${name}/${language}/title.txt`, title);
        await put(`trailers/${name}/${language}/thumbnail.png`, wholePng(1920, 1080, name + language));
      }
    }
    for (const [index, name] of (await files()).filter((name) => name.endsWith('.kept')).entries()) {
      const isLogo = name.includes('store-logo');
      await put(name, wholePng(isLogo ? 720 : 1366, isLogo ? 1080 : 768, String(index)));
      await rename(place(name), place(name.replace(/\.kept$/, '')));
    }
    app(pageB, [trailer('other.mp4', 'Other', 'Anderer')]);
    const published = await run({ ...publish, 'replace-images': 'true' });
    expect(published.errors).toEqual([]);
    const { listings, trailers: after } = Object(store.published()?.submission);
    expect(titlesOf(after)).toEqual(titlesOf(trailers));
    for (const language of Object.keys(pageA)) {
      const { baseListing } = before[language];
      const after = listings[language].baseListing;
      for (const { file, member } of appFields)
        if (allFiles.includes(`${language}/${file}.txt`))
          expect([member, isSameValue(after[member], baseListing[member])]).toEqual([member, true]);
      const shown = (images: readonly { imageType: string; description: string | null }[]) =>
        images.map(({ imageType, description }) => [imageType, description || null]);
      expect(shown(after.images)).toEqual(shown(baseListing.images));
    }
  });
});

describe('an existing folder', () => {
  test('loses nothing: a file that differs ends the run, and nothing is written', async () => {
    app(pageA);
    await put('en-us/title.txt', 'Mine\n');
    await put('en-us/short-title.txt', 'Short\n');
    const refused = await run(pull);
    expect(refused.result).toBe('refused');
    expect(refused.errors.join('\n')).toMatch(
      /en-us\/title\.txt differs from what the Store has, and was left unchanged\. Set overwrite: true/,
    );
    expect(await files()).toEqual(['en-us/short-title.txt', 'en-us/title.txt']);
    expect(await text('en-us/title.txt')).toBe('Mine\n');
    const done = await run({ ...pull, overwrite: 'true' });
    expect(done.log).toContain('store-listing: 14 files written, 1 file replaced.');
    expect(done.log).toContain('Only in the folder, not in the Store:\n  en-us/short-title.txt');
    expect(await text('en-us/title.txt')).toBe('Contoso Notes\n');
    expect(await files()).toEqual([...allFiles, 'en-us/short-title.txt'].sort());
  });

  test('must not lead through a link, and must be in the workspace', async () => {
    app(pageA);
    const outside = await mkdtemp(path.join(os.tmpdir(), 'outside-'));
    await put('de-de/title.txt', 'Contoso Notes\n');
    await symlink(outside, place('en-us'));
    const refused = await run(pull);
    expect(refused.errors.join('\n')).toMatch(
      /en-us\/title\.txt can't be written: a link or another special file is in the way/,
    );
    for (const listing of ['../elsewhere', 'aux/page']) {
      const wrong = await run({ ...pull, listing });
      expect(wrong.errors.join('\n')).toMatch(
        listing.startsWith('..')
          ? /The listing folder \.\.\/elsewhere is outside the workspace\./
          : /The listing folder aux\/page has a name that contains "aux", a device name of Windows\./,
      );
    }
    expect(await readdir(outside)).toEqual([]);
    await rm(outside, { recursive: true });
  });

  test('gets warnings about what contradicts the Store', async () => {
    app(pageA);
    await put('en-us/images/screenshot/1.png', wholePng(1366, 768, 'a'));
    await put('en-us/images/store-logo-9x16/none', '');
    await put('en-us/copyright.clear', '');
    const { warnings } = await run(pull);
    expect(warnings.join('\n')).toMatch(
      /store-logo-9x16\/none removes these images from the Store page\. To keep them, delete this file and pull again\./,
    );
    expect(warnings.join('\n')).toMatch(
      /copyright\.clear clears a field that has text in the Store\. To keep that text, delete this file and pull again\./,
    );
  });
});

describe('what is pulled', () => {
  test('is a pending submission if it is asked for', async () => {
    store.app({ pending: { patch: { listings: { 'en-us': { baseListing: { title: 'Next' } } } } } });
    expect((await run({ ...pull, from: 'pending' })).result).toBe('done');
    expect(await text('en-us/title.txt')).toBe('Next\n');
  });

  test.each([
    [
      'published',
      { published: false },
      /has no published submission, so there is no Store page to pull\. Set from: pending if/,
    ],
    [
      'pending',
      {},
      /has no pending submission, so there is no Store page to pull\. Set from: published to get/,
    ],
  ])('must be there: %s', async (from, seed, says) => {
    store.app(seed);
    const refused = await run({ ...pull, from });
    expect(refused.result).toBe('refused');
    expect(refused.errors.join('\n')).toMatch(says);
  });

  test('is never a flight, and needs a folder', async () => {
    store.app();
    const refused = await run({ command: 'pull', flight: 'Beta' });
    expect(refused.errors.join('\n')).toMatch(/flight does not apply to command: pull/);
    expect(refused.log).toMatch(
      /listing is missing or empty\. Name the folder that the Store page is written to/,
    );
    expect(refused.requests).toEqual([]);
  });

  test('may be an add-on', async () => {
    const submission = {
      listings: {
        'en-us': {
          title: 'Gold',
          description: 'All.',
          icon: { id: '9', fileName: 'gold.png', fileStatus: 'Uploaded' },
        },
      },
    };
    store.app({ addOns: [{ id: '9NBLGGH4TNMP', productId: 'gold', submission }] });
    expect((await run({ ...pull, 'app-id': '', 'add-on': 'gold' })).result).toBe('done');
    expect(await files()).toEqual(['en-us/description.txt', 'en-us/icon.png.kept', 'en-us/title.txt']);
  });
});

test('pictures that the Store renames are known by their .kept files after a pull', async () => {
  store.app({ languages: ['en-us'] });
  store.control.set({ renamesImages: true });
  await put('en-us/images/screenshot/01-main.png', wholePng(1366, 768, 'a'));
  await put('en-us/images/screenshot/02-editor.png', wholePng(1366, 768, 'b'));
  expect((await run({ ...publish, 'replace-images': 'true' })).result).toBe('published');
  const pulled = await run(pull);
  expect(pulled.warnings.join('\n')).toMatch(
    /en-us\/images\/screenshot: the Store gave other names to 01-main\.png \(.*\), 02-editor\.png \(.*\), so \.kept files record which is which\. If a picture is not the Store's, delete its \.kept file\./,
  );
  const again = await run(publish);
  expect(again.result).toBe('already-submitted');
  expect(again.writes).toEqual([]);
});

describe('release notes in Markdown', () => {
  const markdown = { 'release-notes-format': 'markdown', 'wait-for': 'published' };
  const body =
    "## What's Changed\r\n* **Tabs** by @octocat in https://github.com/o/r/pull/1\r\n\r\n**Full Changelog**: https://github.com/o/r/compare/v1...v2";

  test('reach the Store as plain text', async () => {
    store.app();
    const done = await store.publish([await bundle('1.2.0.0')], { ...markdown, 'release-notes': body });
    expect(done.result).toBe('published');
    expect(done.warnings).toEqual([]);
    const { releaseNotes } = Object(store.published()?.submission).listings['en-us'].baseListing;
    expect(releaseNotes).toBe("What's Changed\n• Tabs");
  });

  test('without text for customers change nothing if a listing folder has notes', async () => {
    store.app();
    await put('en-us/release-notes.txt', 'New.');
    const done = await run({ ...publish, ...markdown, 'release-notes': '<!-- none -->' });
    expect(done.warnings.join('\n')).toContain(
      'release-notes has no text for customers, so it changes nothing.',
    );
  });

  test.each(['', '## 1.2.0\n\n**Full Changelog**: https://github.com/o/r/compare/v1...v2'])(
    'without text for customers leave those of the last version, and the run says so: %j',
    async (notes) => {
      store.app();
      const done = await store.publish([await bundle('1.2.0.0')], { ...markdown, 'release-notes': notes });
      expect(done.result).toBe('published');
      expect(done.warnings.join('\n')).toMatch(
        /release-notes has no text for customers, so the notes of 1\.0\.0\.0 stay\./,
      );
    },
  );

  test.each<[string, RegExp]>([
    [
      `- ${'x'.repeat(1600)}`,
      /release-notes: as plain text has 1602 characters .*, but the Store allows only 1500\. Shorten it by 102\. To leave out what is not for customers, put it below the line `<!-- not for the Store -->`\./,
    ],
    [
      'x '.repeat(11_000),
      /release-notes has 21,999 characters of Markdown, far more than the 1500 that the Store allows\. To leave out/,
    ],
  ])('that are too long are an error', async (notes, says) => {
    store.app();
    const refused = await store.publish([await bundle('1.2.0.0')], { ...markdown, 'release-notes': notes });
    expect(refused.errors.join('\n')).toMatch(says);
    expect(refused.requests).toEqual([]);
  });
});
