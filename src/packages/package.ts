import { type Contents, coverageOf, onlyResources, sorted } from './contents.ts';
import type { ManifestFacts } from './facts.ts';
import { excludeFrameworks, PackageFault } from './fault.ts';
import { packedManifest } from './manifest-bytes.ts';
import { type PackageManifest, parsePackageManifest } from './package-manifest.ts';
import { packageManifestPath, type Zip } from './zip.ts';

export const frameworkRule = 'framework-package';

/**
 * Reads a `.msix` or `.appx`.
 * @throws PackageFault `framework-package`, `only-resources`, and for whatever is wrong with its manifest.
 */
export async function readPackage(zip: Zip): Promise<Contents> {
  const { manifest, facts } = await readPackageManifest(zip);
  if (manifest.role === 'framework') {
    throw new PackageFault(
      frameworkRule,
      `it is the framework package ${manifest.name}, which the Store supplies. ${excludeFrameworks}`,
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
    manifests: [facts],
  };
}

/** A package's manifest, and its facts for the checks. */
export async function readPackageManifest(
  zip: Zip,
): Promise<{ readonly manifest: PackageManifest; readonly facts: ManifestFacts }> {
  const { bytes, packing } = await packedManifest(zip, 'package');
  const manifest = parsePackageManifest(bytes, packageManifestPath);
  const { families, applications, isAddition, frameworks, isFullTrust } = manifest;
  return {
    manifest,
    facts: {
      path: '',
      packing,
      application: { families, applications, isAddition, frameworks, isFullTrust },
      isElectron: zip.parts.some(({ name }) => /(^|\/)resources\/app\.asar$/i.test(name)),
    },
  };
}
