import { minify } from '@swc/core';
import ncc from '@vercel/ncc';
import { packageFolder } from '../../scripts/bundle.ts';

export interface Bundle {
  readonly code: string;
  /** Folders of the packages in it. */
  readonly packages: readonly string[];
}

/**
 * Parts of packages that no run reaches, by the name that the package asks for them by, and why they would be a
 * burden: 1.3 of 6 MB. A module that stands in for them is empty.
 */
const leftOut: Readonly<Record<string, string>> = {
  applicationinsights: 'Azurite: sends telemetry; never started',
  axios: 'Azurite: fetches a blob from another address (x-ms-copy-source), which no upload URL allows',
  '../locales/index.js': 'zod: messages in other languages than English',
  'node-fetch':
    "Azurite: sends requests in the library of its server's code; brings a deprecated module of Node (punycode)",
};

const shebang = '#!/usr/bin/env node\n';

/**
 * Bundles a compiled entry file into one file without spare characters; names of classes and functions stay, since
 * Azurite's code reads some. Throws if more files were needed.
 */
export async function bundleOf(entry: string): Promise<Bundle> {
  const { code, assets, stats } = await ncc(entry, {
    cache: false,
    quiet: true,
    externals: Object.fromEntries(Object.keys(leftOut).map((name) => [name, 'node:process'])),
  });
  // ncc lists a package.json that nothing reads.
  if (code.includes('__nccwpck_require__.ab +') || Object.keys(assets).some((name) => name.endsWith('.js')))
    throw new Error(`${entry} needs files beside the bundle: ${Object.keys(assets).join(', ')}`);
  const small = await minify(code.replace(/^#!.*\n/, ''), {
    module: true,
    ecma: 2022,
    compress: { keep_classnames: true, keep_fnames: true },
    mangle: { keep_classnames: true, keep_fnames: true },
  });
  const modules = [...stats.compilation.modules].flatMap(
    (module) => module.resource ?? module.rootModule?.resource ?? [],
  );
  return {
    code: `${code.startsWith('#!') ? shebang : ''}${small.code}\n`,
    packages: modules.flatMap((file) => packageFolder(file) ?? []),
  };
}
