import { lstat, realpath } from 'node:fs/promises';
import { create } from '@actions/glob';
import { ActionError, type Finding, messageOf } from '../errors.ts';
import { isInside } from '../workspace.ts';
import { displayPath } from './display-path.ts';
import { packageExtensionOf } from './extension.ts';
import { packageExtensions } from './facts.ts';
import { explainMissing } from './missing.ts';
import { globLines, literalPath, type PatternLine, parsePatterns } from './pattern.ts';

export interface FindOptions {
  /** The `packages` input: globs, one a line; `!` excludes from the lines above it. */
  readonly patterns: string;
  /** Absolute folder that relative lines start from. */
  readonly workspace: string;
  /** Folders that files may lie in. The workspace and `RUNNER_TEMP`, where download-artifact may put files. */
  readonly allowedRoots: readonly string[];
}

/** Names shown in one message. */
const maxNames = 10;

/**
 * Finds the package files: absolute paths, sorted, each file once. Links are not followed. A line without
 * wildcards must find its file; of the others, one that finds something is enough.
 *
 * @throws ActionError with a finding for each problem: `no-package-found`, `wrong-pattern`, `wrong-kind` (no
 *   package by its name), `not-a-file` (a link, a pipe), `outside-workspace`, `package-search-failed`
 */
export async function findPackages({ patterns, workspace, allowedRoots }: FindOptions): Promise<string[]> {
  const lines = parsePatterns(patterns, workspace);
  const matches = await search(lines);
  const missing = await missingLines(lines, matches);
  if (missing.length > 0) throw await notFound(missing, lines, workspace);

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
      message:
        findings.length === 1
          ? first.message
          : `${findings.length} things are wrong with the files that the input packages finds.`,
      todo: 'Narrow the lines of packages, or exclude files with lines that begin with !.',
      findings,
    });
  }
  return [...files.values()].sort();
}

async function search(lines: readonly PatternLine[]): Promise<readonly string[]> {
  try {
    const globber = await create(lines.flatMap((line) => globLines(line)).join('\n'), {
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
      todo: 'Check the lines of packages, and that the folders they name can be read.',
      cause: error,
    });
  }
}

/** The lines to complain of: all where nothing was found, else those that name a file that is not there. */
async function missingLines(
  lines: readonly PatternLine[],
  matches: readonly string[],
): Promise<readonly PatternLine[]> {
  const wanted = lines.filter((line) => !line.excludes);
  if (matches.length === 0) return wanted;
  const found = await Promise.all(
    wanted.map(async (line) => literalPath(line) === undefined || (await search([line])).length > 0),
  );
  return wanted.filter((_line, index) => found[index] === false);
}

async function notFound(
  missing: readonly PatternLine[],
  lines: readonly PatternLine[],
  workspace: string,
): Promise<ActionError> {
  const findings: Finding[] = [];
  for (const line of missing) {
    const count = (await search([line])).length;
    const message =
      count > 0
        ? `"${line.text}" finds ${count} files, and the lines with ! exclude all of them: ${lines
            .filter((each) => each.excludes)
            .map((each) => `!${each.text}`)
            .join(', ')}.`
        : await explainMissing(line, workspace);
    findings.push({ rule: 'no-package-found', severity: 'error', message });
  }
  return new ActionError({
    code: 'no-package-found',
    message: findings.map((each) => each.message).join(' '),
    todo: 'Correct the input packages: globs, one a line, relative to the workspace.',
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
      'it lies outside the workspace and RUNNER_TEMP. Copy it into the workspace.',
    );
  }
  return undefined;
}

function wrongKind(files: readonly string[], workspace: string): readonly Finding[] {
  const wrong = files.filter((file) => packageExtensionOf(file) === undefined);
  if (wrong.length === 0) return [];
  const names = wrong.slice(0, maxNames).map((file) => displayPath(file, workspace));
  const more = wrong.length - names.length;
  const installer = wrong.some((file) => /\.(?:exe|msi)$/i.test(file))
    ? ' MSI and EXE installers are published by another API, which this action does not use.'
    : '';
  return [
    {
      rule: 'wrong-kind',
      severity: 'error',
      message: `No packages by their names: ${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}. The Store takes ${packageExtensions.map((each) => `.${each}`).join(', ')}.${installer}`,
    },
  ];
}

/** Without links and short names; a folder that is not there holds no file. */
async function realPaths(folders: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.allSettled(folders.map((folder) => realpath(folder)));
  return found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
