import { foldName } from '../json/fold.ts';
import type { ReadFile } from './contents.ts';
import { type Reading, textIn } from './expected.ts';
import { wrong } from './problems.ts';

/** The language of a folder, and the line that says so. */
export interface NamedLanguage {
  /** As it is written there. */
  readonly folder: string;
  readonly code: string;
  /** From 1; `undefined` if the folder's name is the language. */
  readonly line?: number;
}

/**
 * Reads languages.txt, one `folder = language` per line; lines with `#` at their start are comments.
 * @returns the language of each folder, by the folder's name in lower case
 */
export function parseLanguages(
  reading: Reading,
  file: ReadFile | undefined,
): ReadonlyMap<string, NamedLanguage> {
  const found = new Map<string, Required<NamedLanguage>>();
  const text = file && textIn(reading, file, 'add lines like "pt_BR = pt-br", or delete it');
  if (file === undefined || text === undefined) return found;
  text.split('\n').forEach((content, index) => {
    const [line, trimmed] = [index + 1, content.trim()];
    if (trimmed === '' || trimmed.startsWith('#')) return;
    const [, folder, code] = /^([^=]*[^=\s])\s*=\s*([^=\s]+)$/.exec(trimmed) ?? [];
    if (folder === undefined || code === undefined) {
      const text = 'must have the form "folder = language", such as "pt_BR = pt-br".';
      reading.say(wrong('listing-language', file.path, text, line));
      return;
    }
    const first = found.get(foldName(folder));
    if (first === undefined) found.set(foldName(folder), { folder, code, line });
    else
      reading.say(
        wrong(
          'listing-language',
          file.path,
          `names ${folder} again: it is already on line ${first.line}. Remove one of the two.`,
          line,
        ),
      );
  });
  return found;
}
