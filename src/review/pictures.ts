import type { PageImage } from '../listing/page.ts';
import { PngScanner } from '../listing/png.ts';
import { type Comparison, type ImageChange, kindOf, mapImages } from './comparison.ts';
import { groupsOf } from './groups.ts';

/** Bytes of all pictures in a preview page. */
export const mostPictureBytes = 20_000_000;

/** A picture to show, or why it can't be. */
export type Picture =
  | { readonly bytes: Uint8Array }
  | { readonly missing: 'too-much' | 'not-png' | 'unreadable' | 'no-copy' };

/** The pictures of a comparison, by their images. */
export type Pictures = ReadonlyMap<PageImage, Picture>;

/**
 * Reads the pictures that a preview page shows, in its order: of changed images only, checked to be PNG, until they
 * have `most` bytes; a smaller one that still fits is included.
 * @param comparison the one that `previewPage` gets
 */
export async function readPictures(comparison: Comparison, most = mostPictureBytes): Promise<Pictures> {
  const pictures = new Map<PageImage, Picture>();
  let room = most;
  // One after the other: together they could take any amount of memory.
  for (const image of changedImages(comparison)) {
    const picture = await readPicture(image, room);
    if ('bytes' in picture) room -= picture.bytes.length;
    pictures.set(image, picture);
  }
  return pictures;
}

async function readPicture({ read, size }: PageImage, room: number): Promise<Picture> {
  if (read === undefined) return { missing: 'no-copy' };
  if (size !== undefined && size > room) return { missing: 'too-much' };
  try {
    const bytes = await read();
    if (!isPng(bytes)) return { missing: 'not-png' };
    return bytes.length > room ? { missing: 'too-much' } : { bytes };
  } catch {
    return { missing: 'unreadable' };
  }
}

/**
 * The comparison with its pictures in memory, for when their files can no longer be read. What was not read can't be
 * read later either.
 */
export function withPictures(comparison: Comparison, pictures: Pictures): Comparison {
  const held = (image: PageImage): PageImage => {
    const { read: _file, ...rest } = image;
    const picture = pictures.get(image);
    // Without its bytes there is still a file, and the reason has to be found again.
    return { ...rest, ...(image.read !== undefined && { read: async () => bytesIn(picture) }) };
  };
  return mapImages(comparison, held);
}

function bytesIn(picture: Picture | undefined): Uint8Array {
  if (picture === undefined || !('bytes' in picture)) throw new Error('can no longer be read');
  return picture.bytes;
}

function isPng(bytes: Uint8Array): boolean {
  const png = new PngScanner();
  png.add(bytes);
  return 'pixels' in png.verdict();
}

function changedImages(comparison: Comparison): readonly PageImage[] {
  const images = [
    ...groupsOf(comparison).flatMap((group) => group.images.flatMap((set) => set.images)),
    ...comparison.trailers.flatMap(({ thumbnails }) => thumbnails),
  ];
  return images.flatMap((image) => pictureOf(image) ?? []);
}

/** The side of an image that is shown as a picture: the old one of a removed image, else the new one, if it changes. */
export function pictureOf(image: ImageChange): PageImage | undefined {
  return kindOf(image) === 'unchanged' ? undefined : (image.after ?? image.before);
}
