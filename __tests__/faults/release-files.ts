import { createHash } from 'node:crypto';
import { type SampleBundle, sampleBundle } from '../../src/simulator/sample-package.ts';
import type { Files } from './case.ts';

/** A package file and the name that design §3 gives it in the archive. */
export interface ReleaseFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly archiveName: string;
  readonly sha256: string;
}

export const identity = {
  name: 'Contoso.Notes',
  publisher: 'CN=Contoso Software, O=Contoso Corporation, C=US',
} as const;

const made = new Map<Files, Promise<readonly ReleaseFile[]>>();

/** The files of a release; made once. */
export function releaseFiles(which: Files): Promise<readonly ReleaseFile[]> {
  const files = made.get(which) ?? make(which);
  made.set(which, files);
  return files;
}

async function make(which: Files): Promise<readonly ReleaseFile[]> {
  switch (which) {
    case 'none':
      return [];
    case 'release':
      return [await bundle('1.2.0.0')];
    case 'rebuilt':
      return [await bundle('1.2.0.0', { payloadBytes: 5_000 })];
    case 'older':
      return [await bundle('1.1.0.0')];
    case 'large':
      // Three blocks of 8 MiB, the last one not full.
      return [await bundle('1.2.0.0', { payloadBytes: 9 * 2 ** 20 })];
  }
}

async function bundle(version: string, options: SampleBundle = {}): Promise<ReleaseFile> {
  const bytes = await sampleBundle({ ...identity, version, ...options });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    path: 'out/Contoso.Notes.msixbundle',
    bytes,
    sha256,
    archiveName: `${identity.name}_${version}_arm64-x64.${sha256.slice(0, 12)}.msixbundle`,
  };
}
