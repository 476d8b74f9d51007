import { availableParallelism } from 'node:os';
import type { ArchiveEntry } from '../../src/archive/types.ts';
import { type Run, type RunWay, withSink } from './children.ts';
import type { SinkSettings } from './sink.ts';
import type { Way } from './way.ts';

export const networks = {
  'no limit': {},
  '50 MB/s a connection, 30 ms': { connectionRate: 50e6, requestDelay: 30 },
  'NIC 125 MB/s in total': { connectionRate: 50e6, requestDelay: 30, totalRate: 125e6 },
} satisfies Record<string, SinkSettings>;
export type Network = keyof typeof networks;

/** Several runs: the fastest wall time, since what else a machine does only adds to it; otherwise medians. */
export interface Row {
  /** Megabytes. */
  readonly size: number;
  readonly network: Network;
  readonly way: Way;
  /** Seconds from the start of the process to its end. */
  readonly wall: number;
  /** Seconds. */
  readonly cpu: number;
  /** MiB. */
  readonly peakMemory: number;
  /** Wall time as a multiple of raw's in the same network. */
  readonly ratio: number;
}

/** A goal of upload.md. */
export interface Goal {
  readonly goal: string;
  readonly limit: string;
  /** `undefined` when this run has not measured it. */
  readonly measured: string | undefined;
  readonly holds: boolean | undefined;
}

/** Runs the ways in turn, so that what else the machine does affects them equally. */
export async function measureNetwork(
  runWay: RunWay,
  network: Network,
  size: number,
  entries: readonly ArchiveEntry[],
  repetitions: number,
): Promise<readonly Row[]> {
  const ways = ['raw', 'ours', 'yazl'] as const;
  const runs = await withSink(networks[network], async (url) => {
    const all: Record<(typeof ways)[number], Run[]> = { raw: [], ours: [], yazl: [] };
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      for (const way of ways) all[way].push(await succeed(runWay({ way, url, entries })));
    }
    return all;
  });
  const raw = fastest(runs.raw);
  return ways.map((way) => {
    const wall = fastest(runs[way]);
    return {
      size,
      network,
      way,
      wall: wall / 1000,
      cpu: median(runs[way].map((run) => run.cpu)),
      peakMemory: median(runs[way].map((run) => run.peakMemory)) / 2 ** 20,
      ratio: wall / raw,
    };
  });
}

/** Seconds to start Node and to load the SDK, part of the wall time of every way but raw. */
export async function measureStart(runWay: RunWay, repetitions: number): Promise<number> {
  const runs: Run[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    runs.push(await succeed(runWay({ way: 'start', url: '', entries: [] })));
  }
  return fastest(runs) / 1000;
}

/** Milliseconds after which our upload gives up on a block here. */
const timeLimit = 3_000;

/** One block that gets no response: how much longer, beyond its time limit, the upload takes. */
export async function measureStall(
  runWay: RunWay,
  entries: readonly ArchiveEntry[],
  repetitions: number,
): Promise<Goal> {
  const beyond: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const job = { way: 'ours', entries, timeLimit } as const;
    const normal = await succeed(withSink({}, (url) => runWay({ ...job, url })));
    const stalled = await succeed(withSink({ stalledRequest: 5 }, (url) => runWay({ ...job, url })));
    beyond.push(stalled.wall - normal.wall - timeLimit);
  }
  const seconds = median(beyond) / 1000;
  return {
    goal: 'one stalled block: beyond its time limit and the normal time',
    limit: '≤ 1 s',
    measured: `${seconds.toFixed(2)} s`,
    holds: seconds <= 1,
  };
}

/** A refused URL: how soon the upload fails, the start of Node included. */
export async function measureRefusal(
  runWay: RunWay,
  entries: readonly ArchiveEntry[],
  repetitions: number,
): Promise<Goal> {
  const runs: Run[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    runs.push(await withSink({ refuse: true }, (url) => runWay({ way: 'ours', url, entries })));
  }
  const seconds = fastest(runs) / 1000;
  const failure = runs[0]?.failure ?? 'no failure';
  return {
    goal: 'refused SAS (403): fails, code kept',
    limit: '≤ 1 s',
    measured: `${seconds.toFixed(2)} s, ${failure}`,
    holds: seconds <= 1 && failure === 'upload-refused AuthenticationFailed',
  };
}

/** The goals that the rows are held against. */
export function judge(rows: readonly Row[]): readonly Goal[] {
  const ours = rows.filter((row) => row.way === 'ours');
  const small = ours.filter((row) => row.size < 1000);
  const large = ours.filter((row) => row.size >= 1000);
  const at = (list: readonly Row[], network: Network) => list.find((row) => row.network === network);
  const memory = (list: readonly Row[]) =>
    list.length === 0 ? undefined : Math.max(...list.map((row) => row.peakMemory));
  const grown = memory(large);
  const base = memory(small);
  return [
    goal('wall, 300 MB, no limit', 4.5, at(small, 'no limit')?.ratio, '× raw'),
    goal(
      'wall, 300 MB, 50 MB/s a connection',
      1.25,
      at(small, '50 MB/s a connection, 30 ms')?.ratio,
      '× raw',
    ),
    goal('wall, 2 GB, 50 MB/s a connection', 1.15, at(large, '50 MB/s a connection, 30 ms')?.ratio, '× raw'),
    goal(
      'wall, NIC',
      1.1,
      greatest(ours.filter((row) => row.network === 'NIC 125 MB/s in total').map((row) => row.ratio)),
      '× raw',
    ),
    goal(
      'CPU per 100 MB, no limit',
      0.35,
      greatest(ours.filter((row) => row.network === 'no limit').map((row) => (100 * row.cpu) / row.size)),
      's',
    ),
    goal('peak RSS', 170, greatest(ours.map((row) => row.peakMemory)), 'MiB'),
    goal(
      'peak RSS, growth from 300 MB to 2 GB',
      15,
      grown === undefined || base === undefined ? undefined : grown - base,
      'MiB',
    ),
  ];
}

function goal(name: string, limit: number, measured: number | undefined, unit: string): Goal {
  const digits = unit === 'MiB' ? 0 : 2;
  return {
    goal: name,
    limit: `≤ ${limit} ${unit}`,
    measured: measured === undefined ? undefined : `${measured.toFixed(digits)} ${unit}`,
    holds: measured === undefined ? undefined : measured <= limit,
  };
}

/** A run that must not fail. */
export async function succeed(running: Promise<Run>): Promise<Run> {
  const run = await running;
  if (run.failure !== undefined) throw new Error(`A run failed: ${run.failure}`);
  return run;
}

function fastest(runs: readonly Run[]): number {
  return Math.min(...runs.map((run) => run.wall));
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function greatest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.max(...values);
}

/** What the figures were measured on. */
export function machine(): string {
  return `Node ${process.versions.node} running a bundle made as dist is, ${availableParallelism()} cores, ${process.platform} ${process.arch}`;
}
