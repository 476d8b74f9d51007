import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../files/workspace.ts';

/** Environment variables of the process, as they are or with one missing. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A git command that runs and reads from its standard input. */
export type GitProcess = ChildProcessWithoutNullStreams;

/** A git program, and the little of the environment that it gets. */
export interface Git {
  /** Absolute path. */
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How a git command ended. */
export interface GitResult {
  /** 0 if it succeeded. */
  readonly status: number;
  readonly stdout: Buffer;
  /** In English. */
  readonly stderr: string;
}

/** Enough for a list of 100,000 files with long names. */
const mostOutput = 64 * 2 ** 20;

/** For git's settings (`safe.directory`), and what Windows needs to start a program. Nothing with a secret in it. */
const passedOn: ReadonlySet<string> = new Set([
  'HOME',
  'XDG_CONFIG_HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'SYSTEMDRIVE',
  'SYSTEMROOT',
  'WINDIR',
  'PROGRAMDATA',
  'TEMP',
  'TMP',
  'TMPDIR',
]);

/**
 * Only the object database is read: no filter, no fetch of objects that a partial clone lacks, no replaced object, no
 * prompt and no folder in the checkout that looks like a bare repository.
 */
const fixedEnv: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
};
const fixedArguments: readonly string[] = [
  '-c',
  'safe.bareRepository=explicit',
  '-c',
  'core.fsmonitor=false',
];

/**
 * The first git on the `PATH`; `undefined` if there is none. Folders of the workspace don't count, nor do relative
 * ones: a pull request could put a program there. Windows on its own would look in the current folder first.
 *
 * @param workspace absolute path
 */
export async function findGit(
  env: Variables,
  workspace: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Git | undefined> {
  const isWindows = platform === 'win32';
  const value = (name: string) =>
    Object.entries(env).find(([key]) => (isWindows ? key.toUpperCase() : key) === name)?.[1];
  const root = await realpath(workspace);
  const folders = (value('PATH') ?? '')
    .split(isWindows ? ';' : ':')
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
    .filter((folder) => path.isAbsolute(folder));
  for (const folder of folders) {
    const program = path.join(folder, isWindows ? 'git.exe' : 'git');
    if (!(await isProgram(program, root))) continue;
    const kept = [...passedOn].flatMap((name) => {
      const each = value(name);
      return each === undefined ? [] : [[name, each]];
    });
    return { program, env: { ...Object.fromEntries(kept), PATH: path.dirname(program), ...fixedEnv } };
  }
  return undefined;
}

async function isProgram(file: string, workspace: string): Promise<boolean> {
  try {
    const real = await realpath(file);
    if (isInside(real, workspace) || isInside(file, workspace) || !(await stat(real)).isFile()) return false;
    await access(real, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a git command in a folder, without a shell.
 * @throws Error if git can't be started, prints too much, or the signal aborts
 */
export function runGit(
  git: Git,
  folder: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const options = { ...optionsFor(git, signal), encoding: 'buffer', maxBuffer: mostOutput } as const;
    execFile(git.program, argumentsFor(folder, args), options, (error, stdout, stderr) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === 'number') resolve({ status, stdout, stderr: stderr.toString().trim() });
      else reject(error);
    });
  });
}

/** Starts a git command that reads from its standard input. Its errors come as `error` events. */
export function startGit(
  git: Git,
  folder: string,
  args: readonly string[],
  signal?: AbortSignal,
): GitProcess {
  return spawn(git.program, argumentsFor(folder, args), optionsFor(git, signal));
}

function argumentsFor(folder: string, args: readonly string[]): string[] {
  return ['-C', folder, ...fixedArguments, ...args];
}

/** It starts in its own folder: in the workspace, Windows would load a library from there. */
function optionsFor({ program, env }: Git, signal: AbortSignal | undefined) {
  return { cwd: path.dirname(program), env, windowsHide: true, ...(signal && { signal }) };
}
