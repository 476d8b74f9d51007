import type { Change } from '../document/diff.ts';
import { describeValue, shorten, shortenChange } from '../document/value.ts';
import { isRecord } from '../json/is-record.ts';
import { describeNotesChange, isNotesPath, withoutNotes } from '../masking/notes.ts';
import type { NoReview, Review } from '../review/review.ts';
import type { LeftBehind } from '../submission/left-behind.ts';
import type { PackagePlan, Plan } from '../submission/types.ts';
import { formatShare } from '../text/format.ts';

/** A changed field; `undefined` stands for missing. */
export interface ReportedChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** What is shown instead of both values if they are secret: `changed (78 characters)`. */
  readonly hidden?: string;
}

/** A risky field that stays as it is. */
export interface ReportedField {
  readonly path: string;
  readonly value: unknown;
}

/** The plan as a person reads it: in a stable order, with long texts shortened and certification notes hidden. */
export interface PlanReport {
  readonly packages: readonly PackagePlan[];
  /** Who gets no new package, with what a reader can do about it. */
  readonly notUpdated: readonly string[];
  readonly changes: readonly ReportedChange[];
  readonly stays: readonly ReportedField[];
  /** What stays, in a few words each: `Free`, `Public`, `published at once`. */
  readonly facts: readonly string[];
  /** See `keptNotes`. */
  readonly keptNotes: string | undefined;
}

/**
 * The one form of the plan that log, summary and comment are made from. Packages are sorted by action and name, fields
 * by path, as the plan has them.
 * @param review shows changes of the Store page on its own: they are left out here
 */
export function reportPlan(plan: Plan, review?: Review | NoReview): PlanReport {
  return {
    packages: [...plan.packages].sort(byActionAndName),
    notUpdated: leftBehindDetails(plan.leftBehind),
    changes: changesIn(plan, review).map(reportChange),
    stays: plan.inherited.map(({ path, value }) => ({ path, value: shorten(withoutNotes(value)) })),
    facts: plan.inherited.flatMap(({ path, value }) => factOf(plan, path, value) ?? []),
    keptNotes: keptNotes(plan),
  };
}

function changesIn({ changes }: Plan, review: Review | NoReview | undefined): readonly Change[] {
  return review === undefined || 'missing' in review
    ? changes
    : review.views.changesBeside(changes, review.comparison, review.kind);
}

/** `"Tier2" → "Tier3"`, or what may be shown of a secret. */
export function describeChange({ before, after, hidden }: ReportedChange): string {
  return hidden ?? `${describeValue(before)} → ${describeValue(after)}`;
}

function reportChange({ path, before, after }: Change): ReportedChange {
  return isNotesPath(path)
    ? { path, before: undefined, after: undefined, hidden: describeNotesChange(before, after) }
    : { path, ...shortenChange(withoutNotes(before), withoutNotes(after)) };
}

/** What a run adds first, then what it removes, then what stays. */
const actions = ['add', 'remove', 'keep'] as const;

function byActionAndName(a: PackagePlan, b: PackagePlan): number {
  return actions.indexOf(a.action) - actions.indexOf(b.action) || (a.fileName < b.fileName ? -1 : 1);
}

function factOf(plan: Plan, path: string, value: unknown): string | undefined {
  const text = describeValue(shorten(value));
  switch (path) {
    case 'pricing.priceId':
    case 'visibility':
      return text;
    case 'targetPublishMode':
      return (
        { immediate: 'published at once', manual: 'published manually in Partner Center' }[
          text.toLowerCase()
        ] ?? `publish mode ${text}`
      );
    case 'targetPublishDate':
      return String(plan.document.targetPublishMode).toLowerCase() === 'specificdate'
        ? `on ${text}`
        : undefined;
    case 'packageDeliveryOptions.packageRollout.isPackageRollout':
      return value === true ? rolloutFact(plan) : 'no rollout';
    case 'packageDeliveryOptions.isMandatoryUpdate':
      return value === true ? 'mandatory' : 'not mandatory';
    default:
      return `${path}: ${text}`;
  }
}

function rolloutFact({ document }: Plan): string {
  const share = document.packageDeliveryOptions?.packageRollout?.packageRolloutPercentage;
  return typeof share === 'number' ? `rollout to ${formatShare(share)}` : 'gradual rollout';
}

/**
 * New packages under the release notes of the last version: `Release notes of the last version (12 languages): …`;
 * `undefined` if they are new too, or no package is.
 */
export function keptNotes({ packages, changes, document }: Plan): string | undefined {
  if (!packages.some(({ action }) => action === 'add')) return undefined;
  const stale = Object.entries(document.listings ?? {}).flatMap(([language, listing]) => {
    const path = `listings.${language}`;
    const isChanged = changes.some((change) => isPartOf(change.path, path));
    const base = isRecord(listing) && isRecord(listing.baseListing) ? listing.baseListing : {};
    return isChanged || typeof base.releaseNotes !== 'string' || base.releaseNotes === ''
      ? []
      : [base.releaseNotes];
  });
  if (stale.length === 0) return undefined;
  const texts = new Set(stale);
  const quoted = texts.size === 1 ? `: "${describeValue(shorten(stale[0]))}"` : '';
  const count = stale.length === 1 ? '1 language' : `${stale.length} languages`;
  return `Release notes of the last version (${count})${quoted}`;
}

/** True for a change of a language's release notes, or of something that holds them. */
function isPartOf(changed: string, language: string): boolean {
  const notes = `${language}.baseListing.releaseNotes`;
  return changed === notes || notes.startsWith(`${changed}.`);
}

/** `arm64 stays on 4.0.0.0`: who gets no new package, in a few words each. */
export function leftBehindTexts(left: readonly LeftBehind[]): readonly string[] {
  return left.map(inShort);
}

/** The same for one line, which can't name all of many. */
export function leftBehindSummary(left: readonly LeftBehind[]): readonly string[] {
  const texts = leftBehindTexts(left);
  return texts.length <= 3
    ? texts
    : [...texts.slice(0, 2), `${texts.length - 2} more packages are kept or removed (see the plan)`];
}

/** The same with what a reader can do about it. */
export function leftBehindDetails(left: readonly LeftBehind[]): readonly string[] {
  return left.map(inFull);
}

function inShort({ outcome, isCertain, devices, version, fileName, isBelowNew }: LeftBehind): string {
  const who = devices.join(', ');
  const isOne = devices.length === 1;
  if (outcome === 'keeps') {
    if (isCertain) return `${who} ${isOne ? 'stays' : 'stay'} on ${version ?? fileName}`;
    return `devices that ${isBelowNew ? 'only ' : ''}${fileName} supports stay on ${version ?? 'it'}`;
  }
  const verb = isCertain ? (isOne ? 'loses' : 'lose') : 'may lose';
  return `${who} ${verb} ${version ?? fileName} without a new package`;
}

function inFull(left: LeftBehind): string {
  const text = inShort(left);
  const { fileName, version, devices } = left;
  if (left.outcome === 'loses') return `${text} (${fileName} is removed).`;
  // Nothing is known to be missing here: the versions are the reason.
  if (!left.isBelowNew)
    return `${text}${left.isCertain ? ` (${fileName})` : ''}. No new package is above it.`;
  if (left.isCertain) return `${text} (${fileName}).`;
  const advice = left.othersNeedKeeping
    ? 'existing-packages: remove-all would remove it, but also other packages that customers still need.'
    : 'If it supports none of these, existing-packages: remove-all removes it.';
  const above = version === undefined ? '' : ` above ${version}`;
  return `${text}. Neither the Store nor its name gives its architectures, and no new package${above} is for ${devices.join(', ')}. ${advice}`;
}
