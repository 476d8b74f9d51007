import type { FieldValue, PageImage } from '../listing/page.ts';
import { plainText } from '../listing/same-text.ts';

/** What the folder is compared with: what the Store holds now, or the folder before a pull request. */
export type Base = 'store' | 'base-commit';

/** How two Store pages differ. */
export interface Comparison {
  readonly base: Base;
  /** Languages that change, in the order of the page after. */
  readonly languages: readonly LanguageChange[];
  /** Languages that stay as they are. */
  readonly unchanged: readonly string[];
  /** Languages that only the page before has. Compared with the base commit, the Store keeps their pages. */
  readonly gone: readonly string[];
  readonly trailers: readonly TrailerChange[];
}

/** What changes in one language; at least one thing does. */
export interface LanguageChange {
  readonly language: string;
  /** True for a language that the page before does not have. */
  readonly isNew: boolean;
  readonly fields: readonly FieldChange[];
  readonly images: readonly ImageSetChange[];
}

export interface FieldChange {
  /** The Store's name of the member: `releaseNotes`. */
  readonly field: string;
  /** Missing if the page before does not say. */
  readonly before?: FieldValue;
  /** Missing if the folder no longer has the field, so that the Store keeps its own. */
  readonly after?: FieldValue;
  /** True if the new value comes from `default/`. */
  readonly isDefault: boolean;
}

/** The images of one type, of which at least one changes. */
export interface ImageSetChange {
  /** The Store's image type: `Screenshot`. */
  readonly type: string;
  /** In the order of the page after; removed ones at the end. */
  readonly images: readonly ImageChange[];
  /** True if the new images come from `default/`. */
  readonly isDefault: boolean;
  /** True if the folder no longer has the type, so that the Store keeps its own. */
  readonly isLeft: boolean;
}

/** An image that is added (no `before`), removed (no `after`) or kept. */
export interface ImageChange {
  readonly before?: PageImage;
  readonly after?: PageImage;
  /** True for a kept image that has another place among those that are kept. */
  readonly isMoved: boolean;
}

/** A trailer that is added (no `before`), removed (no `after`) or changed. */
export interface TrailerChange {
  readonly name: string;
  /** Bytes of the video. */
  readonly size?: number;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly isMoved: boolean;
  readonly titles: readonly TitleChange[];
  readonly thumbnails: readonly ThumbnailChange[];
}

export interface TitleChange {
  readonly language: string;
  readonly before?: string;
  readonly after?: string;
}

/** A thumbnail that is added or removed; a replaced one is both. */
export interface ThumbnailChange extends ImageChange {
  readonly language: string;
}

/** What happens to an image: in words, `unchanged` for one that only stays. */
export type ImageKind = 'added' | 'removed' | 'moved' | 'new caption' | 'moved, new caption' | 'unchanged';

/** What happens to an image. */
export function kindOf({ before, after, isMoved }: ImageChange): ImageKind {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  const isCaptionNew = plainText(before.caption) !== plainText(after.caption);
  if (isMoved) return isCaptionNew ? 'moved, new caption' : 'moved';
  return isCaptionNew ? 'new caption' : 'unchanged';
}

/** The comparison with every image replaced. */
export function mapImages(comparison: Comparison, change: (image: PageImage) => PageImage): Comparison {
  const both = <T extends ImageChange>(image: T): T => ({
    ...image,
    ...(image.before && { before: change(image.before) }),
    ...(image.after && { after: change(image.after) }),
  });
  return {
    ...comparison,
    languages: comparison.languages.map((language) => ({
      ...language,
      images: language.images.map((set) => ({ ...set, images: set.images.map(both) })),
    })),
    trailers: comparison.trailers.map((trailer) => ({
      ...trailer,
      thumbnails: trailer.thumbnails.map(both),
    })),
  };
}

/** True if anything changes, including a language that goes. */
export function hasChanges({ base, gone, languages, trailers }: Comparison): boolean {
  return languages.length + trailers.length > 0 || (base === 'store' && gone.length > 0);
}
