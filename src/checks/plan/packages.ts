import { entryKey, packagesOf } from '../../document/packages.ts';
import type { LeftBehind } from '../../submission/left-behind.ts';
import { isEmptyPlan, resultingNames } from '../../submission/plan.ts';
import { error, type Remark, warning } from '../check.ts';
import type { PlanCheck } from './plan-check.ts';

/** A run commits only if there is a new file or another change and at least one package is left. */
export const nothingToPublish: PlanCheck = {
  id: 'nothing-to-publish',
  row: 'There is no new package and no other change, or no package would be left. Check which files `packages` matches',
  check: ({ plan }) => {
    if (isEmptyPlan(plan)) {
      return [
        error(
          'There are no new packages and no other changes, so there is nothing to publish. Check the inputs.',
        ),
      ];
    }
    const leavesNothing = plan.packages.length > 0 && resultingNames(plan).length === 0;
    return leavesNothing
      ? [
          error(
            'The submission would remove every package and add none. This is a bug in this action; please report it.',
          ),
        ]
      : [];
  },
};

/** No architecture, device family or older system that customers have today may lose its package unless asked. */
export const coverageVanishes: PlanCheck = {
  id: 'coverage-vanishes',
  row: 'A bug in this action: please report it. With `existing-packages: remove-all` it is a warning: customers who have a package today would be left without one, so add a package for their devices unless you want that',
  check: ({ plan, existingPackages }) => {
    const lost = plan.leftBehind.filter(({ outcome }) => outcome === 'loses');
    if (existingPackages === 'remove-all') return removedForGood(lost);
    const who = lost.map(({ devices, fileName }) => `${devices.join(', ')} (${fileName})`).join(', ');
    return lost.length === 0
      ? []
      : [
          error(
            `Customers on ${who} would no longer get a package, although existing-packages does not ask for that. This is a bug in this action; please report it.`,
          ),
        ];
  },
};

/** The Store refuses a PUT that leaves an entry out (https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887). */
export const droppedEntries: PlanCheck = {
  id: 'dropped-entries',
  row: 'A bug in this action: please report it',
  check: ({ plan, base }) => {
    const kept = new Set(packagesOf(plan.document).map(entryKey));
    const dropped = packagesOf(base).filter((entry) => !kept.has(entryKey(entry)));
    return dropped.length === 0
      ? []
      : [
          error(
            `Package entries must be marked for removal, never dropped: ${dropped.map((entry) => entry.fileName).join(', ')}. This is a bug in this action; please report it.`,
          ),
        ];
  },
};

/** The service refuses to turn an entry that is waiting for its file into one that is removed. */
export const pendingUpload: PlanCheck = {
  id: 'pending-upload',
  row: 'The submission to start from is still waiting for files. Delete the draft in Partner Center',
  check: ({ base }) => {
    const waiting = packagesOf(base).filter((entry) => entry.fileStatus === 'PendingUpload');
    return waiting.length === 0
      ? []
      : [
          error(
            `The submission to start from is still waiting for files: ${waiting.map((entry) => entry.fileName).join(', ')}. Delete the draft in Partner Center, then re-run the job.`,
          ),
        ];
  },
};

/** What `remove-all` takes from customers was asked for, but maybe not knowingly. */
function removedForGood(lost: readonly LeftBehind[]): readonly Remark[] {
  if (lost.length === 0) return [];
  const [some, more] = [lost.slice(0, shownLosses), lost.length - shownLosses];
  const texts = some.map(({ devices, fileName, isCertain }) => {
    const who = devices.join(', ');
    return isCertain ? `${who} (${fileName})` : `possibly ${who} (the devices of ${fileName} are unknown)`;
  });
  const list = `${texts.join(', ')}${more > 0 ? ` and the devices of ${more} more packages` : ''}`;
  return [
    warning(
      `existing-packages: remove-all would leave customers on these devices without a package: ${list}. Customers who have the app keep it but get no more updates. Unless that is what you want, add a package for them.`,
    ),
  ];
}

/** Packages named in one message. */
const shownLosses = 3;
