import path, { type PlatformPath } from 'node:path';

/**
 * A path as messages show it: relative to the workspace, with `/`; absolute if it is on another drive.
 * @param api `path.win32` for paths of Windows.
 */
export function displayPath(file: string, workspace: string, api: PlatformPath = path): string {
  return api.relative(workspace, file).replaceAll(api.sep, '/');
}
