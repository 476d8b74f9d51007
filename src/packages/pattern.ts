import path, { type PlatformPath } from 'node:path';
import { ActionError } from '../errors.ts';

/** One line of the `packages` input. */
export interface PatternLine {
  /** As the user wrote it, without `!`. */
  readonly text: string;
  /** True for a line that excludes files from the lines above it. */
  readonly excludes: boolean;
  /** Absolute folder that the segments start from; nothing in it is a wildcard. */
  readonly base: string;
  /** Path below the base; each segment may contain wildcards. */
  readonly segments: readonly string[];
}

/**
 * Reads the lines of the `packages` input. Both kinds of slash separate folders on every system, so that a workflow
 * written on Windows works elsewhere; a line that begins with `#` is a comment.
 * @param workspace Absolute folder that relative lines start from.
 * @param api `path.win32` for paths of Windows.
 * @throws ActionError `wrong-pattern` for a line with `..`.
 */
export function parsePatterns(
  patterns: string,
  workspace: string,
  api: PlatformPath = path,
): readonly PatternLine[] {
  return patterns
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => parseLine(line, workspace, api));
}

function parseLine(line: string, workspace: string, api: PlatformPath): PatternLine {
  const [marks = ''] = /^[!\s]*/.exec(line) ?? [];
  const text = line.slice(marks.length);
  const local = text.replaceAll(/[\\/]/g, api.sep);
  const { root } = api.parse(local);
  const segments = local
    .slice(root.length)
    .split(api.sep)
    .filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) {
    throw new ActionError({
      code: 'wrong-pattern',
      message: `The line "${text}" in packages points to a parent folder ("..").`,
      todo: 'Use files in the workspace or in RUNNER_TEMP. Paths can be absolute or relative to the workspace.',
    });
  }
  const excludes = marks.replaceAll(/\s/g, '').length % 2 === 1;
  return { text, excludes, base: root === '' ? workspace : root, segments };
}

/** The line as `@actions/glob` expects it. */
export function globLines(line: PatternLine, api: PlatformPath = path): readonly string[] {
  const whole = api.join(escapeGlob(line.base, api), ...line.segments);
  // Excluding a folder excludes everything in it.
  return line.excludes ? [`!${whole}`, `!${api.join(whole, '**')}`] : [whole];
}

/** The name that a segment stands for; `undefined` if it has wildcards. A set of one character is not a wildcard. */
export function literalOf(segment: string): string | undefined {
  const pieces = piecesOf(segment);
  const names = pieces.map((piece) => (piece.length === 3 ? piece.slice(1, 2) : piece));
  return pieces.some((piece) => piece === '*' || piece === '?' || isSet(piece)) ? undefined : names.join('');
}

/** True for a set of several characters, `[ab]`, or of none. */
function isSet(piece: string): boolean {
  return piece.length > 1 && piece.length !== 3;
}

/**
 * The characters of a segment, each set (`[ab]`) as one piece. Found without a pattern, which would look for the end of
 * each of many `[` again and again.
 */
function piecesOf(segment: string): readonly string[] {
  const last = segment.lastIndexOf(']');
  const pieces: string[] = [];
  for (let at = 0; at < segment.length; ) {
    // The first character of a set may be `]`.
    const from = segment.startsWith('[]]', at) ? at + 2 : at;
    const end = segment[at] === '[' && at < last ? segment.indexOf(']', from) + 1 : at + 1;
    pieces.push(segment.slice(at, end));
    at = end;
  }
  return pieces;
}

/** True if a name may match a segment; a set of characters counts as any character. */
export function matchesRoughly(segment: string, name: string): boolean {
  const pieces = piecesOf(segment);
  // After a failure only the last star is tried again: it can match whatever an earlier one could.
  let [piece, at, star, mark] = [0, 0, -1, 0];
  while (at < name.length) {
    const wanted = pieces[piece];
    if (wanted === '*') [star, mark, piece] = [piece, at, piece + 1];
    else if (wanted === '?' || wanted === name[at] || (wanted?.length ?? 0) > 1)
      [piece, at] = [piece + 1, at + 1];
    else if (star >= 0) [mark, piece, at] = [mark + 1, star + 1, mark + 1];
    else return false;
  }
  return pieces.slice(piece).every((each) => each === '*');
}

/** The file or folder that a line names; `undefined` if it has wildcards. */
export function literalPath(line: PatternLine, api: PlatformPath = path): string | undefined {
  const names = line.segments.map(literalOf);
  return names.every((name) => name !== undefined) ? api.join(line.base, ...names) : undefined;
}

/** The path up to the first wildcard. */
export function literalStart(line: PatternLine, api: PlatformPath = path): string {
  const end = line.segments.findIndex((segment) => literalOf(segment) === undefined);
  const names = line.segments
    .slice(0, end < 0 ? undefined : end)
    .flatMap((segment) => literalOf(segment) ?? []);
  return api.join(line.base, ...names);
}

function escapeGlob(folder: string, api: PlatformPath): string {
  const escaped = folder.replaceAll(/[[?*]/g, '[$&]');
  // `@actions/glob` treats a backslash as an escape if it does not separate folders.
  return api.sep === '\\' ? escaped : escaped.replaceAll('\\', '\\\\');
}
