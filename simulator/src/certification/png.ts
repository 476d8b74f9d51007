import { crc32 } from 'node:zlib';

/** Width and height of a picture. */
export interface PngSize {
  readonly width: number;
  readonly height: number;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and checksum of a chunk. */
const chunkFrame = 12;

/**
 * Reads a PNG file from its first chunk to its last (https://www.w3.org/TR/png-3/#5Chunk-layout), without decoding the
 * picture. A string says what is wrong: another format, a truncated file or a changed byte.
 */
export function readPng(bytes: Buffer): PngSize | string {
  if (!bytes.subarray(0, signature.length).equals(signature)) return 'is not a PNG file';
  let size: PngSize | undefined;
  let hasPixels = false;
  let at = signature.length;
  while (at + chunkFrame <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + chunkFrame + length;
    if (end > bytes.length) break;
    const type = bytes.toString('latin1', at + 4, at + 8);
    // Only chunks whose type starts with a capital letter are needed for the picture.
    const isCritical = /^[A-Z]/.test(type);
    if (isCritical && crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      return `is damaged: the checksum of its ${type} chunk is wrong`;
    if (type === 'IHDR' && length >= 8)
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    hasPixels ||= type === 'IDAT';
    if (type === 'IEND') return size && hasPixels ? size : 'is a PNG file without a picture';
    at = end;
  }
  return 'is a PNG file that is cut off';
}
