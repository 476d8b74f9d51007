/**
 * `npm run build -w simulator` makes `simulator/dist`: the package's one file, and the two programs of the action.
 * `npm run build -w simulator -- --check` compares the committed folder with what a fresh build makes, byte by byte.
 */
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { differences, type Files, filesThatName } from '../../scripts/bundle.ts';
import { licensesOf } from '../../scripts/licenses.ts';
import { bundleOf } from './bundle.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = path.resolve(import.meta.dirname, '../..');
const simulator = path.join(root, 'simulator');
const [lib, dist] = [path.join(simulator, 'lib'), path.join(simulator, 'dist')];

await rm(lib, { recursive: true, force: true });
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
const compiled = spawnSync(process.execPath, [tsc, '-p', path.join(simulator, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(1);

// Names of modules in the bundle are relative to the working directory.
process.chdir(root);
const files = await build();
await rm(lib, { recursive: true, force: true });
if (values.check) await check(files);
else await write(files);

async function build(): Promise<Files> {
  const simulatorBundle = await bundleOf(path.join(lib, 'package.js'));
  const start = await bundleOf(path.join(lib, 'action/start.js'));
  const stop = await bundleOf(path.join(lib, 'action/stop.js'));
  const made = new Map([
    ['simulator.js', Buffer.from(simulatorBundle.code)],
    ['start.js', Buffer.from(start.code)],
    ['stop.js', Buffer.from(stop.code)],
    ['licenses.txt', Buffer.from(await licensesOf(simulatorBundle.packages))],
  ]);
  const { seedFileJsonSchema } = await import(path.join(lib, 'control/seed-file.js'));
  made.set('seed.schema.json', Buffer.from(`${JSON.stringify(seedFileJsonSchema(), undefined, 2)}\n`));
  const telltale = filesThatName(root, made);
  if (telltale.length > 0) throw new Error(`The path of this machine is in ${telltale.join(', ')}`);
  return made;
}

async function check(made: Files): Promise<void> {
  const found = await differences(made, dist);
  if (found.length > 0) {
    console.error(
      `simulator/dist is not what the build makes:\n${found.map((line) => `  ${line}`).join('\n')}`,
    );
    process.exit(1);
  }
  console.log(`simulator/dist is up to date (${made.size} files)`);
}

async function write(made: Files): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  for (const [name, content] of made) await writeFile(path.join(dist, name), content);
  await chmod(path.join(dist, 'simulator.js'), 0o755);
  const bytes = [...made.values()].reduce((sum, content) => sum + content.length, 0);
  console.log(`simulator/dist: ${made.size} files, ${(bytes / 1e6).toFixed(1)} MB`);
}
