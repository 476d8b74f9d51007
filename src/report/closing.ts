import type { ActionError, Finding } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { type Annotation, annotate } from './annotations.ts';
import { findingText, silentWarnings, stoppingFindings } from './findings.ts';
import { formatDuration } from './format.ts';
import { leftBehindSummary } from './left-behind.ts';
import { withoutQuery } from './links.ts';
import { results } from './results.ts';
import { lastStatus, pageOf, type RunRecord, type StoreMessage, targetName } from './run-record.ts';

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

/** `✅ Result: accepted. Contoso 1.2.3.0, PreProcessing, 3 min 12 s. Next: …` */
function closingLine(record: RunRecord): string {
  const result = record.result ?? 'failed';
  const facts = [
    subjectOf(record),
    lastStatus(record),
    ...(record.error === undefined ? leftBehindSummary(record.plan?.leftBehind ?? []) : []),
    record.endedAt === undefined ? '' : formatDuration(record.endedAt - record.startedAt),
  ].filter((fact) => fact);
  const about = facts.length === 0 ? '' : ` ${facts.join(', ')}.`;
  return `${results[result].icon} Result: ${result}.${about} Next: ${nextStep(record)}`;
}

/** What to do now: what the error says, or what the result means. */
export function nextStep({ error, result }: RunRecord): string {
  return error?.todo ?? results[result ?? 'failed'].next;
}

/** The app and each version of this run's packages: `Contoso 1.2.3.0`; empty where nothing is known. */
export function subjectOf(record: RunRecord): string {
  const versions = record.files.map(({ facts }) => facts.version);
  return [targetName(record), ...new Set(versions)].filter((part) => part !== undefined).join(' ');
}

/** What somebody who is asked for help wants to know of an error. */
export function referencesOf(error: ActionError, stage: string | undefined): string {
  const { code, serviceCode, status, correlationId } = error;
  return [
    `error ${code}`,
    stage === undefined ? '' : `step ${JSON.stringify(stage)}`,
    serviceCode === undefined ? '' : `service code ${serviceCode}`,
    status === undefined ? '' : `HTTP ${status}`,
    correlationId === undefined ? '' : `correlation id ${correlationId}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The first one holds the next step too: it may be the only one that is read. */
function errorAnnotations(record: RunRecord, error: ActionError): readonly Annotation[] {
  const values = valueLines(error).join(' | ');
  const text = [error.message, error.todo ?? '', values, error.quote ?? '']
    .filter((part) => part !== '')
    .join(' ');
  return [
    { text },
    ...stoppingFindings(record).map(findingAnnotation),
    ...record.storeErrors.map((message) => ({ text: storeSays(message) })),
  ];
}

/** An error may come without details. */
function storeSays({ code, details }: StoreMessage): string {
  return details === '' ? `The Store says ${code}, without details.` : `The Store says ${code}: ${details}`;
}

function findingAnnotation(finding: Finding): Annotation {
  return { text: findingText(finding), place: finding };
}

function valueLines({ values }: ActionError): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name}: ${value}`);
}

function logReferences(record: RunRecord, error: ActionError, logger: Logger): void {
  for (const line of valueLines(error)) logger.info(line);
  for (const { url, date } of record.certificationReports) {
    const of = date === undefined ? '' : ` of ${date}`;
    logger.info(`Certification report${of}: ${url === undefined ? 'see Partner Center' : withoutQuery(url)}`);
  }
  logger.info(`For a report: ${referencesOf(error, record.stage)}`);
}
