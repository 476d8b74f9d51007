import { rmSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ArchiveBytes } from '../../../src/archive/bytes.ts';
import { ContentProof } from '../../../src/archive/content-proof.ts';
import { layoutArchive } from '../../../src/archive/layout.ts';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { withCrc } from '../../support/forge-crc32.ts';
import { makeEntry, makeFolder } from './files.ts';

const folder = makeFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** Proves the archive in blocks of `size`; `change` gets each block before it is checked. */
async function prove(
  entries: readonly ArchiveEntry[],
  size: number,
  change: (bytes: Buffer, block: number) => void = () => {},
  blocks?: number,
): Promise<void> {
  const layout = layoutArchive(entries);
  const archive = new ArchiveBytes(layout, size);
  const proof = new ContentProof(layout);
  for (let block = 0; block < (blocks ?? archive.blocks); block += 1) {
    const bytes = await archive.read(block, Buffer.alloc(size));
    change(bytes, block);
    proof.take(bytes);
  }
  proof.verify();
}

const some = [
  makeEntry(folder, 'a', 2500),
  makeEntry(folder, 'none', 0),
  makeEntry(folder, 'b', 1),
  makeEntry(folder, 'c', 999),
];

describe('the bytes sent', () => {
  test.each([1, 7, 999, 1000, 1001, 100_000])('are proven in blocks of %d', async (size) => {
    await expect(prove(some, size)).resolves.toBeUndefined();
  });

  test('are not proven if one byte of any file is changed, anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2499), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const [entry] = some;
        if (entry === undefined) throw new Error('no entry');
        // After the local header of 30 bytes and the name.
        const place = 31 + at;
        const change = (bytes: Buffer, block: number) => {
          const index = place - block * 700;
          if (index >= 0 && index < bytes.length) bytes[index] = (bytes[index] ?? 0) ^ by;
        };
        await expect(prove([entry], 700, change)).rejects.toMatchObject({ code: 'package-changed' });
      }),
      { numRuns: 50 },
    );
  });

  test('are not proven by their CRC-32: other bytes of the same length and sum are noticed', async () => {
    const entry = makeEntry(folder, 'a', 5000);
    const other = withCrc(Buffer.alloc(5000, 'MALWARE-'), entry.crc32);
    expect(crc32(other)).toBe(entry.crc32);
    const put = (bytes: Buffer) => other.copy(bytes, 31);
    await expect(prove([entry], 100_000, put)).rejects.toMatchObject({
      code: 'package-changed',
      message: expect.stringMatching(new RegExp(`its SHA-256 is [0-9a-f]{64} instead of ${entry.sha256}`)),
    });
  });

  test('are not proven as long as a block is missing', async () => {
    await expect(prove(some, 1000, undefined, 2)).rejects.toThrow(RangeError);
    await expect(prove(some.slice(0, 1), 2531, undefined, 1)).rejects.toThrow(RangeError);
  });

  test('of an empty file have the hash of no bytes', async () => {
    const entry = { ...makeEntry(folder, 'none', 0), sha256: 'ab'.repeat(32) };
    await expect(prove([entry], 1000)).rejects.toThrow(RangeError);
  });
});
