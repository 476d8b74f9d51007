import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
const manifestSchema = z.object({
  bin: z.record(z.string(), z.string()),
  exports: z.record(z.string(), z.string()),
});

let cache: string;
let installed: string;

/** Compiles it as `npm pack` does, to where other projects have it: Node strips no types below node_modules. */
beforeAll(async () => {
  const parent = path.join(root, 'node_modules/.cache');
  await mkdir(parent, { recursive: true });
  cache = await mkdtemp(path.join(parent, 'package-'));
  installed = path.join(cache, 'node_modules/microsoft-store-simulator');
  const configuration = path.join(root, 'simulator/tsconfig.build.json');
  await run(process.execPath, [tsc, '-p', configuration, '--outDir', path.join(installed, 'lib')]);
  await cp(path.join(root, 'simulator/package.json'), path.join(installed, 'package.json'));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

test('the command and the entry are where package.json says', async () => {
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')),
  );
  const files = [...Object.values(manifest.bin), ...Object.values(manifest.exports)];
  const texts = await Promise.all(files.map((file) => readFile(path.join(installed, file), 'utf8')));
  expect(texts.map((text) => text.length > 0)).toEqual([true, true, true]);
  const { stdout } = await run(process.execPath, [path.join(installed, 'lib/cli.js'), '--help']);
  expect(stdout).toContain('--store-id');
});

test('another project starts it by its name', async () => {
  const script = `
    import { startSimulator } from 'microsoft-store-simulator';
    await using simulator = await startSimulator({ apps: [{ id: '9NBLGGH4R315' }] });
    const response = await fetch(simulator.storeHttpUrl + '/v1.0/my/applications', { headers: { authorization: 'Bearer PROXY' } });
    console.log(JSON.stringify((await response.json()).value.map(({ id }) => id)), import.meta.resolve('microsoft-store-simulator'));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: cache });
  expect(stdout).toBe(`["9NBLGGH4R315"] ${pathToFileURL(path.join(installed, 'lib/simulator.js')).href}\n`);
});
