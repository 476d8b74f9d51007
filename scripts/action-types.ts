/**
 * Writes action-types.yml (https://github.com/typesafegithub/github-actions-typing) from the table of inputs.
 * `--check` changes nothing and fails if the file differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { rolloutPercentage, timeoutMinutes } from '../src/inputs/numbers-and-times.ts';
import { flag, type Parse } from '../src/inputs/parse.ts';
import { type InputName, inputNames, inputTable } from '../src/inputs/table.ts';
import { packageGlobs } from '../src/inputs/texts.ts';
import { outputNames } from '../src/report/outputs.ts';

/** The content of action-types.yml. */
export function actionTypes(): string {
  const inputs = Object.fromEntries(inputNames.map((name) => [name, typeOf(name)]));
  const outputs = Object.fromEntries(outputNames.map((name) => [name, { type: 'string' }]));
  return `# Made by scripts/action-types.ts.\n${stringify({ inputs, outputs })}`;
}

function typeOf(name: InputName): object {
  const { parse }: { readonly parse: Parse<unknown> } = inputTable[name];
  if (parse.words !== undefined) return { type: 'enum', 'allowed-values': parse.words };
  if (parse === flag) return { type: 'boolean' };
  if (parse === packageGlobs) return { type: 'list', separator: '\n', 'list-item': { type: 'string' } };
  if (parse === timeoutMinutes) return { type: 'integer' };
  if (parse === rolloutPercentage) return { type: 'float' };
  return { type: 'string' };
}

if (import.meta.main) {
  const file = path.resolve(import.meta.dirname, '..', 'action-types.yml');
  if (!process.argv.includes('--check')) writeFileSync(file, actionTypes());
  else if (readFileSync(file, 'utf8') !== actionTypes()) {
    console.error('action-types.yml is not what scripts/action-types.ts makes.');
    process.exitCode = 1;
  }
}
