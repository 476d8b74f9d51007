import { beforeEach, describe, expect, test } from '@jest/globals';
import type { RegisteredCredential } from '../../simulator/src/entra/registered-credentials.ts';
import { defaultSettings } from '../../simulator/src/store/settings.ts';
import { makeCertificate } from '../support/certificates.ts';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import { type StoreRun, spoken } from '../support/store-run.ts';
import type { PublishOptions } from '../support/test-store.ts';

const store = useStore();
beforeEach(() => store.app());

/** Publishes without a secret. */
async function publish(
  env: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  options: PublishOptions = {},
): Promise<StoreRun> {
  return await store.publish(
    [await bundle('2.0.0.0')],
    { 'client-secret': '', ...inputs },
    { ...options, env },
  );
}

const requestsTo = ({ requests }: StoreRun, role: string) => requests.filter((each) => each.role === role);
const tokenRequests = (run: StoreRun) => requestsTo(run, 'login').filter(({ method }) => method === 'POST');
const federated = (change: Partial<Record<'issuer' | 'subject' | 'audience', string>> = {}) =>
  ({
    kind: 'federated',
    issuer: store.simulator.idTokens.issuer,
    subject: defaultSettings.idTokenSubject,
    ...change,
  }) as const;
const assertionsOf = ({ masks }: StoreRun) =>
  masks.filter((mask) => /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(mask));

describe("a job that GitHub's ID token vouches for", () => {
  test('publishes without a secret, and the log says so', async () => {
    const run = await publish(store.trustIdTokens());
    expect(run.outputs.result).toBe('accepted');
    expect(run.stdout).toContain("by GitHub's OIDC token, without a secret");
    const [assertion = 'none', ...others] = assertionsOf(run);
    expect(others).toEqual([]);
    expect(spoken(run)).not.toContain(assertion.split('.')[1]);
    expect(spoken(run)).not.toContain(store.simulator.idTokens.requestToken);
  });

  test('gets a new ID token for every token of a long wait', async () => {
    store.control.setTimeline([{ state: 'CommitStarted', looks: 90 }, { state: 'PreProcessing' }]);
    const run = await publish(store.trustIdTokens(), { 'timeout-minutes': '180' });
    expect(run.outputs.result).toBe('accepted');
    expect(tokenRequests(run).length).toBeGreaterThanOrEqual(2);
    expect(requestsTo(run, 'github')).toHaveLength(tokenRequests(run).length);
    expect(new Set(assertionsOf(run)).size).toBe(tokenRequests(run).length);
    expect(requestsTo(run, 'api').filter(({ status }) => status === 401)).toEqual([]);
  });

  test.each<[string, () => RegisteredCredential, string]>([
    ['issuer', () => federated({ issuer: 'https://token.actions.githubusercontent.com' }), '700211'],
    ['audience', () => federated({ audience: 'api://Other' }), '700212'],
    ['subject', () => federated({ subject: 'repo:octocat/app:ref:refs/heads/main' }), '700213'],
  ])('that Entra trusts with another %s is shown what to copy', async (_what, credential, number) => {
    const env = store.trustIdTokens();
    store.control.clearCredentials();
    store.control.addCredential(credential());
    const run = await publish(env);
    expect(run.outputs.result).toBe('failed');
    expect(run.stdout).toContain('error sign-in-no-federated-credential');
    expect(run.stdout).toMatch(new RegExp(`::error::.*AADSTS${number}`));
    for (const text of [run.stdout, run.summary]) {
      // In the summary, too, without the invisible spaces that keep GitHub from making links.
      expect(text).toContain(`\nIssuer: ${store.simulator.idTokens.issuer}\n`);
      expect(text).toContain('\nSubject identifier: repo:octocat/app:environment:store\n');
      expect(text).toContain('\nAudience: api://AzureADTokenExchange\n');
      expect(text).toContain('repo:octocat@123456/app@456789:environment:store\n');
    }
    expect(tokenRequests(run)).toHaveLength(1);
    expect(requestsTo(run, 'api')).toEqual([]);
    expect(spoken(run)).not.toContain(assertionsOf(run)[0]?.split('.')[1]);
  });

  test('with an ID token that is too old is shown a hint about clocks', async () => {
    store.control.set({ idTokenLifetimeSeconds: -1 });
    const run = await publish(store.trustIdTokens());
    expect(run.stdout).toMatch(/runner's clock[\s\S]*AADSTS700024/);
    expect(tokenRequests(run)).toHaveLength(1);
  });

  test('without the permission sends nothing and is shown both causes', async () => {
    const run = await publish({});
    expect([run.exitCode, run.outputs.result]).toEqual([1, 'failed']);
    expect(run.stdout).toMatch(
      /^::error title=client-secret is empty::.*different name in the repository.*id-token: write/m,
    );
    expect(run.requests).toEqual([]);
  });

  test('whose address for ID tokens is invalid is red, and not a dry run', async () => {
    const run = await publish({ ...store.trustIdTokens(), ACTIONS_ID_TOKEN_REQUEST_URL: 'none' });
    expect([run.exitCode, run.outputs.result]).toEqual([1, 'failed']);
    expect(run.stdout).toContain('error no-credentials');
    expect(run.requests).toEqual([]);
  });

  test('from a fork without the permission is shown that the fork is the cause', async () => {
    const side = (full_name: string) => ({ repo: { full_name } });
    const payload = { pull_request: { number: 7, head: side('fan/app'), base: side('octocat/app') } };
    const run = await publish({}, {}, { event: { name: 'pull_request', payload } });
    expect(run.stdout).toMatch(/^::error title=client-secret is empty::.*comes from a fork/m);
    expect(run.requests).toEqual([]);
  });
});

describe('a certificate', () => {
  // Its key is among the secrets that are searched for after every run.
  const publishWith = (pem: string) => publish({ RUNNER_DEBUG: '1' }, { 'client-certificate': pem });

  test('that is registered publishes, and the log names it', async () => {
    const { key, certificate } = await makeCertificate('CN=Contoso');
    store.control.addCredential({ kind: 'certificate', certificate });
    const run = await publishWith(key + certificate);
    expect(run.outputs.result).toBe('accepted');
    expect(run.stdout).toMatch(/by certificate CN=Contoso \(thumbprint [0-9A-F]{40}\)/);
  });

  test('that is trusted by subject name and issuer publishes with its chain', async () => {
    const authority = await makeCertificate('CN=Authority');
    const { key, certificate } = await authority.issue('CN=Store publisher');
    store.control.addCredential({
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
    expect(tokenRequests(run)).toHaveLength(1);
  });

  test('that has expired sends nothing', async () => {
    const { key, certificate } = await makeCertificate('CN=Contoso', Date.parse('2026-01-01T00:00:00Z'));
    const run = await publishWith(key + certificate);
    expect(run.stdout).toContain('error client-certificate-expired');
    expect(run.requests).toEqual([]);
  });
});

test('a secret is preferred to an ID token', async () => {
  const { clientSecret } = store.simulator.credentials;
  const run = await publish(store.trustIdTokens(), { 'client-secret': clientSecret });
  expect(run.outputs.result).toBe('accepted');
  expect(run.stdout).toContain('by client secret');
  expect(requestsTo(run, 'github')).toEqual([]);
});
