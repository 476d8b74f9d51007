import { livePackagesOf } from '../document/packages.ts';
import type { Finding } from '../errors.ts';
import { memberOf, spellingsOf } from '../json/fold.ts';
import { mostLanguagesWithKeywords } from '../limits/texts.ts';
import type { Submission } from '../store/wire.ts';
import type { MergePatch } from '../submission/patch.ts';
import type { Arranging } from './apply-images.ts';
import { changeLanguage, type LanguageChange } from './apply-language.ts';
import { defaultWarnings, notesOf } from './apply-notes.ts';
import { arrangeTrailers } from './apply-trailers.ts';
import type { ImageFile, ListingFolder } from './folder.ts';
import { baseOf, type Members, recordOf, recordsIn } from './held.ts';
import type { ReadListing } from './parse.ts';
import { type FolderProblem, type Say, toFindings, wrong } from './problems.ts';
import { isSameValue, plainText } from './same-text.ts';
import { type ListingFile, Uploads } from './uploads.ts';
import { languageKeys, listingsOf, wantedLanguages } from './wanted.ts';

export interface ApplyOptions {
  /** Input `replace-images`: images that only the Store has may be removed. */
  readonly replaceImages: boolean;
  /** Languages of the new packages: a new language without one needs a title. */
  readonly packageLanguages: readonly string[];
}

/** What publishing a folder changes in a document. */
export interface ListingChange {
  /** Empty if the Store holds everything already. */
  readonly patch: MergePatch;
  /**
   * The files of the folder that the changed document names. What has to be sent: `newAssetNames` of the plan's
   * document.
   */
  readonly files: readonly ListingFile[];
  /** Everything that is wrong with the folder, on its own and for this document. */
  readonly findings: readonly Finding[];
  /** What a reader of the plan must know, one sentence each. */
  readonly notes: readonly string[];
  /** Files by the name that the changed document has. */
  readonly named: ReadonlyMap<string, ImageFile>;
  readonly languages: readonly LanguageChange[];
}

/**
 * Computes what publishing a listing folder changes in the Store's document. Pure: the same folder and document give
 * the same change. What the folder does not name stays as it is, and so does the Store's own spelling of what is the
 * same.
 *
 * @param document published submission or clone; `undefined` if it can't be read, as in a dry run without credentials
 */
export function applyListing(
  { folder, problems: own }: ReadListing,
  document: Submission | undefined,
  options: ApplyOptions,
): ListingChange {
  const problems: FolderProblem[] = [...own];
  const uploads = new Uploads(folder);
  const say: Say = (problem) => problems.push(problem);
  const listings = listingsOf(document);
  const arranging: Arranging = {
    kind: folder.kind,
    replaceImages: options.replaceImages,
    heldTypes: typesIn(listings),
    isKnown: document !== undefined,
    uploads,
    say,
  };
  const packageLanguages = [
    ...options.packageLanguages,
    ...(document === undefined ? [] : livePackagesOf(document).flatMap(({ languages }) => languages ?? [])),
  ];
  const wanted = wantedLanguages(folder, listings, say);
  const languages = wanted.map((each) => changeLanguage(arranging, each, packageLanguages));
  const patch = {
    ...listingsPatch(folder, languages),
    ...trailersPatch(arranging, folder, document, languages),
  };
  for (const problem of [...defaultWarnings(folder, languages), ...keywordProblems(languages)]) say(problem);
  return {
    patch,
    files: uploads.files(),
    findings: toFindings(folder.name, problems),
    notes: document === undefined ? [] : notesOf(languages),
    named: uploads.named(),
    languages,
  };
}

function listingsPatch({ kind }: ListingFolder, changes: readonly LanguageChange[]): MergePatch {
  const changed = changes.filter(({ members }) => Object.keys(members).length > 0);
  if (changed.length === 0) return {};
  const listings = changed.map(({ wanted, members }) => [
    wanted.key,
    kind === 'add-on' ? members : { baseListing: members },
  ]);
  return { listings: Object.fromEntries(listings) };
}

function trailersPatch(
  arranging: Arranging,
  { trailers }: ListingFolder,
  document: Submission | undefined,
  changes: readonly LanguageChange[],
): MergePatch {
  if (trailers === undefined) return {};
  const held = recordsIn(document === undefined ? undefined : memberOf(document, 'trailers'));
  const languages = document === undefined ? undefined : languageKeys(changes.map(({ wanted }) => wanted));
  const arranged = arrangeTrailers(arranging, held, trailers, languages);
  return arranged === held ? {} : { trailers: arranged };
}

/** Every image type that the Store has in a listing, platform overrides included. */
export function typesIn(listings: Members | undefined): ReadonlySet<string> {
  const bases = Object.values(listings ?? {}).flatMap((listing) => [
    baseOf(listing, 'app'),
    ...Object.values(recordOf(memberOf(recordOf(listing), 'platformOverrides'))).map(recordOf),
  ]);
  const types = bases.flatMap((base) =>
    recordsIn(memberOf(base, 'images')).map((image) => memberOf(image, 'imageType')),
  );
  return new Set(types.filter((type) => typeof type === 'string'));
}

/**
 * The only source is a refusal by the live Store that another tool noted: a warning, for a folder that adds such a
 * language.
 */
function keywordProblems(changes: readonly LanguageChange[]): readonly FolderProblem[] {
  const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;
  const before = changes.filter(({ wanted }) => isFilled(memberOf(wanted.held, 'keywords'))).length;
  const after = changes.filter(({ wanted, members }) =>
    isFilled('keywords' in members ? members.keywords : memberOf(wanted.held, 'keywords')),
  ).length;
  if (after <= mostLanguagesWithKeywords || after <= before) return [];
  const message = `There would be keywords in ${after} languages, but the Store may refuse more than ${mostLanguagesWithKeywords}.`;
  return [{ ...wrong('listing-limit', '', message), severity: 'warning', isWhole: true }];
}

/**
 * Languages whose release notes a plan leaves as they were, in the Store's spelling: with new packages, worth a
 * warning.
 */
export function languagesWithOldNotes(before: Submission | undefined, after: Submission): readonly string[] {
  const held = listingsOf(before) ?? {};
  const spellings = spellingsOf(held);
  const notesIn = (listing: unknown) => memberOf(baseOf(listing, 'app'), 'releaseNotes');
  return Object.entries(listingsOf(after) ?? {}).flatMap(([key, listing]) => {
    const spelling = spellings.of(key);
    const old = spelling === undefined ? undefined : notesIn(held[spelling]);
    return spelling !== undefined && isSameValue(old, plainText(notesIn(listing))) ? [key] : [];
  });
}
