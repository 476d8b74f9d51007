import type { PackageFacts } from '../packages/facts.ts';
import { type ExistingPackage, serves, unserved } from './coverage.ts';
import { compareVersions } from './version.ts';

/** Input `existing-packages`. */
export type ExistingPackagesMode = 'remove-superseded' | 'remove-all' | 'keep-all';

/** What becomes of a package that the Store already holds, and why. */
export interface Fate {
  readonly action: 'keep' | 'remove';
  readonly reason: string;
}

/**
 * Decides about one existing package (design §5). `remove-superseded` removes it when every pair of
 * architecture and device family that it serves is served by a new file of higher version whose minimum OS
 * version is not higher.
 */
export function fateOf(
  existing: ExistingPackage,
  added: readonly PackageFacts[],
  mode: ExistingPackagesMode,
): Fate {
  if (mode === 'keep-all') return { action: 'keep', reason: 'existing-packages is keep-all' };
  if (mode === 'remove-all') return { action: 'remove', reason: 'existing-packages is remove-all' };
  if (added.length === 0) return { action: 'keep', reason: 'no new package' };
  const { version } = existing;
  if (version === undefined) return { action: 'keep', reason: 'the Store does not say its version' };
  const newer = added.filter((facts) => compareVersions(facts.version, version) > 0);
  if (newer.length === 0) return { action: 'keep', reason: `no new package is above ${version}` };
  if (existing.architectures !== undefined) return fateByCoverage(existing, newer);
  return existing.isBundle
    ? fateOfUnknownBundle(existing, newer)
    : { action: 'keep', reason: 'the Store does not say its architecture' };
}

function fateByCoverage(existing: ExistingPackage, newer: readonly PackageFacts[]): Fate {
  const lost = unserved(existing, (architecture, family) =>
    newer.some((facts) => facts.serves.some((offer) => serves(offer, architecture, family))),
  );
  if (lost.length > 0) return { action: 'keep', reason: `no new package serves ${lost.join(', ')}` };
  const by = newer.map((facts) => facts.version).join(', ');
  return {
    action: 'remove',
    reason:
      existing.families === undefined
        ? `superseded by ${by} (the Store lists no device families here: judged by architecture)`
        : `superseded by ${by}`,
  };
}

/** A bundle named by somebody else: the Store does not say which architectures are in it. */
function fateOfUnknownBundle(existing: ExistingPackage, newer: readonly PackageFacts[]): Fate {
  const bundle = newer.find(
    (facts) =>
      facts.isBundle &&
      (existing.families ?? []).every((family) =>
        facts.serves.some((offer) => serves(offer, undefined, family)),
      ),
  );
  return bundle === undefined
    ? {
        action: 'keep',
        reason: 'its architectures are unknown and no new bundle has all its device families',
      }
    : {
        action: 'remove',
        reason: `replaced by the bundle ${bundle.version} (the Store does not say its architectures${existing.families === undefined ? ' and device families' : '; the device families are the same'})`,
      };
}
