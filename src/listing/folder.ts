import type { ListingKind } from './fields.ts';
import type { Media } from './media.ts';
import type { FieldValue } from './page.ts';
import type { TreeEntry } from './tree.ts';

/** A text or list of the folder, and where it is. */
export interface FolderField {
  /** With LF, without white space at its end; `''` or `[]` if it is to be cleared. */
  readonly value: FieldValue;
  /** Its file, from the folder's root. */
  readonly path: string;
  /** For a list: the line of each item, from 1. */
  readonly lines?: readonly number[];
}

/** An image or trailer that only the Store has, as a `.kept` file names it. */
export interface Kept {
  readonly id?: string;
  readonly fileName?: string;
  /** Lower-case hex of the local file that it is, if the Store gave it another name. */
  readonly sha256?: string;
  /** The `.kept` file, from the folder's root. */
  readonly path: string;
}

/**
 * One image of a set: a file, an image that only the Store has, or a file that the Store has under a name of its own.
 */
export interface FolderImage {
  /** `01-main-window.png` */
  readonly name: string;
  /** Its file or `.kept` file, from the folder's root. */
  readonly path: string;
  readonly file?: ImageFile;
  readonly kept?: Kept;
  /** `''` clears the caption. */
  readonly caption?: FolderField;
}

export interface ImageFile {
  readonly path: string;
  readonly media: Media;
  readonly entry: TreeEntry;
}

/** The images of one type in one language, in their order; empty if they are to be cleared. */
export interface ImageSet {
  /** From the folder's root: `en-us/images/screenshot`. */
  readonly path: string;
  /** The name of the type's folder: `screenshot`. */
  readonly folder: string;
  readonly images: readonly FolderImage[];
  /** True if one of its files can't be used: then what the set lacks is not reported. */
  readonly isIncomplete?: boolean;
}

/** What the folder says about one language. */
export interface FolderLanguage {
  /** Name of its folder. */
  readonly folder: string;
  /** The language: the folder's name, or what languages.txt says. */
  readonly code: string;
  /** Its line in languages.txt, from 1. */
  readonly line?: number;
  /** By the Store's name of the member. */
  readonly fields: ReadonlyMap<string, FolderField>;
  /** By `typeKey` of the folder's name. */
  readonly images: ReadonlyMap<string, ImageSet>;
}

/** What a trailer has in one language. */
export interface TrailerTexts {
  readonly folder: string;
  readonly code: string;
  readonly title?: FolderField;
  readonly thumbnail?: ImageFile;
}

export interface FolderTrailer {
  /** `01-launch` */
  readonly name: string;
  /** Its folder or `.kept` file, from the folder's root. */
  readonly path: string;
  readonly video?: ImageFile;
  readonly kept?: Kept;
  readonly languages: readonly TrailerTexts[];
}

/** A listing folder as it was read. */
export interface ListingFolder {
  readonly kind: ListingKind;
  /** As messages name it: relative to the workspace, with `/`. */
  readonly name: string;
  readonly languages: readonly FolderLanguage[];
  /** The folder `default/`, which has no language of its own. */
  readonly defaults?: FolderLanguage;
  /** In order; `undefined` leaves the Store's as they are. */
  readonly trailers?: readonly FolderTrailer[];
}
