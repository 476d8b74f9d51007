import type { Finding } from '../errors.ts';
import {
  competes,
  describeExisting,
  type ExistingPackage,
  fileKey,
  sharesArchitecture,
} from '../submission/coverage.ts';
import type { ExistingPackagesMode } from '../submission/supersede.ts';
import { compareVersions } from '../submission/version.ts';
import type { PackageFacts } from './facts.ts';
import { archiveName } from './name.ts';
import { finding, type Rule } from './rule.ts';

/** The Store keeps the fourth number for itself, and a version may not begin with 0 (store-api.md §8.1). */
export const versionFormat: Rule = ({ facts }) =>
  facts.flatMap((each) => {
    const parts = each.version.split('.').map(Number);
    const reasons = [
      ...(parts.length === 4 ? [] : ['it needs four numbers']),
      ...(parts[0] === 0 ? ['the first number must not be 0'] : []),
      ...(parts.length === 4 && parts[3] !== 0
        ? ['the fourth number must be 0: the Store keeps it for itself']
        : []),
    ];
    return reasons.length === 0
      ? []
      : [soft(finding('version-format', each, `version ${each.version}: ${reasons.join(', and ')}.`))];
  });

/**
 * A new version must be above every existing package that it competes with, unless that one is removed. The
 * version of an existing package is taken in any case: no device that has it would ever get the new bytes.
 */
export const versionOrder: Rule = ({ facts, store }) => {
  if (store === undefined) return [];
  const held = store.existing.map(describeExisting);
  return facts.flatMap((each) =>
    held
      .filter((existing) => fileKey(existing.fileName) !== fileKey(archiveName(each)))
      .map((existing) => objection(each, existing, store.existingPackages))
      .filter((what) => what !== undefined)
      .map((what) => soft(finding('version-order', each, what))),
  );
};

function objection(
  facts: PackageFacts,
  existing: ExistingPackage,
  mode: ExistingPackagesMode,
): string | undefined {
  if (existing.version === undefined) return undefined;
  const order = compareVersions(facts.version, existing.version);
  if (order > 0) return undefined;
  if (order === 0) {
    return sharesArchitecture(facts, existing)
      ? `version ${facts.version} is already published with other bytes (${existing.fileName}). Raise the version.`
      : undefined;
  }
  return mode !== 'remove-all' && competes(facts, existing)
    ? `version ${facts.version} is below the published ${existing.version} (${existing.fileName}), so devices would never get it. Raise the version, or go back on purpose with existing-packages: remove-all.`
    : undefined;
}

function soft(value: Finding): Finding {
  return { ...value, softInDryRun: true };
}
