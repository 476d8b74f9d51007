import type { SubmissionReport } from '../../simulator/src/control/control.ts';
import { objectsAt } from '../../simulator/src/json/json.ts';
import { type CallName, callName } from '../support/calls.ts';
import { shot } from '../support/listing-files.ts';
import type { TestStore } from '../support/test-store.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { LossTime } from './fault-run.ts';
import { hasFailed, violations } from './invariants.ts';
import { listingRun } from './listing-run.ts';
import { holdsFiles } from './verdict.ts';

/** The requests of a run that meets no fault, in order. */
export const fullRun: readonly CallName[] = [
  'token',
  'look',
  'read',
  'create',
  'update',
  'block',
  'block-list',
  'read',
  'commit',
  'status',
  'read',
  'status',
  'status',
  'status',
  'status',
  'read',
];

/** The same of a run without packages: nothing is uploaded. */
export const fullRunWithoutPackages: readonly CallName[] = fullRun.filter(
  (name) => name !== 'block' && name !== 'block-list',
);

/** What a run without packages asks for. */
export const withoutPackages = {
  files: 'none',
  inputs: { packages: '', 'release-notes': 'Faster start.' },
} as const;

/** What is asked for by a run that publishes a listing folder with a text and a new image. */
export const ofListing = listingRun({
  'en-us/description.txt': 'New.',
  'en-us/images/screenshot/1.png.kept': 'file-name: images/screenshot.png',
  'en-us/images/screenshot/2.png': shot('a'),
});

/** A point at which the machine is lost, and the files of the plain re-run; for `none` and `listing`, of both. */
export interface CrashPoint {
  readonly request: number;
  readonly name: CallName;
  readonly when: LossTime;
  readonly rerunWith: 'release' | 'rebuilt' | 'none' | 'listing';
}

/** Every point of a full run. */
export const crashPoints: readonly CrashPoint[] = [
  ...placesOf(fullRun, ['release', 'rebuilt']),
  ...placesOf(fullRunWithoutPackages, ['none']),
  ...placesOf(fullRun, ['listing']),
];

function placesOf(
  run: readonly CallName[],
  reruns: readonly CrashPoint['rerunWith'][],
): readonly CrashPoint[] {
  return run.flatMap((name, index) =>
    (['before', 'acted', 'answer'] as const).flatMap((when) =>
      reruns.map((rerunWith) => ({ request: index + 1, name, when, rerunWith })),
    ),
  );
}

export interface CrashOutcome {
  /** What the re-run said. */
  readonly result: string;
  readonly problems: readonly string[];
  /** Creates of both runs. */
  readonly creates: number;
}

/**
 * Loses the machine at the point, runs again, and checks for one committed submission with our bytes, or without
 * packages with those that were published (I3 checks the texts). A re-run with
 * rebuilt files does not replace what the lost run had committed: it says `busy` while that is under way, and
 * `refused` once that version is published.
 */
export async function runCrash(
  store: TestStore,
  { request, when, rerunWith }: CrashPoint,
): Promise<CrashOutcome> {
  const files = rerunWith === 'listing' ? 'none' : rerunWith;
  const evidence = await gatherEvidence(store, {
    ...(rerunWith === 'none' && withoutPackages),
    ...(rerunWith === 'listing' && ofListing),
    lostAt: { request, when },
    rerunWith: files,
  });
  const { main, runs, rerun } = evidence;
  const result = rerun?.outputs.result ?? 'none';
  return {
    result,
    problems: [
      ...(main.signal === 'SIGKILL' ? [] : [`the run was not lost: exit code ${main.exitCode}`]),
      ...held(evidence, rerunWith),
      ...violations(evidence),
    ],
    creates: runs.flatMap(({ requests }) => requests).filter((each) => callName(each) === 'create').length,
  };
}

function held({ before, after, end, main, rerun }: Evidence, rerunWith: CrashPoint['rerunWith']): string[] {
  const old = new Set(before.submissions.map(({ submission }) => submission.id));
  const isOurs = ({ submission }: Evidence['end']['submissions'][number]) => !old.has(submission.id ?? '');
  const wasCommitted = after.submissions.filter(isOurs).some(({ commits }) => commits > 0);
  const [only, ...more] = end.submissions.filter(isOurs);
  if (only === undefined || more.length > 0)
    return [`the Store holds ${more.length + (only ? 1 : 0)} submissions of ours`];
  const keeps = wasCommitted && rerunWith === 'rebuilt';
  const { files, images } = keeps ? main : (rerun ?? main);
  const results = keeps ? ['busy', 'refused'] : ['published', 'already-submitted'];
  return [
    ...(only.commits === 1 && !hasFailed(only)
      ? []
      : [`it is ${only.submission.status} after ${only.commits} commits`]),
    ...(holdsFiles(only, [...files, ...images]) ? [] : ['it does not hold our bytes']),
    ...(files.length > 0 || packagesOf(only) === packagesOf(publishedIn(before))
      ? []
      : [`it holds the packages ${packagesOf(only)}`]),
    ...(results.includes(rerun?.outputs.result ?? '') ? [] : [`the re-run ended ${rerun?.outputs.result}`]),
  ];
}

function publishedIn({ submissions }: Evidence['before']): SubmissionReport | undefined {
  return submissions.find(({ isPublished }) => isPublished);
}

function packagesOf(report: SubmissionReport | undefined): string {
  return JSON.stringify(objectsAt(report?.submission, 'applicationPackages').map(({ fileName }) => fileName));
}
