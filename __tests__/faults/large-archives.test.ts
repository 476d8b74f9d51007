import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { layoutArchive } from '../../src/archive/layout.ts';
import type { ArchiveEntry } from '../../src/archive/types.ts';
import { combineCrc32 } from '../unit/archive/combine-crc32.ts';
import { makeEntry, makeFolder } from '../unit/archive/files.ts';
import { isInstalled, type Listing, listingOf, type Reader, readers } from '../unit/archive/readers.ts';

const folder = makeFolder();
afterAll(() => rmSync(folder, { recursive: true }));

describe('an archive beyond 4 GiB and 65,535 entries', () => {
  const zeros = 4 * 1024 ** 3 + 5;
  const small = makeEntry(folder, 'behind-4-gib.msix', 1000);
  const unread = { path: '', sha256: '', stamp: '' };
  const large: ArchiveEntry = { ...unread, name: 'large.msix', size: zeros, crc32: crcOfZeros(zeros) };
  const sparse = join(folder, 'sparse.zip');
  const crowded = join(folder, 'crowded.zip');
  const crowd = Array.from({ length: 70_000 }, (_, index) => ({
    ...unread,
    name: `${index}`,
    size: 0,
    crc32: 0,
  }));

  beforeAll(async () => {
    await writeSparse([large, small], sparse);
    await writeSparse(crowd, crowded);
  });

  describe.each(readers)('$name', (reader) => {
    const check = isInstalled(reader) ? test : test.skip;

    check('reads 4 GiB and an entry after them', async () => {
      const listing = await glance(reader, sparse, small.name);
      if (listing !== undefined) expect(listing).toEqual(listingOf([large, small]));
    });

    check('reads 70,000 entries', async () => {
      const listing = await glance(reader, crowded, '69999');
      if (listing !== undefined) expect(listing).toEqual(listingOf(crowd));
    });
  });
});

async function glance(reader: Reader, path: string, name: string): Promise<Listing | undefined> {
  return reader.glance ? await reader.glance(path, name) : (await reader.list([path]))[0];
}

/** Writes the headers and the small files; what is between them stays a hole, which reads as zeros. */
async function writeSparse(entries: readonly ArchiveEntry[], path: string): Promise<void> {
  const layout = layoutArchive(entries);
  const file = await open(path, 'w');
  try {
    await file.truncate(layout.size);
    for (const segment of layout.segments) {
      if (segment.kind === 'header') await file.write(segment.bytes, 0, segment.length, segment.offset);
      else if (segment.entry.path !== '') {
        const source = await open(segment.entry.path, 'r');
        await file.write(await source.readFile(), 0, segment.length, segment.offset);
        await source.close();
      }
    }
  } finally {
    await file.close();
  }
}

function crcOfZeros(length: number): number {
  let crc = 0;
  let unit = crc32(Buffer.alloc(1));
  for (let rest = length, size = 1; rest > 0; rest = Math.floor(rest / 2), size *= 2) {
    if (rest % 2 === 1) crc = combineCrc32(crc, unit, size);
    unit = combineCrc32(unit, unit, size);
  }
  return crc;
}
