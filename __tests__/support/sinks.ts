import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { type ActionRun, isNamed, type RunOptions, runAction } from '../../scripts/run-action.ts';
import { readRunnerOutput } from '../../scripts/runner-commands.ts';
import { listBelow } from '../../scripts/runner-files.ts';
import type { RequestLine } from '../../simulator/src/faults/faults.ts';
import { type Simulator, startSimulator } from '../../simulator/src/simulator.ts';
import type { AppSeed } from '../../simulator/src/store/app-seed.ts';
import { defaultSettings } from '../../simulator/src/store/settings.ts';
import { timelineByLooks } from '../../simulator/src/store/timeline.ts';
import { renderGithub, visibleText } from './github-markdown.ts';
import type { GithubServer } from './github-server.ts';
import { canaryNotes, linesOfNotes, privateKeysOf, signaturesOf } from './leaks.ts';
import { type Letterbox, named, randomSecret, startLetterbox } from './letterbox.ts';
import { bundle, identity, type WorkspaceFile } from './package-files.ts';
import type { ResultsService } from './results-service.ts';
import { storeId } from './store.ts';

/** A run with comment and artifact switched on. */
export interface ToldRun extends ActionRun {
  /** Body of the comment; empty where there is none. */
  readonly comment: string;
  /** Files of the artifact that this run uploaded; none where there is none. */
  readonly artifact: Readonly<Record<string, string>>;
  /** Every text that it left anywhere but in front of its own credentials, by the name of the place. */
  readonly texts: Readonly<Record<string, string>>;
  /** What none of them may hold. */
  readonly secrets: readonly string[];
}

export interface RunChanges {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** In the folder `out` of the workspace; a bundle where absent. */
  readonly files?: readonly WorkspaceFile[];
  readonly signalAfter?: RunOptions['signalAfter'];
}

/** Secrets that are known before a run, and those of the run under way. */
export interface Canaries {
  readonly clientSecret: string;
  readonly githubToken: string;
  /** `ACTIONS_RUNTIME_TOKEN` */
  readonly jobToken: string;
  /** Certification notes that the Store holds, and those that a release asks for. */
  readonly notes: { readonly old: string; readonly new: string };
  /** Access tokens and GitHub's ID tokens, from when the action has registered them. */
  readonly tokens: Set<string>;
  /** Of the Store, from the first request after they were made. */
  readonly uploadUrls: Set<string>;
}

/** A Store and a GitHub for the tests of one file, with a look at every place that a run writes to. */
export interface Sinks {
  readonly simulator: Simulator;
  readonly letterbox: Letterbox;
  readonly github: GithubServer;
  readonly results: ResultsService;
  readonly canaries: Canaries;
  /** Told of every request to the Store before it is served. */
  onRequest: (request: RequestLine) => void;
  /** Puts the one app into the Store, in place of the one that each test finds there. */
  app(seed?: Omit<AppSeed, 'id' | 'identityName' | 'publisher'>): void;
  run(changes?: RunChanges): Promise<ToldRun>;
}

/** Everything that makes a run say more (store-faults.md S1). */
const debugging = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', AZURE_LOG_LEVEL: 'verbose' };

/** Starts both before the tests of this file, mends them after each and stops them at the end. */
export function useSinks(): Sinks {
  const canaries: Canaries = {
    // Characters that are easily forgotten when something is encoded.
    clientSecret: `q8Q~${randomSecret()}+/=&%."'<`,
    get githubToken() {
      return services()[1].githubToken;
    },
    get jobToken() {
      return services()[1].jobToken;
    },
    notes: { old: canaryNotes('old', randomSecret()), new: canaryNotes('new', randomSecret()) },
    tokens: new Set(),
    uploadUrls: new Set(),
  };
  let started: readonly [Simulator, Letterbox] | undefined;
  const services = () => {
    if (started === undefined) throw new Error('Nothing is started yet.');
    return started;
  };
  const sinks: Sinks = {
    get simulator() {
      return services()[0];
    },
    get letterbox() {
      return services()[1];
    },
    get github() {
      return services()[1].github;
    },
    get results() {
      return services()[1].results;
    },
    canaries,
    onRequest: () => {},
    app: (seed = {}) => {
      const { name: identityName, publisher } = identity;
      const submission = { notesForCertification: canaries.notes.old, ...seed.submission };
      sinks.simulator.control.seedApp({ ...seed, submission, id: storeId, identityName, publisher });
    },
    run: (changes = {}) => perform(sinks, changes),
  };
  beforeAll(async () => {
    const { clientSecret } = canaries;
    const onRequest = (request: RequestLine) => {
      noteUploadUrls(sinks);
      sinks.onRequest(request);
    };
    started = await Promise.all([
      startSimulator({ credentials: { clientSecret }, onRequest }),
      startLetterbox(),
    ]);
  });
  afterAll(() => Promise.all(started?.map((service) => service.close()) ?? []));
  beforeEach(() => sinks.app());
  afterEach(() => {
    const { control } = sinks.simulator;
    control.clearFaults();
    control.clearCredentials();
    control.set(defaultSettings);
    control.setTimeline(timelineByLooks());
    sinks.onRequest = () => {};
    sinks.github.intercept = () => false;
    sinks.results.onCall = () => {};
  });
  return sinks;
}

async function perform(sinks: Sinks, changes: RunChanges): Promise<ToldRun> {
  const { inputs = {}, env = {}, files, signalAfter } = changes;
  const { canaries, letterbox, simulator } = sinks;
  canaries.tokens.clear();
  canaries.uploadUrls.clear();
  letterbox.clear();
  const base = await mkdtemp(path.join(os.tmpdir(), 'sinks '));
  try {
    const folders = await makeFolders(base, files ?? [await bundle('1.2.0.0')]);
    const run = await runAction({
      workspace: path.join(base, 'workspace'),
      caFile: simulator.caFile,
      fastTime: 200,
      event: letterbox.event,
      inputs: { ...inputsOf(sinks, inputs), ...inputs },
      ...(signalAfter && { signalAfter }),
      env: {
        ...debugging,
        ...folders,
        ...letterbox.env,
        ...env,
      },
      onLine: (line) => {
        for (const mask of readRunnerOutput(line).masks)
          if (/^(simulator\.|eyJ)/.test(mask) && mask !== canaries.jobToken) canaries.tokens.add(mask);
      },
    });
    noteUploadUrls(sinks);
    const [artifact, comment] = [await letterbox.artifact(), letterbox.comment()];
    const texts = { ...textsOf(run, letterbox), ...(await letterbox.texts()), ...(await filesBelow(base)) };
    const places = ['temp', 'system-temp', 'home'].map((name) => listBelow(path.join(base, name)));
    const left = (await Promise.all(places)).flat().filter((name) => !isNamed(name, run.outputs));
    const leftovers = [...run.leftovers, ...left];
    const secrets = [...secretsOf(sinks), ...privateKeysOf(inputs['client-certificate'] ?? '')];
    return { ...run, leftovers, artifact, comment, texts, secrets };
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** All that an action may write to lies below one folder, so that nothing is overlooked. */
async function makeFolders(base: string, files: readonly WorkspaceFile[]): Promise<Record<string, string>> {
  const below = (name: string) => path.join(base, name);
  for (const name of ['workspace/out', 'temp', 'system-temp', 'home'])
    await mkdir(below(name), { recursive: true });
  for (const { path: name, bytes } of files) await writeFile(below(`workspace/out/${name}`), bytes);
  for (const name of ['environment', 'path']) await writeFile(below(name), '');
  return {
    RUNNER_TEMP: below('temp'),
    TMPDIR: below('system-temp'),
    TEMP: below('system-temp'),
    TMP: below('system-temp'),
    HOME: below('home'),
    USERPROFILE: below('home'),
    GITHUB_ENV: below('environment'),
    GITHUB_PATH: below('path'),
  };
}

/** An input of a release would be refused by another command. */
function inputsOf(
  { canaries, letterbox, simulator }: Sinks,
  { command = 'publish' }: Record<string, string>,
): Record<string, string> {
  const { 'pull-request-comment': comment = '', ...letters } = letterbox.inputs;
  return {
    'tenant-id': simulator.credentials.tenantId,
    'client-id': simulator.credentials.clientId,
    'client-secret': canaries.clientSecret,
    'app-id': storeId,
    ...(command === 'publish' && {
      packages: 'out/*',
      'certification-notes': canaries.notes.new,
      'pull-request-comment': comment,
    }),
    'login-url': simulator.loginUrl,
    'store-api-url': simulator.storeUrl,
    ...letters,
  };
}

function textsOf(run: ActionRun, letterbox: Letterbox): Record<string, string> {
  const { stdout, stderr, summary, outputs, state } = run;
  return {
    log: letterbox.unmasked(stdout),
    stderr,
    summary,
    // Escapes and elements that break long words would hide a secret from a search in the source.
    'summary as shown': visibleText(renderGithub(summary)),
    ...named('output', outputs),
    ...named('state', state),
  };
}

function secretsOf({ canaries, letterbox, simulator }: Sinks): readonly string[] {
  const { clientSecret, notes, tokens, uploadUrls } = canaries;
  return [
    clientSecret,
    simulator.idTokens.requestToken,
    ...Object.values(notes).flatMap(linesOfNotes),
    ...tokens,
    ...[...uploadUrls].flatMap(signaturesOf),
    ...letterbox.secrets(),
  ];
}

/** Drafts may be gone at the end. */
function noteUploadUrls({ simulator, canaries }: Sinks): void {
  for (const { submission } of simulator.control.state().submissions)
    if (typeof submission.fileUploadUrl === 'string') canaries.uploadUrls.add(submission.fileUploadUrl);
}

async function filesBelow(base: string): Promise<Record<string, string>> {
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const texts = paths.map(async (each) => [path.relative(base, each), await readFile(each, 'latin1')]);
  return named('file', Object.fromEntries(await Promise.all(texts)));
}
