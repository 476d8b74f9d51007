/**
 * Writes the tables of README.md between their markers, from action.yml, the table of results and the checks.
 * `--check` changes nothing and fails where README.md differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

import { allChecks } from '../src/checks/all-checks.ts';
import { commands, commandsOf, inputNames, inputsOfCommand } from '../src/inputs/table.ts';
import { results } from '../src/report/results.ts';

const actionSchema = z.object({
  inputs: z.record(
    z.string(),
    z.object({ description: z.string(), required: z.boolean().optional(), default: z.string().optional() }),
  ),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
});

/** Replaces what stands between the markers of each table. */
export function withTables(readme: string, actionYaml: string): string {
  return Object.entries(tables(actionYaml)).reduce((text, [name, table]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const from = text.indexOf(start);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`README.md has no markers ${start} … ${end}`);
    return `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`;
  }, readme);
}

/** Inputs that every command takes stand in a table of their own. */
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
      allChecks.map(({ id, readme }) => [`\`${id}\``, readme]),
    ),
  };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (import.meta.main) {
  const file = new URL('../README.md', import.meta.url);
  const present = readFileSync(file, 'utf8');
  const wanted = withTables(present, readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));
  if (!process.argv.includes('--check')) {
    writeFileSync(file, wanted);
  } else if (wanted !== present) {
    console.error('The tables of README.md differ from their sources: run node scripts/readme.ts');
    process.exitCode = 1;
  }
}
