import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ncc from '@vercel/ncc';
import { licencesOf } from './licences.ts';

/** Content of `dist` by file name. */
export type Files = ReadonlyMap<string, Buffer>;

/**
 * Bundles compiled JavaScript with ncc: an ES module, one chunk for each dynamic import, and `licenses.txt`
 * with the licence of every package in it. Nothing is written.
 * Throws where a licence is missing, where a module lies outside `root` or in one of the folders `without`, or
 * where the bundle holds the path of `root`: with that it would differ from machine to machine.
 */
export async function bundle(options: {
  readonly root: string;
  /** Compiled entry file, absolute. */
  readonly entry: string;
  readonly without: readonly string[];
}): Promise<Files> {
  const { code, assets, stats } = await ncc(options.entry, { cache: false, quiet: true });
  const modules = [...stats.compilation.modules].flatMap(
    (module) => module.resource ?? module.rootModule?.resource ?? [],
  );
  const outside = modules.find((file) => !isBelow(options.root, file));
  if (outside !== undefined)
    throw new Error(`${outside} is outside the project: dist would depend on this machine`);
  for (const folder of options.without) {
    const inside = modules.find((file) => isBelow(folder, file));
    if (inside !== undefined)
      throw new Error(`${path.relative(options.root, inside)} must not be in the bundle`);
  }
  const files = new Map<string, Buffer>([['index.js', Buffer.from(code)]]);
  for (const [name, { source }] of Object.entries(assets)) files.set(name, Buffer.from(source));
  files.set(
    'licenses.txt',
    Buffer.from(await licencesOf(modules.flatMap((file) => packageFolder(file) ?? []))),
  );
  const telltale = filesThatName(options.root, files);
  if (telltale.length > 0) throw new Error(`The path of this machine is in ${telltale.join(', ')}`);
  return files;
}

function isBelow(folder: string, file: string): boolean {
  return file.startsWith(path.join(folder, path.sep));
}

/** Folder of the package that a file in `node_modules` belongs to; `undefined` for our own files. */
export function packageFolder(file: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

/** Names of the files that hold `folder`, as it is or the way JSON and URLs write it. */
export function filesThatName(folder: string, files: Files): string[] {
  const forms = [folder, JSON.stringify(folder).slice(1, -1), pathToFileURL(folder).pathname];
  return [...files]
    .filter(([, content]) => forms.some((form) => content.includes(form)))
    .map(([name]) => name);
}

/** How the files in `folder` differ from `expected`, one line for each file; empty where they are the same. */
export async function differences(expected: Files, folder: string): Promise<string[]> {
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
  const present = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const compared = [...expected].map(async ([name, content]) => {
    if (!present.includes(name)) return [`${name} is missing`];
    const found = await readFile(path.join(folder, name));
    if (found.equals(content)) return [];
    const length = Math.min(found.length, content.length);
    const at = content.subarray(0, length).findIndex((byte, index) => byte !== found[index]);
    return [
      `${name} differs from byte ${at === -1 ? length : at} on (${found.length} bytes, ${content.length} expected)`,
    ];
  });
  const extra = present
    .filter((name) => !expected.has(name))
    .map((name) => `${name} is not made by the build`);
  return [...(await Promise.all(compared)).flat(), ...extra].sort();
}
