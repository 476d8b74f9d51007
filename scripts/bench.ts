/**
 * How fast the archive reaches a blob, against the limit (raw blocks) and against what the libraries offer
 * (yazl into uploadStream), and whether the goals for it hold.
 *
 *   npm run bench                              300 MB
 *   npm run bench -- --size 300,2000 --json    both sizes, for machines
 *   npm run bench -- --repeat 3                3 runs of each instead of 5
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWay } from './bench/build.ts';
import { wayRunner } from './bench/children.ts';
import { measureStartUp, measureWhole } from './bench/cpu.ts';
import { writeFiles } from './bench/files.ts';
import {
  type Goal,
  judge,
  machine,
  measureNetwork,
  measureRefusal,
  measureStall,
  measureStart,
  type Network,
  networks,
  type Row,
} from './bench/measure.ts';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '300' },
    repeat: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const sizes = options.size.split(',').map(Number);
const repetitions = Number(options.repeat);
if (!sizes.every((size) => size >= 1) || !(repetitions >= 1)) {
  console.error('--size takes megabytes (300, or 300,2000), --repeat a number of runs.');
  process.exit(2);
}

const say = options.json ? () => {} : console.log;
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void rm(folder, { recursive: true }).finally(() => process.exit(1)));
}
try {
  await main();
} finally {
  await rm(folder, { recursive: true });
}

async function main(): Promise<void> {
  say(
    `${machine()}; loopback sink. Of ${repetitions} runs, each in a process of its own: the fastest wall time, median CPU time and memory.\n`,
  );
  const runWay = wayRunner(await buildWay(folder));
  const start = await measureStart(runWay, repetitions);
  say(`Start of Node and loading the SDK, part of the wall times: ${start.toFixed(2)} s`);
  const rows: Row[] = [];
  const goals: Goal[] = [];
  for (const size of sizes) {
    const entries = await writeFiles(folder, size);
    for (const network of Object.keys(networks) as Network[]) {
      const measured = await measureNetwork(runWay, network, size, entries, repetitions);
      printRows(`${size} MB, ${network}`, measured);
      rows.push(...measured);
    }
    if (goals.length === 0) {
      goals.push(
        await measureStall(runWay, entries, repetitions),
        await measureRefusal(runWay, entries, repetitions),
        await measureWhole(runWay, entries, repetitions),
        await measureStartUp(folder),
      );
    }
    for (const entry of entries) await rm(entry.path);
  }
  goals.unshift(...judge(rows));
  if (options.json)
    console.log(JSON.stringify({ machine: machine(), repetitions, start, rows, goals }, null, 2));
  else printGoals(goals);
}

function printRows(title: string, rows: readonly Row[]): void {
  say(`\n${title}`);
  say('  way     wall s   × raw   CPU s   peak MiB');
  for (const { way, wall, ratio, cpu, peakMemory } of rows) {
    const cells = [wall.toFixed(2).padStart(8), ratio.toFixed(2).padStart(8), cpu.toFixed(2).padStart(8)];
    say(`  ${way.padEnd(5)}${cells.join('')}${peakMemory.toFixed(0).padStart(11)}`);
  }
}

function printGoals(goals: readonly Goal[]): void {
  say('\nGoals');
  for (const { goal, limit, measured, holds } of goals) {
    const verdict = holds === undefined ? 'not measured' : holds ? 'holds' : 'MISSED';
    say(`  ${verdict.padEnd(13)}${goal}: ${limit}${measured === undefined ? '' : `, measured ${measured}`}`);
  }
}
