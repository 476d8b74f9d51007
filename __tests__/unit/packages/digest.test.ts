import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Digest, digestFile } from '../../../src/packages/digest.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'digest-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function digest(bytes: Buffer, size: number): Promise<Digest> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  const handle = await open(path);
  try {
    return await digestFile(handle, size);
  } finally {
    await handle.close();
  }
}

describe('a file is hashed', () => {
  const mebi = 1024 * 1024;

  test.each([1, 4 * mebi - 1, 4 * mebi, 4 * mebi + 1, 12 * mebi + 7])('at %d bytes', async (size) => {
    const bytes = Buffer.alloc(size, 'the quick brown fox');
    expect(await digest(bytes, size)).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      crc32: crc32(bytes),
    });
  });

  test('unless it has become shorter', async () => {
    await expect(digest(Buffer.alloc(10), 11)).rejects.toMatchObject({ rule: 'file-changed' });
  });

  test('without what was appended to it', async () => {
    expect(await digest(Buffer.from('abcdef'), 3)).toMatchObject({ crc32: crc32('abc') });
  });
});
