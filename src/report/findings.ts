import type { Finding } from '../errors.ts';
import type { RunRecord } from './run-record.ts';
import { sanitize } from './sanitize.ts';

/** What stopped the run: the findings of its error, or where that has none, those of rules and guards. */
export function stoppingFindings(record: RunRecord): readonly Finding[] {
  return findingsOf(record).filter(({ severity }) => severity === 'error');
}

/** Warnings of rules and guards that were not logged when they were found. */
export function silentWarnings(record: RunRecord): readonly Finding[] {
  const logged = new Set(record.warnings);
  return findingsOf(record).filter(
    (finding) =>
      finding.severity === 'warning' &&
      ![finding.message, findingText(finding)].some((text) => logged.has(sanitize(text))),
  );
}

/** Every warning of the run once, whether it was logged yet or not. */
export function warningTexts(record: RunRecord): readonly string[] {
  return [...new Set([...record.warnings, ...silentWarnings(record).map(findingText)])];
}

/** `out/App.msix: version is …`, `store/patch.json:12: …` */
export function findingText(finding: Finding): string {
  const place = placeOf(finding);
  return place === undefined ? finding.message : `${place}: ${withoutFile(finding)}`;
}

/** `out/App.msix`, `store/patch.json:12`; `undefined` for a finding that is about no file. */
export function placeOf({ file, line }: Finding): string | undefined {
  return file === undefined || line === undefined ? file : `${file}:${line}`;
}

/** The message alone: rules begin theirs with the file, so that it is complete in itself. */
export function withoutFile({ file, message }: Finding): string {
  const start = `${file}: `;
  return file !== undefined && message.startsWith(start) ? message.slice(start.length) : message;
}

function findingsOf({ error, findings }: RunRecord): readonly Finding[] {
  return error === undefined || error.findings.length === 0 ? findings : error.findings;
}
