import type { Finding } from '../errors.ts';
import type { PackagePlan } from '../submission/types.ts';
import { nextStep, referencesOf } from './closing.ts';
import { placeOf, stoppingFindings, warningTexts, withoutFile } from './findings.ts';
import { formatBytes } from './format.ts';
import { leftBehindDetails } from './left-behind.ts';
import { storeUrl, submissionUrl } from './links.ts';
import {
  blocks,
  type Content,
  code,
  joined,
  lines,
  link,
  list,
  type Markdown,
  md,
  small,
  table,
  verbatim,
  wrapping,
} from './markdown.ts';
import { type ReportedChange, reportPlan } from './plan-report.ts';
import { results } from './results.ts';
import { lastStatus, type RecordedFile, type RunRecord, type StoreMessage } from './run-record.ts';
import { meaningOf, storePolicies } from './store-codes.ts';
import { describeValue, shorten } from './value.ts';

/** What has happened, and what to do next. */
export function outcome(record: RunRecord): Markdown {
  return blocks([
    md`${record.error?.message ?? results[record.result ?? 'failed'].headline}`,
    md`**Next:** ${nextStep(record)}`,
    record.error?.quote === undefined ? md`` : md`${record.error.quote}`,
  ]);
}

/** Why it ended so: findings, the Store's own words, and what to quote in a report. */
export function reasons(record: RunRecord): Markdown {
  const { error, storeErrors } = record;
  return blocks([
    verbatim(error?.values ?? {}),
    list([
      ...stoppingFindings(record).map((finding) => md`❌ ${findingLine(finding)}`),
      ...storeErrors.map((message) => md`❌ ${storeMessage(message)}`),
      ...pages(record),
    ]),
    error === undefined ? md`` : small(`For a report: ${referencesOf(error, record.stage)}`),
  ]);
}

/** Where the run went: app, submission and rollout, with links. */
export function target(record: RunRecord): Markdown {
  if (record.target === undefined) return md``;
  const { appId, appName, kind } = record.target;
  const { rollout, submissionId } = record;
  const status = lastStatus(record);
  const rolloutStatus = rollout?.status === undefined ? '' : `, ${rollout.status}`;
  return lines([
    md`**App:** ${linked(appName ?? appId, storeUrl(appId))} ${code(appId)}`,
    kind === 'app' ? '' : md`**Target:** ${kind === 'flight' ? 'a package flight' : 'an add-on'}`,
    submissionId === undefined
      ? ''
      : md`**Submission:** ${linked(code(submissionId), submissionUrl(appId, submissionId))}`,
    status === undefined ? '' : md`**Status:** ${status}`,
    rollout?.percentage === undefined ? '' : md`**Rollout:** ${rollout.percentage} %${rolloutStatus}`,
  ]);
}

/** What becomes of each package; before there is a plan, the files of the run. */
export function packages({ plan, files }: RunRecord): Markdown {
  return titled(
    'Packages',
    plan === undefined
      ? list(files.map(fileItem))
      : blocks([
          table(['', 'Package'], reportPlan(plan).packages.map(packageCells)),
          list(leftBehindDetails(plan.leftBehind).map((text) => md`Not updated: ${text}`)),
        ]),
  );
}

/** What changes but for packages, and what stays though it is risky; what is asked for where nothing was read. */
export function changes({ plan, requested }: RunRecord): Markdown {
  if (plan === undefined) {
    const asked = requested.map((field) => [code(field.path), value(shorten(field.value))]);
    return titled('Asked for', table(['Field', 'Value'], asked));
  }
  const { changes: changed, stays } = reportPlan(plan);
  const rows = changed.map((change) => [code(change.path), beforeAndAfter(change)]);
  const kept = stays.map((field) => [code(field.path), value(field.value)]);
  return blocks([
    titled(
      'Changes',
      rows.length === 0 ? md`None but the packages.` : table(['Field', 'Before → after'], rows),
    ),
    titled('Stays as it is', table(['Field', 'Value'], kept)),
  ]);
}

/** Warnings of the run and of the Store. */
export function warnings(record: RunRecord): Markdown {
  return titled(
    'Warnings',
    list([
      ...warningTexts(record).map((text) => md`⚠️ ${text}`),
      ...record.storeWarnings.map((message) => md`⚠️ ${storeMessage(message)}`),
    ]),
  );
}

/** A section; nothing where its body is empty. */
export function titled(title: string, body: Markdown): Markdown {
  return `${body}` === '' ? md`` : blocks([md`### ${title}`, body]);
}

/** Pages that tell more, each once. */
function pages(record: RunRecord): readonly Content[] {
  const { error, certificationReports, storeErrors } = record;
  const code = error?.serviceCode;
  const isTold = storeErrors.some((each) => each.code === code);
  const meaning = code === undefined || isTold ? undefined : meaningOf(code);
  return [
    ...certificationReports.map(({ date, url }) => {
      const label = date === undefined ? 'Certification report' : `Certification report of ${date}`;
      return url === undefined ? label : link(label, url);
    }),
    ...(lastStatus(record) === 'CertificationFailed'
      ? [link('Policies that the Store certifies by', storePolicies)]
      : []),
    ...(meaning === undefined ? [] : [link(`What ${code} means`, meaning.page)]),
    ...(error?.link === undefined || isShown(record, error.link)
      ? []
      : [link('More about this', error.link)]),
  ];
}

/** The page of an error is often one that the summary names anyway. */
function isShown({ certificationReports, submissionId, target: at }: RunRecord, page: string): boolean {
  const submission = at && submissionId && submissionUrl(at.appId, submissionId);
  return [submission, ...certificationReports.map(({ url }) => url)].includes(page);
}

/** The Store's code, with the page that explains it, and its words. */
function storeMessage({ code: name, details }: StoreMessage): Content {
  const meaning = meaningOf(name);
  const label = meaning === undefined ? code(name) : link(code(name), meaning.page);
  return lines([
    joined([label, details === '' ? 'without details' : details], ' '),
    meaning?.text === undefined ? '' : small(`That is: ${meaning.text}.`),
  ]);
}

function findingLine(finding: Finding): Content {
  const place = placeOf(finding);
  return place === undefined ? finding.message : joined([code(place), withoutFile(finding)], ' ');
}

function fileItem({ facts, archiveName }: RecordedFile): Content {
  const families = new Set(facts.serves.map(({ family, minVersion }) => `${family} ${minVersion}`));
  return lines([
    code(archiveName),
    traits(facts.version, [
      facts.architectures.join(', '),
      [...families].join(', '),
      formatBytes(facts.size),
    ]),
  ]);
}

/** The spaces do not break: sign and word belong together. */
const signs = { add: '🟢\u00a0add', remove: '🔴\u00a0remove', keep: '⚪\u00a0keep' } as const;

function packageCells(each: PackagePlan): readonly Content[] {
  const size = each.size === undefined ? '' : formatBytes(each.size);
  return [
    signs[each.action],
    lines([
      code(each.fileName),
      traits(each.version, [each.architectures.join(', '), each.families.join(', '), size]),
      wrapping(each.reason),
    ]),
  ];
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

/** Texts as text: only they may be long, and then they read better so. */
function value(of: unknown): Content {
  const text = describeValue(of);
  return typeof of === 'string' && /\s/.test(of) ? wrapping(text) : code(text);
}

function linked(label: Content, url: string | undefined): Content {
  return url === undefined ? label : link(label, url);
}
