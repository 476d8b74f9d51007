import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeScratch } from '../src/scratch.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'scratch-test-'));
});
afterEach(() => rm(parent, { recursive: true }));

const machine = hostname().replaceAll(/[^\w.-]/g, '_');

async function leave(name: string): Promise<string> {
  await mkdir(join(parent, name));
  await writeFile(join(parent, name, 'ca.pem'), 'x');
  return name;
}

test('what a killed simulator left is removed by the next one, and nothing else', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  await leave(`store-simulator-${dead}-${machine}-AbCd12`);
  const kept = await Promise.all([
    leave(`store-simulator-${process.pid}-${machine}-AbCd12`),
    leave(`store-simulator-${process.ppid}-${machine}-AbCd12`),
    // From another machine, whose processes can't be seen from here.
    leave(`store-simulator-${dead}-elsewhere-AbCd12`),
    leave(`store-simulator-${dead}`),
    leave('store-demo-AbCd12'),
  ]);
  const made = await makeScratch(parent);
  expect((await readdir(parent)).sort()).toEqual([...kept, basename(made)].sort());
});

test('a folder belongs to its process', async () => {
  const made = await makeScratch(parent);
  expect(basename(made)).toMatch(new RegExp(`^store-simulator-${process.pid}-`));
  // A second one of the same process removes nothing.
  await makeScratch(parent);
  expect(await readdir(parent)).toHaveLength(2);
});
