import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { isInside } from '../files/workspace.ts';
import { displayPath } from './display-path.ts';
import { explainElsewhere, explainHabit } from './habits.ts';
import { entriesOf, filesBelow, mostAlike, packageFilesBelow } from './nearby.ts';
import { literalOf, literalStart, matchesRoughly, type PatternLine } from './pattern.ts';

/** Names shown in one message. */
const shown = 5;

const theWorkspace = 'the workspace';

/** Characters of a line that names are compared with. */
const compared = 300;

/** The folders of a run. */
export interface Places {
  /** Absolute folder that relative lines start from. */
  readonly workspace: string;
  /** Folders that files may be in. */
  readonly allowedRoots: readonly string[];
}

/**
 * Why a line of the `packages` input finds nothing: what it may have been meant to be, or how far its path exists. Two
 * or three complete sentences.
 */
export async function explainMissing(line: PatternLine, places: Places): Promise<string> {
  const reason =
    explainHabit(line) ?? (await explainOutside(line, places)) ?? (await explainPath(line, places.workspace));
  const quoted = /^["'`]|["'`]$/.test(line.text) ? line.text : `"${line.text}"`;
  return [`No files match ${quoted}.`, reason, await describeNearby(line, places.workspace)]
    .filter((each) => each !== undefined)
    .join(' ');
}

/** Explains an absolute line that leads outside the folders that files may be in. */
async function explainOutside(
  line: PatternLine,
  { workspace, allowedRoots }: Places,
): Promise<string | undefined> {
  const start = literalStart(line);
  const roots = await Promise.all(
    [workspace, ...allowedRoots].map(async (root) => [root, await realOf(root)]),
  );
  return roots.flat().some((root) => isInside(start, root) || isInside(root, start)) &&
    line.base !== workspace
    ? undefined
    : explainElsewhere(line, workspace);
}

/** A path without links; the folder itself if it does not exist. */
async function realOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return folder;
  }
}

async function explainPath(line: PatternLine, workspace: string): Promise<string | undefined> {
  let folder = line.base;
  for (const [index, segment] of line.segments.entries()) {
    const show = showPath(folder, workspace) || theWorkspace;
    const name = literalOf(segment);
    const isLast = index === line.segments.length - 1;
    if (name === undefined) return explainWildcard(line, { folder, segment, show, isLast });
    const path = join(folder, name);
    const stats = await statsOf(path);
    if (stats === undefined) return explainAbsent(folder, { segment, name, show });
    if (stats.isSymbolicLink()) return `${showPath(path, workspace)} is a link, and links are not followed.`;
    if (!stats.isDirectory() && !isLast) return `${showPath(path, workspace)} is a file, not a folder.`;
    folder = path;
  }
  return explainFolder(folder, showPath(folder, workspace) || '.');
}

/** Absolute when it is outside the workspace: no one counts the steps of `../../..`. */
function showPath(path: string, workspace: string): string {
  return isInside(path, workspace) ? displayPath(path, workspace) : path;
}

async function explainAbsent(
  folder: string,
  { segment, name, show }: { segment: string; name: string; show: string },
): Promise<string | undefined> {
  const names = (await entriesOf(folder)).map((each) => each.name);
  const twin = names.find((each) => each.toLowerCase() === name.toLowerCase());
  if (twin !== undefined) return `In ${show}, the name is "${twin}": file names are case-sensitive here.`;
  if (names.includes(segment)) return explainBrackets(segment);
  const [alike] = name.length > compared ? [] : mostAlike(name, names, 1);
  const isNear =
    alike !== undefined && distance(alike.toLowerCase(), name.toLowerCase()) <= 1 + name.length / 4;
  // The next sentence says so.
  if (names.length === 0 && show === theWorkspace) return undefined;
  return `There is no "${name}" in ${show}.${isNear ? ` Did you mean "${alike}"?` : ''}`;
}

/** The path down to a segment with wildcards. */
interface Stop {
  readonly folder: string;
  readonly segment: string;
  readonly show: string;
  readonly isLast: boolean;
}

async function explainWildcard(line: PatternLine, stop: Stop): Promise<string | undefined> {
  const { folder, segment, show, isLast } = stop;
  const entries = await entriesOf(folder);
  if (entries.some(({ name }) => name === segment)) return explainBrackets(segment);
  const below = await packageFilesBelow(folder);
  const deeper = below.find((each) => matchesRoughly(segment, basename(each)));
  if (isLast && deeper !== undefined) {
    const start = show === theWorkspace ? '' : `${show}/`;
    return `A * does not match subfolders, and ${start}${deeper} is in one. To search subfolders, write ${start}**/${segment}.`;
  }
  const last = line.segments.at(-1) ?? '';
  const twin = below.find(
    (each) =>
      matchesRoughly(last.toLowerCase(), basename(each).toLowerCase()) &&
      !matchesRoughly(last, basename(each)),
  );
  return twin === undefined
    ? undefined
    : `${show === theWorkspace ? 'The workspace' : show} contains ${twin}: file names are case-sensitive here.`;
}

function explainBrackets(segment: string): string {
  return `Brackets match one character of a set. To match that file, write "${segment.replaceAll('[', '[[]')}".`;
}

async function explainFolder(folder: string, show: string): Promise<string> {
  const inside = await packageFilesBelow(folder);
  const extension = inside[0]?.slice(inside[0].lastIndexOf('.')) ?? '.msixbundle';
  return `${show} is a folder. Use a pattern for the files in it, such as ${show}/**/*${extension}.`;
}

async function describeNearby(line: PatternLine, workspace: string): Promise<string> {
  const nearby = await packageFilesBelow(workspace);
  if (nearby.length > 0) return `Package files in the workspace: ${shownOf(line, nearby)}.`;
  const zips = await filesBelow(workspace, (name) => /\.zip$/i.test(name));
  if (zips.length > 0) {
    return `The workspace has no package files, only ${shownOf(line, zips)}: unpack it in an earlier step.`;
  }
  return `${
    (await entriesOf(workspace)).length === 0
      ? 'The workspace is empty'
      : 'There are no package files in the workspace'
  }. Build or download the packages in an earlier step of this job.`;
}

function shownOf(line: PatternLine, names: readonly string[]): string {
  const more = names.length - shown;
  return `${mostAlike(line.text.slice(0, compared), names, shown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch {
    return undefined;
  }
}
