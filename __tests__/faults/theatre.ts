import { createPrivateKey, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type ActionRun, type RunningAction, startAction } from '../../scripts/run-action.ts';
import { createLogView } from '../../scripts/runner-log.ts';
import type { StateReport, SubmissionReport } from '../../simulator/src/control/control.ts';
import type { RequestLine } from '../../simulator/src/faults/faults.ts';
import type { HistoryRecord } from '../../simulator/src/http/history.ts';
import { objectAt } from '../../simulator/src/json/json.ts';
import { type Simulator, startSimulator } from '../../simulator/src/simulator.ts';
import { defaultSettings } from '../../simulator/src/store/settings.ts';
import { timelineByLooks } from '../../simulator/src/store/timeline.ts';
import { type CallName, callNameOf } from '../support/calls.ts';
import { type MadeCertificate, makeCertificate } from '../support/certificates.ts';
import { canaryNotes, linesOfNotes, privateKeysOf, signaturesOf } from '../support/leaks.ts';
import { type Letterbox, startLetterbox } from '../support/letterbox.ts';
import { identity, type PackageFile } from '../support/package-files.ts';
import type { PlayedCase, Scene } from './case.ts';
import { releaseFiles } from './release-files.ts';

const logLine = z.object({
  kind: z.enum(['start', 'request', 'answer', 'exit']),
  time: z.number(),
  method: z.string().optional(),
  path: z.string().optional(),
  host: z.string().optional(),
  memory: z.number().optional(),
});
/** What the action's process did and when, in its own time. */
export type LogLine = z.infer<typeof logLine>;

/** One run of the action, and what the Store saw of it. */
export interface SeenRun extends ActionRun {
  readonly inputs: Readonly<Record<string, string>>;
  readonly files: readonly PackageFile[];
  /** Everything it printed, but for the commands that register secrets, which the runner swallows. */
  readonly printed: string;
  /** As a user sees it. */
  readonly log: string;
  /** What GitHub got of it, by the name of the place. */
  readonly told: Readonly<Record<string, string>>;
  readonly requests: readonly HistoryRecord[];
  readonly own: readonly LogLine[];
  /** The Store before this run. */
  readonly before: StateReport;
  /** The largest share of customers that ever got each committed submission while it ran, in percent, by id. */
  readonly shares: ReadonlyMap<string, number>;
  /** Real milliseconds from the first signal to the end. */
  readonly afterSignal: number | undefined;
}

/** Everything that was seen of a case. */
export interface Evidence {
  /** The Store before the first run. */
  readonly before: StateReport;
  /** The Store after the run that the case is about. */
  readonly after: StateReport;
  /** Drafts that other people made, with their state when they were made. */
  readonly foreign: ReadonlyMap<string, string>;
  /** Earlier runs, the one that the case is about, and the plain re-run if there is one. */
  readonly runs: readonly SeenRun[];
  readonly main: SeenRun;
  readonly rerun: SeenRun | undefined;
  /** The Store after everything. */
  readonly end: StateReport;
  readonly secrets: readonly string[];
  /** The process was lost on purpose: it could say nothing. */
  readonly isSilent: boolean;
  /** A fault of the action itself was put into the run: its cause can't be a known one. */
  readonly isUnforeseen: boolean;
}

/** When a machine is lost: before a request is sent, after the server acted, or when the answer has come. */
export type LossTime = 'before' | 'acted' | 'answer';

export type Play = Omit<PlayedCase, 'id' | 'title' | 'expect'> & {
  /** `undefined`: no re-run. */
  readonly rerunWith?: PlayedCase['files'];
  /** The machine is lost at this request of the run (1 = the first). */
  readonly lostAt?: { readonly request: number; readonly when: LossTime };
  /** The run that the play is about writes a comment and an artifact, too. */
  readonly tellsGithub?: boolean;
};

export const storeId = '9NBLGGH4R315';
const fastTime = 2000;
const preload = pathToFileURL(path.join(import.meta.dirname, 'request-log.ts')).href;

/** One Store, on which cases are played one after the other. */
export class Theatre implements AsyncDisposable {
  readonly #simulator: Simulator;
  readonly #root: string | undefined;
  readonly #signatures = new Set<string>();
  /** Certification notes that the Store has, and those that every release asks for. */
  readonly #notes = {
    old: canaryNotes('old', randomBytes(12).toString('base64url')),
    new: canaryNotes('new', randomBytes(12).toString('base64url')),
  };
  readonly #foreign = new Map<string, string>();
  readonly #counts = new Map<CallName, number>();
  readonly #shares = new Map<string, number>();
  readonly #control: { onRequest: (request: RequestLine) => Promise<void> | void };
  #letterbox: Letterbox | undefined;

  private constructor(
    simulator: Simulator,
    control: { onRequest: (request: RequestLine) => Promise<void> | void },
    root: string | undefined,
  ) {
    this.#simulator = simulator;
    this.#control = control;
    this.#root = root;
  }

  /** @param root Folder with `action.yml` and what it runs; this project where absent. */
  static async open(root?: string): Promise<Theatre> {
    const control: { onRequest: (request: RequestLine) => Promise<void> | void } = { onRequest: () => {} };
    // Characters that are easily forgotten when something is encoded.
    const clientSecret = `q8Q~${randomBytes(15).toString('base64url')}+/=&%."'<`;
    const simulator = await startSimulator({
      credentials: { clientSecret },
      onRequest: (request) => control.onRequest(request),
    });
    return new Theatre(simulator, control, root);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#simulator.close(), this.#letterbox?.close()]);
  }

  get simulator(): Simulator {
    return this.#simulator;
  }

  /** Plays the case on an app of its own, and the plain re-run after it. */
  async play(play: Play): Promise<Evidence> {
    const { control } = this.#simulator;
    this.#calm();
    control.seedApp({
      price: 'Tier2',
      languages: ['en-us', 'de-de'],
      ...play.seed,
      submission: { notesForCertification: this.#notes.old, ...play.seed?.submission },
      id: storeId,
      identityName: identity.name,
      publisher: identity.publisher,
    });
    this.#foreign.clear();
    this.#signatures.clear();
    const tokensBefore = new Set(this.#simulator.issuedTokens());
    const before = control.state();
    const pending = before.submissions.find(({ isPending }) => isPending);
    if (pending && !play.ownDraft)
      this.#foreign.set(String(pending.submission.id), JSON.stringify(pending.submission));
    const runs: SeenRun[] = [];
    for (const earlier of play.earlier ?? []) {
      runs.push(await this.#run(earlier));
      this.#calm();
    }
    control.set(play.settings ?? {});
    if (play.tellsGithub) this.#letterbox ??= await startLetterbox();
    this.#letterbox?.clear();
    const main = await this.#run(play);
    const after = control.state();
    runs.push(main);
    this.#calm();
    const rerun =
      play.rerunWith === undefined
        ? undefined
        : await this.#run({
            files: play.rerunWith,
            ...(play.inputs && { inputs: rerunInputs(play.inputs) }),
          });
    if (rerun) runs.push(rerun);
    return {
      before,
      after,
      foreign: new Map(this.#foreign),
      runs,
      main,
      rerun,
      end: control.state(),
      secrets: [
        this.#simulator.credentials.clientSecret,
        this.#simulator.idTokens.requestToken,
        ...this.#signatures,
        ...(this.#letterbox?.secrets() ?? []),
        // From where they are issued: what was never masked must be found, too.
        ...this.#simulator
          .issuedTokens()
          .flatMap((token) => (tokensBefore.has(token) ? [] : secretsOfToken(token))),
        ...(play.signsInBy === 'certificate' ? secretsOfKey((await certificate()).key) : []),
        ...Object.values(this.#notes).flatMap(linesOfNotes),
      ],
      isSilent: play.lostAt !== undefined,
      isUnforeseen: play.env?.REJECT_AT !== undefined,
    };
  }

  /** A run that was cut off may leave requests that the Store still works on. */
  async #settled(): Promise<void> {
    for (let looks = 0; looks < 200; looks += 1) {
      const started = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
      if (this.#simulator.control.history().length >= started) return;
      await delay(10);
    }
  }

  /** A Store without faults, as a user who set everything up has it. */
  #calm(): void {
    const { control } = this.#simulator;
    control.clearFaults();
    control.clearCredentials();
    control.set(defaultSettings);
    control.setTimeline(timelineByLooks());
  }

  async #run(play: Play): Promise<SeenRun> {
    const { control } = this.#simulator;
    const folder = await mkdtemp(path.join(os.tmpdir(), 'a case '));
    try {
      const workspace = path.join(folder, 'workspace');
      const files = await releaseFiles(play.files ?? 'release');
      await mkdir(path.join(workspace, 'out'), { recursive: true });
      for (const file of files) await writeFile(path.join(workspace, file.path), file.bytes);
      await play.arrange?.(workspace);
      const log = path.join(folder, 'requests.log');
      await writeFile(log, '');
      control.clearHistory();
      if (play.timeline) control.setTimeline(play.timeline);
      control.addFaults(...(play.faults ?? []));
      if (play.lostAt?.when === 'acted')
        control.addFaults({ nth: play.lostAt.request, phase: 'hang', acts: true });
      const letterbox = play.tellsGithub ? this.#letterbox : undefined;
      const inputs = { ...lettersOf(letterbox, play), ...(await this.#inputs(play)) };
      const before = control.state();
      this.#shares.clear();
      const { run, afterSignal } = await this.#perform(play, inputs, workspace, log, letterbox);
      await this.#settled();
      this.#look();
      return {
        before,
        shares: new Map(this.#shares),
        ...run,
        ...described(letterbox ? { ...run, stdout: letterbox.unmasked(run.stdout) } : run),
        told: (await letterbox?.texts()) ?? {},
        inputs,
        files,
        afterSignal,
        requests: control.history(),
        own: await readLog(log),
      };
    } finally {
      this.#control.onRequest = () => {};
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #inputs({ inputs: given, signsInBy }: Play): Promise<Readonly<Record<string, string>>> {
    const { control, credentials, loginUrl, storeUrl } = this.#simulator;
    const made = signsInBy === 'certificate' ? await certificate() : undefined;
    if (made) control.addCredential({ kind: 'certificate', certificate: made.certificate });
    return {
      'tenant-id': credentials.tenantId,
      'client-id': credentials.clientId,
      'client-secret': signsInBy === undefined ? credentials.clientSecret : '',
      ...(made && { 'client-certificate': made.key + made.certificate }),
      'app-id': storeId,
      packages: 'out/*',
      'wait-for': 'published',
      'login-url': loginUrl,
      'store-api-url': storeUrl,
      ...(isRelease(given) && !given?.['add-on'] && { 'certification-notes': this.#notes.new }),
      ...given,
    };
  }

  async #perform(
    play: Play,
    inputs: Readonly<Record<string, string>>,
    workspace: string,
    log: string,
    letterbox: Letterbox | undefined,
  ): Promise<{ run: ActionRun; afterSignal: number | undefined }> {
    let signalled: number | undefined;
    let running: RunningAction | undefined;
    const kill = (signal: NodeJS.Signals) => {
      signalled ??= performance.now();
      running?.kill(signal);
    };
    this.#watch(play, this.#scene(workspace, kill));
    const speed = play.fastTime ?? fastTime;
    running = await startAction({
      inputs,
      workspace,
      caFile: this.#simulator.caFile,
      ...(letterbox && { event: letterbox.event }),
      ...(speed > 1 && { fastTime: speed }),
      ...(this.#root !== undefined && { root: this.#root }),
      timeoutMs: 90_000,
      env: {
        ...debugging,
        ...letterbox?.env,
        ...(play.signsInBy === 'id-token' && this.#permitted()),
        REQUEST_LOG: log,
        ...(play.lostAt && { KILL_AT: `${play.lostAt.request}:${play.lostAt.when}` }),
        ...play.env,
        NODE_OPTIONS: `--import=${preload} ${play.env?.NODE_OPTIONS ?? ''}`,
      },
    });
    const run = await running.finished;
    return { run, afterSignal: signalled === undefined ? undefined : performance.now() - signalled };
  }

  /** Entra trusts this repository; answers the environment of a job with `permissions: id-token: write`. */
  #permitted(): Readonly<Record<string, string>> {
    const { control, idTokens } = this.#simulator;
    control.addCredential({
      kind: 'federated',
      issuer: idTokens.issuer,
      subject: defaultSettings.idTokenSubject,
    });
    return {
      ACTIONS_ID_TOKEN_REQUEST_URL: idTokens.url,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: idTokens.requestToken,
    };
  }

  /** Counts requests by name, looks at the Store, and lets others act where the case says so. */
  #watch(play: Play, scene: Scene): void {
    this.#counts.clear();
    this.#control.onRequest = async (request) => {
      this.#look();
      if (request.role === 'control') return;
      const name = callNameOf(request);
      const count = (this.#counts.get(name) ?? 0) + 1;
      this.#counts.set(name, count);
      if (play.lostAt?.when === 'acted') void this.#killWhenActed(play.lostAt.request, scene);
      for (const { before, nth = 1, act } of play.meanwhile ?? [])
        if (before === name && nth === count) await act(scene, request);
    };
  }

  /** Notes upload URLs and shares: both may be gone at the end. */
  #look(): void {
    for (const report of this.#simulator.control.state().submissions) {
      const id = String(report.submission.id);
      for (const secret of signaturesOf(String(report.submission.fileUploadUrl)))
        this.#signatures.add(secret);
      const share = shareOf(report);
      if (share > 0) this.#shares.set(id, Math.max(share, this.#shares.get(id) ?? 0));
    }
  }

  /** The request is in the history as soon as the server has acted. */
  async #killWhenActed(request: number, scene: Scene): Promise<void> {
    const started = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    if (started !== request) return;
    while (this.#simulator.control.history().length < request) await delay(2);
    scene.kill('SIGKILL');
  }

  #scene(workspace: string, kill: Scene['kill']): Scene {
    const { control } = this.#simulator;
    const pendingId = () =>
      String(control.state().submissions.find(({ isPending }) => isPending)?.submission.id);
    return {
      control,
      storeId,
      workspace,
      kill,
      pendingId,
      addForeignDraft: (madeIn = 'api') => {
        const id = control.addDraft(storeId, {
          madeIn,
          patch: { notesForCertification: 'Someone works on this.' },
        });
        this.#foreign.set(id, JSON.stringify(control.submission(id).submission));
        return id;
      },
    };
  }
}

let certificateMade: Promise<MadeCertificate> | undefined;

/** One for all: a key takes its time to be made. */
function certificate(): Promise<MadeCertificate> {
  certificateMade ??= makeCertificate('CN=Contoso');
  return certificateMade;
}

/** What of a PEM text nobody may see, and the number that makes it private. */
function secretsOfKey(key: string): readonly string[] {
  const { d = '' } = createPrivateKey(key).export({ format: 'jwk' });
  return [...privateKeysOf(key), d];
}

/** The whole token, and its signature, without which the claims are no secret. */
function secretsOfToken(token: string): readonly string[] {
  return [token, token.split('.').at(-1) ?? token];
}

/** Percent of customers who get a submission, once it is on its way to them. */
export function shareOf({ commits, isPublished, submission }: SubmissionReport): number {
  const isOnItsWay = commits > 0 && !/^(PendingCommit|Canceled|.*Failed)$/.test(String(submission.status));
  if (!isOnItsWay && !isPublished) return 0;
  const rollout = objectAt(submission.packageDeliveryOptions, 'packageRollout');
  return rollout.isPackageRollout === true ? Number(rollout.packageRolloutPercentage) : 100;
}

/** Everything that makes a run say more (store-faults.md S1). */
const debugging = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', AZURE_LOG_LEVEL: 'verbose' };

/** A user mends what the case broke, but keeps what was asked for. */
function rerunInputs(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const kept = ['flight', 'rollout-percentage', 'existing-packages', 'wait-for', 'if-pending'];
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => kept.includes(name)));
}

function described(run: ActionRun): Pick<SeenRun, 'printed' | 'log'> {
  const lines = run.stdout.split('\n');
  const view = createLogView([]);
  return {
    printed: lines.filter((line) => !/^\s*::add-mask::/.test(line)).join('\n'),
    log: lines.flatMap((line) => view(line) ?? []).join('\n'),
  };
}

/** An input of another command would be refused. */
function lettersOf(letterbox: Letterbox | undefined, { inputs }: Play): Readonly<Record<string, string>> {
  const { 'pull-request-comment': comment = '', ...others } = letterbox?.inputs ?? {};
  return { ...others, ...(isRelease(inputs) && letterbox && { 'pull-request-comment': comment }) };
}

function isRelease(inputs: Play['inputs']): boolean {
  return inputs?.command === undefined || inputs.command === 'publish';
}

/** What the run did for the Store: telling GitHub of it comes last, and counts for nothing. */
async function readLog(file: string): Promise<LogLine[]> {
  const texts = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const lines = texts.map((line) => logLine.parse(JSON.parse(line)));
  const told = lines.find(({ path: to }) => to?.startsWith('/twirp/'));
  if (told === undefined) return lines;
  const exit = lines.filter(({ kind }) => kind === 'exit').map((line) => ({ ...line, time: told.time }));
  return [...lines.slice(0, lines.indexOf(told)), ...exit];
}
