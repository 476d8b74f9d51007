import type { Finding } from '../errors.ts';
import type { RunRecord } from '../record/run-record.ts';
import { sanitize } from './sanitize.ts';

/**
 * What stopped the run, each once: the findings of its error, or if that has none, those of rules and guards. Advice
 * that several have is only in the first of them.
 */
export function stoppingFindings(record: RunRecord): readonly Finding[] {
  const errors = findingsOf(record).filter(({ severity }) => severity === 'error');
  return withoutRepeats([...new Map(errors.map((finding) => [findingText(finding), finding])).values()]);
}

/** Drops what an earlier finding has said, sentence by sentence; the first sentence says what is wrong and stays. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const said = new Set<string>();
  return findings.map((finding) => {
    const [first = '', ...others] = finding.message.split(/(?<=[.?!]) (?=[A-Z])/);
    const fresh = others.filter((sentence) => !said.has(sentence));
    for (const sentence of others) said.add(sentence);
    return { ...finding, message: [first, ...fresh].join(' ') };
  });
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
