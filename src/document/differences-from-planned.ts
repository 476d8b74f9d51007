import { foldName } from '../json/fold.ts';
import { isSameShare, rolloutOf, shareInForce } from '../store/rollout.ts';
import type { Submission } from '../store/wire.ts';
import { asCommitted } from './assets.ts';
import { type Change, diff } from './diff.ts';
import { isDeviceFamilyDefault } from './future-devices.ts';
import { normalize } from './normal-form.ts';
import { fileKey, livePackagesOf } from './packages.ts';
import { serviceSet, serviceSetPricing } from './service-fields.ts';

/** What a plan asks for. */
export interface Desired {
  readonly document: Submission;
  readonly changes: readonly Change[];
}

const rolloutPath = 'packageDeliveryOptions.packageRollout';

/**
 * Members that the service owns and PUT ignores (store-api.md §3), and those documented as obsolete: a
 * difference there says nothing.
 */
const ignored = [
  ...serviceSet,
  ...serviceSetPricing.map((member) => `pricing.${member}`),
  'applicationPackages',
  'flightPackages',
  rolloutPath,
];

/** Fields in which a difference could ship what no one asked for. */
export const dangerousFields = [
  'pricing',
  'visibility',
  'targetPublishMode',
  'targetPublishDate',
  'listings',
  'packageDeliveryOptions.isMandatoryUpdate',
  'packageDeliveryOptions.mandatoryUpdateEffectiveDate',
];

/**
 * What this run asks for that an already committed submission does not hold: its files are uploaded and
 * removed packages are gone, so only the packages that customers will get are compared.
 */
export function differencesFromCommitted(plan: Desired, committed: Submission): readonly Change[] {
  return allDifferences(plan.document, committed).filter(
    (change) => !isPlain(change.path) || isUnder(change.path, dangerousFields) || isAskedBy(plan, change),
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

/** True if what is asked for touches the field of a change. */
export function isAskedBy({ changes }: Pick<Desired, 'changes'>, { path }: Change): boolean {
  return changes.some((change) => isUnder(path, [change.path]) || isUnder(change.path, [path]));
}

/** The fields that differ, except for what the service owns; packages and rollout aside. */
export function fieldDifferences(planned: Submission, stored: Submission): readonly Change[] {
  return diff(normalize(planned), normalize(stored)).filter(
    (change) => !isUnder(change.path, ignored) && !isDeviceFamilyDefault(change),
  );
}

/** A rollout that was dropped or widened ships to customers whom no one asked for (https://github.com/microsoft/msstore-cli/issues/110, https://github.com/microsoft/msstore-cli/pull/164). */
export function rolloutDifferences(planned: Submission, stored: Submission): readonly Change[] {
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

function liveKeys(submission: Submission): string[] {
  return livePackagesOf(submission)
    .map((entry) => fileKey(entry.fileName))
    .sort();
}

/** True for a path that is one of the others, or below one, in any letter case. */
export function isUnder(path: string, prefixes: readonly string[]): boolean {
  const folded = foldName(path);
  return prefixes.map(foldName).some((prefix) => folded === prefix || folded.startsWith(`${prefix}.`));
}
