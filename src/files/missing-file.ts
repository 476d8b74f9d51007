import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { foldName } from '../json/fold.ts';
import { nearestName } from '../text/nearest.ts';
import { findInWorkspace } from './workspace.ts';

/** How the explanation begins if not even the first folder or file of a path is there. */
export const atTopLevel = 'At the top level';

/**
 * Why a file that an input or a patch names is not found: how far its path exists, and what is meant perhaps. The end
 * of a sentence that begins with the file's name.
 *
 * @param name path in the workspace, with either slash
 */
export async function explainMissingFile(workspace: string, name: string): Promise<string> {
  const relative = name.replaceAll('\\', '/');
  const outside =
    'is not in the workspace. Paths are relative to the workspace, and links must not lead out of it.';
  const steps = path.posix.normalize(relative).split('/');
  if (path.posix.isAbsolute(relative) || steps[0] === '..') return outside;
  let folder = '';
  for (const step of steps) {
    const names = await namesIn(workspace, folder);
    if (names === undefined) return outside;
    if (!names.includes(step)) return `is not in the workspace. ${whatIsThere(folder, step, names)}`;
    folder = path.posix.join(folder, step);
    if (await leadsNowhere(path.join(workspace, folder))) return `can't be read: ${folder} is a broken link.`;
  }
  return outside;
}

/** True for a link whose target is not there, or that leads back to itself. */
async function leadsNowhere(place: string): Promise<boolean> {
  try {
    await stat(place);
    return false;
  } catch {
    const stats = await lstat(place).catch(() => undefined);
    return stats?.isSymbolicLink() === true;
  }
}

function whatIsThere(folder: string, step: string, names: readonly string[]): string {
  const where = folder === '' ? atTopLevel : `In ${folder}`;
  const twin = names.find((name) => foldName(name) === foldName(step));
  if (twin !== undefined) return `${where} it is "${twin}": file names are case-sensitive here.`;
  if (names.length === 0) return `${folder === '' ? 'The workspace' : folder} is empty.`;
  const near = nearestName(step, names);
  return `${where} there is no "${step}"${near === undefined ? '' : `, but "${near}"`}.`;
}

/** What a folder of the workspace holds, sorted; `undefined` if it is none, or not in the workspace. */
async function namesIn(workspace: string, folder: string): Promise<readonly string[] | undefined> {
  try {
    const place = await findInWorkspace(workspace, folder);
    return place === undefined ? undefined : (await readdir(place)).sort();
  } catch {
    return undefined;
  }
}
