import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createServerCertificate, type ServerCertificate } from '../../../simulator/src/http/certificate.ts';
import { createTokenSource, type TokenSourceOptions } from '../../../src/auth/tokens.ts';
import { ActionError } from '../../../src/errors.ts';
import { RetryBudget } from '../../../src/http/retry.ts';
import { failuresOf } from '../../support/failures.ts';
import { findLeaks, shownOf } from '../../support/leaks.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { type Reply, type Script, type ScriptedServer, serve } from '../store/scripted-server.ts';
import { recordingLogger } from '../store/setup.ts';

const tenantId = '72f988bf-0000-4000-8000-2d7cd011db47';
const clientId = '11111111-2222-4333-8444-555555555555';
const secret = 'secret~canary+/=1';

let certificate: ServerCertificate;
const trusted = tls.getCACertificates();
beforeAll(async () => {
  certificate = await createServerCertificate(Date.now());
  tls.setDefaultCACertificates([...trusted, certificate.ca]);
});
afterAll(() => tls.setDefaultCACertificates(trusted));

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** An authority that gives the n-th request the n-th reply. */
async function authorityThat(...replies: readonly Reply[]) {
  let count = 0;
  return await authority(() => {
    count += 1;
    return replies[Math.min(count, replies.length) - 1] ?? { status: 418 };
  });
}

async function authority(script: Script, options: Partial<TokenSourceOptions> = {}) {
  const server = await serve(script, certificate);
  servers.push(server);
  const clock = virtualClock();
  const logger = recordingLogger();
  const tokens = createTokenSource({
    tenantId,
    clientId,
    signIn: { kind: 'secret', secret },
    loginUrl: server.origin,
    random: () => 0.5,
    budget: new RetryBudget(),
    ...options,
    clock,
    logger,
  });
  const posts = () => server.requests.filter(({ method }) => method === 'POST');
  return { server, tokens, clock, logger, posts };
}

const token = (value: string, life: number | string = 3600): Reply => ({
  status: 200,
  body: { token_type: 'Bearer', expires_in: life, ext_expires_in: life, access_token: value },
});

/** A refusal as Entra writes it, with its CRLF. */
const refusal = (status: number, error: string, description: string): Reply => ({
  status,
  body: {
    error,
    error_description: `${description}\r\nTrace ID: trace-1\r\nCorrelation ID: corr-1\r\nTimestamp: 2026-11-20 12:00:00Z`,
    error_codes: [1],
    timestamp: '2026-11-20 12:00:00Z',
    trace_id: 'trace-1',
    correlation_id: 'corr-1',
  },
});

const failureOf = failuresOf(ActionError);

describe('a token', () => {
  test('is requested with the secret, for the Store, and masked before it is returned', async () => {
    const { tokens, posts, logger, server } = await authorityThat(token('token-canary-1'));
    expect(await tokens.get()).toBe('token-canary-1');
    // Nothing else is requested: the authority's own metadata could send the secret elsewhere.
    expect(server.requests).toHaveLength(1);
    // The library would wait forever on a compressed response that is cut off.
    expect(posts()[0]?.headers['accept-encoding']).toBeUndefined();
    const form = new URLSearchParams(posts()[0]?.body);
    expect(posts()[0]?.url).toContain(`/${tenantId}/oauth2/v2.0/token`);
    expect(form.get('grant_type')).toBe('client_credentials');
    expect(form.get('client_id')).toBe(clientId);
    expect(form.get('client_secret')).toBe(secret);
    expect(form.get('scope')?.split(' ')).toContain('https://manage.devcenter.microsoft.com/.default');
    expect(logger.masks).toEqual([secret, 'token-canary-1']);
    expect(logger.lines.join()).not.toContain('canary');
  });

  test('is used until five minutes before it expires', async () => {
    const { tokens, clock, posts } = await authorityThat(token('first'), token('second'));
    await tokens.get();
    clock.advance(54 * 60_000);
    expect(await tokens.get()).toBe('first');
    clock.advance(2 * 60_000);
    expect(await tokens.get()).toBe('second');
    expect(posts()).toHaveLength(2);
  });

  test('with a short lifetime is used for half of it', async () => {
    const { tokens, clock } = await authorityThat(token('first', 60), token('second', 60));
    await tokens.get();
    clock.advance(25_000);
    expect(await tokens.get()).toBe('first');
    clock.advance(10_000);
    expect(await tokens.get()).toBe('second');
  });

  test('is renewed after it was refused, whatever its age', async () => {
    const { tokens } = await authorityThat(token('first'), token('second'));
    expect(await tokens.get()).toBe('first');
    expect(await tokens.renew()).toBe('second');
    expect(await tokens.get()).toBe('second');
  });

  test('may state its lifetime as a number, as a string, or not at all', async () => {
    const lives: Reply[] = [
      token('t', 3600),
      token('t', '3600'),
      { status: 200, body: { token_type: 'Bearer', access_token: 't' } },
    ];
    for (const reply of lives) {
      const { tokens, clock, posts } = await authorityThat(reply);
      expect(await tokens.get()).toBe('t');
      clock.advance(50 * 60_000);
      await tokens.get();
      expect(posts()).toHaveLength(1);
    }
  });

  test('says who signs in, without the secret', async () => {
    const { tokens } = await authorityThat(token('t'));
    expect(tokens.describe()).toBe(`application ${clientId} of tenant ${tenantId}, by client secret`);
  });
});

describe('a refusal says which one it is', () => {
  const cases: [string, Reply, string, RegExp][] = [
    [
      'A1',
      refusal(
        401,
        'invalid_client',
        'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
      ),
      'sign-in-wrong-secret',
      /Value \(not the Secret ID\)/,
    ],
    [
      'A2',
      refusal(401, 'invalid_client', 'AADSTS7000222: The provided client secret keys for app are expired.'),
      'sign-in-expired-secret',
      /new client secret/,
    ],
    [
      'A3',
      refusal(
        400,
        'unauthorized_client',
        'AADSTS700016: Application with identifier was not found in the directory.',
      ),
      'sign-in-unknown-client',
      /client-id|client\) ID/,
    ],
    [
      'A4',
      refusal(400, 'invalid_tenant', "AADSTS90002: Tenant 'x' not found."),
      'sign-in-unknown-tenant',
      /tenant-id/,
    ],
    [
      'A4, as another endpoint says it',
      refusal(400, 'invalid_request', "AADSTS90002: Tenant 'x' not found."),
      'sign-in-unknown-tenant',
      /tenant-id/,
    ],
    ['A4, empty', { status: 404 }, 'sign-in-unknown-tenant', /tenant-id/],
    [
      'no service principal',
      refusal(
        401,
        'invalid_client',
        'AADSTS7000229: The client application is missing service principal in the tenant.',
      ),
      'sign-in-no-service-principal',
      /select Create Service Principal/,
    ],
    [
      'tenant without Partner Center',
      refusal(
        400,
        'invalid_resource',
        'AADSTS500011: The resource principal named https://manage.devcenter.microsoft.com was not found.',
      ),
      'sign-in-not-linked',
      /Partner Center/,
    ],
    [
      'conditional access',
      refusal(400, 'access_denied', 'AADSTS53003: Access has been blocked by Conditional Access policies.'),
      'sign-in-blocked',
      /administrator/,
    ],
    ['anything else', refusal(400, 'invalid_grant', 'AADSTS12345: no.'), 'sign-in-refused', /AADSTS/],
  ];

  test.each(cases)('%s', async (_name, reply, code, todo) => {
    const { tokens, posts } = await authorityThat(reply);
    const error = await failureOf(tokens.get());
    expect(error.code).toBe(code);
    expect(error.todo).toMatch(todo);
    expect(posts()).toHaveLength(1);
  });

  test("with Entra's own text and correlation ID", async () => {
    const { tokens } = await authorityThat(cases[0]?.[1] ?? 'hang');
    const error = await failureOf(tokens.get());
    expect(error).toMatchObject({ status: 401, serviceCode: 'invalid_client', correlationId: 'corr-1' });
    expect(error.message).toMatch(/^Sign-in failed: the client secret is not valid for this application/);
    expect(error.message).not.toContain('AADSTS');
    expect(error.quote).toContain('AADSTS7000215: Invalid client secret');
    expect(error.quote).toContain('Trace ID: trace-1');
  });

  test('in a body with a byte order mark and of any length', async () => {
    const text = `AADSTS7000222: expired. ${'x'.repeat(50_000)}`;
    const body = `\uFEFF${JSON.stringify({ error: 'invalid_client', error_description: text })}`;
    const { tokens } = await authorityThat({ status: 401, body });
    const error = await failureOf(tokens.get());
    expect(error.code).toBe('sign-in-expired-secret');
    expect(error.quote?.length).toBeLessThan(2_200);
  });

  test('but not with the page of something in front of it', async () => {
    const { tokens, posts } = await authorityThat({
      status: 403,
      body: '<!DOCTYPE html><title>Blocked</title>',
    });
    const error = await failureOf(tokens.get());
    expect(error).toMatchObject({ code: 'sign-in-page', status: 403 });
    expect(error.message).toMatch(/the response is a web page/);
    expect(posts()).toHaveLength(1);
  });
});

describe('a sign-in is tried again', () => {
  test.each<[string, Reply]>([
    ['503', { status: 503 }],
    ['500 in JSON', refusal(500, 'server_error', 'AADSTS90033: A transient error has occurred.')],
    ['429', { status: 429 }],
    ['an outage reported as a refusal', refusal(400, 'temporarily_unavailable', 'AADSTS90006')],
    ['a page instead of a token', { status: 200, body: '<html>sign in</html>' }],
    ['a lost response', 'reset'],
    ['half a response', 'half'],
  ])('after %s', async (_name, reply) => {
    const { tokens, posts, clock } = await authorityThat(reply, reply, token('t'));
    expect(await tokens.get()).toBe('t');
    expect(posts()).toHaveLength(3);
    expect(clock.sleeps).toEqual([1000, 2000]);
  });

  test('five times, and then says so', async () => {
    const { tokens, posts } = await authorityThat({ status: 503 });
    const error = await failureOf(tokens.get());
    expect(error.code).toBe('sign-in-unavailable');
    expect(error.message).toContain('Gave up after 5 attempts');
    expect(posts()).toHaveLength(5);
  });

  test('no earlier than Retry-After, and not at all when that is a day', async () => {
    const patient = await authorityThat({ status: 429, headers: { 'Retry-After': '20' } }, token('t'));
    await patient.tokens.get();
    expect(patient.clock.sleeps).toEqual([20_000]);
    const asked = await authorityThat({ status: 429, headers: { 'Retry-After': '86400' } });
    await failureOf(asked.tokens.get());
    expect(asked.posts()).toHaveLength(1);
  });

  test('within the repeats of the run', async () => {
    const { tokens, posts } = await authority(() => ({ status: 503 }), { budget: new RetryBudget(1) });
    await failureOf(tokens.get());
    expect(posts()).toHaveLength(2);
  });
});

describe('what is not a response of the authority', () => {
  test('a document without a token', async () => {
    const { tokens, posts } = await authorityThat({ status: 200, body: { hello: 'there' } });
    expect((await failureOf(tokens.get())).code).toBe('sign-in-answer-unreadable');
    expect(posts()).toHaveLength(1);
  });

  test('a page, forever', async () => {
    const { tokens } = await authority(() => ({ status: 200, body: '<html>guest network</html>' }));
    expect((await failureOf(tokens.get())).code).toBe('sign-in-answer-unreadable');
  });

  test('a response that never comes', async () => {
    const { tokens } = await authority(() => 'hang', { timeLimit: 50 });
    expect((await failureOf(tokens.get())).code).toBe('network-time-limit');
  });

  test('a response that never ends', async () => {
    const { tokens, server } = await authority(() => 'endless');
    expect((await failureOf(tokens.get())).code).toBe('network-answer-too-large');
    expect(server.requests).toHaveLength(1);
  });

  test('a server whose certificate is not trusted', async () => {
    const stranger = await createServerCertificate(Date.now());
    const server = await serve(() => token('t'), stranger);
    servers.push(server);
    const { tokens, clock } = await authority(() => token('t'), { loginUrl: server.origin });
    const error = await failureOf(tokens.get());
    expect(error.code).toBe('network-untrusted');
    expect(error.todo).toContain('NODE_EXTRA_CA_CERTS');
    expect(clock.sleeps).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test('a name that does not exist', async () => {
    const { tokens } = await authority(() => token('t'), { loginUrl: 'https://login.invalid' });
    expect((await failureOf(tokens.get())).code).toBe('network-unknown-host');
  });

  test('a port on which no server listens, at once', async () => {
    const gone = await serve(() => token('t'), certificate);
    await gone.close();
    const { tokens, clock } = await authority(() => token('t'), { loginUrl: gone.origin });
    expect((await failureOf(tokens.get())).code).toBe('network-refused');
    expect(clock.sleeps).toEqual([]);
  });

  test('a port on which no server listens anymore, after five attempts', async () => {
    const { tokens, clock, server } = await authorityThat(token('t'));
    await tokens.get();
    await server.close();
    await failureOf(tokens.renew());
    expect(clock.sleeps).toHaveLength(4);
  });

  test('a run that was canceled', async () => {
    const cancel = new AbortController();
    const { tokens } = await authority(() => {
      cancel.abort(new Error('the job was canceled'));
      return 'hang';
    });
    await expect(tokens.get(cancel.signal)).rejects.toThrow('the job was canceled');
  });
});

describe('the secret', () => {
  test('does not follow a redirect', async () => {
    const thief = await authority(() => token('t'));
    for (const status of [301, 302, 303, 307, 308]) {
      const Location = `${thief.server.origin}/${tenantId}/oauth2/v2.0/token`;
      const { tokens } = await authorityThat({ status, headers: { Location } });
      const error = await failureOf(tokens.get());
      expect(error.code).toBe('sign-in-redirected');
      expect(error.message).toContain(new URL(thief.server.origin).host);
    }
    expect(thief.server.requests).toEqual([]);
  });

  test.each<[string, Reply]>([
    [
      'a refusal',
      refusal(401, 'invalid_client', `AADSTS7000215: you sent ${secret} or ${encodeURIComponent(secret)}`),
    ],
    ['an error code', refusal(400, secret, 'x')],
    ['an outage', { status: 503, body: `client_secret=${encodeURIComponent(secret)}` }],
    ['a page', { status: 200, body: `<html>${secret}</html>` }],
    ['a lost response', 'reset'],
    ['half a response', 'half'],
  ])('is shown by no report and in no line of the log after %s', async (_name, reply) => {
    const { tokens, logger } = await authorityThat(reply);
    const error = await failureOf(tokens.get());
    expect(findLeaks({ error: shownOf(error, logger.masks), log: logger.lines.join() }, [secret])).toEqual(
      [],
    );
  });
});
