import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { entryNameProblem } from '../archive/name.ts';
import { ActionError, messageOf } from '../errors.ts';
import { isInside } from '../files/workspace.ts';
import { listFolder } from '../listing/folder-tree.ts';
import type { Tree } from '../listing/tree.ts';

/** The folder that a pull writes to. */
export interface TargetFolder {
  /** As messages name it: relative to the workspace, with `/`. */
  readonly name: string;
  /** Absolute, and without a link. */
  readonly place: string;
  /** What is in it; `undefined` if it does not exist yet. */
  readonly tree: Tree | undefined;
}

/**
 * The folder of the workspace that an input names, whether it exists or not.
 * @throws ActionError `invalid-listing` if it leads out of the workspace, has a name that Windows does not allow, or is
 *   a file
 */
export async function findTargetFolder(workspace: string, given: string): Promise<TargetFolder> {
  const root = await realpath(workspace);
  const wanted = path.resolve(root, given.replaceAll('\\', '/'));
  const name = path.relative(root, wanted).replaceAll(path.sep, '/') || '.';
  if (!isInside(wanted, root)) throw invalid(given, 'is outside the workspace.');
  const problem = name === '.' ? undefined : entryNameProblem(name);
  if (problem !== undefined) throw invalid(name, `has a name that ${problem}. Use another name.`);
  const place = await realPlace(wanted).catch((error: unknown) => {
    throw invalid(name, `can't be used: ${messageOf(error)}.`);
  });
  if (!isInside(place, root)) throw invalid(name, 'is outside the workspace.');
  const tree = (await isThere(place)) ? await listFolder(root, name) : undefined;
  return { name, place, tree };
}

/** The real path of a folder whose last parts may not exist yet. */
async function realPlace(wanted: string): Promise<string> {
  if (await isThere(wanted)) return await realpath(wanted);
  return path.join(await realPlace(path.dirname(wanted)), path.basename(wanted));
}

/** True for a link that leads nowhere, too: what is written there would go elsewhere. */
async function isThere(place: string): Promise<boolean> {
  try {
    await lstat(place);
    return true;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      return false;
    throw error;
  }
}

/** An error about the folder as a whole. */
export function invalid(name: string, why: string): ActionError {
  const message = `The listing folder ${name} ${why}`;
  return new ActionError({
    code: 'invalid-listing',
    result: 'refused',
    message,
    findings: [{ rule: 'listing-folder', severity: 'error', message }],
  });
}
