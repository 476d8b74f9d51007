import { createWriteStream, rmSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import yazl from 'yazl';
import { layoutArchive } from '../../../src/archive/layout.ts';
import { findClash, isEntryName } from '../../../src/archive/name.ts';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { combineCrc32 } from './combine-crc32.ts';
import { makeEntry, makeFolder, writeArchive } from './files.ts';
import { isInstalled, type Listing, type Reader, readContents, readers } from './readers.ts';

const installed = readers.filter(isInstalled);
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

interface Written {
  readonly path: string;
  readonly entries: readonly ArchiveEntry[];
}

async function write(name: string, entries: readonly ArchiveEntry[], blockSize: number): Promise<Written> {
  const path = join(folder, name);
  rmSync(path, { force: true });
  await writeArchive(entries, path, blockSize);
  return { path, entries };
}

/** The reader finds in each archive what it was made of, and complains of none. */
async function expectRead(reader: Reader, written: readonly Written[]): Promise<void> {
  const listings = await reader.list(written.map(({ path }) => path));
  const expected = written.map(({ entries }, index) =>
    listings[index] === undefined ? undefined : listingOf(entries),
  );
  expect([reader.name, listings]).toStrictEqual([reader.name, expected]);
}

describe.each(readers)('$name', (reader) => {
  const check = installed.includes(reader) ? test : test.skip;

  check('reads every one without complaint', async () => {
    const written = Object.values(archives).map((entries, index) =>
      write(`archive-${index}.zip`, entries, block),
    );
    await expectRead(reader, await Promise.all(written));
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

describe('any archive', () => {
  const name = fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'binary', minLength: 1 }),
      fc
        .array(fc.stringMatching(/^[a-z0-9]{1,9}$/), { minLength: 1, maxLength: 8 })
        .map((all) => all.join('/')),
    )
    .filter(isEntryName);
  /** Bytes of a file; or how many its end lies behind the border of the block that it would end in. */
  const length = fc.oneof(
    fc.record({ size: fc.constantFrom(0, 1) }),
    fc.record({ size: fc.nat({ max: 3000 }) }),
    fc.record({ behindBorder: fc.integer({ min: -2, max: 2 }) }),
  );
  const crowds = fc.record({
    block: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 100, max: 5000 })),
    files: fc
      .uniqueArray(fc.record({ name, length }), {
        selector: (each) => each.name.toLowerCase(),
        minLength: 1,
        maxLength: 40,
        size: 'max',
      })
      .filter((all) => findClash(all.map((each) => each.name)) === undefined),
  });

  function makeEntries({
    block,
    files,
  }: {
    block: number;
    files: readonly { name: string; length: { size: number } | { behindBorder: number } }[];
  }): ArchiveEntry[] {
    let offset = 0;
    return files.map(({ name, length }) => {
      offset += 30 + Buffer.byteLength(name);
      const toBorder = block - (offset % block);
      const size = 'size' in length ? length.size : Math.max(0, toBorder + length.behindBorder);
      offset += size;
      return makeEntry(folder, name, size);
    });
  }

  test('of files of any name and size, in blocks of any size, is read by every reader, and holds the files', async () => {
    // All of one run go to each reader at once, which takes a second to start.
    const manyCrowds = fc.array(crowds, { minLength: 25, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(manyCrowds, async (many) => {
        const written: Written[] = [];
        for (const [index, crowd] of many.entries()) {
          const { path, entries } = await write(`any-${index}.zip`, makeEntries(crowd), crowd.block);
          written.push({ path, entries });
          const contents = await readContents(path);
          expect([...contents.keys()]).toEqual(entries.map((entry) => entry.name));
          for (const entry of entries) {
            expect(contents.get(entry.name)?.equals(await readFile(entry.path))).toBe(true);
          }
        }
        for (const reader of installed) await expectRead(reader, written);
      }),
      // A failure has to be told before the test's own time is over.
      { numRuns: 1, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true },
    );
  });
});

describe('beyond 4 GiB and 65,535 entries', () => {
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
    const check = installed.includes(reader) ? test : test.skip;

    check('reads 4 GiB and an entry behind them', async () => {
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
