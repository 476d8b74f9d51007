import type { Finding } from '../../errors.ts';
import { resultingNames } from '../../submission/plan.ts';
import { error, runChecks } from '../check.ts';
import { bundleVersion, onceABundle, uploadContents } from './bundles.ts';
import { duplicateCoverage } from './duplicate-coverage.ts';
import { identity } from './identity.ts';
import { manifestChecks } from './manifest-checks.ts';
import type { PackageCheck, PackageContext } from './package-check.ts';
import { symbols } from './symbols.ts';
import { versionFormat, versionOrder } from './versions.ts';

/** Microsoft's own task allows this many packages in one group; more leave the submission a draft (https://github.com/microsoft/msstore-cli/issues/62). */
const mostPackages = 25;

/** At most 25 packages in the submission that results; the Store has shown that it accepts as many as are published. */
export const tooManyPackages: PackageCheck = {
  id: 'too-many-packages',
  row: `A submission holds at most ${mostPackages} packages: publish bundles, or remove old packages with \`existing-packages\``,
  check: ({ facts, store }) => {
    const count = store === undefined ? facts.length : resultingNames(store.plan).length;
    const published = store?.existing.length ?? 0;
    return count <= Math.max(mostPackages, published)
      ? []
      : [
          error(
            `The submission would contain ${count} packages, but the Store allows at most ${mostPackages}. Publish bundles, or remove packages that are no longer needed (existing-packages).`,
          ),
        ];
  },
};

/** Every check of packages, in the order in which findings are shown. */
export const packageChecks: readonly PackageCheck[] = [
  identity,
  versionFormat,
  tooManyPackages,
  versionOrder,
  duplicateCoverage,
  uploadContents,
  onceABundle,
  bundleVersion,
  symbols,
  ...manifestChecks,
];

/** All findings about the packages at once. */
export function checkPackages(context: PackageContext): readonly Finding[] {
  return runChecks(packageChecks, context);
}
