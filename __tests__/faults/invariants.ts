import { isDeepStrictEqual } from 'node:util';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import type { SubmissionReport } from '../../src/simulator/control.ts';
import type { HistoryRecord } from '../../src/simulator/history.ts';
import { type JsonObject, objectAt, objectsAt } from '../../src/simulator/json.ts';
import { blindRepeats } from '../support/calls.ts';
import { exitCodes } from '../support/exit-codes.ts';
import { findLeaks } from '../support/leaks.ts';
import type { Evidence, LogLine, SeenRun } from './theatre.ts';

/** What holds after every case and every schedule (store-faults.md §4.1): one line for each violation. */
export type Invariant = (evidence: Evidence) => readonly string[];

/** I1: at most one submission of the same files is ever committed; one that the Store failed does not count. */
export const oneCommitted: Invariant = ({ end }) => {
  const taken = end.submissions.filter(({ commits }) => commits > 0);
  const twice = taken.filter(({ commits }) => commits > 1).map(({ submission }) => `${submission.id}`);
  const sets = taken.filter((each) => !hasFailed(each) && (each.archive?.length ?? 0) > 0).map(archiveKey);
  return [
    ...twice.map((id) => `submission ${id} was committed more than once`),
    ...sets.filter((set, index) => sets.indexOf(set) < index).map((set) => `two submissions hold ${set}`),
  ];
};

/** I2: what is not ours is never changed, deleted or committed without `if-pending: replace`. */
export const foreignUntouched: Invariant = ({ foreign, runs }) =>
  runs
    .filter(({ inputs }) => inputs['if-pending'] !== 'replace')
    .flatMap(({ requests }) => requests)
    .filter(
      ({ role, method, path }) =>
        role === 'api' && method !== 'GET' && [...foreign.keys()].some((id) => path.includes(`/${id}`)),
    )
    .map(({ method, path }) => `${method} ${path} touched a foreign draft`);

/** I3: green means that the Store holds exactly our bytes, and that nothing else changed unasked. */
export const greenMeansOurs: Invariant = (evidence) => {
  const greens: [SeenRun, Evidence['end']][] = [[evidence.main, evidence.after]];
  if (evidence.rerun) greens.push([evidence.rerun, evidence.end]);
  return greens
    .filter(
      ([{ exitCode, outputs }]) => exitCode === 0 && !['planned', 'done'].includes(outputs.result ?? ''),
    )
    .flatMap(([run, state]) => greenViolations(run, state.submissions, evidence));
};

function greenViolations(
  run: SeenRun,
  submissions: readonly SubmissionReport[],
  { before }: Evidence,
): readonly string[] {
  const id = run.outputs['submission-id'];
  const held = submissions.find(({ submission }) => submission.id === id);
  if (held === undefined) return [`green, but the Store has no submission ${id}`];
  const published = before.submissions.find(
    ({ isPublished, kind }) => isPublished && kind === held.kind,
  )?.submission;
  const wanted = run.files.map(({ archiveName, sha256 }) => `${archiveName} ${sha256}`).sort();
  const found = (held.archive ?? []).map(({ name, sha256 }) => `${name} ${sha256}`).sort();
  const names = packageNames(held.submission);
  const { submission } = held;
  // What is published first has nothing to keep.
  const isAsPlanned: [string, unknown, unknown][] =
    published === undefined
      ? []
      : [
          ['price', priceOf(submission), run.inputs.price ?? priceOf(published)],
          ['visibility', submission.visibility, published.visibility],
          ['publish mode', submission.targetPublishMode, published.targetPublishMode],
          ['listings', submission.listings, published.listings],
        ];
  return [
    ...(held.commits > 0 || held.isPublished ? [] : [`green, but ${id} is not committed`]),
    ...(wanted.join() === found.join() ? [] : [`green, but the archive holds ${found} instead of ${wanted}`]),
    ...run.files
      .filter(({ archiveName }) => !names.includes(archiveName))
      .map(({ archiveName }) => `green, but ${archiveName} is not in the submission`),
    ...isAsPlanned
      .filter(([, is, was]) => !isDeepStrictEqual(is, was))
      .map(([name, is, was]) => `green, but the ${name} is ${show(is)} instead of ${show(was)}`),
  ];
}

/** I4: the share of customers who get a submission is never above the one that was asked for. */
export const rolloutWithinAsked: Invariant = ({ end, main }) => {
  const asked = Number(main.inputs['rollout-percentage'] ?? 100);
  if (asked >= 100) return [];
  return end.submissions
    .filter(({ commits, submission }) => commits > 0 && submission.status !== 'PendingCommit')
    .filter(({ submission }) => {
      const rollout = objectAt(objectAt(submission, 'packageDeliveryOptions'), 'packageRollout');
      return rollout.isPackageRollout !== true || Number(rollout.packageRolloutPercentage) > asked;
    })
    .map(({ submission }) => `submission ${submission.id} goes to more than ${asked} % of customers`);
};

/** I5: no secret in any place where people read, in any encoding. */
export const nothingLeaks: Invariant = ({ runs, secrets }) =>
  runs.flatMap(({ printed, stderr, summary, outputs, state, leftovers, masks }) => {
    const texts = {
      stdout: printed,
      stderr,
      summary,
      outputs: JSON.stringify(outputs),
      state: JSON.stringify(state),
    };
    const registered = masks.filter((mask) => mask.length >= 8);
    const shown = Object.entries(texts).flatMap(([name, text]) =>
      registered.filter((mask) => text.includes(mask)).map((mask) => `${name} holds the masked ${mask}`),
    );
    // Where nothing is left, nothing needs to be searched.
    const left = leftovers.map((name) => `the file ${name} is left behind`);
    return [...findLeaks(texts, secrets), ...shown, ...left];
  });

/** I6: create, commit and a change of a rollout are never sent again without a GET of the API in between. */
export const neverBlind: Invariant = ({ runs }) =>
  runs.flatMap(({ requests }) =>
    blindRepeats(requests).map((name) => `${name} was sent again without a look`),
  );

/** Repeats that a run may make in all, by its budget. */
const mostRepeats = 30;
const mostPerMinute = 20;

/** I7: at most 20 API requests in any minute of the action's time, not too many repeats, none before Retry-After. */
export const gentle: Invariant = ({ runs }) =>
  runs.flatMap((run) => {
    const api = apiRequests(run);
    const crowded = api.filter(
      ({ time }) =>
        api.filter((each) => each.time >= time && each.time < time + 60_000).length > mostPerMinute,
    );
    const faulty = run.requests.filter(({ role, fault }) => role === 'api' && fault !== undefined).length;
    // A wait through an outage looks once a minute, which is no repeat.
    const looks = Number(run.inputs['timeout-minutes'] ?? 60);
    return [
      ...(crowded.length > 0 ? [`more than ${mostPerMinute} requests in a minute`] : []),
      ...(faulty > mostRepeats + looks ? [`${faulty} requests into faults`] : []),
      ...tooEarly(run.requests, api),
    ];
  });

/** The requests to the API are sent one after the other, so the nth of the process is the nth of the history. */
function tooEarly(requests: readonly HistoryRecord[], own: readonly TimedRequest[]): string[] {
  const api = requests.filter(({ role }) => role === 'api');
  return api.flatMap(({ retryAfter, path }, index) => {
    const [answered, next] = [own[index]?.answered, own[index + 1]?.time];
    if (retryAfter === undefined || answered === undefined || next === undefined) return [];
    const earliest = /^\d+$/.test(retryAfter) ? answered + Number(retryAfter) * 1000 : Date.parse(retryAfter);
    // Milliseconds are counted in whole ones on both sides; no time is earlier than what is no date.
    return next < earliest - 5
      ? [`${path} was followed after ${next - answered} ms though Retry-After said ${retryAfter}`]
      : [];
  });
}

interface TimedRequest {
  readonly path: string;
  readonly time: number;
  answered?: number;
}

function apiRequests({ own }: SeenRun): TimedRequest[] {
  const api: TimedRequest[] = [];
  let latest: TimedRequest | undefined;
  for (const line of own) {
    if (line.kind === 'request') {
      latest = line.path?.startsWith('/v1.0/my/') ? { path: line.path, time: line.time } : undefined;
      if (latest) api.push(latest);
    }
    if (line.kind === 'answer' && latest) latest.answered ??= line.time;
  }
  return api;
}

/** What every step but the wait may take in the worst case: five tries of two minutes each, and some waits. */
const slack = 60 * 60_000;

/** What may follow when the time for waiting is over: one call of five tries, two minutes each. */
const slackOfWaiting = 12 * 60_000;

/** I8: a run ends before its deadline, in its own time; what it waits for after the commit is bounded by it alone. */
export const endsInTime: Invariant = ({ runs }) =>
  runs.flatMap((run) => {
    const minutes = Number(run.inputs['timeout-minutes'] ?? 60);
    const took = virtualMilliseconds(run);
    const waited = afterCommit(run);
    return [
      ...(took === undefined || took <= minutes * 60_000 + slack
        ? []
        : [`the run took ${Math.round(took / 60_000)} minutes of its time`]),
      ...(waited === undefined || waited <= minutes * 60_000 + slackOfWaiting
        ? []
        : [`the run took ${Math.round(waited / 60_000)} minutes of its time after the commit`]),
    ];
  });

function afterCommit(run: SeenRun): number | undefined {
  const commit = apiRequests(run).findLast(({ path }) => path.endsWith('/commit'));
  const exit = run.own.find(({ kind }) => kind === 'exit')?.time;
  return exit === undefined || commit?.answered === undefined ? undefined : exit - commit.answered;
}

/** How long a run took in its own time; `undefined` where it was killed. */
export function virtualMilliseconds({ own }: Pick<SeenRun, 'own'>): number | undefined {
  const at = (kind: LogLine['kind']) => own.find((line) => line.kind === kind)?.time;
  const [start, exit] = [at('start'), at('exit')];
  return start === undefined || exit === undefined ? undefined : exit - start;
}

/** I9: a dry run sends the Store nothing but GETs. */
export const dryRunWritesNothing: Invariant = ({ runs }) =>
  runs
    .filter(({ inputs }) => inputs['dry-run'] === 'true')
    .flatMap(({ requests }) => requests)
    .filter(({ role, method }) => role !== 'login' && method !== 'GET')
    .map(({ method, path }) => `a dry run sent ${method} ${path}`);

/** I10, first half: a red run says where it ended, why, with which correlation id, and what to do next. */
export const redExplains: Invariant = ({ runs, main, isSilent }) =>
  runs.flatMap((run) => {
    if (isSilent && run === main) return [];
    const { result = 'none' } = run.outputs;
    if (run.exitCode !== exitCodes[result]) return [`exit code ${run.exitCode} with the result ${result}`];
    if (run.exitCode === 0) return [];
    const closing = run.log.trimEnd().split('\n').at(-1) ?? '';
    const errors = readRunnerOutput(run.stdout).commands.filter(({ name }) => name === 'error');
    return [
      ...(errors.some(({ data }) => data.length > 20) ? [] : ['red without an error that says why']),
      ...(/Next: \S/.test(closing) ? [] : [`the last line names no next step: ${closing}`]),
      ...(run.summary.length > 0 ? [] : ['red without a summary']),
      ...lostCorrelation(run),
    ];
  });

/** The id of a refusal by the API that ended the run must be in the log. */
function lostCorrelation({ requests, log, outputs }: SeenRun): string[] {
  const last = requests.findLast(({ role }) => role !== 'blob');
  const ends = outputs.result === 'failed' && last?.role === 'api' && last.status >= 400;
  return ends && !log.includes(last.correlationId) ? [`the log lacks ${last.correlationId}`] : [];
}

const ownCommands = new Set(['add-mask', 'group', 'endgroup', 'debug', 'notice', 'warning', 'error']);

/** I11: text from outside never acts as a command of the runner. */
export const noForeignCommands: Invariant = ({ runs }) =>
  runs.flatMap(({ stdout }) =>
    readRunnerOutput(stdout)
      .commands.filter(({ name, data }) => !ownCommands.has(name) || /^injected/.test(data))
      .map(({ name, data }) => `stdout holds the command ${name} ${data}`),
  );

/** All of them, by their number in store-faults.md §4.1. */
export const invariants: Readonly<Record<string, Invariant>> = {
  I1: oneCommitted,
  I2: foreignUntouched,
  I3: greenMeansOurs,
  I4: rolloutWithinAsked,
  I5: nothingLeaks,
  I6: neverBlind,
  I7: gentle,
  I8: endsInTime,
  I9: dryRunWritesNothing,
  I10: redExplains,
  I11: noForeignCommands,
};

/** Every violation, with the number of its invariant. */
export function violations(evidence: Evidence): readonly string[] {
  return Object.entries(invariants).flatMap(([name, check]) =>
    check(evidence).map((violation) => `${name}: ${violation}`),
  );
}

/** True for states in which the Store has turned a submission down. */
export function hasFailed({ submission }: Pick<SubmissionReport, 'submission'>): boolean {
  return /(Failed|^Canceled)$/.test(String(submission.status));
}

function archiveKey({ archive = [] }: SubmissionReport): string {
  return archive
    .map(({ name, sha256 }) => `${name} ${sha256}`)
    .sort()
    .join(', ');
}

function packageNames(submission: JsonObject): readonly string[] {
  return [...objectsAt(submission, 'applicationPackages'), ...objectsAt(submission, 'flightPackages')]
    .filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
    .map(({ fileName }) => String(fileName));
}

function show(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 200);
}

function priceOf(submission: JsonObject): unknown {
  return objectAt(submission, 'pricing').priceId;
}
