import { entryNameProblem } from '../archive/name.ts';
import { baseName } from '../document/packages.ts';
import { foldName } from '../json/fold.ts';
import { imageFolder, imageTypeOf } from '../listing/fields.ts';

// No name from the Store becomes a path: it may hold `..`, a drive, or the name of a device.

/** Longest slug, and longest name of a folder. */
const longest = 40;

/** The folder of a language: its code in lower case; `undefined` for a name that is not of that form. */
export function languageFolder(key: string): string | undefined {
  return safe(foldName(key), /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/);
}

/** The folder of an image type; `undefined` if no folder name stands for it. @param held types that the Store has */
export function typeFolder(type: string, held: Iterable<string>): string | undefined {
  const folder = safe(imageFolder(type), /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  const meant = folder === undefined ? undefined : imageTypeOf(folder, held);
  return meant !== undefined && foldName(meant) === foldName(type) ? folder : undefined;
}

function safe(name: string, form: RegExp): string | undefined {
  return name.length <= longest && form.test(name) && entryNameProblem(name) === undefined ? name : undefined;
}

/**
 * `02-main-window`, from an entry's place and some words of the file name that the Store has.
 * @param index from 0
 * @param kind what it is called if the name has no words: `screenshot`
 * @param taken names that are already in use, in lower case
 */
export function entryName(
  index: number,
  fileName: string | undefined,
  kind: string,
  taken: ReadonlySet<string>,
): string {
  const name = `${String(index + 1).padStart(2, '0')}-${slugOf(fileName ?? '', kind)}`;
  return taken.has(name) ? `${name}-store` : name;
}

/** The words of a file name: without its folders and its extension, and without what this action puts around them. */
function slugOf(fileName: string, kind: string): string {
  const words = baseName(fileName)
    .replace(/\.[^.]*$/, '')
    .replace(/^asset_(.*)\.[0-9a-f]{12}$/i, '$1')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const own = words.startsWith(`${kind}-`) ? words.slice(kind.length + 1) : words;
  return own.replace(/^\d{1,3}-/, '') || kind;
}
