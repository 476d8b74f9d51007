import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isTested } from './case.ts';
import { faultCases } from './cases/all.ts';
import { mutants } from './mutants.ts';

const src = path.resolve(import.meta.dirname, '../../src');

/** `npm run mutants` builds and runs them. */
describe('The mutant', () => {
  test.each(mutants)('"$name" still has its place in the source', ({ file, anchor, replacement }) => {
    const parts = readFileSync(path.join(src, file), 'utf8').split(anchor);
    expect(parts).toHaveLength(2);
    expect(replacement).not.toBe(anchor);
  });

  test.each(mutants)('"$name" is killed by cases that are run', ({ killedBy }) => {
    const tested = faultCases.filter(isTested).map(({ id }) => id);
    expect(killedBy.length).toBeGreaterThan(0);
    expect(killedBy.filter((id) => !tested.includes(id))).toEqual([]);
  });
});
