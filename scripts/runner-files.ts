import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** The folders and files that the runner gives to one step; all below one folder that `remove` deletes. */
export interface RunnerFiles {
  readonly home: string;
  readonly workspace: string;
  /** `RUNNER_TEMP` */
  readonly temp: string;
  /** What `os.tmpdir()` returns: an action has no business there, so what it leaves is found. */
  readonly systemTemp: string;
  readonly event: string;
  readonly output: string;
  readonly state: string;
  readonly summary: string;
  readonly environment: string;
  readonly path: string;
  remove(): Promise<void>;
}

/** Creates them, with an event file that holds `event` and empty files for what the step says. */
export async function createRunnerFiles(event: unknown): Promise<RunnerFiles> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'runner '));
  const files = {
    home: path.join(base, 'home'),
    workspace: path.join(base, 'workspace'),
    temp: path.join(base, 'temp'),
    systemTemp: path.join(base, 'system-temp'),
    event: path.join(base, 'event.json'),
    output: path.join(base, 'output'),
    state: path.join(base, 'state'),
    summary: path.join(base, 'summary'),
    environment: path.join(base, 'environment'),
    path: path.join(base, 'path'),
  };
  for (const folder of [files.home, files.workspace, files.temp, files.systemTemp]) await mkdir(folder);
  await writeFile(files.event, JSON.stringify(event));
  for (const file of [files.output, files.state, files.summary, files.environment, files.path]) {
    await writeFile(file, '');
  }
  return { ...files, remove: () => rm(base, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Everything below a folder, as relative paths with `/`; links are not followed. */
export async function listBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, '/'),
    )
    .sort();
}

/** Reads the `name=value` and `name<<delimiter` entries of a file such as `GITHUB_OUTPUT`, as the runner does. */
export async function readAssignments(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  const found: Record<string, string> = {};
  while (lines.length > 0) {
    const line = lines.shift();
    if (!line) continue;
    const [, name, operator, rest] = /^(.+?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`Not an assignment: ${line}`);
    if (operator === '=') {
      found[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest);
    if (end === -1) throw new Error(`No line ${rest} ends the value of ${name}`);
    found[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return found;
}
