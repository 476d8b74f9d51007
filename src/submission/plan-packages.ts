import { entryKey, fileKey, kindOf, livePackagesOf, packagesOf } from '../document/packages.ts';
import type { PackageFacts } from '../packages/facts.ts';
import { archiveName } from '../packages/name.ts';
import type { TargetKind } from '../store/target.ts';
import type { StorePackage, Submission } from '../store/wire.ts';
import { describeFamily } from './devices.ts';
import { describeExisting, type ExistingPackage } from './existing-package.ts';
import { type LeftBehind, leftBehind } from './left-behind.ts';
import { type ExistingPackagesMode, fateOf } from './supersede.ts';
import type { PackagePlan } from './types.ts';

/** A package's entry in the new document, and what the plan says about it. */
export interface PlannedPackage {
  readonly entry: StorePackage;
  readonly plan: PackagePlan;
}

/** What happens to every package that the document holds or that is new; new ones come first. */
export function planPackages(
  base: Submission,
  facts: readonly PackageFacts[],
  mode: ExistingPackagesMode,
): readonly PlannedPackage[] {
  const held = packagesOf(base);
  const given = new Set(facts.map((each) => fileKey(archiveName(each))));
  const heldKeys = new Set(livePackagesOf(base).map((entry) => fileKey(entry.fileName)));
  const added = facts.filter((each) => !heldKeys.has(fileKey(archiveName(each))));
  return [
    ...added.map(planAddition),
    ...held.map((entry) => {
      const existing = describeExisting(entry, kindOf(base));
      if (entry.fileStatus === 'PendingDelete') return removal(entry, existing, 'already marked for removal');
      // The service refuses to turn such an entry into one that is removed; a check refuses the plan.
      if (entry.fileStatus === 'PendingUpload') return keeping(entry, existing, 'is waiting for its file');
      if (given.has(fileKey(entry.fileName))) {
        return keeping(entry, existing, 'the Store already has this file');
      }
      const fate = fateOf(existing, facts, mode);
      return fate.action === 'keep'
        ? keeping(entry, existing, fate.reason)
        : removal({ ...entry, fileStatus: 'PendingDelete' }, existing, fate.reason);
    }),
  ];
}

/** Who gets no new package, going by the documents alone: whatever decided about the packages may be wrong. */
export function leftBehindIn(
  base: Submission,
  document: Submission,
  facts: readonly PackageFacts[],
): readonly LeftBehind[] {
  const given = new Set(facts.map((each) => fileKey(archiveName(each))));
  const stays = new Set(livePackagesOf(document).map(entryKey));
  const before = livePackagesOf(base)
    .filter((entry) => entry.fileStatus !== 'PendingUpload' && !given.has(fileKey(entry.fileName)))
    .map((entry) => ({ entry, existing: describeExisting(entry, kindOf(base)) }));
  const kept = before.filter(({ entry }) => stays.has(entryKey(entry)));
  return leftBehind({
    before: before.map(({ existing }) => existing),
    kept: kept.map(({ existing }) => existing),
    added: facts,
  });
}

function planAddition(facts: PackageFacts): PlannedPackage {
  const fileName = archiveName(facts);
  const families = [...new Set(facts.serves.map((each) => `${each.family} ${each.minVersion}`))];
  return {
    // The last two count for Windows 8 packages only, yet the documentation calls them required.
    entry: {
      fileName,
      fileStatus: 'PendingUpload',
      minimumDirectXVersion: 'None',
      minimumSystemRam: 'None',
    },
    plan: {
      action: 'add',
      fileName,
      version: facts.version,
      architectures: facts.architectures,
      families,
      size: facts.size,
      reason: facts.displayPath,
    },
  };
}

function keeping(entry: StorePackage, existing: ExistingPackage, reason: string): PlannedPackage {
  return { entry, plan: describePlanned('keep', existing, reason) };
}

function removal(entry: StorePackage, existing: ExistingPackage, reason: string): PlannedPackage {
  return { entry, plan: describePlanned('remove', existing, reason) };
}

function describePlanned(action: 'keep' | 'remove', existing: ExistingPackage, reason: string): PackagePlan {
  return {
    action,
    fileName: existing.fileName,
    version: existing.version,
    architectures: existing.architectures ?? [],
    families: (existing.families ?? []).map(describeFamily),
    size: undefined,
    reason,
  };
}

/**
 * The document with its packages as planned. Entries keep their order; new ones come last, as every client of the
 * service appends them.
 */
export function withPackages(
  document: Submission,
  planned: readonly PlannedPackage[],
  target: TargetKind,
): Submission {
  if (target === 'add-on') return document;
  const entries = [
    ...planned.filter(({ plan }) => plan.action !== 'add'),
    ...planned.filter(({ plan }) => plan.action === 'add'),
  ].map(({ entry }) => entry);
  return target === 'app'
    ? { ...document, applicationPackages: entries }
    : { ...document, flightPackages: entries };
}
