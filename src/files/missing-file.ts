import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { foldName } from '../json/fold.ts';
import { spaced } from '../text/format.ts';
import { nearestName } from '../text/nearest.ts';
import { findInWorkspace } from './workspace.ts';

/** How the explanation ends if not even the first folder or file of a path exists, nor one of a similar name. */
export const atTopLevel = 'at the top level of the workspace.';

/**
 * Why a file that an input or a patch names is not found: how far its path exists, and what may be meant. The end
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
    if (!names.includes(step)) {
      const isWhole = steps.length === 1 && names.length > 0;
      return isWhole
        ? whyAbsent(step, names)
        : `is not in the workspace. ${whatIsThere(folder, step, names)}`;
    }
    folder = path.posix.join(folder, step);
    if (await leadsNowhere(path.join(workspace, folder))) return `can't be read: ${folder} is a broken link.`;
  }
  return outside;
}

/** True for a link whose target does not exist, or that leads back to itself. */
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
  if (names.length === 0)
    return folder === ''
      ? 'The workspace is empty. Check out the repository before this step.'
      : `${folder} is empty.`;
  const guess = nearOf(step, names);
  const place = folder === '' ? (guess === undefined ? atTopLevel : 'in it.') : `in ${folder}.`;
  return twinOf(step, names, folder) ?? spaced([`There is no "${step}" ${place}`, guess]);
}

/** For a path that is only a name. */
function whyAbsent(name: string, names: readonly string[]): string {
  const guess = twinOf(name, names, '') ?? nearOf(name, names);
  return guess === undefined ? `is not ${atTopLevel}` : `is not in the workspace. ${guess}`;
}

/** A name that differs only in letter case. */
function twinOf(step: string, names: readonly string[], folder: string): string | undefined {
  const twin = names.find((name) => foldName(name) === foldName(step));
  return twin === undefined
    ? undefined
    : `In ${folder || 'the workspace'}, the name is "${twin}": file names are case-sensitive here.`;
}

/** The name that may be meant. */
function nearOf(step: string, names: readonly string[]): string | undefined {
  const near = nearestName(step, names);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

/** What a folder of the workspace holds, sorted; `undefined` if it is not a folder, or not in the workspace. */
async function namesIn(workspace: string, folder: string): Promise<readonly string[] | undefined> {
  try {
    const place = await findInWorkspace(workspace, folder);
    return place === undefined ? undefined : (await readdir(place)).sort();
  } catch {
    return undefined;
  }
}
