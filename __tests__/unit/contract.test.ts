import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { withTables } from '../../scripts/readme.ts';
import { defaultOf, inputNames, secretInputs } from '../../src/inputs/table.ts';
import { explainUndeclared } from '../../src/inputs/variables.ts';
import { outputNames } from '../../src/report/outputs.ts';

const actionYaml = read('action.yml');
const action: {
  inputs: Record<string, { description: string; required?: boolean; default?: unknown }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
} = parse(actionYaml);

/** The runner evaluates it to the job's own token. */
const jobToken = '$' + '{{ github.token }}';

describe('action.yml', () => {
  test('declares the inputs of the table, in its order', () => {
    expect(Object.keys(action.inputs)).toEqual(inputNames);
  });

  test.each(inputNames)('gives %s the default that the table has, and requires none', (name) => {
    const { default: declared, required } = action.inputs[name] ?? {};
    expect(defaultOf(name)).toBe(declared === jobToken ? undefined : declared);
    // What is required depends on the command.
    expect(required).toBeUndefined();
  });

  test('declares the outputs that the action sets', () => {
    expect(Object.keys(action.outputs)).toEqual([...outputNames]);
  });

  test('describes every input and output', () => {
    for (const each of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(each.description).toMatch(/^\S.{10,}\S$/);
    }
  });

  test('gives no secret a default', () => {
    for (const name of secretInputs.filter((each) => each !== 'github-token')) {
      expect(action.inputs[name]?.default).toBeUndefined();
    }
    expect(action.inputs['github-token']?.default).toBe(jobToken);
  });

  test('runs the built action on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });
});

test('no input that exists is explained as one that does not', () => {
  for (const name of inputNames) {
    expect(explainUndeclared(name, inputNames).message).toContain(`Did you mean ${name}?`);
  }
});

test('the tables of README.md are those of action.yml and of the results', () => {
  const readme = read('README.md');
  expect(withTables(readme, actionYaml)).toBe(readme);
});

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}
