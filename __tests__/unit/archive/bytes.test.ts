import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ArchiveBytes } from '../../../src/archive/bytes.ts';
import { layoutArchive } from '../../../src/archive/layout.ts';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { makeEntry, makeFolder, stampAt, writeArchive } from './files.ts';

const folder = makeFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const block = 1000;

function openArchive(entries: readonly ArchiveEntry[]) {
  const bytes = new ArchiveBytes(layoutArchive(entries), block);
  const read = (index: number) => bytes.read(index, Buffer.alloc(block));
  const readAll = async () => {
    for (let index = 0; index < bytes.blocks; index += 1) await read(index);
  };
  return { read, readAll };
}

const changed = (how: string) => ({ code: 'package-changed', message: expect.stringContaining(how) });
// On Windows, a program can set every timestamp of a file.
const onUnix = process.platform === 'win32' ? test.skip : test;

describe('ArchiveBytes', () => {
  test.each([1, 7, 999, 1000, 1001, 100_000])('gives the same bytes in blocks of %d', async (size) => {
    const entries = [makeEntry(folder, 'a', 2500), makeEntry(folder, 'none', 0), makeEntry(folder, 'b', 1)];
    await writeArchive(entries, join(folder, 'blocks.zip'), size);
    await writeArchive(entries, join(folder, 'whole.zip'), 1_000_000);
    expect(await readFile(join(folder, 'blocks.zip'))).toEqual(await readFile(join(folder, 'whole.zip')));
  });

  test('reads blocks in any order and as often as asked', async () => {
    const { read, readAll } = openArchive([makeEntry(folder, 'a', 5000), makeEntry(folder, 'none', 0)]);
    const first = await read(3);
    await readAll();
    expect(await read(3)).toEqual(first);
  });

  test('notices at the first read that a file was written to since its inspection', async () => {
    const entry = makeEntry(folder, 'a', 5000);
    utimesSync(entry.path, new Date(), new Date(Date.now() + 5000));
    await expect(openArchive([entry]).read(4)).rejects.toMatchObject(changed('it was modified or replaced'));
  });

  onUnix('notices one that was written to and given its old time back', async () => {
    const entry = makeEntry(folder, 'a', 5000);
    const { atime, mtime } = statSync(entry.path);
    utimesSync(entry.path, atime, mtime);
    const before = stampAt(entry.path);
    // The clock of a file system advances in steps of a few milliseconds.
    for (let tries = 0; stampAt(entry.path) === before && tries < 1000; tries += 1) {
      writeFileSync(entry.path, Buffer.alloc(5000));
      utimesSync(entry.path, atime, mtime);
    }
    const { read } = openArchive([{ ...entry, stamp: before }]);
    await expect(read(0)).rejects.toMatchObject(changed('it was modified or replaced'));
  });

  test('notices a file that was replaced by another', async () => {
    const entry = makeEntry(folder, 'a', 5000);
    const { read } = openArchive([entry]);
    await read(0);
    const content = await readFile(entry.path);
    writeFileSync(`${entry.path}.new`, content);
    renameSync(`${entry.path}.new`, entry.path);
    await expect(read(1)).rejects.toMatchObject(changed('it was modified or replaced'));
  });

  test('notices a file that was truncated, that grew or that is gone', async () => {
    const cut = makeEntry(folder, 'a', 5000);
    truncateSync(cut.path, 3000);
    await expect(openArchive([cut]).readAll()).rejects.toMatchObject(
      changed('it has 3000 bytes instead of 5000'),
    );
    await expect(openArchive([cut]).read(4)).rejects.toMatchObject(changed('it ends after'));
    const grown = makeEntry(folder, 'a', 5000);
    await appendFile(grown.path, 'x');
    await expect(openArchive([grown]).read(0)).rejects.toMatchObject(
      changed('it has 5001 bytes instead of 5000'),
    );
    const gone = makeEntry(folder, 'a', 5000);
    await rm(gone.path);
    await expect(openArchive([gone]).read(0)).rejects.toMatchObject(changed('it no longer exists (ENOENT)'));
  });

  onUnix('waits for no FIFO instead of a file, and follows no link', async () => {
    const fifo = makeEntry(folder, 'a', 5000);
    rmSync(fifo.path);
    execFileSync('mkfifo', [fifo.path]);
    await expect(openArchive([fifo]).read(0)).rejects.toMatchObject(changed('it is a FIFO'));
    const linked = makeEntry(folder, 'a', 5000);
    renameSync(linked.path, `${linked.path}.real`);
    symlinkSync(`${linked.path}.real`, linked.path);
    await expect(openArchive([linked]).read(0)).rejects.toMatchObject(
      changed('it was replaced by a link (ELOOP)'),
    );
  });

  test('stops at once when told to', async () => {
    const bytes = new ArchiveBytes(layoutArchive([makeEntry(folder, 'a', 5000)]), block);
    const reason = new Error('stop');
    await expect(bytes.read(0, Buffer.alloc(block), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
