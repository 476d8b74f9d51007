import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { PackageFault } from './fault.ts';

/** Bytes per read. Reading goes on in the thread pool while the part before it is hashed. */
const chunkSize = 4 * 1024 * 1024;

export interface Digest {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Unsigned 32 bit. */
  readonly crc32: number;
}

/**
 * SHA-256 and CRC-32 of an open file, in one pass.
 * @param size Bytes that the file must have.
 * @throws PackageFault `file-changed` if it now has fewer.
 */
export async function digestFile(handle: FileHandle, size: number): Promise<Digest> {
  const hash = createHash('sha256');
  let crc = 0;
  // Two buffers take turns: one is filled while the other is hashed.
  let filling = Buffer.allocUnsafe(Math.min(chunkSize, size));
  let hashing = Buffer.allocUnsafe(filling.length);
  let position = 0;
  let reading = handle.read(filling, 0, filling.length, 0);
  while (position < size) {
    const { bytesRead } = await reading;
    if (bytesRead === 0)
      throw new PackageFault(
        'file-changed',
        'it was truncated while it was being read. Let the build finish first.',
      );
    const part = filling.subarray(0, Math.min(bytesRead, size - position));
    position += part.length;
    [filling, hashing] = [hashing, filling];
    if (position < size) reading = handle.read(filling, 0, filling.length, position);
    hash.update(part);
    crc = crc32(part, crc);
  }
  return { sha256: hash.digest('hex'), crc32: crc };
}
