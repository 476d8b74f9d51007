import type { PackageFacts } from '../packages/facts.ts';
import { devicesOf, type ExistingPackage } from './coverage.ts';
import { familyIncludes, isForWindows10, processorsOf, runsOn } from './devices.ts';
import { compareVersions } from './version.ts';

/** A package as the Store chooses among those that run on a device. */
export interface Ranked {
  /** What people know it by: the path of a new file, the Store's name of an existing one. */
  readonly label: string;
  readonly version: string;
  readonly isNew: boolean;
  readonly offers: readonly Offer[];
}

/** Devices that a package runs on for sure: with this processor, in this family, from this OS on. */
interface Offer {
  /** `neutral` for all processors. */
  readonly architecture: string;
  /** `undefined` for any: the Store does not say it. */
  readonly family: string | undefined;
  readonly minVersion: string;
}

/** A new file among the others. */
export function rankedFile(facts: PackageFacts): Ranked {
  return {
    label: facts.displayPath,
    version: facts.version,
    isNew: true,
    offers: facts.serves.filter(({ minVersion }) => isForWindows10(minVersion)),
  };
}

/**
 * A package that stays among the others; `undefined` if it never ranks above one for Windows 10. What is not known of it
 * counts as everything.
 */
export function rankedExisting(existing: ExistingPackage): Ranked | undefined {
  if (existing.version === undefined || existing.isForEarlierWindows) return undefined;
  const offers = devicesOf(existing).map(({ processor, family }) => ({
    architecture: processor,
    family: family?.name,
    minVersion: latestMinimum(existing, family?.name),
  }));
  return { label: existing.fileName, version: existing.version, isNew: false, offers };
}

/** A bundle may list a family twice, and which of its architectures begins with which is not known. */
function latestMinimum({ families }: ExistingPackage, name: string | undefined): string {
  const minimums = (families ?? []).filter((each) => each.name === name).map((each) => each.minVersion);
  return minimums.sort(compareVersions).at(-1) ?? '0.0.0.0';
}

/**
 * Tells which packages leave none of a package's devices to it; empty if some device gets it. A device gets the highest
 * version that it can run ("Package version numbering",
 * https://learn.microsoft.com/windows/apps/publish/publish-your-app/package-version-numbering). Packages have no latest
 * OS, so whatever runs on the oldest of a package's systems runs on all of them. Only packages for the same processor
 * or for all of them count: whether a higher version under emulation is preferred to a native one is not documented.
 */
export function outrankers(ranked: Ranked, others: readonly Ranked[]): readonly Ranked[] {
  // A published version that is no number may be any.
  const higher = others.filter((each) => !(compareVersions(each.version, ranked.version) <= 0));
  const winners = ranked.offers.flatMap((offer) =>
    processorsOf(offer.architecture).map((processor) =>
      higher
        .filter((each) => each.offers.some((other) => runsEverywhere(other, offer, processor)))
        .reduce<Ranked | undefined>(
          (best, each) => (best && compareVersions(best.version, each.version) >= 0 ? best : each),
          undefined,
        ),
    ),
  );
  const found = winners.filter((each) => each !== undefined);
  return found.length < winners.length ? [] : [...new Set(found)];
}

function runsEverywhere(other: Offer, offer: Offer, processor: string): boolean {
  return (
    runsOn(other.architecture, processor) &&
    (other.family === undefined || familyIncludes(other.family, offer.family ?? '')) &&
    compareVersions(other.minVersion, offer.minVersion) <= 0
  );
}
