import type { Finding } from '../errors.ts';
import { parseArchiveName } from '../packages/name.ts';
import type { StorePackage, Submission } from '../store/wire.ts';
import {
  baseName,
  describeExisting,
  familyServes,
  fileKey,
  isBundleName,
  livePackagesOf,
  packagesOf,
  readFamily,
  runsOn,
  unserved,
} from './coverage.ts';
import { isEmptyPlan, resultingNames } from './plan.ts';
import { rolloutOf, rolloutState } from './rollout.ts';
import type { ExistingPackagesMode } from './supersede.ts';
import type { Change, Plan, TargetKind } from './types.ts';

/** Everything the guards on a plan look at. */
export interface GuardContext {
  readonly plan: Plan;
  readonly target: TargetKind;
  /** What the plan was computed from: the last published submission, or the clone of a first one. */
  readonly base: Submission;
  /** `undefined` where the target was never published. */
  readonly published: Submission | undefined;
  /** Submission that customers outside a halted rollout have; `undefined` where there is none or it can't be read. */
  readonly fallback: Submission | undefined;
  readonly existingPackages: ExistingPackagesMode;
  /** Input `release-notes`. */
  readonly releaseNotes?: string | undefined;
  /** Milliseconds since the epoch; `undefined` where no plan depends on it. */
  readonly now?: number | undefined;
}

type Guard = (context: GuardContext) => readonly Finding[];

/**
 * A published rollout that still spreads: a new submission would be refused or would replace it half-way.
 * One whose state is not known to have ended counts as such.
 */
export const rolloutInProgress: Guard = ({ published }) => {
  if (published === undefined || ['none', 'complete', 'stopped'].includes(rolloutState(published))) return [];
  const { packageRolloutPercentage, packageRolloutStatus } = rolloutOf(published) ?? {};
  return [
    refusal(
      'rollout-in-progress',
      `The last published submission is still rolling out (${packageRolloutPercentage ?? 0} % of customers, ${packageRolloutStatus ?? 'state unknown'}). End it with command: rollout and rollout-action: finalize or halt, or set existing-rollout, then run this again.`,
    ),
  ];
};

/** After a halt the clone holds the halted packages, and a plain submission would hand them to everybody. */
export const rolloutHalted: Guard = ({ published, plan, fallback }) => {
  if (published === undefined || rolloutState(published) !== 'stopped') return [];
  const safe = fallback ? livePackagesOf(fallback) : [];
  const halted = livePackagesOf(plan.document)
    .filter((entry) => entry.fileStatus !== 'PendingUpload' && !safe.some((each) => isSameFile(each, entry)))
    .map((entry) => `${entry.fileName} (${entry.version || 'version unknown'})`);
  return halted.length === 0
    ? []
    : [
        refusal(
          'rollout-halted',
          `The last rollout was halted, and this submission would give its packages to everybody: ${halted.join(', ')}. Publish a higher version for the same devices with existing-packages: remove-superseded, or set it to remove-all.`,
        ),
      ];
};

/** A rollout is a share of those who already have the app. */
export const rolloutNeedsPublished: Guard = ({ published, plan }) =>
  published === undefined && rolloutOf(plan.document)?.isPackageRollout
    ? [
        refusal(
          'rollout-needs-published',
          'A gradual rollout needs a published submission to fall back to, and there is none yet. Remove rollout-percentage for the first one.',
        ),
      ]
    : [];

/** The Store takes a price that is missing for `Free` and answers 200 (msstore-cli #112). */
export const price: Guard = ({ plan, target }) => {
  if (target === 'flight') return [];
  const priceId = plan.document.pricing?.priceId;
  if (priceId === undefined || priceId === null || priceId === '') {
    return [
      refusal(
        'price',
        'The Store does not say the price of this app, and a submission without one would make it free. Give its price tier in the input price (Free if it is free).',
      ),
    ];
  }
  return priceId.toLowerCase() === 'base'
    ? [
        refusal(
          'price',
          'The Store answers the price "Base" for this app and refuses it in a submission. Give the price tier in the input price, for example Tier2; Partner Center shows it under Pricing and availability.',
        ),
      ]
    : [];
};

/** Partner Center refuses to hide from the public what it could get once (store-api.md §3.2). */
export const visibility: Guard = ({ plan, published }) =>
  isWord(published?.visibility, 'public') && isWord(plan.document.visibility, 'private')
    ? [
        refusal(
          'visibility',
          'This is published as Public, and the Store does not make it Private any more. Use hidden, which leaves it to those who have it or have a link.',
        ),
      ]
    : [];

/** A release that waits for a time which is over would go out at once. */
export const publishDate: Guard = ({ plan, now }) => {
  const { targetPublishMode, targetPublishDate } = plan.document;
  const isAsked = plan.changes.some(({ path }) => /^targetPublish(Mode|Date)$/.test(path));
  if (now === undefined || !isAsked || !isWord(targetPublishMode, 'specificdate')) return [];
  const date = Date.parse(targetPublishDate ?? '');
  return date > now
    ? []
    : [
        refusal(
          'publish-date',
          `The submission would be published from ${targetPublishDate || 'no date'} on, and that is over. Give a time in the future, at least a day from now, or publish-mode: immediate.`,
        ),
      ];
};

/** Notes without a language to put them in would be lost without a word. */
export const releaseNotes: Guard = ({ plan, releaseNotes: notes }) =>
  notes !== undefined && Object.keys(plan.document.listings ?? {}).length === 0
    ? [
        refusal(
          'release-notes',
          'The app has no listing in any language, so the release notes have no place. Write the listing in Partner Center first.',
        ),
      ]
    : [];

/** A language that is left out loses its listing, and a submission without any is refused (store-faults.md C4). */
export const noListing: Guard = ({ plan, base }) =>
  Object.keys(base.listings ?? {}).length > 0 && Object.keys(plan.document.listings ?? {}).length === 0
    ? [
        refusal(
          'no-listing',
          'The submission would have no listing in any language. Keep at least one in submission-patch.',
        ),
      ]
    : [];

/** No run commits without at least one new file or another change, and none that leaves no package at all. */
export const nothingToPublish: Guard = ({ plan }) => {
  if (isEmptyPlan(plan)) {
    return [
      refusal(
        'nothing-to-publish',
        'There is no new package and no other change: nothing to publish. Check what packages finds.',
      ),
    ];
  }
  const leavesNothing = plan.packages.length > 0 && resultingNames(plan).length === 0;
  return leavesNothing
    ? [
        refusal(
          'nothing-to-publish',
          'The submission would remove every package and add none. Check what packages finds, or set existing-packages to keep-all.',
        ),
      ]
    : [];
};

/** An architecture, device family or older system that customers have today must not lose its package unasked. */
export const coverageVanishes: Guard = ({ plan, base, existingPackages }) => {
  if (existingPackages === 'remove-all') return [];
  const remaining = plan.packages.filter((each) => each.action !== 'remove');
  const stays = new Set(livePackagesOf(plan.document).map(entryKey));
  const lost = livePackagesOf(base)
    .filter((entry) => !stays.has(entryKey(entry)))
    .flatMap((entry) => lostCoverage(entry, remaining));
  return lost.length === 0
    ? []
    : [
        refusal(
          'coverage-vanishes',
          `Customers on ${[...new Set(lost)].join(', ')} would get no package any more. Add a package for them, or set existing-packages to remove-all to leave them without.`,
        ),
      ];
};

/** The Store refuses a PUT that leaves an entry out (windows-dev-docs #1887). */
export const droppedEntries: Guard = ({ plan, base }) => {
  const kept = new Set(packagesOf(plan.document).map(entryKey));
  const dropped = packagesOf(base).filter((entry) => !kept.has(entryKey(entry)));
  return dropped.length === 0
    ? []
    : [
        refusal(
          'dropped-entries',
          `Package entries must be marked for removal, never dropped: ${dropped.map((entry) => entry.fileName).join(', ')}. This is a fault of the action; please report it.`,
        ),
      ];
};

/** The service refuses to turn an entry that waits for its file into one that is removed. */
export const pendingUpload: Guard = ({ base }) => {
  const waiting = packagesOf(base).filter((entry) => entry.fileStatus === 'PendingUpload');
  return waiting.length === 0
    ? []
    : [
        refusal(
          'pending-upload',
          `The submission that this one starts from still waits for files: ${waiting.map((entry) => entry.fileName).join(', ')}. Delete that draft in Partner Center, then run this again.`,
        ),
      ];
};

/** Every guard on a plan, in the order in which findings are shown. */
export const guards: Readonly<Record<string, Guard>> = {
  rolloutInProgress,
  rolloutHalted,
  rolloutNeedsPublished,
  price,
  visibility,
  publishDate,
  releaseNotes,
  noListing,
  nothingToPublish,
  coverageVanishes,
  droppedEntries,
  pendingUpload,
};

/** Findings of all guards at once: an empty list lets the plan pass. */
export function checkPlan(context: GuardContext): readonly Finding[] {
  return Object.values(guards).flatMap((guard) => guard(context));
}

/** The clone must be the published submission that the plan was shown on. */
export function checkClone(differences: readonly Change[]): readonly Finding[] {
  return differences.length === 0
    ? []
    : [
        refusal(
          'clone-differs',
          `The new submission does not start from what is published: ${describePaths(differences)}. Something else changed the app meanwhile; look at it in Partner Center, then run this again.`,
        ),
      ];
}

/** What the Store holds after the PUT must be the plan. */
export function checkStored(differences: readonly Change[]): readonly Finding[] {
  return differences.length === 0
    ? []
    : [
        refusal(
          'stored-differs',
          `The Store holds something else than what was sent: ${describePaths(differences)}. Nothing was committed. Run this again; if the Store does it again, make the change in Partner Center or report it.`,
        ),
      ];
}

/** Two entries may share a name (an old file and the one that replaces it), never an id. */
function entryKey(entry: StorePackage): string {
  return entry.id || fileKey(entry.fileName);
}

/** File names of other tools stay the same from version to version, so a name alone does not say which file it is. */
function isSameFile(a: StorePackage, b: StorePackage): boolean {
  if (fileKey(a.fileName) !== fileKey(b.fileName)) return false;
  if (parseArchiveName(baseName(a.fileName)) !== undefined) return true;
  const isOne = Boolean(a.id) && a.id === b.id;
  return isOne || (Boolean(a.version) && a.version === b.version);
}

/** What an entry serves and no remaining package does. */
function lostCoverage(entry: StorePackage, remaining: Plan['packages']): readonly string[] {
  const existing = describeExisting(entry);
  return unserved(existing, (architecture, family) =>
    remaining.some(
      (each) =>
        (architecture === undefined
          ? existing.isBundle && isBundleName(each.fileName)
          : each.architectures.some((offer) => runsOn(offer, architecture))) &&
        (family === undefined || each.families.some((offer) => familyServes(readFamily(offer), family))),
    ),
  );
}

function describePaths(changes: readonly Change[]): string {
  return changes
    .map((change) => `${change.path} is ${show(change.after)} instead of ${show(change.before)}`)
    .join('; ');
}

function show(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

function isWord(value: string | null | undefined, word: string): boolean {
  return value?.toLowerCase() === word;
}

function refusal(rule: string, message: string): Finding {
  return { rule, severity: 'error', message };
}
