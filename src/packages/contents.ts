import type { Coverage, ManifestFacts, PackageFacts } from './facts.ts';
import { PackageFault } from './fault.ts';
import type { PackageManifest } from './package-manifest.ts';

/** The facts that the manifests inside a file give. */
export type Contents = Pick<
  PackageFacts,
  | 'isBundle'
  | 'name'
  | 'publisher'
  | 'version'
  | 'architectures'
  | 'serves'
  | 'languages'
  | 'contents'
  | 'hasSymbols'
> & { readonly manifests: readonly ManifestFacts[] };

/** Each of six architectures in all of a manifest's families; every check of versions compares them with each other. */
const mostServed = 600;

/**
 * What some application packages serve together.
 * @throws PackageFault `archive-limit` for more than any sound bundle has.
 */
export function coverageOf(
  applications: readonly PackageManifest[],
): Pick<Contents, 'architectures' | 'serves'> {
  const serves = sortedCoverage(
    applications.flatMap(({ architecture, families }) =>
      families.map(({ family, minVersion }) => ({ architecture, family, minVersion })),
    ),
  );
  if (serves.length > mostServed) {
    throw new PackageFault(
      'archive-limit',
      `its manifests list ${serves.length} combinations of architecture, device family and OS, but the limit is ${mostServed}.`,
    );
  }
  return { architectures: sorted(applications.map((each) => each.architecture)), serves };
}

/** Sorted, without duplicates. */
export function sorted<T extends string>(items: readonly T[]): readonly T[] {
  return [...new Set(items)].sort();
}

/** Sorted, without duplicates. */
export function sortedCoverage(items: readonly Coverage[]): readonly Coverage[] {
  const byKey = new Map(
    items.map((each) => [`${each.architecture} ${each.family} ${each.minVersion}`, each] as const),
  );
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

export function onlyResources(): PackageFault {
  return new PackageFault(
    'only-resources',
    'it contains only resources (languages, scales) and no application package.',
  );
}

/** The manifests of a package or bundle that is inside another file. */
export function manifestsInside(path: string, manifests: readonly ManifestFacts[]): readonly ManifestFacts[] {
  return manifests.map((each) => ({ ...each, path: each.path === '' ? path : `${path}/${each.path}` }));
}

/** Runs `body`, whose faults are reported as those of a file inside the file. */
export async function insideOf<T>(path: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    throw error instanceof PackageFault ? error.inside(path) : error;
  }
}
