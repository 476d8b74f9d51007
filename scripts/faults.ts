/**
 * Plays faults against the built action and prints what became of them.
 *
 *     npm run faults                      every case of the matrix, as a table
 *     npm run faults -- C03 M             the cases whose number starts so
 *     npm run faults -- --list            every case, without playing
 *
 * `--lanes N` plays N at a time (2). The exit code is 1 where anything is not as it should be.
 */
import { parseArgs } from 'node:util';
import { type FaultCase, isPlayed, type ListedCase } from '../__tests__/faults/case.ts';
import { faultCases } from '../__tests__/faults/cases/all.ts';
import { inLanes, playCase } from '../__tests__/faults/playing.ts';
import { Theatre } from '../__tests__/faults/theatre.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
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
  return await playMatrix(chosen);
}

async function playMatrix(chosen: readonly FaultCase[]): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const theatres = await openTheatres(stack);
  const played = chosen.filter(isPlayed);
  const listed = chosen.filter((each) => !isPlayed(each));
  const outcomes = await inLanes(played, theatres, async (theatre, each) => {
    const { result, problems, evidence } = await playCase(theatre, each);
    console.log(row(each, result, problems.length === 0 ? 'ok' : 'WRONG'));
    for (const problem of problems) console.log(`       ${problem.slice(0, 300)}`);
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

async function openTheatres(stack: AsyncDisposableStack): Promise<readonly Theatre[]> {
  const lanes = Array.from({ length: Number(values.lanes) });
  return await Promise.all(lanes.map(async () => stack.use(await Theatre.open())));
}

function reasonOf({ blocked, moot, playedBy }: ListedCase): string {
  return blocked ?? moot ?? `played by ${playedBy}`;
}

function row({ id, title }: FaultCase, result: string, ok: string): string {
  return `${id.padEnd(6)} ${ok.padEnd(5)} ${result.padEnd(18)} ${title}`;
}

process.exitCode = await main();
