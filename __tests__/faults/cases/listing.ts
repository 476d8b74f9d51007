import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shot } from '../../support/listing-files.ts';
import type { Expected, FaultCase } from '../case.ts';
import { listingInputs as asked, listingRun as folder } from '../listing-run.ts';

const sent = { create: 0, update: 0, delete: 0, commit: 0 };
const refused: Expected = { exit: 1, result: 'refused', holds: 'as-before', sent, rerun: 'human' };

const texts = { 'en-us/description.txt': 'New.' };
const oneImage = folder({
  'en-us/images/screenshot/1.png.kept': 'file-name: images/screenshot.png',
  'en-us/images/screenshot/2.png': shot('a'),
});
const imageIn = (workspace: string) => path.join(workspace, 'store-listing/en-us/images/screenshot/2.png');
/** What is left by a run that could not send its image. */
const unpublished: Expected = {
  exit: 1,
  result: 'failed',
  holds: 'own-draft',
  sent: { commit: 0 },
  rerun: 'converges',
};
/** The same image, which an earlier run sent. */
const heldImage = {
  fileName: oneImage.images?.[0]?.archiveName ?? '',
  fileStatus: 'Uploaded',
  id: '7',
  imageType: 'Screenshot',
};
const trailer = {
  videoFileName: 'launch.mp4',
  id: '1',
  videoFileId: '2',
  trailerAssets: { 'en-us': { title: 'Launch', imageList: [{ fileName: 'launch.png', id: '3' }] } },
};

/** Runs with a listing folder: what only the Store has is never lost, and what the Store does to the page is said. */
export const listingCases: readonly FaultCase[] = [
  {
    id: 'L01',
    title: 'an image that only the Store has, and that the folder lacks, is never removed',
    ...folder({ 'en-us/images/screenshot/1.png': shot('a') }),
    expect: { ...refused, says: [/1 image of en-us\/screenshot is not in the listing folder/] },
  },
  {
    id: 'L02',
    title: 'images of default/ never replace those that only the Store has',
    ...folder({ ...texts, 'default/images/screenshot/1.png': shot('a') }),
    inputs: { ...asked, 'dry-run': 'true' },
    expect: {
      exit: 0,
      result: 'planned',
      holds: 'as-before',
      sent,
      says: [/default\/images\/screenshot is not used/],
    },
  },
  {
    id: 'L03',
    title: 'a trailer that only the Store has, and that the folder lacks, is never removed',
    ...folder({ ...texts, 'trailers/none': '' }),
    seed: { submission: { trailers: [trailer] } },
    expect: { ...refused, says: [/1 trailer in the Store is not in the listing folder/] },
  },
  {
    id: 'L04',
    title: 'a patch does not remove a language that has a folder',
    ...folder({ ...texts, 'patch.json': '{"listings":{"en-us":null}}' }),
    inputs: { ...asked, 'submission-patch': 'patch.json' },
    expect: { ...refused, says: [/listings\.en-us is removed here but set by the listing input/] },
  },
  {
    id: 'L05',
    title: 'a language that the Store drops makes the run red',
    ...folder(texts),
    settings: { dropsLanguages: ['de-de'] },
    expect: {
      exit: 1,
      result: 'rejected',
      holds: 'ours',
      says: [/dropped languages from the listing of submission \d+ .*de-de/],
      rerun: 'human',
    },
  },
  {
    id: 'L06',
    title: 'an image that changes after it was read is not published',
    ...oneImage,
    meanwhile: [{ before: 'create', act: ({ workspace }) => writeFile(imageIn(workspace), shot('b')) }],
    expect: { ...unpublished, says: [/2\.png has changed since this run inspected it/] },
  },
  {
    id: 'L07',
    title: 'an image that is gone when it is sent ends the run, and a re-run that has it gets there',
    ...oneImage,
    meanwhile: [{ before: 'create', act: ({ workspace }) => rm(imageIn(workspace)) }],
    expect: {
      ...unpublished,
      says: [/2\.png has changed since this run inspected it: it no longer exists/],
    },
  },
  {
    id: 'L08',
    title: 'an image that the Store renames is reported, with what to do',
    ...oneImage,
    settings: { renamesImages: true },
    expect: {
      exit: 0,
      result: 'published',
      holds: 'ours',
      says: [/renamed or dropped images or trailers of this run: asset_screenshot-2\..*command: pull/],
    },
  },
  {
    id: 'L09',
    title: 'an image that the Store loses is reported',
    ...oneImage,
    settings: { losesImages: ['asset_'] },
    expect: {
      exit: 0,
      result: 'published',
      holds: 'ours',
      says: [/renamed or dropped images or trailers of this run: asset_screenshot-2\./],
    },
  },
  {
    id: 'L10',
    title: 'an image that the Store has is not sent again with a new text',
    ...folder({ ...texts, 'en-us/images/screenshot/2.png': shot('a') }),
    images: [],
    seed: { submission: { listings: { 'en-us': { baseListing: { images: [heldImage] } } } } },
    expect: { exit: 0, result: 'published', holds: 'ours', sent: { create: 1, block: 0 } },
  },
];
