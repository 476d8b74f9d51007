import { foldName, spellingsOf } from '../json/fold.ts';
import { languageCodes, nearestLanguage, neighborOf } from '../limits/languages.ts';
import { languagesFile } from './fields.ts';
import type { FolderField, FolderLanguage, ImageSet, ListingFolder } from './folder.ts';
import { baseOf, type Members, recordOf } from './held.ts';
import { type FolderProblem, type Say, wrong } from './problems.ts';

/** What a language should have, from its own folder and from `default/`. */
export interface WantedLanguage {
  /** The language as the Store spells it; a new one is in lower case. */
  readonly key: string;
  /** Its folder; `undefined` for a language of the Store without one. */
  readonly folder?: FolderLanguage;
  /** What the Store has for it. */
  readonly held: Members;
  /** True if the Store has no listing in this language. */
  readonly isNew: boolean;
  readonly fields: ReadonlyMap<string, FolderField>;
  readonly images: ReadonlyMap<string, ImageSet>;
  /** Members that come from `default/`. */
  readonly defaultFields: ReadonlySet<string>;
  /** `typeKey`s of images that come from `default/`. */
  readonly defaultImages: ReadonlySet<string>;
}

const releaseNotes = 'releaseNotes';

/**
 * The languages of a listing, those of the folder first.
 * @param listings what the Store has, by language; `undefined` if that is not known
 */
export function wantedLanguages(
  folder: ListingFolder,
  listings: Members | undefined,
  say: Say,
): readonly WantedLanguage[] {
  const seen = new Map<string, FolderLanguage>();
  const own = folder.languages.flatMap((language) => {
    const problem = twinProblem(language, seen) ?? languageProblem(folder, language, listings);
    seen.set(foldName(language.code), language);
    if (problem !== undefined) say(problem);
    return problem === undefined ? [wantedOf(folder, language, listings ?? {})] : [];
  });
  const others = Object.entries(listings ?? {})
    .filter(([key]) => !seen.has(foldName(key)))
    .map(([key, listing]) => withoutFolder(folder, key, listing));
  return [...own, ...others];
}

function wantedOf(folder: ListingFolder, language: FolderLanguage, listings: Members): WantedLanguage {
  const spelling = spellingsOf(listings).of(language.code);
  const held = baseOf(spelling === undefined ? undefined : listings[spelling], folder.kind);
  const { fields = new Map(), images = new Map() } = folder.defaults ?? {};
  const isOwn = (key: string) => language.fields.has(key);
  const isOwnSet = (key: string) => language.images.has(key);
  return {
    key: spelling ?? foldName(language.code),
    folder: language,
    held,
    isNew: Object.keys(held).length === 0,
    fields: new Map([...fields, ...language.fields]),
    images: new Map([...images, ...language.images]),
    defaultFields: new Set([...fields.keys()].filter((key) => !isOwn(key))),
    defaultImages: new Set([...images.keys()].filter((key) => !isOwnSet(key))),
  };
}

/** From `default/`, languages without a folder get only release notes, and only if their listing has texts. */
function withoutFolder(folder: ListingFolder, key: string, listing: unknown): WantedLanguage {
  const held = baseOf(listing, folder.kind);
  const notes = folder.defaults?.fields.get(releaseNotes);
  const isNoted = notes !== undefined && Object.keys(held).length > 0;
  return {
    key,
    held,
    isNew: false,
    fields: new Map(isNoted ? [[releaseNotes, notes]] : []),
    images: new Map(),
    defaultFields: new Set(isNoted ? [releaseNotes] : []),
    defaultImages: new Set(),
  };
}

function twinProblem(
  language: FolderLanguage,
  seen: ReadonlyMap<string, FolderLanguage>,
): FolderProblem | undefined {
  const twin = seen.get(foldName(language.code));
  const text = `is for the same language as ${twin?.folder ?? ''}: ${language.code}. Remove one of the two.`;
  return twin === undefined ? undefined : wrong('listing-language', language.folder, text);
}

/** What is wrong with the language of a folder; `undefined` for one that the Store has or accepts. */
function languageProblem(
  { name }: ListingFolder,
  { code, folder, line }: FolderLanguage,
  listings: Members | undefined,
): FolderProblem | undefined {
  const held = Object.keys(listings ?? {});
  const spellings = spellingsOf(listings ?? {});
  if (spellings.of(code) !== undefined) return undefined;
  if (spellings.all(code).length > 1) {
    const text = `could be ${spellings.all(code).join(' or ')}, because the Store has both. Remove one of them in Partner Center.`;
    return wrong('listing-language', folder, text);
  }
  const map = (to: string) => `Add the line "${folder} = ${to}" to ${name}/${languagesFile}`;
  // Anyone who writes a line into languages.txt means a second language.
  const neighbor = line === undefined ? neighborOf(code, held) : undefined;
  if (neighbor !== undefined) {
    const second = languageCodes.has(foldName(code))
      ? `, or "${folder} = ${foldName(code)}" to add it as another language`
      : '';
    const text = `is not a language of this listing, but is close to ${neighbor}. ${map(neighbor)}${second}.`;
    return wrong('listing-language', folder, text);
  }
  if (languageCodes.has(foldName(code))) return undefined;
  const guess = nearestLanguage(code, held);
  if (line !== undefined) {
    const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
    return wrong(
      'listing-language',
      languagesFile,
      `uses ${code}, which is not a language that the Store accepts.${hint}`,
      line,
    );
  }
  const hint =
    guess === undefined
      ? 'Rename or remove the folder.'
      : `Did you mean ${guess}? ${map(guess)}, or rename the folder.`;
  return wrong('listing-language', folder, `is not a language that the Store accepts. ${hint}`);
}

/** The languages that a listing has once the folder is published, in the Store's spelling. */
export function languageKeys(wanted: readonly WantedLanguage[]): readonly string[] {
  return wanted.map(({ key }) => key);
}

/** The listings of a document, if it is known. */
export function listingsOf(document: { readonly listings?: unknown } | undefined): Members | undefined {
  return document === undefined ? undefined : recordOf(document.listings);
}
