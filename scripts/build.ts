/**
 * `npm run build` compiles `src` to `lib` and bundles that to `dist`.
 * `npm run build -- --check` compares the committed `dist` with what a fresh build makes, byte by byte.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, differences } from './bundle.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = path.resolve(import.meta.dirname, '..');
const lib = path.join(root, 'lib');
const dist = path.join(root, 'dist');

await rm(lib, { recursive: true, force: true });
const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
if (compiled.status !== 0) process.exit(1);

/** Readers of formats that are never used, programs that start others, and a second way to sign in. */
const neverBundled = ['@actions/exec', '@azure/identity', '@azure/msal-node', 'apache-arrow', 'open'];

// Names of modules in the bundle are relative to the working directory.
process.chdir(root);
const files = await bundle({
  root,
  entry: path.join(lib, 'index.js'),
  without: ['simulator', ...neverBundled.map((name) => path.join('node_modules', name))].map((folder) =>
    path.join(root, folder),
  ),
});

if (values.check) {
  const found = await differences(files, dist);
  if (found.length > 0) {
    console.error(
      `dist is not what \`npm run build\` makes:\n${found.map((line) => `  ${line}`).join('\n')}`,
    );
    process.exit(1);
  }
  console.log(`dist is up to date (${files.size} files)`);
} else {
  await rm(dist, { recursive: true, force: true });
  for (const [name, content] of files) {
    const file = path.join(dist, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  console.log(`dist: ${files.size} files, ${(bytes / 1e6).toFixed(1)} MB`);
}
