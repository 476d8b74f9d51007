import type { RecordedFile, RunRecord } from '../record/run-record.ts';
import type { PackagePlan } from '../submission/types.ts';
import { formatBytes } from '../text/format.ts';
import { leftBehindDetails } from './left-behind.ts';
import {
  blocks,
  type Content,
  code,
  joined,
  lines,
  list,
  type Markdown,
  md,
  small,
  table,
  wrapping,
} from './markdown.ts';
import { reportPlan } from './plan-report.ts';
import { wasCommitted } from './results.ts';
import { titled } from './sections.ts';

/** What happens to each package; before there is a plan, the files of the run. */
export function packages(record: RunRecord): Markdown {
  const { plan, files } = record;
  if (plan === undefined) return titled('Packages', list(files.map(fileItem)));
  const isCarriedOut =
    record.result === 'planned' || record.result === 'rejected' || wasCommitted(record.result);
  const rows = reportPlan(plan).packages.map((each) => packageCells(each, files, isCarriedOut));
  return titled(
    'Packages',
    blocks([
      isCarriedOut ? md`` : md`Planned, not carried out:`,
      table(['What happens', 'Package'], rows),
      list(leftBehindDetails(plan.leftBehind).map((text) => md`Not updated: ${text}`)),
    ]),
  );
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

/** The spaces do not break: sign and word belong together. */
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
