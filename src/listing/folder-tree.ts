import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { whyUnreadable } from '../archive/changed.ts';
import { ActionError } from '../errors.ts';
import { explainMissingFile } from '../files/missing-file.ts';
import { NotRegularFile, openRegular, stampOf } from '../files/regular-file.ts';
import { findInWorkspace } from '../files/workspace.ts';
import type { Origin, Tree, TreeEntry } from './tree.ts';

/** Most entries of a folder that is treated as a listing: a hundred languages with everything have 35,000. */
const mostEntries = 100_000;
/** Most folders on the way to a file: the Azure DevOps task has six. What is deeper is wrong anyway. */
const deepest = 8;
const partSize = 65_536;

/**
 * Lists a folder of the workspace. Reads no file yet; follows no link.
 * @param name the folder as the input gives it: relative to the workspace, with either slash
 * @throws ActionError `invalid-listing` if there is no such folder, or it can't be listed
 */
export async function listFolder(workspace: string, name: string): Promise<Tree> {
  const place = path.resolve(workspace, name.replaceAll('\\', '/'));
  const shown = path.relative(workspace, place).replaceAll(path.sep, '/') || '.';
  const root = await findInWorkspace(workspace, place).catch(() => null);
  if (root === null) throw invalid(shown, await explainMissingFile(workspace, shown));
  if (root === undefined) throw invalid(shown, 'is outside the workspace.');
  const entries: TreeEntry[] = [];
  const folders = [''];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const entry of await entriesOf(shown, root, folder)) {
      entries.push(entry);
      if (entry.kind === 'folder' && isWorthALook(entry.path)) folders.push(entry.path);
    }
    if (entries.length > mostEntries) {
      throw invalid(
        shown,
        `contains more than ${mostEntries.toLocaleString('en-US')} files. Use a folder that contains only the listing.`,
      );
    }
  }
  return { name: shown, entries };
}

/** Folders like `.git` and what is too deep are errors on their own. */
function isWorthALook(folder: string): boolean {
  const steps = folder.split('/');
  return steps.length < deepest && steps.at(-1)?.startsWith('.') === false;
}

async function entriesOf(name: string, root: string, folder: string): Promise<readonly TreeEntry[]> {
  try {
    const found = await readdir(path.join(root, folder), { withFileTypes: true });
    found.sort((one, other) => (one.name < other.name ? -1 : 1));
    return await Promise.all(found.map((each) => entryOf(root, folder, each)));
  } catch (error) {
    const why = isCode(error, 'ENOTDIR')
      ? 'is a file, not a folder'
      : `can't be read: ${whyUnreadable(error)}`;
    throw invalid(name, `${folder === '' ? '' : `(in ${folder}) `}${why}.`);
  }
}

async function entryOf(root: string, folder: string, found: Dirent): Promise<TreeEntry> {
  const place = path.posix.join(folder, found.name);
  const kind = kindOf(found);
  const size = kind === 'file' ? (await lstat(path.join(root, place))).size : 0;
  return { path: place, kind, size, read: (onPart) => readParts(root, place, onPart) };
}

/** On Windows, a junction counts as a link too. */
function kindOf(found: Dirent): TreeEntry['kind'] {
  if (found.isSymbolicLink()) return 'link';
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}

async function readParts(root: string, name: string, onPart: (part: Uint8Array) => void): Promise<Origin> {
  try {
    const place = await findInWorkspace(root, name);
    // Only if a folder on the way has become a link since it was listed.
    if (place === undefined) throw new NotRegularFile('a link in its path leads out of the folder');
    await using handle = await openRegular(place);
    const stamp = stampOf(await handle.stat({ bigint: true }));
    const buffer = Buffer.allocUnsafe(partSize);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, partSize, null);
      if (bytesRead === 0) break;
      onPart(buffer.subarray(0, bytesRead));
    }
    if (stampOf(await handle.stat({ bigint: true })) === stamp) return { path: place, stamp };
  } catch (error) {
    if (error instanceof NotRegularFile) throw new Error(`can't be used: ${error.message}`, { cause: error });
    throw new Error(`can't be read: ${whyUnreadable(error)}`, { cause: error });
  }
  throw new Error('was changed while it was being read; let the step before this one finish first');
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

function invalid(name: string, why: string): ActionError {
  const message = `The listing folder ${name} ${why}`;
  return new ActionError({
    code: 'invalid-listing',
    result: 'refused',
    message,
    findings: [{ rule: 'listing-folder', severity: 'error', message }],
  });
}
