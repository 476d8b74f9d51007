import type { Finding } from '../errors.ts';
import type { LimitProblem } from '../limits/problem.ts';
import { type Path, showPath } from './path.ts';
import type { PatchSource } from './source.ts';

/** One thing that is wrong in a patch, and where. */
export interface Problem {
  /** In kebab case. */
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly path: Path;
  /** Made only for the problems that are shown: a patch may have very many. */
  readonly message: () => string;
}

/** Problems that are told one by one; the rest is counted. */
export const mostFindings = 100;

/** An error at a place of the patch. */
export function problem(rule: string, path: Path, message: () => string): Problem {
  return { rule, severity: 'error', path, message };
}

/** A value beyond what the Store accepts, as a list of one or none. */
export function beyondLimit(path: Path, found: LimitProblem | undefined): readonly Problem[] {
  if (found === undefined) return [];
  const message = () => `${showPath(path)} ${found.message}`;
  return [{ rule: 'patch-limit', severity: found.severity, path, message }];
}

/** The problems as findings by line, errors before warnings if there are too many to tell. */
export function toFindings(source: PatchSource, problems: readonly Problem[]): readonly Finding[] {
  const placed = problems.map((each) => ({ ...each, line: source.lineOf(each.path) }));
  const weight = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);
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

/** Says how many problems are not told. */
export function uncounted(file: string, more: number, severity: Finding['severity']): Finding {
  return {
    rule: 'patch-more',
    severity,
    message: `The patch has ${more.toLocaleString('en-US')} more problem${more === 1 ? '' : 's'}. Correct the ones above first, then run this again.`,
    file,
  };
}
