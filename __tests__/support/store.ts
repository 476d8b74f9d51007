import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import type { SubmissionReport } from '../../simulator/src/control/control.ts';
import { blindRepeats } from './calls.ts';
import { exitCodes } from './exit-codes.ts';
import { leaksOf } from './leaks.ts';
import type { PackageFile } from './package-files.ts';
import type { StoreRun } from './store-run.ts';
import { TestStore, type TestStoreOptions } from './test-store.ts';

/** The Store for the tests of one file. Each test starts with the Store of a user who has set everything up. */
export function useStore(options: Pick<TestStoreOptions, 'hasGithub' | 'blobOrigin'> = {}): TestStore {
  const store = new TestStore({ ...options, check: checkEveryRun });
  beforeAll(() => store.start());
  afterAll(() => store.close());
  afterEach(() => store.reset());
  return store;
}

/** Commands that a step may give the runner; any other one would be text from outside that acts. */
const harmlessCommands = new Set(['add-mask', 'group', 'endgroup', 'debug', 'notice', 'warning', 'error']);

/** What holds however a run ends (store-faults.md §4.1). A run that was killed says nothing. */
function checkEveryRun(run: StoreRun): void {
  expect(leaksOf(run)).toEqual([]);
  expect(blindRepeats(run.requests, run.isAlone)).toEqual([]);
  if (run.signal === 'SIGKILL') return;
  // The Azure libraries log there when they are asked to, and are searched for leaks then.
  if (!/\bazure:/.test(run.stderr)) expect(run.stderr).toBe('');
  expect(run.leftovers).toEqual([]);
  expect(run.exitCode).toBe(exitCodes[run.result ?? 'none']);
  const { commands } = readRunnerOutput(run.stdout);
  expect(commands.filter(({ name }) => !harmlessCommands.has(name))).toEqual([]);
  // Without the runner's masks: a secret of one letter would hide all words. The action hides longer ones itself.
  const closing = run.texts.log?.trimEnd().split('\n').at(-1);
  const { result = '' } = run;
  expect(closing).toContain(`Result: ${run.masks.includes(result) ? '***' : result}.`);
  expect(closing).toMatch(/Next: \S+/);
  // A red step says why, and what to do, where people look first.
  if (run.exitCode !== 0) expect(run.errors.length).toBeGreaterThan(0);
}

/** Passes if the Store got exactly these files in this submission, byte by byte, and no run sent it twice. */
export function expectHeld(submission: SubmissionReport | undefined, files: readonly PackageFile[]): void {
  const archived = submission?.archive?.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  const sent = files.map(({ archiveName, bytes, sha256 }) => ({
    name: archiveName,
    size: bytes.length,
    sha256,
  }));
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name);
  expect(archived?.sort(byName)).toEqual(sent.sort(byName));
  expect(submission?.commits).toBe(1);
}
