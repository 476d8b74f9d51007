import { type Contents, coverageOf, onlyResources, sorted } from './contents.ts';
import { PackageFault } from './fault.ts';
import { manifestBytes } from './manifest-bytes.ts';
import { type PackageManifest, parsePackageManifest } from './package-manifest.ts';
import { packageManifestPath, type Zip } from './zip.ts';

/**
 * Reads a `.msix` or `.appx`.
 * @throws PackageFault `framework-package`, `only-resources`, and for whatever is wrong with its manifest.
 */
export async function readPackage(zip: Zip): Promise<Contents> {
  const manifest = await readPackageManifest(zip);
  if (manifest.role === 'framework') {
    throw new PackageFault(
      'framework-package',
      `it is the framework package ${manifest.name}, which the Store brings itself. Exclude such files, for example with !**/Dependencies/**`,
    );
  }
  if (manifest.role === 'resource') throw onlyResources();
  const { name, publisher, version } = manifest;
  return {
    isBundle: false,
    name,
    publisher,
    version,
    ...coverageOf([manifest]),
    languages: sorted(manifest.languages),
    contents: [],
  };
}

export async function readPackageManifest(zip: Zip): Promise<PackageManifest> {
  return parsePackageManifest(await manifestBytes(zip, 'package'), packageManifestPath);
}
