import { createWriteStream, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import yazl from 'yazl';
import { combineCrc32 } from '../../../src/archive/crc32.ts';
import { layoutArchive } from '../../../src/archive/layout.ts';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { makeEntry, makeFolder, writeArchive } from './files.ts';
import { isInstalled, readContents, readers } from './readers.ts';

const folder = makeFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const block = 4096;
const unicode = 'bilder/größe-日本語-🚀.png';
/** Where one entry's bytes end at, just before and just after the border of a block. */
const header = 30 + 'at-border.msix'.length;
const archives: Record<string, ArchiveEntry[]> = {
  'one empty file': [makeEntry(folder, 'empty.msix', 0)],
  'one byte': [makeEntry(folder, 'one.msix', 1)],
  'data that ends one byte before a block does': [makeEntry(folder, 'at-border.msix', block - header - 1)],
  'data that ends with a block': [makeEntry(folder, 'at-border.msix', block - header)],
  'data that ends one byte into a block': [makeEntry(folder, 'at-border.msix', block - header + 1)],
  'names in folders and beyond ASCII, empty files between others': [
    makeEntry(folder, 'Contoso.App_1.2.3.0_x64.0123456789ab.msix', 100_000),
    makeEntry(folder, 'empty-1', 0),
    makeEntry(folder, unicode, 3 * block),
    makeEntry(folder, 'empty-2', 0),
  ],
  '300 small files': Array.from({ length: 300 }, (_, index) => makeEntry(folder, `many/${index}.png`, index)),
};

function listingOf(entries: readonly ArchiveEntry[]) {
  return entries.map((entry) => [entry.name, entry.size, entry.crc32]);
}

describe.each(readers)('$name reads without complaint', (reader) => {
  const check = isInstalled(reader) ? test : test.skip;

  check.each(Object.entries(archives))('%s', async (_title, entries) => {
    const path = join(folder, 'archive.zip');
    rmSync(path, { force: true });
    await writeArchive(entries, path, block);
    const listing = await reader.list(path);
    if (listing !== undefined) expect(listing).toEqual(listingOf(entries));
  });
});

test.each(Object.entries(archives))(
  'holds what yazl makes of the same files: %s',
  async (_title, entries) => {
    const [ours, oracle] = [join(folder, 'ours.zip'), join(folder, 'oracle.zip')];
    const zip = new yazl.ZipFile();
    for (const entry of entries) zip.addFile(entry.path, entry.name, { compress: false });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(oracle));
    await writeArchive(entries, ours, block);
    expect(await readContents(ours)).toEqual(await readContents(oracle));
  },
);

describe('beyond 4 GiB and 65,535 entries', () => {
  const zeros = 4 * 1024 ** 3 + 5;
  const small = makeEntry(folder, 'behind-4-gib.msix', 1000);
  const large: ArchiveEntry = { name: 'large.msix', path: '', size: zeros, crc32: crcOfZeros(zeros) };
  const sparse = join(folder, 'sparse.zip');
  const crowded = join(folder, 'crowded.zip');
  const crowd = Array.from({ length: 70_000 }, (_, index) => ({
    name: `${index}`,
    path: '',
    size: 0,
    crc32: 0,
  }));

  beforeAll(async () => {
    await writeSparse([large, small], sparse);
    await writeSparse(crowd, crowded);
  });

  describe.each(readers)('$name', (reader) => {
    const check = isInstalled(reader) ? test : test.skip;

    check('reads 4 GiB and an entry behind them', async () => {
      const listing = await (reader.glance ?? reader.list)(sparse, small.name);
      if (listing !== undefined) expect(listing).toEqual(listingOf([large, small]));
    });

    check('reads 70,000 entries', async () => {
      const listing = await (reader.glance ?? reader.list)(crowded, '69999');
      if (listing !== undefined) expect(listing).toEqual(listingOf(crowd));
    });
  });
});

/** Writes the headers and the small files; what lies between stays a hole, which reads as zeros. */
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
