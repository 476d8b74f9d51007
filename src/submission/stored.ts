import type { Submission } from '../store/wire.ts';
import { asCommitted } from './assets.ts';
import { fileKey, livePackagesOf, packagesOf } from './coverage.ts';
import { diff } from './diff.ts';
import { normalize } from './normalize.ts';
import { rolloutOf, shareInForce } from './rollout.ts';
import type { Change } from './types.ts';

/** Differences between what was sent and what the Store holds. */
export interface StoredDifferences {
  /** Fields whose difference could ship what nobody asked for: they stop the run. */
  readonly dangerous: readonly Change[];
  /** Everything else that the service changed on its own: shown, never fatal. */
  readonly others: readonly Change[];
}

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
  'packageDeliveryOptions.packageRollout',
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
 * Compares the plan's document with what the Store answers after the PUT, immediately before commit: the
 * service has answered 200 and made a paid app free (msstore-cli #112) or dropped a rollout (#164).
 */
export function compareStored(planned: Submission, stored: Submission): StoredDifferences {
  const fields = fieldDifferences(planned, stored);
  return {
    dangerous: [
      ...fields.filter((change) => isUnder(change.path, dangerous)),
      ...packageDifferences(planned, stored),
      ...rolloutDifferences(planned, stored),
    ],
    others: fields.filter((change) => !isUnder(change.path, dangerous)),
  };
}

/**
 * Compares the plan with a submission that was committed before: its files are uploaded and removed
 * packages are gone, so only the packages that customers will get are compared.
 */
export function differencesToCommitted(planned: Submission, committed: Submission): readonly Change[] {
  const before = liveKeys(planned);
  const after = liveKeys(committed);
  return [
    ...fieldDifferences(asCommitted(planned), asCommitted(committed)).filter((change) =>
      isUnder(change.path, dangerous),
    ),
    ...rolloutDifferences(planned, committed),
    ...(before.join('\n') === after.join('\n') ? [] : [{ path: 'packages', before: after, after: before }]),
  ];
}

function fieldDifferences(planned: Submission, stored: Submission): readonly Change[] {
  return diff(normalize(planned), normalize(stored)).filter((change) => !isUnder(change.path, ignored));
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

/** A rollout that was dropped or widened ships to customers whom nobody asked for (msstore-cli #110, #164). */
function rolloutDifferences(planned: Submission, stored: Submission): readonly Change[] {
  const asked = shareInForce(planned);
  const held = shareInForce(stored);
  const isOnAsPlanned =
    Boolean(rolloutOf(planned)?.isPackageRollout) === Boolean(rolloutOf(stored)?.isPackageRollout);
  return asked === held && isOnAsPlanned
    ? []
    : [
        {
          path: 'packageDeliveryOptions.packageRollout',
          before: rolloutOf(planned),
          after: rolloutOf(stored),
        },
      ];
}

/** A file that is kept is `Uploaded` to some answers, and `None` or without a status in others. */
function keptStatus(status: string | null | undefined): string {
  return status && status !== 'None' ? status : 'Uploaded';
}

function liveKeys(submission: Submission): string[] {
  return livePackagesOf(submission)
    .map((entry) => fileKey(entry.fileName))
    .sort();
}

function isUnder(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}.`));
}
