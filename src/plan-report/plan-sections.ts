import { describeValue, shorten } from '../document/value.ts';
import {
  blocks,
  type Content,
  code,
  details,
  joined,
  lines,
  list,
  type Markdown,
  md,
  small,
  table,
  titled,
  wrapping,
} from '../markdown/markdown.ts';
import { wasCommitted } from '../record/results.ts';
import type { RecordedFile, RunRecord } from '../record/run-record.ts';
import type { PackagePlan } from '../submission/types.ts';
import { formatBytes } from '../text/format.ts';
import { type ReportedChange, reportPlan } from './plan-report.ts';

/** What happens to each package; before there is a plan, the files of the run. */
export function packages(record: RunRecord): Markdown {
  const { plan, files } = record;
  if (plan === undefined) return titled('Packages', blocks([list(files.map(fileItem)), sums(files)]));
  const isCarriedOut =
    record.result === 'planned' || record.result === 'rejected' || wasCommitted(record.result);
  const { packages: all, notUpdated } = reportPlan(plan);
  const rows = all.map((each) => packageCells(each, files, isCarriedOut));
  return titled(
    'Packages',
    blocks([
      isCarriedOut ? md`` : md`Planned, but not done:`,
      files.length === 0 && rows.length > 0 ? md`The packages stay unchanged.` : md``,
      table(['What happens', 'Package'], rows),
      list(notUpdated.map((text) => md`Not updated: ${text}`)),
      sums(files),
    ]),
  );
}

/** Checksums, to compare a package with what was built, or with its attestation. */
function sums(files: readonly RecordedFile[]): Markdown {
  if (files.length === 0) return md``;
  const items = files.map(({ facts }) => md`${code(facts.displayPath)}: ${code(facts.sha256)}`);
  return details('SHA-256', list(items));
}

/** What changes besides packages, and what stays though it is risky; without the Store, what is asked for. */
export function changes(record: RunRecord): Markdown {
  const { plan, review, requested, leftOut = [] } = record;
  if (plan === undefined) {
    const asked = requested.map((field) => [code(field.path), value(shorten(field.value))]);
    return titled('Asked for', table(['Field', 'Value'], asked));
  }
  const rows = reportPlan(plan, review).changes.map((change) => [code(change.path), beforeAndAfter(change)]);
  // The section before this one has them all.
  if (rows.length === 0 && plan.changes.length > 0 && leftOut.length === 0) return md``;
  const none = plan.packages.every(({ action }) => action === 'keep') ? 'None.' : 'Only packages.';
  const body = rows.length === 0 ? md`${none}` : table(['Field', 'Before → after'], rows);
  return titled(
    'Changes',
    leftOut.length === 0
      ? body
      : md`Not computed: the ${leftOut.join(' and the ')} ${leftOut.length === 1 ? 'has' : 'have'} errors.`,
  );
}

/** What a reader must know is inherited, folded, in one line: `Free · Public · published at once · …` */
export function kept({ plan }: RunRecord): Markdown {
  if (plan === undefined) return md``;
  const { facts, keptNotes = '' } = reportPlan(plan);
  const items = [facts.join(' · '), keptNotes].filter((item) => item !== '');
  return items.length === 0 ? md`` : details('Unchanged', list(items));
}

function fileItem({ facts, archiveName }: RecordedFile): Content {
  const families = new Set(facts.serves.map(({ family, minVersion }) => `${family} ${minVersion}`));
  return lines([
    code(facts.displayPath),
    traits(facts.version, [
      facts.architectures.join(', '),
      [...families].join(', '),
      formatBytes(facts.size),
    ]),
    inStore(archiveName),
  ]);
}

/** Non-breaking spaces: sign and word belong together. */
const signs = { add: '🟢\u00a0add', remove: '🔴\u00a0remove', keep: '⚪\u00a0keep' } as const;

function packageCells(
  each: PackagePlan,
  files: readonly RecordedFile[],
  isCarriedOut: boolean,
): readonly Content[] {
  const size = each.size === undefined ? '' : formatBytes(each.size);
  const own =
    each.action === 'add' ? files.find(({ archiveName }) => archiveName === each.fileName) : undefined;
  return [
    isCarriedOut ? signs[each.action] : `⚪\u00a0${each.action}`,
    lines([
      code(own?.facts.displayPath ?? each.fileName),
      traits(each.version, [each.architectures.join(', '), each.families.join(', '), size]),
      // A new package's reason is the file that it comes from.
      each.reason === own?.facts.displayPath ? '' : wrapping(each.reason),
      own === undefined ? '' : inStore(each.fileName),
    ]),
  ];
}

/** A package's name in the Store says version, architectures and content, so it differs from the file's. */
function inStore(name: string): Markdown {
  return small(md`in the Store: ${wrapping(name)}`);
}

function traits(version: string | undefined, others: readonly string[]): Markdown {
  const known = others.filter((other) => other !== '');
  return joined(version === undefined ? known : [md`**${version}**`, ...known], ' · ');
}

/** Short values on one line, which a phone has room for. */
function beforeAndAfter({ before, after, hidden }: ReportedChange): Content {
  if (hidden !== undefined) return hidden;
  const isShort = describeValue(before).length + describeValue(after).length <= 32;
  return isShort ? md`${value(before)} → ${value(after)}` : lines([value(before), md`→ ${value(after)}`]);
}

/** Texts as text: only they may be long, and then they read better that way. */
function value(of: unknown): Content {
  const text = describeValue(of);
  return typeof of === 'string' && /\s/.test(of) ? wrapping(text) : code(text);
}
