/**
 * Plays faults against the built action and prints what happened to them.
 *
 *     npm run faults                      every case of the matrix, as a table
 *     npm run faults -- C03 M             the cases whose number starts so
 *     npm run faults -- --list            every case, without playing
 *     npm run faults -- --sweep           the machine is lost at every request of a full run
 *     npm run faults -- --seeds 100       random schedules, from seed 1 on (or `--from N`)
 *
 * `--lanes N` plays N at a time (2). The exit code is 1 where anything is not as it should be.
 */
import { parseArgs } from 'node:util';
import { type FaultCase, isPlayed, type ListedCase, nameOf } from '../__tests__/faults/case.ts';
import { faultCases } from '../__tests__/faults/cases/all.ts';
import { crashPoints, playCrash } from '../__tests__/faults/crash-sweep.ts';
import { virtualMilliseconds } from '../__tests__/faults/invariants.ts';
import { inLanes, playCase } from '../__tests__/faults/playing.ts';
import { playSchedule, type ScheduleOutcome, scheduleOf } from '../__tests__/faults/schedules.ts';
import { Theatre } from '../__tests__/faults/theatre.ts';

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
    for (const each of chosen) console.log(row(each, isPlayed(each) ? 'played' : reasonOf(each), ''));
    return 0;
  }
  await using stack = new AsyncDisposableStack();
  const lanes = Array.from({ length: Number(values.lanes) });
  const theatres = await Promise.all(lanes.map(async () => stack.use(await Theatre.open())));
  if (values.sweep) return await sweep(theatres);
  if (values.seeds !== undefined) return await playSeeds(theatres, Number(values.from), Number(values.seeds));
  return await playMatrix(theatres, chosen);
}

async function playMatrix(theatres: readonly Theatre[], chosen: readonly FaultCase[]): Promise<number> {
  const played = chosen.filter(isPlayed);
  const listed = chosen.filter((each) => !isPlayed(each));
  const outcomes = await inLanes(played, theatres, async (theatre, each) => {
    const { result, problems, evidence } = await playCase(theatre, each);
    console.log(row(each, result, problems.length === 0 ? 'ok' : 'WRONG'));
    showProblems(problems);
    if (values.log) console.log(evidence.main.log);
    return problems.length === 0;
  });
  for (const each of listed) console.log(row(each, reasonOf(each), '–'));
  const right = outcomes.filter(Boolean).length;
  console.log(
    `\n${right} of ${played.length} cases end as specified; ${listed.length} are listed with a reason.`,
  );
  return right === played.length ? 0 : 1;
}

async function sweep(theatres: readonly Theatre[]): Promise<number> {
  const outcomes = await inLanes(crashPoints, theatres, async (theatre, point) => {
    const outcome = await playCrash(theatre, point);
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

async function playSeeds(theatres: readonly Theatre[], from: number, count: number): Promise<number> {
  const [first] = theatres;
  if (first === undefined) throw new RangeError('--lanes must be at least 1.');
  const usual = virtualMilliseconds((await first.play({})).main) ?? 0;
  const seeds = Array.from({ length: count }, (_, index) => from + index);
  const outcomes = await inLanes(seeds, theatres, async (theatre, seed) => {
    const outcome = await playSchedule(theatre, scheduleOf(seed));
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
    `Recovered in the same run, of those that met transient faults only, at most three: ${recovered.length} of ${transient.length} (${share.toFixed(1)} %).`,
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

function reasonOf({ notApplicable, playedBy }: ListedCase): string {
  return notApplicable ?? `played by ${playedBy}`;
}

function row(each: FaultCase, result: string, ok: string): string {
  return `${ok.padEnd(5)} ${result.padEnd(18)} ${nameOf(each)}`;
}

process.exitCode = await main();
