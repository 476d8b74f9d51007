import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Windows knows neither flag: it has no FIFOs at a path, and creating links there needs a privilege. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

export interface OpenOptions {
  /** True for the runner's files, whose path may end in a link; workspace files are opened at their real path. */
  readonly followsLinks?: boolean;
}

/** Says what a path leads to instead of a regular file: `it is a FIFO, not a regular file`. */
export class NotRegularFile extends Error {
  override readonly name = 'NotRegularFile';
}

/**
 * Opens a regular file for reading. A FIFO would wait for its other end, in a thread that not even the end of the
 * process stops, and a device never runs out of bytes: neither is waited for or read.
 *
 * @throws NotRegularFile, and the system's error
 */
export async function openRegular(path: string, { followsLinks }: OpenOptions = {}): Promise<FileHandle> {
  const handle = await open(path, flagsOf(followsLinks)).catch((error: unknown) => {
    throw explained(error);
  });
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw notRegular(stats);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * The bytes of a regular file.
 * @param largest bytes
 * @throws as `openRegular`, and an Error for a file that is larger
 */
export async function readRegularFile(path: string, largest: number): Promise<Buffer> {
  await using handle = await openRegular(path);
  // Not by its size, which may have changed by now, and is 0 for files that the system makes up.
  const buffer = Buffer.alloc(largest + 1);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
    filled += bytesRead;
    if (filled > largest) throw new Error(tooLarge(largest));
    if (bytesRead === 0) return buffer.subarray(0, filled);
  }
}

/** Like `readRegularFile`, but synchronous, for a file of the runner's. */
export function readRegularFileSync(path: string, largest: number): Buffer {
  const file = openSync(path, flagsOf(true));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw notRegular(stats);
    if (stats.size > largest) throw new Error(tooLarge(largest));
    const buffer = Buffer.alloc(stats.size);
    let filled = 0;
    while (filled < buffer.length) {
      const bytesRead = readSync(file, buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

function notRegular(stats: Stats): NotRegularFile {
  const kind = stats.isDirectory()
    ? 'a folder'
    : stats.isFIFO()
      ? 'a FIFO'
      : stats.isSocket()
        ? 'a socket'
        : 'a device';
  return new NotRegularFile(`it is ${kind}, not a regular file`);
}

/**
 * What the file system says about a file that changes when the file is written to or replaced by another, as one
 * string to compare. `ctime` can't be set by programs; it is left out on Windows, since virus scanners change it there
 * by noting what they found.
 */
export function stampOf(stats: BigIntStats, platform: NodeJS.Platform = process.platform): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  return [dev, ino, size, mtimeNs, ...(platform === 'win32' ? [] : [ctimeNs])].join(' ');
}

function flagsOf(followsLinks = false): number {
  return O_RDONLY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW);
}

/** The system's words for what can't be opened at all. */
function explained(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENXIO')
    return new NotRegularFile('it is a socket or a device, not a regular file', { cause: error });
  if (code === 'EISDIR') return new NotRegularFile('it is a folder, not a regular file', { cause: error });
  return error;
}

function tooLarge(largest: number): string {
  return `it is larger than ${largest.toLocaleString('en')} bytes`;
}

/** The text of a file in UTF-8, or in UTF-16 with a byte order mark, which Windows PowerShell writes. */
export function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}
