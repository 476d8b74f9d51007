import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { messageOf } from '../errors.ts';
import { type ImageSize, largestPicture, largestVideo } from '../limits/images.ts';
import { formatBytes } from '../text/format.ts';
import { PngScanner } from './png.ts';
import type { Origin, TreeEntry } from './tree.ts';

/** What a picture or video is. */
export interface Media {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Unsigned 32 bit; `undefined` if only the pointer of Git LFS is there. */
  readonly crc32?: number;
  /** Bytes. */
  readonly size: number;
  /** For pictures that are there. */
  readonly pixels?: ImageSize;
  /** For files in the file system. */
  readonly origin?: Origin | undefined;
}

/** What is wrong with a file: a sentence that follows its name. */
export interface FileProblem {
  readonly problem: string;
  /** From 1. */
  readonly line?: number;
  /** What a short file holds: it may be a link that was checked out as text. */
  readonly text?: string;
}

/** True for a file that the Store shows as it is. */
export function isMedia(name: string): boolean {
  return /\.(?:png|mp4|mov)$/i.test(name);
}

/** Longest text that is checked for being a pointer or a link. */
export const longestPointer = 1024;

/**
 * Reads a picture or video, once, in parts.
 * @param mayBePointer true if the pointer of a file in Git LFS stands for the file
 * @returns what it is, or what is wrong with it
 */
export async function readMedia(entry: TreeEntry, mayBePointer: boolean): Promise<Media | FileProblem> {
  const isPicture = /\.png$/i.test(entry.path);
  const largest = isPicture ? largestPicture : largestVideo;
  if (entry.size > largest)
    return { problem: `is ${formatBytes(entry.size)}, but the Store allows only ${formatBytes(largest)}.` };
  if (entry.size === 0) return { problem: 'is an empty file.' };
  const hash = createHash('sha256');
  const png = new PngScanner();
  const start: Buffer[] = [];
  let crc = 0;
  let size = 0;
  try {
    const origin = await entry.read((part) => {
      if (size < longestPointer) start.push(Buffer.from(part.subarray(0, longestPointer)));
      size += part.length;
      hash.update(part);
      crc = crc32(part, crc);
      if (isPicture) png.add(part);
    });
    const text = size <= longestPointer ? Buffer.concat(start).toString() : '';
    const pointer = readPointer(text);
    if (pointer !== undefined) return mayBePointer ? pointer : { problem: pointerProblem };
    const verdict = isPicture ? png.verdict() : undefined;
    if (verdict !== undefined && 'problem' in verdict) return { ...verdict, text };
    return { sha256: hash.digest('hex'), crc32: crc, size, origin, ...verdict };
  } catch (error) {
    return { problem: `${messageOf(error)}.` };
  }
}

/** What is wrong with a pointer of Git LFS instead of a file. */
export const pointerProblem = 'is a Git LFS pointer, not the file. Set `lfs: true` for actions/checkout.';

/** The file that a pointer of Git LFS stands for (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
export function readPointer(text: string): Media | undefined {
  if (!text.startsWith('version https://git-lfs.github.com/spec/')) return undefined;
  const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size (\d{1,15})$/m.exec(text)?.[1];
  return sha256 === undefined || size === undefined ? undefined : { sha256, size: Number(size) };
}
