import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deepEqual } from '../../../src/document/diff.ts';
import { memberOf } from '../../../src/json/fold.ts';
import { appFields, fieldsOf } from '../../../src/listing/fields.ts';
import { findingsOf, readListing } from '../../../src/listing/parse.ts';
import { isSameValue } from '../../../src/listing/same-text.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { wholePng } from '../../support/whole-png.ts';
import { app, applied, entryOf, type Files, foreign, ours, published, sha256, treeOf } from './folders.ts';

/** First law of the design: a run never loses what someone else put on the Store page. */

const languages = ['en-us', 'de-de', 'ja-jp'];
const types = ['screenshot', 'xbox-screenshot', 'surface-hub-screenshot'] as const;
const typeNames = {
  screenshot: 'Screenshot',
  'xbox-screenshot': 'XboxScreenshot',
  'surface-hub-screenshot': 'SurfaceHubScreenshot',
};
/** One size of picture fits every type that the law is tested with, and trailers. */
const shot = (seed: string) => wholePng(1920, 1080, seed);
const seeds = ['a', 'b', 'c'] as const;

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('x', 'A\nb', 'A\r\nb\r\n', 'trail  \n', ' lead', 'ü\u0000', '\r', '日本'),
);
const held = fc.oneof(text, fc.constant(null), fc.constant(''));
const heldList = fc.oneof(fc.array(text, { maxLength: 4 }), fc.constant(null), fc.constant([]));

const image = fc.oneof(
  fc
    .record({ seed: fc.constantFrom(...seeds), type: fc.constantFrom(...types) })
    .map(({ seed, type }) => ours(shot(seed), `o${seed}`, typeNames[type])),
  fc
    .record({ id: fc.constantFrom('1', '2', '3'), type: fc.constantFrom(...types) })
    .map(({ id, type }) => foreign(`${id}${type}`, typeNames[type])),
);
const images = fc.uniqueArray(image, {
  maxLength: 5,
  selector: ({ fileName, imageType }) => fileName + imageType,
});
const listing = fc
  .record({
    texts: fc.record(
      Object.fromEntries(appFields.map(({ member, kind }) => [member, kind === 'list' ? heldList : held])),
      { requiredKeys: [] },
    ),
    images: fc.option(images),
    overrides: fc.option(fc.constant({ Windows81: { description: 'old', images: [foreign('w')] } })),
    unknown: fc.jsonValue({ maxDepth: 1 }),
  })
  .map(({ texts, images, overrides, unknown }) => ({
    baseListing: { description: 'there', ...texts, images, unknown },
    platformOverrides: overrides,
    unknown,
  }));
const trailer = fc.oneof(
  fc
    .constantFrom('1', '2')
    .map((id) => ({ id, videoFileName: `theirs${id}.mp4`, trailerAssets: { 'en-us': { title: id } } })),
  fc.constantFrom('3', '4').map((id) => ({
    id,
    videoFileName: `asset_v.${sha256(Buffer.from(id)).slice(0, 12)}.mp4`,
    trailerAssets: {},
  })),
);
const document = fc
  .record({
    listings: fc.dictionary(fc.constantFrom('en-us', 'DE-de', 'ja-jp', 'it-it'), listing, { minKeys: 1 }),
    trailers: fc.option(fc.uniqueArray(trailer, { maxLength: 3, selector: ({ id }) => id })),
    visibility: fc.constantFrom('Public', 'Hidden'),
  })
  .map(({ listings, ...more }) => app(listings, more));

const filled = text
  .filter((value) => value.replaceAll('\0', '').trim() !== '')
  .map((value) => value.replaceAll('\0', ''));
const fieldFile = fc.constantFrom(...appFields).chain(({ file, member }) =>
  fc
    .oneof(
      filled.map((content) => [`${file}.txt`, content] as const),
      fc.constant([
        member === 'title' || member === 'description' ? `${file}.txt` : `${file}.clear`,
        'x',
      ] as const),
    )
    .map(([name, content]) => ({ member, name, content })),
);
const setFiles = fc.record({
  type: fc.constantFrom(...types),
  pictures: fc.uniqueArray(fc.constantFrom(...seeds), { maxLength: 3 }),
  kept: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
  isCleared: fc.boolean(),
  caption: fc.option(filled),
});
const owner = fc.record({
  fields: fc.uniqueArray(fieldFile, { maxLength: 5, selector: ({ member }) => member }),
  sets: fc.uniqueArray(setFiles, { maxLength: 2, selector: ({ type }) => type }),
});
const trailerFiles = fc.record({
  videos: fc.uniqueArray(fc.constantFrom('3', '5'), { maxLength: 2 }),
  kept: fc.uniqueArray(fc.constantFrom('1', '2', '4'), { maxLength: 2 }),
});
const folder = fc
  .record({
    owners: fc.dictionary(fc.constantFrom(...languages), owner, { minKeys: 1 }),
    defaults: fc.option(owner),
    trailers: fc.option(trailerFiles),
  })
  .map(
    ({ owners, defaults, trailers }): Files => ({
      ...Object.assign(
        {},
        ...Object.entries(owners).map(([language, each]) => filesOf(language, each, true)),
      ),
      ...(defaults === null ? {} : filesOf('default', defaults, false)),
      ...(trailers === null ? {} : trailerFilesOf(trailers)),
    }),
  );

type Owner = typeof owner extends fc.Arbitrary<infer Value> ? Value : never;

function filesOf(name: string, { fields, sets }: Owner, mayKeep: boolean): Files {
  const files: Record<string, string | Uint8Array> = { [`${name}/.gitkeep`]: '' };
  for (const { name: file, content } of fields) files[`${name}/${file}`] = content;
  for (const { type, pictures, kept, isCleared, caption } of sets) {
    const path = `${name}/images/${type}`;
    const ids = mayKeep ? kept : [];
    pictures.forEach((seed, index) => {
      files[`${path}/${index}.png`] = shot(seed);
    });
    for (const id of ids) files[`${path}/k${id}.png.kept`] = `id: ${id}${type}`;
    if (caption !== null && pictures.length > 0) files[`${path}/0.txt`] = caption;
    if (mayKeep && isCleared && pictures.length + ids.length === 0) files[`${path}/none`] = '';
  }
  return files;
}

function trailerFilesOf({ videos, kept }: { videos: readonly string[]; kept: readonly string[] }): Files {
  return Object.fromEntries([
    ...videos.flatMap((video): [string, string | Uint8Array][] => [
      [`trailers/v${video}/video.mp4`, video],
      [`trailers/v${video}/en-us/title.txt`, 'Title'],
      [`trailers/v${video}/en-us/thumbnail.png`, shot('t')],
    ]),
    ...kept.map((id): [string, string] => [`trailers/k${id}.kept`, `id: ${id}`]),
  ]);
}

/** The files of a folder that make sense for a document: in its languages, and without `.kept` files for what it lacks. */
function fitting(files: Files, held: Submission): Files {
  const keys = new Map(Object.keys(held.listings ?? {}).map((key) => [key.toLowerCase(), key]));
  const trailers = Array.isArray(held.trailers) ? held.trailers.map(({ id }) => id) : [];
  const fits = ([path, content]: [string, string | Uint8Array]) => {
    const [top = ''] = path.split('/');
    const id = path.endsWith('.kept') ? String(content).slice('id: '.length) : undefined;
    if (top === 'trailers') return keys.has('en-us') && (id === undefined || trailers.includes(id));
    if (top === 'default') return true;
    const images: { id: string }[] = baseOf(held, keys.get(top) ?? '').images ?? [];
    return keys.has(top) && (id === undefined || images.some((image) => image.id === id));
  };
  return { 'default/.gitkeep': '', ...Object.fromEntries(Object.entries(files).filter(fits)) };
}

const baseOf = ({ listings }: Submission, key: string) => Object(Object(listings?.[key]).baseListing);
const isForeign = ({ fileName }: { fileName: string }) => !fileName.startsWith('asset_');
/** What a folder names for a language, including `default/`. */
function namedBy(files: Files, key: string) {
  const has = (name: string) =>
    languages.includes(key.toLowerCase()) &&
    [key.toLowerCase(), 'default'].some((top) =>
      Object.keys(files).some((path) => path.startsWith(`${top}/${name}`)),
    );
  const hasFolder = Object.keys(files).some((path) => path.startsWith(`${key.toLowerCase()}/`));
  const hasNotes = Object.keys(files).some((path) => path.startsWith('default/release-notes.'));
  return {
    fields: appFields
      .filter(
        ({ file, member }) =>
          (hasFolder && (has(`${file}.txt`) || has(`${file}.clear`))) ||
          (member === 'releaseNotes' && hasNotes),
      )
      .map(({ member }) => member),
    types: hasFolder ? types.filter((type) => has(`images/${type}/`)).map((type) => typeNames[type]) : [],
  };
}

describe('a run never loses what someone else put on the Store page', () => {
  test('fields, images and trailers that the folder does not name stay exactly as they are', async () => {
    await fc.assert(
      fc.asyncProperty(document, folder, fc.boolean(), async (held, files, replaceImages) => {
        const before = structuredClone(held);
        const change = await applied(files, held, { replaceImages });
        const after = published(held, change);
        expect(held).toEqual(before);
        expect({ ...after, listings: 0, trailers: 0 }).toEqual({ ...held, listings: 0, trailers: 0 });
        for (const key of Object.keys(held.listings ?? {})) {
          const named = namedBy(files, key);
          const [old, fresh] = [baseOf(held, key), baseOf(after, key)];
          expect({ ...Object(after.listings?.[key]), baseListing: 0 }).toEqual({
            ...Object(held.listings?.[key]),
            baseListing: 0,
          });
          for (const member of Object.keys(old))
            if (member !== 'images' && !named.fields.includes(member))
              expect(fresh[member]).toEqual(old[member]);
          const others = (list: { imageType: string }[] | null) =>
            (list ?? []).filter(({ imageType }) => !named.types.includes(imageType));
          expect(others(fresh.images)).toEqual(others(old.images));
          const left = new Set((fresh.images ?? []).map(({ id }: { id?: string }) => id));
          const lost = (old.images ?? []).filter(
            (each: { fileName: string; id: string }) => isForeign(each) && !left.has(each.id),
          );
          if (!replaceImages) expect(lost).toEqual([]);
        }
        const trailersOf = ({ trailers }: Submission) => (Array.isArray(trailers) ? trailers : []);
        const videos = trailersOf(after).map((each) => each.videoFileName);
        const foreignVideos = trailersOf(held).filter(({ videoFileName }) =>
          videoFileName.startsWith('theirs'),
        );
        if (!replaceImages || !Object.keys(files).some((path) => path.startsWith('trailers/')))
          expect(foreignVideos.filter(({ videoFileName }) => !videos.includes(videoFileName))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('a folder that is published gives the page everything that it names, and publishing it again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(document, folder, async (held, any) => {
        const files = fitting(any, held);
        const change = await applied(files, held, { replaceImages: true });
        expect(change.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        const after = published(held, change);
        for (const { wanted } of change.languages) {
          const base = baseOf(after, wanted.key);
          for (const [member, { value }] of wanted.fields)
            expect(isSameValue(memberOf(base, member), value)).toBe(true);
        }
        const again = await applied(files, after, { replaceImages: true });
        expect(again.patch).toEqual({});
        expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('a folder with exactly what the Store holds changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (held) => {
        const files = Object.entries(held.listings ?? {}).flatMap(([key]) =>
          fieldsOf('app').flatMap(({ file, member }): [string, string][] => {
            const value = baseOf(held, key)[member];
            const content = (
              Array.isArray(value)
                ? value.map((item: string) => item.replace(/[\r\n]+/g, ' ').trim()).join('\n')
                : String(value ?? '')
            ).replaceAll('\u0000', '');
            const isWhole = deepEqual(Array.isArray(value) ? content.split('\n') : content, value);
            return isWhole &&
              content.trim() !== '' &&
              (!Array.isArray(value) || value.every((item) => item.trim() !== ''))
              ? [[`${key}/${file}.txt`, content]]
              : [];
          }),
        );
        fc.pre(files.length > 0);
        const change = await applied(Object.fromEntries(files), held);
        expect(change.patch).toEqual({});
        expect(change.findings).toEqual([]);
      }),
    );
  });
});

describe('a hostile folder', () => {
  const step = fc.oneof(
    fc.constantFrom(
      'en-us',
      'EN-US',
      'de_DE',
      'default',
      'trailers',
      'images',
      'screenshot',
      'Icon',
      'title.txt',
      'features.clear',
      'none',
      'a.png',
      'a.png.kept',
      'languages.txt',
      'video.mp4',
      'Listings',
      'baseListing',
      '__proto__',
      'constructor',
      '..',
      '.',
      'nul',
      ' ',
      '.git',
    ),
    fc.string({ maxLength: 6 }).map((name) => name.replaceAll('/', '')),
  );
  const path = fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => steps.join('/'));
  const entry = fc.record({
    path,
    kind: fc.constantFrom('file', 'file', 'file', 'folder', 'link', 'other'),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .constantFrom('', 'x', 'id: 1', '../en-us/title.txt', 'a = b', '\uFEFF')
        .map((each) => Buffer.from(each)),
    ),
  });

  test('is read to its end for apps and add-ons, and applied to any document', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 30 }),
        document,
        fc.boolean(),
        async (entries, held, isAddOn) => {
          const kind = isAddOn ? 'add-on' : 'app';
          const tree = treeOf(
            {},
            {
              entries: entries.map(({ path, kind, bytes }) =>
                entryOf(path, kind as 'file', Buffer.from(bytes)),
              ),
            },
          );
          const read = await readListing(tree, kind);
          for (const { message, file } of findingsOf(read)) {
            expect(message).not.toContain('undefined');
            expect(file ?? 'store-listing/').toMatch(/^store-listing\//);
          }
          const change = await applied(
            Object.fromEntries(
              entries
                .filter((each) => each.kind === 'file')
                .map(({ path, bytes }) => [path, Buffer.from(bytes)]),
            ),
            held,
            {},
            kind,
          );
          published(held, change);
          for (const { archiveName } of change.files)
            expect(archiveName).toMatch(/^asset_[-a-z0-9]{1,40}\.[0-9a-f]{12}\.(png|mp4|mov)$/i);
        },
      ),
      { numRuns: 100 },
    );
  });
});
