import type { BundledPackage } from './bundle-manifest.ts';
import { packageExtensionOf } from './extension.ts';
import { PackageFault, shorten } from './fault.ts';

/** How many names of each kind are shown. */
const shown = 3;

/** Why a package that the bundle's manifest lists can't be read. */
type Misplaced = 'no-extension' | 'other-case' | 'other-folder' | 'not-inside';

const explanations: Readonly<Record<Misplaced, (names: string, isOne: boolean) => string>> = {
  'no-extension': (names) =>
    `the packages in it must end in .msix or .appx, and it lists ${names}. Rename them (in the mapping file of makeappx bundle /f), and pack the bundle again.`,
  'other-case': (names, isOne) =>
    `its manifest lists ${names}, but the ${isOne ? 'name in the bundle differs' : 'names in the bundle differ'} in case. Make the names match, and pack the bundle again.`,
  'other-folder': (names, isOne) =>
    `its manifest lists ${names}, which ${isOne ? 'is' : 'are'} in a different folder of the bundle. Pack the bundle again.`,
  'not-inside': (names) =>
    `its manifest lists ${names}, which the bundle does not contain. Pack the bundle again with all its packages.`,
};

/**
 * Checks that every package that a bundle's manifest lists is inside, by the names of the zip's parts.
 * @param parts Names without percent-encoding.
 * @throws PackageFault `missing-inner-package`, once for all of them.
 */
export function checkPlaces(packages: readonly BundledPackage[], parts: readonly string[]): void {
  const places = new Places(parts);
  const misplaced = Map.groupBy(
    packages.map((each) => each.fileName),
    (path) => places.faultOf(path),
  );
  misplaced.delete(undefined);
  if (misplaced.size === 0) return;
  const isFlat = misplaced.has('not-inside') && !parts.some(packageExtensionOf);
  const messages = isFlat
    ? [
        `it contains no package, although its manifest lists ${listOf(packages.map((each) => each.fileName))}. It may be a flat bundle (makeappx bundle /fb): build a bundle that contains its packages.`,
      ]
    : [...misplaced].flatMap(([kind, names]) =>
        kind === undefined ? [] : [explanations[kind](listOf(names), names.length === 1)],
      );
  throw new PackageFault('missing-inner-package', messages.join(' Also, '));
}

class Places {
  readonly #exact: ReadonlySet<string>;
  readonly #folded: ReadonlySet<string>;
  readonly #baseNames: ReadonlySet<string>;

  constructor(parts: readonly string[]) {
    this.#exact = new Set(parts);
    this.#folded = new Set(parts.map((each) => each.toLowerCase()));
    this.#baseNames = new Set(parts.map(baseName));
  }

  faultOf(path: string): Misplaced | undefined {
    const isThere = this.#folded.has(path.toLowerCase());
    if (packageExtensionOf(path) === undefined) return isThere ? 'no-extension' : 'not-inside';
    if (this.#exact.has(path)) return undefined;
    if (isThere) return 'other-case';
    return this.#baseNames.has(baseName(path)) ? 'other-folder' : 'not-inside';
  }
}

function listOf(names: readonly string[]): string {
  const more = names.length - shown;
  return `${names.slice(0, shown).map(shorten).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
