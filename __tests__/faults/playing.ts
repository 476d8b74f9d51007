import type { PlayedCase } from './case.ts';
import type { Evidence, Theatre } from './theatre.ts';
import { judge } from './verdict.ts';

/** How a case went. */
export interface Outcome {
  readonly result: string;
  readonly problems: readonly string[];
  readonly evidence: Evidence;
}

/** Plays one case with its plain re-run, and judges it. */
export async function playCase(theatre: Theatre, played: PlayedCase): Promise<Outcome> {
  const { expect } = played;
  const evidence = await theatre.play({
    ...played,
    // Not where time or memory of the run itself is measured.
    tellsGithub: !isMeasured(played),
    ...(expect.rerun === 'converges' && { rerunWith: reruns(played) }),
  });
  const problems = [
    ...judge(played, evidence),
    ...(expect.exit !== 0 && expect.rerun === undefined ? ['a red case must say what a re-run does'] : []),
  ];
  return { result: evidence.main.outputs.result ?? `exit ${evidence.main.exitCode}`, problems, evidence };
}

function isMeasured({ endsWithin, expect, fastTime }: PlayedCase): boolean {
  return [endsWithin, expect.mostMemory, expect.mostSeconds, fastTime].some((limit) => limit !== undefined);
}

function reruns({ files }: PlayedCase): NonNullable<PlayedCase['files']> {
  return files === undefined || files === 'none' ? 'release' : files;
}

/** Plays in several lanes, each with a theatre of its own; results come in the order of `items`. */
export async function inLanes<T, R>(
  items: readonly T[],
  theatres: readonly Theatre[],
  play: (theatre: Theatre, item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    theatres.map(async (theatre) => {
      for (let at = next++; at < items.length; at = next++) {
        const item = items[at];
        if (item !== undefined) results[at] = await play(theatre, item, at);
      }
    }),
  );
  return results;
}
