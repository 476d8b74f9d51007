import { isDeepStrictEqual } from 'node:util';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { StateReport, SubmissionReport } from '../../simulator/src/control/control.ts';
import { isObject, type Json } from '../../simulator/src/json/json.ts';
import { type CallName, callName } from '../support/calls.ts';
import type { Expected, Held, ImageFile, TestedCase } from './case.ts';
import type { Evidence } from './evidence.ts';
import type { SeenRun } from './fault-run.ts';
import { hasFailed, violations, virtualMilliseconds } from './invariants.ts';

/** What was not as the case says, and every invariant that does not hold: one line each; empty if all is right. */
export function problemsOf(tested: TestedCase, evidence: Evidence): readonly string[] {
  const { main, rerun, before, after, end, foreign } = evidence;
  const { expect } = tested;
  const files = heldFiles(evidence);
  return [
    ...differs('exit code', main.exitCode, expect.exit),
    ...differs('result', main.outputs.result, expect.result),
    ...heldDiffers(expect.holds, before, after, files, foreign),
    ...sentDiffers(expect, main),
    ...(expect.blockIds === undefined
      ? []
      : differs('count of block ids', blockIdsOf(main).size, expect.blockIds)),
    ...(expect.says ?? []).filter((text) => !text.test(main.log)).map((text) => `the log lacks ${text}`),
    ...(expect.never ?? [])
      .filter((text) => text.test(htmlOf(main.summary)))
      .map((text) => `the summary shows ${text}`),
    ...membersDiffer(expect.document, newOnes(before, after, new Map())[0]),
    ...membersDiffer(expect.published, publishedOfApp(after)),
    ...limits(tested, main),
    ...(rerun ? rerunDiffers(rerun, before, end, foreign) : []),
    ...violations(evidence),
  ];
}

/** Files of the earlier run if the case's own run had none to send. */
function heldFiles({ main, runs }: Evidence): readonly ImageFile[] {
  const files = [...main.files, ...main.images];
  return files.length > 0 ? files : (runs[0]?.files ?? []);
}

/** Jest gives its tests other prototypes than the simulator's documents have. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function htmlOf(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

function differs(name: string, is: unknown, wanted: unknown): string[] {
  return isDeepStrictEqual(asJson(is), asJson(wanted))
    ? []
    : [`${name} is ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`];
}

/** Submissions that our runs made and that are still there. */
function newOnes(before: StateReport, after: StateReport, foreign: ReadonlyMap<string, string>) {
  const old = new Set([...before.submissions.map(({ submission }) => submission.id), ...foreign.keys()]);
  return after.submissions.filter(({ submission }) => !old.has(String(submission.id)));
}

function heldDiffers(
  holds: Held,
  before: StateReport,
  after: StateReport,
  files: readonly ImageFile[],
  foreign: ReadonlyMap<string, string>,
): string[] {
  const ours = newOnes(before, after, foreign);
  const told = `the Store holds ${ours.map(describe).join(', ') || 'nothing new'}`;
  const [only, ...more] = ours;
  if (holds === 'as-before') return ours.length === 0 ? [] : [`${told} instead of what it held before`];
  if (only === undefined || more.length > 0) return [`${told} instead of one submission (${holds})`];
  if (holds === 'own-draft') {
    return only.commits === 0 && only.isPending ? [] : [`${told} instead of a draft`];
  }
  if (holds === 'ours-failed')
    return only.commits > 0 && hasFailed(only) ? [] : [`${told}, not a failed one`];
  const isRight = only.commits === 1 && !hasFailed(only) && holdsFiles(only, files);
  return isRight ? [] : [`${told} instead of one committed submission with our bytes`];
}

/** True if the committed archive holds exactly these bytes under the names that carry identity (decisions.md). */
export function holdsFiles({ archive = [] }: SubmissionReport, files: readonly ImageFile[]): boolean {
  const found = archive.map(({ name, sha256 }) => `${name} ${sha256}`).sort();
  const wanted = files.map(({ archiveName, sha256 }) => `${archiveName} ${sha256}`).sort();
  return isDeepStrictEqual(found, wanted);
}

function describe({ submission, commits, isPending }: SubmissionReport): string {
  return `${submission.id} (${submission.status}, ${commits} commits${isPending ? ', pending' : ''})`;
}

function sentDiffers({ sent = {} }: Expected, run: SeenRun): string[] {
  const counts = new Map<CallName, number>();
  for (const request of run.requests) {
    const name = callName(request);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.entries(sent).flatMap(([name, wanted]) => {
    const count = [...counts].find(([each]) => each === name)?.[1] ?? 0;
    const [least, most] = typeof wanted === 'number' ? [wanted, wanted] : wanted;
    return count >= least && count <= most ? [] : [`${name} was sent ${count} times instead of ${wanted}`];
  });
}

function blockIdsOf({ requests }: SeenRun): ReadonlySet<string> {
  const blocks = requests.filter((request) => callName(request) === 'block');
  return new Set(blocks.map(({ query }) => new URLSearchParams(query).get('blockid') ?? ''));
}

function publishedOfApp({ submissions }: StateReport): SubmissionReport | undefined {
  return submissions.find(({ kind, isPublished }) => kind === 'app' && isPublished);
}

function membersDiffer(
  members: Readonly<Record<string, unknown>> = {},
  held: SubmissionReport | undefined,
): string[] {
  return Object.entries(members).flatMap(([path, wanted]) =>
    differs(path, valueAt(held?.submission, path), wanted),
  );
}

function valueAt(value: Json | undefined, path: string): unknown {
  let found: Json | undefined = value;
  for (const member of path.split('.')) found = isObject(found) ? found[member] : undefined;
  return found;
}

function limits({ endsWithin, expect }: TestedCase, run: SeenRun): string[] {
  const { afterSignal, requestLog } = run;
  const memory = requestLog.find(({ kind }) => kind === 'exit')?.memory ?? 0;
  const isLate = endsWithin !== undefined && (afterSignal ?? Number.POSITIVE_INFINITY) > endsWithin;
  const seconds = (virtualMilliseconds(run) ?? Number.POSITIVE_INFINITY) / 1000;
  const isSlow = expect.mostSeconds !== undefined && seconds > expect.mostSeconds;
  const isFat = expect.mostMemory !== undefined && memory > expect.mostMemory;
  return [
    ...(isLate ? [`it ended ${Math.round(afterSignal ?? 0)} ms after the signal`] : []),
    ...(isSlow ? [`it took ${seconds} s`] : []),
    ...(isFat ? [`it held ${Math.round(memory)} MiB`] : []),
  ];
}

/** I10, second half: a plain re-run gets there in one run. */
function rerunDiffers(
  rerun: SeenRun,
  before: StateReport,
  end: StateReport,
  foreign: ReadonlyMap<string, string>,
): string[] {
  const { result = 'none' } = rerun.outputs;
  const found = [
    ...(rerun.exitCode === 0 ? [] : [`exit code ${rerun.exitCode}, result ${result}: ${lastError(rerun)}`]),
    ...heldDiffers('ours', before, end, [...rerun.files, ...rerun.images], foreign),
  ];
  return found.map((each) => `I10: after the plain re-run, ${each}`);
}

function lastError(run: SeenRun): string {
  return (
    run.log
      .trimEnd()
      .split('\n')
      .findLast((line) => /Error:/.test(line)) ?? 'no error'
  );
}
