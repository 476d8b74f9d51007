import type { ActionError, Finding } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { withoutQuery } from '../masking/url.ts';
import { leftBehindSummary } from '../plan-report/plan-report.ts';
import { lastStatus, pageOf, type RunRecord, type StoreMessage } from '../record/run-record.ts';
import { describeState } from '../store/words.ts';
import { findingText } from '../text/finding.ts';
import { capitalized, formatDuration, plural, sentence, spaced } from '../text/format.ts';
import {
  type Annotation,
  annotate,
  silentWarnings,
  stoppingFindings,
  titleOf,
  titleOfInput,
} from './findings.ts';
import { nextStep } from './next-step.ts';
import { audienceOf, headlineOf, iconOf, plannedText, subjectOf } from './outcome.ts';

/** Writes the end of the log: what went wrong, if anything, and one line with result and next step. */
export function logEnd(record: RunRecord, logger: Logger): void {
  const { error } = record;
  if (error !== undefined) annotate('error', errorAnnotations(record, error), logger);
  const used = record.warnings.length;
  annotate('warning', silentWarnings(record).map(findingAnnotation), logger, used);
  if (error !== undefined) logReferences(record, error, logger);
  const page = error?.link ?? pageOf(record);
  if (page !== undefined) logger.info(`Page: ${withoutQuery(page)}`);
  logger.info(closingLine(record));
}

/** `✅ Result: accepted. Contoso 1.2.3.0, for 10% of customers, being checked (PreProcessing), 3 min 12 s. Next: …` */
function closingLine(record: RunRecord): string {
  const { result = 'failed', error } = record;
  const planned = plannedText(record).replace(/^with /, '');
  const said = result === 'done' ? headlineOf(record) : sentence(capitalized(planned));
  const facts = [
    subjectOf(record),
    audienceOf(record),
    result === 'done' ? '' : stateOf(record),
    ...(error === undefined ? leftBehindSummary(record.plan?.leftBehind ?? []) : []),
    // On its own it would not be a sentence.
    subjectOf(record) === '' ? '' : time(record),
  ]
    .filter((fact) => fact)
    .join(', ');
  return spaced([
    `${iconOf(record)} Result: ${result}.`,
    said,
    facts && `${facts}.`,
    `Next: ${error === undefined ? nextStep(record) : 'See the error above.'}`,
  ]);
}

/** A taken slot holds someone else's submission: its state says nothing about this run. */
function stateOf(record: RunRecord): string | undefined {
  const status = lastStatus(record);
  const words = status === undefined ? undefined : describeState(status);
  // "failed … published" would contradict itself.
  const isOdd = record.error !== undefined && words === 'published';
  return record.result === 'busy' || words === record.result || isOdd ? undefined : words;
}

/** Seconds and more: anything less says nothing. */
function time({ startedAt, endedAt }: RunRecord): string {
  const duration = endedAt === undefined ? 0 : endedAt - startedAt;
  return duration < 1000 ? '' : formatDuration(duration);
}

/** Details of an error for a support request. */
export function referencesOf(error: ActionError, stage: string | undefined): string {
  const { code, serviceCode, status, correlationId } = error;
  return [
    `error ${code}`,
    stage === undefined ? '' : `step ${JSON.stringify(stage)}`,
    serviceCode === undefined ? '' : `service code ${serviceCode}`,
    status === undefined ? '' : `HTTP ${status}`,
    correlationId === undefined ? '' : `correlation ID ${correlationId}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** One for each finding, or one for the error: our sentence, what to do, the service's words. */
function errorAnnotations(record: RunRecord, error: ActionError): readonly Annotation[] {
  const findings = stoppingFindings(record);
  const [first, ...others] = findings;
  if (first === undefined) return serviceAnnotations(record, error);
  const more = others.length === 0 ? '' : `And ${plural(others.length, 'more error')} below.`;
  const lead = spaced([sentence(findingText(first)), more, sentence(error.todo ?? '')]);
  return [{ ...findingAnnotation(first), text: lead }, ...others.map(findingAnnotation)];
}

function serviceAnnotations({ storeErrors }: RunRecord, error: ActionError): readonly Annotation[] {
  const [quote, ...others] = storeErrors.map(storeSays);
  const text = spaced([sentence(error.message), sentence(error.todo ?? ''), error.quote, quote]);
  return [{ text }, ...others.map((other) => ({ text: other }))];
}

/** An error may come without details. */
function storeSays({ code, details }: StoreMessage): string {
  return details === ''
    ? `The Store reported ${code}, but gives no details.`
    : `The Store reported ${code}: ${details}`;
}

function findingAnnotation(finding: Finding): Annotation {
  const { file, line, rule } = finding;
  const title = titleOfInput(finding) ?? titleOf(rule);
  return {
    text: findingText(finding),
    place: { title, ...(file !== undefined && { file }), ...(line !== undefined && { line }) },
  };
}

function logReferences(record: RunRecord, error: ActionError, logger: Logger): void {
  for (const [name, value] of Object.entries(error.values)) logger.info(`${name}: ${value}`);
  for (const { url, date } of record.certificationReports) {
    const of = date === undefined ? '' : ` of ${date}`;
    logger.info(`Certification report${of}: ${withoutQuery(url ?? '')}`);
  }
  logger.info(`Details for support: ${referencesOf(error, record.stage)}`);
}
