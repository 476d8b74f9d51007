import { outputsOf } from '../../simulator/src/action/outputs.ts';
import type { AppSeed } from '../../simulator/src/store/app-seed.ts';
import type { MadeCertificate } from '../support/certificates.ts';
import type { ConnectProxy } from '../support/connect-proxy.ts';
import { identity } from '../support/package-files.ts';
import { storeId, type TestStore } from '../support/test-store.ts';
import type { ForeignStep } from '../support/workflow/foreign.ts';
import type { OwnRun, OwnStep, StepResult } from '../support/workflow/run-steps.ts';
import { runWorkflow, type Setting } from '../support/workflow/run-workflow.ts';
import { collectSnippets, type Snippet } from '../support/workflow/snippets.ts';
import { githubContext, type Started, startsOf } from '../support/workflow/started.ts';
import type { Job, Workflow } from '../support/workflow/workflow-file.ts';
import { apps, foreignSteps, identityOf } from './foreign-steps.ts';

/** What a snippet finds, if it is not the app that every other one publishes. */
interface Stage {
  readonly app?: Partial<AppSeed>;
  /** Further apps. */
  readonly others?: readonly AppSeed[];
  /** What someone types into a run that is started by hand. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The job before which the Store publishes what is pending: days pass. */
  readonly publishedBefore?: string;
  /** The example of the run before, which the Store has published, and whose artifact a step downloads. */
  readonly follows?: string;
}

const flights = [{ friendlyName: 'Beta testers' }];
const addOns = [
  { id: '9NBLGGH4R316', productId: 'gold' },
  { id: '9NBLGGH4R317', productId: 'silver' },
];
const asSingle = { packages: [{ fileName: 'Notes.appx', architecture: 'X64' }] };
const languages = ['en-us', 'de-de'];
const classic = { fileName: 'App.classic.appxbundle', version: '0.9.0.0' };

const stages: Readonly<Record<string, Stage>> = {
  'docs/rollout.md: Widen, halt, finalize': {
    inputs: { share: '50', version: '1.0.0.0' },
    app: { rollout: { percentage: 10 } },
  },
  'docs/examples/electron.yml': { app: asSingle },
  'docs/examples/flutter.yml': { app: asSingle },
  'docs/examples/tauri.yml': { app: asSingle },
  'docs/examples/winui.yml': { app: asSingle },
  'docs/recipes.md: MAUI': { app: asSingle },
  'docs/examples/pwabuilder.yml': { app: { packages: [{ fileName: 'App.msixbundle' }, classic] } },
  'docs/examples/screenshots.yml': { inputs: { 'replace-images': 'true' } },
  'docs/examples/undo-store-page.yml': {
    inputs: { run: '1000000000' },
    follows: 'docs/examples/store-page.yml',
  },
  'docs/examples/rollout.yml': { publishedBefore: 'widen' },
  'docs/examples/monorepo.yml': {
    others: apps.map(({ app, 'app-id': id }) => ({
      id,
      identityName: identityOf(app),
      publisher: identity.publisher,
    })),
  },
};

/** What the snippets run against. */
export interface World {
  readonly store: TestStore;
  readonly proxy: ConnectProxy;
  readonly certificate: MadeCertificate;
}

/** Plays a snippet in a fresh Store. `contexts` replace those that it otherwise has. */
export async function playSnippet(
  world: World,
  snippet: Snippet,
  started: Started,
  contexts: Setting['contexts'] = {},
): Promise<readonly StepResult[]> {
  const { store } = world;
  const { app, others = [], follows } = stages[snippet.name] ?? {};
  store.app({ flights, addOns, languages, ...app });
  for (const other of others) store.control.seedApp(other);
  store.control.addCredential({ kind: 'certificate', certificate: world.certificate.certificate });
  const download = follows === undefined ? [] : [await artifactOf(world, follows)];
  return await play(world, snippet, started, { contexts, foreign: [...download, ...foreignSteps] });
}

/** Plays an example, lets the Store publish what it sends, and gives its artifact to the step that downloads it. */
async function artifactOf(world: World, name: string): Promise<ForeignStep> {
  const snippet = collectSnippets().find((each) => each.name === name);
  const [started] = snippet === undefined ? [] : startsOf(snippet.workflow);
  if (snippet === undefined || started === undefined) throw new Error(`There is no example ${name}.`);
  await play(world, snippet, started, { contexts: {}, foreign: foreignSteps });
  publishPending(world.store);
  const files = await world.store.github.artifact();
  const named = Object.values(snippet.workflow.jobs).flatMap(({ steps }) =>
    steps.flatMap((step) => step.with?.['artifact-name'] ?? []),
  );
  return {
    pattern: /^actions\/download-artifact@/,
    writes: async ({ inputs }) => {
      if (!named.includes(inputs.name ?? '')) throw new Error(`${name} uploads no artifact ${inputs.name}.`);
      return Object.entries(files).map(([path, text]) => ({
        path: `${inputs.path}/${path}`,
        bytes: Buffer.from(text),
      }));
    },
  };
}

async function play(
  world: World,
  { name, workflow }: Snippet,
  started: Started,
  { contexts, foreign }: Pick<Setting, 'contexts' | 'foreign'>,
): Promise<readonly StepResult[]> {
  const { store } = world;
  const { publishedBefore, inputs = {} } = stages[name] ?? {};
  const { github, simulator } = store;
  let latest = '';
  return await runWorkflow(onOneSystem(workflow), {
    event: started.event,
    contexts: {
      github: githubContext(started, github.env, github.githubToken),
      inputs,
      vars: started.isFork ? {} : varsOf(world),
      secrets: started.isFork ? {} : secretsOf(world),
      ...contexts,
    },
    act: async (step) => {
      if (step.job !== latest && step.job === publishedBefore) publishPending(store);
      latest = step.job;
      return await act(store, step, started);
    },
    simulator: outputsOf(simulator.addresses()),
    foreign,
  });
}

/** Steps are the same on every system, and only this one is available. */
function onOneSystem(workflow: Workflow): Workflow {
  const jobs = Object.entries(workflow.jobs).map(([name, job]): [string, Job] => {
    const systems = job.strategy?.matrix.os;
    return Array.isArray(systems)
      ? [name, { ...job, strategy: { matrix: { ...job.strategy?.matrix, os: systems.slice(0, 1) } } }]
      : [name, job];
  });
  return { ...workflow, jobs: Object.fromEntries(jobs) };
}

function varsOf({ store: { simulator }, proxy }: World): Readonly<Record<string, string>> {
  return {
    ENTRA_TENANT_ID: simulator.credentials.tenantId,
    ENTRA_CLIENT_ID: simulator.credentials.clientId,
    STORE_APP_ID: storeId,
    BETA_FLIGHT: 'Beta testers',
    HTTPS_PROXY: `http://${proxy.host}`,
    CROWDIN_PROJECT_ID: '1',
    PROXY_CA_FILE: simulator.caFile,
  };
}

function secretsOf({ store, certificate }: World): Readonly<Record<string, string>> {
  return {
    ENTRA_CLIENT_SECRET: store.simulator.credentials.clientSecret,
    CROWDIN_PERSONAL_TOKEN: 'token of Crowdin',
    ENTRA_CERTIFICATE: certificate.key + certificate.certificate,
    STORE_CERTIFICATION_NOTES: store.notes.new,
  };
}

function publishPending(store: TestStore): void {
  for (const { isPending, submission } of store.submissions())
    if (isPending) store.control.finish(String(submission.id));
}

/** Runs the built action with the inputs of a step, and with no others. */
async function act(store: TestStore, step: OwnStep, started: Started): Promise<OwnRun> {
  const nothing = { 'tenant-id': '', 'client-id': '', 'client-secret': '', 'app-id': '', packages: '' };
  return await store.publish(
    [],
    { ...nothing, 'github-token': store.github.githubToken, ...step.inputs },
    {
      workspace: step.workspace,
      event: started.event,
      env: { ...store.github.env, ...idToken(store, step, started), ...step.env },
    },
  );
}

/** What a job gets with `permissions: id-token: write`; Entra trusts each environment. */
function idToken(
  store: TestStore,
  { permissions, environment }: OwnStep,
  { isFork }: Started,
): Readonly<Record<string, string>> {
  if (permissions['id-token'] !== 'write' || environment === undefined || isFork) return {};
  const { issuer, url, requestToken } = store.simulator.idTokens;
  const subject = `repo:${store.github.env.GITHUB_REPOSITORY}:environment:${environment}`;
  store.control.set({ idTokenSubject: subject });
  store.control.addCredential({ kind: 'federated', issuer, subject });
  return { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken };
}
