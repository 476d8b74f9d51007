import { type Kind, packageExtensionOf } from './extension.ts';
import { PackageFault, shorten } from './fault.ts';
import { bundleManifestPath, packageManifestPath, type Zip } from './zip.ts';
import { readManifest } from './zip-entry.ts';

/**
 * The manifest of a package or bundle.
 * @throws PackageFault `no-manifest`; `wrong-kind` where the file is sound, but named like another kind; and what
 *   `readManifest` throws.
 */
export async function manifestBytes(zip: Zip, kind: Exclude<Kind, 'upload'>): Promise<Buffer> {
  const path = kind === 'package' ? packageManifestPath : bundleManifestPath;
  const entry = zip.entries.get(path);
  if (entry !== undefined) return readManifest(zip, entry);
  throw misnamed(zip) ?? noManifest(zip, path);
}

/** The fault of a package or bundle that is named like another kind; `undefined` where it has no manifest at all. */
export function misnamed(zip: Zip): PackageFault | undefined {
  if (zip.entries.has(bundleManifestPath)) {
    return new PackageFault('wrong-kind', 'it is a bundle: its name must end in .msixbundle or .appxbundle.');
  }
  if (zip.entries.has(packageManifestPath)) {
    return new PackageFault('wrong-kind', 'it is a plain package: its name must end in .msix or .appx.');
  }
  return undefined;
}

function noManifest(zip: Zip, path: string): PackageFault {
  const inner = [...zip.entries.keys()].find((each) => packageExtensionOf(each));
  if (inner !== undefined && !zip.hasContentTypes) {
    return new PackageFault(
      'wrong-kind',
      `it is a zip of packages (${shorten(inner)}), as an upload file is: its name must end in .msixupload or .appxupload.`,
    );
  }
  return new PackageFault(
    'no-manifest',
    `it has no ${path}, so no packer made it as it is. Use the build's own output, or makeappx.`,
  );
}
