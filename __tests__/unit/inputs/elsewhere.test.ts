import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { foreignOptions, replacementOf } from '../../../src/inputs/elsewhere.ts';
import { inputNames } from '../../../src/inputs/table.ts';
import { explainUndeclared } from '../../../src/inputs/variables.ts';

const page = readFileSync('docs/migrating.md', 'utf8');

/** The code in a cell, without commands and calls, which have a space or a verb before a hyphen. */
const codeIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
const isOption = (code: string) => !code.includes(' ') && !/^[A-Z][a-z]+-[A-Z]/.test(code);

/** Every option of the page's tables, and what its row says. */
const rows = [...page.matchAll(/^\| (`.+?) \| (.+) \|$/gm)].flatMap(([, options = '', here = '']) =>
  codeIn(options)
    .filter(isOption)
    .map((option) => ({ option: option.replace(/^-+/, ''), here })),
);

/** As the runner passes it, without its `INPUT_`. */
const asPassed = (option: string) => option.toLowerCase();
const squeezed = (name: string) => name.toLowerCase().replace(/[-_]/g, '');

test.each(rows.map(({ option, here }) => [option, here]))(
  'the hint for %s matches docs/migrating.md',
  (option, here) => {
    const own = inputNames.find((name) => squeezed(name) === squeezed(option));
    if (own !== undefined) {
      expect(here).toContain(own);
      return;
    }
    const { instead = '' } = replacementOf(option) ?? {};
    expect(instead).toMatch(/^(use|remove it:) /);
    if (instead.startsWith('remove')) expect(here).toMatch(/^(No equivalent|re-run the job)/);
    const named = [...inputNames, 'listing'].filter(
      (name) => instead.startsWith('use ') && new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(instead),
    );
    for (const name of named) expect(here).toContain(name);
  },
);

test('every option that has a hint is on the page', () => {
  const told = rows.map(({ option }) => squeezed(option));
  expect(foreignOptions.filter((option) => !told.includes(squeezed(option)))).toEqual([]);
});

test('no option has two meanings', () => {
  const names = foreignOptions.map(squeezed);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe('an option of another tool', () => {
  test.each(['packagePath', 'package-path', 'PACKAGE_PATH', 'packagepath'])('is known as %s', (option) => {
    const { isError, message } = explainUndeclared(asPassed(option), inputNames);
    expect(isError).toBe(true);
    expect(message).toContain('is an input of another tool, not of this action. Use packages.');
  });

  test('that changes who gets the packages is an error in any spelling', () => {
    for (const option of ['track', 'rollout', 'percentage', 'userFraction', 'flightId', 'createRollout'])
      expect(explainUndeclared(asPassed(option), inputNames).isError).toBe(true);
  });

  test('that is an everyday word may be a variable of the job', () => {
    expect(explainUndeclared('timeout', inputNames)).toMatchObject({
      isError: false,
      instead: 'use timeout-minutes',
    });
    for (const option of ['files', 'status', 'type'])
      expect(explainUndeclared(asPassed(option), inputNames).isError).toBe(false);
  });
});
