import type { Change } from '../document/diff.ts';
import type { Finding } from '../errors.ts';
import { type Check, error, runChecks } from './check.ts';
import { describeDifferences } from './describe-differences.ts';

/** The clone must equal the published submission that the shown plan is based on. */
const cloneDiffers: Check<readonly Change[]> = {
  id: 'clone-differs',
  row: 'The new submission differs from the published one: something else changed the app meanwhile. Check it in Partner Center, then re-run the job',
  check: (differences) =>
    differences.length === 0
      ? []
      : [
          error(
            `The new submission differs from the published one: ${describeDifferences(differences)}. Something else changed the app in the meantime. Check it in Partner Center, then re-run the job.`,
          ),
        ],
};

/** Every check of a new submission, by its differences from the published one. */
export const cloneChecks: readonly Check<readonly Change[]>[] = [cloneDiffers];

/** All findings about a new submission at once. @param differences from the published one */
export function checkClone(differences: readonly Change[]): readonly Finding[] {
  return runChecks(cloneChecks, differences);
}
