import type { Change } from '../document/diff.ts';
import { describeNotesChange, isNotesPath, withoutNotes } from '../masking/notes.ts';
import type { PackagePlan, Plan } from '../submission/types.ts';
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
  readonly changes: readonly ReportedChange[];
  readonly stays: readonly ReportedField[];
}

/**
 * The one form of the plan that log, summary and comment are made from. Packages come by action and name; fields
 * by path, as the plan has them.
 */
export function reportPlan({ packages, changes, inherited }: Plan): PlanReport {
  return {
    packages: [...packages].sort(byActionAndName),
    changes: changes.map(reportChange),
    stays: inherited.map(({ path, value }) => ({ path, value: shorten(withoutNotes(value)) })),
  };
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
