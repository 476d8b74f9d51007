import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isEntryName } from '../../../src/archive/name.ts';
import { foldName, memberOf } from '../../../src/json/fold.ts';
import { appFields, type ListingKind } from '../../../src/listing/fields.ts';
import { baseOf, heldImages, type Members, recordOf, recordsIn } from '../../../src/listing/held.ts';
import { isSameValue, plainText } from '../../../src/listing/same-text.ts';
import { pullPage, pullPageBefore } from '../../../src/pull/pull-page.ts';
import { isEmpty, type Pulled } from '../../../src/pull/pulled.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { wholePng } from '../../support/whole-png.ts';
import { app, applied, type Files, ours, published } from '../listing/folders.ts';

const filesOf = ({ files }: Pulled): Files => Object.fromEntries(files.map(({ path, text }) => [path, text]));

const strangeText = fc.constantFrom(
  ...[
    '',
    ' ',
    '\r\n',
    'A\r\nb\r\n',
    'trail  \r\n\r\nblanks \t',
    ' lead',
    '\r',
    'x\rz',
    '\uFEFFx',
    '\uFEFF',
    '日本 🚀',
    '\u2028x',
  ],
  ...[
    'ü\u0000',
    '\ud800',
    'x\u0085',
    '.',
    '..',
    'images',
    'title.txt',
    '../default',
    'images/screenshot',
    'description.txt',
  ],
  `version https://git-lfs.github.com/spec/v1
oid sha256:${'0'.repeat(64)}
size 1`,
);
const text = fc.oneof(fc.string({ maxLength: 12 }), strangeText);
const held = fc.oneof({ arbitrary: text, weight: 4 }, fc.constantFrom(null, '', [], 7));
const list = fc.oneof(
  { arbitrary: fc.array(fc.oneof(fc.string({ maxLength: 6 }), strangeText), { maxLength: 3 }), weight: 4 },
  fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 3 }),
  fc.constantFrom(null, [], ['', ' '], 'text', [null]),
);
const fileName = fc.oneof(
  fc.constantFrom(
    '../../etc/passwd.png',
    '..\\..\\x.png',
    'C:\\a b.png',
    'con.png',
    'nul',
    '.png',
    'a:b?.png',
    'LPT1.txt.png',
  ),
  fc.constantFrom(
    'shot 1.png',
    ' lead.png ',
    'über.png',
    '日本.png',
    'a\nid: 9.png',
    'asset_screenshot-01-main.0123456789ab.png',
  ),
  fc.string({ maxLength: 12 }),
);
const screenshots = ['Screenshot', 'XboxScreenshot', 'SurfaceHubScreenshot'];
const imageType = fc.constantFrom(
  ...screenshots,
  'HoloLensScreenshot',
  'StoreLogo9x16',
  'StoreLogoSquare',
  'Icon',
  'SquareIcon358X358',
);
const strangeType = fc.constantFrom(
  '..',
  'a/b',
  'CON',
  'New Type',
  'NewType2',
  '',
  'screenshot',
  'Screen-shot',
);
const imageOf = (type: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      id: fc.oneof(fc.integer({ min: 1, max: 9e15 }).map(String), fc.integer({ min: 1, max: 99 })),
      fileName,
      fileStatus: fc.constantFrom('Uploaded', 'PendingDelete', 'None'),
      imageType: type,
      description: held.filter((value) => typeof value === 'string' || value === null),
    },
    { requiredKeys: ['imageType'] },
  );
const image = fc.oneof({ arbitrary: imageOf(imageType), weight: 5 }, imageOf(strangeType));
const images = fc.uniqueArray(image, { maxLength: 6, selector: ({ id, fileName: name }) => `${id} ${name}` });
const base = fc
  .tuple(
    fc.record(
      Object.fromEntries(appFields.map(({ member, kind }) => [member, kind === 'list' ? list : held])),
      { requiredKeys: [] },
    ),
    fc.oneof(images, fc.constant(null)),
    fc.record({ websiteUrl: held, privacyPolicy: held, Title: held }, { requiredKeys: [] }),
  )
  .map(([fields, each, others]) => ({ ...fields, images: each, ...others }));
const listing = fc.record(
  {
    baseListing: base,
    platformOverrides: fc.constantFrom({}, null, { Windows81: { description: 'old' } }),
    other: held,
  },
  { requiredKeys: [] },
);
const language = fc.oneof(
  fc.constantFrom('en-us', 'DE-de', 'ja-jp', 'zh-hans-cn', 'es-419', 'en', 'sr-cyrl-rs'),
  fc.constantFrom(
    '..',
    'con',
    'nul',
    'default',
    'trailers',
    '__proto__',
    'en-US',
    'a/b',
    'C:',
    'en us',
    'aux',
    '',
  ),
);
const trailer = fc.record(
  {
    id: fc.integer({ min: 1, max: 99 }).map(String),
    videoFileName: fileName,
    trailerAssets: fc.dictionary(
      fc.constantFrom('en-us', 'DE-de', '..'),
      fc.record(
        {
          title: held,
          imageList: fc.constantFrom(null, [], [{ fileName: 'x.png' }], [{ fileName: '../con', id: '7' }]),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ['id'] },
);
const document = fc
  .record({
    listings: fc.dictionary(language, listing),
    trailers: fc.option(fc.uniqueArray(trailer, { maxLength: 3, selector: ({ id }) => id })),
  })
  .map(({ listings, ...more }) => app(listings, more));
const icon = fc.record({ id: fc.constantFrom('1', 2), fileName, description: held }, { requiredKeys: [] });
const addOn = fc
  .dictionary(
    language,
    fc.record({ title: held, description: held, icon: fc.option(icon), other: held }, { requiredKeys: [] }),
  )
  .map((listings) => app(listings));

describe.each<[ListingKind, fc.Arbitrary<Submission>]>([
  ['app', document],
  ['add-on', addOn],
])('the folder that is pulled for an %s', (kind, documents) => {
  test('changes nothing when it is published onto the same page', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (held) => {
        const files = filesOf(pullPage(held, kind));
        if (Object.keys(files).length === 0) return;
        const { patch, findings } = await applied(files, held, {}, kind);
        expect({ files, findings: findings.filter(({ severity }) => severity === 'error') }).toEqual({
          files,
          findings: [],
        });
        expect(patch).toEqual({});
      }),
      { numRuns: 150 },
    );
  });

  test('has names that every system allows, not made from any name in the Store', () => {
    fc.assert(
      fc.property(documents, (held) => {
        const names = pullPage(held, kind).files.map(({ path }) => path);
        for (const path of names) {
          expect(isEntryName(path)).toBe(true);
          expect(path).toMatch(
            /^(?:[a-z]{2,3}(?:-[a-z0-9]{1,8})*\/(?:[a-z-]+\.txt|icon\.png\.kept|images\/[a-z0-9-]+\/\d\d-[a-z0-9-]+\.(?:txt|png\.kept))|trailers\/\d\d-[a-z0-9-]+\.kept)$/,
          );
        }
        expect(new Set(names.map(foldName)).size).toBe(names.length);
      }),
      { numRuns: 150 },
    );
  });

  test('holds every field that is not empty, or the run names it', () => {
    fc.assert(
      fc.property(documents, (held) => expect(forgotten(held, kind, pullPage(held, kind))).toEqual([])),
      { numRuns: 150 },
    );
  });
});

/** Trailers, titles and thumbnails that neither a file nor the report mentions. */
function forgottenTrailers(
  held: Submission,
  { files, leftOut }: Pick<Pulled, 'files' | 'leftOut'>,
): readonly string[] {
  const trailers = recordsIn(memberOf(held, 'trailers'));
  const kept = files.filter(({ path }) => /^trailers\/[^/]+\.kept$/.test(path)).length;
  if (leftOut.some(({ what }) => /^\d+ trailers?:/.test(what))) return [];
  const assets = trailers.flatMap((each) => Object.entries(recordOf(memberOf(each, 'trailerAssets'))));
  const missing = (what: string, has: (asset: Members) => boolean) =>
    assets.filter(([, asset]) => has(recordOf(asset))).length -
    leftOut.filter((each) => each.what.startsWith(`the ${what} of the trailer`)).length;
  return [
    ...(kept === trailers.length ? [] : [`${trailers.length} trailers, ${kept} files`]),
    ...(missing('title', ({ title }) => typeof title === 'string' && title.trim() !== '') === 0
      ? []
      : ['a title']),
    ...(missing('thumbnail', ({ imageList }) => recordsIn(imageList).length > 0) === 0
      ? []
      : ['a thumbnail']),
  ];
}

/** What a page has that neither a file nor the report mentions. */
function forgotten(held: Submission, kind: ListingKind, { files, leftOut }: Pulled): readonly string[] {
  const isNamed = (language: string, ...words: readonly string[]) =>
    leftOut.some(
      (each) =>
        (each.language === language &&
          (each.what.startsWith('all of it') || words.some((word) => each.what.includes(word)))) ||
        (each.language === '' &&
          words.some((word) => each.what.startsWith(`${foldName(language)}/`) && each.what.includes(word))),
    );
  const hasFile = (path: string) => files.some((file) => file.path === path);
  const trailers = kind === 'app' ? forgottenTrailers(held, { files, leftOut }) : [];
  const ofLanguages = Object.entries(held.listings ?? {}).flatMap(([language, each]) => {
    const lower = foldName(language);
    const members = Object.entries(baseOf(each, kind)).filter(
      ([name, value]) => !isEmpty(value) && !/^(?:images|icon)$/.test(name),
    );
    const fields = members.flatMap(([name]) => {
      const field = appFields.find(({ member }) => foldName(member) === foldName(name))?.file ?? name;
      return hasFile(`${lower}/${field}.txt`) || isNamed(language, `${field}:`, name, `${field}.txt`)
        ? []
        : [`${language} ${name}`];
    });
    const entries = heldImages(baseOf(each, kind), kind);
    const kept = files.filter(({ path }) => path.startsWith(`${lower}/`) && path.endsWith('.kept')).length;
    const others = leftOut
      .filter((one) => one.language === language)
      .reduce(
        (count, { what }) =>
          count + Number(/^(\d+) images? of type/.exec(what)?.[1] ?? (what.startsWith('icon:') ? 1 : 0)),
        0,
      );
    const isWhole = isNamed(language) || kept + others >= entries.length;
    const isOverridden =
      kind === 'app' &&
      typeof each === 'object' &&
      each !== null &&
      !isEmpty(memberOf(each as Members, 'platformOverrides'));
    return [
      ...fields,
      ...(isWhole ? [] : [`${language} images`]),
      ...(!isOverridden || isNamed(language, 'platformOverrides') ? [] : [`${language} platformOverrides`]),
    ];
  });
  return [...ofLanguages, ...trailers];
}

const plainImage = imageOf(fc.constantFrom(...screenshots)).filter(
  ({ fileStatus }) => fileStatus !== 'PendingDelete',
);
const named = plainImage.filter((each) => each.id !== undefined || (each.fileName ?? '').trim() !== '');
const plainBase = base.chain((fields) =>
  fc
    .uniqueArray(named, { maxLength: 4, selector: ({ id, fileName: name }) => `${id} ${name}` })
    .map((each) => ({ ...fields, images: each })),
);
const twoPages = fc
  .uniqueArray(fc.constantFrom('en-us', 'DE-de', 'ja-jp'), { minLength: 1 })
  .chain((languages) => {
    const page = () =>
      fc
        .tuple(...languages.map(() => plainBase))
        .map((bases) =>
          app(Object.fromEntries(languages.map((key, index) => [key, { baseListing: bases[index] }]))),
        );
    return fc.tuple(page(), page());
  });

/** The folder with a picture for each `.kept` file. */
function withPictures(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) =>
      path.endsWith('.png.kept') ? [path.replace(/\.kept$/, ''), wholePng(1920, 1080, path)] : [path, text],
    ),
  );
}

test('a pulled folder with its pictures makes another app’s page the same in every field that it has', async () => {
  await fc.assert(
    fc.asyncProperty(twoPages, async ([one, other]) => {
      const files = filesOf(pullPage(one, 'app'));
      fc.pre(Object.keys(files).length > 0);
      const change = await applied(withPictures(files), other, { replaceImages: true });
      // What one page has may be longer than the other allows.
      expect(
        change.findings.filter(({ rule, severity }) => severity === 'error' && rule !== 'listing-limit'),
      ).toEqual([]);
      const after = published(other, change);
      for (const [language, listing] of Object.entries(one.listings ?? {})) {
        const [a, b] = [baseOf(listing, 'app'), baseOf(after.listings?.[language], 'app')];
        for (const { file, member } of appFields)
          if (`${foldName(language)}/${file}.txt` in files) {
            const value = memberOf(a, member);
            expect(isSameValue(memberOf(b, member), Array.isArray(value) ? value : plainText(value))).toBe(
              true,
            );
          }
        for (const type of screenshots) {
          const captions = (base: Members) =>
            recordsIn(base.images)
              .filter((image) => image.imageType === type && image.fileStatus !== 'PendingDelete')
              .map(({ description }) => plainText(description));
          const isPulled = Object.keys(files).some((path) =>
            path.startsWith(`${foldName(language)}/images/`),
          );
          if (isPulled && captions(a).length > 0 && captions(a).every(isCaption))
            expect(captions(b)).toEqual(captions(a));
        }
      }
    }),
    { numRuns: 100 },
  );
});

/** Captions that a text file can't hold are left out, such as `./..`, which would be the path of a folder. */
function isCaption(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0') && !/^(?:[.\\/]+$|version https:)/.test(text.trim());
}

const changedPages = fc
  .tuple(twoPages, fc.array(held, { minLength: 1, maxLength: 4 }))
  .map(([[before, other], captions]): [Submission, Submission] => [
    before,
    app(
      Object.fromEntries(
        Object.entries(other.listings ?? {}).map(([language, listing]) => {
          const images = heldImages(baseOf(before.listings?.[language], 'app'), 'app').map(
            (image, index) => ({
              ...image,
              description: captions[index % captions.length],
            }),
          );
          const added = ours(wholePng(71, 71, language), '9001', 'Icon');
          return [language, { baseListing: { ...baseOf(listing, 'app'), images: [...images, added] } }];
        }),
      ),
    ),
  ]);

function haveOwnIds({ listings }: Submission): boolean {
  return Object.values(listings ?? {}).every((listing) => {
    const ids = heldImages(baseOf(listing, 'app'), 'app').map(({ id }) => id);
    return !ids.includes(undefined) && new Set(ids.map(String)).size === ids.length;
  });
}

test('a folder of the previous page undoes a change of texts, lists, captions and first images', async () => {
  await fc.assert(
    fc.asyncProperty(changedPages, async ([before, after]) => {
      // The Store gives each image its own ID.
      fc.pre(haveOwnIds(before));
      const undo = pullPageBefore(before, after, 'app');
      const change = await applied(filesOf(undo), after);
      // What was there before may be longer than new text may be.
      const errors = change.findings.filter(
        ({ rule, severity }) => severity === 'error' && rule !== 'listing-limit',
      );
      expect({ undo, errors }).toEqual({ undo, errors: [] });
      const undone = published(after, change);
      for (const [language, listing] of Object.entries(before.listings ?? {})) {
        const [was, is] = [baseOf(listing, 'app'), baseOf(undone.listings?.[language], 'app')];
        const isLeftOut = (path: string) =>
          undo.leftOut.some(({ what, ...each }) =>
            each.language === language
              ? what.startsWith(`${path}:`)
              : what.startsWith(`${foldName(language)}/${path}.`),
          );
        const changed = baseOf(after.listings?.[language], 'app');
        // What is of the wrong type can't be compared with a file.
        const isComparable = ({ file, member, kind }: (typeof appFields)[number]) => {
          const value = memberOf(changed, member) ?? undefined;
          const isOfType = kind === 'list' ? Array.isArray(value) : typeof value === 'string';
          return !isLeftOut(file) && (value === undefined || isOfType);
        };
        for (const { member } of appFields.filter(isComparable)) {
          const [value, restored] = [memberOf(was, member), memberOf(is, member)];
          const isSame = isEmpty(value)
            ? isEmpty(restored)
            : isSameValue(restored, Array.isArray(value) ? value : plainText(value));
          expect({ undo, member, restored, isSame }).toEqual({ undo, member, restored, isSame: true });
        }
        const captionsOf = (base: Members) =>
          heldImages(base, 'app').map(({ fileName: name, description }) => [name, plainText(description)]);
        if (!undo.leftOut.some(({ what }) => /images/.test(what)))
          expect({ undo, images: captionsOf(is) }).toEqual({ undo, images: captionsOf(was) });
      }
    }),
    { numRuns: 150 },
  );
});
