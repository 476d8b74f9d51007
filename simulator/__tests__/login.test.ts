import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { type MadeCertificate, makeCertificate } from '../../__tests__/support/certificates.ts';
import { type Simulator, startSimulator } from '../src/simulator.ts';
import { ask, openSession, type Reply, signIn, storeId } from './client.ts';

let simulator: Simulator;
let now = Date.now();

beforeAll(async () => {
  simulator = await startSimulator({ apps: [{ id: storeId }], now: () => now });
});
afterAll(() => simulator.close());

const apps = () => `${simulator.storeUrl}/v1.0/my/applications`;
const askApps = (token: string) =>
  ask(apps(), simulator.caFile, { headers: { Authorization: `Bearer ${token}` } });

describe('Sign-in', () => {
  test('returns the v1 form with numbers as strings', async () => {
    const { status, json } = await signIn(simulator);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      token_type: 'Bearer',
      expires_in: '3600',
      resource: 'https://manage.devcenter.microsoft.com',
    });
    expect(json.expires_on).toMatch(/^\d+$/);
  });

  test('lets @azure/identity sign in with the v2 form, and the API accepts its token', async () => {
    const { tenantId, clientId, clientSecret } = simulator.credentials;
    const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, {
      authorityHost: simulator.loginUrl,
      disableInstanceDiscovery: true,
      tlsOptions: { ca: readFileSync(simulator.caFile, 'utf8') },
    });
    const { token } = await credential.getToken('https://manage.devcenter.microsoft.com/.default');
    expect((await askApps(token)).status).toBe(200);
  });

  test.each([
    ['a wrong secret', { form: { client_secret: 'wrong' } }, 401, 'invalid_client', 7000215],
    ['a wrong client', { form: { client_id: 'other' } }, 400, 'unauthorized_client', 700016],
    ['a wrong tenant', { tenant: 'other.example' }, 400, 'invalid_tenant', 90002],
    ['an unknown resource', { form: { resource: 'https://x.example' } }, 400, 'invalid_resource', 500011],
  ])('refuses %s as Entra does', async (_what, change, status, error, code) => {
    const reply = await signIn(simulator, change);
    expect(reply.status).toBe(status);
    expect(reply.json).toMatchObject({ error, error_codes: [code] });
    expect(reply.json.error_description).toMatch(new RegExp(`^AADSTS${code}: [^]*\\r\\nTrace ID: `));
  });

  test('refuses an expired secret with AADSTS7000222', async () => {
    simulator.control.set({ clientSecret: 'expired' });
    expect((await signIn(simulator)).json.error_codes).toEqual([7000222]);
    simulator.control.set({ clientSecret: 'valid' });
  });

  test('responds to an empty tenant with an empty 404', async () => {
    const reply = await ask(`${simulator.loginUrl}//oauth2/token`, simulator.caFile, { method: 'POST' });
    expect([reply.status, reply.text]).toEqual([404, '']);
  });
});

describe('Sign-in with a certificate', () => {
  let made: MadeCertificate;
  beforeAll(async () => {
    made = await makeCertificate('CN=Contoso');
    simulator.control.addCredential({ kind: 'certificate', certificate: made.certificate });
  });
  afterAll(() => simulator.control.clearCredentials());

  async function signInFor(aud: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const { tenantId, clientId } = simulator.credentials;
    const { fingerprint256 } = new X509Certificate(made.certificate);
    const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
    const seconds = Math.floor(now / 1000);
    const claims = { iss: clientId, sub: clientId, aud, jti: 'x', nbf: seconds, exp: seconds + 600 };
    const header = { alg: 'PS256', 'x5t#S256': thumbprint } as const;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: jwt.sign(claims, made.key, { algorithm: 'PS256', header }),
      scope: 'https://manage.devcenter.microsoft.com/.default',
    });
    return ask(`${simulator.loginUrl}/${tenantId}/oauth2/v2.0/token`, simulator.caFile, {
      method: 'POST',
      body: form.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    });
  }

  test.each([
    'https://login.microsoftonline.com/TENANT/oauth2/v2.0/token',
    'https://login.microsoftonline.com/TENANT/v2.0',
    'https://login.windows.net/TENANT/oauth2/token',
    'https://sts.windows.net/TENANT/',
    'OWN/TENANT/oauth2/v2.0/token',
  ])('accepts an assertion for %s, even if that name is mapped here', async (audience) => {
    const aud = audience.replace('OWN', simulator.loginUrl).replace('TENANT', simulator.credentials.tenantId);
    const host = audience.startsWith('https:') ? { Host: new URL(audience).host } : {};
    expect((await signInFor(aud, host)).status).toBe(200);
  });

  test.each([
    'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    'https://login.microsoftonline.com.evil.example/TENANT/oauth2/v2.0/token',
    'http://login.microsoftonline.com/TENANT/oauth2/v2.0/token',
    'https://login.microsoftonline.com',
  ])('refuses one for %s', async (audience) => {
    const reply = await signInFor(audience.replace('TENANT', simulator.credentials.tenantId));
    expect(reply).toMatchObject({ status: 401, json: { error_codes: [700023] } });
  });

  test('gives a client that used a mapped name addresses with that name', async () => {
    const url = `${simulator.loginUrl}/${simulator.credentials.tenantId}/v2.0/.well-known/openid-configuration`;
    const headers = { Host: 'login.microsoftonline.com' };
    expect((await ask(url, simulator.caFile, { headers })).json.token_endpoint).toMatch(
      /^https:\/\/login\.microsoftonline\.com\/.*\/oauth2\/v2\.0\/token$/,
    );
    expect((await ask(url, simulator.caFile)).json.token_endpoint).toContain(simulator.loginUrl);
  });
});

describe('The API', () => {
  test('refuses a missing and an unknown token with the short body', async () => {
    for (const reply of [await ask(apps(), simulator.caFile), await askApps('made-up')]) {
      expect(reply.status).toBe(401);
      expect(Object.keys(reply.json)).toEqual(['code', 'message']);
    }
  });

  test('refuses a token for the resource with a trailing slash', async () => {
    const { json } = await signIn(simulator, {
      form: { resource: 'https://manage.devcenter.microsoft.com/' },
    });
    expect((await askApps(json.access_token)).status).toBe(401);
  });

  test('accepts a token for its lifetime, and not a second longer', async () => {
    const { json } = await signIn(simulator);
    now += 3599_000;
    expect((await askApps(json.access_token)).status).toBe(200);
    now += 1000;
    expect((await askApps(json.access_token)).status).toBe(401);
  });

  test('responds to an application without a role in Partner Center with an empty 403', async () => {
    const session = await openSession(simulator);
    simulator.control.set({ role: 'none' });
    const reply = await session.get('applications');
    expect([reply.status, reply.text]).toEqual([403, '']);
    simulator.control.set({ role: 'not-allowed' });
    expect((await session.get('applications')).json.message).toBe(
      'Authorization: Account is not allowed to access this api',
    );
    simulator.control.set({ role: 'manager' });
  });

  test('responds to a wrong Store ID with an empty 404, or 403 if that is set', async () => {
    const session = await openSession(simulator);
    expect(await session.get('applications/9WRONG000000')).toMatchObject({ status: 404, text: '' });
    simulator.control.set({ unknownApp: 403 });
    expect(await session.get('applications/9WRONG000000')).toMatchObject({ status: 403, text: '' });
  });

  test('refuses more requests a minute than are set, and says when to retry', async () => {
    const session = await openSession(simulator);
    now += 60_000;
    simulator.control.set({ requestsPerMinute: 2 });
    const replies = [];
    for (let index = 0; index < 3; index++) replies.push(await session.get('applications'));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(replies[2]?.headers['retry-after']).toBe('60');
    simulator.control.set({ requestsPerMinute: null });
  });
});
