import type { Entry } from 'yauzl';
import { readBundle } from './bundle.ts';
import { type Contents, insideOf, manifestsInside, sorted, sortedCoverage } from './contents.ts';
import { kindOf, packageExtensionOf } from './extension.ts';
import type { Architecture, InnerPackage, ManifestFacts } from './facts.ts';
import { PackageFault, shorten } from './fault.ts';
import { misnamed } from './manifest-bytes.ts';
import { readPackage } from './package.ts';
import type { Zip } from './zip.ts';
import { withInnerZip } from './zip-entry.ts';

/**
 * Reads an upload file: a plain zip with a package or bundle at its root, and symbols.
 * If several are at its root, which the check `upload-contents` refuses, the first gives name and version.
 * @param tempDir For packages that are deflated inside; nothing stays there.
 * @throws PackageFault `empty-upload`, `wrong-kind`, and for whatever is wrong with what it holds.
 */
export async function readUpload(zip: Zip, tempDir: string): Promise<Contents> {
  // A bundle is a zip with packages at its root as well.
  const fault = misnamed(zip);
  if (fault !== undefined) throw fault;
  const parts: Contents[] = [];
  const contents: InnerPackage[] = [];
  const manifests: ManifestFacts[] = [];
  for (const [path, entry] of zip.entries) {
    if (path.includes('/') || !packageExtensionOf(path)) continue;
    const { root, part } = await readRoot(zip, { path, entry, tempDir });
    parts.push(part);
    manifests.push(...manifestsInside(path, part.manifests));
    contents.push(root, ...part.contents.map((each) => ({ ...each, path: `${path}/${each.path}` })));
  }
  const [first] = parts;
  if (first === undefined) throw empty(zip);
  return {
    ...first,
    isBundle: parts.some((part) => part.isBundle),
    architectures: sorted(parts.flatMap((part) => part.architectures)),
    serves: sortedCoverage(parts.flatMap((part) => part.serves)),
    languages: sorted(parts.flatMap((part) => part.languages)),
    contents,
    manifests,
    hasSymbols: zip.parts.some(({ name }) => /^[^/]+\.(?:appx|msix)sym$/i.test(name)),
  };
}

interface Root {
  readonly path: string;
  readonly entry: Entry;
  readonly tempDir: string;
}

async function readRoot(
  zip: Zip,
  { path, entry, tempDir }: Root,
): Promise<{ root: InnerPackage; part: Contents }> {
  const extension = packageExtensionOf(path);
  if (extension === undefined || kindOf(extension) === 'upload') {
    throw new PackageFault(
      'wrong-kind',
      `it contains another upload file, ${shorten(path)}. Publish that one.`,
    );
  }
  const isBundle = kindOf(extension) === 'bundle';
  const part = await insideOf(path, () =>
    withInnerZip(zip, entry, tempDir, (inner) =>
      isBundle ? readBundle(inner, tempDir) : readPackage(inner),
    ),
  );
  const architecture: Architecture = (!isBundle && part.architectures[0]) || 'neutral';
  return { root: { path, extension, version: part.version, architecture, isResource: false }, part };
}

function empty(zip: Zip): PackageFault {
  const [deeper] = zip.entries.keys();
  return new PackageFault(
    'empty-upload',
    deeper === undefined
      ? 'it contains no package.'
      : `it contains no package at its root, the only place where the Store looks, only ${shorten(deeper)}. Zip the package itself, not its folder.`,
  );
}
