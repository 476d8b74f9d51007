import { describeValue } from '../document/value.ts';
import { sanitize } from '../masking/sanitize.ts';
import { hasChanges } from '../review/comparison.ts';
import type { NoReview, Review } from '../review/review.ts';
import type { PackagePlan, Plan } from '../submission/types.ts';
import { formatBytes } from '../text/format.ts';
import { describeChange, reportPlan } from './plan-report.ts';

/** The plan as lines for the log: packages, the Store page, other changed fields, and risky fields that stay. */
export function planLines(plan: Plan, review?: Review): readonly string[] {
  const { packages, notUpdated, changes, stays } = reportPlan(plan, review);
  const page = review === undefined || !hasChanges(review.comparison) ? [] : reviewLines(review);
  return [
    ...section('Packages', packages.map(packageCells)),
    // Nothing if every device gets a new package.
    ...(notUpdated.length === 0 ? [] : ['Not updated', ...notUpdated.map((text) => `  ${sanitize(text)}`)]),
    ...page,
    ...plan.notes.map((note) => sanitize(note)),
    ...(page.length > 0 && changes.length === 0
      ? []
      : section(
          page.length > 0 ? 'Other changes' : 'Changes',
          changes.map((change) => [change.path, describeChange(change)]),
        )),
    ...section(
      'Unchanged',
      stays.map(({ path, value }) => [path, describeValue(value)]),
    ),
  ];
}

/** The review of the Store page as lines for the log, or why there is none. */
export function reviewLines(review: Review | NoReview | undefined): readonly string[] {
  if (review === undefined) return [];
  return 'missing' in review
    ? [`Store page. Not compared: ${sanitize(review.missing)}`]
    : review.views.textReview(review.comparison);
}

function packageCells(each: PackagePlan): readonly string[] {
  return [
    each.action,
    each.fileName,
    each.version ?? '–',
    each.architectures.join(', ') || '–',
    each.size === undefined ? '–' : formatBytes(each.size),
    each.reason,
  ];
}

function section(title: string, rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [`${title}: none`] : [title, ...columns(rows).map((line) => `  ${line}`)];
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const clean = rows.map((row) => row.map((cell) => sanitize(cell)));
  const widths = (clean[0] ?? []).map((_, column) =>
    // One long name must not push the rest of the table out of sight.
    Math.min(72, Math.max(...clean.map((row) => row[column]?.length ?? 0))),
  );
  return clean.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
