import type { Finding } from '../errors.ts';
import type { RunRecord } from './run-record.ts';

/** What stopped the run: the findings of its error, or where that has none, those of rules and guards. */
export function stoppingFindings(record: RunRecord): readonly Finding[] {
  return findingsOf(record).filter(({ severity }) => severity === 'error');
}

/** Every warning of the run once, whether it was logged yet or not. */
export function warningTexts(record: RunRecord): readonly string[] {
  const found = findingsOf(record).filter(({ severity }) => severity === 'warning');
  return [...new Set([...record.warnings, ...found.map(findingText)])];
}

/** `out/App.msix: version is …` */
export function findingText({ file, message }: Finding): string {
  return file === undefined ? message : `${file}: ${message}`;
}

function findingsOf({ error, findings }: RunRecord): readonly Finding[] {
  return error === undefined || error.findings.length === 0 ? findings : error.findings;
}
