import { createHash } from 'node:crypto';
import { asCommitted } from '../../../src/document/assets.ts';
import { type ApplyOptions, applyListing, type ListingChange } from '../../../src/listing/apply.ts';
import type { ListingKind } from '../../../src/listing/fields.ts';
import { findingsOf, type ReadListing, readListing } from '../../../src/listing/parse.ts';
import type { Tree, TreeEntry } from '../../../src/listing/tree.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { withPatch } from '../../../src/submission/patch.ts';
import { wholePng } from '../../support/whole-png.ts';

/** The files in a folder by path; a path that ends in `/` is an empty folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder in memory. */
export function treeOf(files: Files, more: Partial<Tree> = {}): Tree {
  const entries = Object.entries(files).map(([path, content]) =>
    path.endsWith('/')
      ? entryOf(path.slice(0, -1), 'folder', Buffer.alloc(0))
      : entryOf(path, 'file', Buffer.from(content)),
  );
  return { name: 'store-listing', ...more, entries: [...entries, ...(more.entries ?? [])] };
}

export function entryOf(path: string, kind: TreeEntry['kind'], bytes: Buffer = Buffer.alloc(0)): TreeEntry {
  return {
    path,
    kind,
    size: bytes.length,
    read: async (onPart) => {
      // In small parts, so that nothing depends on how a file is split.
      for (let at = 0; at < bytes.length; at += 7) onPart(bytes.subarray(at, at + 7));
      return kind === 'file' ? { path: `/workspace/${path}`, stamp: 'stamp' } : undefined;
    },
  };
}

export function read(files: Files, kind: ListingKind = 'app'): Promise<ReadListing> {
  return readListing(treeOf(files), kind);
}

/** What is wrong with a folder on its own: `file:line message`. */
export async function problemsOf(files: Files, kind: ListingKind = 'app'): Promise<readonly string[]> {
  return shown(findingsOf(await read(files, kind)));
}

export function shown(findings: ReturnType<typeof findingsOf>): readonly string[] {
  return findings.map(({ severity, file, line, message }) => {
    const place =
      file === undefined
        ? ''
        : `${file.replace('store-listing/', '')}${line === undefined ? '' : `:${line}`} `;
    const text =
      file !== undefined && message.startsWith(`${file}: `)
        ? `${file.replace('store-listing/', '')}${message.slice(file.length + 1)}`
        : message;
    return `${severity === 'warning' ? 'warning ' : ''}${place}| ${text}`;
  });
}

export const options: ApplyOptions = { replaceImages: false, packageLanguages: ['en-us'] };

/** A listing folder applied to what the Store holds. */
export async function applied(
  files: Files,
  document: Submission | undefined,
  more: Partial<ApplyOptions> = {},
  kind: ListingKind = 'app',
): Promise<ListingChange> {
  return applyListing(await read(files, kind), document, { ...options, ...more });
}

/** The document as the Store has it once a change is published. */
export function published(document: Submission, change: ListingChange): Submission {
  return asCommitted(withPatch(document, change.patch));
}

/** A document in which no two parts share an object, as it comes from the Store. */
export function app(listings: Record<string, unknown>, more: Record<string, unknown> = {}): Submission {
  return JSON.parse(JSON.stringify({ id: '1', listings, ...more }));
}

/** A listing with texts and a screenshot from elsewhere. */
export const plainListing = {
  baseListing: {
    title: 'App',
    description: 'A description.\r\nWith two lines.',
    releaseNotes: null,
    features: ['One', 'Two'],
    images: [],
    websiteUrl: 'kept',
  },
  platformOverrides: { Windows81: { description: 'Old' } },
};

export const shot = (seed: string) => wholePng(1366, 768, seed);
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** An image in the Store that this action uploaded. */
export const ours = (bytes: Uint8Array, id: string, type = 'Screenshot') => ({
  id,
  fileName: `asset_${type.toLowerCase()}-x.${sha256(bytes).slice(0, 12)}.png`,
  fileStatus: 'Uploaded',
  imageType: type,
  description: null,
});
/** An image in the Store that came from elsewhere. */
export const foreign = (id: string, type = 'Screenshot') => ({
  id,
  fileName: `images/shot-${id}.png`,
  fileStatus: 'Uploaded',
  imageType: type,
  description: 'theirs',
});
