import path from 'node:path';
import { messageOf } from '../errors.ts';
import { explainMissingFile } from '../files/missing-file.ts';
import { NotRegularFile, openRegular, stampOf } from '../files/regular-file.ts';
import { findInWorkspace } from '../files/workspace.ts';
import { largestPicture, largestVideo } from '../limits/images.ts';
import { assetName } from '../packages/asset-name.ts';
import { digestFile } from '../packages/digest.ts';
import { formatBytes } from '../text/format.ts';
import type { FileKind, NamedFile } from './files.ts';
import { pngHeaderLength, readPngSize, wantedSize } from './image-size.ts';

/** A file of the workspace that goes into the archive besides the packages. */
export interface Asset {
  /** Absolute path of the file. */
  readonly path: string;
  /** As the patch names it: relative to the workspace. */
  readonly fileName: string;
  /** Its name in the archive and in the Store. */
  readonly archiveName: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Unsigned 32 bit. */
  readonly crc32: number;
  /** `stampOf` the file as it was read (regular-file.ts). */
  readonly stamp: string;
}

/** Extensions and largest sizes in bytes that the Store accepts (store-api.md §8.2). */
const limits: Readonly<
  Record<FileKind, { readonly extensions: readonly string[]; readonly largest: number }>
> = {
  image: { extensions: ['.png'], largest: largestPicture },
  icon: { extensions: ['.png'], largest: largestPicture },
  thumbnail: { extensions: ['.png'], largest: largestPicture },
  video: { extensions: ['.mp4', '.mov'], largest: largestVideo },
};

/**
 * Reads a file that a patch names, once.
 * @returns the file, or what is wrong with it, as a sentence that follows its name
 */
export async function readAsset(
  file: NamedFile,
  workspace: string,
): Promise<Asset | { readonly problem: string }> {
  const { extensions, largest } = limits[file.kind];
  const relative = file.fileName.replaceAll('\\', '/');
  const extension = path.posix.extname(relative).toLowerCase();
  if (!extensions.includes(extension)) {
    return {
      problem: `is not a ${extensions.join(' or ')} file, the only kind that the Store accepts here.`,
    };
  }
  const place = await findInWorkspace(workspace, relative).catch(() => undefined);
  if (place === undefined) return { problem: await explainMissingFile(workspace, relative) };
  try {
    await using handle = await openRegular(place);
    const stats = await handle.stat({ bigint: true });
    const size = Number(stats.size);
    if (size > largest) {
      return { problem: `has ${formatBytes(size)}, but the Store allows ${formatBytes(largest)}.` };
    }
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(pngHeaderLength), 0, pngHeaderLength, 0);
    const problem = extension === '.png' ? pngProblem(file, buffer.subarray(0, bytesRead)) : undefined;
    if (problem !== undefined) return { problem };
    const { sha256, crc32 } = await digestFile(handle, size);
    const stamp = stampOf(stats);
    if (stampOf(await handle.stat({ bigint: true })) !== stamp) {
      return { problem: 'was changed while it was being read. Let the step that writes it finish first.' };
    }
    const archiveName = assetName(path.posix.basename(relative), sha256);
    return { path: place, fileName: file.fileName, archiveName, size, sha256, crc32, stamp };
  } catch (error) {
    if (error instanceof NotRegularFile) return { problem: `can't be used: ${error.message}.` };
    return { problem: `can't be read: ${messageOf(error)}` };
  }
}

function pngProblem(file: NamedFile, header: Buffer): string | undefined {
  const size = readPngSize(header);
  if (size === undefined) return 'is not a PNG file, despite its name.';
  const wanted = wantedSize(file, size);
  return wanted === undefined
    ? undefined
    : `is ${size.width}x${size.height} pixels, but the Store requires ${wanted}.`;
}
