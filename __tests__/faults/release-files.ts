import type { SampleBundle } from '../../simulator/src/samples/sample-package.ts';
import { at, bundle, type PackageFile } from '../support/package-files.ts';
import type { Files } from './case.ts';

const made = new Map<Files, Promise<readonly PackageFile[]>>();

/** The files of a release; made once. */
export function releaseFiles(which: Files): Promise<readonly PackageFile[]> {
  const files = made.get(which) ?? make(which);
  made.set(which, files);
  return files;
}

async function make(which: Files): Promise<readonly PackageFile[]> {
  switch (which) {
    case 'none':
      return [];
    case 'release':
      return [await built('1.2.0.0')];
    case 'rebuilt':
      return [await built('1.2.0.0', { payloadBytes: 5_000 })];
    case 'older':
      return [await built('1.1.0.0')];
    case 'large':
      // Three blocks of 8 MiB, the last one not full.
      return [await built('1.2.0.0', { payloadBytes: 9 * 2 ** 20 })];
  }
}

/** Every build leaves its bundle in the same place. */
async function built(version: string, options: SampleBundle = {}): Promise<PackageFile> {
  return at('out/Contoso.Notes.msixbundle', await bundle(version, options));
}
