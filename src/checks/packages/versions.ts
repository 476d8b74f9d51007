import { highestVersion } from '../../packages/compare-versions.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import type { Remark } from '../check.ts';
import type { Ranked } from './outrankers.ts';
import { errorIn, type PackageCheck, type PackageContext, warningIn } from './package-check.ts';
import { earlierAbove, type VersionFault, type Versions, versionFault } from './version-faults.ts';
import { healingVersion, healingVersions, isHealedByRemoveAll } from './version-healing.ts';

/** The Store keeps the fourth number for itself, and a version may not begin with 0 (store-api.md §8.1). */
export const versionFormat: PackageCheck = {
  id: 'version-format',
  row: 'Four numbers, the first above 0, the fourth 0',
  check: ({ facts }) =>
    facts.flatMap((each) => {
      const parts = each.version.split('.').map(Number);
      const reasons = [
        ...(parts[0] === 0 ? ['the first number must not be 0'] : []),
        ...(parts[3] === 0 ? [] : ['the fourth number must be 0 (the Store reserves it)']),
      ];
      return reasons.length === 0
        ? []
        : [soft(errorIn(each, `it has version ${each.version}, but ${reasons.join(', and ')}.`))];
    }),
};

/**
 * Each new file must reach some device: a device gets the highest version that it can run. The version of an existing
 * package can't be reused anyway: no device that has it would ever get the new bytes.
 */
export const versionOrder: PackageCheck = {
  id: 'version-order',
  row: 'The version is already published, or every device gets a higher one. The message gives a version that works, and offers `existing-packages: remove-all` (to go back on purpose) only if no device would be left without a package',
  check: (context) => {
    const versions = versionsOf(context);
    const healed = healingVersions(versions);
    let isHealed: boolean | undefined;
    const goesBack = () => {
      isHealed ??= isHealedByRemoveAll(versions);
      return isHealed;
    };
    return context.facts.flatMap((each) => {
      const fault = versionFault(each, versions);
      if (fault === undefined) return earlierWindows(each, versions);
      if (fault.kind === 'twin') return [];
      const found = errorIn(
        each,
        `${faultText(each, fault)} ${advice(each, fault, healed.get(each), goesBack)}`,
      );
      // How the new files' versions compare with each other is the same in a pull request.
      return [fault.kind === 'outranked' && fault.by.every((by) => by.isNew) ? found : soft(found)];
    });
  },
};

/** A warning: this is documented, and no refusal of the Store is on record. */
function earlierWindows(facts: PackageFacts, versions: Versions): readonly Remark[] {
  const earlier = earlierAbove(facts, versions);
  if (earlier?.version === undefined) return [];
  const healing = healingVersion(facts, versions, earlier.version);
  const raise =
    healing === undefined
      ? ''
      : ` If the Store refuses this file, raise its version, for example to ${healing}.`;
  const what = `it has version ${facts.version}, which is not higher than ${earlier.version} of ${earlier.fileName}, a package for Windows 8.1 or earlier. Packages for Windows 10 need higher versions.${raise}`;
  return [warningIn(facts, what)];
}

/** What the versions of the new files are compared with. */
export function versionsOf({ facts, store }: PackageContext): Versions {
  return { facts, existing: store?.existing ?? [], mode: store?.existingPackages ?? 'remove-superseded' };
}

type OrderFault = Exclude<VersionFault, { kind: 'twin' }>;

function faultText({ version }: PackageFacts, fault: OrderFault): string {
  if (fault.kind === 'published')
    return `it has version ${version}, which is already published with different content (${fault.by.fileName}).`;
  const isSure = fault.by.every(
    ({ existing }) => existing === undefined || existing.architectures !== undefined,
  );
  const reach = isSure
    ? ', so no device would get it'
    : '. The Store does not always report which devices a package is for, so this file might not reach any device';
  return `it has version ${version}, which is lower than ${fault.by.map(rankText).join(' and ')}${reach}.`;
}

function rankText({ version, label, isNew }: Ranked): string {
  return isNew
    ? `${version} of ${label}, which runs on the same devices`
    : `the published ${version} (${label})`;
}

/** Only versions that were tried: another one could take the devices of a package for newer systems. */
function advice(
  facts: PackageFacts,
  fault: OrderFault,
  healing: string | undefined,
  goesBack: () => boolean,
): string {
  const raise = healing === undefined ? undefined : `Raise the version, for example to ${healing}`;
  if (fault.kind === 'published') return raise === undefined ? 'Exclude this file.' : `${raise}.`;
  if (fault.by.every(({ isNew }) => isNew)) {
    const leaveOut = `leave ${facts.displayPath} out`;
    return raise === undefined ? `L${leaveOut.slice(1)}.` : `${raise}, or ${leaveOut}.`;
  }
  const held = highestVersion(fault.by.filter(({ isNew }) => !isNew).map(({ version }) => version));
  const goBack = goesBack()
    ? `roll back on purpose with existing-packages: remove-all (devices that have ${held} keep it)`
    : undefined;
  const ways = [raise, goBack].filter((way) => way !== undefined);
  return ways.length === 0 ? 'Exclude this file.' : `${capitalized(ways.join(', or '))}.`;
}

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function soft(remark: Remark): Remark {
  return { ...remark, softInDryRun: true };
}
