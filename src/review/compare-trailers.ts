import { foldName } from '../json/fold.ts';
import type { PageImage, PageTrailer } from '../listing/page.ts';
import { plainText } from '../listing/same-text.ts';
import { isSameFile, type Match, match } from './compare-images.ts';
import type { ThumbnailChange, TitleChange, TrailerChange } from './comparison.ts';

/** What happens to trailers, in their new order, removed ones last. */
export function compareTrailers(
  before: readonly PageTrailer[],
  after: readonly PageTrailer[],
): readonly TrailerChange[] {
  return match(before, after, isSameFile).map(compareTrailer).filter(isChange);
}

function isChange({ kind, isMoved, titles, thumbnails }: TrailerChange): boolean {
  return kind !== 'changed' || isMoved || titles.length + thumbnails.length > 0;
}

function compareTrailer({ before, after, isMoved }: Match<PageTrailer>): TrailerChange {
  const { name = '', size } = after ?? before ?? {};
  return {
    name,
    ...(size !== undefined && { size }),
    kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    isMoved,
    titles: inBoth(before?.titles, after?.titles).flatMap(titleChange),
    thumbnails: inBoth(before?.thumbnails, after?.thumbnails).flatMap(thumbnailChanges),
  };
}

/** A replaced thumbnail is an old one that is removed and a new one that is added. */
function thumbnailChanges({ language, before, after }: InLanguage<PageImage>): readonly ThumbnailChange[] {
  if (before !== undefined && after !== undefined && isSameFile(before, after)) return [];
  return [
    ...(before === undefined ? [] : [{ language, before, isMoved: false }]),
    ...(after === undefined ? [] : [{ language, after, isMoved: false }]),
  ];
}

function titleChange(change: TitleChange): readonly TitleChange[] {
  return plainText(change.before) === plainText(change.after) ? [] : [change];
}

interface InLanguage<T> {
  readonly language: string;
  readonly before?: T;
  readonly after?: T;
}

/** A trailer's values by language. */
function inBoth<T>(
  before: ReadonlyMap<string, T> = new Map(),
  after: ReadonlyMap<string, T> = new Map(),
): readonly InLanguage<T>[] {
  const byKey = (values: ReadonlyMap<string, T>) =>
    new Map([...values].map(([language, value]) => [foldName(language), value]));
  const [old, wanted] = [byKey(before), byKey(after)];
  const names = new Map(
    [...before.keys(), ...after.keys()].map((language) => [foldName(language), language]),
  );
  return [...names].map(([key, language]) => {
    const [one, other] = [old.get(key), wanted.get(key)];
    return {
      language,
      ...(one !== undefined && { before: one }),
      ...(other !== undefined && { after: other }),
    };
  });
}
