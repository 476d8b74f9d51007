import path from 'node:path';
import { foldName } from '../json/fold.ts';
import { nearestName } from '../text/nearest.ts';
import type { ReadFile, ReadFolder } from './contents.ts';
import type { ListingKind } from './fields.ts';
import type { FolderField } from './folder.ts';
import { longestPointer } from './media.ts';
import { type Say, wrong } from './problems.ts';

/** What reading one part of a folder needs from the whole. */
export interface Reading {
  readonly kind: ListingKind;
  /** Every file and folder, from the folder's root. */
  readonly paths: ReadonlySet<string>;
  readonly say: Say;
}

/**
 * The path of another file, if that is all that a file holds: a link, as git checks it out on Windows or without the
 * right to create links. `undefined` for every other text.
 */
export function linkTarget(
  { paths }: Pick<Reading, 'paths'>,
  file: Pick<ReadFile, 'path'>,
  text: string,
): string | undefined {
  const target = text.trim().replaceAll('\\', '/');
  // An absolute path leads out of the folder.
  if (target === '' || target.startsWith('/') || target.length > longestPointer || target.includes('\n'))
    return undefined;
  const place = path.posix.join(path.posix.dirname(file.path), target);
  return place !== file.path && paths.has(place) ? place : undefined;
}

/**
 * The text of a file that must hold one, without white space at its end; `undefined` and a problem if it can't be used.
 */
export function textIn(reading: Reading, file: ReadFile, hint: string): string | undefined {
  const { content, path } = file;
  if (content.kind !== 'text') return unfit(reading, file);
  const target = linkTarget(reading, file, content.text);
  if (target !== undefined) return linked(reading, path, target);
  const text = content.text.trimEnd();
  if (text !== '') return text;
  reading.say(wrong('listing-file', path, `is empty: ${hint}.`));
  return undefined;
}

/** Like `textIn`, but as a field. */
export function fieldIn(reading: Reading, file: ReadFile, hint: string): FolderField | undefined {
  const value = textIn(reading, file, hint);
  return value === undefined ? undefined : { value, path: file.path };
}

/** Reports a file of a kind that belongs here, but can't be used. */
export function unfit(reading: Reading, { path, content }: ReadFile): undefined {
  if (content.kind !== 'unfit') return undefined;
  const target = content.text === undefined ? undefined : linkTarget(reading, { path }, content.text);
  if (target !== undefined) return linked(reading, path, target);
  reading.say(wrong('listing-file', path, content.problem, content.line));
  return undefined;
}

function linked({ say }: Reading, path: string, target: string): undefined {
  const text = `contains only the path of ${target}: it is a link that Git checked out as a text file. Put the file itself here.`;
  say(wrong('listing-file', path, text));
  return undefined;
}

/** Reports a file that does not belong in its folder. @param names what may be there, likeliest first */
export function unknownFile(reading: Reading, file: ReadFile, names: readonly string[]): void {
  const { content } = file;
  const text = content.kind === 'text' || content.kind === 'unfit' ? content.text : undefined;
  const target = text === undefined ? undefined : linkTarget(reading, file, text);
  if (target !== undefined) linked(reading, file.path, target);
  else reading.say(wrong('listing-file', file.path, `is not a listing file. ${guess(file.name, names)}`));
}

/** Reports a folder that does not belong in its place; its contents are ignored. */
export function unknownFolder({ say }: Reading, folder: ReadFolder, names: readonly string[]): void {
  say(wrong('listing-folder', folder.path, `is not a listing folder. ${guess(folder.name, names)}`));
}

function guess(name: string, names: readonly string[]): string {
  const near = names.find((each) => bare(each) === bare(name)) ?? nearestName(name, names);
  if (near !== undefined) return `Did you mean ${near}?`;
  return names.length === 0 ? 'Remove it.' : `Allowed here: ${names.join(', ')}.`;
}

/** A name without what people spell differently: `shortDescription`, `short_description`. */
function bare(name: string): string {
  return foldName(name).replace(/[-_ ]/g, '');
}
