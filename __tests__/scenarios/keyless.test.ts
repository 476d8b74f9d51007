import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ActionRun } from '../../scripts/run-action.ts';
import type { RegisteredCredential } from '../../simulator/src/entra/registered-credentials.ts';
import { type Simulator, startSimulator } from '../../simulator/src/simulator.ts';
import { defaultSettings } from '../../simulator/src/store/settings.ts';
import { timelineByLooks } from '../../simulator/src/store/timeline.ts';
import { makeCertificate } from '../support/certificates.ts';
import { findLeaks, privateKeysOf } from '../support/leaks.ts';
import { app, publishBundle, spoken } from '../support/publish-run.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.control.seedApp(app);
});
afterEach(() => {
  const { control } = simulator;
  control.clearCredentials();
  control.clearHistory();
  control.set(defaultSettings);
  control.setTimeline(timelineByLooks());
});

const requestsTo = (role: string) => simulator.control.history().filter((each) => each.role === role);
const tokenRequests = () => requestsTo('login').filter(({ method }) => method === 'POST');
const federated = (change: Partial<Record<'issuer' | 'subject' | 'audience', string>> = {}) =>
  ({
    kind: 'federated',
    issuer: simulator.idTokens.issuer,
    subject: defaultSettings.idTokenSubject,
    ...change,
  }) as const;

/** The environment of a job with `permissions: id-token: write`. */
const permitted = () => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: simulator.idTokens.url,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: simulator.idTokens.requestToken,
});
const assertionsOf = ({ masks }: ActionRun) =>
  masks.filter((mask) => /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(mask));

describe("a job that GitHub's ID token vouches for", () => {
  test('publishes without a secret, and the log says so', async () => {
    simulator.control.addCredential(federated());
    const run = await publishBundle(simulator, {}, permitted());
    expect(run.outputs.result).toBe('accepted');
    expect(run.stdout).toContain("by GitHub's OIDC token, without a secret");
    const [assertion = 'none', ...others] = assertionsOf(run);
    expect(others).toEqual([]);
    expect(spoken(run)).not.toContain(assertion.split('.')[1]);
    expect(spoken(run)).not.toContain(simulator.idTokens.requestToken);
  });

  test('gets a new ID token for every token of a long wait', async () => {
    simulator.control.addCredential(federated());
    simulator.control.setTimeline([{ state: 'CommitStarted', looks: 90 }, { state: 'PreProcessing' }]);
    const options = { fastTime: 2000 };
    const run = await publishBundle(simulator, { 'timeout-minutes': '180' }, permitted(), options);
    expect(run.outputs.result).toBe('accepted');
    expect(tokenRequests().length).toBeGreaterThanOrEqual(2);
    expect(requestsTo('github')).toHaveLength(tokenRequests().length);
    expect(new Set(assertionsOf(run)).size).toBe(tokenRequests().length);
    expect(requestsTo('api').filter(({ status }) => status === 401)).toEqual([]);
  });

  test.each<[string, () => RegisteredCredential, string]>([
    ['issuer', () => federated({ issuer: 'https://token.actions.githubusercontent.com' }), '700211'],
    ['audience', () => federated({ audience: 'api://Other' }), '700212'],
    ['subject', () => federated({ subject: 'repo:octocat/app:ref:refs/heads/main' }), '700213'],
  ])('that Entra trusts with another %s reads what to copy', async (_what, credential, number) => {
    simulator.control.addCredential(credential());
    const run = await publishBundle(simulator, {}, permitted());
    expect(run.outputs.result).toBe('failed');
    expect(run.stdout).toContain('error sign-in-no-federated-credential');
    expect(run.stdout).toMatch(new RegExp(`::error::.*AADSTS${number}`));
    for (const text of [run.stdout, run.summary]) {
      // Also in the summary without the invisible spaces that keep GitHub from making links.
      expect(text).toContain(`\nIssuer: ${simulator.idTokens.issuer}\n`);
      expect(text).toContain('\nSubject identifier: repo:octocat/app:environment:store\n');
      expect(text).toContain('\nAudience: api://AzureADTokenExchange\n');
      expect(text).toContain('repo:octocat@123456/app@456789:environment:store\n');
    }
    expect(tokenRequests()).toHaveLength(1);
    expect(requestsTo('api')).toEqual([]);
    expect(spoken(run)).not.toContain(assertionsOf(run)[0]?.split('.')[1]);
  });

  test('with an ID token that is too old is told of clocks', async () => {
    simulator.control.addCredential(federated());
    simulator.control.set({ idTokenLifetimeSeconds: -1 });
    const run = await publishBundle(simulator, {}, permitted());
    expect(run.stdout).toMatch(/clock of the runner[\s\S]*AADSTS700024/);
    expect(tokenRequests()).toHaveLength(1);
  });

  test('without the permission sends nothing and reads both causes', async () => {
    const run = await publishBundle(simulator, {});
    expect([run.exitCode, run.outputs.result]).toEqual([1, 'failed']);
    expect(run.stdout).toMatch(
      /^::error title=client-secret is empty::.*another name in the repository.*id-token: write/m,
    );
    expect(simulator.control.history()).toEqual([]);
  });

  test('whose address of ID tokens is none is red, and no dry run', async () => {
    const run = await publishBundle(simulator, {}, { ...permitted(), ACTIONS_ID_TOKEN_REQUEST_URL: 'none' });
    expect([run.exitCode, run.outputs.result]).toEqual([1, 'failed']);
    expect(run.stdout).toContain('error no-credentials');
    expect(simulator.control.history()).toEqual([]);
  });

  test('from a fork without the permission reads that the fork is the cause', async () => {
    const side = (full_name: string) => ({ repo: { full_name } });
    const payload = { pull_request: { number: 7, head: side('fan/app'), base: side('octocat/app') } };
    const run = await publishBundle(simulator, {}, {}, { event: { name: 'pull_request', payload } });
    expect(run.stdout).toMatch(/^::error title=client-secret is empty::.*comes from a fork/m);
    expect(simulator.control.history()).toEqual([]);
  });
});

describe('a certificate', () => {
  const publishWith = (pem: string) =>
    publishBundle(simulator, { 'client-certificate': pem }, { RUNNER_DEBUG: '1' });
  const leaksOf = (run: ActionRun, pem: string) => findLeaks({ run: spoken(run) }, privateKeysOf(pem));

  test('that is registered publishes, and the log names it', async () => {
    const { key, certificate } = await makeCertificate('CN=Contoso');
    simulator.control.addCredential({ kind: 'certificate', certificate });
    const run = await publishWith(key + certificate);
    expect(run.outputs.result).toBe('accepted');
    expect(run.stdout).toMatch(/by certificate CN=Contoso \(thumbprint [0-9A-F]{40}\)/);
    expect(leaksOf(run, key)).toEqual([]);
  });

  test('that is trusted by subject name and issuer publishes with its chain', async () => {
    const authority = await makeCertificate('CN=Authority');
    const { key, certificate } = await authority.issue('CN=Store publisher');
    simulator.control.addCredential({
      kind: 'subject-name',
      subject: 'CN=Store publisher',
      issuer: authority.certificate,
    });
    const run = await publishWith(key + certificate + authority.certificate);
    expect(run.outputs.result).toBe('accepted');
  });

  test('that no one registered is refused once', async () => {
    const { key, certificate } = await makeCertificate('CN=Contoso');
    const run = await publishWith(key + certificate);
    expect(run.stdout).toMatch(/::error::.*Upload the public part of the certificate.*AADSTS700027/);
    expect(run.stdout).toContain('error sign-in-wrong-certificate');
    expect(leaksOf(run, key)).toEqual([]);
    expect(tokenRequests()).toHaveLength(1);
  });

  test('that has expired sends nothing', async () => {
    const { key, certificate } = await makeCertificate('CN=Contoso', Date.parse('2026-01-01T00:00:00Z'));
    const run = await publishWith(key + certificate);
    expect(run.stdout).toContain('error client-certificate-expired');
    expect(leaksOf(run, key)).toEqual([]);
    expect(simulator.control.history()).toEqual([]);
  });
});

test('a secret is preferred to an ID token', async () => {
  const { clientSecret } = simulator.credentials;
  const run = await publishBundle(simulator, { 'client-secret': clientSecret }, permitted());
  expect(run.outputs.result).toBe('accepted');
  expect(run.stdout).toContain('by client secret');
  expect(requestsTo('github')).toEqual([]);
});
