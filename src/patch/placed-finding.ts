import type { Finding } from '../errors.ts';
import type { Path } from './path.ts';
import type { PatchSource } from './source.ts';

/** A finding about a place of the patch. */
export interface PlacedFinding<Id extends string = string> {
  readonly rule: Id;
  readonly severity: Finding['severity'];
  readonly path: Path;
  /** Called only for the findings that are shown: a patch may have very many. */
  readonly message: () => string;
}

/** Findings that are reported one by one; the rest are counted. */
export const mostFindings = 100;

/** An error at a place of the patch. */
export function errorAt<Id extends string>(rule: Id, path: Path, message: () => string): PlacedFinding<Id> {
  return { rule, severity: 'error', path, message };
}

/** The findings by line, errors before warnings if there are too many to report. */
export function toFindings(source: PatchSource, found: readonly PlacedFinding[]): readonly Finding[] {
  const placed = found.map((each) => ({ ...each, line: source.lineOf(each.path) }));
  const weight = ({ severity }: PlacedFinding) => (severity === 'error' ? 0 : 1);
  const ranked = placed.sort((a, b) => weight(a) - weight(b) || a.line - b.line);
  const { file } = source;
  const findings = ranked
    .slice(0, mostFindings)
    .sort((a, b) => a.line - b.line)
    .map(
      ({ rule, severity, message, line }): Finding => ({ rule, severity, message: message(), file, line }),
    );
  const rest = ranked.slice(mostFindings);
  return rest[0] === undefined ? findings : [...findings, uncounted(file, rest.length, rest[0].severity)];
}

/** Says how many findings are not reported. */
export function uncounted(file: string, more: number, severity: Finding['severity']): Finding {
  return {
    rule: 'patch-more',
    severity,
    message: `The patch has ${more.toLocaleString('en-US')} more problem${more === 1 ? '' : 's'}. Fix the ones above first, then run the workflow again.`,
    file,
  };
}
