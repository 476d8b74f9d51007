import { createHash } from 'node:crypto';
import {
  type SampleBundle,
  type SamplePackage,
  type SampleUpload,
  sampleBundle,
  samplePackage,
  sampleUpload,
} from '../../simulator/src/samples/sample-package.ts';

/** A file of the workspace, as a build leaves it. */
export interface WorkspaceFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** A package file and the name that it gets in the archive. */
export interface PackageFile extends WorkspaceFile {
  readonly archiveName: string;
  readonly sha256: string;
}

export const identity = {
  name: 'Contoso.Notes',
  publisher: 'CN=Contoso Software, O=Contoso Corporation, C=US',
} as const;

/** A bundle of the example app, for x64 and arm64 unless stated otherwise. */
export async function bundle(version: string, options: SampleBundle = {}): Promise<PackageFile> {
  const bytes = await sampleBundle({ ...identity, version, ...options });
  const extension = `${options.ext ?? 'msix'}bundle`;
  return packageFile(bytes, options.bundleVersion ?? version, options.architectures, extension);
}

/** A single package of the example app, for x64 unless stated otherwise. */
export async function single(version: string, options: SamplePackage = {}): Promise<PackageFile> {
  const { architecture = 'x64', ext = 'msix' } = options;
  const bytes = await samplePackage({ ...identity, version, ...options });
  return packageFile(bytes, version, [architecture], ext);
}

/** An upload file of the example app with a bundle, and its symbols unless stated otherwise. */
export async function upload(version: string, options: SampleUpload = {}): Promise<PackageFile> {
  const bytes = await sampleUpload({ ...identity, version, ...options });
  return packageFile(bytes, version, options.architectures, `${options.ext ?? 'msix'}upload`);
}

/** The same file at another path. */
export function at(path: string, file: PackageFile): PackageFile {
  return { ...file, path };
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function packageFile(
  bytes: Buffer,
  version: string,
  architectures: readonly string[] = ['arm64', 'x64'],
  extension: string,
): PackageFile {
  const sha256 = sha256Of(bytes);
  const list = [...architectures].sort().join('-');
  return {
    path: `${identity.name}_${version}_${list}.${extension}`,
    bytes,
    sha256,
    archiveName: `${identity.name}_${version}_${list}.${sha256.slice(0, 12)}.${extension}`,
  };
}
