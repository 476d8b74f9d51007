import { type BundledPackage, type BundleManifest, parseBundleManifest } from './bundle-manifest.ts';
import { type Contents, coverageOf, insideOf, onlyResources, sorted } from './contents.ts';
import { packageExtensionOf } from './extension.ts';
import type { InnerPackage } from './facts.ts';
import { PackageFault, shorten } from './fault.ts';
import { manifestBytes } from './manifest-bytes.ts';
import { readPackageManifest } from './package.ts';
import type { PackageManifest } from './package-manifest.ts';
import { bundleManifestPath, type Zip } from './zip.ts';
import { withInnerZip } from './zip-entry.ts';

/**
 * Reads a bundle: its manifest says what it holds, and each application package in it which devices it is for.
 * @param tempDir For packages that are deflated inside; nothing stays there.
 * @throws PackageFault `only-resources`, `missing-inner-package`, and for whatever is wrong with a manifest.
 */
export async function readBundle(zip: Zip, tempDir: string): Promise<Contents> {
  const bundle = parseBundleManifest(await manifestBytes(zip, 'bundle'), bundleManifestPath);
  const applications: PackageManifest[] = [];
  const contents: InnerPackage[] = [];
  // One after the other, so that at most one deflated package lies in the temp folder.
  for (const listed of bundle.packages) {
    const { inner, manifest } = await readListed(zip, { bundle, listed, tempDir });
    if (manifest?.role === 'application') applications.push(manifest);
    contents.push(inner);
  }
  if (applications.length === 0) throw onlyResources();
  const { name, publisher, version } = bundle;
  const languages = [...bundle.packages, ...applications].flatMap((each) => each.languages);
  return {
    isBundle: true,
    name,
    publisher,
    version,
    ...coverageOf(applications),
    languages: sorted(languages),
    contents,
  };
}

interface Listed {
  readonly bundle: BundleManifest;
  readonly listed: BundledPackage;
  readonly tempDir: string;
}

async function readListed(
  zip: Zip,
  { bundle, listed, tempDir }: Listed,
): Promise<{ inner: InnerPackage; manifest: PackageManifest | undefined }> {
  const { fileName: path, version, architecture } = listed;
  const extension = packageExtensionOf(path);
  const entry = zip.entries.get(path);
  if (extension === undefined || entry === undefined) {
    throw new PackageFault(
      'missing-inner-package',
      `its manifest lists ${shorten(path)}, which is not inside. If it is a flat bundle (makeappx /fb), build one that contains its packages.`,
    );
  }
  const manifest = listed.isResource
    ? undefined
    : await insideOf(path, async () => {
        const found = await withInnerZip(zip, entry, tempDir, readPackageManifest);
        checkAgreement(found, listed, bundle);
        return found;
      });
  const isResource = manifest?.role !== 'application';
  return { inner: { path, extension, version, architecture, isResource }, manifest };
}

function checkAgreement(own: PackageManifest, listed: BundledPackage, bundle: BundleManifest): void {
  const pairs = [
    ['identity name', own.name, bundle.name],
    ['publisher', own.publisher, bundle.publisher],
    ['version', own.version, listed.version],
    ['architecture', own.architecture, listed.architecture],
  ] as const;
  for (const [what, value, stated] of pairs) {
    if (value === stated) continue;
    throw new PackageFault(
      'bad-manifest',
      `its ${what} is "${shorten(value)}", and the bundle's manifest says "${shorten(stated)}". Build the bundle from packages of one app.`,
    );
  }
}
