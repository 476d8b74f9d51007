import { type Change, diff } from '../document/diff.ts';
import { isDeviceFamilyDefault, withDeviceFamilies } from '../document/future-devices.ts';
import { meansTheSame } from '../document/same-meaning.ts';
import type { PackageFacts } from '../packages/facts.ts';
import { rolloutOf } from '../store/rollout.ts';
import type { TargetKind } from '../store/target.ts';
import type { Submission } from '../store/wire.ts';
import { type MergePatch, withPatch } from './patch.ts';
import { leftBehindIn, planPackages, withPackages } from './plan-packages.ts';
import { type RequestedFields, withRequested } from './requested.ts';
import { withRollout } from './rollout.ts';
import type { ExistingPackagesMode } from './supersede.ts';
import type { Inherited, PackagePlan, Plan } from './types.ts';

/** What the workflow asks for. */
export interface PlanRequest extends RequestedFields {
  readonly target: TargetKind;
  readonly existingPackages: ExistingPackagesMode;
  /** Percent, above 0 and below 100; `undefined` for everyone at once. */
  readonly rolloutPercentage: number | undefined;
  /** What the listing folder changes, checked before. */
  readonly listing?: MergePatch | undefined;
  /** What a reader must know about it, one sentence each. */
  readonly listingNotes?: readonly string[] | undefined;
  /** Any other change, checked before. */
  readonly patch?: MergePatch | undefined;
}

/**
 * Computes the submission that the Store should hold from the one it holds now. Pure: the same
 * document, facts and request give the same plan. Whatever is not named here passes through unchanged.
 *
 * @param base last published submission, or the clone.
 */
export function planSubmission(base: Submission, facts: readonly PackageFacts[], request: PlanRequest): Plan {
  const packages = planPackages(base, facts, request.existingPackages);
  const steps: ((document: Submission) => Submission)[] = [
    (document) => withPackages(document, packages, request.target),
    (document) => (request.target === 'add-on' ? document : withRollout(document, request.rolloutPercentage)),
    // Before the patch, so that it finds the families it changes; and after it, for those that it removes.
    (document) => (request.target === 'app' ? withDeviceFamilies(document) : document),
    (document) => withPatch(document, request.listing),
    (document) => withPatch(document, request.patch),
    (document) => (request.target === 'app' ? withDeviceFamilies(document) : document),
    // After the patch: release notes are for every language, those that it adds included.
    (document) => withRequested(document, request, request.target),
  ];
  const document = steps.reduce((current, step) => step(current), base);
  const changes = changesBetween(base, document);
  const plans = packages.map(({ plan }) => plan);
  return {
    document,
    changes,
    notes: [...(request.listingNotes ?? []), ...pageBeforePackages(changes, plans, request)],
    packages: plans,
    leftBehind: leftBehindIn(base, document, facts),
    inherited: inheritedFields(document, changes),
  };
}

/** A rollout covers only packages, which is easy to miss when the page changes. */
function pageBeforePackages(
  changes: readonly Change[],
  packages: readonly PackagePlan[],
  { rolloutPercentage }: PlanRequest,
): readonly string[] {
  const isNew = packages.some(({ action }) => action === 'add');
  return rolloutPercentage === undefined || !changesPage({ changes }) || !isNew
    ? []
    : [
        `Text and images go live for everyone as soon as this is published; the packages go to ${rolloutPercentage}% of customers.`,
      ];
}

/** True if customers will see another Store page: texts, images or trailers. */
export function changesPage({ changes }: Pick<Plan, 'changes'>): boolean {
  return changes.some(({ path }) => /^(?:listings|trailers)(?:\.|$)/i.test(path));
}

/** Names in the archive of the files that a plan adds. */
export function addedNames(plan: Plan): readonly string[] {
  return plan.packages.filter((each) => each.action === 'add').map((each) => each.fileName);
}

/** Names of the packages that customers get once a plan is published. */
export function resultingNames(plan: Plan): readonly string[] {
  return plan.packages.filter((each) => each.action !== 'remove').map((each) => each.fileName);
}

/**
 * True if committing the plan would change nothing for customers. The rollout's share only says how new
 * packages spread, so without a new package it is not a change.
 */
export function isEmptyPlan(plan: Plan): boolean {
  return plan.packages.every((each) => each.action === 'keep') && otherChanges(plan).length === 0;
}

/** Changed fields except for packages, their rollout, and what only makes the document complete. */
export function otherChanges(plan: Plan): readonly Change[] {
  return plan.changes.filter(
    (change) =>
      !change.path.startsWith('packageDeliveryOptions.packageRollout') && !isDeviceFamilyDefault(change),
  );
}

function changesBetween(before: Submission, after: Submission): readonly Change[] {
  const packageMembers = new Set(['applicationPackages', 'flightPackages']);
  return diff(withDelivery(before), withDelivery(after))
    .filter((change) => !packageMembers.has(change.path))
    .filter((change) => !isSilentRolloutChange(before, after, change) && !meansTheSame(change));
}

/** If the member is missing, the rollout still has a path of its own. */
function withDelivery(submission: Submission): Submission {
  return { ...submission, packageDeliveryOptions: submission.packageDeliveryOptions ?? {} };
}

/** The percentage of a rollout that is off before and after means nothing. */
function isSilentRolloutChange(before: Submission, after: Submission, change: Change): boolean {
  return (
    change.path.startsWith('packageDeliveryOptions.packageRollout') &&
    !rolloutOf(before)?.isPackageRollout &&
    !rolloutOf(after)?.isPackageRollout
  );
}

const riskyFields = [
  'pricing.priceId',
  'visibility',
  'targetPublishMode',
  'targetPublishDate',
  'packageDeliveryOptions.packageRollout.isPackageRollout',
  'packageDeliveryOptions.isMandatoryUpdate',
] as const;

function inheritedFields(document: Submission, changes: readonly Change[]): readonly Inherited[] {
  return riskyFields
    .filter((path) => !changes.some((change) => change.path === path || path.startsWith(`${change.path}.`)))
    .map((path) => ({ path, value: valueAt(document, path) }))
    .filter(({ value }) => value !== undefined);
}

function valueAt(document: Submission, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      document,
    );
}
