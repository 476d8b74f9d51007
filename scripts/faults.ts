/**
 * Runs the built action with faults, and prints what happened.
 *
 *     npm run faults                      every case of the matrix, as a table
 *     npm run faults -- C03 M             the cases whose number starts with one of these
 *     npm run faults -- --list            the list of cases, without running any
 *     npm run faults -- --sweep           the machine is lost at every request of a full run
 *     npm run faults -- --seeds 100       random schedules, from seed 1 on (or `--from N`)
 *
 * `--lanes N` does N runs in parallel (default 2). The exit code is 1 if anything is not as it should be.
 */
import { parseArgs } from 'node:util';
import { type FaultCase, isTested, type ListedCase, nameOf } from '../__tests__/faults/case.ts';
import { faultCases } from '../__tests__/faults/cases/all.ts';
import { crashPoints, runCrash } from '../__tests__/faults/crash-sweep.ts';
import { gatherEvidence } from '../__tests__/faults/evidence.ts';
import { virtualMilliseconds } from '../__tests__/faults/invariants.ts';
import { Lanes } from '../__tests__/faults/lanes.ts';
import { runCase } from '../__tests__/faults/run-case.ts';
import { runSchedule, type ScheduleOutcome, scheduleOf } from '../__tests__/faults/schedules.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    sweep: { type: 'boolean', default: false },
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
    log: { type: 'boolean', default: false },
  },
});

async function main(): Promise<number> {
  const chosen = faultCases.filter(
    ({ id }) => positionals.length === 0 || positionals.some((start) => id.startsWith(start)),
  );
  if (values.list) {
    for (const each of chosen) console.log(isTested(each) ? nameOf(each) : listedRow(each));
    return 0;
  }
  const count = Number(values.lanes);
  if (!(count >= 1)) throw new RangeError('--lanes must be at least 1.');
  await using lanes = await Lanes.open(count);
  if (values.sweep) return await runSweep(lanes);
  if (values.seeds !== undefined) return await runSeeds(lanes, Number(values.from), Number(values.seeds));
  return await runMatrix(lanes, chosen);
}

async function runMatrix(lanes: Lanes, chosen: readonly FaultCase[]): Promise<number> {
  const tested = chosen.filter(isTested);
  const listed = chosen.filter((each) => !isTested(each));
  const outcomes = await lanes.map(tested, async (store, each) => {
    const { result, problems, evidence } = await runCase(store, each);
    console.log(row(each, result, problems.length === 0 ? 'ok' : 'WRONG'));
    showProblems(problems);
    if (values.log) console.log(evidence.main.log);
    return problems.length === 0;
  });
  for (const each of listed) console.log(listedRow(each));
  const right = outcomes.filter(Boolean).length;
  console.log(
    `\n${right} of ${tested.length} cases end as specified; ${listed.length} are listed with a reason.`,
  );
  return right === tested.length ? 0 : 1;
}

async function runSweep(lanes: Lanes): Promise<number> {
  const outcomes = await lanes.map(crashPoints, async (store, point) => {
    const outcome = await runCrash(store, point);
    const ok = outcome.problems.length === 0 ? 'ok' : 'WRONG';
    const place = `${String(point.request).padStart(2)} ${point.name}`;
    console.log(
      `${place.padEnd(14)} ${ok.padEnd(5)} ${point.when.padEnd(7)} re-run with ${point.rerunWith.padEnd(8)} ${outcome.result}`,
    );
    showProblems(outcome.problems);
    return outcome;
  });
  const right = outcomes.filter(({ problems }) => problems.length === 0).length;
  const twice = outcomes.filter(({ creates }) => creates > 1).length;
  console.log(
    `\n${right} of ${outcomes.length} crash points end in one committed submission with our bytes; ${twice} needed a second create.`,
  );
  return right === outcomes.length ? 0 : 1;
}

async function runSeeds(lanes: Lanes, from: number, count: number): Promise<number> {
  const { main: faultless } = await lanes.run((store) => gatherEvidence(store, {}));
  const usual = virtualMilliseconds(faultless) ?? 0;
  const seeds = Array.from({ length: count }, (_, index) => from + index);
  const outcomes = await lanes.map(seeds, async (store, seed) => {
    const outcome = await runSchedule(store, scheduleOf(seed));
    if (outcome.problems.length > 0) {
      console.log(`seed ${seed} WRONG ${outcome.result}: ${JSON.stringify([outcome.run, outcome.rules])}`);
      showProblems(outcome.problems);
    }
    return outcome;
  });
  return showFigures(outcomes, usual);
}

function showFigures(outcomes: readonly ScheduleOutcome[], usual: number): number {
  const wrong = outcomes.filter(({ problems }) => problems.length > 0);
  const met = outcomes.filter(({ isMet }) => isMet);
  const transient = met.filter(({ isTransient, rules }) => isTransient && rules.length <= 3);
  const recovered = transient.filter(({ isRecovered }) => isRecovered);
  const lost = outcomes
    .flatMap(({ milliseconds }) =>
      milliseconds === undefined ? [] : Math.max(0, milliseconds - usual) / 60_000,
    )
    .sort((one, other) => one - other);
  const at = (share: number) => (lost[Math.floor((lost.length - 1) * share)] ?? 0).toFixed(1);
  const results = Object.groupBy(outcomes, ({ result }) => result);
  const shown = Object.entries(results).map(([result, of]) => `${result} ${of?.length ?? 0}`);
  const share = transient.length === 0 ? 0 : (100 * recovered.length) / transient.length;
  console.log(
    `${outcomes.length - wrong.length} of ${outcomes.length} schedules end right (${shown.join(', ')}); ${met.length} of them met a fault.`,
  );
  console.log(
    `Recovered in the same run, of those that met transient faults only, at most three: ${recovered.length} of ${transient.length} (${share.toFixed(1)}%).`,
  );
  console.log(
    `Minutes of the action's time lost in runs that ended green: median ${at(0.5)}, p95 ${at(0.95)}.`,
  );
  for (const { seed, run, rules } of transient.filter(({ isRecovered }) => !isRecovered))
    console.log(`  not recovered: seed ${seed} ${JSON.stringify([run, rules])}`);
  return wrong.length === 0 ? 0 : 1;
}

function showProblems(problems: readonly string[]): void {
  for (const problem of problems) console.log(`       ${problem.slice(0, 300)}`);
}

function listedRow(each: ListedCase): string {
  return `${nameOf(each)} – ${each.notApplicable ?? `tested by ${each.testedBy}`}`;
}

function row(each: FaultCase, result: string, ok: string): string {
  return `${ok.padEnd(5)} ${result.padEnd(18)} ${nameOf(each)}`;
}

process.exitCode = await main();
