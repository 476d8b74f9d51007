import type { PackageFacts } from '../../packages/facts.ts';
import { errorIn, isUpload, type PackageCheck } from './package-check.ts';
import { healingVersion } from './version-healing.ts';
import { versionsOf } from './versions.ts';

/** Two new files with the same version and architecture have the same identity: the Store accepts only one. */
export const duplicateCoverage: PackageCheck = {
  id: 'duplicate-coverage',
  row: 'Two files have the same version and processor, and the Store accepts only one of them. Keep only one in `packages`, or give the other a higher version',
  check: (context) => {
    const versions = versionsOf(context);
    const healing = new Map<PackageFacts, string | undefined>();
    const heal = (each: PackageFacts) => {
      if (!healing.has(each)) healing.set(each, healingVersion(each, versions));
      return healing.get(each);
    };
    return twins(context.facts).map(([one, other]) => {
      const shared = one.architectures.filter((architecture) => other.architectures.includes(architecture));
      const what = `it has the same version for ${shared.join(', ')} as ${other.displayPath}: ${one.version}.`;
      return errorIn(one, `${what} ${twinAdvice(one, other, heal)}`);
    });
  },
};

/** Each file with the first one that shares its version and an architecture: not every pair among many. */
function twins(facts: readonly PackageFacts[]): readonly (readonly [PackageFacts, PackageFacts])[] {
  const first = new Map<string, PackageFacts>();
  return facts.flatMap((each) => {
    const keys = each.architectures.map((architecture) => `${each.version} ${architecture}`);
    const earlier = new Set(keys.flatMap((key) => first.get(key) ?? []));
    for (const key of keys) if (!first.has(key)) first.set(key, each);
    return [...earlier].map((one) => [one, each] as const);
  });
}

function twinAdvice(
  one: PackageFacts,
  other: PackageFacts,
  heal: (each: PackageFacts) => string | undefined,
): string {
  const container = [one, other].find(isUpload);
  if (container !== undefined && !(isUpload(one) && isUpload(other)))
    return `${container.displayPath} already contains this package: keep only one of the two in packages.`;
  // The one for newer systems or fewer devices can have a higher version; the other way around it would reach no one.
  const raised = [other, one]
    .map((each) => ({ each, version: heal(each) }))
    .find(({ version }) => version !== undefined);
  return raised === undefined
    ? 'A device can get only one of them: keep only one of the two in packages.'
    : `Keep only one of the two in packages or, if they target different devices, give ${raised.each.displayPath} a higher version, for example ${raised.version}.`;
}
