import { livePackagesOf } from '../../document/packages.ts';
import { rolloutOf, rolloutState } from '../../store/rollout.ts';
import type { Submission } from '../../store/wire.ts';
import { describeExisting } from '../../submission/existing-package.ts';
import { isSamePackage } from '../../submission/new-files.ts';
import { error, type Remark } from '../check.ts';
import type { PlanCheck } from './plan-check.ts';

/**
 * A published rollout that is still under way: a new submission would be refused or would replace it halfway.
 * One that is not known to have ended counts as well.
 */
export const rolloutInProgress: PlanCheck = {
  id: 'rollout-in-progress',
  row: 'The last rollout is still in progress: `command: rollout` with `rollout-action: finalize` or `halt`, or set `existing-rollout`',
  check: ({ published, keepsPackages }) => {
    const state = published === undefined ? 'none' : rolloutState(published);
    if (published === undefined || ['none', 'complete', 'stopped'].includes(state)) return [];
    const { packageRolloutPercentage, packageRolloutStatus } = rolloutOf(published) ?? {};
    // Only one in progress can be ended (store-api.md §2.3).
    if (state !== 'in-progress')
      return [
        error(
          `The rollout of the last published submission (${packageRolloutPercentage ?? 0}% of customers) has the status ${packageRolloutStatus || 'unknown'}, so it can't be ended yet. Check the rollout in Partner Center. Once it is in progress, end it with command: rollout, then re-run the job.`,
        ),
      ];
    // A run without packages never ends it on its own.
    const [orSet, again] = keepsPackages
      ? ['', 're-run the job']
      : [', or set existing-rollout', 'run the workflow again'];
    return [
      error(
        `The last published submission is still rolling out (${packageRolloutPercentage ?? 0}% of customers). End the rollout with command: rollout and rollout-action: finalize or halt${orSet}, then ${again}.`,
      ),
    ];
  },
};

/** After a halt the clone holds the halted packages, and a plain submission would give them to everyone. */
export const rolloutHalted: PlanCheck = {
  id: 'rollout-halted',
  row: 'The halted packages would reach everyone: publish a higher version for the same devices, or `existing-packages: remove-all`',
  check: ({ published, plan, fallback, haltsRollout, target, keepsPackages }) => {
    if (published === undefined || rolloutState(published) !== 'stopped') return [];
    if (keepsPackages) return [haltedStay(plan.document)];
    const safe = fallback ? livePackagesOf(fallback) : [];
    const halted = livePackagesOf(plan.document).filter(
      (entry) => entry.fileStatus !== 'PendingUpload' && !safe.some((each) => isSamePackage(each, entry)),
    );
    if (halted.length === 0) return [];
    const names = halted
      .map((entry) => `${entry.fileName} (${entry.version || 'version unknown'})`)
      .join(', ');
    // Packages that are not known to be superseded are kept, whatever is published.
    const isKnown = halted.every((entry) => describeExisting(entry, target).architectures !== undefined);
    const advice = isKnown
      ? 'Publish a higher version for the same devices with existing-packages set to remove-superseded or remove-all.'
      : "To replace them, set existing-packages: remove-all and publish packages for all your customers' devices.";
    const why = haltsRollout
      ? `With existing-rollout: halt, this submission would still give the packages of that rollout to everyone: ${names}. Nothing was halted.`
      : `The last rollout was halted, but this submission would give these halted packages to everyone: ${names}.`;
    return [error(`${why} ${advice}`)];
  },
};

/** A rollout is a share of those who already have the app. */
export const rolloutNeedsPublished: PlanCheck = {
  id: 'rollout-needs-published',
  row: 'A rollout needs a published submission to fall back to: leave out `rollout-percentage` the first time',
  check: ({ published, plan }) =>
    published === undefined && rolloutOf(plan.document)?.isPackageRollout
      ? [
          error(
            'A gradual rollout needs a published submission to fall back to, and there is none yet. Remove rollout-percentage for the first submission.',
          ),
        ]
      : [],
};

/** The clone holds the halted packages, and nothing in this run replaces them. */
function haltedStay(planned: Submission): Remark {
  const names = livePackagesOf(planned).map(
    ({ fileName, version }) => `${fileName} (${version || 'version unknown'})`,
  );
  return error(
    `The last rollout was halted, and without new packages this submission would give these halted packages to everyone: ${names.join(', ')}. Publish a higher version first, or set packages to its files.`,
  );
}
