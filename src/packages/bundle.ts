import { namesOf } from './block-map.ts';
import { type BundledPackage, type BundleManifest, parseBundleManifest } from './bundle-manifest.ts';
import { checkPlaces } from './bundle-places.ts';
import { type Contents, coverageOf, insideOf, manifestsInside, onlyResources, sorted } from './contents.ts';
import { packageExtensionOf } from './extension.ts';
import type { InnerPackage, ManifestFacts, Names } from './facts.ts';
import { PackageFault, shorten } from './fault.ts';
import { packedManifest } from './manifest-bytes.ts';
import { readPackageManifest } from './package.ts';
import type { PackageManifest } from './package-manifest.ts';
import { decodePartName } from './part-name.ts';
import { bundleManifestPath, type Zip } from './zip.ts';
import { withInnerZip } from './zip-entry.ts';

/** Faults of one file that are shown. */
const mostFaults = 5;

/**
 * Reads a bundle: its manifest says what it holds, and each application package in it which devices it is for.
 * @param tempDir For packages that are deflated inside; nothing stays there.
 * @throws PackageFault `only-resources`, `missing-inner-package`, and for whatever is wrong with a manifest; what is
 *   wrong with several packages comes as one.
 */
export async function readBundle(zip: Zip, tempDir: string): Promise<Contents> {
  const { bytes, packing } = await packedManifest(zip, 'bundle');
  const bundle = parseBundleManifest(bytes, bundleManifestPath);
  checkPlaces(
    bundle.packages,
    zip.parts.map((part) => decodePartName(part.name)),
  );
  const found: Listed[] = [];
  const faults: PackageFault[] = [];
  // One after the other, so that at most one deflated package is in the temp folder.
  for (const listed of bundle.packages) {
    try {
      found.push(await readListed(zip, { bundle, listed, tempDir }));
    } catch (error) {
      if (!(error instanceof PackageFault)) throw error;
      faults.push(error);
    }
  }
  const fault = together(faults);
  if (fault !== undefined) throw fault;
  const applications = found.flatMap(({ manifest }) => (manifest?.role === 'application' ? [manifest] : []));
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
    contents: found.map(({ inner }) => inner),
    manifests: [
      { path: '', packing: { ...packing, replaced: replacedIn(zip, bundle) }, application: undefined },
      ...found.flatMap(({ manifests }) => manifests),
    ],
  };
}

/** One package that the bundle's manifest lists. */
interface Listed {
  readonly inner: InnerPackage;
  /** `undefined` for a resource package. */
  readonly manifest: PackageManifest | undefined;
  readonly manifests: readonly ManifestFacts[];
}

interface Listing {
  readonly bundle: BundleManifest;
  readonly listed: BundledPackage;
  readonly tempDir: string;
}

async function readListed(zip: Zip, { bundle, listed, tempDir }: Listing): Promise<Listed> {
  const { fileName: path, version, architecture } = listed;
  const extension = packageExtensionOf(path);
  const entry = zip.entries.get(path);
  if (extension === undefined || entry === undefined) {
    throw new PackageFault('missing-inner-package', `${shorten(path)} is not in it.`);
  }
  if (listed.isResource) {
    return {
      inner: { path, extension, version, architecture, isResource: true },
      manifest: undefined,
      manifests: [],
    };
  }
  const { manifest, facts } = await insideOf(path, async () => {
    const read = await withInnerZip(zip, entry, tempDir, readPackageManifest);
    checkAgreement(read.manifest, listed, bundle);
    return read;
  });
  const isResource = manifest.role !== 'application';
  return {
    inner: { path, extension, version, architecture, isResource },
    manifest,
    manifests: isResource ? [] : manifestsInside(path, [facts]),
  };
}

/** Packages whose size is not the one in the bundle's manifest: Windows compares them too. */
function replacedIn(zip: Zip, { packages }: BundleManifest): Names {
  const replaced = packages.filter(({ fileName, size }) => {
    const inside = zip.entries.get(fileName)?.uncompressedSize;
    return size !== undefined && inside !== undefined && size !== inside;
  });
  return namesOf(replaced.map((each) => each.fileName));
}

/** Several faults of one file as one; the rule is that of the first. */
function together(faults: readonly PackageFault[]): PackageFault | undefined {
  const [first, ...others] = faults;
  if (first === undefined || others.length === 0) return first;
  const more = faults.length > mostFaults ? ` And ${faults.length - mostFaults} more like these.` : '';
  const messages = faults.map((each) => each.message);
  const advice = sharedAdvice(messages);
  const shown = messages.slice(0, mostFaults).map((each) => each.slice(0, each.length - advice.length));
  return new PackageFault(first.rule, `${shown.join(' ')}${more}${advice}`, first.cause);
}

/** The last sentence of all messages, with the space before it; empty if they don't end alike. */
function sharedAdvice(messages: readonly string[]): string {
  const last = /(?<=\.) [A-Z][^.]*\.$/.exec(messages[0] ?? '')?.[0] ?? '';
  return messages.every((each) => each.endsWith(last)) ? last : '';
}

function checkAgreement(own: PackageManifest, listed: BundledPackage, bundle: BundleManifest): void {
  const pairs = [
    ['identity name', own.name, bundle.name, 'from packages of one app'],
    ['publisher', own.publisher, bundle.publisher, 'from packages of one app'],
    ['version', own.version, listed.version, 'again from its current packages'],
    ['architecture', own.architecture, listed.architecture, 'again from its current packages'],
  ] as const;
  for (const [what, value, stated, how] of pairs) {
    if (value === stated) continue;
    throw new PackageFault(
      'bad-manifest',
      `its ${what} is "${shorten(value)}", but the bundle's manifest says "${shorten(stated)}". Build the bundle ${how}.`,
    );
  }
}
