import type { Change } from '../document/diff.ts';
import type { Finding } from '../errors.ts';
import { type Check, error, runChecks } from './check.ts';
import { describeDifferences } from './describe-differences.ts';

/** The clone must be the published submission that the plan was shown on. */
const cloneDiffers: Check<readonly Change[]> = {
  id: 'clone-differs',
  row: 'The new submission does not start from what is published: something else changed the app meanwhile. Look at it in Partner Center, then run this again',
  check: (differences) =>
    differences.length === 0
      ? []
      : [
          error(
            `The new submission does not start from what is published: ${describeDifferences(differences)}. Something else changed the app meanwhile; look at it in Partner Center, then run this again.`,
          ),
        ],
};

/** Every check of a new submission, by its differences to the published one. */
export const cloneChecks: readonly Check<readonly Change[]>[] = [cloneDiffers];

/** All findings about a new submission at once. @param differences to the published one */
export function checkClone(differences: readonly Change[]): readonly Finding[] {
  return runChecks(cloneChecks, differences);
}
