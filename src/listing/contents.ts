import { messageOf } from '../errors.ts';
import { foldName } from '../json/fold.ts';
import { formatBytes } from '../text/format.ts';
import {
  type FileProblem,
  isMedia,
  longestPointer,
  type Media,
  pointerProblem,
  readMedia,
  readPointer,
} from './media.ts';
import { decodeText } from './text-file.ts';
import { bytesOf, type Tree, type TreeEntry } from './tree.ts';

/** Largest text, in bytes: the Store allows 10,000 characters, which have 40,000 at most. */
const largestText = 1_048_576;

/** What a file of a listing folder holds. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'media'; readonly media: Media }
  | ({ readonly kind: 'unfit' } & FileProblem)
  /** Not a file of a listing: only its name counts. */
  | { readonly kind: 'unread' };

/** A file whose bytes were read. */
export interface ReadFile {
  readonly name: string;
  /** From the folder's root, with `/`. */
  readonly path: string;
  readonly entry: TreeEntry;
  readonly content: Content;
}

/** A folder with what it holds, by names as they are spelled. */
export interface ReadFolder {
  readonly name: string;
  readonly path: string;
  readonly files: readonly ReadFile[];
  readonly folders: readonly ReadFolder[];
}

/** True for files that people and systems leave everywhere. */
export function isIgnored(name: string): boolean {
  return /^(?:readme.*|\.gitkeep|\.ds_store|thumbs\.db|desktop\.ini)$/i.test(name);
}

/** Reads every file that may belong to a listing, each once and one after the other: pictures and videos are large. */
export async function readContents(tree: Tree): Promise<ReadFolder> {
  const contents = new Map<TreeEntry, Content>();
  for (const entry of tree.entries) {
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    if (entry.kind === 'file' && !isIgnored(name))
      contents.set(entry, await readContent(entry, name, tree.holdsPointers === true));
  }
  return nest(tree, contents);
}

async function readContent(entry: TreeEntry, name: string, mayBePointer: boolean): Promise<Content> {
  if (isMedia(name)) {
    const media = await readMedia(entry, mayBePointer);
    return 'problem' in media ? { kind: 'unfit', ...media } : { kind: 'media', media };
  }
  const isText = /\.(?:txt|kept|clear)$/i.test(name);
  if (!isText && entry.size > longestPointer) return { kind: 'unread' };
  if (entry.size > largestText)
    return {
      kind: 'unfit',
      problem: `is ${formatBytes(entry.size)}, larger than any text in a listing can be.`,
    };
  try {
    const decoded = decodeText(await bytesOf(entry));
    if ('problem' in decoded) return { kind: 'unfit', ...decoded };
    const isPointer = readPointer(decoded.text) !== undefined;
    return isPointer ? { kind: 'unfit', problem: pointerProblem } : { kind: 'text', ...decoded };
  } catch (error) {
    return { kind: 'unfit', problem: `${messageOf(error)}.` };
  }
}

interface Growing extends ReadFolder {
  readonly files: ReadFile[];
  readonly folders: Growing[];
}

/** The files in their folders; folders that are listed are there even if they are empty. */
function nest(tree: Tree, contents: ReadonlyMap<TreeEntry, Content>): ReadFolder {
  const root: Growing = { name: '', path: '', files: [], folders: [] };
  const known = new Map<string, Growing>([['', root]]);
  const folderAt = (path: string): Growing => {
    const present = known.get(path);
    if (present !== undefined) return present;
    const slash = path.lastIndexOf('/');
    const folder: Growing = { name: path.slice(slash + 1), path, files: [], folders: [] };
    folderAt(path.slice(0, Math.max(slash, 0))).folders.push(folder);
    known.set(path, folder);
    return folder;
  };
  for (const entry of tree.entries) {
    const slash = entry.path.lastIndexOf('/');
    const content = contents.get(entry);
    if (entry.kind === 'folder') folderAt(entry.path);
    else if (entry.kind === 'file') {
      const folder = folderAt(entry.path.slice(0, Math.max(slash, 0)));
      const name = entry.path.slice(slash + 1);
      if (content !== undefined) folder.files.push({ name, path: entry.path, entry, content });
    }
  }
  return root;
}

/** The file with this name in a folder, in any letter case. */
export function fileIn(folder: ReadFolder, name: string): ReadFile | undefined {
  return folder.files.find((file) => foldName(file.name) === foldName(name));
}
