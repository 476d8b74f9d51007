import { memberOf } from '../json/fold.ts';
import { series } from '../text/format.ts';
import { changedFields } from './apply-fields.ts';
import { type Arranging, arrangeSet, idOf, isKeptImageOf } from './apply-images.ts';
import { imageTypeOf } from './fields.ts';
import { hashIn, heldImages, type Members, recordOf, recordsIn, textAt } from './held.ts';
import { wrong } from './problems.ts';
import type { WantedLanguage } from './wanted.ts';

/** What changes in one language. */
export interface LanguageChange {
  readonly wanted: WantedLanguage;
  /** Members that change, by the Store's names. */
  readonly members: Members;
  /** Images of types in `default/` that are not used, since the Store has others: their folders. */
  readonly unusedSets: readonly string[];
}

/**
 * Applies the folder to one language.
 * @param packageLanguages languages of the packages, whose names are titles, too
 */
export function changeLanguage(
  arranging: Arranging,
  wanted: WantedLanguage,
  packageLanguages: readonly string[],
): LanguageChange {
  const { kind, say, isKnown } = arranging;
  const before = allImages(wanted.held, kind);
  const isUsable = (key: string) => !wanted.defaultImages.has(key) || isOurs(arranging, wanted, key);
  const sets = [...wanted.images].filter(([key]) => isUsable(key)).map(([, set]) => set);
  const after = sets.reduce((images, set) => arrangeSet(arranging, images, set), before);
  const members = {
    ...changedFields(wanted, kind, say),
    ...(after !== before && imageMembers(wanted, kind, after)),
  };
  if (isKnown && wanted.isNew) checkNew(arranging, wanted, after, packageLanguages);
  const unused = [...wanted.images].filter(([key]) => !isUsable(key));
  return { wanted, members, unusedSets: unused.map(([, { path }]) => path) };
}

/** The Store's own list; removed images stay in it as they are. */
function allImages(held: Members, kind: Arranging['kind']): readonly Members[] {
  return kind === 'add-on' ? heldImages(held, kind) : recordsIn(memberOf(held, 'images'));
}

/** True if the Store has no image of a type that came from elsewhere. */
function isOurs({ kind, heldTypes }: Arranging, { held, images }: WantedLanguage, key: string): boolean {
  const type = imageTypeOf(images.get(key)?.folder ?? '', heldTypes);
  return heldImages(held, kind)
    .filter((image) => type !== undefined && isKeptImageOf(image, type))
    .every((image) => hashIn(textAt(image, 'fileName')) !== undefined);
}

/** The images as a merge patch sets them. The merge must not carry the ID of one icon over to another. */
function imageMembers(
  { held }: WantedLanguage,
  kind: Arranging['kind'],
  images: readonly Members[],
): Members {
  if (kind === 'app') return { images };
  const icon = images[0];
  const before = memberOf(held, 'icon');
  // An icon that must stay is still in the list.
  if (icon === undefined || images.some((image) => image === before)) return {};
  return { icon: { ...icon, ...(idOf(recordOf(before)) !== undefined && { id: null }) } };
}

/** What a language must have, or the Store refuses it (store-api.md §3.2, §3.6). */
function checkNew(
  { kind, say }: Arranging,
  { key, folder, fields }: WantedLanguage,
  images: readonly Members[],
  packageLanguages: readonly string[],
): void {
  const hasPackage = packageLanguages.some((each) => isSameLanguage(each, key));
  const hasScreenshot = images.some((image) => /screenshot$/i.test(textAt(image, 'imageType') ?? ''));
  const missing = [
    ...(kind === 'app' && !fields.has('description') ? ['description.txt'] : []),
    ...(kind === 'app' && !hasScreenshot ? ['a screenshot in images/screenshot'] : []),
    ...(!fields.has('title') && (kind === 'add-on' || !hasPackage) ? ['title.txt'] : []),
  ];
  if (folder === undefined || missing.length === 0) return;
  const why =
    missing.includes('title.txt') && kind === 'app'
      ? ' No package supports this language, so the Store has no title for it.'
      : '';
  say(
    wrong(
      'listing-language',
      folder.folder,
      `is a new language, and the Store needs ${series(missing, 'and')} for it.${why}`,
    ),
  );
}

/** `en` of a package is the language of a listing in `en-us`, and the other way around. */
function isSameLanguage(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}
