import { createHash, randomFillSync } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ArchiveEntry } from '../../src/archive/types.ts';
import { stampOf } from '../../src/files/regular-file.ts';

const megabyte = 1_000_000;
const images = 6;

/**
 * Writes packages and six images of random bytes (packages are mostly compressed data), with what the action
 * knows from its inspection. Three packages below 1 GB, ten from there on, as in upload.md.
 * @param size Megabytes in total.
 */
export async function writeFiles(folder: string, size: number): Promise<readonly ArchiveEntry[]> {
  const packages = size < 1000 ? 3 : 10;
  const imageSize = Math.min(1, size / 100) * megabyte;
  const packageSize = Math.floor((size * megabyte - images * imageSize) / packages);
  const entries: ArchiveEntry[] = [];
  for (let index = 0; index < packages; index += 1) {
    entries.push(await writeFile(folder, `${size}-app_1.0.${index}.0_x64.msix`, packageSize));
  }
  for (let index = 0; index < images; index += 1) {
    entries.push(await writeFile(folder, `${size}-screenshot-${index}.png`, Math.floor(imageSize)));
  }
  return entries;
}

async function writeFile(folder: string, name: string, size: number): Promise<ArchiveEntry> {
  const path = join(folder, name);
  const chunk = Buffer.allocUnsafeSlow(4 * 1024 * 1024);
  let crc = 0;
  const hash = createHash('sha256');
  await using file = await open(path, 'w');
  for (let written = 0; written < size; ) {
    const part = randomFillSync(chunk).subarray(0, size - written);
    crc = crc32(part, crc);
    hash.update(part);
    await file.write(part);
    written += part.length;
  }
  const stamp = stampOf(await file.stat({ bigint: true }));
  return { name, path, size, crc32: crc, sha256: hash.digest('hex'), stamp };
}
