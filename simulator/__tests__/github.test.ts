import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { makeCertificate } from '../../__tests__/support/certificates.ts';
import { type Simulator, startSimulator } from '../src/simulator.ts';
import { ask, type Reply, signIn } from './client.ts';

let simulator: Simulator;
const now = Date.parse('2026-11-20T12:00:00Z');
beforeAll(async () => {
  simulator = await startSimulator({ now: () => now });
});
afterAll(() => simulator.close());

const askToken = (query = '', requestToken = simulator.idTokens.requestToken): Promise<Reply> =>
  ask(`${simulator.idTokens.url}${query}`, simulator.caFile, {
    headers: { Authorization: `Bearer ${requestToken}` },
  });
const control = (method: string, body?: unknown): Promise<Reply> =>
  ask(`${simulator.storeHttpUrl}/control/credentials`, '', {
    method,
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

test("an ID token describes the job as GitHub's does, for five minutes", async () => {
  const { json } = await askToken('&audience=api://AzureADTokenExchange');
  const claims = jwt.decode(json.value, { complete: true })?.payload;
  expect(claims).toMatchObject({
    iss: simulator.idTokens.issuer,
    aud: 'api://AzureADTokenExchange',
    sub: 'repo:octocat/app:environment:store',
    repository_id: '456789',
    iat: now / 1000,
    exp: now / 1000 + 300,
  });
});

test('its signature is checked with the key that the issuer publishes', async () => {
  const { json } = await askToken();
  const where = `${simulator.idTokens.issuer}/.well-known/openid-configuration`;
  const { jwks_uri } = (await ask(where, simulator.caFile)).json;
  const [key] = (await ask(jwks_uri, simulator.caFile)).json.keys;
  expect(jwt.decode(json.value, { complete: true })?.header).toMatchObject({ kid: key.kid, alg: key.alg });
  const publicKey = createPublicKey({ key, format: 'jwk' });
  expect(() =>
    jwt.verify(json.value, publicKey, { algorithms: ['RS256'], ignoreExpiration: true }),
  ).not.toThrow();
});

test('it is given only to the job', async () => {
  expect((await askToken('', 'other')).status).toBe(401);
});

test('credentials are registered and removed by the control API', async () => {
  const form = async () => {
    const { value } = (await askToken('&audience=api://AzureADTokenExchange')).json;
    return {
      client_secret: '',
      client_assertion: value,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    };
  };
  const federated = {
    kind: 'federated',
    issuer: simulator.idTokens.issuer,
    subject: 'repo:octocat/app:environment:store',
  };
  expect((await control('POST', federated)).status).toBe(204);
  expect((await signIn(simulator, { form: await form() })).status).toBe(200);
  expect((await control('DELETE')).status).toBe(204);
  const refused = await signIn(simulator, { form: await form() });
  expect([refused.status, refused.json.error_codes]).toEqual([400, [70021]]);
});

test('an invalid credential is refused', async () => {
  const { key } = await makeCertificate('CN=Contoso');
  expect((await control('POST', { kind: 'certificate', certificate: key })).status).toBe(400);
  expect((await control('POST', { kind: 'password' })).status).toBe(400);
});

test('a sign-in without a secret or an assertion is refused', async () => {
  const { tenantId, clientId } = simulator.credentials;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    resource: 'https://manage.devcenter.microsoft.com',
  });
  const reply = await ask(`${simulator.loginUrl}/${tenantId}/oauth2/token`, simulator.caFile, {
    method: 'POST',
    body: form.toString(),
  });
  expect([reply.status, reply.json.error, reply.json.error_codes]).toEqual([
    401,
    'invalid_client',
    [7000218],
  ]);
});
