import { type PackageExtension, packageExtensions } from './facts.ts';

/** What the Store considers a file with this extension to be. */
export type Kind = 'package' | 'bundle' | 'upload';

/** The package extension of a file name, without regard to case; `undefined` if it has none. */
export function packageExtensionOf(fileName: string): PackageExtension | undefined {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  return packageExtensions.find((each) => each === extension);
}

export function kindOf(extension: PackageExtension): Kind {
  if (extension.endsWith('upload')) return 'upload';
  return extension.endsWith('bundle') ? 'bundle' : 'package';
}
