import { foldName, memberOf } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { isSameShare, rolloutOf, shareInForce } from '../store/rollout.ts';
import type { Submission } from '../store/wire.ts';
import { fileKey, livePackagesOf, packagesOf } from '../submission/existing-package.ts';
import type { Change, Plan } from '../submission/types.ts';
import { asCommitted, withoutRemoved } from './assets.ts';
import { deepEqual, diff } from './diff.ts';
import { isDeviceFamilyDefault } from './future-devices.ts';
import { normalize } from './normal-form.ts';

/** Differences between what was sent and what the Store holds. */
export interface StoredDifferences {
  /** Fields whose difference could ship what no one asked for: they stop the run. */
  readonly dangerous: readonly Change[];
  /** Fields that the plan changes and that the service put into other words: shown as a warning. */
  readonly reworded: readonly Change[];
  /** Everything else that the service changed on its own: shown, never fatal. */
  readonly others: readonly Change[];
}

const rolloutPath = 'packageDeliveryOptions.packageRollout';

/**
 * Members that the service owns and PUT ignores (store-api.md §3), and those documented as obsolete: a
 * difference there says nothing.
 */
const ignored = [
  'id',
  'status',
  'statusDetails',
  'fileUploadUrl',
  'friendlyName',
  'applicationPackages',
  'flightPackages',
  rolloutPath,
  'pricing.sales',
  'pricing.isAdvancedPricingModel',
];

const dangerous = [
  'pricing',
  'visibility',
  'targetPublishMode',
  'targetPublishDate',
  'listings',
  'packageDeliveryOptions.isMandatoryUpdate',
  'packageDeliveryOptions.mandatoryUpdateEffectiveDate',
];

/**
 * Compares the plan with what the Store returns after the PUT, immediately before the commit: the service has
 * responded 200 and yet made a paid app free (msstore-cli #112) or dropped a rollout (#164). A planned change that
 * the Store ignored, or whose field it emptied, counts as dropped, too, whichever field it is.
 */
export function compareStored(
  plan: Pick<Plan, 'document' | 'changes'>,
  stored: Submission,
): StoredDifferences {
  const planned = plan.document;
  const fields = fieldDifferences(withoutRemoved(planned), withoutRemoved(stored));
  const dropped = plan.changes.filter(
    (change) => !isDeviceFamilyDefault(change) && isLeftAsItWas(change, stored),
  );
  const isAsked = (change: Change) => isAskedBy(plan, change);
  const isFatal = (change: Change) =>
    isUnder(change.path, dangerous) ||
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

/**
 * What this run asks for and a submission that was committed before does not hold: its files are uploaded and
 * removed packages are gone, so only the packages that customers will get are compared.
 */
export function differencesToCommitted(
  plan: Pick<Plan, 'document' | 'changes'>,
  committed: Submission,
): readonly Change[] {
  return allDifferences(plan.document, committed).filter(
    (change) => !isPlain(change.path) || isUnder(change.path, dangerous) || isAskedBy(plan, change),
  );
}

/** Every difference between a planned document and a submission except for what the service owns. */
export function allDifferences(planned: Submission, held: Submission): readonly Change[] {
  const before = liveKeys(planned);
  const after = liveKeys(held);
  return [
    ...fieldDifferences(asCommitted(planned), asCommitted(held)),
    ...rolloutDifferences(planned, held),
    ...(before.join('\n') === after.join('\n') ? [] : [{ path: 'packages', before: after, after: before }]),
  ];
}

/** True for a field that is compared as it is; packages and rollout are compared by what they mean. */
function isPlain(path: string): boolean {
  return path !== 'packages' && path !== rolloutPath;
}

function isLeftAsItWas({ path, before }: Change, stored: Submission): boolean {
  const members = path.split('.');
  let held = normalize(stored);
  for (const member of members) held = isRecord(held) ? memberOf(held, member) : undefined;
  return deepEqual(held, normalize(before, members.at(-1)));
}

/** True if the Store has less than what was sent: nothing, fewer elements, or of a flag the other value. */
function isLost({ before, after }: Change): boolean {
  if (before === undefined) return false;
  if (Array.isArray(before) && Array.isArray(after)) return after.length < before.length;
  return after === undefined || typeof before === 'boolean';
}

function isAskedBy({ changes }: Pick<Plan, 'changes'>, { path }: Change): boolean {
  return changes.some((change) => isUnder(path, [change.path]) || isUnder(change.path, [path]));
}

function fieldDifferences(planned: Submission, stored: Submission): readonly Change[] {
  return diff(normalize(planned), normalize(stored)).filter(
    (change) => !isUnder(change.path, ignored) && !isDeviceFamilyDefault(change),
  );
}

function packageDifferences(planned: Submission, stored: Submission): readonly Change[] {
  const describe = (submission: Submission): string[] =>
    packagesOf(submission)
      .map((entry) => `${fileKey(entry.fileName)}: ${keptStatus(entry.fileStatus)}`)
      .sort();
  const before = describe(planned);
  const after = describe(stored);
  return before.join('\n') === after.join('\n') ? [] : [{ path: 'packages', before, after }];
}

/** A rollout that was dropped or widened ships to customers whom no one asked for (https://github.com/microsoft/msstore-cli/issues/110, https://github.com/microsoft/msstore-cli/pull/164). */
function rolloutDifferences(planned: Submission, stored: Submission): readonly Change[] {
  const asked = shareInForce(planned);
  const held = shareInForce(stored);
  const isOnAsPlanned =
    Boolean(rolloutOf(planned)?.isPackageRollout) === Boolean(rolloutOf(stored)?.isPackageRollout);
  return isSameShare(asked, held) && isOnAsPlanned
    ? []
    : [
        {
          path: rolloutPath,
          before: rolloutOf(planned),
          after: rolloutOf(stored),
        },
      ];
}

/** A file that is kept is `Uploaded` in some responses, and `None` or without a status in others. */
function keptStatus(status: string | null | undefined): string {
  return status && status !== 'None' ? status : 'Uploaded';
}

function liveKeys(submission: Submission): string[] {
  return livePackagesOf(submission)
    .map((entry) => fileKey(entry.fileName))
    .sort();
}

function isUnder(path: string, prefixes: readonly string[]): boolean {
  const folded = foldName(path);
  return prefixes.map(foldName).some((prefix) => folded === prefix || folded.startsWith(`${prefix}.`));
}
