import { shownDocument } from '../masking/document.ts';
import { harmlessJson, sanitize } from '../masking/sanitize.ts';
import { withoutQuery } from '../masking/url.ts';
import { reportPlan } from '../plan-report/plan-report.ts';
import { type RunRecord, stateSpans } from '../record/run-record.ts';
import { mapTexts } from '../record/shown-record.ts';
import { referencesOf } from './closing.ts';

/**
 * The record of a run as files, by name: plan, submission before and after, archive, and the run itself with
 * its states. What is not known has no file. None of them contains an upload URL or the query of an address, and a
 * later step may print them: reports hold texts as the log shows them, submissions hold them exactly.
 * @param record without its secrets (`shownRecord`)
 */
export function artifactFiles(record: RunRecord): ReadonlyMap<string, string> {
  const { plan, before, files, assets } = record;
  const after = record.after ?? plan?.document;
  const contents: readonly (readonly [string, unknown])[] = [
    ['run.json', harmless(describeRun(record))],
    ['plan.json', plan && harmless(reportPlan(plan))],
    ['submission-before.json', before],
    ['submission-after.json', after],
    ['archive.json', files.length + assets.length === 0 ? undefined : harmless(describeArchive(record))],
  ];
  return new Map(
    contents.flatMap(([name, content]) =>
      content === undefined
        ? []
        : [[name, `${harmlessJson(JSON.stringify(shownDocument(content), undefined, 2))}\n`]],
    ),
  );
}

/** Printing one text of it (`jq -r`) must not do anything either. */
function harmless<T>(report: T): T {
  const clean = (text: string) => sanitize(text);
  return mapTexts(report, clean, clean);
}

function describeRun(record: RunRecord) {
  const { error, target, result, command, submissionId, rollout, warnings, findings } = record;
  return {
    command,
    result,
    startedAt: isoTime(record.startedAt),
    endedAt: record.endedAt === undefined ? undefined : isoTime(record.endedAt),
    target,
    listing: record.listing,
    pulled: record.pulled,
    submissionId,
    submissionAfterIs: record.after === undefined ? 'planned' : 'as the Store has it',
    rollout,
    states: describeStates(record),
    answers: record.answers.map(({ at, ...answer }) => ({ at: isoTime(at), ...answer })),
    storeErrors: record.storeErrors,
    storeWarnings: record.storeWarnings,
    certificationReports: record.certificationReports.map(({ date, url }) => ({
      date,
      url: url === undefined ? undefined : withoutQuery(url),
    })),
    warnings,
    findings,
    error: error && {
      message: error.message,
      todo: error.todo,
      quote: error.quote,
      values: error.values,
      references: referencesOf(error, record.stage),
      findings: error.findings,
    },
  };
}

/** Each state with the correlation ID of the response that reported it: the last one before the state was noted. */
function describeStates({ states, endedAt, answers }: RunRecord) {
  return stateSpans(states, endedAt).map(({ status, at, duration }) => ({
    status,
    at: isoTime(at),
    seconds: duration === undefined ? undefined : duration / 1000,
    correlationId: answers.findLast((answer) => answer.at <= at)?.correlationId,
  }));
}

function describeArchive({ files, assets }: RunRecord) {
  const packages = files.map(({ archiveName, facts }) => ({
    ...entry(archiveName, facts.displayPath, facts),
    identity: facts.name,
    version: facts.version,
    architectures: facts.architectures,
  }));
  return [...packages, ...assets.map((asset) => entry(asset.archiveName, asset.fileName, asset))];
}

function entry(name: string, file: string, { size, sha256, crc32 }: Checksums) {
  return { name, file, size, sha256, crc32: crc32.toString(16).padStart(8, '0') };
}

interface Checksums {
  readonly size: number;
  readonly sha256: string;
  readonly crc32: number;
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
