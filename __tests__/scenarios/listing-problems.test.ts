import { describe, expect, test } from '@jest/globals';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import { listingFolder, page, shot } from '../support/listing-files.ts';
import { bundle, type WorkspaceFile } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import { wholePng } from '../support/whole-png.ts';

const store = useStore({ hasGithub: true });

/** Errors as GitHub shows them next to the files: `file:line | message`. */
function annotated(run: StoreRun): readonly string[] {
  return readRunnerOutput(run.stdout)
    .commands.filter(({ name }) => name === 'error')
    .map(({ properties: { file = '', line }, data }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      return `${place} | ${place === '' ? data : data.replace(place, '').replace(/^:? /, '')}`;
    });
}

function expectRefused(run: StoreRun, ...says: readonly RegExp[]): void {
  expect(run.result).toBe('refused');
  for (const each of says) expect(annotated(run).join('\n')).toMatch(each);
  expect(run.writes).toEqual([]);
}

const five = listingFolder({
  'en-us/description.txt': '  \n',
  'en-us/features.txt': `One\n${'x'.repeat(201)}\n`,
  'en-us/images/screenshot/1.png': wholePng(100, 100),
  'de-de/titel.txt': 'Notizen',
  'languages.txt': 'en_US = en-us\n',
  'de-de/keywords.txt': Buffer.from('Gr\xfc\xdfe', 'latin1'),
});
const problems = [
  /^store-listing\/de-de\/keywords\.txt:1 \| is in an older encoding such as Windows-1252, not UTF-8/m,
  /^store-listing\/de-de\/titel\.txt \| is not a listing file\. Did you mean title\.txt\?/m,
  /^store-listing\/en-us\/description\.txt \| is empty: add the text or delete the file\./m,
  /^store-listing\/en-us\/features\.txt:2 \| has 201 characters .* allows only 200/m,
  /^store-listing\/en-us\/images\/screenshot\/1\.png \| is 100x100 pixels/m,
  /^store-listing\/languages\.txt:1 \| refers to the folder en_US, which does not exist/m,
];

describe('what is wrong in a listing folder', () => {
  test('is reported at once, with files and lines, before anything is written', async () => {
    store.app({ languages: ['en-us', 'de-de'] });
    const run = await store.publish(five, page, { reports: true });
    expectRefused(run, ...problems);
    expect(run.log).toContain('The listing folder has errors');
    expect(run.summary).toContain('Not computed: the listing folder has errors.');
    expect(JSON.parse(run.artifact['run.json'] ?? '')).toMatchObject({
      listing: { folder: 'store-listing', replaceImages: false },
    });
  });

  test('is reported in a dry run without credentials, which asks the Store nothing', async () => {
    store.app();
    const offline = { ...page, 'tenant-id': '', 'client-id': '', 'client-secret': '', 'dry-run': 'true' };
    const run = await store.publish(five, offline);
    expectRefused(run, ...problems);
    expect(run.requests).toEqual([]);
    expect(run.log).toContain('(without those of the listing folder, which has errors)');
    const right = listingFolder({
      'en-us/description.txt': 'New.',
      'en-us/images/screenshot/1.png': shot('a'),
      'en-us/images/screenshot/2.png.kept': 'id: 7',
    });
    const good = await store.publish(right, offline);
    expect(good.result).toBe('planned');
    expect(good.requests).toEqual([]);
    expect(good.log).toContain('listings.en-us.baseListing.description: New.');
  });

  test('is reported together with what is wrong with packages and patch', async () => {
    store.app({ languages: ['en-us', 'de-de'] });
    const patch = { path: 'patch.json', bytes: Buffer.from('{\n  "visibilty": "Public"\n}') };
    const run = await store.publish([await bundle('0.9.0.0'), patch, ...five], {
      ...page,
      packages: '*.msixbundle',
      'submission-patch': 'patch.json',
    });
    expect(run.result).toBe('refused');
    // GitHub keeps ten annotations: the log has them all.
    for (const says of [/0\.9\.0\.0/, /features\.txt:2/, /patch\.json:2: visibilty/])
      expect(run.log).toMatch(says);
    expect(run.writes).toEqual([]);
  });

  test.each<[string, Record<string, string | Buffer>, RegExp]>([
    ['an empty folder', { 'README.md': '' }, /has no language folder.*command: pull/],
    [
      'a Git LFS pointer',
      {
        'en-us/images/screenshot/1.png': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`,
      },
      /1\.png.*lfs: true/,
    ],
    [
      'a picture that breaks off',
      { 'en-us/images/screenshot/1.png': shot('a').subarray(0, -8) },
      /incomplete PNG/,
    ],
    [
      'the layout of the Azure DevOps task',
      { 'Listings/en-us/baseListing/releaseNotes.txt': 'New.' },
      /Rename every <language>\/baseListing\/releaseNotes\.txt to <language>\/release-notes\.txt/,
    ],
    [
      'a link that git checked out as text',
      { 'en-us/title.txt': 'A', 'de-de/title.txt': '../en-us/title.txt' },
      /de-de\/title\.txt/,
    ],
    ['a language that does not exist', { 'xx-yy/title.txt': 'A' }, /xx-yy.*not a language/],
    [
      'two languages in one',
      { 'en-us/title.txt': 'A', 'languages.txt': 'en = en-us', 'en/title.txt': 'A' },
      /same language/,
    ],
    [
      'an image that the Store does not have',
      { 'en-us/images/icon/1.png.kept': 'id: 1' },
      /does not have there/,
    ],
    ['a caption without an image', { 'en-us/images/screenshot/2.txt': 'A' }, /2\.txt/],
    [
      'two equal images',
      { 'en-us/images/screenshot/1.png': shot('a'), 'en-us/images/screenshot/2.png': shot('a') },
      /2\.png/,
    ],
    ['another type of image', { 'en-us/images/screenshots/1.png': shot('a') }, /Did you mean screenshot\?/],
    [
      'names that differ in letter case',
      { 'en-us/title.txt': 'A', 'en-us/Title.txt': 'B' },
      /only in case or accents/,
    ],
  ])('%s is refused', async (_what, files, says) => {
    store.app({ languages: ['en-us', 'de-de'] });
    expectRefused(await store.publish(listingFolder(files), page), says);
  });

  test('links are refused, wherever they lead', async () => {
    store.app();
    const files = listingFolder({ 'en-us/title.txt': 'A' });
    const links = {
      'store-listing/en-us/description.txt': '/etc/hostname',
      'store-listing/de-de': '../../..',
    };
    const run = await store.publish(files, page, { links });
    expectRefused(run, /description\.txt \| .*link/, /de-de \| .*link/);
  });

  test.each([
    ['..', /\.\. is outside the workspace/],
    ['../elsewhere', /is not in the workspace/],
    ['missing', /missing is not at the top level of the workspace/],
    ['file.txt', /is a file, not a folder/],
  ])('the folder %s is refused', async (listing, says) => {
    store.app();
    const file = { path: 'file.txt', bytes: Buffer.from('x') };
    const run = await store.publish([file], { ...page, listing });
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(says);
    expect(run.requests).toEqual([]);
  });

  test('a hostile folder neither acts nor gets in', async () => {
    store.app();
    const files = listingFolder({
      'en-us/description.txt': '::error::acting\n##[error]acting\n</details><script>alert(1)</script>\u202e',
      'en-us/copyright.txt': `::set-output name=result::published ${'x'.repeat(300)}`,
      'en-us/images/screenshot/::error::x.png': 'no picture',
      '__proto__/title.txt': 'A',
      'constructor/title.txt': 'A',
    });
    const run = await store.publish(files, page, { reports: true });
    expectRefused(run, /no PNG|not a PNG/, /copyright\.txt/, /constructor/, /__proto__/);
    expect(run.summary).not.toContain('<script>');
  });
});

describe('a listing folder along with other inputs', () => {
  const folder = listingFolder({
    'en-us/description.txt': 'New.',
    'en-us/release-notes.txt': 'Faster.',
    'de-de/.gitkeep': '',
  });
  const patched = (patch: unknown): readonly WorkspaceFile[] => [
    ...folder,
    { path: 'patch.json', bytes: Buffer.from(JSON.stringify(patch, undefined, 2)) },
  ];
  const inputs = { ...page, 'submission-patch': 'patch.json' };

  test.each<[string, unknown, RegExp]>([
    [
      'the same field',
      { listings: { 'EN-us': { baseListing: { description: 'Other.' } } } },
      /^patch\.json:5 \| listings\.EN-us\.baseListing\.description is set both here and by the listing input/m,
    ],
    [
      'a language with a folder removed',
      { listings: { 'de-de': null } },
      /^patch\.json:3 \| listings\.de-de is removed here but set by the listing input/m,
    ],
    [
      'the texts of a language with a folder removed',
      { listings: { 'en-us': { baseListing: null } } },
      /^patch\.json:4 \| listings\.en-us\.baseListing is removed here/m,
    ],
    ['all languages removed', { listings: null }, /^patch\.json:2 \| listings is removed here/m],
  ])('%s in submission-patch is refused', async (_what, patch, says) => {
    store.app({ languages: ['en-us', 'de-de', 'fr-fr'] });
    expectRefused(await store.publish(patched(patch), inputs), says);
  });

  test('a patch may set other fields of the same languages, and remove a language without a folder', async () => {
    store.app({ languages: ['en-us', 'de-de', 'fr-fr'] });
    const listings = {
      'en-us': { platformOverrides: { Windows81: { description: 'Old.' } } },
      'fr-fr': null,
    };
    const files = patched({ listings, applicationCategory: 'Games' });
    const run = await store.publish(files, inputs);
    expect(run.result).toBe('published');
    expect(store.published()?.submission).toMatchObject({
      applicationCategory: 'Games',
      listings: { 'en-us': { baseListing: { description: 'New.', releaseNotes: 'Faster.' } }, 'de-de': {} },
    });
    expect(Object.keys(Object(store.published()?.submission.listings))).toEqual(['en-us', 'de-de']);
    expect((await store.publish(files, inputs)).result).toBe('already-submitted');
  });

  test('release notes in both places are refused', async () => {
    store.app();
    const run = await store.publish(folder, { ...page, 'release-notes': 'Other.' });
    expectRefused(
      run,
      /^store-listing\/en-us\/release-notes\.txt:1 \| sets the release notes, and so does the release-notes input/m,
    );
  });

  test('a flight has no listing', async () => {
    store.app({ flights: [{ friendlyName: 'Beta' }] });
    const run = await store.publish(folder, { ...page, flight: 'Beta' });
    expect(run.errors.join('\n')).toMatch(
      /listing does not apply to a flight, which uses the price of its app/,
    );
    expect(run.requests).toEqual([]);
  });
});
