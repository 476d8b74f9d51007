import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string().optional() })).default({}),
  outputs: z.record(z.string(), z.unknown()).default({}),
  runs: z.object({ using: z.string().regex(/^node\d+$/), main: z.string() }),
});

/** What `action.yml` says, as far as the runner needs it. */
export type ActionFile = z.infer<typeof schema>;

/** What each text says: tests start thousands of runs with the same one. */
const parsed = new Map<string, ActionFile>();

/** Reads the `action.yml` in the folder `root`. */
export function readActionFile(root: string): ActionFile {
  const text = readFileSync(path.join(root, 'action.yml'), 'utf8');
  const known = parsed.get(text) ?? schema.parse(parse(text));
  parsed.set(text, known);
  return known;
}

/**
 * Path of the Node that `action.yml` names (`using: node24`): the one that runs this script if its major
 * version is the same, or the one that the project's lock contains as an optional dependency.
 * Throws if there is neither: a run on another version would prove nothing.
 */
export function actionRuntime(root: string): string {
  const wanted = readActionFile(root).runs.using.slice('node'.length);
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const installed = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
    .map((packageName) => path.join(root, 'node_modules', packageName, 'bin', name))
    .filter((file) => existsSync(file));
  const found = [process.execPath, ...installed].find((file) => majorOf(file) === wanted);
  if (found === undefined) {
    throw new Error(
      `action.yml runs on Node ${wanted}, and this is ${process.version}. Install Node ${wanted}, or install the optional dependencies (npm ci).`,
    );
  }
  return found;
}

function majorOf(executable: string): string | undefined {
  const isThis = executable === process.execPath;
  const version = isThis
    ? process.version
    : spawnSync(executable, ['--version'], { encoding: 'utf8' }).stdout;
  return /^v(\d+)\./.exec(version)?.[1];
}
