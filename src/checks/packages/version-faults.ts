import { fileKey } from '../../document/packages.ts';
import { compareVersions } from '../../packages/compare-versions.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import { archiveName } from '../../packages/name.ts';
import type { ExistingPackage } from '../../submission/existing-package.ts';
import { type ExistingPackagesMode, fateOf, isForEarlierWindows } from '../../submission/supersede.ts';
import { highestFirst, outrankers, type Ranked, rankedExisting, rankedFile } from './outrankers.ts';

/** New files along with what customers have. */
export interface Versions {
  readonly facts: readonly PackageFacts[];
  readonly existing: readonly ExistingPackage[];
  readonly mode: ExistingPackagesMode;
}

/** What is wrong with the version of a new file. */
export type VersionFault =
  | { readonly kind: 'published'; readonly by: ExistingPackage }
  | { readonly kind: 'twin'; readonly by: PackageFacts }
  | { readonly kind: 'outranked'; readonly by: readonly Ranked[] };

/** What is wrong with a new file's version, given what the submission removes; the first fault counts. */
export function versionFault(facts: PackageFacts, versions: Versions): VersionFault | undefined {
  const { others } = fieldOf(versions);
  const taken = others.find(
    (each) =>
      each.version !== undefined &&
      compareVersions(facts.version, each.version) === 0 &&
      sharesArchitecture(facts, each),
  );
  if (taken !== undefined) return { kind: 'published', by: taken };
  const twin = versions.facts.find((each) => each !== facts && areTwins(each, facts));
  if (twin !== undefined) return { kind: 'twin', by: twin };
  const by = outrankersOf(facts, versions);
  return by.length === 0 ? undefined : { kind: 'outranked', by };
}

/** The packages that together take all devices from a new file. */
export function outrankersOf(facts: PackageFacts, versions: Versions): readonly Ranked[] {
  const { others, ranked, stays } = fieldOf(versions);
  let isNext: boolean | undefined;
  return outrankers(rankedFile(facts), ranked, ({ existing }) => {
    if (existing === undefined) return true;
    if (!stays(existing)) return false;
    if (isWholeKnown(existing)) return true;
    isNext ??= hasPredecessor(facts, others);
    return !isNext;
  });
}

/** What the versions of all files are judged by. */
interface Field {
  /** Packages in the Store that are not among the new files. */
  readonly others: readonly ExistingPackage[];
  /** New files and others. */
  readonly ranked: readonly Ranked[];
  /** True if the submission keeps one of the others for customers. */
  readonly stays: (existing: ExistingPackage) => boolean;
}

const fields = new WeakMap<Versions, Field>();

/** Computed once: it is the same for each of the new files. */
function fieldOf(versions: Versions): Field {
  const held = fields.get(versions);
  if (held !== undefined) return held;
  const { facts, mode } = versions;
  const others = othersBeside(versions);
  const fates = new Map<ExistingPackage, boolean>();
  const field: Field = {
    others,
    ranked: highestFirst([...facts.map(rankedFile), ...others.flatMap((each) => rankedExisting(each) ?? [])]),
    stays: (existing) => {
      const isKept = fates.get(existing) ?? fateOf(existing, facts, mode).action === 'keep';
      fates.set(existing, isKept);
      return isKept;
    },
  };
  fields.set(versions, field);
  return field;
}

/** Packages in the Store that are not among the new files. */
export function othersBeside({
  facts,
  existing,
}: Pick<Versions, 'facts' | 'existing'>): readonly ExistingPackage[] {
  const own = new Set(facts.map((each) => fileKey(archiveName(each))));
  return existing.filter((each) => !own.has(fileKey(each.fileName)));
}

/** Two new files with the same version and architecture: the Store accepts only one of them. */
function areTwins(one: PackageFacts, other: PackageFacts): boolean {
  return (
    one.version === other.version && one.architectures.some((each) => other.architectures.includes(each))
  );
}

/**
 * The package for an earlier Windows that a new file is not above, as Microsoft asks of packages for Windows 10. If the
 * Store has published one that is not above either, it has shown that it accepts that.
 */
export function earlierAbove(
  facts: PackageFacts,
  { existing, facts: all, mode }: Versions,
): ExistingPackage | undefined {
  if (mode === 'remove-all' || isForEarlierWindows(facts)) return undefined;
  const isAtLeast = (each: ExistingPackage, version: string | undefined) =>
    version !== undefined && each.version !== undefined && compareVersions(each.version, version) >= 0;
  return othersBeside({ facts: all, existing })
    .filter((each) => each.isForEarlierWindows && isAtLeast(each, facts.version))
    .find((each) => !existing.some((other) => !other.isForEarlierWindows && isAtLeast(each, other.version)));
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
 * A file that is above a published one for its architecture may be the next version of that one, next to others for
 * newer systems: a package that the Store says too little about does not certainly outrank it.
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
