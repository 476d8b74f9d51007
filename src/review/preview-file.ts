import { lstat, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../files/workspace.ts';

/** The folders that a preview may be written to: absolute paths. */
export interface PreviewRoots {
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly tempDir: string;
}

/** The file that a preview goes to, or what is wrong with the path: a sentence that follows it. */
export type PreviewPlace = { readonly file: string } | { readonly problem: string };

/**
 * Checks the input `preview-path`, before the run does anything: a new file in the workspace or in `RUNNER_TEMP`, and
 * no link on the way, which a checkout could contain to have another file written. Creates nothing yet.
 */
export async function findPreviewPlace(name: string, roots: PreviewRoots): Promise<PreviewPlace> {
  const target = path.resolve(roots.workspace, name);
  const root = [roots.workspace, roots.tempDir].find((each) => target !== each && isInside(target, each));
  if (root === undefined || /[\\/]$/.test(name))
    return { problem: 'is not a file in the workspace or in RUNNER_TEMP.' };
  const steps = path.relative(root, target).split(path.sep);
  // To Windows, that is a stream of a file.
  if (process.platform === 'win32' && steps.some((step) => step.includes(':')))
    return { problem: 'has a colon, which no file name on Windows may have.' };
  const base = await realpath(root);
  const places = steps.map((_step, index) => path.join(base, ...steps.slice(0, index + 1)));
  const file = places.pop() ?? base;
  for (const place of places) {
    const stats = await lstat(place).catch(() => undefined);
    if (stats?.isSymbolicLink()) return { problem: `leads through a link: ${shown(place, base)}.` };
    if (stats !== undefined && !stats.isDirectory())
      return { problem: `leads through a file: ${shown(place, base)}.` };
  }
  return (await lstat(file).catch(() => undefined)) === undefined ? { file } : taken;
}

const taken = { problem: 'already exists. Use a new name, or delete the file in an earlier step.' };

/**
 * Writes a preview to a new file, and makes the folders on its way.
 * @returns the file, or what is now wrong with the path
 * @throws the system's error
 */
export async function writePreview(page: string, name: string, roots: PreviewRoots): Promise<PreviewPlace> {
  const place = await findPreviewPlace(name, roots);
  if ('problem' in place) return place;
  await mkdir(path.dirname(place.file), { recursive: true });
  // `wx` follows no link at the end of the path.
  try {
    await writeFile(place.file, page, { flag: 'wx' });
    return place;
  } catch (error) {
    // It was created after the path was checked.
    if (isTaken(error)) return taken;
    // Half a page would pass for a whole one.
    await rm(place.file, { force: true });
    throw error;
  }
}

function shown(place: string, base: string): string {
  return path.relative(base, place).replaceAll(path.sep, '/');
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
