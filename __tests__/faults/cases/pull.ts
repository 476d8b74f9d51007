import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Expected, FaultCase } from '../case.ts';

const asked = { command: 'pull', packages: '', 'wait-for': '', listing: 'store-listing' };
const sent = { create: 0, update: 0, delete: 0, commit: 0 };
const held: Pick<Expected, 'holds' | 'sent' | 'rerun'> = { holds: 'as-before', sent, rerun: 'human' };

/** Runs that write the Store page into the workspace. */
export const pullCases: readonly FaultCase[] = [
  {
    id: 'L31',
    title: 'a file of the folder that differs from the Store is left as it is',
    files: 'none',
    inputs: asked,
    arrange: async (workspace) => {
      const folder = path.join(workspace, 'store-listing', 'en-us');
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'title.txt'), 'Mine');
    },
    expect: {
      ...held,
      exit: 1,
      result: 'refused',
      says: [/en-us\/title\.txt differs from what the Store has/],
    },
  },
  {
    id: 'L32',
    title: 'names from the Store that lead out of the folder do not become paths',
    files: 'none',
    inputs: asked,
    seed: {
      submission: {
        listings: { '../../outside': { baseListing: { title: 'A' } }, con: { baseListing: { title: 'A' } } },
      },
    },
    expect: {
      ...held,
      exit: 0,
      result: 'done',
      says: [/all of it: the language code can't be a folder name \(\.\.\/\.\.\/outside, con\)/],
    },
  },
];
