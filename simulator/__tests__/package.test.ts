import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { seedFileJsonSchema } from '../src/control/seed-file.ts';

const run = promisify(execFile);
const folder = path.resolve(import.meta.dirname, '..');
const manifestSchema = z.object({
  bin: z.record(z.string(), z.string()),
  files: z.array(z.string()),
  dependencies: z.undefined().optional(),
});

let project: string;
let installed: string;

/** The package where other projects have it, far from this project's libraries. */
beforeAll(async () => {
  const cache = path.join(folder, '../node_modules/.cache');
  await mkdir(cache, { recursive: true });
  project = await mkdtemp(path.join(cache, 'package-'));
  installed = path.join(project, 'node_modules/microsoft-store-simulator');
  for (const name of ['package.json', 'dist', 'types'])
    await cp(path.join(folder, name), path.join(installed, name), { recursive: true });
});
afterAll(() => rm(project, { recursive: true, force: true }));

test('needs no other package, and contains the licenses of its parts', async () => {
  const text = await readFile(path.join(installed, 'package.json'), 'utf8');
  const manifest = manifestSchema.parse(JSON.parse(text));
  expect(Object.values(manifest.bin)).toEqual(['dist/simulator.js']);
  expect(manifest.files).toEqual(expect.arrayContaining(['dist/simulator.js', 'dist/licenses.txt', 'types']));
  const licenses = await readFile(path.join(installed, 'dist/licenses.txt'), 'utf8');
  expect(licenses).toMatch(/^azurite 3\.37\.0\nMIT\n/m);
});

test('contains the schema of its seed files', async () => {
  const text = await readFile(path.join(installed, 'dist/seed.schema.json'), 'utf8');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(seedFileJsonSchema())));
});

test('prints its help on the command line, and nothing else', async () => {
  const { stdout, stderr } = await run(process.execPath, [
    path.join(installed, 'dist/simulator.js'),
    '--help',
  ]);
  expect(stdout).toContain('--store-id');
  expect(stderr).toBe('');
});

test('another project starts it by its name, without a warning', async () => {
  const script = `
    import { startSimulator } from 'microsoft-store-simulator';
    const simulator = await startSimulator({ apps: [{ id: '9NBLGGH4R315' }] });
    const headers = { authorization: 'Bearer PROXY' };
    const response = await fetch(simulator.storeHttpUrl + '/v1.0/my/applications', { headers });
    console.log(JSON.stringify((await response.json()).value.map(({ id }) => id)), import.meta.resolve('microsoft-store-simulator'));
    await simulator.close();`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: project,
  });
  const entry = pathToFileURL(path.join(installed, 'dist/simulator.js')).href;
  expect(stdout).toBe(`["9NBLGGH4R315"] ${entry}\n`);
  expect(stderr).toBe('');
});
