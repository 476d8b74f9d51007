/** A file in the file system, for the upload. */
export interface Origin {
  /** Absolute path. */
  readonly path: string;
  /** `stampOf` the file as it was read (regular-file.ts). */
  readonly stamp: string;
}

/** Something in a listing folder: in the file system, or in a commit. */
export interface TreeEntry {
  /** From the folder's root, with `/`. */
  readonly path: string;
  /** `other`: FIFOs, devices, sockets, submodules. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes; 0 for anything that is not a file. */
  readonly size: number;
  /**
   * Passes the bytes of a file on in parts, each of which is valid only during the call.
   * @returns the place of the bytes; `undefined` if they are in no file
   * @throws Error with a sentence fragment that follows the file's name: `was changed while it was being read`
   */
  read(onPart: (part: Uint8Array) => void): Promise<Origin | undefined>;
}

/** A listing folder, before its files are read. */
export interface Tree {
  /** The folder as messages name it: relative to the workspace, with `/`. */
  readonly name: string;
  /** Folders may be left out if they hold files. */
  readonly entries: readonly TreeEntry[];
  /** True for a commit, in which the pointer of a file in Git LFS stands for the file. */
  readonly holdsPointers?: boolean;
}

/**
 * The bytes of a file as a whole.
 * @throws Error like `TreeEntry.read`
 */
export async function bytesOf(entry: TreeEntry): Promise<Buffer> {
  const parts: Buffer[] = [];
  await entry.read((part) => parts.push(Buffer.from(part)));
  return Buffer.concat(parts);
}
