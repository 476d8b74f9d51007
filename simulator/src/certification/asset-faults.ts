import { buffer } from 'node:stream/consumers';
import type { Entry, ZipFile } from 'yauzl';
import {
  iconPixels,
  imageLimitOf,
  type Pixels,
  thumbnailPixels,
  wantedPixels,
} from '../store/image-limits.ts';
import type { Detail } from '../store/state.ts';
import type { NeededFile } from './needed-files.ts';
import { readPng } from './png.ts';

const largestImage = 50 * 1024 * 1024;
const largestVideo = 2 * 1024 ** 3;

/**
 * What the Store finds wrong with the images and trailers in an archive (store-api.md §3.6, §8.2), one error for each
 * file and use. The live service's code and words are not on record.
 * @param entryOf The file in the archive with this name.
 */
export async function assetErrors(
  zip: ZipFile,
  needed: readonly NeededFile[],
  entryOf: (name: string) => Entry | undefined,
): Promise<Detail[]> {
  const faults = new Set<string>();
  for (const file of needed) {
    const entry = entryOf(file.name);
    if (!entry || file.kind === 'package') continue;
    const fault = file.kind === 'video' ? videoFault(file, entry) : await imageFault(zip, file, entry);
    if (fault !== undefined) faults.add(`The file ${file.name} ${fault}.`);
  }
  return [...faults].map((details) => ({ code: 'InvalidParameterValue', details }));
}

function videoFault({ name }: NeededFile, entry: Entry): string | undefined {
  if (!/\.(mp4|mov)$/i.test(name)) return 'is no .mp4 or .mov file';
  return entry.uncompressedSize > largestVideo ? 'is larger than 2 GB' : undefined;
}

async function imageFault(zip: ZipFile, file: NeededFile, entry: Entry): Promise<string | undefined> {
  if (!/\.png$/i.test(file.name)) return 'is no .png file';
  if (entry.uncompressedSize > largestImage) return 'is larger than 50 MB';
  const size = readPng(await buffer(await zip.openReadStreamPromise(entry)));
  if (typeof size === 'string') return size;
  const wanted = wantedPixels(pixelsOf(file), size.width, size.height);
  return wanted && `has ${size.width}x${size.height} pixels; ${file.imageType ?? file.kind} needs ${wanted}`;
}

function pixelsOf({ kind, imageType = '' }: NeededFile): Pixels | undefined {
  if (kind === 'icon') return iconPixels;
  return kind === 'thumbnail' ? thumbnailPixels : imageLimitOf(imageType)?.pixels;
}
