import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '../bundle.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/**
 * Compiles and bundles `way.ts` as `npm run build` does the action, so that what is measured is what ships: running the
 * TypeScript source would add the cost of stripping its types, 17 MiB and 50 ms.
 * @param folder The bundle's folder.
 * @returns The script to run.
 */
export async function buildWay(folder: string): Promise<string> {
  // Within the project, so that the bundler finds node_modules.
  await mkdir(path.join(root, 'lib'), { recursive: true });
  const compiled = await mkdtemp(path.join(root, 'lib', 'bench-'));
  try {
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const project = {
      extends: path.join(root, 'tsconfig.json'),
      compilerOptions: { noEmit: false, allowImportingTsExtensions: false, rootDir: root, outDir: compiled },
      files: [path.join(import.meta.dirname, 'way.ts')],
      include: [],
    };
    await writeFile(path.join(compiled, 'tsconfig.json'), JSON.stringify(project));
    const { status } = spawnSync(process.execPath, [tsc, '-p', compiled], { stdio: 'inherit' });
    if (status !== 0) throw new Error('The benchmark does not compile.');
    const entry = path.join(compiled, 'scripts', 'bench', 'way.js');
    for (const [name, content] of await bundle({ root, entry, without: [] })) {
      await writeFile(path.join(folder, name), content);
    }
    await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
    return path.join(folder, 'index.js');
  } finally {
    await rm(compiled, { recursive: true });
  }
}
