import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readCases, unmet } from '../support/reported-case.ts';
import { useStore } from '../support/store.ts';

const store = useStore();
const cases = readCases(path.resolve(import.meta.dirname, '../cases'));

test('Every case has a name of its own', () => {
  expect(cases.length).toBeGreaterThan(0);
  expect(new Set(cases.map(({ shows }) => shows)).size).toBe(cases.length);
});

/** Small inputs based on public bug reports; `report` in case.json links to the report. */
describe('The action', () => {
  test.each(cases)('$shows', async (reported) => {
    const { app, inputs, settings, faults, files } = reported;
    store.app(app);
    store.control.set(settings);
    store.control.addFaults(...[faults].flat());
    const run = await store.publish(files, inputs);
    const id = run.exitCode === 0 ? run.outputs['submission-id'] : undefined;
    const stored = id ? store.control.submission(id).submission : undefined;
    const problems = unmet(reported, run, stored);
    if (problems.length > 0) throw new Error(`${problems.join('\n')}\n\n${run.log}`);
  });
});
