import { withoutRemoved } from '../document/assets.ts';
import { type Change, deepEqual } from '../document/diff.ts';
import {
  type Desired,
  dangerousFields,
  fieldDifferences,
  isAskedBy,
  isUnder,
  rolloutDifferences,
} from '../document/differences-from-planned.ts';
import { isDeviceFamilyDefault } from '../document/future-devices.ts';
import { normalize } from '../document/normal-form.ts';
import { fileKey, packagesOf } from '../document/packages.ts';
import { isKept } from '../document/service-fields.ts';
import type { Finding } from '../errors.ts';
import { memberOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import type { Submission } from '../store/wire.ts';
import { type Check, error, runChecks } from './check.ts';
import { describeDifferences } from './describe-differences.ts';

/** Differences between what was sent and what the Store holds. */
export interface StoredDifferences {
  /** Fields in which a difference could ship what no one asked for: they stop the run. */
  readonly dangerous: readonly Change[];
  /** Fields that the plan changes and that the service reworded: shown as a warning. */
  readonly reworded: readonly Change[];
  /** Everything else that the service changed on its own: shown, never fatal. */
  readonly others: readonly Change[];
}

/**
 * Compares the plan with what the Store returns after the PUT, immediately before the commit: the service has
 * responded 200 and yet made a paid app free (https://github.com/microsoft/msstore-cli/issues/112) or dropped a rollout (https://github.com/microsoft/msstore-cli/pull/164). A planned change that
 * the Store ignored, or whose field it emptied, counts as dropped, too, whichever field it is.
 */
export function compareStored(plan: Desired, stored: Submission): StoredDifferences {
  const planned = plan.document;
  const fields = fieldDifferences(withoutRemoved(planned), withoutRemoved(stored));
  const dropped = plan.changes.filter(
    (change) => !isDeviceFamilyDefault(change) && isLeftAsItWas(change, stored),
  );
  const isAsked = (change: Change) => isAskedBy(plan, change);
  const isFatal = (change: Change) =>
    isUnder(change.path, dangerousFields) ||
    isAskedBy({ changes: dropped }, change) ||
    (isAsked(change) && isLost(change));
  const rest = fields.filter((change) => !isFatal(change));
  return {
    dangerous: [
      ...fields.filter(isFatal),
      ...packageDifferences(planned, stored),
      ...rolloutDifferences(planned, stored),
    ],
    reworded: rest.filter(isAsked),
    others: rest.filter((change) => !isAsked(change)),
  };
}

function isLeftAsItWas({ path, before }: Change, stored: Submission): boolean {
  const members = path.split('.');
  let held = normalize(stored);
  for (const member of members) held = isRecord(held) ? memberOf(held, member) : undefined;
  return deepEqual(held, normalize(before, members.at(-1)));
}

/** True if the Store has less than what was sent: nothing, fewer elements, or the other value of a flag. */
function isLost({ before, after }: Change): boolean {
  if (before === undefined) return false;
  if (Array.isArray(before) && Array.isArray(after)) return after.length < before.length;
  return after === undefined || typeof before === 'boolean';
}

function packageDifferences(planned: Submission, stored: Submission): readonly Change[] {
  const describe = (submission: Submission): string[] =>
    packagesOf(submission)
      .map(
        ({ fileName, fileStatus }) => `${fileKey(fileName)}: ${isKept(fileStatus) ? 'Uploaded' : fileStatus}`,
      )
      .sort();
  const before = describe(planned);
  const after = describe(stored);
  return before.join('\n') === after.join('\n') ? [] : [{ path: 'packages', before, after }];
}

/** What the Store holds after the PUT must be the plan. */
const storedDiffers: Check<StoredDifferences> = {
  id: 'stored-differs',
  row: 'The Store holds something different from what was sent. Nothing was committed. Run it again, and report it if it happens again',
  check: ({ dangerous }) =>
    dangerous.length === 0
      ? []
      : [
          error(
            `The Store's copy differs from what was sent: ${describeDifferences(dangerous)}. Nothing was committed. Re-run the job. If this happens again, make the change in Partner Center, or report this as a bug in this action.`,
          ),
        ],
};

/** Every check of what is read back before the commit. */
export const readBackChecks: readonly Check<StoredDifferences>[] = [storedDiffers];

/** All findings about what was read back at once. */
export function checkStored(differences: StoredDifferences): readonly Finding[] {
  return runChecks(readBackChecks, differences);
}
