import type { Architecture, Coverage, PackageFacts } from '../packages/facts.ts';
import { parseArchiveName } from '../packages/name.ts';
import type { StorePackage, Submission } from '../store/wire.ts';
import { compareVersions } from './version.ts';

/** What is known of a package that the Store already holds. */
export interface ExistingPackage {
  readonly fileName: string;
  readonly version: string | undefined;
  readonly isBundle: boolean;
  /** `undefined` for a bundle that is not named by this action: the service says `Neutral` for all of them. */
  readonly architectures: readonly string[] | undefined;
  /** `undefined` where the Store does not list them (flight packages). */
  readonly families: readonly DeviceFamily[] | undefined;
}

export interface DeviceFamily {
  readonly name: string;
  /** Four-part version of the oldest OS. */
  readonly minVersion: string;
}

/** The packages of a submission, whichever member its target keeps them in. */
export function packagesOf(submission: Submission): readonly StorePackage[] {
  return submission.applicationPackages ?? submission.flightPackages ?? [];
}

/** Packages that customers get from a submission: those not marked for removal. */
export function livePackagesOf(submission: Submission): readonly StorePackage[] {
  return packagesOf(submission).filter((each) => each.fileStatus !== 'PendingDelete');
}

/** Reads what the Store's package entry says; file names of this action add what the service leaves out. */
export function describeExisting(entry: StorePackage): ExistingPackage {
  const named = parseArchiveName(baseName(entry.fileName));
  const stated = entry.architecture?.toLowerCase() || undefined;
  const isBundle =
    isBundleName(entry.fileName) && !isPlainUpload(entry.fileName, stated, named?.architectures);
  // The service reports `Neutral` for every bundle, so for a bundle that word says nothing.
  const architectures =
    named?.architectures ??
    (stated === undefined || (isBundle && stated === 'neutral') ? undefined : [stated]);
  return {
    fileName: entry.fileName,
    version: entry.version || named?.version,
    isBundle,
    architectures,
    families: readFamilies(entry.targetDeviceFamilies),
  };
}

/** An upload file may hold a plain package: then the service states its architecture, which is `Neutral` for bundles. */
function isPlainUpload(
  fileName: string,
  stated: string | undefined,
  named: readonly Architecture[] | undefined,
): boolean {
  if (!/upload$/i.test(fileName) || stated === undefined) return false;
  return stated !== 'neutral' || (named?.length === 1 && named[0] === 'neutral');
}

/** True for the extensions of bundles and of upload files, which mostly hold one. */
export function isBundleName(fileName: string): boolean {
  return /bundle$|upload$/i.test(fileName);
}

/** Last part of a path in the archive, whose separators may be either slash. */
export function baseName(fileName: string): string {
  return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}

/** Key under which file names are one file to the Store: without regard to case and to the kind of slash. */
export function fileKey(fileName: string): string {
  return fileName.replaceAll('\\', '/').toLowerCase();
}

function readFamilies(texts: readonly string[] | null | undefined): readonly DeviceFamily[] | undefined {
  if (!texts || texts.length === 0) return undefined;
  return texts.map(readFamily);
}

/**
 * Reads `Windows.Desktop min version 10.0.17763.0`, as the Store writes it, or `Windows.Desktop 10.0.17763.0`,
 * as plans do. A text that can't be read is a family by itself.
 */
export function readFamily(text: string): DeviceFamily {
  const [, name, minVersion] = /^\s*(\S+)(?:\s+min version)?\s+([\d.]+)\s*$/i.exec(text) ?? [];
  return { name: name ?? text.trim(), minVersion: minVersion ?? '0.0.0.0' };
}

/**
 * True where `offer` runs on every device that has this architecture and family at `minVersion` or later.
 * A neutral package runs on every architecture, `Windows.Universal` on every family. What is `undefined` is not
 * known and not compared.
 */
export function serves(
  offer: Coverage,
  architecture: string | undefined,
  family: DeviceFamily | undefined,
): boolean {
  return (
    (architecture === undefined || runsOn(offer.architecture, architecture)) &&
    (family === undefined || familyServes({ name: offer.family, minVersion: offer.minVersion }, family))
  );
}

/**
 * The devices of an existing package that nothing else serves, in words.
 *
 * @param isServed asked for every pair of architecture and family; what the Store does not say is `undefined`
 */
export function unserved(
  existing: ExistingPackage,
  isServed: (architecture: string | undefined, family: DeviceFamily | undefined) => boolean,
): readonly string[] {
  const architectures: readonly (string | undefined)[] = existing.architectures ?? [undefined];
  const families: readonly (DeviceFamily | undefined)[] = existing.families ?? [undefined];
  return architectures.flatMap((architecture) => {
    const devices = architecture ?? `the devices of ${existing.fileName}`;
    return families
      .filter((family) => !isServed(architecture, family))
      .map((family) =>
        family === undefined ? devices : `${devices} on ${family.name} ${family.minVersion}`,
      );
  });
}

/** True where some device could be given either of the two. */
export function competes(facts: PackageFacts, existing: ExistingPackage): boolean {
  return facts.serves.some(
    (offer) =>
      (existing.architectures === undefined ||
        existing.architectures.some(
          (architecture) =>
            runsOn(offer.architecture, architecture) || runsOn(architecture, offer.architecture),
        )) &&
      (existing.families === undefined ||
        existing.families.some((family) => familiesOverlap(family.name, offer.family))),
  );
}

/** True where the two hold packages of one architecture, or the existing one may. */
export function sharesArchitecture(facts: PackageFacts, existing: ExistingPackage): boolean {
  return (
    existing.architectures === undefined ||
    existing.architectures.some((architecture) => facts.architectures.some((own) => own === architecture))
  );
}

/** True where `offered` includes every device of the family `wanted`. */
export function familyServes(offered: DeviceFamily, wanted: DeviceFamily): boolean {
  return (
    familyIncludes(offered.name, wanted.name) && compareVersions(offered.minVersion, wanted.minVersion) <= 0
  );
}

/** True where a package of architecture `offered` runs on a device of architecture `wanted`. */
export function runsOn(offered: Architecture | string, wanted: string): boolean {
  return offered === 'neutral' || offered.toLowerCase() === wanted.toLowerCase();
}

function familyIncludes(offered: string, wanted: string): boolean {
  return offered.toLowerCase() === wanted.toLowerCase() || offered.toLowerCase() === 'windows.universal';
}

function familiesOverlap(one: string, other: string): boolean {
  return familyIncludes(one, other) || familyIncludes(other, one);
}
