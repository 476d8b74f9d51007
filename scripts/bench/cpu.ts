import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveEntry } from '../../src/archive/types.ts';
import { type RunWay, withSink } from './children.ts';
import { type Goal, median, succeed } from './measure.ts';
import { refusedRun } from './refused-run.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
/** The last commit before startup was optimized. */
const startBaseline = 'fe4a3a6';
/** CPU time of a run that ends at once is a few hundredths of a second: a median needs many of them. */
const pairs = 21;

/** Start-up to the first refusal, against the action as it was at `startBaseline`, in turns. */
export async function measureStartUp(folder: string): Promise<Goal> {
  const goal = `start-up to the first refusal, CPU against dist at ${startBaseline}`;
  const limit = '≤ 0.5 ×';
  const before = await distAt(startBaseline, path.join(folder, 'dist-before'));
  if (before === undefined) return { goal, limit, measured: undefined, holds: undefined };
  const now = path.join(root, 'dist', 'index.js');
  const ratios: number[] = [];
  const seconds: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const [old, ours] = [await refusedRun(before), await refusedRun(now)];
    ratios.push(ours / old);
    seconds.push(ours);
  }
  const ratio = median(ratios);
  const measured = `${ratio.toFixed(2)} × (${median(seconds).toFixed(3)} s; ${pairs} pairs)`;
  return { goal, limit, measured, holds: ratio <= 0.5 };
}

/** The committed `dist` of an earlier commit; `undefined` if the clone is too shallow to have it. */
async function distAt(commit: string, folder: string): Promise<string | undefined> {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const names = String(git('ls-tree', '-r', '--name-only', commit, 'dist'))
      .trim()
      .split('\n');
    await mkdir(folder, { recursive: true });
    for (const name of names) {
      await writeFile(path.join(folder, path.basename(name)), git('show', `${commit}:${name}`));
    }
    return path.join(folder, 'index.js');
  } catch {
    return undefined;
  }
}

/** Inspection and upload together, against the program that does only what they promise (baseline.ts), in turns. */
export async function measureWhole(
  runWay: RunWay,
  entries: readonly ArchiveEntry[],
  repetitions: number,
): Promise<Goal> {
  const ratios: number[] = [];
  const seconds: number[] = [];
  await withSink({}, async (url) => {
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      const promised = await succeed(runWay({ way: 'promised', url, entries }));
      const whole = await succeed(runWay({ way: 'whole', url, entries }));
      ratios.push(whole.cpu / promised.cpu);
      seconds.push(whole.cpu);
    }
  });
  const ratio = median(ratios);
  return {
    goal: 'inspection and upload, CPU against what they promise',
    limit: '≤ 1.15 ×',
    measured: `${ratio.toFixed(2)} × (${median(seconds).toFixed(2)} s)`,
    holds: ratio <= 1.15,
  };
}
