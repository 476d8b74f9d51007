import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { displayPath } from './display-path.ts';
import { entriesOf, mostAlike, packageFilesBelow } from './nearby.ts';
import { literalOf, type PatternLine } from './pattern.ts';

/** Names shown in one message. */
const shown = 5;

/**
 * Why a line of the `packages` input finds nothing: how far its path exists, and what is meant perhaps. Two or three
 * sentences, complete in themselves.
 */
export async function explainMissing(line: PatternLine, workspace: string): Promise<string> {
  const reasons = [explainBraces(line), await explainPath(line, workspace)].filter(
    (each) => each !== undefined,
  );
  return [`"${line.text}" finds no file.`, ...reasons, await describeNearby(line, workspace)].join(' ');
}

/** Braces are no wildcard of `@actions/glob`: it looks for a name that holds them. */
function explainBraces(line: PatternLine): string | undefined {
  const match = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(line.text);
  if (match === null) return undefined;
  const [, before = '', list = '', after = ''] = match;
  const lines = list.split(',').map((part) => `${before}${part.trim()}${after}`);
  return `Braces are not understood: write a line for each, ${lines.join(' and ')}.`;
}

async function explainPath(line: PatternLine, workspace: string): Promise<string | undefined> {
  let folder = line.base;
  for (const [index, segment] of line.segments.entries()) {
    const show = displayPath(folder, workspace) || 'the workspace';
    const name = literalOf(segment);
    if (name === undefined) return explainWildcard(line, folder, show);
    const path = join(folder, name);
    const stats = await statsOf(path);
    if (stats === undefined) return explainAbsent(folder, { segment, name, show });
    const isLast = index === line.segments.length - 1;
    if (stats.isSymbolicLink())
      return `${displayPath(path, workspace)} is a link, and links are not followed.`;
    if (!stats.isDirectory() && !isLast) return `${displayPath(path, workspace)} is a file, not a folder.`;
    folder = path;
  }
  return explainFolder(folder, displayPath(folder, workspace) || '.');
}

async function explainAbsent(
  folder: string,
  { segment, name, show }: { segment: string; name: string; show: string },
): Promise<string> {
  const names = (await entriesOf(folder)).map((each) => each.name);
  const twin = names.find((each) => each.toLowerCase() === name.toLowerCase());
  if (twin !== undefined) return `In ${show} it is written "${twin}": upper and lower case differ here.`;
  if (names.includes(segment)) {
    return `Brackets stand for one character out of a set: write "${segment.replaceAll('[', '[[]')}" for the file of that name.`;
  }
  const [alike] = mostAlike(name, names, 1);
  const isNear =
    alike !== undefined && distance(alike.toLowerCase(), name.toLowerCase()) <= 1 + name.length / 4;
  return `In ${show} there is no "${name}"${isNear ? `, but "${alike}"` : ''}.`;
}

async function explainWildcard(line: PatternLine, folder: string, show: string): Promise<string | undefined> {
  const last = line.segments.at(-1) ?? '';
  const twin = (await packageFilesBelow(folder)).find(
    (each) => matches(last, basename(each), 'i') && !matches(last, basename(each), ''),
  );
  return twin === undefined ? undefined : `In ${show} there is ${twin}: upper and lower case differ here.`;
}

async function explainFolder(folder: string, show: string): Promise<string> {
  const inside = await packageFilesBelow(folder);
  const extension = inside[0]?.slice(inside[0].lastIndexOf('.')) ?? '.msixbundle';
  return `${show} is a folder: name the files in it, for example with ${show}/**/*${extension}.`;
}

async function describeNearby(line: PatternLine, workspace: string): Promise<string> {
  const nearby = await packageFilesBelow(workspace);
  if (nearby.length === 0) {
    return (await entriesOf(workspace)).length === 0
      ? 'The workspace is empty: is the build, or the download of its output, a step before this one in the same job?'
      : 'There is no package file anywhere in the workspace: is the build, or the download of its output, a step before this one in the same job?';
  }
  const names = mostAlike(line.text, nearby, shown);
  const more = nearby.length - names.length;
  return `Package files in the workspace: ${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`;
}

/** Matches one segment roughly: a set of characters counts as any. */
function matches(segment: string, name: string, flags: string): boolean {
  const source = segment
    .replaceAll(/\[[^\]]+\]/g, '?')
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, flags).test(name);
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch {
    return undefined;
  }
}
