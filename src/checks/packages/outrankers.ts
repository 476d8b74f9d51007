import { compareVersions } from '../../packages/compare-versions.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import { familyIncludes, isForWindows10, processorsOf, runsOn } from '../../submission/devices.ts';
import { devicesOf, type ExistingPackage } from '../../submission/existing-package.ts';

/** A package as the Store sees it when it chooses one for a device. */
export interface Ranked {
  /** What people know it by: the path of a new file, the Store's name for an existing one. */
  readonly label: string;
  readonly version: string;
  readonly isNew: boolean;
  /** `undefined` for a new file. */
  readonly existing: ExistingPackage | undefined;
  readonly offers: readonly Offer[];
}

/** Devices that a package certainly runs on: with this processor, in this family, with this OS or later. */
interface Offer {
  /** `neutral` for all processors. */
  readonly architecture: string;
  /** `undefined` for any: the Store does not say which. */
  readonly family: string | undefined;
  readonly minVersion: string;
}

/** A new file among the others. */
export const rankedFile = remembered(
  (facts: PackageFacts): Ranked => ({
    label: facts.displayPath,
    version: facts.version,
    isNew: true,
    existing: undefined,
    offers: facts.serves.filter(({ minVersion }) => isForWindows10(minVersion)),
  }),
);

/**
 * A package that stays among the others; `undefined` if it never ranks above one for Windows 10. What is not known
 * about it counts as everything.
 */
export const rankedExisting = remembered((existing: ExistingPackage): Ranked | undefined => {
  if (existing.version === undefined || existing.isForEarlierWindows) return undefined;
  const offers = devicesOf(existing).map(({ processor, family }) => ({
    architecture: processor,
    family: family?.name,
    minVersion: latestMinimum(existing, family?.name),
  }));
  return { label: existing.fileName, version: existing.version, isNew: false, existing, offers };
});

/** Each package is asked for many times and never changes. */
function remembered<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const held = values.get(key) ?? { value: read(key) };
    values.set(key, held);
    return held.value;
  };
}

/** A bundle may list a family twice, and which architecture starts at which version is unknown. */
function latestMinimum({ families }: ExistingPackage, name: string | undefined): string {
  const minimums = (families ?? []).filter((each) => each.name === name).map((each) => each.minVersion);
  return minimums.sort(compareVersions).at(-1) ?? '0.0.0.0';
}

/**
 * The packages that together take all devices from a package; empty if some device gets it. A device gets the highest
 * version that it can run ("Package version numbering",
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/package-version-numbering). Packages have no latest
 * OS, so one that runs on the oldest of a package's systems runs on all of them. Only packages for the same processor
 * or for all of them count: whether a higher version under emulation is preferred to a native one is not documented.
 *
 * @param others the highest version first, see `highestFirst`
 * @param stays called only for packages that would outrank it
 */
export function outrankers(
  ranked: Ranked,
  others: readonly Ranked[],
  stays: (other: Ranked) => boolean,
): readonly Ranked[] {
  const found = new Set<Ranked>();
  for (const offer of ranked.offers) {
    for (const processor of processorsOf(offer.architecture)) {
      const winner = others.find(
        (each) =>
          each !== ranked &&
          isHigher(each, ranked) &&
          each.offers.some((other) => runsEverywhere(other, offer, processor)) &&
          stays(each),
      );
      if (winner === undefined) return [];
      found.add(winner);
    }
  }
  return [...found];
}

/** A published version that is not a number could be any. */
function isHigher(one: Ranked, other: Ranked): boolean {
  return !(compareVersions(one.version, other.version) <= 0);
}

/** The order in which a device chooses among packages; a version that is not a number could be any, so it is first. */
export function highestFirst(all: readonly Ranked[]): readonly Ranked[] {
  const isNumber = ({ version }: Ranked) => compareVersions(version, version) === 0;
  return [
    ...all.filter((each) => !isNumber(each)),
    ...all.filter(isNumber).sort((a, b) => compareVersions(b.version, a.version)),
  ];
}

function runsEverywhere(other: Offer, offer: Offer, processor: string): boolean {
  return (
    runsOn(other.architecture, processor) &&
    (other.family === undefined || familyIncludes(other.family, offer.family ?? '')) &&
    compareVersions(other.minVersion, offer.minVersion) <= 0
  );
}
