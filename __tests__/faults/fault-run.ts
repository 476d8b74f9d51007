import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { StateReport, SubmissionReport } from '../../simulator/src/control/control.ts';
import { objectAt } from '../../simulator/src/json/json.ts';
import { type CallName, callNameOf } from '../support/calls.ts';
import { type MadeCertificate, makeCertificate } from '../support/certificates.ts';
import type { PackageFile } from '../support/package-files.ts';
import type { StoreRun } from '../support/store-run.ts';
import { storeId, type TestStore } from '../support/test-store.ts';
import type { ImageFile, RunInProgress, TestedCase } from './case.ts';
import { releaseFiles } from './release-files.ts';

/** When a machine is lost: before a request is sent, after the server acted, or when the response has arrived. */
export type LossTime = 'before' | 'acted' | 'answer';

/** What a run meets. */
export interface FaultRun
  extends Pick<
    TestedCase,
    | 'faults'
    | 'meanwhile'
    | 'timeline'
    | 'inputs'
    | 'env'
    | 'signsInBy'
    | 'files'
    | 'images'
    | 'arrange'
    | 'fastTime'
  > {
  /** The machine is lost at this request of the run (1 = the first). */
  readonly lostAt?: { readonly request: number; readonly when: LossTime };
  /** The run writes a comment and an artifact, too. */
  readonly reports?: boolean;
}

/** One run of the action, and what happened around it. */
export interface SeenRun extends StoreRun {
  /** Package files of the release. */
  readonly files: readonly PackageFile[];
  /** Images that it sends as well. */
  readonly images: readonly ImageFile[];
  /** The Store before this run. */
  readonly before: StateReport;
  /** The largest share of customers that ever got each committed submission while it ran, in percent, by id. */
  readonly shares: ReadonlyMap<string, number>;
  /** Real milliseconds from the first signal to the end. */
  readonly afterSignal: number | undefined;
}

/** Everything that makes a run say more (store-faults.md S1). */
export const debugging = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', AZURE_LOG_LEVEL: 'verbose' };

/**
 * Runs the action on the app that is in the Store, with faults and with others who act meanwhile.
 * @param foreign gets the drafts that others make
 */
export async function runWithFaults(
  store: TestStore,
  wanted: FaultRun,
  foreign: Map<string, string>,
): Promise<SeenRun> {
  const { control } = store;
  if (wanted.timeline) control.setTimeline(wanted.timeline);
  control.addFaults(...(wanted.faults ?? []));
  if (wanted.lostAt?.when === 'acted')
    control.addFaults({ nth: wanted.lostAt.request, phase: 'hang', acts: true });
  const files = await releaseFiles(wanted.files ?? 'release');
  const before = control.state();
  const shares = new Map<string, number>();
  let started = 0;
  let signalled: number | undefined;
  const run = await store.publish(files, await inputsOf(store, wanted), {
    arrange: async (workspace) => {
      await mkdir(path.join(workspace, 'out'), { recursive: true });
      await wanted.arrange?.(workspace);
    },
    ...(wanted.fastTime !== undefined && { fastTime: wanted.fastTime }),
    reports: wanted.reports ?? false,
    logsRequests: true,
    timeoutMs: 90_000,
    env: {
      ...debugging,
      ...(wanted.signsInBy === 'id-token' && store.trustIdTokens()),
      ...(wanted.lostAt && { KILL_AT: `${wanted.lostAt.request}:${wanted.lostAt.when}` }),
      ...wanted.env,
    },
    onStart: (kill, workspace) => {
      started = performance.now();
      const noteAndKill = (signal: NodeJS.Signals) => {
        signalled ??= performance.now();
        kill(signal);
      };
      watch(store, wanted, inProgress(store, workspace, noteAndKill, foreign), shares);
    },
  });
  store.onRequest = () => {};
  noteShares(store, shares);
  const afterSignal = signalled === undefined ? undefined : started + run.milliseconds - signalled;
  return { ...run, files, images: wanted.images ?? [], before, shares, afterSignal };
}

async function inputsOf(
  store: TestStore,
  { inputs: given = {}, signsInBy }: FaultRun,
): Promise<Readonly<Record<string, string>>> {
  const made = signsInBy === 'certificate' ? await certificate() : undefined;
  if (made) store.control.addCredential({ kind: 'certificate', certificate: made.certificate });
  const isRelease = given.command === undefined || given.command === 'publish';
  return {
    ...(signsInBy !== undefined && { 'client-secret': '' }),
    ...(made && { 'client-certificate': made.key + made.certificate }),
    packages: 'out/*',
    'wait-for': 'published',
    ...(isRelease && !given['add-on'] && { 'certification-notes': store.notes.new }),
    ...given,
  };
}

/** Counts requests by name, reads the Store, and lets others act if the case says so. */
function watch(
  store: TestStore,
  { lostAt, meanwhile = [] }: FaultRun,
  run: RunInProgress,
  shares: Map<string, number>,
): void {
  const counts = new Map<CallName, number>();
  const earlier = store.control.history().length;
  let started = 0;
  const killWhenActed = async (request: number) => {
    // The request is in the history as soon as the server has acted.
    while (store.control.history().length - earlier < request) await delay(2);
    run.kill('SIGKILL');
  };
  store.onRequest = async (request) => {
    noteShares(store, shares);
    const name = callNameOf(request);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    started += 1;
    if (lostAt?.when === 'acted' && lostAt.request === started) void killWhenActed(started);
    for (const { before, nth = 1, act } of meanwhile)
      if (before === name && nth === count) await act(run, request);
  };
}

function inProgress(
  store: TestStore,
  workspace: string,
  kill: RunInProgress['kill'],
  foreign: Map<string, string>,
): RunInProgress {
  const { control } = store;
  return {
    control,
    storeId,
    workspace,
    kill,
    pendingId: () => String(store.pending()?.submission.id),
    addForeignDraft: (madeIn = 'api') => {
      const patch = { notesForCertification: 'Someone works on this.' };
      const id = control.addDraft(storeId, { madeIn, patch });
      foreign.set(id, JSON.stringify(control.submission(id).submission));
      return id;
    },
  };
}

/** The shares may be different at the end. */
function noteShares(store: TestStore, shares: Map<string, number>): void {
  for (const report of store.submissions()) {
    const id = String(report.submission.id);
    const share = shareOf(report);
    if (share > 0) shares.set(id, Math.max(share, shares.get(id) ?? 0));
  }
}

/** Percent of customers who get a submission, once it is on its way to them. */
export function shareOf({ commits, isPublished, submission }: SubmissionReport): number {
  const isOnItsWay = commits > 0 && !/^(PendingCommit|Canceled|.*Failed)$/.test(String(submission.status));
  if (!isOnItsWay && !isPublished) return 0;
  const rollout = objectAt(submission.packageDeliveryOptions, 'packageRollout');
  return rollout.isPackageRollout === true ? Number(rollout.packageRolloutPercentage) : 100;
}

let certificateMade: Promise<MadeCertificate> | undefined;

/** One for all: making a key takes time. */
function certificate(): Promise<MadeCertificate> {
  certificateMade ??= makeCertificate('CN=Contoso');
  return certificateMade;
}
