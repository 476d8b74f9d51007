import { baseName, kindOf, livePackagesOf } from '../document/packages.ts';
import { foldName } from '../json/fold.ts';
import { allArchitectures } from '../packages/facts.ts';
import { parseForeignName } from '../packages/foreign-name.ts';
import { parseArchiveName } from '../packages/name.ts';
import type { TargetKind } from '../store/target.ts';
import type { StorePackage, Submission } from '../store/wire.ts';
import { type DeviceFamily, type Devices, processorsOf, readFamily } from './devices.ts';

/** What is known about a package that the Store already holds. */
export interface ExistingPackage {
  readonly fileName: string;
  readonly version: string | undefined;
  readonly isBundle: boolean;
  /** `undefined` if neither the Store nor the file name states them: the Store says `Neutral` for all bundles. */
  readonly architectures: readonly string[] | undefined;
  /** `undefined` if the Store does not list them, as for packages of a flight. */
  readonly families: readonly DeviceFamily[] | undefined;
  /** True for a package for Windows 8.1 or earlier: no package for Windows 10 replaces it. */
  readonly isForEarlierWindows: boolean;
}

/** What is known about the packages that customers get from a submission. */
export function describeLive(submission: Submission): readonly ExistingPackage[] {
  return livePackagesOf(submission).map((entry) => describeExisting(entry, kindOf(submission)));
}

/** Reads what the Store's package entry says; its file name adds what the Store leaves out. */
export function describeExisting(entry: StorePackage, kind: TargetKind = 'app'): ExistingPackage {
  const named = parseArchiveName(baseName(entry.fileName));
  const listed = readFamilies(entry.targetDeviceFamilies);
  // The Store lists the families of every package for Windows 10 or later, except on flights.
  const isUnlisted = listed === undefined && kind === 'app' && named === undefined;
  const platform = platformOf(entry);
  return {
    fileName: entry.fileName,
    version: entry.version || named?.version,
    isBundle: isBundle(entry),
    architectures: architecturesOf(entry),
    families: isUnlisted && platform === 'later' ? [unlistedFamilies] : listed,
    isForEarlierWindows: platform === 'earlier' || (isUnlisted && platform === undefined),
  };
}

/** The devices that an existing package may be for; all processors if its architectures are not known. */
export function devicesOf({ architectures, families }: ExistingPackage): readonly Devices[] {
  const named: readonly (string | undefined)[] = architectures ?? [undefined];
  const listed: readonly (DeviceFamily | undefined)[] = families ?? [undefined];
  return [...new Set(named.flatMap(processorsOf))].flatMap((processor) =>
    listed.map((family) => ({ processor, family })),
  );
}

/** Stands for families about which nothing is known, so that nothing serves them. */
const unlistedFamilies: DeviceFamily = {
  name: 'unlisted device families',
  minVersion: '0.0.0.0',
};

/** What the Store states about a bundle means nothing; the names of packers list what is inside. */
function architecturesOf(entry: StorePackage): readonly string[] | undefined {
  const named = parseArchiveName(baseName(entry.fileName));
  if (named !== undefined) return named.architectures;
  const stated = statedArchitecture(entry);
  const foreign = parseForeignName(baseName(entry.fileName));
  if (!isBundleName(entry.fileName))
    return stated ? [stated] : foreign?.isList ? foreign.architectures : undefined;
  // A second opinion on a bundle can only make it serve more devices, and so be kept.
  if (stated && stated !== 'neutral') return [...new Set([stated, ...(foreign?.architectures ?? [])])];
  return foreign?.isList ? foreign.architectures : undefined;
}

/** An upload file may hold a plain package: then the Store states its architecture, which is `Neutral` for bundles. */
function isBundle(entry: StorePackage): boolean {
  if (!isBundleName(entry.fileName)) return false;
  const stated = statedArchitecture(entry);
  if (!/upload$/i.test(entry.fileName) || stated === undefined) return true;
  if ((parseForeignName(baseName(entry.fileName))?.architectures.length ?? 0) > 1) return true;
  const named = parseArchiveName(baseName(entry.fileName))?.architectures;
  return stated === 'neutral' && !(named?.length === 1 && named[0] === 'neutral');
}

function statedArchitecture({ architecture }: StorePackage): string | undefined {
  return allArchitectures.find((each) => each === architecture?.trim().toLowerCase());
}

/** `Windows81`, `WindowsPhone81`, `Windows10` …; `undefined` if the Store does not say it. */
function platformOf({ targetPlatform }: StorePackage): 'earlier' | 'later' | undefined {
  const [, major] = /^windows(?:phone)?[ ._]?(\d)/i.exec(String(targetPlatform ?? '')) ?? [];
  if (major === undefined) return undefined;
  return ['7', '8'].includes(major) ? 'earlier' : 'later';
}

/** True for the extensions of bundles and of upload files, which usually hold one. */
export function isBundleName(fileName: string): boolean {
  return /bundle$|upload$/i.test(fileName);
}

/** The documentation's "None" may be null, a text, or a list of that text; another text is a list of one. */
function readFamilies(listed: StorePackage['targetDeviceFamilies']): readonly DeviceFamily[] | undefined {
  const texts = (typeof listed === 'string' ? listed.split(/[,;]/) : (listed ?? []))
    .map((text) => text?.trim() ?? '')
    .filter((text) => text !== '' && foldName(text) !== 'none');
  const families = texts.map(readFamily);
  // These systems have no Store, so a package that names them reaches no one there.
  const ofStore = families.filter(({ name }) => !isOfMsixCore(name));
  if (families.length === 0) return undefined;
  return ofStore.length === 0 ? families : ofStore;
}

/**
 * "MSIX Core doesn't support Microsoft Store integration"
 * (https://learn.microsoft.com/windows/msix/msix-core/msixcore).
 */
function isOfMsixCore(family: string): boolean {
  return /^(?:msixcore|windows[78])\.(?:desktop|server)$/i.test(family);
}
