import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { displayPath } from './display-path.ts';
import { packageExtensionOf } from './extension.ts';

/** Entries looked at before the search gives up: an error message is worth a second, not a minute. */
const mostEntries = 20_000;

const skipped = new Set(['.git', 'node_modules']);

/**
 * The package files below a folder, nearest to the root first, as paths relative to it with `/`. Links are not
 * followed, and after 20,000 entries it stops looking.
 */
export function packageFilesBelow(root: string): Promise<readonly string[]> {
  return filesBelow(root, (name) => packageExtensionOf(name) !== undefined);
}

/** The same for files whose names a test chooses. */
export async function filesBelow(
  root: string,
  isWanted: (name: string) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [root];
  let seen = 0;
  for (let folder = folders.shift(); folder !== undefined && seen < mostEntries; folder = folders.shift()) {
    for (const entry of await entriesOf(folder)) {
      seen += 1;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !skipped.has(entry.name)) folders.push(path);
      if (entry.isFile() && isWanted(entry.name)) found.push(displayPath(path, root));
    }
  }
  return found;
}

/** The few names that are most like what was asked for. */
export function mostAlike(wanted: string, names: readonly string[], count: number): readonly string[] {
  const key = (text: string) => text.replaceAll('\\', '/').toLowerCase();
  return names
    .map((name) => ({ name, far: distance(key(wanted), key(name)) }))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

/** What a folder holds, sorted; nothing if it can't be read. */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
