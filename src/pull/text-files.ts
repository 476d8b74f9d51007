import path from 'node:path';
import { linkTarget } from '../listing/expected.ts';
import { readPointer } from '../listing/media.ts';
import { decodeText } from '../listing/text-file.ts';
import type { Pulled, PulledFile, Pulling } from './pulled.ts';

/**
 * What was gathered, without texts that could not be read back as they are: those that UTF-8 does not hold, and those
 * that would be mistaken for something other than a text.
 *
 * @param paths every file and folder that is there already
 */
export function holdable({ files, leftOut, onlyHere, remarks }: Pulling, paths: readonly string[]): Pulled {
  const all = new Set([...paths, ...files.flatMap(({ path }) => [path, ...foldersOf(path)])]);
  const checked = files.map((file) => ({ file, problem: textProblem(file, all) }));
  return {
    files: checked.flatMap(({ file, problem }) => (problem === undefined ? [file] : [])),
    leftOut: [
      ...leftOut,
      ...checked.flatMap(({ file, problem }) =>
        problem === undefined ? [] : [{ language: '', what: `${file.path}: ${problem}` }],
      ),
    ],
    onlyHere,
    remarks,
  };
}

function foldersOf(file: string): readonly string[] {
  const folder = path.posix.dirname(file);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

function textProblem(file: PulledFile, paths: ReadonlySet<string>): string | undefined {
  const decoded = decodeText(Buffer.from(file.text));
  const isSame = 'text' in decoded && `\uFEFF${decoded.text}` === file.text;
  if (!('text' in decoded) || (decoded.text !== file.text && !isSame))
    return 'it has characters that no text file can hold';
  if (readPointer(decoded.text) !== undefined) return 'it looks like a Git LFS pointer';
  return linkTarget({ paths }, file, decoded.text) === undefined
    ? undefined
    : 'it is the path of a file in this folder, and looks like a link';
}
