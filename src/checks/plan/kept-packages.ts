import { livePackagesOf } from '../../document/packages.ts';
import { newPackages } from '../../submission/new-files.ts';
import { error } from '../check.ts';
import type { PlanCheck } from './plan-check.ts';

/** A run that changes only the Store page must not delete a release that is under way. */
export const replacedPackages: PlanCheck = {
  id: 'replaced-packages',
  row: 'Without `packages`, `if-pending: replace` deletes no submission that holds unpublished packages. Finish that release, or delete it with `command: cancel`',
  check: ({ keepsPackages, published, replaced }) => {
    const lost = keepsPackages && replaced !== undefined ? newPackages(published, replaced) : [];
    if (replaced === undefined || lost.length === 0) return [];
    const names = lost.map(({ fileName }) => fileName).join(', ');
    return [
      {
        ...error(
          `This run has no packages, so if-pending: replace does not delete submission ${replaced.id} (${replaced.status}), which contains packages that are not published: ${names}. Finish that release first, or delete it with command: cancel.`,
        ),
        // The slot may be free when the release comes.
        softInDryRun: true,
      },
    ];
  },
};

/** A target that was never published has no packages to keep, and the Store refuses a submission without any. */
export const noPackages: PlanCheck = {
  id: 'no-packages',
  row: 'There are no packages yet that could stay as they are: name the files in `packages`',
  check: ({ keepsPackages, plan, target }) =>
    keepsPackages && target !== 'add-on' && livePackagesOf(plan.document).length === 0
      ? [error(`The ${target} has no packages in the Store to keep. Set packages to the files to publish.`)]
      : [],
};
