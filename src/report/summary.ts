import type { Finding } from '../errors.ts';
import type { PackagePlan } from '../submission/types.ts';
import { nextStep, referencesOf, subjectOf } from './closing.ts';
import { stoppingFindings, warningTexts } from './findings.ts';
import { formatBytes, formatDuration, plural } from './format.ts';
import { storeUrl, submissionUrl } from './links.ts';
import { blocks, type Content, code, joined, link, list, type Markdown, md, table } from './markdown.ts';
import { byAction } from './plan-text.ts';
import { results } from './results.ts';
import { lastStatus, type RecordedFile, type RunRecord, type StoreMessage } from './run-record.ts';
import { describeValue } from './value.ts';

/** GitHub takes 1 MiB of summary per step; a little room is left for the note. */
const sizeLimit = 1024 * 1024 - 1024;

/** The job summary of a run as GitHub Markdown, below GitHub's limit of 1 MiB. Result and errors come first. */
export function renderSummary(record: RunRecord): string {
  const sections = [
    headline(record),
    reasons(record),
    target(record),
    packages(record),
    changes(record),
    states(record),
    warnings(record),
  ];
  return cut(`${blocks(sections)}\n`);
}

function headline(record: RunRecord): Markdown {
  const result = record.result ?? 'failed';
  const { icon, headline: meaning } = results[result];
  const subject = subjectOf(record);
  return blocks([
    md`## ${icon} ${result}${subject === '' ? '' : `: ${subject}`}`,
    md`${record.error?.message ?? meaning}`,
    md`**Next:** ${nextStep(record)}`,
  ]);
}

/** Why it ended so: findings, the Store's own words, and what to quote in a report. */
function reasons(record: RunRecord): Markdown {
  const { error, storeErrors, certificationReports } = record;
  return blocks([
    list(stoppingFindings(record).map(findingLine)),
    table(['The Store’s code', 'The Store’s words'], storeErrors.map(messageCells)),
    list(
      certificationReports.map(({ date, url }) => {
        const label = date === undefined ? 'Certification report' : `Certification report of ${date}`;
        return url === undefined ? label : link(label, url);
      }),
    ),
    error?.link === undefined ? md`` : md`${link('More about this', error.link)}`,
    error === undefined ? md`` : md`<sub>For a report: ${referencesOf(error, record.stage)}</sub>`,
  ]);
}

function target(record: RunRecord): Markdown {
  if (record.target === undefined) return md``;
  const { appId, appName } = record.target;
  const id = record.submissionId;
  const { rollout } = record;
  const status = lastStatus(record);
  const rows: (readonly Content[] | undefined)[] = [
    ['App', linked(appName ?? appId, storeUrl(appId))],
    ['Store ID', code(appId)],
    id === undefined ? undefined : ['Submission', linked(code(id), submissionUrl(appId, id))],
    status === undefined ? undefined : ['Status', status],
    rollout?.percentage === undefined
      ? undefined
      : ['Rollout', `${rollout.percentage} %${rollout.status === undefined ? '' : `, ${rollout.status}`}`],
  ];
  return table(
    ['Target', ''],
    rows.filter((row) => row !== undefined),
  );
}

function packages({ plan, files }: RunRecord): Markdown {
  const rows =
    plan === undefined ? files.map(fileCells) : [...plan.packages].sort(byAction).map(packageCells);
  const head = ['', 'Package', 'Version', 'Architectures', 'Device families', 'Size', 'Why'];
  return titled('Packages', table(head, rows));
}

function changes({ plan }: RunRecord): Markdown {
  if (plan === undefined) return md``;
  const rows = plan.changes.map(({ path, before, after }) => [
    code(path),
    code(describeValue(before)),
    code(describeValue(after)),
  ]);
  const kept = plan.inherited.map(({ path, value }) => [code(path), code(describeValue(value))]);
  return blocks([
    titled(
      'Changes',
      rows.length === 0 ? md`None but the packages.` : table(['Field', 'Before', 'After'], rows),
    ),
    titled('Stays as it is', table(['Field', 'Value'], kept)),
  ]);
}

function states({ states: seen }: RunRecord): Markdown {
  const rows = seen.map(({ status, at }, index) => {
    const until = seen[index + 1]?.at;
    return [status, clockTime(at), until === undefined ? '' : formatDuration(until - at)];
  });
  return titled('States', table(['State', 'Since (UTC)', 'For'], rows));
}

function warnings(record: RunRecord): Markdown {
  return blocks([
    titled('Warnings', list(warningTexts(record))),
    titled('The Store’s warnings', table(['Code', 'Words'], record.storeWarnings.map(messageCells))),
  ]);
}

function titled(title: string, body: Markdown): Markdown {
  return body.toString() === '' ? md`` : blocks([md`### ${title}`, body]);
}

function linked(label: Content, url: string | undefined): Content {
  return url === undefined ? label : link(label, url);
}

function fileCells({ facts, archiveName }: RecordedFile): readonly Content[] {
  const families = new Set(facts.serves.map(({ family, minVersion }) => `${family} ${minVersion}`));
  return [
    '',
    code(archiveName),
    facts.version,
    facts.architectures.join(', '),
    [...families].join(', '),
    formatBytes(facts.size),
    '',
  ];
}

function packageCells(each: PackagePlan): readonly Content[] {
  return [
    each.action === 'keep' ? each.action : md`**${each.action}**`,
    code(each.fileName),
    each.version ?? '',
    each.architectures.join(', '),
    each.families.join(', '),
    each.size === undefined ? '' : formatBytes(each.size),
    each.reason,
  ];
}

function messageCells({ code: name, details }: StoreMessage): readonly Content[] {
  return [code(name), details];
}

function findingLine({ file, message }: Finding): Content {
  return file === undefined ? message : joined([code(file), message], ': ');
}

/** `2026-11-20 13:05:09` */
function clockTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** Ends the text at a line's end below the limit, in bytes, and says so. */
function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= sizeLimit) return text;
  const end = bytes.lastIndexOf('\n', sizeLimit);
  const note = `Cut here: GitHub shows at most 1 MiB, and ${plural(bytes.length - end, 'byte')} more would follow. The log has all of it.`;
  return `${bytes.subarray(0, end)}\n\n${md`*${note}*`}\n`;
}
