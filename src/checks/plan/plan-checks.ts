import { normalize } from '../../document/normal-form.ts';
import type { Finding } from '../../errors.ts';
import { parseArchiveName } from '../../packages/name.ts';
import { rolloutOf, rolloutState } from '../../store/rollout.ts';
import type { TargetKind } from '../../store/target.ts';
import type { StorePackage, Submission } from '../../store/wire.ts';
import {
  baseName,
  describeExisting,
  fileKey,
  livePackagesOf,
  packagesOf,
} from '../../submission/existing-package.ts';
import { isEmptyPlan, resultingNames } from '../../submission/plan.ts';
import { entryKey } from '../../submission/plan-packages.ts';
import { takesReleaseNotes } from '../../submission/requested.ts';
import type { ExistingPackagesMode } from '../../submission/supersede.ts';
import type { Plan } from '../../submission/types.ts';

/** Everything the guards on a plan look at. */
export interface GuardContext {
  readonly plan: Plan;
  readonly target: TargetKind;
  /** What the plan was computed from: the last published submission, or the clone of a first one. */
  readonly base: Submission;
  /** `undefined` if the target was never published. */
  readonly published: Submission | undefined;
  /** `published` is shown as it will be: its rollout is still in progress, and this run would halt it. */
  readonly haltsRollout?: boolean;
  /** Submission that customers outside a halted rollout have; `undefined` if there is none or it can't be read. */
  readonly fallback: Submission | undefined;
  readonly existingPackages: ExistingPackagesMode;
  /** Input `release-notes`. */
  readonly releaseNotes?: string | undefined;
  /** Milliseconds since the epoch; `undefined` if no plan depends on it. */
  readonly now?: number | undefined;
}

/** What speaks against a plan, and what to do about it; `undefined` if nothing does. */
type Guard = (context: GuardContext) => string | undefined;

/**
 * A published rollout that still spreads: a new submission would be refused or would replace it half-way.
 * One whose state is not known to have ended counts as such.
 */
const rolloutInProgress: Guard = ({ published }) => {
  const state = published === undefined ? 'none' : rolloutState(published);
  if (published === undefined || ['none', 'complete', 'stopped'].includes(state)) return undefined;
  const { packageRolloutPercentage, packageRolloutStatus } = rolloutOf(published) ?? {};
  // Only one in progress can be ended (store-api.md §2.3).
  if (state !== 'in-progress')
    return `The rollout of the last published submission (${packageRolloutPercentage ?? 0} % of customers) is in the state ${packageRolloutStatus || 'unknown'}, in which it can't be ended. Look at it in Partner Center; once it is in progress, end it with command: rollout, then run this again.`;
  return `The last published submission is still rolling out (${packageRolloutPercentage ?? 0} % of customers, ${packageRolloutStatus ?? 'state unknown'}). End it with command: rollout and rollout-action: finalize or halt, or set existing-rollout, then run this again.`;
};

/** After a halt the clone holds the halted packages, and a plain submission would give them to everyone. */
const rolloutHalted: Guard = ({ published, plan, fallback, haltsRollout, target }) => {
  if (published === undefined || rolloutState(published) !== 'stopped') return undefined;
  const safe = fallback ? livePackagesOf(fallback) : [];
  const halted = livePackagesOf(plan.document).filter(
    (entry) => entry.fileStatus !== 'PendingUpload' && !safe.some((each) => isSameFile(each, entry)),
  );
  if (halted.length === 0) return undefined;
  const names = halted.map((entry) => `${entry.fileName} (${entry.version || 'version unknown'})`).join(', ');
  // What is not known to be superseded is kept, whatever comes.
  const isKnown = halted.every((entry) => describeExisting(entry, target).architectures !== undefined);
  const advice = isKnown
    ? 'Publish a higher version for the same devices with existing-packages: remove-superseded, or set it to remove-all.'
    : 'Publish packages for all devices of your customers with existing-packages: remove-all.';
  const why = haltsRollout
    ? `With existing-rollout: halt this submission would still give the packages of that rollout to everyone: ${names}. Nothing was halted.`
    : `The last rollout was halted, and this submission would give its packages to everyone: ${names}.`;
  return `${why} ${advice}`;
};

/** A rollout is a share of those who already have the app. */
const rolloutNeedsPublished: Guard = ({ published, plan }) =>
  published === undefined && rolloutOf(plan.document)?.isPackageRollout
    ? 'A gradual rollout needs a published submission to fall back to, and there is none yet. Remove rollout-percentage for the first one.'
    : undefined;

/** The Store treats a missing price as `Free`, and responds 200 (https://github.com/microsoft/msstore-cli/issues/112). */
const price: Guard = ({ plan, target }) => {
  if (target === 'flight') return undefined;
  const priceId = plan.document.pricing?.priceId;
  if (priceId === undefined || priceId === null || priceId === '') {
    return 'The Store does not say the price of this app, and a submission without one would make it free. Give its price tier in the input price (Free if it is free).';
  }
  return priceId.toLowerCase() === 'base'
    ? 'The Store returns "Base" as the price of this app: it has the newer pricing (price version 2), which the submission API can neither read nor set, and "Base" is refused in a submission. Give the price tier in the input price, for example Tier1012; Partner Center shows the price under Pricing and availability.'
    : undefined;
};

/** Partner Center refuses to hide from the public what it could get once (store-api.md §3.2). */
const visibility: Guard = ({ plan, published }) =>
  isWord(published?.visibility, 'public') && isWord(plan.document.visibility, 'private')
    ? "A public app or add-on can't be made private again. Use hidden: only people who own it, or have a link, can get it."
    : undefined;

/** A release that waits for a time which is over would go out at once. */
const publishDate: Guard = ({ plan, now }) => {
  const { targetPublishMode, targetPublishDate } = plan.document;
  const isAsked = plan.changes.some(({ path }) => /^targetPublish(Mode|Date)$/.test(path));
  if (now === undefined || !isAsked || !isWord(targetPublishMode, 'specificdate')) return undefined;
  const date = Date.parse(targetPublishDate ?? '');
  return date > now
    ? undefined
    : `The submission would be published from ${targetPublishDate || 'no date'}, which is in the past. Give a time in the future, at least a day from now, or publish-mode: immediate.`;
};

/** Notes without a language to put them in would be silently dropped. */
const releaseNotes: Guard = ({ plan, releaseNotes: notes }) =>
  notes !== undefined && !takesReleaseNotes(plan.document)
    ? 'The app has no listing in any language, so there is no place for the release notes. Write the listing in Partner Center first.'
    : undefined;

/**
 * A language that is left out loses its listing, and a submission without any is refused (store-faults.md C4). An
 * add-on's first listing comes with the patch: to write it in Partner Center locks the API out of the draft.
 */
const noListing: Guard = ({ plan, base, target }) => {
  if (normalize(plan.document.listings) !== undefined) return undefined;
  if (normalize(base.listings) !== undefined)
    return 'The submission would have no listing in any language. Keep at least one in submission-patch.';
  return target === 'add-on'
    ? 'The add-on has no Store listing yet, and the Store refuses a submission without one. Give it one in submission-patch: {"listings":{"en-us":{"title":"…","description":"…"}}}.'
    : undefined;
};

/** No run commits without at least one new file or another change, and none that leaves no package at all. */
const nothingToPublish: Guard = ({ plan }) => {
  if (isEmptyPlan(plan)) {
    return 'There is no new package and no other change: nothing to publish. Check which files the input packages matches.';
  }
  const leavesNothing = plan.packages.length > 0 && resultingNames(plan).length === 0;
  return leavesNothing
    ? 'The submission would remove every package and add none. Check which files the input packages matches, or set existing-packages to keep-all.'
    : undefined;
};

/** An architecture, device family or older system that customers have today must not lose its package unasked. */
const coverageVanishes: Guard = ({ plan, existingPackages }) => {
  if (existingPackages === 'remove-all') return undefined;
  const lost = plan.leftBehind
    .filter(({ outcome }) => outcome === 'loses')
    .map(({ devices, fileName }) => `${devices.join(', ')} (${fileName})`);
  return lost.length === 0
    ? undefined
    : `Customers on ${lost.join(', ')} would no longer get a package. Add a package for them, or set existing-packages to remove-all to leave them without.`;
};

/** The Store refuses a PUT that leaves an entry out (https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887). */
const droppedEntries: Guard = ({ plan, base }) => {
  const kept = new Set(packagesOf(plan.document).map(entryKey));
  const dropped = packagesOf(base).filter((entry) => !kept.has(entryKey(entry)));
  return dropped.length === 0
    ? undefined
    : `Package entries must be marked for removal, never dropped: ${dropped.map((entry) => entry.fileName).join(', ')}. This is a bug in this action; please report it.`;
};

/** The service refuses to turn an entry that waits for its file into one that is removed. */
const pendingUpload: Guard = ({ base }) => {
  const waiting = packagesOf(base).filter((entry) => entry.fileStatus === 'PendingUpload');
  return waiting.length === 0
    ? undefined
    : `The submission that this one starts from still waits for files: ${waiting.map((entry) => entry.fileName).join(', ')}. Delete that draft in Partner Center, then run this again.`;
};

/** Every guard on a plan by the name of its finding, in the order in which findings are shown. */
export const guards = {
  'rollout-in-progress': rolloutInProgress,
  'rollout-halted': rolloutHalted,
  'rollout-needs-published': rolloutNeedsPublished,
  price,
  visibility,
  'publish-date': publishDate,
  'release-notes': releaseNotes,
  'no-listing': noListing,
  'nothing-to-publish': nothingToPublish,
  'coverage-vanishes': coverageVanishes,
  'dropped-entries': droppedEntries,
  'pending-upload': pendingUpload,
} satisfies Readonly<Record<string, Guard>>;

/** Findings of all guards at once: a list without errors lets the plan pass. */
export function checkPlan(context: GuardContext): readonly Finding[] {
  return [
    ...Object.entries(guards).flatMap(([rule, guard]) => findingOf(rule, guard(context))),
    ...removedForGood(context),
  ];
}

/** What `remove-all` takes from customers is asked for, but maybe not known. */
function removedForGood({ plan, existingPackages }: GuardContext): readonly Finding[] {
  const lost = plan.leftBehind.filter(({ outcome }) => outcome === 'loses');
  if (existingPackages !== 'remove-all' || lost.length === 0) return [];
  const [some, more] = [lost.slice(0, shownLosses), lost.length - shownLosses];
  const texts = some.map(({ devices, fileName, isCertain }) => {
    const who = devices.join(', ');
    return isCertain
      ? `${who} (${fileName})`
      : `maybe ${who} (nothing says which devices ${fileName} serves)`;
  });
  const list = `${texts.join(', ')}${more > 0 ? `, and ${more} more packages` : ''}`;
  const message = `existing-packages: remove-all leaves customers without a package: ${list}. Customers who have the app keep it and get no more updates. Add a package for them unless that is what you want.`;
  return [{ rule: 'coverage-vanishes', severity: 'warning', message }];
}

/** Packages named in one message. */
const shownLosses = 3;

/** The finding of one guard, for a document that the others could not judge. */
export function askGuard(rule: keyof typeof guards, context: GuardContext): readonly Finding[] {
  return findingOf(rule, guards[rule](context));
}

function findingOf(rule: string, message: string | undefined): readonly Finding[] {
  return message === undefined ? [] : [{ rule, severity: 'error', message }];
}

/** File names of other tools stay the same from version to version, so a name alone does not say which file it is. */
function isSameFile(a: StorePackage, b: StorePackage): boolean {
  if (fileKey(a.fileName) !== fileKey(b.fileName)) return false;
  if (parseArchiveName(baseName(a.fileName)) !== undefined) return true;
  const isOne = Boolean(a.id) && a.id === b.id;
  return isOne || (Boolean(a.version) && a.version === b.version);
}

function isWord(value: string | null | undefined, word: string): boolean {
  return value?.toLowerCase() === word;
}
