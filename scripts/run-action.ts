import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { actionRuntime, readActionFile } from './action-file.ts';
import { collectMessages } from './collect-messages.ts';
import { readRunnerOutput } from './runner-commands.ts';
import { inputEnvironment, runnerEnvironment } from './runner-environment.ts';
import { createRunnerFiles, listBelow, type RunnerFiles, readAssignments } from './runner-files.ts';

export interface RunOptions {
  /** Inputs as a workflow writes them under `with`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Added to the runner's environment, overriding it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of the repository; an empty one if omitted. */
  readonly workspace?: string;
  /** What started the workflow; the push of a tag if omitted. */
  readonly event?: { readonly name: string; readonly payload: unknown };
  /** PEM file with a certificate authority to trust besides the usual ones. */
  readonly caFile?: string;
  /** Makes time run this many times as fast; see `fast-time.ts`. */
  readonly fastTime?: number;
  /** Sends a signal after some milliseconds, or at the first line of output that matches. */
  readonly signalAfter?: { readonly signal: NodeJS.Signals; readonly after: number | RegExp };
  /** Real milliseconds until the run is killed and reported as an error. */
  readonly timeoutMs?: number;
  /** Receives each line of output as it comes, masks and commands included. */
  readonly onLine?: (line: string) => void;
  /** Folder with `action.yml` and what it runs; this project if omitted. */
  readonly root?: string;
}

export interface ActionRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** As printed: commands not carried out, masks not applied. */
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary: string;
  /** Texts that the action registered as secrets, in order. */
  readonly masks: readonly string[];
  readonly milliseconds: number;
  /** Texts of the files in `RUNNER_TEMP` that an output names, and of `GITHUB_ENV` and `GITHUB_PATH`, by name. */
  readonly written: Readonly<Record<string, string>>;
  /** What else is left in `RUNNER_TEMP`, in the home folder and in the system's folder for temporary files. */
  readonly leftovers: readonly string[];
}

/** A run under way. */
export interface RunningAction {
  kill(signal: NodeJS.Signals): void;
  readonly finished: Promise<ActionRun>;
}

/**
 * Node's cache of parsed code, apart from everything that a run may leave behind: thousands of runs of the same
 * 8 MB need a sixth less processor time this way. It changes nothing else.
 */
const compileCache = path.resolve(import.meta.dirname, '../node_modules/.cache/node-compile-cache');

/** Runs the built action to its end, the way GitHub's runner runs a step: on the runtime that action.yml names. */
export async function runAction(options: RunOptions): Promise<ActionRun> {
  const running = await startAction(options);
  return await running.finished;
}

/** Starts the built action and returns at once, for callers that interfere with it. */
export async function startAction(options: RunOptions): Promise<RunningAction> {
  const root = options.root ?? path.resolve(import.meta.dirname, '..');
  const action = readActionFile(root);
  const runtime = actionRuntime(root);
  const event = options.event ?? { name: 'push', payload: { ref: 'refs/tags/v1.0.0' } };
  const made = await createRunnerFiles(event.payload);
  const files = { ...made, workspace: options.workspace ?? made.workspace };
  const started = performance.now();
  const child = spawn(runtime, [...preloads(options), path.join(root, action.runs.main)], {
    cwd: files.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...runnerEnvironment(files, event.name),
      ...inputEnvironment(action, options.inputs),
      NODE_COMPILE_CACHE: compileCache,
      ...(options.caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: options.caFile }),
      ...(options.fastTime === undefined ? {} : { FAST_TIME: String(options.fastTime) }),
      ...options.env,
    },
  });
  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  const { signalAfter, timeoutMs = 60_000 } = options;
  const onLine = (line: string) => {
    options.onLine?.(line);
    if (signalAfter?.after instanceof RegExp && signalAfter.after.test(line)) kill(signalAfter.signal);
  };
  const said = { stdout: gather(child.stdout, onLine), stderr: gather(child.stderr, onLine) };
  const deadline = AbortSignal.timeout(timeoutMs);
  deadline.addEventListener('abort', () => kill('SIGKILL'));
  if (typeof signalAfter?.after === 'number') {
    const { signal, after } = signalAfter;
    setTimeout(() => kill(signal), after).unref();
  }
  const finish = async (): Promise<ActionRun> => {
    try {
      const { exitCode, signal } = await ended(child);
      const milliseconds = performance.now() - started;
      const stdout = said.stdout();
      const stderr = said.stderr();
      if (deadline.aborted) {
        throw new Error(`The action did not end within ${timeoutMs} ms. Its output:\n${stdout}\n${stderr}`);
      }
      const results = await readResults(files, stdout);
      collectMessages({ stdout, ...results });
      return { exitCode, signal, stdout, stderr, milliseconds, ...results };
    } finally {
      await files.remove();
    }
  };
  return { kill, finished: finish() };
}

function preloads({ fastTime }: RunOptions): string[] {
  if (fastTime === undefined) return [];
  const preload = pathToFileURL(path.join(import.meta.dirname, 'fast-time.ts')).href;
  // Early versions of Node 24 warn about TypeScript.
  return ['--disable-warning=ExperimentalWarning', '--import', preload];
}

/** Gathers the text of a stream, and passes it on line by line. */
function gather(stream: Readable, onLine: (line: string) => void): () => string {
  let text = '';
  let unfinished = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text += chunk;
    const lines = (unfinished + chunk).split(/\r?\n/);
    unfinished = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => {
    if (unfinished !== '') onLine(unfinished);
  });
  return () => text;
}

/** Settles when the process is gone and nothing holds its output open. */
function ended(child: ChildProcess): Promise<Pick<ActionRun, 'exitCode' | 'signal'>> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}

async function readResults(files: RunnerFiles, stdout: string) {
  const outputs = await readAssignments(files.output);
  // The runner empties this folder after the job, so that an output may name a file in it, by its path or in JSON.
  const isNamed = (name: string) =>
    Object.values(outputs).some((value) => value.includes(path.posix.basename(name)));
  const temp = await listBelow(files.temp);
  const named = temp.filter(isNamed).map((name) => [name, path.join(files.temp, name)] as const);
  const written = [...named, ['GITHUB_ENV', files.environment], ['GITHUB_PATH', files.path]] as const;
  return {
    outputs,
    written: Object.fromEntries(
      await Promise.all(written.map(async ([name, file]) => [name, await readFile(file, 'utf8')])),
    ),
    state: await readAssignments(files.state),
    summary: await readFile(files.summary, 'utf8'),
    masks: readRunnerOutput(stdout).masks,
    leftovers: [
      ...temp.filter((name) => !isNamed(name)),
      ...(await listBelow(files.systemTemp)),
      ...(await listBelow(files.home)),
    ],
  };
}
