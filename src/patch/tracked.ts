import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** A repository of some million files. */
const mostBytes = 256 * 2 ** 20;
/** The format that abbreviates paths: https://git-scm.com/docs/index-format */
const versionWithoutPaths = 4;

/**
 * True if git tracks a file, by the index of the repository that it is in; false if it does not, so that an
 * earlier step has written the file; `undefined` if there is no repository, or its index does not say.
 * @param file absolute path
 */
export async function isTracked(file: string): Promise<boolean | undefined> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const index = await readIndex(path.join(folder, '.git', 'index'));
    if (index !== undefined) return holds(index, path.relative(folder, file).replaceAll(path.sep, '/'));
    if (folder === path.dirname(folder)) return undefined;
  }
}

async function readIndex(file: string): Promise<Buffer | undefined> {
  try {
    return (await stat(file)).size <= mostBytes ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Each entry has the length of its path in 12 bits of the two bytes before it. */
function holds(index: Buffer, name: string): boolean | undefined {
  if (index.length < 12 || index.readUInt32BE(4) === versionWithoutPaths) return undefined;
  const path = Buffer.from(`${name}\0`);
  const length = Math.min(path.length - 1, 0xfff);
  for (let at = index.indexOf(path); at !== -1; at = index.indexOf(path, at + 1))
    if (at >= 2 && (index.readUInt16BE(at - 2) & 0xfff) === length) return true;
  return false;
}
