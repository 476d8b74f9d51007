import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** True if `file` is `folder` or is inside it. */
export function isInside(file: string, folder: string, api: path.PlatformPath = path): boolean {
  const relative = api.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${api.sep}`) && !api.isAbsolute(relative);
}

/**
 * The real path of a file that an input or a patch names, relative to the workspace; `undefined` if it, or a link
 * on the way, leads outside.
 *
 * @throws the system's error for a file that does not exist
 */
export async function findInWorkspace(workspace: string, name: string): Promise<string | undefined> {
  const [root, file] = await Promise.all([realpath(workspace), realpath(path.resolve(workspace, name))]);
  return isInside(file, root) ? file : undefined;
}
