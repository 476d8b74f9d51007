import { createWriteStream, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import yazl from 'yazl';
import { findClash, isEntryName } from '../../../src/archive/name.ts';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { makeEntry, makeFolder, writeArchive } from './files.ts';
import { isInstalled, listingOf, type Reader, readContents, readers } from './readers.ts';

const installed = readers.filter(isInstalled);
const folder = makeFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const block = 4096;
const unicode = 'bilder/größe-日本語-🚀.png';
/** For entries whose bytes end at, just before or just after the boundary of a block. */
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

/** The reader finds in each archive what it was made of, and complains about none. */
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
  'contains what yazl makes of the same files: %s',
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
  /** The bytes in a file, or how many its end is past the boundary of the block that it would end in. */
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

  test('of files of any name and size, in blocks of any size, is read by every reader, and contains the files', async () => {
    // All archives of one run go to each reader at once, since it takes a second to start.
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
      // A failure has to be reported before the test itself times out.
      { numRuns: 1, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true },
    );
  });
});
