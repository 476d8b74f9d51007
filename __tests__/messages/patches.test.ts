import { describe, test } from '@jest/globals';
import { bundle, type WorkspaceFile } from '../support/package-files.ts';
import { png } from '../support/png.ts';
import { expectSaid, type Situation } from '../support/situations.ts';
import { useStore } from '../support/store.ts';

// What a user reads about a submission patch that the Store would not accept.
const store = useStore();
const file = (path: string, bytes: Buffer | string): WorkspaceFile => ({ path, bytes: Buffer.from(bytes) });

async function expectPatchSaid(
  patch: unknown,
  situation: Omit<Situation, 'files'>,
  files: readonly WorkspaceFile[] = [],
): Promise<void> {
  const bytes = Buffer.isBuffer(patch) ? patch : Buffer.from(JSON.stringify(patch, undefined, 2));
  await expectSaid(store, {
    result: 'refused',
    ...situation,
    files: [await bundle('1.2.0.0'), { path: 'patch.json', bytes }, ...files],
    inputs: {
      packages: '*.msixbundle',
      'submission-patch': 'patch.json',
      'dry-run': 'true',
      ...situation.inputs,
    },
  });
}

test('values, languages, markets and files that the Store does not accept are reported all at once', async () => {
  const screenshot = (fileName: string) => ({
    fileName,
    imageType: 'Screenshot',
    fileStatus: 'PendingUpload',
  });
  const trailer = (index: number) => ({
    videoFileName: 'intro.mp4',
    videoFileId: `${index}`,
    id: `${index}`,
    trailerAssets: {
      'en-us': {
        title: 'Intro',
        imageList: [
          { fileName: 'a.png', id: '1' },
          { fileName: 'b.png', id: '2' },
        ],
      },
    },
  });
  const words = Array.from({ length: 4 }, (_, index) => `one two three four five ${index}`);
  const images = Array.from({ length: 9 }, (_, index) => screenshot(`${index}.png`));
  await expectPatchSaid(
    {
      pricing: { sales: [{ name: 'Summer' }], marketSpecificPricings: { IR: 'Tier2' } },
      listings: {
        'en-us': {
          baseListing: {
            shortDescription: 'x'.repeat(600),
            keywords: words,
            images: [...images, screenshot('small.png'), screenshot('photo.jpg')],
          },
        },
        klingon: { baseListing: { description: 'Qapla!' } },
        'en-uk': null,
      },
      trailers: Array.from({ length: 16 }, (_, index) => trailer(index)),
    },
    {
      says: [
        "pricing.sales can't be set by a patch: the Store ignores it. Remove it, and manage sales in Partner Center.",
        'pricing.marketSpecificPricings.IR is not a market that the Store serves.',
        'shortDescription has 600 characters (a line break counts as two, and so do most emoji), but the Store may refuse more than 500. To be safe, shorten it by 100.',
        'keywords has 24 words in total, but the Store may refuse more than 21.',
        'images has 11 images of type Screenshot, but the Store allows only 10. Remove 1.',
        '"small.png" is 10x10 pixels, but the Store requires 1366x768 to 3840x2160, in either orientation.',
        '"photo.jpg" is not a .png file, the only kind that the Store accepts here.',
        'listings.klingon is not a language code that the Store accepts.',
        'The codes are listed at https://learn.microsoft.com/windows/apps/publish/publish-your-app/supported-languages.',
        'listings.en-uk does not exist, so there is nothing to remove. Did you mean en-us? If an earlier release already removed this entry, delete this line.',
        'trailers has 16 entries, but the Store allows only 15.',
        'trailers[0].trailerAssets.en-us.imageList has 2 thumbnails, but the Store documents only one.',
      ],
    },
    [file('small.png', png(10, 10))],
  );
});

test('a removal is reported if the Store has nothing of the kind', async () => {
  await expectPatchSaid(
    { pricing: { marketSpecificPricings: { DE: 'Tier4', US: null } } },
    {
      app: { submission: { pricing: { priceId: 'Tier3', marketSpecificPricings: {} } } },
      says: [
        'pricing.marketSpecificPricings.US does not exist, so there is nothing to remove. Delete this line.',
      ],
    },
  );
});

test('members that a submission cannot do without are reported', async () => {
  await expectPatchSaid(
    { pricing: null, listings: null, visibility: null },
    {
      says: [
        "pricing can't be removed: without a price, the Store makes the app free. If that is what you want, set priceId to Free.",
        "listings can't be removed: a submission needs a listing in at least one language.",
        "visibility can't be removed: the Store would then choose a value itself. Set the value you want.",
      ],
    },
  );
});

test('keywords in more languages than the Store may accept get a warning', async () => {
  const languages = 'af sq am ar hy as bn eu be bs bg ca hr cs da nl et fi fr ka gl'.split(' ');
  const listing = { baseListing: { keywords: ['notes'] } };
  await expectPatchSaid(
    { listings: Object.fromEntries(languages.map((language) => [language, listing])) },
    {
      result: 'planned',
      says: ['listings would have keywords in 22 languages, but the Store may refuse more than 21.'],
    },
  );
});

test('of very many problems, the first hundred are reported', async () => {
  const members = Array.from({ length: 103 }, (_, index) => [`member${index}`, 1]);
  await expectPatchSaid(Object.fromEntries(members), {
    says: ['The patch has 3 more problems. Fix the ones above first, then run the workflow again.'],
  });
});

test('a patch in UTF-16 that is too large only in UTF-8 is refused', async () => {
  const patch = JSON.stringify({ notes: '漢'.repeat(360_000) });
  await expectPatchSaid(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(patch, 'utf16le')]), {
    says: [
      'The patch is 1,080,012 bytes, but this action accepts at most 1,048,576 (1 MiB). Images and trailers are separate files: refer to them in the patch.',
    ],
  });
});

describe('what the Store holds', () => {
  test('under two spellings makes a third one ambiguous', async () => {
    await expectPatchSaid(
      { VISIBILITY: 'Hidden' },
      {
        app: { submission: { Visibility: 'Public' } },
        says: [
          'VISIBILITY is ambiguous: the Store has visibility and Visibility. Use the exact name of the one you mean.',
        ],
      },
    );
  });

  test('as its only listing cannot be removed', async () => {
    await expectPatchSaid(
      { listings: { 'en-us': null } },
      {
        says: [
          'The submission would have no listing in any language. Change submission-patch so that at least one remains.',
        ],
      },
    );
  });

  test('without any listing has no place for release notes', async () => {
    await expectPatchSaid(
      { notesForCertification: 'None.' },
      {
        app: { submission: { listings: {} }, languages: [] },
        inputs: { 'release-notes': 'New.' },
        says: [
          'The app has no listing in any language, so there is nowhere to put the release notes. Create a listing in Partner Center first.',
        ],
      },
    );
  });
});
