import { compareVersions } from '../../packages/compare-versions.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import { leftBehind } from '../../submission/left-behind.ts';
import { othersBeside, outrankersOf, type Versions, versionFault } from './version-faults.ts';

/** A submission can't hold more packages, and trying versions for many takes minutes. */
const mostTried = 25;

/** How many versions are tried, from the lowest that could work: higher ones harm no fewer of the other files. */
const mostSteps = 12;

/**
 * The lowest version that fixes a new file and makes no other one worse, found by trying. `undefined` if there is
 * none, so that only versions that work are suggested.
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
  const raise = (version: string) => {
    const raised = { ...facts, version };
    const tried = { ...versions, facts: versions.facts.map((each) => (each === facts ? raised : each)) };
    return { raised, tried };
  };
  const all = candidates(versions).filter((version) => compareVersions(version, above) > 0);
  // The higher, the fewer packages are above it.
  const start = firstIndex(all.length, (index) => {
    const { raised, tried } = raise(all[index] ?? '');
    return outrankersOf(raised, tried).length === 0;
  });
  return all.slice(start, start + mostSteps).find((version) => {
    const { raised, tried } = raise(version);
    return (
      versionFault(raised, tried) === undefined &&
      tried.facts.every((each) => faulty.has(each) || versionFault(each, tried) === undefined)
    );
  });
}

/** The first of `count` numbers for which `holds` is true, provided it is true for all that follow. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * A version for each new file whose fault another version fixes; together they all work. Files for older systems come
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

/** True if `remove-all` fixes every file, and no device that has a package today would be left without one. */
export function isHealedByRemoveAll(versions: Versions): boolean {
  const { facts } = versions;
  const lost = leftBehind({ before: othersBeside(versions), kept: [], added: facts });
  const removing: Versions = { ...versions, mode: 'remove-all' };
  return lost.length === 0 && facts.every((each) => versionFault(each, removing) === undefined);
}

/** Versions directly above the existing ones, ascending. */
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
