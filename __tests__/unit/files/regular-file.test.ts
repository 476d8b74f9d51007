import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  openRegular,
  readRegularFile,
  readRegularFileSync,
  stampOf,
} from '../../../src/files/regular-file.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'regular-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);
const onUnix = process.platform === 'win32' ? describe.skip : describe;

writeFileSync(at('file'), 'content');

describe('a regular file', () => {
  test('is read', async () => {
    expect((await readRegularFile(at('file'), 7)).toString()).toBe('content');
    expect(readRegularFileSync(at('file'), 7).toString()).toBe('content');
  });

  test('is read up to its largest size, and not beyond', async () => {
    await expect(readRegularFile(at('file'), 6)).rejects.toThrow('it is larger than 6 bytes');
    expect(() => readRegularFileSync(at('file'), 6)).toThrow('it is larger than 6 bytes');
  });

  test('that is missing gives the system’s error', async () => {
    await expect(openRegular(at('none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

onUnix('what is not a regular file is reported by its kind, and never waited for', () => {
  mkdirSync(at('folder'));
  const make: Readonly<Record<string, () => string | Promise<string>>> = {
    'a FIFO': () => {
      execFileSync('mkfifo', [at('fifo')]);
      return at('fifo');
    },
    'a folder': () => at('folder'),
    'a device': () => '/dev/zero',
    'a socket': async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(at('socket'), resolve));
      server.unref();
      return at('socket');
    },
  };

  test.each(Object.keys(make))('%s', async (kind) => {
    const place = (await make[kind]?.()) ?? '';
    const says = new RegExp(`^it is ${kind}.*, not a regular file`);
    await expect(openRegular(place)).rejects.toThrow(says);
    await expect(readRegularFile(place, 10)).rejects.toThrow(says);
    expect(() => readRegularFileSync(place, 10)).toThrow(kind === 'a socket' ? /ENXIO/ : says);
  });

  test('a link is not followed, except for the runner’s own files', async () => {
    symlinkSync(at('file'), at('link'));
    await expect(openRegular(at('link'))).rejects.toMatchObject({ code: 'ELOOP' });
    await using handle = await openRegular(at('link'), { followsLinks: true });
    expect((await handle.stat()).size).toBe(7);
    expect(readRegularFileSync(at('link'), 7).toString()).toBe('content');
  });

  test('files that the system generates have no size, and are still read', async () => {
    if (process.platform !== 'linux') return;
    expect((await readRegularFile('/proc/self/status', 100_000)).length).toBeGreaterThan(100);
  });
});

test('on Windows, the stamp leaves out the time that virus scanners change', () => {
  const stats = statSync(at('file'), { bigint: true });
  const later = Object.assign(Object.create(stats), stats, { ctimeNs: stats.ctimeNs + 1n });
  expect(stampOf(later, 'linux')).not.toBe(stampOf(stats, 'linux'));
  expect(stampOf(later, 'win32')).toBe(stampOf(stats, 'win32'));
  for (const name of ['dev', 'ino', 'size', 'mtimeNs'] as const) {
    const other = Object.assign(Object.create(stats), stats, { [name]: stats[name] + 1n });
    expect(stampOf(other, 'win32')).not.toBe(stampOf(stats, 'win32'));
  }
});
