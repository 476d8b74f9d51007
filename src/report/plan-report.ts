import type { Change } from '../document/diff.ts';
import { isRecord } from '../json/is-record.ts';
import { describeNotesChange, isNotesPath, withoutNotes } from '../masking/notes.ts';
import type { NoReview, Review } from '../review/review.ts';
import type { PackagePlan, Plan } from '../submission/types.ts';
import { formatShare } from '../text/format.ts';
import { leftBehindDetails } from './left-behind.ts';
import { describeValue, shorten, shortenChange } from './value.ts';

/** A changed field; `undefined` stands for missing. */
export interface ReportedChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  /** What is said instead of both values if they are secret: `changed, 78 characters`. */
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
 * The one form of the plan that log, summary and comment are made from. Packages come by action and name; fields
 * by path, as the plan has them.
 * @param review shows changes of the Store page by itself: they are left out here
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

/** `"Tier2" → "Tier3"`, or what may be said of a secret. */
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
