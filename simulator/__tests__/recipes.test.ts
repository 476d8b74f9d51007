import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { startDetached, stopDetached } from '../src/action/detached.ts';
import { outputsOf } from '../src/action/outputs.ts';

const run = promisify(execFile);
const readme = await readFile(path.resolve(import.meta.dirname, '../README.md'), 'utf8');

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Blocks of code below a heading, by language. */
function blocksBelow(heading: string): Record<string, string> {
  const section = readme.split(`\n### ${heading}\n`)[1]?.split(/\n##/)[0] ?? '';
  return Object.fromEntries(
    [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => [language, text]),
  );
}

function has(program: string): boolean {
  try {
    execFileSync(program, [program === 'go' ? 'version' : '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Plays the workflow's steps in order: the simulator's, and each `run` except installations. Returns how many ran. */
async function play(steps: readonly Step[], workspace: string): Promise<number> {
  const program = path.resolve(import.meta.dirname, '../dist/simulator.js');
  const { pid, addresses } = await startDetached(program, ['--seconds', '0'], workspace);
  const outputs = outputsOf(addresses);
  const filled = (text: string) =>
    text.replaceAll(
      /\$\{\{ steps\.store\.outputs\.([\w-]+) \}\}/g,
      (_, name) => outputs[name] ?? `no ${name}`,
    );
  let count = 0;
  try {
    for (const step of steps) {
      if (step.run === undefined || step.run.startsWith('pip install')) continue;
      const variables = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]);
      const env = {
        ...process.env,
        ...Object.fromEntries(variables),
        GOFLAGS: '-mod=mod',
        GOCACHE: `${workspace}/go`,
      };
      await run('bash', ['-e', '-o', 'pipefail', '-c', step.run], { cwd: workspace, env, timeout: 50_000 });
      count += 1;
    }
    return count;
  } finally {
    await stopDetached(addresses.controlUrl, pid);
  }
}

test.each([
  ['curl', ['curl', 'jq', 'zip'], '', ''],
  ['pytest', ['pytest'], 'python', 'test_store.py'],
  ['Go', ['go'], 'go', 'store_test.go'],
])('the workflow for %s runs as it stands', async (heading, programs, language, file) => {
  const blocks = blocksBelow(heading);
  const { jobs } = parse(blocks.yaml ?? '');
  const steps: Step[] = jobs.test.steps;
  const own = steps.filter(({ uses }) => uses?.endsWith('/simulator@v1'));
  expect(own.map(({ id }) => id)).toEqual(['store']);
  const missing = programs.filter((program) => !has(program));
  if (missing.length > 0) {
    process.stderr.write(`not played, for lack of ${missing.join(', ')}: ${heading}\n`);
    return;
  }
  const workspace = await mkdtemp(path.join(tmpdir(), 'recipe-'));
  try {
    if (file) {
      expect(blocks[language]).toContain(file);
      await writeFile(path.join(workspace, file), blocks[language] ?? '');
    }
    expect(await play(steps, workspace)).toBe(1);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
});
