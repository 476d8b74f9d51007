import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { actionTypes } from '../../scripts/action-types.ts';
import { readPages, withTables } from '../../scripts/readme.ts';
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

  test.each(inputNames)('gives %s the default in the table, and does not require it', (name) => {
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

// https://docs.github.com/actions/how-tos/create-and-publish-actions/publish-in-github-marketplace
describe('the Marketplace accepts action.yml', () => {
  const listing: Record<string, unknown> & { branding: Record<string, string> } = parse(actionYaml);

  test('with a name that is not a GitHub command or category, and no longer than its page shows', () => {
    expect(listing.name).toMatch(/^[A-Z][\w ]{2,59}$/);
  });

  test('with a description of fewer than 125 characters', () => {
    expect(String(listing.description).length).toBeLessThan(125);
  });

  // https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#branding
  test('with a color from the list and a Feather icon that is not excluded', () => {
    expect(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']).toContain(
      listing.branding.color,
    );
    expect(listing.branding.icon).toBe('shopping-bag');
  });

  test('from the root of the repository, in one metadata file', () => {
    expect(readdirSync('.').filter((name) => /^action\.ya?ml$/.test(name))).toEqual(['action.yml']);
  });
});

test('action-types.yml has the types of the table', () => {
  expect(read('action-types.yml')).toBe(actionTypes());
});

test('no existing input is explained as one that does not exist', () => {
  for (const name of inputNames) {
    expect(explainUndeclared(name, inputNames).message).toContain(`Did you mean ${name}?`);
  }
});

test('the tables of README.md and docs match their sources', () => {
  const pages = readPages();
  expect(Object.fromEntries(withTables(pages, actionYaml))).toEqual(Object.fromEntries(pages));
});

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}
