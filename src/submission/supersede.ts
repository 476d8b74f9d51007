import { compareVersions, highestVersion } from '../packages/compare-versions.ts';
import type { PackageFacts } from '../packages/facts.ts';
import { describeDevices, someServes } from './devices.ts';
import { devicesOf, type ExistingPackage } from './existing-package.ts';

/** Input `existing-packages`. */
export type ExistingPackagesMode = 'remove-superseded' | 'remove-all' | 'keep-all';

/** What happens to a package that the Store already holds, and why. */
export interface Fate {
  readonly action: 'keep' | 'remove';
  readonly reason: string;
}

/**
 * Decides about one existing package. `remove-superseded` removes it if every processor and device family
 * that it serves is served by a new file of higher version whose minimum OS version is not higher. If in doubt, it is
 * kept: a device gets the highest version that it can run, so keeping does no harm.
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
  if (version === undefined) return { action: 'keep', reason: 'the Store does not report its version' };
  if (existing.isForEarlierWindows) {
    return {
      action: 'keep',
      reason: added.some(isForEarlierWindows)
        ? 'it is for Windows 8.1 or earlier, and each device there gets the highest version anyway'
        : 'it is for Windows 8.1 or earlier, which no package for Windows 10 supports',
    };
  }
  const newer = added.filter((facts) => compareVersions(facts.version, version) > 0);
  return newer.length === 0
    ? { action: 'keep', reason: `no new package is above ${version}` }
    : fateByCoverage(existing, newer);
}

/** True for a new file that is for Windows 8 or 8.1. */
export function isForEarlierWindows({ serves }: PackageFacts): boolean {
  return serves.length > 0 && serves.every(({ minVersion }) => /^6\./.test(minVersion));
}

function fateByCoverage(existing: ExistingPackage, newer: readonly PackageFacts[]): Fate {
  const { architectures, families } = existing;
  const devices = devicesOf(existing);
  const lost = devices.filter(({ processor, family }) => !someServes(newer, processor, family));
  if (lost.length > 0) {
    const what = describeDevices(lost);
    return {
      action: 'keep',
      reason:
        architectures === undefined
          ? `neither the Store nor its name gives its architectures, and no new package supports ${what}`
          : `no new package supports ${what}`,
    };
  }
  const successors = devices.map(({ processor, family }) =>
    highestVersion(
      newer.filter((facts) => someServes([facts], processor, family)).map((facts) => facts.version),
    ),
  );
  const versions = [...new Set(successors)].join(', ');
  return {
    action: 'remove',
    reason:
      families === undefined
        ? `superseded by ${versions} (the Store lists no device families here, so this was decided by architecture)`
        : `superseded by ${versions}`,
  };
}
