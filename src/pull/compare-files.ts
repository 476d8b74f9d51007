import type { Finding } from '../errors.ts';
import { foldName } from '../json/fold.ts';
import { plainText } from '../listing/same-text.ts';
import { decodeText } from '../listing/text-file.ts';
import { bytesOf, type Tree, type TreeEntry } from '../listing/tree.ts';
import type { PulledFile } from './pulled.ts';

/** What writing files into a folder would do. */
export interface FileChanges {
  readonly added: readonly PulledFile[];
  /** Existing files with a different text. */
  readonly differing: readonly PulledFile[];
  readonly same: readonly PulledFile[];
  /** Paths that something else blocks: a link, a file instead of a folder. */
  readonly blocked: readonly string[];
}

/**
 * Compares files with what a folder has. A file with the same text in another form, such as with CR LF, counts as the
 * same.
 * @returns the files under the names as the folder already spells them
 */
export async function compareFiles(
  files: readonly PulledFile[],
  tree: Tree | undefined,
): Promise<FileChanges> {
  const entries = new Map((tree?.entries ?? []).map((entry) => [foldName(entry.path), entry]));
  const changes = {
    added: [] as PulledFile[],
    differing: [] as PulledFile[],
    same: [] as PulledFile[],
    blocked: [] as string[],
  };
  for (const { path, text } of files) {
    const place = placeOf(path, entries);
    if (place === undefined) {
      changes.blocked.push(path);
      continue;
    }
    const file = { path: place.path, text };
    if (place.entry === undefined) changes.added.push(file);
    else changes[(await hasText(place.entry, text)) ? 'same' : 'differing'].push(file);
  }
  return changes;
}

/** The path that a file is written to; `undefined` if it can't go there. */
function placeOf(
  path: string,
  entries: ReadonlyMap<string, TreeEntry>,
): { readonly path: string; readonly entry: TreeEntry | undefined } | undefined {
  const steps = path.split('/');
  let place = '';
  for (const [index, step] of steps.entries()) {
    const wanted = place === '' ? step : `${place}/${step}`;
    const entry = entries.get(foldName(wanted));
    const isLast = index === steps.length - 1;
    if (entry !== undefined && entry.kind !== (isLast ? 'file' : 'folder')) return undefined;
    place = entry?.path ?? wanted;
    if (isLast) return { path: place, entry };
  }
  return undefined;
}

async function hasText(entry: TreeEntry, text: string): Promise<boolean> {
  const decoded = decodeText(await bytesOf(entry));
  return 'text' in decoded && plainText(decoded.text) === plainText(text.replace(/^\uFEFF/, ''));
}

/** Why nothing is written; empty if everything can be. */
export function writeProblems(
  folder: string,
  { differing, blocked }: FileChanges,
  overwrite: boolean,
): readonly Finding[] {
  const finding = (rule: string, path: string, why: string): Finding => {
    const file = folder === '.' ? path : `${folder}/${path}`;
    return { rule, severity: 'error', message: `${file}: ${why}`, file };
  };
  return [
    ...blocked.map((path) =>
      finding('listing-file', path, "can't be written: a link or another special file is in the way."),
    ),
    ...(overwrite ? [] : differing).map(({ path }) =>
      finding('listing-differs', path, 'differs from what the Store has, and was left unchanged.'),
    ),
  ];
}
