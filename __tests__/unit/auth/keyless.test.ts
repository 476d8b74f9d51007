import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RegisteredCredential } from '../../../simulator/src/entra/registered-credentials.ts';
import { type Simulator, startSimulator } from '../../../simulator/src/simulator.ts';
import { defaultSettings } from '../../../simulator/src/store/settings.ts';
import type { SignIn } from '../../../src/auth/sign-in.ts';
import { createTokenSource } from '../../../src/auth/tokens.ts';
import { ActionError } from '../../../src/errors.ts';
import { RetryBudget } from '../../../src/http/retry.ts';
import { type MadeCertificate, makeCertificate } from '../../support/certificates.ts';
import { failuresOf } from '../../support/failures.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { recordingLogger } from '../store/setup.ts';

const subject = defaultSettings.idTokenSubject;
const trusted = tls.getCACertificates();
let simulator: Simulator;
let now = Date.now();
let own: MadeCertificate;
let authority: MadeCertificate;

beforeAll(async () => {
  simulator = await startSimulator({ now: () => now });
  tls.setDefaultCACertificates([...trusted, readFileSync(simulator.caFile, 'utf8')]);
  [own, authority] = await Promise.all([makeCertificate('CN=Contoso'), makeCertificate('CN=Authority')]);
});
afterAll(async () => {
  tls.setDefaultCACertificates(trusted);
  await simulator.close();
});
afterEach(() => {
  const { control } = simulator;
  control.clearCredentials();
  control.clearFaults();
  control.clearHistory();
  control.set(defaultSettings);
});

const register = (...credentials: readonly RegisteredCredential[]) => {
  for (const credential of credentials) simulator.control.addCredential(credential);
};
const federated = (change: Partial<Record<'issuer' | 'subject' | 'audience', string>> = {}) =>
  ({ kind: 'federated', issuer: simulator.idTokens.issuer, subject, ...change }) as const;
const oidc = (): SignIn => ({ kind: 'oidc', service: simulator.idTokens });
const pemOf = ({ key, certificate }: MadeCertificate): SignIn => ({
  kind: 'certificate',
  pem: key + certificate,
});

function signInBy(signIn: SignIn) {
  const [clock, logger] = [virtualClock(now), recordingLogger()];
  const { tenantId, clientId } = simulator.credentials;
  const tokens = createTokenSource({
    tenantId,
    clientId,
    signIn,
    loginUrl: simulator.loginUrl,
    logger,
    clock,
    random: () => 0.5,
    budget: new RetryBudget(),
  });
  return { tokens, clock, logger };
}

const requestsTo = (role: string) =>
  simulator.control
    .history()
    .filter((each) => each.role === role && (role === 'github' || each.method === 'POST'));

const failureOf = failuresOf(ActionError);

describe("GitHub's ID token", () => {
  test('is asked for with the audience of Entra, masked, and exchanged', async () => {
    register(federated());
    const { tokens, logger } = signInBy(oidc());
    const token = await tokens.get();
    expect(requestsTo('github')).toMatchObject([
      { query: '?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange' },
    ]);
    const [requestToken, assertion, last] = logger.masks;
    expect(requestToken).toBe(simulator.idTokens.requestToken);
    expect(assertion).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(last).toBe(token);
    expect(logger.lines.join()).not.toContain(assertion);
    expect(logger.lines.join()).toMatch(
      /Signed in as application .* by GitHub's OIDC token, without a secret\./,
    );
  });

  test('is a new one for every token, since it lives for five minutes', async () => {
    register(federated());
    const { tokens, clock, logger } = signInBy(oidc());
    const first = await tokens.get();
    clock.advance(56 * 60_000);
    now += 56 * 60_000;
    const second = await tokens.get();
    const third = await tokens.renew();
    now = Date.now();
    expect(new Set([first, second, third]).size).toBe(3);
    expect(requestsTo('github')).toHaveLength(3);
    expect(new Set(logger.masks.filter((each) => each.startsWith('eyJ'))).size).toBe(3);
    expect(logger.lines.filter((line) => line.includes('Signed in as'))).toHaveLength(1);
  });

  test('is a new one for every attempt', async () => {
    register(federated());
    simulator.control.addFaults({ role: 'login', method: 'POST', phase: 'status', status: 503 });
    await signInBy(oidc()).tokens.get();
    expect(requestsTo('github')).toHaveLength(2);
    expect(requestsTo('login')).toHaveLength(2);
  });

  test('is asked for again after an outage of GitHub', async () => {
    register(federated());
    simulator.control.addFaults(
      { role: 'github', phase: 'status', status: 503 },
      { role: 'github', phase: 'pre', nth: 2 },
    );
    const { tokens, clock } = signInBy(oidc());
    await tokens.get();
    expect(clock.sleeps).toHaveLength(2);
    expect(requestsTo('login')).toHaveLength(1);
  });

  test('that GitHub does not issue is reported once, with the permission to add', async () => {
    const service = { ...simulator.idTokens, requestToken: 'expired-canary' };
    const { tokens, logger } = signInBy({ kind: 'oidc', service });
    const error = await failureOf(tokens.get());
    expect(error).toMatchObject({ code: 'id-token-refused', status: 401 });
    expect(error.todo).toContain('`permissions: { contents: read, id-token: write }`');
    expect(requestsTo('github')).toHaveLength(1);
    expect(requestsTo('login')).toHaveLength(0);
    expect(inspect(error, { depth: 9 }) + logger.lines).not.toContain('canary');
  });

  test('of a GitHub that stays unavailable is reported with its host', async () => {
    simulator.control.addFaults({ role: 'github', phase: 'status', status: 502, hitLimit: 99 });
    const error = await failureOf(signInBy(oidc()).tokens.get());
    expect(error.code).toBe('id-token-unavailable');
    expect(error.message).toContain(
      `${new URL(simulator.idTokens.issuer).host} responded with 502 and no token. Gave up after 5 attempts`,
    );
  });

  test('is not the page of a gateway', async () => {
    simulator.control.addFaults({
      role: 'github',
      phase: 'status',
      status: 200,
      body: '<html>',
      hitLimit: 99,
    });
    expect((await failureOf(signInBy(oidc()).tokens.get())).code).toBe('id-token-unavailable');
  });
});

describe('an ID token that Entra refuses', () => {
  test.each<[string, () => readonly RegisteredCredential[], string]>([
    ['without any federated credential', () => [], 'AADSTS70021'],
    [
      'from another issuer',
      () => [federated({ issuer: 'https://token.actions.githubusercontent.com' })],
      'AADSTS700211',
    ],
    ['with another audience', () => [federated({ audience: 'api://Other' })], 'AADSTS700212'],
    [
      'with another subject',
      () => [federated({ subject: 'repo:octocat/app:ref:refs/heads/main' })],
      'AADSTS700213',
    ],
    [
      'with the subject in another letter case',
      () => [federated({ subject: subject.toUpperCase() })],
      'AADSTS7002138',
    ],
    [
      'with the immutable subject',
      () => [federated({ subject: 'repo:octocat@123456/app@456789:environment:store' })],
      'AADSTS700213',
    ],
  ])('%s is reported once, with what to copy into Entra', async (_what, credentials, number) => {
    register(...credentials());
    const { tokens, logger } = signInBy(oidc());
    const error = await failureOf(tokens.get());
    expect(error.code).toBe('sign-in-no-federated-credential');
    expect(error.quote).toContain(`${number}: `);
    expect(error.values).toEqual({
      Issuer: simulator.idTokens.issuer,
      'Subject identifier': subject,
      Audience: 'api://AzureADTokenExchange',
      'Immutable form of the subject': 'repo:octocat@123456/app@456789:environment:store',
    });
    expect(error.todo).toMatch(/issuer, subject and audience must match.*GitHub sent the classic form/);
    expect(requestsTo('login')).toHaveLength(1);
    const assertion = logger.masks.find((each) => each.startsWith('eyJ')) ?? '';
    expect(assertion).not.toBe('');
    for (const part of assertion.split('.'))
      expect(inspect(error, { depth: 9 }) + logger.lines).not.toContain(part);
  });

  test('in its immutable form is reported as such', async () => {
    simulator.control.set({ idTokenSubject: 'repo:octocat@123456/app@456789:environment:store' });
    register(federated());
    const { todo, values } = await failureOf(signInBy(oidc()).tokens.get());
    expect(values).toMatchObject({
      'Subject identifier': 'repo:octocat@123456/app@456789:environment:store',
      'Classic form of the subject': subject,
    });
    expect(todo).toMatch(/GitHub sent the immutable form/);
  });

  test('of a pull request is explained with what trusting it means', async () => {
    simulator.control.set({ idTokenSubject: 'repo:octocat/app:pull_request' });
    register(federated());
    const { todo, values } = await failureOf(signInBy(oidc()).tokens.get());
    expect(values['Subject identifier']).toBe('repo:octocat/app:pull_request');
    expect(todo).toMatch(/all pull requests share that subject/);
  });

  test('because it is too old is a problem of clocks', async () => {
    simulator.control.set({ idTokenLifetimeSeconds: -1 });
    register(federated());
    const error = await failureOf(signInBy(oidc()).tokens.get());
    expect(error.code).toBe('sign-in-assertion-time');
    expect(error.quote).toMatch(/AADSTS700024.*not within its valid time range/);
    expect(error.todo).toMatch(/runner's clock/);
  });
});

describe('a certificate', () => {
  test('that is registered signs in, and the log names it', async () => {
    register({ kind: 'certificate', certificate: own.certificate });
    const { tokens, logger } = signInBy(pemOf(own));
    expect(await tokens.get()).toMatch(/^simulator\./);
    expect(logger.lines.join()).toMatch(/by certificate CN=Contoso \(thumbprint [0-9A-F]{40}\)/);
    const [pem, assertion] = logger.masks;
    expect(pem).toContain('PRIVATE KEY');
    expect(assertion).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  test('that is trusted by subject name and issuer signs in with its chain', async () => {
    const leaf = await authority.issue('CN=Store publisher');
    register({ kind: 'subject-name', subject: 'CN=Store publisher', issuer: authority.certificate });
    const pem = leaf.key + leaf.certificate + authority.certificate;
    expect(await signInBy({ kind: 'certificate', pem }).tokens.get()).toMatch(/^simulator\./);
  });

  test.each<[string, () => Promise<SignIn>, readonly (() => RegisteredCredential)[]]>([
    ['that no one registered', async () => pemOf(own), []],
    [
      'with the right name from another issuer',
      async () => pemOf(await makeCertificate('CN=Store publisher')),
      [() => ({ kind: 'subject-name', subject: 'CN=Store publisher', issuer: authority.certificate })],
    ],
  ])('%s is refused once', async (_what, signIn, credentials) => {
    register(...credentials.map((make) => make()));
    const error = await failureOf(signInBy(await signIn()).tokens.get());
    expect(error.code).toBe('sign-in-wrong-certificate');
    expect(error.quote).toContain('AADSTS700027');
    expect(error.todo).toMatch(/public part of the certificate/);
    expect(requestsTo('login')).toHaveLength(1);
  });

  test('that has expired sends nothing', async () => {
    const old = await makeCertificate('CN=Old', 1_000);
    expect(() => signInBy(pemOf(old))).toThrow(
      expect.objectContaining({ code: 'client-certificate-expired' }),
    );
    expect(simulator.control.history()).toEqual([]);
  });
});
