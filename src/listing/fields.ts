import { foldName } from '../json/fold.ts';
import { imageTypes } from '../limits/images.ts';
import { addOnTexts, appLists, appTexts, type ListLimit, type TextLimit } from '../limits/texts.ts';
import type { TargetKind } from '../store/target.ts';

/** A field of a language that has a file of its own. */
export type ListingField = {
  /** Name of its file without `.txt`: `short-description`. */
  readonly file: string;
  /** The Store's name of the member: `shortDescription`. */
  readonly member: string;
} & (
  | { readonly kind: 'text'; readonly limit?: TextLimit | undefined }
  /** One item per line. */
  | { readonly kind: 'list'; readonly limit?: ListLimit | undefined }
);

const text = (file: string, member: string): ListingField => ({
  file,
  member,
  kind: 'text',
  limit: appTexts[member],
});
const list = (file: string, member: string): ListingField => ({
  file,
  member,
  kind: 'list',
  limit: appLists[member],
});

/** The fields of an app's listing (store-api.md §3.2), in the order in which people read them. */
export const appFields: readonly ListingField[] = [
  text('title', 'title'),
  text('description', 'description'),
  text('short-description', 'shortDescription'),
  text('release-notes', 'releaseNotes'),
  list('features', 'features'),
  list('keywords', 'keywords'),
  list('minimum-hardware', 'minimumHardware'),
  list('recommended-hardware', 'recommendedHardware'),
  text('copyright', 'copyrightAndTrademarkInfo'),
  text('license-terms', 'licenseTerms'),
  text('short-title', 'shortTitle'),
  text('sort-title', 'sortTitle'),
  text('voice-title', 'voiceTitle'),
  text('developed-by', 'devStudio'),
];

/** The fields of an add-on's listing (store-api.md §3.6). */
export const addOnFields: readonly ListingField[] = [
  { file: 'title', member: 'title', kind: 'text', limit: addOnTexts.title },
  { file: 'description', member: 'description', kind: 'text', limit: addOnTexts.description },
];

/** The file that names the languages of folders. */
export const languagesFile = 'languages.txt';

/** The targets that have a listing: a flight has none. */
export type ListingKind = Exclude<TargetKind, 'flight'>;

/** The fields of a target's listing. */
export function fieldsOf(kind: ListingKind): readonly ListingField[] {
  return kind === 'add-on' ? addOnFields : appFields;
}

/** Fields that can be changed, but not cleared: without them the Store refuses the language. */
export const uncleared: ReadonlySet<string> = new Set(['title', 'description']);

/** The folder of an image type: `store-logo-9x16` for `StoreLogo9x16`, even for types that are unknown here. */
export function imageFolder(type: string): string {
  return type
    .replace('HoloLens', 'Hololens')
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[a-z]{2})(?=\d)/g, '-')
    .toLowerCase();
}

/**
 * The image type that a folder is named after; hyphens and letter case make no difference.
 * @param held types that the Store has, which may not be known here
 */
export function imageTypeOf(folder: string, held: Iterable<string> = []): string | undefined {
  const wanted = typeKey(folder);
  return [...held, ...imageTypes.keys()].find((type) => typeKey(type) === wanted);
}

/** Key that folder names of the same image type share. */
export function typeKey(name: string): string {
  return foldName(name).replaceAll('-', '');
}

/** The folders of image types that the Store accepts, for messages. */
export const imageFolders: readonly string[] = [...imageTypes]
  .filter(([, { most }]) => Number.isFinite(most))
  .map(([type]) => imageFolder(type));
