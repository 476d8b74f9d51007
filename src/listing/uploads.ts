import { foldName } from '../json/fold.ts';
import { assetName } from '../packages/asset-name.ts';
import { typeKey } from './fields.ts';
import type { ImageFile, ListingFolder } from './folder.ts';
import { inWorkspace } from './problems.ts';

/** A file of the folder that the document names, as the archive contains it. */
export interface ListingFile {
  /** Relative to the workspace, with `/`. */
  readonly fileName: string;
  /** Its name in the archive and in the Store. */
  readonly archiveName: string;
  /** Absolute path. */
  readonly path: string;
  /** `stampOf` the file as it was read (regular-file.ts). */
  readonly stamp: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Unsigned 32 bit. */
  readonly crc32: number;
}

/** The files that a document names, each once: an image with the same bytes is one file in every language. */
export class Uploads {
  readonly #folder: ListingFolder;
  readonly #names: ReadonlyMap<string, string>;
  readonly #used = new Map<string, ImageFile>();

  constructor(folder: ListingFolder) {
    this.#folder = folder;
    this.#names = archiveNames(folder);
  }

  /** Name in the archive of a file that the Store does not have. */
  add(file: ImageFile): string {
    const name = this.#names.get(keyOf(file)) ?? nameOf(file);
    this.keep(file, name);
    return name;
  }

  /** A file that the document names already; in a draft of ours it may still have to be sent. */
  keep(file: ImageFile, archiveName: string): void {
    if (!this.#used.has(archiveName)) this.#used.set(archiveName, file);
  }

  /** By the name that the document has. */
  named(): ReadonlyMap<string, ImageFile> {
    return this.#used;
  }

  /** Every file that the document names, including those that the Store has. */
  files(): readonly ListingFile[] {
    return [...this.#used].flatMap(([archiveName, { path, media }]) => {
      const { origin, crc32, size, sha256 } = media;
      const fileName = inWorkspace(this.#folder.name, path);
      return origin === undefined || crc32 === undefined
        ? []
        : [{ fileName, archiveName, ...origin, size, sha256, crc32 }];
    });
  }
}

/** Every file of a folder, in a stable order. */
export function filesOf({ languages, defaults, trailers = [] }: ListingFolder): readonly ImageFile[] {
  const owners = [...languages, ...(defaults === undefined ? [] : [defaults])];
  const images = owners.flatMap((owner) => [...owner.images.values()].flatMap((set) => set.images));
  const ofTrailers = trailers.flatMap(({ video, languages }) => [
    video,
    ...languages.map(({ thumbnail }) => thumbnail),
  ]);
  return [...images.map(({ file }) => file), ...ofTrailers].filter((file) => file !== undefined);
}

/** Among files with the same bytes and the same purpose, the first one gives the name. */
function archiveNames(folder: ListingFolder): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const file of filesOf(folder)) if (!names.has(keyOf(file))) names.set(keyOf(file), nameOf(file));
  return names;
}

/** Entries of two image types never share a name: names tell the Store's entries apart (document/assets.ts). */
function keyOf({ path, media }: ImageFile): string {
  return `${typeKey(purposeOf(path))}/${media.sha256}`;
}

function purposeOf(path: string): string {
  const [top = '', ...steps] = path.split('/');
  if (foldName(top) === 'trailers') return steps.at(-1) ?? '';
  return steps.at(-2) ?? 'icon';
}

/** The type of an image and the name of a trailer say more than `01.png` and `video.mp4`. */
function nameOf({ path, media }: ImageFile): string {
  const [top = '', ...steps] = path.split('/');
  const name = steps.at(-1) ?? '';
  const context = foldName(top) === 'trailers' ? steps[0] : steps.at(-2);
  return assetName(context === undefined ? name : `${foldName(context)}-${name}`, media.sha256);
}
