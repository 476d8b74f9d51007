import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isAlive } from '../src/command-line/process-end.ts';

const run = promisify(execFile);
const action = path.resolve(import.meta.dirname, '..');

let temporary: string;
beforeEach(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), 'simulator action '));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

/** Runs a program of the action as the runner does; returns what it wrote to `GITHUB_OUTPUT` and `GITHUB_STATE`. */
async function step(program: string, variables: Record<string, string> = {}) {
  const [output, state] = [path.join(temporary, 'output'), path.join(temporary, 'state')];
  await Promise.all([writeFile(output, ''), writeFile(state, '')]);
  const env = { ...process.env, RUNNER_TEMP: temporary, GITHUB_OUTPUT: output, GITHUB_STATE: state };
  const ended = await run(process.execPath, [path.join(action, program)], {
    env: { ...env, TMPDIR: temporary, ...variables },
  }).catch((error: unknown) => Object(error));
  return { code: ended.code ?? 0, log: ended.stdout, outputs: await told(output), state: await told(state) };
}

async function told(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8');
  const values = [...text.matchAll(/^(.+)<<(.+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(values.map(([, name, , value]) => [name, value]));
}

const stateOf = (state: Record<string, string>) => ({
  STATE_pid: state.pid ?? '',
  STATE_control: state.control ?? '',
});

test('the simulator outlives the step, serves at the addresses of the outputs, and ends after the job', async () => {
  const { runs, outputs: declared } = parse(await readFile(path.join(action, 'action.yml'), 'utf8'));
  const seed = path.join(temporary, 'seed.json');
  await writeFile(seed, JSON.stringify({ apps: [{ id: '9SEEDED00001' }] }));
  const { code, outputs, state } = await step(runs.main, { INPUT_SEED: seed, INPUT_SECONDS: '0' });
  expect([code, Object.keys(outputs).sort()]).toEqual([0, Object.keys(declared).sort()]);
  expect(outputs['app-id']).toBe('9SEEDED00001');
  expect((await fetch(`${outputs['store-http-url']}/health`)).status).toBe(200);
  expect(await readFile(outputs['ca-file'] ?? '', 'utf8')).toContain('BEGIN CERTIFICATE');
  const stopped = await step(runs.post, stateOf(state));
  expect([stopped.code, isAlive(Number(state.pid))]).toEqual([0, false]);
});

test('the step fails with the reason if the simulator does not start, and nothing is left to stop', async () => {
  const { code, log, state } = await step('dist/start.js', { INPUT_HOSTS: 'http://store' });
  expect([code, state]).toEqual([1, {}]);
  expect(log).toMatch(/^::error::The simulator did not start\. 'http:\/\/store' is not a host/);
  expect((await step('dist/stop.js')).code).toBe(0);
});
