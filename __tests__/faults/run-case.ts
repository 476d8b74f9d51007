import type { TestStore } from '../support/test-store.ts';
import type { TestedCase } from './case.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { problemsOf } from './verdict.ts';

/** How a case went. */
export interface Outcome {
  readonly result: string;
  readonly problems: readonly string[];
  readonly evidence: Evidence;
}

/** Runs one case and its plain re-run, and compares what happened with what it expects. */
export async function runCase(store: TestStore, tested: TestedCase): Promise<Outcome> {
  const { expect } = tested;
  const evidence = await gatherEvidence(store, {
    ...tested,
    // Not if time or memory of the run itself is measured.
    reports: !isMeasured(tested),
    ...(expect.rerun === 'converges' && { rerunWith: reruns(tested) }),
  });
  const problems = [
    ...problemsOf(tested, evidence),
    ...(expect.exit !== 0 && expect.rerun === undefined ? ['a red case must say what a re-run does'] : []),
  ];
  return { result: evidence.main.result ?? `exit ${evidence.main.exitCode}`, problems, evidence };
}

function isMeasured({ endsWithin, expect, fastTime }: TestedCase): boolean {
  return [endsWithin, expect.mostMemory, expect.mostSeconds, fastTime].some((limit) => limit !== undefined);
}

function reruns({ files, inputs }: TestedCase): NonNullable<TestedCase['files']> {
  if (inputs?.listing !== undefined) return 'none';
  return files === undefined || files === 'none' ? 'release' : files;
}
