import { mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openZip, type Zip } from '../../../src/packages/zip.ts';
import { readManifest, withInnerZip } from '../../../src/packages/zip-entry.ts';
import { makeZip, patch, recordOf, renamePart } from './make-zip.ts';

let folder: string;
const manifest = 'AppxManifest.xml';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function withZip<T>(
  bytes: Buffer,
  body: (zip: Zip) => Promise<T>,
  range: { start?: number; size?: number } = {},
): Promise<T> {
  const { start = 0, size = bytes.length - start } = range;
  const path = join(folder, 'test.zip');
  await writeFile(path, bytes);
  const handle = await open(path);
  try {
    return await body(await openZip({ handle, start, size }));
  } finally {
    await handle.close();
  }
}

function entryOf(zip: Zip, path: string) {
  const entry = zip.entries.get(path);
  if (entry === undefined) throw new Error(`no ${path}`);
  return entry;
}

function manifestOf(bytes: Buffer, start = 0): Promise<string> {
  return withZip(bytes, async (zip) => (await readManifest(zip, entryOf(zip, manifest))).toString(), {
    start,
  });
}

/** Reads a package inside the zip; afterward the temp folder contains only the zip itself. */
async function innerOf(bytes: Buffer, path: string): Promise<readonly string[]> {
  try {
    return await withZip(bytes, (zip) =>
      withInnerZip(zip, entryOf(zip, path), folder, async (inner) => [...inner.entries.keys()]),
    );
  } finally {
    expect(await readdir(folder)).toEqual(['test.zip']);
  }
}

/** Watches the unpacked files until it is asked for the size of the largest. */
function largestTempFile(): () => Promise<number> {
  let largest = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      for (const name of await readdir(folder)) {
        if (name === 'test.zip') continue;
        const size = await stat(join(folder, name)).then(
          (stats) => stats.size,
          () => 0,
        );
        largest = Math.max(largest, size);
      }
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return largest;
  };
}

const fault = (rule: string, text = '') =>
  expect.objectContaining({ rule, message: expect.stringContaining(text) });

describe('a zip', () => {
  test.each([false, true])('gives its manifest, deflated: %s', async (deflate) => {
    expect(await manifestOf(await makeZip([{ path: manifest, bytes: '<Package/>', deflate }]))).toBe(
      '<Package/>',
    );
  });

  test('is read from within a larger file', async () => {
    const bytes = await makeZip([{ path: manifest, bytes: '<Package/>' }]);
    expect(await manifestOf(Buffer.concat([Buffer.alloc(1000, 'x'), bytes]), 1000)).toBe('<Package/>');
  });

  test('has parts whose names are compared exactly, once decoded', async () => {
    const bytes = await makeZip(
      ['appxmanifest.xml', 'sub/AppxManifest.xml', 'My%20App.msix', '100%.msix', 'notes.txt'].map((path) => ({
        path,
        bytes: 'x',
      })),
    );
    expect(await withZip(bytes, async (zip) => [...zip.entries.keys()])).toEqual([
      'My App.msix',
      '100%.msix',
    ]);
  });

  test('with names longer than the window it is read through is read', async () => {
    const bytes = await makeZip([
      { path: 'n'.repeat(65_000), bytes: '' },
      { path: manifest, bytes: 'ok' },
    ]);
    expect(await manifestOf(bytes)).toBe('ok');
  });
});

describe('a file that ends without deflate’s last block, as makemsix writes it,', () => {
  const unended = async (path: string, bytes: Buffer) => {
    const raw = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    const zip = await makeZip([{ path, bytes: raw }]);
    const record = recordOf(zip, path);
    const words = Buffer.alloc(12);
    words.writeUInt32LE(crc32(bytes), 0);
    words.writeUInt32LE(raw.length, 4);
    words.writeUInt32LE(bytes.length, 8);
    return patch(patch(zip, record + 10, [8, 0]), record + 16, [...words]);
  };

  test('is read', async () => {
    expect(await manifestOf(await unended(manifest, Buffer.from('<Package/>')))).toBe('<Package/>');
    const inner = await makeZip([{ path: manifest, bytes: 'x' }]);
    expect(await innerOf(await unended('App.msix', inner), 'App.msix')).toEqual([manifest]);
  });

  test('is refused with bytes other than those packed', async () => {
    const zip = await unended(manifest, Buffer.from('<Package/>'));
    const record = recordOf(zip, manifest);
    await expect(manifestOf(patch(zip, record + 16, [1, 2, 3, 4]))).rejects.toEqual(
      fault('damaged-archive', manifest),
    );
    await expect(manifestOf(patch(zip, record + 24, [11]))).rejects.toEqual(
      fault('damaged-archive', manifest),
    );
  });
});

describe('a zip bomb', () => {
  test('with a manifest that is declared large is refused unread', async () => {
    const bytes = await makeZip([{ path: manifest, bytes: Buffer.alloc(1024 * 1024 + 1), deflate: true }]);
    await expect(manifestOf(bytes)).rejects.toEqual(fault('archive-limit', '1 MiB'));
  });

  test('with a manifest that grows a thousandfold is refused', async () => {
    const bytes = await makeZip([{ path: manifest, bytes: Buffer.alloc(1024 * 1024), deflate: true }]);
    await expect(manifestOf(bytes)).rejects.toEqual(fault('archive-limit', '200 times'));
  });

  test('with a manifest larger than declared is stopped', async () => {
    const bytes = await makeZip([{ path: manifest, bytes: Buffer.alloc(1024 * 1024), deflate: true }]);
    const lying = patch(bytes, recordOf(bytes, manifest) + 24, [100, 0, 0, 0]);
    await expect(manifestOf(lying)).rejects.toMatchObject({
      rule: 'damaged-archive',
      cause: { code: 'ERR_BUFFER_TOO_LARGE' },
    });
  });

  test('with a package that grows a thousandfold is refused unwritten', async () => {
    const bytes = await makeZip([{ path: 'App.msix', bytes: Buffer.alloc(5_000_000), deflate: true }]);
    await expect(innerOf(bytes, 'App.msix')).rejects.toEqual(fault('archive-limit', '200 times'));
  });

  test('with a package larger than declared is stopped, and its file removed', async () => {
    const bytes = await makeZip([{ path: 'App.msix', bytes: Buffer.alloc(50_000_000), deflate: true }]);
    const lying = patch(bytes, recordOf(bytes, 'App.msix') + 24, [0, 0x10, 0, 0]);
    const largest = largestTempFile();
    await expect(innerOf(lying, 'App.msix')).rejects.toEqual(fault('damaged-archive', 'App.msix'));
    expect(await largest()).toBeLessThanOrEqual(0x1000);
  });

  test('with a package declared to have terabytes is refused unwritten', async () => {
    const bytes = await makeZip([{ path: 'App.msix', bytes: 'x', deflate: true }], { zip64: true });
    const record = recordOf(bytes, 'App.msix');
    const extra = record + 46 + 'App.msix'.length;
    const size = bytes.indexOf(Buffer.from([1, 0, 28 - 4, 0]), extra) + 4;
    const lying = patch(bytes, size, [0, 0, 0, 0, 0, 4, 0, 0]);
    await expect(innerOf(lying, 'App.msix')).rejects.toEqual(fault('archive-limit', '25 GB'));
  });

  test.each([
    ['the same bytes', 0],
    ['bytes in the middle of it', 60],
  ])('with two packages, one of which has %s of the other, is refused unread', async (_which, offset) => {
    const parts = ['one.msix', 'two.msix'].map((path) => ({ path, bytes: 'x'.repeat(200) }));
    const bytes = await makeZip(parts);
    const lying = patch(bytes, recordOf(bytes, 'two.msix') + 42, [offset, 0, 0, 0]);
    await expect(innerOf(lying, 'two.msix')).rejects.toEqual(
      fault('damaged-archive', 'overlaps another file'),
    );
    expect(await innerOf(await makeZip([{ path: 'a.msix', bytes }]), 'a.msix')).toHaveLength(2);
  });

  test('of more than 100,000 entries is refused unread', async () => {
    const bytes = await makeZip([{ path: manifest, bytes: 'x' }], { zip64: true });
    const record = bytes.indexOf('PK\x06\x06', 0, 'latin1');
    const lying = patch(bytes, record + 32, [0xa1, 0x86, 1, 0]);
    await expect(manifestOf(lying)).rejects.toEqual(fault('archive-limit', '100,001'));
  });
});

describe('a damaged zip is refused', () => {
  const whole = () =>
    makeZip([
      { path: 'App.exe', bytes: 'x'.repeat(500) },
      { path: manifest, bytes: '<Package>'.repeat(20), deflate: true },
    ]);

  test('cut off anywhere', async () => {
    const bytes = await whole();
    for (const length of [5, 100, 600, bytes.length - 30, bytes.length - 1]) {
      await expect(manifestOf(bytes.subarray(0, length))).rejects.toEqual(fault('damaged-archive'));
    }
  });

  test('with bytes after its end', async () => {
    const bytes = Buffer.concat([await whole(), Buffer.from('more')]);
    await expect(manifestOf(bytes)).rejects.toEqual(fault('damaged-archive'));
  });

  test('whose directory is shorter or longer than declared', async () => {
    const bytes = await whole();
    const end = bytes.length - 22;
    const size = bytes.readUInt32LE(end + 12);
    const lying = Buffer.from(bytes);
    lying.writeUInt32LE(size - 10, end + 12);
    await expect(manifestOf(lying)).rejects.toEqual(fault('damaged-archive', 'differ'));
    // Fewer entries than there are: another reader would see the rest.
    await expect(manifestOf(patch(bytes, end + 8, [1, 0, 1, 0]))).rejects.toEqual(
      fault('damaged-archive', 'differ'),
    );
  });

  test('whose directory is outside the file', async () => {
    const bytes = await whole();
    await expect(manifestOf(patch(bytes, bytes.length - 6, [0xff, 0xff, 0xff, 0x7f]))).rejects.toEqual(
      fault('damaged-archive'),
    );
  });

  test('whose directory is after it in the file that it is stored in', async () => {
    const bytes = await whole();
    const end = bytes.length - 22;
    const start = bytes.readUInt32LE(end + 16);
    const record = Buffer.from(bytes.subarray(end));
    record.writeUInt32LE(start + record.length, 16);
    const around = Buffer.concat([bytes.subarray(0, start), record, bytes.subarray(start, end)]);
    const size = start + record.length;
    await expect(withZip(around, async () => 'read', { size })).rejects.toEqual(fault('damaged-archive'));
  });

  test('if a zip64 record points somewhere else', async () => {
    const bytes = await makeZip([{ path: manifest, bytes: 'x' }], { zip64: true });
    const locator = bytes.indexOf('PK\x06\x07', 0, 'latin1');
    for (const offset of [
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      [0, 0, 0, 0, 0, 0, 1, 0],
      [1, 0, 0, 0, 0, 0, 0, 0],
    ]) {
      await expect(manifestOf(patch(bytes, locator + 8, offset))).rejects.toEqual(fault('damaged-archive'));
    }
  });

  test('with a manifest of bytes other than those packed', async () => {
    const bytes = await whole();
    const record = recordOf(bytes, manifest);
    await expect(manifestOf(patch(bytes, record + 16, [1, 2, 3, 4]))).rejects.toEqual(
      fault('damaged-archive', manifest),
    );
    const stored = await makeZip([{ path: manifest, bytes: 'abc' }]);
    await expect(manifestOf(renamePart(stored, 'abc', 'abd'))).rejects.toEqual(
      fault('damaged-archive', manifest),
    );
  });

  test('with a manifest that has no header of its own', async () => {
    const bytes = await whole();
    const record = recordOf(bytes, manifest);
    await expect(manifestOf(patch(bytes, record + 42, [7, 0, 0, 0]))).rejects.toEqual(
      fault('damaged-archive', manifest),
    );
    await expect(manifestOf(patch(bytes, record + 42, [0, 0, 0, 0x7f]))).rejects.toEqual(
      fault('damaged-archive', manifest),
    );
  });

  test('with a package of bytes other than those packed, and no part of it stays', async () => {
    const inner = await makeZip([{ path: manifest, bytes: 'x'.repeat(1000) }]);
    const bytes = await makeZip([{ path: 'App.msix', bytes: inner, deflate: true }]);
    const wrong = patch(bytes, recordOf(bytes, 'App.msix') + 16, [1, 2, 3, 4]);
    await expect(innerOf(wrong, 'App.msix')).rejects.toEqual(fault('damaged-archive', 'App.msix'));
    expect(await innerOf(bytes, 'App.msix')).toEqual([manifest]);
  });

  test('with two manifests, whose names may differ in case', async () => {
    const twice = await makeZip([
      { path: manifest, bytes: 'a' },
      { path: 'XppxManifest.xml', bytes: 'b' },
    ]);
    await expect(manifestOf(renamePart(twice, 'XppxManifest.xml', manifest))).rejects.toEqual(
      fault('damaged-archive', 'twice'),
    );
    const cased = await makeZip([
      { path: 'App.msix', bytes: 'a' },
      { path: 'APP.msix', bytes: 'b' },
    ]);
    await expect(innerOf(cased, 'App.msix')).rejects.toEqual(fault('damaged-archive', 'twice'));
  });

  test('compressed in a way that packages never are', async () => {
    const bytes = await whole();
    await expect(manifestOf(patch(bytes, recordOf(bytes, manifest) + 10, [12, 0]))).rejects.toEqual(
      fault('damaged-archive', 'method 12'),
    );
  });
});

describe('a zip made to do harm is refused', () => {
  test.each([
    ['xx/evil.msix', '../evil.msix'],
    ['x/xx/evil.msix', 'x/../evil.msix'],
    ['xevil.msix', '/evil.msix'],
    ['xx/evil.msix', 'C:/evil.msix'],
    ['xx/evil.msix', '..\\evil.msix'],
  ])('with the name %s changed to %s', async (from, to) => {
    const bytes = await makeZip([
      { path: from, bytes: 'x' },
      { path: manifest, bytes: 'x' },
    ]);
    await expect(manifestOf(renamePart(bytes, from, to))).rejects.toEqual(fault('damaged-archive'));
  });

  test('encrypted, weakly or strongly', async () => {
    const bytes = await makeZip([{ path: manifest, bytes: 'x', deflate: true }]);
    for (const flags of [0x01, 0x41]) {
      const locked = patch(bytes, recordOf(bytes, manifest) + 8, [flags, 8]);
      await expect(manifestOf(locked)).rejects.toEqual(fault('encrypted-archive'));
    }
  });
});
