import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { languageCodes } from '../../src/limits/languages.ts';
import { appFields } from '../../src/listing/fields.ts';
import { elementsOf, renderGithub, visibleText } from '../support/github-markdown.ts';
import { picture } from '../support/picture.ts';
import { commit, git, pullRequest } from '../support/repository.ts';
import { oneSentenceInFiles } from '../support/sample-listing.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import type { PublishOptions } from '../support/test-store.ts';
import { inWorkspace } from '../support/workspace.ts';

// What a reviewer sees of a Store page that changes, and whether it is all of it.
const store = useStore({ hasGithub: true });
type Files = Parameters<typeof pullRequest>[1];
const review = { packages: '', listing: 'store', 'dry-run': 'true' };
const [red, green] = [picture(1366, 768, [200, 30, 30]), picture(1366, 768, [30, 200, 30])];
const shown = (markdown: string) => visibleText(renderGithub(markdown));
const titlesIn = (markdown: string) =>
  [...renderGithub(markdown).matchAll(/<summary>(.*?)<\/summary>/g)].map(([, title = '']) =>
    visibleText(title),
  );

/** A pull request as GitHub reports it in the event file, with the number of the one that can be commented on. */
function event(fixture: string) {
  const file = new URL(`../fixtures/events/${fixture}.json`, import.meta.url);
  const payload = JSON.parse(readFileSync(file, 'utf8'));
  const pull_request = { ...payload.pull_request, number: 7 };
  return { event: { name: 'pull_request', payload: { ...payload, number: 7, pull_request } } };
}

/** Runs on the merge commit of a pull request, which comments and uploads an artifact as far as it may. */
async function reviewed(
  [before, after]: readonly [Files, Files],
  inputs: Readonly<Record<string, string>> = {},
  options: PublishOptions = {},
): Promise<StoreRun> {
  const arrange = (workspace: string) => pullRequest(workspace, before, after);
  return await store.publish([], { ...review, ...inputs }, { reports: true, arrange, ...options });
}

const noKey = { 'tenant-id': '', 'client-id': '', 'client-secret': '', 'app-id': '' };
const fork = event('pull-request-from-fork');

describe('a pull request of the repository', () => {
  test('is compared with the Store, and shows each of twelve languages once', async () => {
    const { before, after, app } = oneSentenceInFiles();
    store.app(app);
    const run = await reviewed([before, after], {}, event('pull-request'));
    expect(run.result).toBe('planned');
    for (const text of [run.summary, run.comment]) {
      expect(shown(text)).toContain('Compared with the Store. 12 languages change.');
      expect(titlesIn(text)).toEqual(
        expect.arrayContaining(['de-de: description', 'zh-hans-cn: description']),
      );
      expect(shown(text)).toContain('-Es startet schnell.\n+Es startet schnell und arbeitet ohne Netz.');
      expect(shown(text)).not.toContain('listings.');
      expect(shown(text)).toContain('preview.html in the artifact store-record');
    }
    expect(run.log).toContain('    +Es startet schnell und arbeitet ohne Netz.');
    expect(run.log).not.toContain('listings.de-de');
    expect(run.artifact['preview.html']).toContain('Compared with the Store');
  });

  test('marks what comes from default/, and names the languages without a folder', async () => {
    store.app({ languages: ['en-us', 'ja-jp', 'it-it'] });
    const files = { 'store/ja-jp/.gitkeep': '', 'store/default/description.txt': 'Ours.' };
    const run = await reviewed([{}, files], {}, event('pull-request'));
    expect(titlesIn(run.summary)).toContain('ja-jp: description from default/');
    expect(shown(run.summary)).toContain('Languages without a folder stay unchanged: en-us, it-it.');
    expect(run.log).toContain('ja-jp: description from default/');
  });

  test('shows what changes in the same way once, and all of it in the artifact if it is too long', async () => {
    const { app } = oneSentenceInFiles();
    store.app(app);
    const text = (language: string) =>
      Array.from({ length: 600 }, (_, index) => `${index} ${language}`).join('\n');
    const files = Object.fromEntries([
      ...app.languages.flatMap((each) => [
        [`store/${each}/description.txt`, text(each)],
        [`store/${each}/copyright.txt`, '© 2026'],
      ]),
    ]);
    const run = await reviewed([{}, files], {}, event('pull-request'));
    expect(run.result).toBe('planned');
    expect(titlesIn(run.comment)).toContain('en-us, de-de and 10 more languages: copyright');
    expect(shown(run.comment)).toMatch(
      /Not shown, for lack of space: \d+ changes of 13\. Complete in the artifact store-record\./,
    );
    expect(run.comment.length).toBeLessThan(65_536);
    expect(run.comment).toContain('Written by');
    for (const language of app.languages) {
      expect(run.artifact['preview.html']).toContain(`599 ${language}`);
      expect(run.log).toContain(`+599 ${language}`);
    }
  });

  test('keeps texts from acting, no matter what they say', async () => {
    store.app({ languages: ['en-us'] });
    const hostile = [
      '</details><script>alert(1)</script>',
      '````',
      '::error::x',
      '##[error]x',
      '@octocat #1 https://evil.example',
      '<img src=x onerror=alert(1)>',
      'a\u202eb\u200bc',
      '[x](javascript:alert(1))',
    ].join('\n');
    const files = {
      'store/en-us/description.txt': hostile,
      'store/en-us/title.txt': '</summary><b>x',
      'store/en-us/images/screenshot/01-_a_ `b` @octocat.png': red,
      'store/en-us/images/screenshot/01-_a_ `b` @octocat.txt': '</li><script>',
    };
    const inputs = { 'replace-images': 'true' };
    const run = await reviewed([{}, files], inputs, event('pull-request'));
    expect(run.result).toBe('planned');
    for (const text of [run.summary, run.comment]) {
      const elements = elementsOf(renderGithub(text));
      expect(elements.filter((name) => /^(script|img|b|iframe|style)$/.test(name))).toEqual([]);
      expect(renderGithub(text)).not.toMatch(/<a [^>]*(evil|octocat|javascript)/);
      expect(shown(text)).toContain('2 invisible characters are not shown: U+202E, U+200B');
    }
    const page = run.artifact['preview.html'] ?? '';
    expect(elementsOf(page)).not.toEqual(expect.arrayContaining(['script']));
    expect(page).toContain('data:image/png;base64,');
  });
});

test('the artifact has the page as it was, and publishing that undoes the change', async () => {
  const websiteUrl = 'https://contoso.com';
  const submission = { listings: { 'de-de': { baseListing: { websiteUrl } } } };
  store.app({ languages: ['en-us', 'de-de'], submission });
  const published = () => Object(store.published()?.submission).listings['de-de'].baseListing;
  const { description, title, shortDescription } = published();
  expect(shortDescription).toBe('');
  const change = {
    'store/de-de/description.txt': 'Neu.',
    'store/de-de/features.txt': 'A\nB',
    'store/de-de/short-description.txt': 'Kurz.',
    'store/de-de/images/screenshot/01.png': red,
    'store/de-de/images/icon/icon.png': picture(300, 300, [30, 30, 200]),
  };
  const inputs = { ...review, 'dry-run': '', 'wait-for': 'published', 'replace-images': 'true' };
  const run = await reviewed([{}, change], inputs);
  expect(run.result).toBe('published');
  expect(published()).toMatchObject({ description: 'Neu.', features: ['A', 'B'], shortDescription: 'Kurz.' });
  expect(typesOf(published())).toEqual(['Icon', 'Screenshot']);
  const held = Object.entries(run.artifact).filter(([name]) => name.startsWith('store-page-before/'));
  expect(held.map(([name]) => name)).toContain(
    'store-page-before/de-de/images/screenshot/01-screenshot.png.kept',
  );
  expect(run.artifact['store-page-before/README.txt']).toMatch(
    /To undo[\s\S]*Not in this folder:\n- de-de: websiteUrl/,
  );
  // The picture is gone from the Store.
  const texts = Object.fromEntries(held.filter(([name]) => !name.includes('/images/screenshot/')));
  const undo = await reviewed([{}, texts], { ...inputs, listing: 'store-page-before' });
  expect(undo.result).toBe('published');
  expect(published()).toMatchObject({ description, title, features: ['Works offline'], shortDescription });
  expect(typesOf(published())).toEqual(['Screenshot']);
});

function typesOf({ images }: { readonly images: readonly { readonly imageType: string }[] }) {
  return images.map(({ imageType }) => imageType).sort();
}

describe('a change by other inputs', () => {
  test('is shown by language, too, and other fields stay rows', async () => {
    store.app({ languages: ['en-us', 'de-de'] });
    const patch = {
      applicationCategory: 'Games',
      listings: { 'de-de': null, 'en-us': { baseListing: { websiteUrl: 'https://contoso.com' } } },
    };
    const files = [{ path: 'patch.json', bytes: Buffer.from(JSON.stringify(patch)) }];
    const run = await store.publish(
      files,
      { ...review, listing: '', 'release-notes': 'Ink.', 'submission-patch': 'patch.json' },
      { reports: true },
    );
    expect(run.result).toBe('planned');
    expect(titlesIn(run.summary)).toContain('en-us: release notes');
    expect(shown(run.summary)).toContain('Removed: de-de.');
    expect(shown(run.summary)).toContain('applicationCategory');
    expect(shown(run.summary)).toContain('listings.en-us.baseListing.websiteUrl');
    expect(shown(run.summary)).not.toContain('releaseNotes');
    expect(run.warnings.join('\n')).toContain(
      "Removed from the Store page, with all text and images: de-de. If you don't want this, remove the null from submission-patch: images can't be recovered from the Store.",
    );
  });

  test('shows the pictures of a patch', async () => {
    store.app();
    const image = { fileName: 'store/shot.png', imageType: 'Screenshot', fileStatus: 'PendingUpload' };
    const patch = { listings: { 'en-us': { baseListing: { images: [image] } } } };
    const files = [
      { path: 'patch.json', bytes: Buffer.from(JSON.stringify(patch)) },
      { path: 'store/shot.png', bytes: red },
    ];
    const inputs = { ...review, listing: '', 'submission-patch': 'patch.json' };
    const run = await store.publish(files, inputs, { reports: true });
    expect(titlesIn(run.summary)).toContain('en-us: 1 screenshot added, 1 screenshot removed');
    expect(shown(run.summary)).toMatch(/\+ shot\.png \(screenshot, [\d.]+ kB\)/);
    expect(run.artifact['preview.html']).toContain('src="data:image/png;base64,');
    expect(run.artifact['preview.html']).toContain('Only the Store has this picture.');
  });

  test('that adds a language gets a warning', async () => {
    store.app({ languages: ['en-us'] });
    const files = {
      'store/fr-fr/title.txt': 'Notes',
      'store/fr-fr/description.txt': 'x',
      'store/fr-fr/images/screenshot/a.png': red,
    };
    const run = await reviewed([{}, files]);
    expect(run.warnings.join('\n')).toContain(
      "New on the Store page: fr-fr. An app's listing needs a description and a screenshot in each language. To leave a language out, rename or remove its folder, or its property in submission-patch.",
    );
    expect(titlesIn(run.summary)).toContain('fr-fr: new language, title, description, 1 screenshot added');
  });
});

describe('a dry run without credentials', () => {
  const change = [
    {
      'store/en-us/title.txt': 'Notes',
      'store/en-us/images/screenshot/01-old.png': red,
      'store/de-de/title.txt': 'Notizen',
    },
    {
      'store/en-us/title.txt': 'Ink',
      'store/en-us/images/screenshot/01-old.png': null,
      'store/en-us/images/screenshot/02-new.png': green,
    },
  ] as const;

  test('of a fork is compared with the base commit, sends nothing, and is shown in summary and artifact', async () => {
    store.app();
    const run = await reviewed(change, {}, fork);
    expect(run.result).toBe('planned');
    expect(run.requests).toEqual([]);
    expect(run.comment).toBe('');
    expect(store.github.server.requests).toEqual([]);
    expect(shown(run.summary)).toContain('Compared with the base commit, not with the Store.');
    expect(titlesIn(run.summary)).toEqual(['en-us: title, 1 screenshot added, 1 screenshot removed']);
    expect(run.log).toContain('    -Notes\n    +Ink');
    expect(run.log).toContain('No comment: the token of a run from a fork can only read.');
    const page = run.artifact['preview.html'] ?? '';
    expect(page).toContain('<h1>Compared with the base commit, not with the Store</h1>');
    // The old picture comes from the base commit.
    expect(page.split('src="data:image/png;base64,')).toHaveLength(3);
  });

  test('of Dependabot has the same', async () => {
    const env = { GITHUB_ACTOR: 'dependabot[bot]' };
    const run = await reviewed(change, noKey, { ...event('pull-request'), env });
    expect(run.result).toBe('planned');
    expect(run.requests).toEqual([]);
    expect(shown(run.comment)).toContain('Compared with the base commit, not with the Store.');
  });

  test('works with the two commits that the recipe checks out, and fetches nothing', async () => {
    const arrange = (workspace: string) => cloned(workspace, change, 2);
    const run = await reviewed(change, noKey, { ...fork, arrange });
    expect(titlesIn(run.summary)).toEqual(['en-us: title, 1 screenshot added, 1 screenshot removed']);
  });

  test.each<[string, (workspace: string) => Promise<void>, PublishOptions['env'], string]>([
    [
      'one commit',
      (workspace) => cloned(workspace, change, 1),
      {},
      'The checkout does not include the base commit. Set `fetch-depth: 2` for actions/checkout.',
    ],
    [
      'not a merge commit',
      async (workspace) => {
        git(workspace, 'init', '--quiet');
        await commit(workspace, change[0]);
      },
      {},
      'The checked-out commit is not a merge commit. On pull_request, actions/checkout checks one out unless its ref input is set.',
    ],
    [
      'no repository',
      async (workspace) => {
        await pullRequest(workspace, change[0], change[1]);
        await rm(path.join(workspace, '.git'), { recursive: true });
      },
      {},
      'The folder is not in a Git repository. Check it out with actions/checkout.',
    ],
    [
      'a damaged repository',
      async (workspace) => {
        await pullRequest(workspace, change[0], change[1]);
        for (const name of await readdir(path.join(workspace, '.git/objects')))
          if (name.length === 2) await rm(path.join(workspace, '.git/objects', name), { recursive: true });
      },
      {},
      "The base commit can't be read: ",
    ],
    [
      'no git',
      (workspace) => pullRequest(workspace, change[0], change[1]),
      { PATH: '/nowhere' },
      'Git is not installed on this runner.',
    ],
  ])('says why there is nothing to compare with: %s', async (_what, arrange, env, why) => {
    const run = await reviewed(change, noKey, { ...fork, arrange, ...(env && { env }) });
    expect(run.result).toBe('planned');
    expect(run.log).toContain(`Store page. Not compared: ${why}`);
    expect(shown(run.summary)).toContain(`Not compared. ${why}`);
    expect(run.artifact['preview.html']).toBeUndefined();
  });
});

// Only root can give a folder to someone else.
const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('a repository of another user is named as unsafe, with what to do', async () => {
  const files = { 'store/en-us/title.txt': 'Notes' };
  const arrange = async (workspace: string) => {
    await pullRequest(workspace, {}, files);
    for (const name of ['', '.git']) await chown(path.join(workspace, name), 65_534, 65_534);
  };
  const run = await reviewed([{}, files], noKey, { ...fork, arrange });
  expect(run.log).toContain(
    'Not compared: Git considers the repository unsafe because it belongs to another user. Add a step before this one: git config --global --add safe.directory "$GITHUB_WORKSPACE"',
  );
});

/** A checkout as actions/checkout makes it, from an origin that is gone by then. */
async function cloned(workspace: string, change: readonly [Files, Files], depth: number): Promise<void> {
  const origin = path.join(workspace, '..', 'origin');
  await pullRequest(origin, ...change);
  git(path.dirname(workspace), 'clone', '--quiet', `--depth=${depth}`, pathToFileURL(origin).href, workspace);
  await rm(origin, { recursive: true });
}

describe('a review shows', () => {
  const lines = (last: string) =>
    [...Array.from({ length: 12 }, (_, index) => `Line ${index}.`), last].join('\n');
  const set = 'store/en-us/images/screenshot';

  test('every kind of change of a folder', async () => {
    const blue = picture(1366, 768, [30, 30, 200]);
    const before = {
      'store/en-us/title.txt': 'Notes',
      'store/en-us/description.txt': lines('Old.'),
      [`${set}/1.png`]: red,
      [`${set}/2.png`]: green,
      [`${set}/2.txt`]: 'Green',
      [`${set}/3.png`]: blue,
      'store/fr-fr/title.txt': 'Notes',
    };
    const after = {
      'store/en-us/title.txt': null,
      'store/en-us/description.txt': lines('N\u200bew.'),
      'store/en-us/features.txt': 'Ink',
      [`${set}/1.png`]: null,
      [`${set}/2.png`]: null,
      [`${set}/2.txt`]: null,
      [`${set}/1-green.png`]: green,
      [`${set}/1-green.txt`]: 'Very green',
      [`${set}/2-red.png`]: red,
      [`${set}/2-red.txt`]: 'Red',
      [`${set}/3.txt`]: 'Blue',
      [`${set}/4.png`]: withBytes(picture(1366, 768, [9, 9, 9]), 21_000_000),
      'store/fr-fr/title.txt': null,
    };
    const run = await reviewed([before, after], noKey, fork);
    for (const part of [
      'No longer in the folder, so unchanged in the Store: fr-fr.',
      'title (no longer in the folder, so the Store keeps its own)',
      '@@ 11 unchanged lines @@',
      '1 invisible character is not shown: U+200B',
      'new caption) “Green” → “Very green”',
      'moved, new caption) no caption → “Red”',
    ])
      expect(shown(run.summary)).toContain(part);
    const page = visibleText(run.artifact['preview.html'] ?? '');
    expect(page).toContain("Not shown: the page's pictures would be too large.");
    expect(page).toContain('1 changed picture not shown, since the page would be too large.');
    expect(page).toContain('No longer in the folder, so the Store keeps its own.');
    expect(page).toContain('Not in the folder');
  });

  test('why a picture is missing that was changed during the run', async () => {
    store.app();
    const files = { [`${set}/1.png`]: red, [`${set}/2.png`]: green };
    const inputs = { 'replace-images': 'true' };
    const arrange = (workspace: string) => {
      // By the first request, the folder has been read.
      store.onRequest = () => {
        rmSync(path.join(workspace, set, '1.png'), { force: true });
        writeFileSync(path.join(workspace, set, '2.png'), 'no picture');
      };
      return pullRequest(workspace, {}, files);
    };
    const run = await reviewed([{}, files], inputs, { arrange });
    const page = visibleText(run.artifact['preview.html'] ?? '');
    expect(page).toContain('Not shown: the file can’t be read.');
    expect(page).toContain('Not shown: the file is not a complete PNG.');
  });

  test('that nothing changes', async () => {
    const files = { 'store/en-us/title.txt': 'Notes' };
    const run = await reviewed([files, { 'other.txt': 'x' }], noKey, fork);
    expect(shown(run.summary)).toContain('No language changes, and 1 stays unchanged.');
  });

  test('how many languages it has no room for, in every language that the Store knows', async () => {
    const fields = appFields.slice(0, 12).map(({ file }) => file);
    const files = [...languageCodes].flatMap((code) =>
      fields.map((file) => [`store/${code}/${file}.txt`, `${code} ${file}`]),
    );
    const own = event('pull-request');
    const run = await reviewed([{}, Object.fromEntries(files)], { ...noKey, 'artifact-name': '' }, own);
    expect(run.result).toBe('planned');
    expect(run.comment.length).toBeLessThan(65_536);
    expect(shown(run.comment)).toMatch(/And \d+ more changes\./);
    expect(shown(run.comment)).toContain('Complete in the log of this run.');
    expect(titlesIn(run.summary)).toHaveLength(languageCodes.size);
  });
});

/** A PNG with a chunk of this many bytes that is never shown. */
function withBytes(png: Buffer, size: number): Buffer {
  const chunk = Buffer.alloc(size + 12);
  chunk.writeUInt32BE(size);
  chunk.write('prVt', 4, 'latin1');
  chunk.writeUInt32BE(crc32(chunk.subarray(4, size + 8)), size + 8);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

describe('preview-path', () => {
  const page = [{}, { 'store/en-us/title.txt': 'Ink' }] as const;

  test('gets the page in a new file, which log and summary name', () =>
    inWorkspace([], {}, async (workspace) => {
      store.app();
      await pullRequest(workspace, ...page);
      const run = await store.publish(
        [],
        { ...review, 'preview-path': 'out/preview.html' },
        { workspace, ...event('pull-request') },
      );
      expect(run.result).toBe('planned');
      expect(run.log).toMatch(/Preview page: out\/preview\.html, [\d.]+ kB\./);
      expect(shown(run.summary)).toContain('with pictures: out/preview.html on the runner.');
      expect(await readFile(path.join(workspace, 'out/preview.html'), 'utf8')).toContain('<ins>Ink</ins>');
    }));

  test.each([
    ['../preview.html', 'preview-path is not a file in the workspace or in RUNNER_TEMP.'],
    [
      'store/en-us/title.txt',
      'preview-path already exists. Use a new name, or delete the file in an earlier step.',
    ],
    ['link/preview.html', 'preview-path leads through a link: link.'],
    ['store/en-us/title.txt/x.html', 'preview-path leads through a file: store/en-us/title.txt.'],
  ])('%s is refused before anything else', async (name, message) => {
    store.app();
    const arrange = async (workspace: string) => {
      await pullRequest(workspace, ...page);
      await symlink('store', path.join(workspace, 'link'));
    };
    const run = await reviewed(page, { 'preview-path': name }, { arrange });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toContain(message);
    expect(run.requests).toEqual([]);
  });

  test('gets no page if nothing was compared, and the log says why', async () => {
    const arrange = (workspace: string) => cloned(workspace, page, 1);
    const run = await reviewed(page, { ...noKey, 'preview-path': 'preview.html' }, { ...fork, arrange });
    expect(run.log).toContain('No preview page: The checkout does not include the base commit.');
    const failed = await reviewed(page, { 'preview-path': 'preview.html', listing: 'nowhere' });
    expect(failed.log).toContain('No preview page: the run ended before it could compare the Store page.');
  });

  test('that is taken by the end of the run is a warning', async () => {
    store.app();
    const arrange = (workspace: string) => {
      // The Store responds only after that, so the run always finds the file at its end.
      store.onRequest = () => writeFile(path.join(workspace, 'preview.html'), '');
      return pullRequest(workspace, ...page);
    };
    const run = await reviewed(
      page,
      { 'preview-path': 'preview.html' },
      { ...event('pull-request'), arrange },
    );
    expect(run.result).toBe('planned');
    expect(run.warnings.join('\n')).toContain(
      'The preview page was not written: preview-path already exists.',
    );
  });

  test('in a folder that may not be written to is a warning', async () => {
    store.app();
    const arrange = async (workspace: string) => {
      await pullRequest(workspace, ...page);
      await mkdir(path.join(workspace, 'shut'));
      await chmod(path.join(workspace, 'shut'), 0o500);
    };
    const run = await reviewed(page, { 'preview-path': 'shut/preview.html' }, { arrange });
    expect(run.result).toBe('planned');
    // Root may write everywhere.
    if (process.getuid?.() !== 0)
      expect(run.warnings.join('\n')).toContain('The preview page was not written: EACCES');
  });
});
