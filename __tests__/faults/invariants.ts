import { isDeepStrictEqual } from 'node:util';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import type { StateReport, SubmissionReport } from '../../simulator/src/control/control.ts';
import type { HistoryRecord } from '../../simulator/src/http/history.ts';
import { isObject, type Json, type JsonObject, objectAt, objectsAt } from '../../simulator/src/json/json.ts';
import { mergePatch } from '../../simulator/src/json/merge-patch.ts';
import { blindRepeats, callName } from '../support/calls.ts';
import { exitCodes } from '../support/exit-codes.ts';
import { leaksOf } from '../support/leaks.ts';
import type { LogLine } from '../support/request-log.ts';
import type { Evidence } from './evidence.ts';
import { type SeenRun, shareOf } from './fault-run.ts';

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
  const wanted = [...run.files, ...run.images]
    .map(({ archiveName, sha256 }) => `${archiveName} ${sha256}`)
    .sort();
  const found = (held.archive ?? []).map(({ name, sha256 }) => `${name} ${sha256}`).sort();
  const names = packageNames(held.submission);
  return [
    ...(held.commits > 0 || held.isPublished ? [] : [`green, but ${id} is not committed`]),
    ...(wanted.join() === found.join() ? [] : [`green, but the archive holds ${found} instead of ${wanted}`]),
    ...run.files
      .filter(({ archiveName }) => !names.includes(archiveName))
      .map(({ archiveName }) => `green, but ${archiveName} is not in the submission`),
    // What a listing folder asks for is not in the inputs; the output `plan` has it.
    ...(run.inputs.listing
      ? []
      : guardedDiffer('asked', held, publishedIn(before, held), (old) => asAsked(old, run.inputs))),
    ...guardedDiffer('planned', held, publishedIn(run.before, held), (old) => asPlanned(old, run.outputs)),
    ...imagesNotPlanned(run, held, publishedIn(run.before, held)),
    ...(run.inputs['replace-images'] === 'true'
      ? []
      : imagesGone(publishedIn(before, held), held.submission)),
  ];
}

/** Images are there with their captions and in their order as planned, or the run says that the Store did otherwise. */
function imagesNotPlanned(
  { outputs, stdout }: SeenRun,
  { submission }: SubmissionReport,
  published: JsonObject | undefined,
): readonly string[] {
  if (
    published === undefined ||
    published.id === submission.id ||
    /renamed or dropped images or trailers/.test(stdout)
  )
    return [];
  const wanted = imagesOf(asPlanned(published, outputs));
  return Object.entries(imagesOf(submission))
    .filter(([language, images]) => images !== wanted[language])
    .map(
      ([language, images]) =>
        `green, but the images of ${language} are ${images}, not ${wanted[language]} as planned`,
    );
}

/**
 * Type, caption and name of each image, in the Store's order, as JSON by language: arrays of Jest's own realm are never
 * equal to others.
 */
function imagesOf(submission: JsonObject): Readonly<Record<string, string>> {
  const listings = Object.entries(objectAt(submission, 'listings'));
  const told = ({ imageType, description, fileName }: JsonObject): Json => [
    imageType ?? '',
    description ?? '',
    fileName ?? '',
  ];
  return Object.fromEntries(
    listings.map(([language, listing]) => [
      language,
      JSON.stringify(
        objectsAt(objectAt(listing, 'baseListing'), 'images')
          .filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
          .map(told),
      ),
    ]),
  );
}

function publishedIn({ submissions }: StateReport, held: SubmissionReport): JsonObject | undefined {
  return submissions.find(({ isPublished, kind }) => isPublished && kind === held.kind)?.submission;
}

/** What must equal what `change` makes of what was published before. A first submission has nothing to keep. */
function guardedDiffer(
  how: string,
  { submission }: SubmissionReport,
  published: JsonObject | undefined,
  change: (published: JsonObject) => JsonObject,
): readonly string[] {
  if (published === undefined) return [];
  const wanted = guarded(published.id === submission.id ? submission : change(published));
  return Object.entries(guarded(submission))
    .filter(([name, value]) => !isDeepStrictEqual(value, wanted[name]))
    .map(([name, value]) => `green, but the ${name} is ${show(value)}, not ${show(wanted[name])} as ${how}`);
}

/** What only the Store has is never lost (docs/listing.md). */
function imagesGone(published: JsonObject | undefined, held: JsonObject): readonly string[] {
  const kept = new Set(imageIds(held));
  return imageIds(published ?? {})
    .filter((id) => !kept.has(id))
    .map((id) => `green, but the image ${id} is gone`);
}

function imageIds(submission: JsonObject): readonly string[] {
  return Object.values(objectAt(submission, 'listings')).flatMap((listing) =>
    objectsAt(objectAt(listing, 'baseListing'), 'images').map(({ id }) => String(id)),
  );
}

/** Images have ids and states that the Store sets: they are compared by the archive, and by what is gone. */
function withoutImages(listings: JsonObject): JsonObject {
  return mergePatch(
    listings,
    Object.fromEntries(Object.keys(listings).map((name) => [name, { baseListing: { images: null } }])),
  );
}

function guarded(submission: JsonObject): Readonly<Record<string, Json | undefined>> {
  const { visibility, targetPublishMode } = submission;
  return {
    price: objectAt(submission, 'pricing').priceId,
    visibility,
    'publish mode': targetPublishMode,
    listings: withoutImages(objectAt(submission, 'listings')),
  };
}

/** The submission with what the inputs ask for. */
function asAsked(published: JsonObject, inputs: SeenRun['inputs']): JsonObject {
  const { price, visibility, 'release-notes': notes } = inputs;
  const mode = inputs['publish-mode'];
  const listings = Object.keys(objectAt(published, 'listings'));
  return mergePatch(published, {
    ...(price && { pricing: { priceId: price } }),
    ...(visibility && { visibility: capitalised(visibility) }),
    ...(mode && { targetPublishMode: /^\d/.test(mode) ? 'SpecificDate' : capitalised(mode) }),
    ...(notes && {
      listings: Object.fromEntries(listings.map((name) => [name, { baseListing: { releaseNotes: notes } }])),
    }),
  });
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The submission with the changes of the output `plan`. */
function asPlanned(published: JsonObject, outputs: SeenRun['outputs']): JsonObject {
  const changes: { path: string; after: Json }[] = JSON.parse(outputs.plan ?? '[]');
  return changes
    .filter(({ path }) => !path.includes('['))
    .map(({ path, after }) =>
      path.split('.').reduceRight<Json>((inner, member) => ({ [member]: inner }), after),
    )
    .reduce<JsonObject>(
      (submission, patch) => mergePatch(submission, isObject(patch) ? patch : {}),
      published,
    );
}

/** I4: at no time does a submission reach more customers than was asked for. */
export const rolloutWithinAsked: Invariant = ({ runs, foreign }) =>
  runs.flatMap(({ inputs, before, shares }) =>
    [...shares]
      .filter(([id]) => !foreign.has(id))
      .flatMap(([id, most]) => {
        const old = before.submissions.find(({ submission }) => submission.id === id);
        const had = old === undefined ? 0 : shareOf(old);
        const asked = Math.max(had, askedShare(inputs, had > 0));
        return most > asked ? [`submission ${id} got to ${most}% of customers instead of ${asked}`] : [];
      }),
  );

/** Percentage of customers to whom a run may give its own submission, or one that is on its way already. */
function askedShare(inputs: SeenRun['inputs'], isOld: boolean): number {
  const { command = 'publish', 'rollout-action': action, 'rollout-percentage': percentage } = inputs;
  if (inputs['dry-run'] === 'true') return 0;
  if (command === 'rollout') return action === undefined ? Number(percentage) || 0 : everybodyIf(action);
  if (command !== 'publish') return 0;
  return isOld ? everybodyIf(inputs['existing-rollout']) : Number(percentage ?? 100);
}

function everybodyIf(action: string | undefined): number {
  return action === 'finalize' ? 100 : 0;
}

/** I5: no secret in any place that people read, in any encoding. */
export const nothingLeaks: Invariant = ({ runs }) =>
  runs.flatMap((run) => [
    ...leaksOf(run),
    // If nothing is left, nothing needs to be searched.
    ...run.leftovers.map((name) => `the file ${name} is left behind`),
  ]);

/** I6: create, commit and a change of a rollout are never sent again without a GET of the API in between. */
export const neverBlind: Invariant = ({ runs }) =>
  runs.flatMap(({ requests }) =>
    blindRepeats(requests).map((name) => `${name} was sent again without a look`),
  );

/** Total repeats that the budget of a run allows, and the try that ends it. */
const mostTries = 31;
/** Polls of a wait before they are a minute apart. */
const closeLooks = 7;
const mostPerMinute = 20;

/**
 * I7: at most 20 API requests in any minute of the action's time, not too many repeats, none before Retry-After. A
 * request that was turned away (429) is not a repeat: I8 bounds how long it may go on.
 */
export const gentle: Invariant = ({ runs }) =>
  runs.flatMap((run) => {
    const api = apiRequests(run);
    const crowded = api.filter(
      ({ time }) =>
        api.filter((each) => each.time >= time && each.time < time + 60_000).length > mostPerMinute,
    );
    const faulty = run.requests.filter(isFaulty).filter(({ status }) => status !== 429).length;
    // A wait through an outage polls once a minute, which is not a repeat.
    const most = mostTries + (waits(run) ? minutesToWait(run) + closeLooks : 0);
    return [
      ...(crowded.length > 0 ? [`more than ${mostPerMinute} requests in a minute`] : []),
      ...(faulty > most ? [`${faulty} requests into faults, not ${most} at most`] : []),
      ...tooEarly(run.requests, api),
    ];
  });

function isFaulty({ role, fault }: HistoryRecord): boolean {
  return role === 'api' && fault !== undefined;
}

function minutesToWait({ inputs }: SeenRun): number {
  return Number(inputs['timeout-minutes'] || 60);
}

/** A run that waits, for the slot or for the Store's verdict, may do so for `timeout-minutes`. */
function waits(run: SeenRun): boolean {
  return run.inputs['if-pending'] === 'wait' || run.requests.some((each) => callName(each) === 'status');
}

/** The requests to the API are sent one after the other, so the nth of the process is the nth of the history. */
function tooEarly(requests: readonly HistoryRecord[], own: readonly TimedRequest[]): string[] {
  const api = requests.filter(({ role }) => role === 'api');
  return api.flatMap(({ retryAfter, path }, index) => {
    const [answered, next] = [own[index]?.answered, own[index + 1]?.time];
    if (retryAfter === undefined || answered === undefined || next === undefined) return [];
    const earliest = /^\d+$/.test(retryAfter) ? answered + Number(retryAfter) * 1000 : Date.parse(retryAfter);
    // Both sides count whole milliseconds; no time is earlier than an invalid date.
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

function apiRequests({ requestLog }: SeenRun): TimedRequest[] {
  const api: TimedRequest[] = [];
  let latest: TimedRequest | undefined;
  for (const line of requestLog) {
    if (line.kind === 'request') {
      latest = line.path?.startsWith('/v1.0/my/') ? { path: line.path, time: line.time } : undefined;
      if (latest) api.push(latest);
    }
    if (line.kind === 'answer' && latest) latest.answered ??= line.time;
  }
  return api;
}

const minute = 60_000;
/** Everything that takes time in a run without faults and without a wait. */
const usual = 3 * minute;
/** What may follow when the time for waiting is over: a poll under way and a read of the packages, two minutes each. */
const slackOfWaiting = 5 * minute;
/** One call: five tries of two minutes, and twenty minutes between them. */
const longestCall = 30 * minute;
/** Node does not say that zlib is at work, so the fast clock treats that as a wait: 120 s became 7 minutes. */
const unpacking = 20 * minute;

/**
 * I8: a run ends in time, by its own clock: what it waits for is bounded by `timeout-minutes`, and every fault that
 * it met costs at most the time limit of a request and the wait after it.
 */
export const endsInTime: Invariant = ({ runs }) =>
  runs.flatMap((run) => {
    const wait = waits(run) ? minutesToWait(run) * minute : 0;
    const took = virtualMilliseconds(run);
    const waited = afterCommit(run);
    const most = usual + costOfFaults(run) + wait + (wait > 0 ? slackOfWaiting : 0);
    return [
      ...(took === undefined || took <= most
        ? []
        : [`the run took ${inMinutes(took)} minutes of its time, not ${inMinutes(most)} at most`]),
      ...(waited === undefined || waited <= wait + slackOfWaiting
        ? []
        : [`the run took ${inMinutes(waited)} minutes of its time after the commit`]),
    ];
  });

function inMinutes(milliseconds: number): string {
  return (milliseconds / minute).toFixed(1);
}

/** Milliseconds that the faults before the wait for the verdict may cost: that wait has its own bound. */
function costOfFaults({ requests }: SeenRun): number {
  const commit = requests.findLastIndex(
    (each) => callName(each) === 'commit' && [200, 202].includes(each.status),
  );
  const met = requests
    .slice(0, commit === -1 ? requests.length : commit)
    .filter(({ fault }) => fault !== undefined);
  const calls = Object.values(Object.groupBy(met, ({ role, method, path }) => `${role} ${method} ${path}`));
  return calls.reduce((sum, tries = []) => sum + Math.min(costOf(tries), longestOf(tries)), 0);
}

function costOf(tries: readonly HistoryRecord[]): number {
  return tries.reduce((sum, { role, retryAfter, fault }, stalls) => {
    const asked = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : 0;
    // For a block: 8 MiB at 1 Mbit/s, and twice that after each limit that was not enough.
    const limitOfBlob = 2.2 * minute * 2 ** stalls;
    const limit = role === 'blob' ? limitOfBlob : fault === 'bomb' ? unpacking : 2 * minute;
    return sum + limit + Math.max(minute, asked + minute / 2);
  }, 0);
}

function longestOf([first]: readonly HistoryRecord[]): number {
  return first?.role === 'blob' || first?.fault === 'bomb' ? Number.POSITIVE_INFINITY : longestCall;
}

function afterCommit(run: SeenRun): number | undefined {
  const commit = apiRequests(run).findLast(({ path }) => path.endsWith('/commit'));
  const exit = run.requestLog.find(({ kind }) => kind === 'exit')?.time;
  return exit === undefined || commit?.answered === undefined ? undefined : exit - commit.answered;
}

/** How long a run took in its own time; `undefined` if it was killed. */
export function virtualMilliseconds({ requestLog }: Pick<SeenRun, 'requestLog'>): number | undefined {
  const at = (kind: LogLine['kind']) => requestLog.find((line) => line.kind === kind)?.time;
  const [start, exit] = [at('start'), at('exit')];
  return start === undefined || exit === undefined ? undefined : exit - start;
}

/** I9: a dry run sends the Store only GETs. */
export const dryRunWritesNothing: Invariant = ({ runs }) =>
  runs
    .filter(({ inputs }) => inputs['dry-run'] === 'true')
    .flatMap(({ requests }) => requests)
    .filter(({ role, method }) => role !== 'login' && method !== 'GET')
    .map(({ method, path }) => `a dry run sent ${method} ${path}`);

/** I10, first half: a red run says in which step it ended, why, with which correlation ID, and what to do next. */
export const redExplains: Invariant = ({ runs, main, isSilent, isUnforeseen }) =>
  runs.flatMap((run) => {
    if (run.signal === 'SIGKILL' || (isSilent && run === main)) return [];
    const { result = 'none' } = run.outputs;
    if (run.exitCode !== exitCodes[result]) return [`exit code ${run.exitCode} with the result ${result}`];
    if (run.exitCode === 0) return [];
    const closing = run.log.trimEnd().split('\n').at(-1) ?? '';
    const { commands } = readRunnerOutput(run.stdout);
    const errors = commands.filter(({ name }) => name === 'error');
    // A step is a group of the log, and so is the artifact. What ends a run before its first one has no step.
    const step = commands.findLast(
      ({ name, data }) => name === 'group' && !data.startsWith('Artifact '),
    )?.data;
    const [, cause = 'none', named] =
      /^Details for support: error ([\w-]+)(?:, step ("[^"]*"))?/m.exec(run.log) ?? [];
    return [
      ...(errors.some(({ data }) => data.length > 20) ? [] : ['red without an error that says why']),
      ...(/Next: \S/.test(closing) ? [] : [`the last line names no next step: ${closing}`]),
      ...(cause === 'none' || (cause === 'unexpected') !== (isUnforeseen && run === main)
        ? [`red with the cause ${cause}`]
        : []),
      ...(named === (step && JSON.stringify(step))
        ? []
        : [`the step is ${step}, but the log names ${named}`]),
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
