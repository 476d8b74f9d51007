import { describe, expect, test } from '@jest/globals';
import { newAssetNames } from '../../../src/document/assets.ts';
import { allDifferences } from '../../../src/document/differences-from-planned.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { withPatch } from '../../../src/submission/patch.ts';
import { published, publishedAddOn } from '../../support/documents.ts';

const images = (document: Submission) =>
  Object(document.listings)['en-us'].baseListing.images as Record<string, unknown>[];

const newImage = {
  fileName: 'asset_a.0123456789ab.png',
  fileStatus: 'PendingUpload',
  imageType: 'Screenshot',
  description: 'New',
};

const withImages = (...list: unknown[]) => ({ listings: { 'en-us': { baseListing: { images: list } } } });

describe('a merge patch', () => {
  test('replaces values and lists, adds, removes by null, and leaves the rest and its base as they are', () => {
    const base = published();
    const before = structuredClone(base);
    const document = withPatch(base, {
      hardwarePreferences: ['Mouse'],
      notesForCertification: null,
      pricing: { marketSpecificPricings: { RU: null, FR: 'Tier5' } },
      listings: { fr: { baseListing: { title: 'Notes', shortTitle: null } } },
    });
    expect(base).toEqual(before);
    expect(document).toEqual({
      ...(({ notesForCertification: _gone, ...rest }) => rest)(before),
      hardwarePreferences: ['Mouse'],
      pricing: { ...before.pricing, marketSpecificPricings: { BR: 'Tier4', FR: 'Tier5' } },
      listings: { ...before.listings, fr: { baseListing: { title: 'Notes' } } },
    });
  });

  test('that is empty changes nothing', () => {
    expect(withPatch(published(), {})).toEqual(published());
    expect(withPatch(published(), undefined)).toEqual(published());
  });
});

describe('images of a patch', () => {
  const [old] = images(published());

  test('a new one is uploaded, and one missing from the list is marked for removal', () => {
    const document = withPatch(published(), withImages(newImage));
    expect(images(document)).toEqual([newImage, { ...old, fileStatus: 'PendingDelete' }]);
    expect(newAssetNames(document)).toEqual([newImage.fileName]);
  });

  test('an old one that the list names by id stays', () => {
    const document = withPatch(published(), withImages({ id: old?.id, fileName: 'img/1.png' }, newImage));
    expect(images(document).map(({ fileStatus }) => fileStatus)).toEqual(['Uploaded', 'PendingUpload']);
  });

  test('one that the Store already has is not sent again', () => {
    const held = { ...newImage, id: '77', fileStatus: 'Uploaded' };
    const base = published(withImages(held));
    const document = withPatch(base, withImages(newImage));
    expect(document).toEqual(base);
    expect(newAssetNames(document)).toEqual([]);
  });

  test('a committed submission with them does not differ from the plan', () => {
    const planned = withPatch(published(), withImages(newImage));
    const committed = {
      ...planned,
      ...withPatch(published(), withImages({ ...newImage, id: '77', fileStatus: 'Uploaded' })),
    };
    const uploaded: Submission = {
      ...committed,
      listings: {
        ...committed.listings,
        'en-us': {
          ...Object(committed.listings)['en-us'],
          baseListing: {
            ...Object(committed.listings)['en-us'].baseListing,
            images: [{ ...newImage, id: '77', fileStatus: 'Uploaded' }],
          },
        },
      },
    };
    expect(allDifferences(planned, uploaded)).toEqual([]);
    expect(allDifferences(planned, published())).not.toEqual([]);
  });
});

test('an icon of an add-on is replaced, and kept if the Store has it', () => {
  const icon = { fileName: 'asset_i.0123456789ab.png', fileStatus: 'PendingUpload' };
  const document = withPatch(publishedAddOn(), { listings: { en: { icon } } });
  expect(newAssetNames(document)).toEqual([icon.fileName]);
  const base = publishedAddOn({ listings: { en: { icon: { ...icon, fileStatus: 'Uploaded' } } } });
  expect(withPatch(base, { listings: { en: { icon } } })).toEqual(base);
});

test('a trailer is new without an id, and the Store’s if it has one with that name', () => {
  const trailer = {
    videoFileName: 'asset_v.0123456789ab.mp4',
    trailerAssets: { en: { title: 'x', imageList: [{ fileName: 'asset_t.0123456789ab.png' }] } },
  };
  expect(newAssetNames(withPatch(published(), { trailers: [trailer] }))).toEqual([
    'asset_v.0123456789ab.mp4',
    'asset_t.0123456789ab.png',
  ]);
  const held = {
    ...trailer,
    id: '5',
    videoFileId: '6',
    trailerAssets: { en: { title: 'x', imageList: [{ fileName: 'asset_t.0123456789ab.png', id: '7' }] } },
  };
  const base = published({ trailers: [held] });
  expect(withPatch(base, { trailers: [trailer] })).toEqual(base);
});
