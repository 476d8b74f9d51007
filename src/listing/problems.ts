import type { Finding } from '../errors.ts';

/** One thing that is wrong in a listing folder. */
export interface FolderProblem {
  /** In kebab case. */
  readonly rule: ListingRule;
  readonly severity: Finding['severity'];
  /** The file that has the problem, from the folder's root; `''` for the folder. */
  readonly path: string;
  /** From 1. */
  readonly line?: number | undefined;
  /** A sentence that follows the path and a colon, or a complete one if `isWhole`. */
  readonly message: string;
  readonly isWhole?: boolean;
}

/** What findings about a listing folder are about. */
export type ListingRule =
  | 'listing-folder'
  | 'listing-file'
  | 'listing-language'
  | 'listing-image'
  | 'listing-removes'
  | 'listing-limit'
  | 'listing-default'
  | 'listing-conflict'
  | 'listing-azure';

/** Records a problem. */
export type Say = (problem: FolderProblem) => void;

/** An error about a file. */
export function wrong(
  rule: ListingRule,
  path: string,
  message: string,
  line?: number | undefined,
): FolderProblem {
  return { rule, severity: 'error', path, message, line };
}

/** Problems that are reported one by one; the rest are counted. */
const mostFindings = 100;
/** Longest path in a message, in UTF-16 units. */
const longestPath = 120;

/**
 * The problems as findings, by file and line; errors before warnings if there are too many to report.
 * @param folder the listing folder, relative to the workspace
 */
export function toFindings(folder: string, problems: readonly FolderProblem[]): readonly Finding[] {
  const weight = ({ severity }: FolderProblem) => (severity === 'error' ? 0 : 1);
  const ranked = [...problems].sort((a, b) => weight(a) - weight(b) || byPlace(a, b));
  const findings = ranked
    .slice(0, mostFindings)
    .sort(byPlace)
    .map((each) => findingOf(folder, each));
  const [first, ...others] = ranked.slice(mostFindings);
  if (first === undefined) return findings;
  const more = others.length + 1;
  return [
    ...findings,
    {
      rule: first.rule,
      severity: first.severity,
      message: `The folder ${folder} has ${more.toLocaleString('en-US')} more problem${more === 1 ? '' : 's'}. Fix the ones above first, then run the workflow again.`,
    },
  ];
}

function findingOf(folder: string, { rule, severity, path, line, message, isWhole }: FolderProblem): Finding {
  return {
    rule,
    severity,
    message: isWhole || path === '' ? message : `${shownPath(inWorkspace(folder, path))}: ${message}`,
    ...(path !== '' && { file: inWorkspace(folder, path) }),
    ...(line !== undefined && { line }),
  };
}

/** The path of a file of a listing folder, relative to the workspace. */
export function inWorkspace(folder: string, path: string): string {
  return folder === '.' ? path : `${folder}/${path}`;
}

function shownPath(path: string): string {
  return path.length > longestPath ? `…${path.slice(-longestPath).toWellFormed()}` : path;
}

function byPlace(a: FolderProblem, b: FolderProblem): number {
  return a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1;
}
