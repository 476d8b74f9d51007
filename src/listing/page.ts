/**
 * A text or list of a language, by the Store's name of the member: `description`, `features`. A cleared field is `''`
 * or `[]`.
 */
export type FieldValue = string | readonly string[];

/** An image of a language, or a trailer's thumbnail. */
export interface PageImage {
  /** Its file name: in the folder, or as the Store has it. For display only. */
  readonly name: string;
  /** Caption. */
  readonly caption?: string;
  /**
   * Lower-case hex of the file, if it is known: for files, for `.kept` files that state it, and for the Store's images
   * whose name carries our hash, which is the first 12 digits. So compare as many digits as both have.
   */
  readonly sha256?: string;
  /** Bytes. */
  readonly size?: number;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  /** The Store's ID of an image that it holds. */
  readonly id?: string;
  /** Reads the file, if there is one. */
  readonly read?: () => Promise<Uint8Array>;
}

/** What customers see in one language. */
export interface LanguagePage {
  /** By the Store's name of the member. A field that is not here is not known (folder: left unchanged). */
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** By the Store's image type: `Screenshot`. */
  readonly images: ReadonlyMap<string, readonly PageImage[]>;
  /** Fields that came from `default/`, and images of those types. */
  readonly fromDefault?: ReadonlySet<string>;
}

/** A trailer with its titles and thumbnails. */
export interface PageTrailer {
  /** Its folder, or the file name that the Store has. For display only. */
  readonly name: string;
  /** The Store's ID, if it has the trailer. */
  readonly id?: string;
  /** Hash of the video, as for an image. */
  readonly sha256?: string;
  /** Bytes of the video. */
  readonly size?: number;
  /** By language. */
  readonly titles: ReadonlyMap<string, string>;
  readonly thumbnails: ReadonlyMap<string, PageImage>;
}

/** The Store page of an app or add-on: from a folder, from the Store's document, or from a commit. */
export interface StorePage {
  /** By the language as the Store writes it. */
  readonly languages: ReadonlyMap<string, LanguagePage>;
  readonly trailers: readonly PageTrailer[];
}
