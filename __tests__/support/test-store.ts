import { setTimeout as delay } from 'node:timers/promises';
import { type RunningAction, type RunOptions, startAction } from '../../scripts/run-action.ts';
import type { Control, SubmissionReport } from '../../simulator/src/control/control.ts';
import type { RequestLine } from '../../simulator/src/faults/faults.ts';
import { type Simulator, startSimulator } from '../../simulator/src/simulator.ts';
import type { AppSeed } from '../../simulator/src/store/app-seed.ts';
import { defaultSettings } from '../../simulator/src/store/settings.ts';
import { timelineByLooks } from '../../simulator/src/store/timeline.ts';
import { canaryNotes, linesOfNotes, privateKeysOf, signaturesOf } from './leaks.ts';
import { identity, type WorkspaceFile } from './package-files.ts';
import { logEnvironment, readRequestLog } from './request-log.ts';
import { type StoreRun, seenRun } from './store-run.ts';
import { randomSecret, startTestGithub, type TestGithub } from './test-github.ts';
import { inWorkspace, type WorkspaceOptions } from './workspace.ts';

export interface TestStoreOptions {
  /** Folder with `action.yml` and what it runs; this project if omitted. */
  readonly root?: string;
  /** The simulator's clock, in milliseconds since the epoch. */
  readonly now?: () => number;
  /** Starts GitHub's services, too, for runs that report there. */
  readonly hasGithub?: boolean;
  /** Origin that upload URLs carry, for tests that map its name to this machine. */
  readonly blobOrigin?: string;
  /** Throws if a run is not as every run must be. */
  readonly check?: (run: StoreRun) => void;
}

export interface PublishOptions extends Omit<RunOptions, 'inputs' | 'onLine' | 'root'>, WorkspaceOptions {
  /** Gets each line of output as it comes, and the workspace. */
  readonly onLine?: (line: string, workspace: string) => void;
  /** Gets what ends the process, as soon as it runs. */
  readonly onStart?: (kill: RunningAction['kill'], workspace: string) => void;
  /** False if another run uses the Store at the same time. */
  readonly isAlone?: boolean;
  /** The run comments on a pull request and uploads an artifact. */
  readonly reports?: boolean;
  /** Writes down when the process sends what; see `log-requests.ts`. */
  readonly logsRequests?: boolean;
}

export const storeId = '9NBLGGH4R315';

/** How fast the action's time runs while it only waits for time to pass. */
const fastTime = 2000;

/** The Store for tests: one simulator, and runs of the built action in a process of their own. */
export class TestStore {
  /** Called, and awaited, before the Store acts on a request. */
  onRequest: (request: RequestLine) => Promise<void> | void = () => {};
  /** Certification notes for the Store to have, and for a release to ask for; both are searched for as secrets. */
  readonly notes = { old: canaryNotes('old', randomSecret()), new: canaryNotes('new', randomSecret()) };
  /** Upload URLs of the app under test. */
  readonly uploadUrls = new Set<string>();
  readonly #options: TestStoreOptions;
  #services: readonly [Simulator, TestGithub | undefined] | undefined;
  #tokensBefore: ReadonlySet<string> = new Set();
  #started = 0;

  constructor(options: TestStoreOptions = {}) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { now, hasGithub, blobOrigin } = this.#options;
    this.#services = await Promise.all([
      startSimulator({
        // Characters that are easily forgotten when something is encoded.
        credentials: { clientSecret: `q8Q~secret${randomSecret()}+/=&100%.and"'<` },
        ...(now && { now }),
        ...(blobOrigin !== undefined && { blobOrigin }),
        onRequest: async (request) => {
          if (request.role === 'control') return;
          this.#started += 1;
          this.#noteUploadUrls();
          await this.onRequest(request);
        },
      }),
      hasGithub ? startTestGithub() : undefined,
    ]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#services?.map((service) => service?.close()) ?? []);
  }

  get simulator(): Simulator {
    if (this.#services === undefined) throw new Error('The Store is not started yet.');
    return this.#services[0];
  }

  get github(): TestGithub {
    const github = this.#services?.[1];
    if (github === undefined) throw new Error('Start the Store with hasGithub.');
    return github;
  }

  get control(): Control {
    return this.simulator.control;
  }

  /** Makes it the Store of a user who has set everything up, without faults. */
  reset(): void {
    this.control.clearFaults();
    this.control.clearCredentials();
    this.control.set(defaultSettings);
    this.control.setTimeline(timelineByLooks());
    this.onRequest = () => {};
    this.#services?.[1]?.reset();
  }

  /** Puts the one app into the Store, instead of what an earlier test left. */
  app(seed: Partial<AppSeed> = {}): void {
    this.uploadUrls.clear();
    const { name: identityName, publisher } = identity;
    this.control.seedApp({ identityName, publisher, ...seed, id: storeId });
  }

  /** The app's submissions, oldest first. */
  submissions(): readonly SubmissionReport[] {
    return this.control.state().submissions;
  }

  pending(): SubmissionReport | undefined {
    return this.submissions().find(({ isPending }) => isPending);
  }

  /** What customers have. */
  published(): SubmissionReport | undefined {
    return this.submissions().find(({ isPublished }) => isPublished);
  }

  /** Lets Entra trust this job's ID tokens; returns the environment of a job with `permissions: id-token: write`. */
  trustIdTokens(): Readonly<Record<string, string>> {
    const { issuer, url, requestToken } = this.simulator.idTokens;
    this.control.addCredential({ kind: 'federated', issuer, subject: defaultSettings.idTokenSubject });
    return { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken };
  }

  /** Access tokens and ID tokens that the latest run got. */
  tokens(): readonly string[] {
    return this.simulator.issuedTokens().filter((token) => !this.#tokensBefore.has(token));
  }

  /**
   * Runs the built action with these files in the workspace, `publish` unless the inputs name another command.
   * @param given inputs in addition to those that every run has; `''` removes one of these
   * @throws what the check of every run throws, and if the process doesn't end in time
   */
  async publish(
    files: readonly WorkspaceFile[],
    given: Readonly<Record<string, string>> = {},
    options: PublishOptions = {},
  ): Promise<StoreRun> {
    const inputs = { ...this.#inputs(files, given, options), ...given };
    if (options.isAlone !== false) this.#tokensBefore = new Set(this.simulator.issuedTokens());
    const before = this.control.history().length;
    this.#started = 0;
    const run = await inWorkspace(files, options, async (workspace, log) => {
      const onLine = (line: string) => options.onLine?.(line, workspace);
      const running = await startAction({ ...this.#runOptions(options, log), inputs, workspace, onLine });
      options.onStart?.(running.kill, workspace);
      return { ...(await running.finished), requestLog: await readRequestLog(log) };
    });
    if (options.isAlone !== false) await this.#settled(before);
    this.#noteUploadUrls();
    const seen = await seenRun(run, {
      inputs,
      isAlone: options.isAlone ?? true,
      requests: this.control.history().slice(before),
      secrets: this.#secrets(inputs, options),
      github: options.reports ? this.github : undefined,
    });
    this.#options.check?.(seen);
    return seen;
  }

  #inputs(
    files: readonly WorkspaceFile[],
    { command }: Readonly<Record<string, string>>,
    { reports }: PublishOptions,
  ): Readonly<Record<string, string>> {
    const { credentials, loginUrl, storeUrl } = this.simulator;
    return {
      'tenant-id': credentials.tenantId,
      'client-id': credentials.clientId,
      'client-secret': credentials.clientSecret,
      'app-id': storeId,
      packages: files.map(({ path }) => path).join('\n'),
      'login-url': loginUrl,
      'store-api-url': storeUrl,
      ...(reports && this.github.inputs(command)),
    };
  }

  #runOptions({ fastTime: speed = fastTime, ...options }: PublishOptions, log: string) {
    const { root } = this.#options;
    return {
      caFile: this.simulator.caFile,
      ...(root !== undefined && { root }),
      ...(options.reports && { event: this.github.event }),
      ...options,
      ...(speed > 1 && { fastTime: speed }),
      env: {
        ...(options.reports && this.github.env),
        ...options.env,
        ...(options.logsRequests && logEnvironment(log, options.env)),
      },
    };
  }

  #secrets(inputs: Readonly<Record<string, string>>, { reports }: PublishOptions): readonly string[] {
    const { credentials, idTokens } = this.simulator;
    return [
      credentials.clientSecret,
      inputs['client-secret'] ?? '',
      idTokens.requestToken,
      // Taken when they are issued: what was never masked must be found, too. A token's secret part is its signature.
      ...this.tokens().flatMap((token) => [token, token.split('.').at(-1) ?? '']),
      ...[...this.uploadUrls].flatMap(signaturesOf),
      ...privateKeysOf(inputs['client-certificate'] ?? ''),
      ...Object.values(this.notes).flatMap(linesOfNotes),
      ...(reports ? this.github.secrets() : []),
    ];
  }

  /** Drafts may be gone at the end. */
  #noteUploadUrls(): void {
    for (const { submission } of this.submissions())
      if (typeof submission.fileUploadUrl === 'string') this.uploadUrls.add(submission.fileUploadUrl);
  }

  /** A run that was cut off may leave requests that the Store still works on. */
  async #settled(before: number): Promise<void> {
    for (let looks = 0; looks < 200; looks += 1) {
      if (this.control.history().length - before >= this.#started) return;
      await delay(10);
    }
  }
}
