import {
  checkSize,
  type ImageSize,
  iconSize,
  imageTypes,
  type SizeRule,
  thumbnailSize,
} from '../limits/images.ts';
import type { NamedFile } from './files.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes at the start of a PNG file that contain its size. */
export const pngHeaderLength = 24;

/** The size that a PNG file states in its header; `undefined` for a file that is not a PNG. */
export function readPngSize(header: Buffer): ImageSize | undefined {
  const isPng =
    header.length >= pngHeaderLength &&
    header.subarray(0, 8).equals(signature) &&
    header.toString('latin1', 12, 16) === 'IHDR';
  return isPng ? { width: header.readUInt32BE(16), height: header.readUInt32BE(20) } : undefined;
}

const otherSizes: Readonly<Record<Exclude<NamedFile['kind'], 'image'>, SizeRule | undefined>> = {
  icon: iconSize,
  thumbnail: thumbnailSize,
  video: undefined,
};

/**
 * What the Store wants instead of an image's size, in words; `undefined` if it accepts the size or the type is unknown.
 */
export function wantedSize(
  { kind, imageType = '' }: Pick<NamedFile, 'kind' | 'imageType'>,
  size: ImageSize,
): string | undefined {
  return checkSize(kind === 'image' ? imageTypes.get(imageType)?.size : otherSizes[kind], size);
}
