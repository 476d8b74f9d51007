import { lstat, realpath } from 'node:fs/promises';
import { create } from '@actions/glob';
import { ActionError, type Finding, messageOf, messageOfFindings } from '../errors.ts';
import { isInside } from '../files/workspace.ts';
import { displayPath } from './display-path.ts';
import { isSystemError } from './fault.ts';
import { explainHabit } from './habits.ts';
import { explainMissing, type Places } from './missing.ts';
import { globLines, literalPath, literalStart, type PatternLine, parsePatterns } from './pattern.ts';
import { wrongKind } from './wrong-kind.ts';

export interface FindOptions {
  /** The `packages` input: globs, one per line; `!` excludes from the lines above it. */
  readonly patterns: string;
  /** Absolute folder that relative lines start from. */
  readonly workspace: string;
  /** Folders that files may be in. The workspace and `RUNNER_TEMP`, where download-artifact may put files. */
  readonly allowedRoots: readonly string[];
  /** Called for what is not an error: a line with wildcards that finds nothing next to one that does. */
  readonly warn?: (message: string) => void;
}

/**
 * Finds the package files: absolute paths, sorted, each file once. Links are not followed. A line without
 * wildcards must find its file; for the others, one that finds something is enough.
 *
 * @throws ActionError with a finding for each problem: `no-package-found`, `wrong-pattern`, `wrong-kind` (not a
 *   package by its name), `not-a-file` (a link, a pipe), `outside-workspace`, `package-search-failed`
 */
export async function findPackages(options: FindOptions): Promise<string[]> {
  const { patterns, workspace, allowedRoots, warn = () => {} } = options;
  const lines = parsePatterns(patterns, workspace);
  const matches = await search(lines);
  const missing = await missingLines(lines, matches);
  const errors = missing.filter((each) => matches.length === 0 || isMistake(each.line));
  if (errors.length > 0) throw await notFound(errors, lines, options);
  for (const { line } of missing) warn(await explainMissing(line, options));

  const roots = await realPaths(allowedRoots);
  const files = new Map<string, string>();
  const findings: Finding[] = [];
  for (const match of matches) {
    const problem = await problemOf(match, roots, workspace);
    if (problem === undefined) files.set(await realpath(match), match);
    else findings.push(problem);
  }
  findings.push(...wrongKind(matches, workspace));
  const [first] = findings;
  if (first !== undefined) {
    throw new ActionError({
      code: first.rule,
      message: messageOfFindings(findings),
      todo: "If you didn't mean to include such files, narrow the patterns in packages, or exclude the files with lines that start with !.",
      findings,
    });
  }
  return [...files.values()].sort();
}

async function search(lines: readonly PatternLine[]): Promise<readonly string[]> {
  try {
    const blocked = await Promise.all(lines.map(isBlocked));
    const open = lines.filter((_line, index) => !blocked[index]);
    const globber = await create(open.flatMap((line) => globLines(line)).join('\n'), {
      followSymbolicLinks: false,
      // A folder's name alone would take every file below it, symbols and scripts too.
      implicitDescendants: false,
      matchDirectories: false,
    });
    return (await globber.glob()).sort();
  } catch (error) {
    throw new ActionError({
      code: 'package-search-failed',
      message: `The search for package files failed: ${messageOf(error)}`,
      todo: 'Check the patterns in packages, and make sure that the runner can read their folders.',
      cause: error,
    });
  }
}

/** True for a path through a file, or with a name too long for any file: `@actions/glob` would fail for all lines. */
async function isBlocked(line: PatternLine): Promise<boolean> {
  try {
    await lstat(literalStart(line));
    return false;
  } catch (error) {
    return isSystemError(error) && ['ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code));
  }
}

interface MissingLine {
  readonly line: PatternLine;
  /** Files that it finds and that lines with `!` exclude. */
  readonly excluded: number;
}

/** The lines that match no files: those with `!` only if they are plain mistakes, and would let files through. */
async function missingLines(
  lines: readonly PatternLine[],
  matches: readonly string[],
): Promise<readonly MissingLine[]> {
  const wanted = lines.filter((line) => !line.excludes);
  const isSure = matches.length > 0 && wanted.length === 1;
  const doubtful = lines.filter((line) => (line.excludes ? explainHabit(line) !== undefined : !isSure));
  const searched = await Promise.all(
    doubtful.map(async (line) => ({ line, excluded: (await search([{ ...line, excludes: false }])).length })),
  );
  return searched.filter(({ line, excluded }) => excluded === 0 || (matches.length === 0 && !line.excludes));
}

/** Other lines that find something don't make up for it. */
function isMistake(line: PatternLine): boolean {
  return literalPath(line) !== undefined || explainHabit(line) !== undefined;
}

async function notFound(
  missing: readonly MissingLine[],
  lines: readonly PatternLine[],
  places: Places,
): Promise<ActionError> {
  const findings: Finding[] = [];
  for (const { line, excluded } of missing) {
    const message =
      excluded > 0
        ? `"${line.text}" matches ${excluded} ${excluded === 1 ? 'file' : 'files'}, but lines with ! exclude all of them: ${lines
            .filter((each) => each.excludes)
            .map((each) => `!${each.text}`)
            .join(', ')}.`
        : await explainMissing(line, places);
    findings.push({ rule: 'no-package-found', severity: 'error', message });
  }
  return new ActionError({
    code: 'no-package-found',
    message: messageOfFindings(findings),
    todo: 'Correct the packages input: it takes glob patterns, one per line, relative to the workspace or absolute.',
    findings,
  });
}

async function problemOf(
  match: string,
  roots: readonly string[],
  workspace: string,
): Promise<Finding | undefined> {
  const shown = displayPath(match, workspace);
  const finding = (rule: string, what: string): Finding => ({
    rule,
    severity: 'error',
    message: `${shown}: ${what}`,
    file: shown,
  });
  const stats = await lstat(match);
  if (stats.isSymbolicLink()) return finding('not-a-file', 'it is a link, and links are not followed.');
  if (!stats.isFile()) return finding('not-a-file', 'it is not a regular file.');
  const real = await realpath(match);
  if (!roots.some((root) => isInside(real, root))) {
    return finding(
      'outside-workspace',
      'it is outside the workspace and RUNNER_TEMP. Copy it into the workspace.',
    );
  }
  return undefined;
}

/** Without links and short names; a folder that does not exist contains no files. */
async function realPaths(folders: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.allSettled(folders.map((folder) => realpath(folder)));
  return found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
