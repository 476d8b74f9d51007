import { isRecord } from '../json/is-record.ts';
import type { Path } from './path.ts';
import type { PatchSource } from './source.ts';

/** What a file is to the Store: determines its extension and its size. */
export type FileKind = 'image' | 'icon' | 'video' | 'thumbnail';

/** A new file that a patch names. */
export interface NamedFile {
  readonly kind: FileKind;
  /** As the patch writes it: relative to the workspace. */
  readonly fileName: string;
  /** Only for images: `Screenshot`, `StoreLogoSquare`, … */
  readonly imageType: string | undefined;
  /** Path of the name in the patch. */
  readonly path: Path;
}

/** Every new file that the patch names: marked `PendingUpload`, or known to the Store neither by id nor by status. */
export function namedFiles({ value }: Pick<PatchSource, 'value'>): readonly NamedFile[] {
  const found: NamedFile[] = [];
  visit(value, (file) => found.push(file));
  return found;
}

/**
 * The patch with other names for its new files, each marked as the Store wants it: images and icons by their
 * status, trailers by having no id (store-api.md §3.2).
 */
export function withFileNames(
  { value }: Pick<PatchSource, 'value'>,
  rename: (file: NamedFile) => string,
): Readonly<Record<string, unknown>> {
  const copy = structuredClone(value);
  visit(copy, (file, entry) => {
    entry[file.kind === 'video' ? 'videoFileName' : 'fileName'] = rename(file);
    if (file.kind === 'image' || file.kind === 'icon') entry.fileStatus = 'PendingUpload';
  });
  return copy;
}

type Visitor = (file: NamedFile, entry: Record<string, unknown>) => void;

function visit(patch: Readonly<Record<string, unknown>>, visitor: Visitor): void {
  for (const [language, listing] of members(patch.listings)) {
    const path = ['listings', language];
    note(visitor, 'icon', own(listing, 'icon'), [...path, 'icon']);
    visitImages(own(listing, 'baseListing'), [...path, 'baseListing'], visitor);
    for (const [platform, override] of members(own(listing, 'platformOverrides'))) {
      visitImages(override, [...path, 'platformOverrides', platform], visitor);
    }
  }
  elements(patch.trailers).forEach((trailer, index) => {
    const path = ['trailers', index];
    note(visitor, 'video', trailer, path);
    for (const [language, assets] of members(own(trailer, 'trailerAssets'))) {
      elements(own(assets, 'imageList')).forEach((image, place) => {
        note(visitor, 'thumbnail', image, [...path, 'trailerAssets', language, 'imageList', place]);
      });
    }
  });
}

function visitImages(listing: unknown, path: Path, visitor: Visitor): void {
  elements(own(listing, 'images')).forEach((image, index) => {
    note(visitor, 'image', image, [...path, 'images', index]);
  });
}

function note(visitor: Visitor, kind: FileKind, entry: unknown, path: Path): void {
  if (!isRecord(entry)) return;
  const member = kind === 'video' ? 'videoFileName' : 'fileName';
  const fileName = entry[member];
  if (typeof fileName !== 'string' || !isNew(entry)) return;
  const { imageType } = entry;
  visitor(
    {
      kind,
      fileName,
      imageType: typeof imageType === 'string' ? imageType : undefined,
      path: [...path, member],
    },
    entry,
  );
}

function isNew({ fileStatus, id }: Readonly<Record<string, unknown>>): boolean {
  return fileStatus ? fileStatus === 'PendingUpload' : !id;
}

function own(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function members(value: unknown): readonly [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
