import type { PackageFacts } from '../packages/facts.ts';
import { archiveName } from '../packages/name.ts';
import { type ExistingPackage, fileKey } from './coverage.ts';
import { isForWindows10 } from './devices.ts';
import { leftBehind } from './left-behind.ts';
import { outrankers, type Ranked, rankedExisting, rankedFile } from './ranking.ts';
import { type ExistingPackagesMode, fateOf } from './supersede.ts';
import { compareVersions } from './version.ts';

/** New files beside what customers have. */
export interface Versions {
  readonly facts: readonly PackageFacts[];
  readonly existing: readonly ExistingPackage[];
  readonly mode: ExistingPackagesMode;
}

/** A submission may not hold more packages, and trying versions for many takes minutes. */
const mostTried = 25;

/** What is wrong with the version of a new file. */
export type VersionFault =
  | { readonly kind: 'published'; readonly by: ExistingPackage }
  | { readonly kind: 'twin'; readonly by: PackageFacts }
  | { readonly kind: 'outranked'; readonly by: readonly Ranked[] };

/** What is wrong with the version of one of the new files, after what the submission removes; the first fault counts. */
export function versionFault(facts: PackageFacts, versions: Versions): VersionFault | undefined {
  const others = versions.existing.filter((each) => !isFile(each, versions.facts));
  const taken = others.find(
    (each) =>
      each.version !== undefined &&
      compareVersions(facts.version, each.version) === 0 &&
      sharesArchitecture(facts, each),
  );
  if (taken !== undefined) return { kind: 'published', by: taken };
  const twin = versions.facts.find((each) => each !== facts && areTwins(each, facts));
  if (twin !== undefined) return { kind: 'twin', by: twin };
  const by = outrankers(rankedFile(facts), [
    ...versions.facts.filter((each) => each !== facts).map(rankedFile),
    ...others
      .filter((each) => fateOf(each, versions.facts, versions.mode).action === 'keep')
      .filter((each) => isWholeKnown(each) || !hasPredecessor(facts, others))
      .flatMap((each) => rankedExisting(each) ?? []),
  ]);
  return by.length === 0 ? undefined : { kind: 'outranked', by };
}

/** Two new files of one version and architecture: the Store takes only one of them. */
export function areTwins(one: PackageFacts, other: PackageFacts): boolean {
  return (
    one.version === other.version && one.architectures.some((each) => other.architectures.includes(each))
  );
}

/**
 * The lowest version that heals a new file and makes no other one worse: found by trying it. `undefined` if there is
 * none, so that nothing is advised that would not work.
 *
 * @param above what it must be above; its own version if omitted
 */
export function healingVersion(
  facts: PackageFacts,
  versions: Versions,
  above = facts.version,
): string | undefined {
  if (versions.facts.length > mostTried) return undefined;
  const faulty = new Set(versions.facts.filter((each) => versionFault(each, versions) !== undefined));
  return candidates(versions).find((version) => {
    if (compareVersions(version, above) <= 0) return false;
    const raised = { ...facts, version };
    const tried = { ...versions, facts: versions.facts.map((each) => (each === facts ? raised : each)) };
    return (
      versionFault(raised, tried) === undefined &&
      tried.facts.every((each) => faulty.has(each) || versionFault(each, tried) === undefined)
    );
  });
}

/**
 * A version for each new file whose fault another version heals; all of them hold together. Files for older systems come
 * first: they get the lower versions.
 */
export function healingVersions(versions: Versions): ReadonlyMap<PackageFacts, string> {
  const healed = new Map<PackageFacts, string>();
  if (versions.facts.length > mostTried) return healed;
  let facts = versions.facts;
  for (const each of [...versions.facts].sort(byOldestSystem)) {
    const now = { ...versions, facts };
    if (versionFault(each, now) === undefined) continue;
    const version = healingVersion(each, now);
    if (version === undefined) continue;
    healed.set(each, version);
    facts = facts.map((one) => (one === each ? { ...each, version } : one));
  }
  const ends = new Map(versions.facts.map((each, index) => [each, facts[index] ?? each]));
  return new Map(
    [...healed].filter(
      ([each]) => versionFault(ends.get(each) ?? each, { ...versions, facts }) === undefined,
    ),
  );
}

/** True if `remove-all` heals every file, and no device that has a package today would be left without one. */
export function isHealedByRemoveAll(versions: Versions): boolean {
  const { facts, existing } = versions;
  const before = existing.filter((each) => !isFile(each, facts));
  const lost = leftBehind({ before, kept: [], added: facts });
  return (
    lost.length === 0 &&
    facts.every((each) => versionFault(each, { ...versions, mode: 'remove-all' }) === undefined)
  );
}

/**
 * The package for an earlier Windows that a new file is not above, which Microsoft asks of packages for Windows 10. Where
 * the Store has published one below, it has shown that it takes it.
 */
export function earlierAbove(
  facts: PackageFacts,
  { existing, facts: all, mode }: Versions,
): ExistingPackage | undefined {
  if (mode === 'remove-all' || facts.serves.some(({ minVersion }) => !isForWindows10(minVersion)))
    return undefined;
  const isAtLeast = (each: ExistingPackage, version: string | undefined) =>
    version !== undefined && each.version !== undefined && compareVersions(each.version, version) >= 0;
  return existing
    .filter((each) => each.isForEarlierWindows && !isFile(each, all) && isAtLeast(each, facts.version))
    .find((each) => !existing.some((other) => !other.isForEarlierWindows && isAtLeast(each, other.version)));
}

function isFile(existing: ExistingPackage, facts: readonly PackageFacts[]): boolean {
  return facts.some((each) => fileKey(archiveName(each)) === fileKey(existing.fileName));
}

/** True if the two hold packages of one architecture, or the existing one may: a bundle for any CPU has the identity of all bundles. */
function sharesArchitecture(facts: PackageFacts, { architectures, isBundle }: ExistingPackage): boolean {
  if (architectures === undefined || (isBundle && facts.isBundle && architectures.includes('neutral')))
    return true;
  return architectures.some((each) => facts.architectures.some((own) => own === each));
}

function isWholeKnown({ architectures, families }: ExistingPackage): boolean {
  return architectures !== undefined && families !== undefined;
}

/**
 * A file that is above a published one for its architecture may be the next version of that one, with others beside it
 * for newer systems: what the Store says too little of does not outrank it for sure.
 */
function hasPredecessor(facts: PackageFacts, existing: readonly ExistingPackage[]): boolean {
  return existing.some(
    (each) =>
      each.version !== undefined &&
      !each.isForEarlierWindows &&
      compareVersions(facts.version, each.version) > 0 &&
      sharesArchitecture(facts, each),
  );
}

/** Versions directly above those that there are, ascending. */
function candidates({ facts, existing }: Versions): readonly string[] {
  const all = [...facts, ...existing].flatMap(({ version }) => version ?? []);
  return [...new Set(all.flatMap((version) => following(version) ?? []))].sort(compareVersions);
}

/** `1.2.4.0` after `1.2.3.7`: the Store keeps the fourth number for itself, and each goes up to 65535. */
function following(version: string): string | undefined {
  const [major = 0, minor = 0, build = 0] = version.split('.').map(Number);
  if (![major, minor, build].every((part) => Number.isInteger(part))) return undefined;
  if (build < 65_535) return `${Math.max(major, 1)}.${minor}.${build + 1}.0`;
  if (minor < 65_535) return `${Math.max(major, 1)}.${minor + 1}.0.0`;
  return major < 65_535 ? `${major + 1}.0.0.0` : undefined;
}

function byOldestSystem(a: PackageFacts, b: PackageFacts): number {
  return compareVersions(oldest(a), oldest(b)) || compareVersions(a.version, b.version);
}

function oldest({ serves }: PackageFacts): string {
  return [...serves].map(({ minVersion }) => minVersion).sort(compareVersions)[0] ?? '0.0.0.0';
}
