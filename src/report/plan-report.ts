import type { PackagePlan, Plan } from '../submission/types.ts';
import { shorten, shortenChange } from './value.ts';

/** A changed field; `undefined` stands for absent. */
export interface ReportedChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A risky field that stays as it is. */
export interface ReportedField {
  readonly path: string;
  readonly value: unknown;
}

/** The plan as all reports tell it: in a stable order, with long texts shortened. */
export interface PlanReport {
  readonly packages: readonly PackagePlan[];
  readonly changes: readonly ReportedChange[];
  readonly stays: readonly ReportedField[];
}

/**
 * The one form of the plan that log, summary, comment, artifact and the `plan` output are made from. Packages
 * come by action and name; fields by path, as the plan has them.
 */
export function reportPlan({ packages, changes, inherited }: Plan): PlanReport {
  return {
    packages: [...packages].sort(byActionAndName),
    changes: changes.map(({ path, before, after }) => ({ path, ...shortenChange(before, after) })),
    stays: inherited.map(({ path, value }) => ({ path, value: shorten(value) })),
  };
}

/** What a run adds first, then what it removes, then what stays. */
const actions = ['add', 'remove', 'keep'] as const;

function byActionAndName(a: PackagePlan, b: PackagePlan): number {
  return actions.indexOf(a.action) - actions.indexOf(b.action) || (a.fileName < b.fileName ? -1 : 1);
}
