import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readAssignments } from '../../../scripts/runner-files.ts';
import type { WorkspaceFile } from '../package-files.ts';

/** A step that is not ours, with everything evaluated. */
export interface ForeignCall {
  /** `uses` or the script of `run`. */
  readonly text: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly workspace: string;
}

/** What stands in for a step that is not ours. */
export interface ForeignStep {
  /** Matches `uses`, or the script of `run`. */
  readonly pattern: RegExp;
  /** Files that the real tool leaves, at the paths at which it leaves them. `really`: the script runs as it is. */
  readonly writes: 'really' | ((call: ForeignCall) => Promise<readonly WorkspaceFile[]>);
  readonly outputs?: Readonly<Record<string, string>>;
}

export interface Left {
  readonly outputs: Readonly<Record<string, string>>;
  /** What it wrote to `GITHUB_ENV`. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Does what the table says for a step.
 * @throws for a step that no row of the table matches, and if a script fails
 */
export async function doForeign(call: ForeignCall, table: readonly ForeignStep[]): Promise<Left> {
  const row = table.find(({ pattern }) => pattern.test(call.text));
  if (row === undefined)
    throw new Error(
      `No row of the table of foreign steps is for this one. Say what it writes:\n${call.text}`,
    );
  if (row.writes === 'really') return await runScript(call);
  for (const { path: name, bytes } of await row.writes(call)) {
    const place = path.join(call.workspace, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, bytes);
  }
  return { outputs: row.outputs ?? {}, env: {} };
}

/** Runs a script with bash, as the runner does on Linux. */
export async function runScript({ text, env, workspace }: ForeignCall): Promise<Left> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'script '));
  const file = (name: string) => path.join(folder, name);
  try {
    for (const name of ['output', 'env', 'summary']) await writeFile(file(name), '');
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', text], {
      cwd: workspace,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        ...env,
        GITHUB_OUTPUT: file('output'),
        GITHUB_ENV: file('env'),
        GITHUB_STEP_SUMMARY: file('summary'),
        GITHUB_WORKSPACE: workspace,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const exitCode = await new Promise((resolve, reject) =>
      child.once('error', reject).once('close', resolve),
    );
    if (exitCode !== 0) throw new Error(`The script ended with ${exitCode}:\n${text}\n${said}`);
    return { outputs: await readAssignments(file('output')), env: await readAssignments(file('env')) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
