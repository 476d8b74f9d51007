import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { type ActionRun, type RunOptions, runAction } from '../../scripts/run-action.ts';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import { createLogView } from '../../scripts/runner-log.ts';
import type { Control, SubmissionReport } from '../../simulator/src/control/control.ts';
import type { HistoryRecord } from '../../simulator/src/http/history.ts';
import { type Simulator, startSimulator } from '../../simulator/src/simulator.ts';
import type { AppSeed } from '../../simulator/src/store/app-seed.ts';
import { defaultSettings } from '../../simulator/src/store/settings.ts';
import { timelineByLooks } from '../../simulator/src/store/timeline.ts';
import { type ApiCall, blindRepeats, callsOf, writesOf } from './calls.ts';
import { exitCodes } from './exit-codes.ts';
import { leaksOf, signaturesOf } from './leaks.ts';
import { identity, type PackageFile, type WorkspaceFile } from './package-files.ts';
import { inWorkspace } from './workspace.ts';

/** A run of the built action and what the Store saw of it. */
export interface StoreRun extends ActionRun {
  readonly result: string | undefined;
  /** As a user sees it: commands carried out, masks applied, debugging off. */
  readonly log: string;
  /** Annotations. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Requests while it ran, to sign-in, API and blobs. */
  readonly requests: readonly HistoryRecord[];
  /** Those to the API, one word each. */
  readonly calls: readonly ApiCall[];
  readonly writes: readonly ApiCall[];
}

export type PublishOptions = Omit<RunOptions, 'inputs' | 'workspace' | 'onLine'> & {
  /** Gets each line of output as it comes, and the workspace. */
  readonly onLine?: (line: string, workspace: string) => void;
  /** Symbolic links in the workspace: name and target. */
  readonly links?: Readonly<Record<string, string>>;
  /** False where another run uses the Store at the same time. */
  readonly isAlone?: boolean;
};

/** One Store for a test file. Every test starts with a Store as a user who set everything up has it. */
export interface TestStore {
  readonly control: Control;
  readonly simulator: Simulator;
  /** Puts the one app into the Store, in place of what an earlier test left. */
  app(seed?: Omit<AppSeed, 'id' | 'identityName' | 'publisher'>): void;
  /** Runs the action with these files in the workspace, and checks what holds in every run. */
  publish(
    files: readonly WorkspaceFile[],
    inputs?: Readonly<Record<string, string>>,
    options?: PublishOptions,
  ): Promise<StoreRun>;
  /** The app's submissions, oldest first. */
  submissions(): readonly SubmissionReport[];
  pending(): SubmissionReport | undefined;
  /** What customers have. */
  published(): SubmissionReport | undefined;
}

export const storeId = '9NBLGGH4R315';

/** Characters that other tools forget to encode. */
const clientSecret = 'q8Q~secret+with/odd=chars&100%.and"quotes';

/** How fast the action's time runs while it waits for nothing but time. */
const fastTime = 2000;

/** Starts a Store before the tests of this file, mends it after each and stops it at the end. */
export function useStore(): TestStore {
  let simulator: Simulator | undefined;
  const started = (): Simulator => {
    if (simulator === undefined) throw new Error('The Store is not started yet.');
    return simulator;
  };
  beforeAll(async () => {
    simulator = await startSimulator({ credentials: { clientSecret } });
  });
  afterAll(() => simulator?.close());
  afterEach(() => {
    const { control } = started();
    control.clearFaults();
    control.set(defaultSettings);
    control.setTimeline(timelineByLooks());
  });
  const submissions = () => started().control.state().submissions;
  return {
    get control() {
      return started().control;
    },
    get simulator() {
      return started();
    },
    app: (seed = {}) => {
      started().control.seedApp({
        ...seed,
        id: storeId,
        identityName: identity.name,
        publisher: identity.publisher,
      });
    },
    publish: (files, inputs = {}, options = {}) => publish(started(), files, inputs, options),
    submissions,
    pending: () => submissions().find(({ isPending }) => isPending),
    published: () => submissions().find(({ isPublished }) => isPublished),
  };
}

async function publish(
  simulator: Simulator,
  files: readonly WorkspaceFile[],
  given: Readonly<Record<string, string>>,
  { links = {}, isAlone = true, ...options }: PublishOptions,
): Promise<StoreRun> {
  const { tenantId, clientId } = simulator.credentials;
  const inputs = {
    'tenant-id': tenantId,
    'client-id': clientId,
    'client-secret': clientSecret,
    'app-id': storeId,
    packages: files.map(({ path }) => path).join('\n'),
    'login-url': simulator.loginUrl,
    'store-api-url': simulator.storeUrl,
    ...given,
  };
  const before = simulator.control.history().length;
  const urls = new Set<string>();
  const noteUrls = () => {
    for (const { submission } of simulator.control.state().submissions)
      urls.add(String(submission.fileUploadUrl));
  };
  const run = await inWorkspace(files, links, (workspace) =>
    runAction({
      inputs,
      workspace,
      caFile: simulator.caFile,
      fastTime,
      ...options,
      onLine: (line) => {
        // Drafts may be gone at the end.
        noteUrls();
        options.onLine?.(line, workspace);
      },
    }),
  );
  noteUrls();
  const requests = simulator.control.history().slice(before);
  const secrets = [clientSecret, inputs['client-secret'], ...[...urls].flatMap(signaturesOf)];
  const seen = describe(run, requests);
  checkEveryRun(seen, secrets, isAlone);
  // The Azure libraries log there when they are asked to, and are searched for leaks then.
  if (options.env?.AZURE_LOG_LEVEL === undefined) expect(run.stderr).toBe('');
  return seen;
}

function describe(run: ActionRun, requests: readonly HistoryRecord[]): StoreRun {
  const view = createLogView([]);
  const { commands } = readRunnerOutput(run.stdout);
  const annotations = (kind: string) => commands.filter(({ name }) => name === kind).map(({ data }) => data);
  return {
    ...run,
    result: run.outputs.result,
    log: run.stdout
      .split('\n')
      .flatMap((line) => view(line) ?? [])
      .join('\n'),
    errors: annotations('error'),
    warnings: annotations('warning'),
    requests,
    calls: callsOf(requests),
    writes: writesOf(requests),
  };
}

/** Commands that a step may give the runner; any other one would be foreign text that acts. */
const harmlessCommands = new Set(['add-mask', 'group', 'endgroup', 'debug', 'notice', 'warning', 'error']);

/** What holds however a run ends (store-faults.md §4.1). A run that was killed says nothing. */
function checkEveryRun(run: StoreRun, secrets: readonly string[], isAlone: boolean): void {
  const printed = run.stdout.replaceAll(/^::add-mask::.*$/gm, '');
  expect(leaksOf({ ...run, printed }, secrets)).toEqual([]);
  expect(blindRepeats(run.requests, isAlone)).toEqual([]);
  if (run.signal === 'SIGKILL') return;
  expect(run.leftovers).toEqual([]);
  expect(run.exitCode).toBe(exitCodes[run.result ?? 'none']);
  const { commands } = readRunnerOutput(run.stdout);
  expect(commands.filter(({ name }) => !harmlessCommands.has(name))).toEqual([]);
  const closing = run.log.trimEnd().split('\n').at(-1);
  expect(closing).toContain(`Result: ${run.result}.`);
  expect(closing).toMatch(/Next: \S+/);
  // A red step says why, and what to do, where people look first.
  if (run.exitCode !== 0) expect(run.errors.length).toBeGreaterThan(0);
}

/** Holds where the Store got exactly these files in this submission, byte by byte, and nobody sent it twice. */
export function expectHeld(submission: SubmissionReport | undefined, files: readonly PackageFile[]): void {
  const archived = submission?.archive?.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  const sent = files.map(({ archiveName, bytes, sha256 }) => ({
    name: archiveName,
    size: bytes.length,
    sha256,
  }));
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name);
  expect(archived?.sort(byName)).toEqual(sent.sort(byName));
  expect(submission?.commits).toBe(1);
}
