import { expect, test } from '@jest/globals';
import { allChecks } from '../../../src/checks/all-checks.ts';
import { runChecks, warning } from '../../../src/checks/check.ts';

test('every check has its own name, and says why it fails', () => {
  const ids = allChecks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, row } of allChecks) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(row).toMatch(/^[A-Z`].{20,}[^.]$/);
  }
});

test('the findings of all checks are returned together, each with the name of its check', () => {
  const checks = ['first', 'second'].map((id) => ({
    id,
    row: '',
    check: (words: string) => [{ ...warning(`${words} ${id}`), file: 'a.txt', line: 3 }],
  }));
  expect(runChecks(checks, 'hello')).toEqual([
    { rule: 'first', severity: 'warning', message: 'hello first', file: 'a.txt', line: 3 },
    { rule: 'second', severity: 'warning', message: 'hello second', file: 'a.txt', line: 3 },
  ]);
});
