import type { ListingKind } from '../listing/fields.ts';
import type { ListingFolder } from '../listing/folder.ts';
import type { Submission } from '../store/wire.ts';

/** A file of a listing folder, as `command: pull` writes it. */
export interface PulledFile {
  /** From the folder's root, with `/`. */
  readonly path: string;
  /** With LF. */
  readonly text: string;
}

/** Something on the Store page that the folder does not hold. It stays in the Store as it is. */
export interface LeftOut {
  /** The language as the Store spells it; `''` for what belongs to none. */
  readonly language: string;
  /** `features: item 2 has a line break` */
  readonly what: string;
}

/** The Store's page as files, and what they leave out. */
export interface Pulled {
  readonly files: readonly PulledFile[];
  readonly leftOut: readonly LeftOut[];
  /** Files here for which the Store has nothing: its field is empty, or it lacks the image. */
  readonly onlyHere: readonly string[];
  /** What a reader must do something about, one sentence each. */
  readonly remarks: readonly string[];
}

/** What is gathered while a page becomes files. */
export interface Pulling {
  readonly kind: ListingKind;
  /** The folder that is there already; `undefined` if there is none. */
  readonly here: ListingFolder | undefined;
  /** Image types that the Store has anywhere. */
  readonly heldTypes: ReadonlySet<string>;
  /** The page after a change that the files are to undo; `undefined` if there is none. */
  readonly after: Submission | undefined;
  readonly files: PulledFile[];
  readonly leftOut: LeftOut[];
  readonly onlyHere: string[];
  readonly remarks: string[];
}

/** True for a value that says nothing: `null`, `""`, white space, and lists and objects of such values. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object' || value === null) return value === undefined || value === null;
  return Object.values(value).every(isEmpty);
}
