import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AppSeed } from '../../simulator/src/store/app-seed.ts';
import { type MadeCertificate, makeCertificate } from '../support/certificates.ts';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.ts';
import { identity } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import { storeId } from '../support/test-store.ts';
import type { OwnRun, OwnStep, StepResult } from '../support/workflow/run-steps.ts';
import { runWorkflow } from '../support/workflow/run-workflow.ts';
import { collectSnippets, type Snippet } from '../support/workflow/snippets.ts';
import { githubContext, type Started, startsOf } from '../support/workflow/started.ts';
import { problemsOf } from '../support/workflow/workflow-file.ts';
import { apps, foreignSteps, identityOf } from './foreign-steps.ts';

const store = useStore({ hasGithub: true });

/** What a snippet finds, if it is not the app that every other one publishes. */
interface Stage {
  readonly app?: Partial<AppSeed>;
  /** Further apps. */
  readonly others?: readonly AppSeed[];
  /** What somebody types into a run that is started by hand. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Happens before a job of this name. */
  readonly before?: Readonly<Record<string, () => void>>;
  /** Results of the steps that use this action, by what started the run; everything else must succeed. */
  readonly results?: Readonly<Record<string, readonly string[]>>;
}

const asSingle = { packages: [{ fileName: 'Notes.appx', architecture: 'X64' }] };
const released = { inputs: { share: '50', version: '1.0.0.0' }, app: { rollout: { percentage: 10 } } };
const classic = { fileName: 'App.classic.appxbundle', version: '0.9.0.0' };

const stages: Readonly<Record<string, Stage>> = {
  'README.md: Widen a rollout later': released,
  'README.md: Delete a draft that is in the way': { app: { pending: {} } },
  'docs/examples/electron.yml': { app: asSingle },
  'docs/examples/flutter.yml': { app: asSingle },
  'docs/examples/tauri.yml': { app: asSingle },
  'docs/examples/winui.yml': { app: asSingle },
  'docs/examples/pwabuilder.yml': { app: { packages: [{ fileName: 'App.msixbundle' }, classic] } },
  'docs/examples/rollout.yml': {
    before: { widen: publishPending },
    results: { push: ['accepted', 'done', 'done'] },
  },
  'docs/examples/monorepo.yml': {
    others: apps.map(({ app, 'app-id': id }) => ({
      id,
      identityName: identityOf(app),
      publisher: identity.publisher,
    })),
  },
};

/** What the Store does in the days between two jobs. */
function publishPending(): void {
  for (const { isPending, submission } of store.submissions())
    if (isPending) store.control.finish(String(submission.id));
}

const flights = [{ friendlyName: 'Beta testers' }];
const addOns = [
  { id: '9NBLGGH4R316', productId: 'gold' },
  { id: '9NBLGGH4R317', productId: 'silver' },
];

let proxy: ConnectProxy;
let certificate: MadeCertificate;
beforeAll(async () => {
  [proxy, certificate] = await Promise.all([startConnectProxy(), makeCertificate('CN=Contoso')]);
});
afterAll(async () => await proxy[Symbol.asyncDispose]());

const snippets = collectSnippets();
const runs = snippets.flatMap((snippet) =>
  startsOf(snippet.workflow).map((started) => ({
    snippet,
    started,
    name: `${snippet.name} (${started.name})`,
  })),
);
const own = new Map<string, number>();

describe('a workflow of the documentation runs as it stands', () => {
  test.each(runs)('$name', async ({ snippet, started }) => {
    const stage = stages[snippet.name] ?? {};
    const steps = await run(snippet, started, stage);
    const acted = steps.filter(({ kind, outcome }) => kind === 'own' && outcome !== 'skipped');
    own.set(snippet.page, (own.get(snippet.page) ?? 0) + acted.length);
    const wanted = stage.results?.[started.name];
    if (wanted !== undefined) expect(acted.map(({ outputs }) => outputs.result)).toEqual(wanted);
    else expect(steps.filter(({ conclusion }) => conclusion === 'failure').map(told)).toEqual([]);
    expect(acted.length).toBeGreaterThan(0);
  });

  test('and so do all of their steps that use this action', () => {
    // A page or an example with more of them needs its number here: none of them may get lost on the way.
    expect(Object.fromEntries(own)).toEqual({});
  });
});

describe("GitHub's own parser finds nothing wrong with", () => {
  const whole = snippets.flatMap(({ name, text }) => (text === undefined ? [] : [[name, text] as const]));
  test.each(whole)('%s', async (name, text) => {
    expect(await problemsOf(name, text)).toEqual([]);
  });
});

function told({ job, step, outputs, error }: StepResult): string {
  return `${job}, ${step}: ${outputs.result ?? 'failed'}: ${error}`;
}

async function run({ workflow }: Snippet, started: Started, stage: Stage): Promise<readonly StepResult[]> {
  store.app({ flights, addOns, ...stage.app });
  for (const other of stage.others ?? []) store.control.seedApp(other);
  const { github, simulator } = store;
  const { tenantId, clientId, clientSecret } = simulator.credentials;
  const vars = {
    ENTRA_TENANT_ID: tenantId,
    ENTRA_CLIENT_ID: clientId,
    STORE_APP_ID: storeId,
    BETA_FLIGHT: 'Beta testers',
    HTTPS_PROXY: `http://${proxy.host}`,
    PROXY_CA_FILE: simulator.caFile,
  };
  const secrets = {
    ENTRA_CLIENT_SECRET: clientSecret,
    ENTRA_CERTIFICATE: certificate.key + certificate.certificate,
    STORE_CERTIFICATION_NOTES: store.notes.new,
  };
  store.control.addCredential({ kind: 'certificate', certificate: certificate.certificate });
  return await runWorkflow(workflow, {
    event: started.event,
    contexts: {
      github: githubContext(started, github.env, github.githubToken),
      inputs: stage.inputs ?? {},
      vars: started.isFork ? {} : vars,
      secrets: started.isFork ? {} : secrets,
    },
    act: (step) => act(step, started, stage),
    simulator: {
      'login-url': simulator.loginUrl,
      'store-api-url': simulator.storeUrl,
      'ca-file': simulator.caFile,
    },
    foreign: foreignSteps,
  });
}

const doneBefore = new WeakMap<Started, Set<string>>();

async function act(step: OwnStep, started: Started, stage: Stage): Promise<OwnRun> {
  const before = doneBefore.get(started) ?? new Set();
  if (!before.has(step.job)) stage.before?.[step.job]?.();
  doneBefore.set(started, before.add(step.job));
  const nothing = { 'tenant-id': '', 'client-id': '', 'client-secret': '', 'app-id': '', packages: '' };
  return await store.publish(
    [],
    { ...nothing, 'github-token': store.github.githubToken, ...step.inputs },
    {
      workspace: step.workspace,
      event: started.event,
      env: { ...store.github.env, ...idToken(step, started), ...step.env },
    },
  );
}

/** What a job gets with `permissions: id-token: write`; Entra trusts each environment. */
function idToken(
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
