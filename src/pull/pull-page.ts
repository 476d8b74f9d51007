import { foldName, memberOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { typesIn } from '../listing/apply.ts';
import type { ListingKind } from '../listing/fields.ts';
import type { FolderLanguage, ListingFolder } from '../listing/folder.ts';
import { baseOf, type Members } from '../listing/held.ts';
import { listingsOf } from '../listing/wanted.ts';
import type { Submission } from '../store/wire.ts';
import { languageFolder } from './names.ts';
import { pullFields } from './pull-fields.ts';
import { pullIcon, pullImages } from './pull-images.ts';
import { pullTrailers } from './pull-trailers.ts';
import { isEmpty, type Pulled, type Pulling } from './pulled.ts';
import { holdable } from './text-files.ts';

/**
 * The Store's page as the files of a listing folder. Pure. Each field that is not empty is in a file, stands for an
 * image in a `.kept` file, or is named as left out; publishing the folder onto the same document changes nothing.
 *
 * @param here the folder that is there already: its own names are used, and its pictures recognized
 * @param paths every file and folder in it, from its root
 */
export function pullPage(
  document: Submission,
  kind: ListingKind,
  here?: ListingFolder,
  paths: readonly string[] = [],
): Pulled {
  return pullInto(startPulling(document, kind, here), document, paths);
}

/**
 * The page as it was before a change, as files of a listing folder that undo it: like `pullPage`, and what was empty is
 * cleared if the change filled it.
 *
 * @param after the page after the change
 */
export function pullPageBefore(document: Submission, after: Submission, kind: ListingKind): Pulled {
  // When it is undone, the Store has the images of `after`.
  const heldTypes = new Set([document, after].flatMap((each) => [...typesIn(listingsOf(each))]));
  const pulling = { ...startPulling(document, kind), after, heldTypes };
  const pages = listingsOf(document) ?? {};
  for (const [language, listing] of Object.entries(listingsOf(after) ?? {}))
    if (memberOf(pages, language) === undefined && !isEmpty(listing))
      pulling.leftOut.push({ language, what: 'all of it: it is new, and no file can remove a language' });
  return pullInto(pulling, document);
}

function pullInto(pulling: Pulling, document: Submission, paths: readonly string[] = []): Pulled {
  const { kind, here } = pulling;
  const listings = Object.entries(listingsOf(document) ?? {});
  const byKey = Map.groupBy(listings, ([key]) => foldName(key));
  for (const [language, listing] of listings) {
    if ((byKey.get(foldName(language))?.length ?? 0) > 1) {
      if (!isEmpty(listing))
        pulling.leftOut.push({ language, what: 'all of it: the Store has this language under two codes' });
    } else pullLanguage(pulling, language, listing);
  }
  for (const { code, folder } of here?.languages ?? [])
    if (!byKey.has(foldName(code))) pulling.onlyHere.push(folder);
  if (kind === 'app') pullTrailers(pulling, document);
  return holdable(pulling, paths);
}

function startPulling(document: Submission, kind: ListingKind, here?: ListingFolder): Pulling {
  const heldTypes = typesIn(listingsOf(document));
  return { kind, here, heldTypes, after: undefined, files: [], leftOut: [], onlyHere: [], remarks: [] };
}

function pullLanguage(pulling: Pulling, language: string, listing: unknown): void {
  const { kind, leftOut } = pulling;
  const own = languageHere(pulling, language);
  const folder = own?.folder ?? freeFolder(pulling, language);
  if (folder === undefined) {
    if (!isEmpty(listing))
      leftOut.push({ language, what: "all of it: the language code can't be a folder name" });
    return;
  }
  const base = baseOf(listing, kind);
  const place = { language, folder, own, baseAfter: baseAfter(pulling, language) };
  pullFields(pulling, place, base);
  if (kind === 'app') pullImages(pulling, place, base);
  else pullIcon(pulling, place, base);
  // Platform overrides above all: the folder has no place for them.
  for (const [member, value] of Object.entries(kind === 'app' && isRecord(listing) ? listing : {}))
    if (memberOf({ [member]: base }, 'baseListing') === undefined && !isEmpty(value))
      leftOut.push({ language, what: member });
}

/** What the language has after the change that is to be undone. */
function baseAfter({ kind, after }: Pulling, language: string): Members {
  return baseOf(memberOf(listingsOf(after) ?? {}, language), kind);
}

/** The folder that the language has already. */
function languageHere({ here }: Pulling, language: string): FolderLanguage | undefined {
  return here?.languages.find(({ code }) => foldName(code) === foldName(language));
}

/** A new folder, unless languages.txt uses it for another language. */
function freeFolder({ here }: Pulling, language: string): string | undefined {
  const folder = languageFolder(language);
  const isTaken = here?.languages.some((each) => foldName(each.folder) === folder);
  return isTaken ? undefined : folder;
}
