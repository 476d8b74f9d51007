/**
 * Writes the tables of README.md and docs/*.md between their markers, from action.yml, the results, the checks and the
 * known failures. `--check` changes nothing and fails if a page differs.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

import { signInFailures } from '../src/auth/known-failures.ts';
import type { KnownSignInFailure } from '../src/auth/refusal.ts';
import { allChecks } from '../src/checks/all-checks.ts';
import { commands, commandsOf, inputNames, inputsOfCommand } from '../src/inputs/table.ts';
import { results } from '../src/record/results.ts';
import { knownFailures } from '../src/store/known-failures.ts';
import type { SeenRefusal } from '../src/store/refusal.ts';

const root = path.resolve(import.meta.dirname, '..');

const actionSchema = z.object({
  inputs: z.record(
    z.string(),
    z.object({ description: z.string(), required: z.boolean().optional(), default: z.string().optional() }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

/** Every page that may hold a table, relative to the root, by its text. */
export function readPages(): ReadonlyMap<string, string> {
  const names = ['README.md', ...globSync('docs/*.md', { cwd: root }).sort()];
  return new Map(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/**
 * The pages with each table between its markers, `<!-- name -->` and `<!-- /name -->`.
 * @throws if a table has no place, or more than one
 */
export function withTables(pages: ReadonlyMap<string, string>, actionYaml: string): Map<string, string> {
  const filled = new Map(pages);
  for (const [name, table] of Object.entries(tables(actionYaml))) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const places = [...filled].filter(([, text]) => text.includes(start));
    const [[page, text] = ['', '']] = places;
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (places.length !== 1 || to < from) {
      throw new Error(
        `${start} … ${end} must be on one page, and is on ${places.map(([each]) => each).join(', ') || 'none'}`,
      );
    }
    filled.set(page, `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`);
  }
  return filled;
}

/** Inputs that every command takes are in a table of their own. */
const shared = inputNames.filter((name) => commandsOf(name).length === commands.length);

function tables(actionYaml: string): Record<string, string> {
  const action = actionSchema.parse(parse(actionYaml));
  const inputs = (names: readonly string[]) =>
    table(
      ['Input', 'Default', 'Meaning'],
      Object.entries(action.inputs)
        .filter(([name]) => names.includes(name))
        .map(([name, input]) => [
          `\`${name}\``,
          input.required ? '**required**' : input.default === undefined ? '' : `\`${input.default}\``,
          input.description,
        ]),
    );
  const own = commands.map((command): [string, string] => [
    `inputs of ${command}`,
    inputs(inputsOfCommand(command).filter((name) => !shared.includes(name))),
  ]);
  const outputs = Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description]);
  const ends = Object.entries(results).map(([name, { exitCode, when }]) => [
    `\`${name}\``,
    `${exitCode}`,
    when,
  ]);
  return {
    'inputs of every command': inputs(shared),
    ...Object.fromEntries(own),
    outputs: table(['Output', 'Meaning'], outputs),
    results: table(['`result`', 'Exit code', 'When'], ends),
    checks: table(
      ['Check', 'Why, and what to do'],
      allChecks.map(({ id, row }) => [`\`${id}\``, row]),
    ),
    'sign-in failures': table(
      ['Entra says', 'Code', 'Why', 'What to do'],
      signInFailures.map((each) => [
        numbersOf(each),
        `\`${each.code}\``,
        sentence(each.why),
        plain(each.todo),
      ]),
    ),
    'store failures': table(
      ['The Store says', 'Code', 'Why', 'What to do'],
      knownFailures.map(({ seen, code, why, todo }) => [
        saidIn(seen),
        `\`${code}\``,
        sentence(why),
        plain(todo),
      ]),
    ),
  };
}

/** `AADSTS7000215, AADSTS50012`; a dash if something else identifies it. */
function numbersOf({ numbers = [], seen = [] }: KnownSignInFailure): string {
  return [...new Set([...numbers, ...seen])].map((number) => `AADSTS${number}`).join(', ') || '–';
}

/** `409 on create of a flight: "Conflict"` */
function saidIn({ status, stage, kind, text, isPage }: SeenRefusal): string {
  const place = stage === 'look' ? `for ${nouns[kind ?? 'app']}` : stage === 'api' ? 'in command api' : '';
  const step = place === '' && stage !== undefined ? `on ${stage}` : place;
  const target = kind !== undefined && stage !== 'look' ? `of ${nouns[kind]}` : '';
  const where = [`${status}`, step, target].filter((part) => part !== '').join(' ');
  if (isPage) return `${where}, a web page`;
  return text === undefined ? where : `${where}: "${plain(text)}"`;
}

const nouns = { app: 'the app', flight: 'a flight', 'add-on': 'an add-on' } as const;

/** A text without a period, as a sentence of its own in a cell. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${plain(text.slice(1))}`;
}

/** A message as Markdown: JSON and addresses are code. */
function plain(text: string): string {
  return text.replaceAll('<', '&lt;').replace(/\{".*\}|https?:\/\/[^\s)]+/, (code) => `\`${code}\``);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (import.meta.main) {
  const pages = readPages();
  const wanted = withTables(pages, readFileSync(path.join(root, 'action.yml'), 'utf8'));
  const differing = [...wanted].filter(([name, text]) => text !== pages.get(name));
  if (!process.argv.includes('--check')) {
    for (const [name, text] of differing) writeFileSync(path.join(root, name), text);
  } else if (differing.length > 0) {
    const names = differing.map(([name]) => name).join(', ');
    console.error(`Tables differ from their sources in ${names}: run node scripts/readme.ts`);
    process.exitCode = 1;
  }
}
