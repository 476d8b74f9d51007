import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../errors.ts';
import { isRecord } from '../json/is-record.ts';
import type { GitHubEvent } from './event.ts';

/** More than the workflows that a repository has, or the length of one. */
const mostFiles = 200;
const mostBytes = 2 ** 20;
/** A shorter text may be in an event by chance. */
const shortestText = 8;

const advice =
  'Save the notes as a secret and use that: certification-notes: $' +
  '{{ secrets.STORE_CERTIFICATION_NOTES }}.';

/**
 * A warning if the input `certification-notes` does not come from a secret, as far as that can be known without
 * guessing: the workflow holds its text, or the event that started the run does. The runner has printed it by then, so
 * the warning is for the next run. Notes from elsewhere (a variable, another step) can't be told from a secret.
 */
export function exposedNotes(
  notes: string | undefined,
  { workspace, event }: { readonly workspace: string; readonly event: Pick<GitHubEvent, 'payload'> },
): Finding | undefined {
  if (notes === undefined) return undefined;
  const place = placeInWorkflows(notes, workspace);
  if (place !== undefined) {
    const message = `certification-notes is plain text in this workflow, so anyone who can read the repository or the log can read it. ${advice}`;
    return { rule: 'notes-exposed', severity: 'warning', message, ...place };
  }
  if (notes.length < shortestText || !holdsText(event.payload, notes)) return undefined;
  const message = `certification-notes comes from the event that started this run, so GitHub does not hide it: anyone who can read the log can read it. ${advice}`;
  return { rule: 'notes-exposed', severity: 'warning', message };
}

function placeInWorkflows(notes: string, workspace: string): Pick<Finding, 'file' | 'line'> | undefined {
  const folder = path.join(workspace, '.github', 'workflows');
  for (const name of workflowsIn(folder)) {
    const line = lineOfLiteral(notes, textOf(path.join(folder, name)));
    if (line !== undefined) return { file: `.github/workflows/${name}`, line };
  }
  return undefined;
}

function workflowsIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => /\.ya?ml$/i.test(name));
    return names.sort().slice(0, mostFiles);
  } catch {
    // There may be none: a checkout is not required.
    return [];
  }
}

function textOf(file: string): string {
  try {
    const { size, isFile } = fileFacts(file);
    return isFile && size <= mostBytes ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

function fileFacts(file: string): { readonly size: number; readonly isFile: boolean } {
  const facts = statSync(file);
  return { size: facts.size, isFile: facts.isFile() };
}

/** Line, from 1, of a `certification-notes:` whose value is these notes exactly. */
function lineOfLiteral(notes: string, workflow: string): number | undefined {
  const lines = workflow.split(/\r?\n/);
  const wanted = compact(notes);
  const index = lines.findIndex((line, at) => {
    const [, indent, rest] = /^(\s*)["']?certification-notes["']?\s*:(.*)$/i.exec(line) ?? [];
    if (indent === undefined || rest === undefined) return false;
    const value = compact([rest, ...blockBelow(lines, at + 1, indent.length)].join('\n'));
    return value === wanted || value.startsWith(`${wanted}#`);
  });
  return index === -1 ? undefined : index + 1;
}

/** The lines of a block scalar: those that are empty or indented further than its key. */
function blockBelow(lines: readonly string[], start: number, indent: number): readonly string[] {
  const below = lines.slice(start, start + 1_000);
  const end = below.findIndex(
    (line) => line.trim() !== '' && line.length - line.trimStart().length <= indent,
  );
  return end === -1 ? below : below.slice(0, end);
}

/** A value without YAML's own syntax: a block indicator, quotation marks, escaped line breaks and spaces. */
function compact(value: string): string {
  return value
    .replace(/^[ \t]*[|>][-+\d]{0,2}[ \t]*(?:#.*)?(?=\n|$)/, '')
    .replaceAll('\\n', '')
    .replace(/["'\\\s]+/g, '');
}

function holdsText(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').includes(text);
  if (Array.isArray(value)) return value.some((item) => holdsText(item, text));
  return isRecord(value) && Object.values(value).some((member) => holdsText(member, text));
}
