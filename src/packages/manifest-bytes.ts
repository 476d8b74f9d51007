import { comparePacking, parseBlockMap } from './block-map.ts';
import { type Kind, packageExtensionOf } from './extension.ts';
import type { PackingFacts } from './facts.ts';
import { PackageFault, shorten } from './fault.ts';
import { blockMapPath, bundleManifestPath, packageManifestPath, type Zip } from './zip.ts';
import { readBlockMap, readManifest } from './zip-entry.ts';

/** The bytes of a manifest, and whether they are the packer's. */
export interface PackedManifest {
  readonly bytes: Buffer;
  readonly packing: PackingFacts;
}

/**
 * The manifest of a package or bundle, compared with its block map.
 * @throws PackageFault `no-manifest`; `wrong-kind` if the file is sound, but named like another kind; and what
 *   `readManifest` and `readBlockMap` throw.
 */
export async function packedManifest(zip: Zip, kind: Exclude<Kind, 'upload'>): Promise<PackedManifest> {
  const path = kind === 'package' ? packageManifestPath : bundleManifestPath;
  const entry = zip.entries.get(path);
  if (entry === undefined) throw misnamed(zip) ?? noManifest(zip, path);
  const bytes = await readManifest(zip, entry);
  return { bytes, packing: await packingOf(zip, { path, bytes }, kind === 'bundle') };
}

async function packingOf(
  zip: Zip,
  manifest: { readonly path: string; readonly bytes: Buffer },
  isBundle: boolean,
): Promise<PackingFacts> {
  const entry = zip.entries.get(blockMapPath);
  const lacks = [
    ...(entry === undefined ? [blockMapPath] : []),
    ...(zip.hasContentTypes ? [] : ['[Content_Types].xml']),
  ];
  if (entry === undefined) {
    const none = { count: 0, examples: [] };
    return { lacks, manifest: 'unknown', changed: none, added: none, removed: none };
  }
  const map = parseBlockMap(await readBlockMap(zip, entry), blockMapPath);
  return { ...comparePacking(map, manifest, zip.parts, isBundle), lacks };
}

/** The fault of a package or bundle that is named like another kind; `undefined` if it has no manifest at all. */
export function misnamed(zip: Zip): PackageFault | undefined {
  if (zip.entries.has(bundleManifestPath)) {
    return new PackageFault('wrong-kind', 'it is a bundle: its name must end in .msixbundle or .appxbundle.');
  }
  if (zip.entries.has(packageManifestPath)) {
    return new PackageFault('wrong-kind', 'it is a package: its name must end in .msix or .appx.');
  }
  return undefined;
}

function noManifest(zip: Zip, path: string): PackageFault {
  const packages = [...zip.entries.keys()].filter((each) => packageExtensionOf(each));
  const [inner] = packages;
  if (inner === undefined || zip.hasContentTypes)
    return new PackageFault('no-manifest', explainNoManifest(zip, path));
  const other = zip.parts.find(({ name }) => !isOfUpload(name));
  if (other === undefined && !inner.includes('/')) {
    return new PackageFault(
      'wrong-kind',
      `it is a ZIP archive of packages (${shorten(inner)}), like an upload file: its name must end in .msixupload or .appxupload.`,
    );
  }
  const beside = other === undefined ? '' : ` beside other files (${shorten(other.name)})`;
  return new PackageFault(
    'wrong-kind',
    `it is a zip with ${shorten(inner)} in it${beside}, not a package. Unpack it, and publish ${packages.length === 1 ? 'the package' : 'the packages'} in it.`,
  );
}

function explainNoManifest({ parts }: Zip, path: string): string {
  // The folder itself was packed, not its contents.
  const deeper = parts
    .map((each) => each.name)
    .find((name) => name.toLowerCase().endsWith(`/${path.toLowerCase()}`));
  if (deeper !== undefined) {
    return `its manifest is at ${shorten(deeper)}, but must be at ${path}: the folder was zipped, not its contents. Pack it with makeappx.`;
  }
  const twin = parts.map((each) => each.name).find((name) => name.toLowerCase() === path.toLowerCase());
  if (twin !== undefined)
    return `its manifest is called ${shorten(twin)}, but must be called ${path}. Pack it again.`;
  return `it has no ${path}, so it was not made by a packaging tool. Use the build's own output, or makeappx.`;
}

/** What an upload file holds: packages and their symbols. */
function isOfUpload(name: string): boolean {
  return name.endsWith('/') || packageExtensionOf(name) !== undefined || /\.(?:appxsym|msixsym)$/i.test(name);
}
