import { compareVersions } from '../packages/compare-versions.ts';
import type { Coverage, PackageFacts } from '../packages/facts.ts';
import { type DeviceFamily, type Devices, familyServes, runsOn, someServes } from './devices.ts';
import { devicesOf, type ExistingPackage } from './existing-package.ts';

/** Devices that have a package today and get no new one from a release. */
export interface LeftBehind {
  /** `keeps`: they stay at an older version. `loses`: no package is left for them. */
  readonly outcome: 'keeps' | 'loses';
  /** False if nothing says which devices the package serves: then these are all devices that it may be for. */
  readonly isCertain: boolean;
  /** `arm64`, `x64 on Windows.Xbox`, `x64 on Windows.Desktop below 10.0.19041.0`. */
  readonly devices: readonly string[];
  /** Version of the package that they have today; `undefined` if the Store does not say it. */
  readonly version: string | undefined;
  readonly fileName: string;
  /** False if every new package has its version or a lower one: a device that gets it then gets no new one. */
  readonly isBelowNew: boolean;
  /** True if `existing-packages: remove-all` would leave other devices without a package, too. */
  readonly othersNeedKeeping: boolean;
}

/** What customers have and what a release makes of it. */
export interface Release {
  /** Packages of today. */
  readonly before: readonly ExistingPackage[];
  /** Those of them that stay. */
  readonly kept: readonly ExistingPackage[];
  /** The release's files. */
  readonly added: readonly PackageFacts[];
}

/**
 * The devices that a release leaves behind, package by package. Emulation does not count: an arm64 device that has a
 * native package today is not served by one for x64, which not every version of Windows runs.
 */
export function leftBehind(release: Release): readonly LeftBehind[] {
  const { before, kept, added } = release;
  if (added.length === 0) return [];
  const needed = before.filter(
    (each) => each.architectures !== undefined && losing(each, { before, kept: [], added }).length > 0,
  );
  return before.flatMap((existing) => {
    const isKept = kept.includes(existing);
    const devices = isKept ? staying(existing, release) : losing(existing, release);
    if (devices.length === 0) return [];
    const { version, fileName, architectures, isForEarlierWindows } = existing;
    return [
      {
        outcome: isKept ? 'keeps' : 'loses',
        isCertain: architectures !== undefined || isForEarlierWindows,
        devices,
        version,
        fileName,
        isBelowNew: newerThan(existing, added).length > 0,
        othersNeedKeeping: needed.some((each) => each !== existing),
      },
    ];
  });
}

/** What a package that is removed served, and nothing does from now on. */
function losing(existing: ExistingPackage, { kept, added }: Release): readonly string[] {
  if (existing.isForEarlierWindows) {
    return kept.some((each) => each.isForEarlierWindows && isTwin(each, existing))
      ? []
      : ['Windows 8.1 or earlier'];
  }
  const isServed = ({ processor, family }: Devices) =>
    someServes(added, processor, family) || kept.some((each) => surelyServes(each, processor, family));
  return inWords(
    devicesOf(existing).filter((each) => !isServed(each)),
    existing,
    added.flatMap((facts) => facts.serves),
  );
}

/** What a kept package still serves because nothing higher does. */
function staying(existing: ExistingPackage, { kept, added }: Release): readonly string[] {
  if (existing.isForEarlierWindows) return [];
  const newer = newerThan(existing, added);
  const rivals = kept.filter((each) => each !== existing && isAbove(each.version, existing));
  return inWords(
    devicesOf(existing).filter(
      ({ processor, family }) =>
        !someServes(newer, processor, family) &&
        !rivals.some((each) => surelyServes(each, processor, family)),
    ),
    existing,
    [...newer.flatMap((facts) => facts.serves), ...rivals.flatMap(sureOffers)],
  );
}

function newerThan(existing: ExistingPackage, added: readonly PackageFacts[]): readonly PackageFacts[] {
  return added.filter((facts) => isAbove(facts.version, existing));
}

/** A package whose version the Store does not state is below everything. */
function isAbove(version: string | undefined, existing: ExistingPackage): boolean {
  if (existing.version === undefined) return true;
  return version !== undefined && compareVersions(version, existing.version) > 0;
}

/** True if the Store says that an existing package serves these devices. An unknown one may serve none of them. */
function surelyServes(
  { architectures, families, isForEarlierWindows }: ExistingPackage,
  processor: string,
  family: DeviceFamily | undefined,
): boolean {
  if (isForEarlierWindows || architectures === undefined) return false;
  return (
    architectures.some((each) => runsOn(each, processor)) &&
    (family === undefined || (families?.some((each) => familyServes(each, family)) ?? false))
  );
}

/** What an existing package certainly serves. */
function sureOffers({ architectures, families, isForEarlierWindows }: ExistingPackage): readonly Offer[] {
  if (isForEarlierWindows || architectures === undefined || families === undefined) return [];
  return architectures.flatMap((architecture) =>
    families.map(({ name, minVersion }) => ({ architecture, family: name, minVersion })),
  );
}

function isTwin(one: ExistingPackage, other: ExistingPackage): boolean {
  return other.architectures?.every((each) => one.architectures?.some((own) => runsOn(own, each))) ?? false;
}

/** A package's devices, as in the facts of a file. */
type Offer = Readonly<Record<keyof Coverage, string>>;

/** As short as accuracy allows: the processor alone if nothing else is for it. */
function inWords(
  devices: readonly Devices[],
  existing: ExistingPackage,
  offers: readonly Offer[],
): readonly string[] {
  const total = existing.families?.length ?? 1;
  const texts = devices.map(({ processor, family }) => {
    const own = offers.filter((offer) => runsOn(offer.architecture, processor));
    const left = devices.filter((each) => each.processor === processor);
    if (family === undefined || (own.length === 0 && left.length === total)) return processor;
    const later = own
      .filter((offer) => familyServes({ name: offer.family, minVersion: family.minVersion }, family))
      .map((offer) => offer.minVersion)
      .sort(compareVersions)[0];
    return `${processor} on ${family.name}${later === undefined ? '' : ` below ${later}`}`;
  });
  return [...new Set(texts)];
}
