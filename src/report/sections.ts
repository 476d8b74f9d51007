import type { Finding } from '../errors.ts';
import { nameOfPage, storeUrl } from '../markdown/links.ts';
import {
  blocks,
  type Content,
  code,
  details,
  joined,
  lines,
  link,
  list,
  Markdown,
  md,
  type Section,
  small,
  titled,
  verbatim,
} from '../markdown/markdown.ts';
import { changes, kept, packages } from '../plan-report/plan-sections.ts';
import { results } from '../record/results.ts';
import { lastStatus, type RunRecord, type StoreMessage } from '../record/run-record.ts';
import { submissionUrl } from '../store/partner-center.ts';
import { meaningOf, storePolicies, wordsOf } from '../store/words.ts';
import { findingText, placeOf, predicateOf, withoutFile } from '../text/finding.ts';
import { formatShare, plural, sentence, spaced } from '../text/format.ts';
import { referencesOf } from './closing.ts';
import { stoppingFindings, warningTexts } from './findings.ts';
import { nextStep } from './next-step.ts';
import { headingOf, headlineOf } from './outcome.ts';
import { type Places, storePage } from './store-page.ts';

export interface SectionOptions {
  readonly level: '##' | '###';
  /** Shown before the result in the heading. */
  readonly prefix: string;
  readonly places: Places;
}

/** What summary and comment show of a run, in this order: result and errors first. */
export function sectionsOf(record: RunRecord, { level, prefix, places }: SectionOptions): readonly Section[] {
  const heading = md`${new Markdown(level)} ${headingOf(record, prefix)}`;
  return [
    blocks([heading, outcome(record)]),
    reasons(record),
    target(record),
    warnings(record),
    packages(record),
    (room) => storePage(record, places, room),
    changes(record),
    kept(record),
    pulled(record),
  ];
}

/** What has happened, and what to do next. Several findings follow as a list (`reasons`). */
function outcome(record: RunRecord): Markdown {
  const { error } = record;
  if (error === undefined) return blocks([md`${headlineOf(record)}`, md`**Next:** ${nextStep(record)}`]);
  const [first, ...others] = stoppingFindings(record);
  if (others.length > 0)
    return blocks([
      md`${spaced([`${plural(others.length + 1, 'problem')} found.`, error.todo])}`,
      md`**Next:** Fix these, then run the workflow again:`,
    ]);
  const next = sentence(error.todo ?? results[record.result ?? 'failed'].next ?? results.failed.next ?? '');
  const said = first === undefined ? sentence(error.message) : findingLine(first);
  return blocks([md`${said}`, md`**Next:** ${next}`]);
}

/** Why it ended that way: several findings, the Store's own words, and what to quote in a report. */
function reasons(record: RunRecord): Markdown {
  const { error, storeErrors } = record;
  const findings = stoppingFindings(record);
  return blocks([
    verbatim(error?.values ?? {}),
    list([
      ...(findings.length > 1 ? findings : []).map((finding) => md`❌ ${findingLine(finding)}`),
      ...(error?.quote === undefined ? [] : [md`❌ ${error.quote}`]),
      ...storeErrors.map((message) => md`❌ ${storeMessage(message)}`),
      ...pages(record),
    ]),
    error === undefined ? md`` : small(`Details for support: ${referencesOf(error, record.stage)}`),
  ]);
}

/** The target of the run: app, submission and rollout, with links. */
function target(record: RunRecord): Markdown {
  if (record.target === undefined) return md``;
  const { appId, appName, flight, kind } = record.target;
  const { rollout, submissionId } = record;
  const status = lastStatus(record);
  const isGone = record.deletedId !== undefined;
  return lines([
    appName === undefined
      ? md`**${kind === 'add-on' ? 'Add-on' : 'App'}:** ${linked(code(appId), storeUrl(appId))}`
      : md`**App:** ${linked(appName, storeUrl(appId))} ${code(appId)}`,
    kind === 'flight' ? md`**Flight:** ${flight ?? ''}` : '',
    submissionId === undefined
      ? ''
      : md`**${record.result === 'busy' ? 'Pending submission' : 'Submission'}:** ${linked(code(submissionId), isGone ? undefined : submissionUrl(appId, submissionId))}`,
    status === undefined || isGone ? '' : md`**Status:** ${stateWords(status)}`,
    rollout?.percentage === undefined
      ? ''
      : md`**Rollout:** ${formatShare(rollout.percentage)}${rollout.status === undefined ? '' : md`, ${stateWords(rollout.status)}`}`,
  ]);
}

/** A state in words with the Store's own word small. */
function stateWords(state: string): Content {
  const words = wordsOf(state);
  if (words === undefined) return state;
  return words.includes(state.toLowerCase()) ? words : joined([words, small(state)], ' ');
}

/** Warnings of the run and of the Store. */
function warnings(record: RunRecord): Markdown {
  return titled(
    'Warnings',
    list([
      ...warningTexts(record).map((text) => md`⚠️ ${text}`),
      ...record.storeWarnings.map((message) => md`⚠️ ${storeMessage(message)}`),
    ]),
  );
}

/** Pages that say more, each once. */
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
    ...(lastStatus(record) === 'CertificationFailed' ? [link('Store Policies', storePolicies)] : []),
    ...(meaning === undefined ? [] : [link(`What ${code} means`, meaning.page)]),
    ...(error?.link === undefined || isShown(record, error.link)
      ? []
      : [link(nameOfPage(error.link), error.link)]),
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
  const text = withoutFile(finding);
  if (place === undefined) return findingText(finding);
  const words = predicateOf(text);
  return joined(words === undefined ? [code(place), `: ${text}`] : [code(place), ' ', words], '');
}

function linked(label: Content, url: string | undefined): Content {
  return url === undefined ? label : link(label, url);
}

/** What `command: pull` left out, which files the Store has nothing for, and what it wrote. */
function pulled({ pulled: found }: Pick<RunRecord, 'pulled'>): Markdown {
  if (found === undefined) return md``;
  const { added, replaced, leftOut, onlyHere } = found;
  const paths = (each: readonly string[]) => list(each.map((path) => md`${code(path)}`));
  const counted = (each: readonly string[], what: string) =>
    each.length === 0 ? md`` : details(`${plural(each.length, 'file')} ${what}`, paths(each));
  return blocks([
    leftOut.length === 0 ? md`` : md`**Not in the folder; unchanged in the Store:**`,
    list(leftOut),
    onlyHere.length === 0 ? md`` : md`**Only in the folder, not in the Store:**`,
    paths(onlyHere),
    counted(replaced, 'replaced'),
    counted(added, 'written'),
  ]);
}
