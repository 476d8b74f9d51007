import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../files/workspace.ts';
import type { PulledFile } from './pulled.ts';
import { invalid, type TargetFolder } from './target-folder.ts';

/** What is written, by `compareFiles`. */
export interface FilesToWrite {
  readonly added: readonly PulledFile[];
  /** Files that replace those of the same path. */
  readonly replaced: readonly PulledFile[];
}

/**
 * Writes files into a new folder first, and moves them into place once all of them are there: a run that ends early
 * leaves no partial listing. The only folder that it deletes is that new one.
 *
 * @throws ActionError `invalid-listing` if a folder has become a link, and the system's error
 */
export async function writeFolder(target: TargetFolder, { added, replaced }: FilesToWrite): Promise<void> {
  const { name, place, tree } = target;
  const parent = tree === undefined ? path.dirname(place) : place;
  await mkdir(parent, { recursive: true });
  // On the same volume, so that moving does not copy.
  const outer = await mkdtemp(path.join(parent, '.pull-'));
  // The outer one is for this user only, and a listing is for later steps, too.
  const fresh = path.join(outer, 'listing');
  try {
    await mkdir(fresh);
    for (const file of [...added, ...replaced]) await writeFresh(fresh, file);
    if (tree === undefined) {
      await rename(fresh, place);
      return;
    }
    for (const { path: file } of [...added, ...replaced]) await makeFolder(name, place, path.dirname(file));
    // Never over a file that was created in the meantime.
    for (const { path: file } of added)
      await copyFile(path.join(fresh, file), path.join(place, file), constants.COPYFILE_EXCL);
    for (const { path: file } of replaced) await rename(path.join(fresh, file), path.join(place, file));
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
}

async function writeFresh(folder: string, { path: file, text }: PulledFile): Promise<void> {
  const place = path.join(folder, file);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text, { flag: 'wx' });
}

async function makeFolder(name: string, root: string, folder: string): Promise<void> {
  const place = path.join(root, folder);
  await mkdir(place, { recursive: true });
  if (!isInside(await realpath(place), root)) throw invalid(`${name}/${folder}`, 'is outside the workspace.');
}
