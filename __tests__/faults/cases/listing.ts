import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shot } from '../../support/listing-files.ts';
import type { Expected, FaultCase, TestedCase } from '../case.ts';

const asked = { packages: '', 'certification-notes': '', listing: 'store-listing' };
const sent = { create: 0, update: 0, delete: 0, commit: 0 };
const refused: Expected = { exit: 1, result: 'refused', holds: 'as-before', sent, rerun: 'human' };

/** A run of a listing folder alone. Every language of the Store has one screenshot, which another tool uploaded. */
function folder(
  files: Readonly<Record<string, string | Buffer>>,
): Pick<TestedCase, 'files' | 'inputs' | 'arrange'> {
  const arrange = async (workspace: string) => {
    for (const [name, content] of Object.entries(files)) {
      const place = path.join(workspace, name === 'patch.json' ? '' : 'store-listing', name);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, content);
    }
  };
  return { files: 'none', inputs: asked, arrange };
}

const texts = { 'en-us/description.txt': 'New.' };
const trailer = {
  videoFileName: 'launch.mp4',
  id: '1',
  videoFileId: '2',
  trailerAssets: { 'en-us': { title: 'Launch', imageList: [{ fileName: 'launch.png', id: '3' }] } },
};

/** Runs with a listing folder: what only the Store has is never lost, and what the Store does with the page is told. */
export const listingCases: readonly FaultCase[] = [
  {
    id: 'L01',
    title: 'an image that only the Store has, and that the folder lacks, is never removed',
    ...folder({ 'en-us/images/screenshot/1.png': shot('a') }),
    expect: { ...refused, says: [/1 image of en-us\/screenshot is not in the folder/] },
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
    expect: { ...refused, says: [/1 trailer of the Store is not in the folder/] },
  },
  {
    id: 'L04',
    title: 'a patch does not remove a language that has a folder',
    ...folder({ ...texts, 'patch.json': '{"listings":{"en-us":null}}' }),
    inputs: { ...asked, 'submission-patch': 'patch.json' },
    expect: { ...refused, says: [/listings\.en-us is removed here and set by the input listing/] },
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
    ...folder({
      'en-us/images/screenshot/1.png.kept': 'file-name: images/screenshot.png',
      'en-us/images/screenshot/2.png': shot('a'),
    }),
    meanwhile: [
      {
        before: 'create',
        act: ({ workspace }) =>
          writeFile(path.join(workspace, 'store-listing/en-us/images/screenshot/2.png'), shot('b')),
      },
    ],
    expect: { exit: 1, result: 'failed', holds: 'own-draft', sent: { commit: 0 }, rerun: 'human' },
  },
];
