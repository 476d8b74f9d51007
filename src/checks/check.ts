import type { Finding } from '../errors.ts';

/** What a check reports: a finding without its `rule`, which is the check's id. */
export type Remark = Omit<Finding, 'rule'>;

/** One check of the packages, the plan, the patch or what the Store holds. Pure. */
export interface Check<Context, Found = Remark> {
  /** In kebab case: the `rule` of its findings, and its name in docs/troubleshooting.md. */
  readonly id: string;
  /** Why it fails, and what to do, in Markdown: its row there. */
  readonly row: string;
  /** Returns everything that is wrong, each finding self-contained; an empty list if nothing is. */
  readonly check: (context: Context) => readonly Found[];
}

/** All findings of all checks at once, in the order of the checks. */
export function runChecks<Context, Found>(
  checks: readonly Check<Context, Found>[],
  context: Context,
): readonly (Found & Pick<Finding, 'rule'>)[] {
  return checks.flatMap(({ id, check }) => check(context).map((found) => ({ rule: id, ...found })));
}

/** Something that must not be submitted. */
export function error(message: string): Remark {
  return { severity: 'error', message };
}

/** Something that the Store may accept, but that is probably a mistake. */
export function warning(message: string): Remark {
  return { severity: 'warning', message };
}
