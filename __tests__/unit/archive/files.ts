import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, fstatSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { ArchiveBytes } from '../../../src/archive/bytes.ts';
import { layoutArchive } from '../../../src/archive/layout.ts';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { stampOf } from '../../../src/files/regular-file.ts';

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'archive test '));
}

let files = 0;

/** Writes a file of random bytes and describes it as the inspection would. */
export function makeEntry(folder: string, name: string, size: number): ArchiveEntry {
  files += 1;
  const path = join(folder, `file-${files}`);
  const bytes = randomFillSync(Buffer.alloc(size));
  writeFileSync(path, bytes);
  return inspected(name, path, bytes);
}

/** How the inspection describes a file with these bytes. */
export function inspected(name: string, path: string, bytes: Buffer): ArchiveEntry {
  return {
    name,
    path,
    size: bytes.length,
    crc32: crc32(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    stamp: stampAt(path),
  };
}

/** As the inspection reads it: on Windows, `stat` and `fstat` may disagree about a volume. */
export function stampAt(path: string): string {
  const file = openSync(path, 'r');
  try {
    return stampOf(fstatSync(file, { bigint: true }));
  } finally {
    closeSync(file);
  }
}

/** Writes the archive from its blocks, the last one first. */
export async function writeArchive(
  entries: readonly ArchiveEntry[],
  path: string,
  blockSize: number,
): Promise<void> {
  const bytes = new ArchiveBytes(layoutArchive(entries), blockSize);
  const file = await open(path, 'w');
  try {
    const buffer = Buffer.alloc(blockSize);
    for (let block = bytes.blocks - 1; block >= 0; block -= 1) {
      const content = await bytes.read(block, buffer);
      await file.write(content, 0, content.length, block * blockSize);
    }
  } finally {
    await file.close();
  }
}
