import { rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { appendFile, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ArchiveBytes } from '../../../src/archive/bytes.ts';
import { layoutArchive } from '../../../src/archive/layout.ts';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { makeEntry, makeFolder, writeArchive } from './files.ts';

const folder = makeFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const block = 1000;

function openArchive(entries: readonly ArchiveEntry[]) {
  const bytes = new ArchiveBytes(layoutArchive(entries), block);
  const read = (index: number) => bytes.read(index, Buffer.alloc(block));
  const readAll = async () => {
    for (let index = 0; index < bytes.blocks; index += 1) await read(index);
  };
  return { bytes, read, readAll };
}

const changed = (how: string) => ({ code: 'package-changed', message: expect.stringContaining(how) });

describe('ArchiveBytes', () => {
  test.each([1, 7, 999, 1000, 1001, 100_000])('gives the same bytes in blocks of %d', async (size) => {
    const entries = [makeEntry(folder, 'a', 2500), makeEntry(folder, 'none', 0), makeEntry(folder, 'b', 1)];
    await writeArchive(entries, join(folder, 'blocks.zip'), size);
    await writeArchive(entries, join(folder, 'whole.zip'), 1_000_000);
    expect(await readFile(join(folder, 'blocks.zip'))).toEqual(await readFile(join(folder, 'whole.zip')));
  });

  test('is content with files that are what they were, however often blocks are read', async () => {
    const { bytes, read, readAll } = openArchive([
      makeEntry(folder, 'a', 5000),
      makeEntry(folder, 'none', 0),
    ]);
    await read(3);
    await readAll();
    await read(1);
    await expect(bytes.verify()).resolves.toBeUndefined();
  });

  test('is not content as long as a block has not been read', async () => {
    const { bytes, read } = openArchive([makeEntry(folder, 'a', 5000)]);
    for (const index of [0, 1, 2, 4, 5]) await read(index);
    await expect(bytes.verify()).rejects.toMatchObject(changed('its checksum is another'));
  });

  test('notices other bytes of the same length as soon as the file is through', async () => {
    const entry = makeEntry(folder, 'a', 2000);
    const { read } = openArchive([entry]);
    const content = await readFile(entry.path);
    content[1500] = (content[1500] ?? 0) ^ 1;
    await writeFile(entry.path, content);
    await read(0);
    await read(1);
    await expect(read(2)).rejects.toMatchObject(changed('its checksum is another'));
  });

  test('notices a block that was right and is wrong when it is read again', async () => {
    const entry = makeEntry(folder, 'a', 2000);
    const { readAll, read } = openArchive([entry]);
    await readAll();
    const file = await open(entry.path, 'r+');
    await file.write(Buffer.from([1, 2, 3]), 0, 3, 100);
    await file.close();
    await expect(read(0)).rejects.toMatchObject({ code: 'package-changed' });
  });

  test('notices a file that was written to between two blocks, before the checksum can', async () => {
    const entry = makeEntry(folder, 'a', 5000);
    const { read } = openArchive([entry]);
    await read(0);
    utimesSync(entry.path, new Date(), new Date(Date.now() + 5000));
    await expect(read(1)).rejects.toMatchObject(changed('it was written to'));
  });

  test('notices a file that another has taken the place of', async () => {
    const entry = makeEntry(folder, 'a', 5000);
    const { read } = openArchive([entry]);
    await read(0);
    const content = await readFile(entry.path);
    await rm(entry.path);
    writeFileSync(entry.path, content);
    await expect(read(1)).rejects.toMatchObject(changed('it was written to'));
  });

  test('notices a file that was cut, that grew, or that is gone', async () => {
    const cut = makeEntry(folder, 'a', 5000);
    truncateSync(cut.path, 3000);
    await expect(openArchive([cut]).readAll()).rejects.toMatchObject(
      changed('it has 3000 bytes instead of 5000'),
    );
    await expect(openArchive([cut]).read(4)).rejects.toMatchObject(changed('it ends at'));
    const grown = makeEntry(folder, 'a', 5000);
    await appendFile(grown.path, 'x');
    await expect(openArchive([grown]).read(0)).rejects.toMatchObject(
      changed('it has 5001 bytes instead of 5000'),
    );
    const gone = makeEntry(folder, 'a', 5000);
    await rm(gone.path);
    await expect(openArchive([gone]).read(0)).rejects.toMatchObject(changed('ENOENT'));
  });

  test('notices an empty file that is not empty any more', async () => {
    const entry = makeEntry(folder, 'none', 0);
    const { bytes, readAll } = openArchive([entry]);
    await appendFile(entry.path, 'x');
    await readAll();
    await expect(bytes.verify()).rejects.toMatchObject(changed('it has 1 bytes instead of 0'));
  });

  test('takes the word of the inspection for an empty file only if it says 0', async () => {
    const entry = { ...makeEntry(folder, 'none', 0), crc32: crc32('x') };
    await expect(openArchive([entry]).bytes.verify()).rejects.toMatchObject({ code: 'package-changed' });
  });

  test('stops at once when told to', async () => {
    const bytes = new ArchiveBytes(layoutArchive([makeEntry(folder, 'a', 5000)]), block);
    const reason = new Error('stop');
    await expect(bytes.read(0, Buffer.alloc(block), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
