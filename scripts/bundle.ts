import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ncc from '@vercel/ncc';
import { licensesOf } from './licenses.ts';

/** Content of `dist` by file name. */
export type Files = ReadonlyMap<string, Buffer>;

/**
 * Parts of packages that no run reaches, by the name that the package requests them by, and why they would be a burden.
 * A Node module that exports none of their names, and that every run loads, replaces them. Not `node:process`: loading
 * it reads all of its members, and `stdin` alone takes 3 ms.
 */
const leftOut: Readonly<Record<string, string>> = {
  './oidc-utils.js':
    '@actions/core: loads an HTTP library (undici) in every run, for ID tokens, which src/auth asks for itself',
  './platform.js': '@actions/core: starts programs to describe the machine',
  './file-command.js':
    "@actions/core: loads Node's crypto in every run; src/sinks/runner-file.ts writes the outputs",
  './internal-hash-files.js': "@actions/glob: loads Node's crypto for hashFiles, which is never called",
  'apache-arrow': '@azure/storage-blob: reads lists of blobs in a format that is never asked for',
};
const standIn = 'node:path';

/**
 * Bundles compiled JavaScript with ncc: an ES module, one chunk for each dynamic import, and `licenses.txt`
 * with the license of every package in it. Writes nothing, and leaves out what `leftOut` names.
 * Throws if a license is missing, if a module is outside `root` or in one of the folders `without`, or if the
 * bundle contains the path of `root`, which would make it differ from machine to machine.
 */
export async function bundle(options: {
  readonly root: string;
  /** Compiled entry file, absolute. */
  readonly entry: string;
  readonly without: readonly string[];
}): Promise<Files> {
  const own = await readdir(path.dirname(options.entry), { recursive: true });
  const taken = own.find((file) => Object.hasOwn(leftOut, `./${path.basename(file)}`));
  if (taken !== undefined)
    throw new Error(`${taken} would be left out like the file of a package that has its name: rename it`);
  const { code, assets, stats } = await ncc(options.entry, {
    cache: false,
    quiet: true,
    externals: Object.fromEntries(Object.keys(leftOut).map((name) => [name, standIn])),
  });
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
  const bundled = [['index.js', code] as const, ...Object.entries(assets).map(sourceOf)];
  const files = new Map(bundled.map(([name, text]) => [name, Buffer.from(withOneRequire(text))]));
  files.set(
    'licenses.txt',
    Buffer.from(await licensesOf(modules.flatMap((file) => packageFolder(file) ?? []))),
  );
  const telltale = filesThatName(options.root, files);
  if (telltale.length > 0) throw new Error(`The path of this machine is in ${telltale.join(', ')}`);
  return files;
}

function sourceOf([name, { source }]: [string, { readonly source: string | Buffer }]): readonly [
  string,
  string,
] {
  return [name, String(source)];
}

const makesRequire = '__WEBPACK_EXTERNAL_createRequire(import.meta.url)';

/**
 * ncc makes a `require` for each of Node's modules, fifteen of them in a run that ends at once: a tenth of a
 * millisecond each.
 */
function withOneRequire(code: string): string {
  const imported = /^import \{ createRequire as __WEBPACK_EXTERNAL_createRequire \} from "module";$/m;
  return code
    .replaceAll(`${makesRequire}(`, '__requireOfNode(')
    .replace(imported, `$&\nconst __requireOfNode = ${makesRequire};`);
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

/** How the files in `folder` differ from `expected`, one line for each file; empty if they are the same. */
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
