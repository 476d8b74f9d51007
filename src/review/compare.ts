import { foldName } from '../json/fold.ts';
import type { FieldValue, LanguagePage, StorePage } from '../listing/page.ts';
import { plainList, plainText } from '../listing/same-text.ts';
import { compareImages } from './compare-images.ts';
import { compareTrailers } from './compare-trailers.ts';
import type { Base, Comparison, FieldChange, ImageSetChange, LanguageChange } from './comparison.ts';

/**
 * How a Store page changes.
 * @param after compared with the Store, the page as it will be; compared with the base commit, what the folder says
 *   now: what it no longer says stays as the Store has it
 */
export function compare(before: StorePage, after: StorePage, base: Base): Comparison {
  const old = new Map([...before.languages].map(([language, page]) => [foldName(language), page]));
  const languages = [...after.languages].flatMap(([language, page]) => {
    const change = compareLanguage(language, old.get(foldName(language)), page, base);
    return change === undefined ? [] : [change];
  });
  const trailers = compareTrailers(before.trailers, after.trailers);
  const present = new Set([...after.languages.keys()].map(foldName));
  const changed = new Set([...languages, ...trailers.flatMap(languagesOf)].map(keyOf));
  return {
    base,
    languages,
    unchanged: [...after.languages.keys()].filter((language) => !changed.has(foldName(language))),
    gone: [...before.languages.keys()].filter((language) => !present.has(foldName(language))),
    trailers,
  };
}

interface InLanguage {
  readonly language: string;
}

function languagesOf({ titles, thumbnails }: Comparison['trailers'][number]): readonly InLanguage[] {
  return [...titles, ...thumbnails];
}

function keyOf({ language }: InLanguage): string {
  return foldName(language);
}

function compareLanguage(
  language: string,
  before: LanguagePage | undefined,
  after: LanguagePage,
  base: Base,
): LanguageChange | undefined {
  const fields = compareFields(before, after, base);
  const images = compareSets(before, after, base);
  const isNew = before === undefined;
  // A new language counts even if nothing is in its folder yet.
  return fields.length + images.length === 0 && !isNew ? undefined : { language, isNew, fields, images };
}

function compareFields(
  before: LanguagePage | undefined,
  after: LanguagePage,
  base: Base,
): readonly FieldChange[] {
  return namesIn(before?.fields, after.fields).flatMap((field) => {
    const old = before?.fields.get(field);
    const wanted = after.fields.get(field) ?? (base === 'store' ? '' : undefined);
    if (isSame(old, wanted, base)) return [];
    const change = { field, isDefault: after.fromDefault?.has(field) ?? false };
    return [
      {
        ...change,
        ...(old !== undefined && { before: old }),
        ...(wanted !== undefined && { after: wanted }),
      },
    ];
  });
}

function compareSets(
  before: LanguagePage | undefined,
  after: LanguagePage,
  base: Base,
): readonly ImageSetChange[] {
  return namesIn(before?.images, after.images).flatMap((type) => {
    const wanted = after.images.get(type);
    const images = compareImages(before?.images.get(type) ?? [], wanted ?? []);
    if (images === undefined) return [];
    const isDefault = after.fromDefault?.has(type) ?? false;
    return [{ type, images, isDefault, isLeft: wanted === undefined && base === 'base-commit' }];
  });
}

/** The names of both, first those of the page after. */
function namesIn(
  before: ReadonlyMap<string, unknown> = new Map(),
  after: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...new Set([...after.keys(), ...before.keys()])];
}

/** To customers, a field that the Store does not have is an empty one; in a folder, it is one that is left alone. */
function isSame(before: FieldValue | undefined, after: FieldValue | undefined, base: Base): boolean {
  if (base === 'base-commit' && (before === undefined) !== (after === undefined)) return false;
  const [old, wanted] = [linesOf(before), linesOf(after)];
  return old.length === wanted.length && old.every((line, index) => line === wanted[index]);
}

/** A value as lines to compare: those of a text, or the items of a list. An empty value has none. */
export function linesOf(value: FieldValue | undefined): readonly string[] {
  if (typeof value !== 'string') return plainList(value);
  const text = plainText(value);
  return text === '' ? [] : text.split('\n');
}
