import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { RetryBudget } from '../../../src/http/retry.ts';
import type { Call } from '../../../src/store/call.ts';
import { Requester } from '../../../src/store/request.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { failuresOf } from '../../support/failures.ts';
import { findLeaks, shownOf } from '../../support/leaks.ts';
import { inOrder, type Reply, type Script, type ScriptedServer, serve } from './scripted-server.ts';
import { appId, setUp, submissionId } from './setup.ts';

const target = { kind: 'app', appId } as const;
const read: Call = { method: 'GET', path: `applications/${appId}`, stage: 'look', target };
const submission = `applications/${appId}/submissions/${submissionId}`;
const put: Call = { method: 'PUT', path: submission, stage: 'update', target, body: { id: submissionId } };
const remove: Call = { method: 'DELETE', path: submission, stage: 'delete', target };
const create: Call = { method: 'POST', path: `applications/${appId}/submissions`, stage: 'create', target };
const commit: Call = { method: 'POST', path: `${submission}/commit`, stage: 'commit', target };
const fine = { status: 200, body: { id: appId } };

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(script: Script): Promise<ScriptedServer> {
  const server = await serve(script);
  servers.push(server);
  return server;
}

/** A server with these replies, the options of a client of it, and that client. */
async function storeThat(...replies: readonly Reply[]) {
  const server = await start(inOrder(...replies));
  const setup = setUp(server.origin);
  return { server, setup, requester: new Requester(setup) };
}

const failureOf = failuresOf(StoreError);

describe('one request', () => {
  test('goes to the API with the token and comes back as a document with its correlation ID', async () => {
    const { server, requester } = await storeThat(fine);
    const answer = await requester.send(read);
    expect(answer).toMatchObject({
      status: 200,
      correlationId: 'correlation-200',
      body: { kind: 'json', value: { id: appId } },
    });
    expect(server.lines()).toEqual([`GET /v1.0/my/applications/${appId}`]);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer token-canary-1');
  });

  test('a document goes out whole, as JSON', async () => {
    const { server, requester } = await storeThat(fine);
    await requester.send({ ...put, body: { id: submissionId, gamingOptions: null, text: 'ümläut' } });
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
    expect(server.requests[0]?.body).toBe(`{"id":"${submissionId}","gamingOptions":null,"text":"ümläut"}`);
  });

  test('a POST without a body says that its length is 0', async () => {
    const { server, requester } = await storeThat(fine);
    await requester.send(create);
    expect(server.requests[0]?.headers['content-length']).toBe('0');
  });

  test('an empty response is accepted for commit and delete, and for nothing else', async () => {
    const { requester } = await storeThat({ status: 204 });
    expect((await requester.send(remove)).body).toEqual({ kind: 'empty' });
    expect((await requester.send(commit)).body).toEqual({ kind: 'empty' });
    expect((await failureOf(requester.send(create))).code).toBe('store-answer-unreadable');
  });

  test('is written to the log without the token, body or signed query', async () => {
    const { setup, requester } = await storeThat(fine);
    await requester.send(put);
    expect(setup.logger.lines).toEqual([`PUT ${submission} → 200 in 0 ms (correlation ID correlation-200)`]);
  });
});

describe('what is repeated (store-faults.md §2.2)', () => {
  const faults: [string, Reply][] = [
    ['429', { status: 429 }],
    ['500', { status: 500, body: { code: 'InternalServerError' } }],
    ['502 with a page of a gateway', { status: 502, body: '<html><title>502 Bad Gateway</title></html>' }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['408', { status: 408 }],
    ['a connection that dies before the response', 'reset'],
    ['half a response', 'half'],
    ['half a document that looks whole to HTTP', { status: 200, body: '{"id":"115' }],
    ['an empty response', { status: 200 }],
    ['a page instead of a document', { status: 200, body: '<html>sign in</html>' }],
  ];

  for (const [name, call] of [
    ['GET', read],
    ['PUT', put],
  ] as const) {
    test.each(faults)(`${name} after %s`, async (_name, fault) => {
      const { server, requester } = await storeThat(fault, fault, fine);
      expect((await requester.send(call)).status).toBe(200);
      expect(server.requests).toHaveLength(3);
    });
  }

  test('DELETE after 500', async () => {
    const { server, requester } = await storeThat({ status: 500 }, { status: 204 });
    await requester.send(remove);
    expect(server.requests).toHaveLength(2);
  });

  for (const [name, call] of [
    ['create', create],
    ['commit', commit],
  ] as const) {
    test.each(faults.slice(0, 7))(`${name} is never repeated after %s`, async (_name, fault) => {
      const { server, requester } = await storeThat(fault, fine);
      await failureOf(requester.send(call));
      expect(server.requests).toHaveLength(1);
    });
  }

  test.each([400, 403, 404, 409, 410, 422])('nothing is repeated after %i', async (status) => {
    const { server, setup, requester } = await storeThat({ status }, fine);
    const error = await failureOf(requester.send(read));
    expect(error).toMatchObject({ status, executed: 'no' });
    expect(server.requests).toHaveLength(1);
    expect(setup.clock.sleeps).toEqual([]);
  });

  test('the log says what happened and when the next try is', async () => {
    const { setup, requester } = await storeThat(
      { status: 503, headers: { 'Retry-After': '30' } },
      'reset',
      fine,
    );
    await requester.send(read);
    expect(setup.logger.lines).toContain('The Store responded with 503; trying again in 30 s (2 of 5)');
    expect(setup.logger.lines).toContain(
      'No response from the Store (ECONNRESET); trying again in 2.0 s (3 of 5)',
    );
  });

  test('a call ends after five attempts, and says so', async () => {
    const { server, setup, requester } = await storeThat({ status: 503 });
    const error = await failureOf(requester.send(read));
    expect(error).toMatchObject({ code: 'store-unavailable', status: 503, correlationId: 'correlation-503' });
    expect(error.message).toContain('Gave up after 5 attempts');
    expect(server.requests).toHaveLength(5);
    expect(setup.clock.sleeps).toEqual([1000, 2000, 4000, 8000]);
  });

  test('a run ends when its retries are used up', async () => {
    const server = await start(inOrder({ status: 503 }));
    const requester = new Requester(setUp(server.origin, { budget: new RetryBudget(6) }));
    await failureOf(requester.send(read));
    const error = await failureOf(requester.send(read));
    expect(server.requests).toHaveLength(8);
    expect(error.message).toContain('used up');
  });
});

describe('Retry-After', () => {
  test('is waited out, in seconds or as a date', async () => {
    const { setup, requester } = await storeThat(
      { status: 429, headers: { 'Retry-After': '30' } },
      { status: 503, headers: { 'Retry-After': 'Fri, 20 Nov 2026 12:01:30 GMT' } },
      fine,
    );
    await requester.send(read);
    expect(setup.clock.sleeps).toEqual([45_000, 45_000]);
  });

  test('that is not a date is treated as half a minute', async () => {
    const { setup, requester } = await storeThat({ status: 429, headers: { 'Retry-After': 'later' } }, fine);
    await requester.send(read);
    expect(setup.clock.sleeps).toEqual([45_000]);
  });

  test('is waited out again and again: a request that is turned away uses up neither an attempt nor a retry', async () => {
    const turnedAway = { status: 429, headers: { 'Retry-After': '3' } };
    const server = await start(
      inOrder(...Array.from({ length: 12 }, () => turnedAway), { status: 503 }, turnedAway, fine),
    );
    const setup = setUp(server.origin, { budget: new RetryBudget(1) });
    await new Requester(setup).send(read);
    expect(setup.clock.sleeps).toHaveLength(14);
  });

  test('is waited out for twenty minutes in total, or for as long as the run may wait', async () => {
    for (const minutes of [20, 5]) {
      const server = await start(inOrder({ status: 429, headers: { 'Retry-After': '45' } }));
      const setup = setUp(server.origin);
      const end = setup.clock.now() + 5 * 60_000;
      const patience = () => (minutes === 5 ? end - setup.clock.now() : undefined);
      const error = await failureOf(new Requester({ ...setup, patience }).send(read));
      expect(error.code).toBe('store-throttled');
      expect(error.message).toContain(`Gave up after ${minutes} min`);
      expect(setup.clock.sleeps).toEqual(Array.from({ length: minutes }, () => 60_000));
    }
  });

  test('of a delete that may have worked: if nothing is left, it succeeded', async () => {
    const { requester } = await storeThat('reset', { status: 404 });
    expect((await requester.send(remove)).status).toBe(404);
    const other = await storeThat({ status: 404 });
    expect((await failureOf(other.requester.send(remove))).status).toBe(404);
  });

  test('of a day ends the call at once, and says so', async () => {
    const { server, setup, requester } = await storeThat({
      status: 429,
      headers: { 'Retry-After': '86400' },
    });
    const error = await failureOf(requester.send(read));
    expect(error.code).toBe('store-throttled');
    expect(error.message).toContain('86400 s');
    expect(server.requests).toHaveLength(1);
    expect(setup.clock.sleeps).toEqual([]);
  });
});

describe('a token that is refused', () => {
  const refused = { status: 401, body: '{"code":"Unauthorized","message":"Identity cannot be authorized."}' };

  test('is renewed once, and the call repeated with the new one', async () => {
    const { server, setup, requester } = await storeThat(refused, fine);
    await requester.send(read);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-canary-1',
      'Bearer token-canary-2',
    ]);
    expect(setup.tokens.renewals).toBe(1);
    expect(setup.clock.sleeps).toEqual([]);
  });

  test('twice ends the call with what to do in Partner Center', async () => {
    const { server, setup, requester } = await storeThat(refused);
    const error = await failureOf(requester.send(read));
    expect(error).toMatchObject({
      code: 'store-not-linked',
      status: 401,
      serviceCode: 'Unauthorized',
      executed: 'no',
    });
    expect(error.todo).toContain('Manager');
    expect(server.requests).toHaveLength(2);
    expect(setup.tokens.renewals).toBe(1);
  });

  test('is renewed in every later call as well: tokens expire more than once while a run waits', async () => {
    const { setup, requester } = await storeThat(refused, fine, refused, fine);
    await requester.send(read);
    await requester.send(read);
    expect(setup.tokens.renewals).toBe(2);
  });

  test('is renewed, but a create is not sent again before a check', async () => {
    const { server, setup, requester } = await storeThat(refused, fine);
    const error = await failureOf(requester.send(create));
    expect(error).toMatchObject({ status: 401, executed: 'no' });
    expect(server.requests).toHaveLength(1);
    expect(setup.tokens.renewals).toBe(1);
  });
});

describe('whether the Store may have acted', () => {
  test.each<[Reply, 'no' | 'unknown']>([
    [{ status: 400 }, 'no'],
    [{ status: 409 }, 'no'],
    [{ status: 429 }, 'no'],
    [{ status: 302, headers: { Location: 'https://elsewhere.example/' } }, 'no'],
    [{ status: 408 }, 'unknown'],
    [{ status: 500 }, 'unknown'],
    [{ status: 503 }, 'unknown'],
    ['reset', 'unknown'],
    ['half', 'unknown'],
    [{ status: 201, body: '{"id":' }, 'unknown'],
  ])('after %j to a create: %s', async (reply, executed) => {
    const { requester } = await storeThat(reply);
    expect((await failureOf(requester.send(create))).executed).toBe(executed);
  });

  test('a connection that was refused never reached it, so even a create is tried again once the Store has responded before', async () => {
    const server = await start(inOrder(fine));
    const setup = setUp(server.origin);
    const requester = new Requester(setup);
    await requester.send(read);
    await server.close();
    const error = await failureOf(requester.send(create));
    expect(error).toMatchObject({ code: 'network-refused', executed: 'no' });
    expect(setup.clock.sleeps).toHaveLength(4);
  });
});

describe('a network that is down', () => {
  test('a name that does not exist ends at once', async () => {
    const setup = setUp('https://store.invalid');
    const error = await failureOf(new Requester(setup).send(read));
    expect(['ENOTFOUND', 'EAI_AGAIN'].some((code) => error.message.includes(code))).toBe(true);
    expect(error.code).toBe('network-unknown-host');
    expect(error.message).toContain('store.invalid');
  });

  test('a port on which no server listens ends at once', async () => {
    const server = await start(inOrder(fine));
    await server.close();
    const setup = setUp(server.origin);
    const error = await failureOf(new Requester(setup).send(read));
    expect(error.code).toBe('network-refused');
    expect(setup.clock.sleeps).toEqual([]);
  });

  test('a dead proxy ends at once, with its name and without its password', async () => {
    process.env.HTTPS_PROXY = 'http://user:password-canary@127.0.0.1:9';
    try {
      const setup = setUp('https://store.example');
      const error = await failureOf(new Requester(setup).send(read));
      expect(error.code).toBe('network-proxy');
      expect(error.message).toContain('proxy 127.0.0.1:9');
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('password-canary');
      expect(setup.clock.sleeps).toEqual([]);
    } finally {
      delete process.env.HTTPS_PROXY;
    }
  });

  test.each(['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'])(
    'a Store on this machine is reached without %s, so that the token is in no request to a proxy',
    async (name) => {
      const proxied: string[] = [];
      const proxy = createServer((request, response) => {
        proxied.push(String(request.headers.authorization));
        response.end('{}');
      });
      proxy.on('connect', (request, socket) => {
        proxied.push(String(request.url));
        socket.destroy();
      });
      await once(proxy.listen(0, '127.0.0.1'), 'listening');
      const server = await start(inOrder(fine));
      process.env[name] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      try {
        await new Requester(setUp(server.origin)).send(read);
        expect(proxied).toEqual([]);
      } finally {
        delete process.env[name];
        proxy.close();
      }
    },
  );
});

describe('limits', () => {
  test('a response that never comes ends an attempt at its time limit', async () => {
    const server = await start(inOrder('hang', fine));
    const setup = setUp(server.origin, { timeLimit: 100 });
    await new Requester(setup).send(read);
    expect(setup.logger.lines).toContain(
      'No response from the Store (no complete response within 0.1 s); trying again in 1.0 s (2 of 5)',
    );
  });

  test('a response that never ends is cut off at 20 MiB and not asked for again', async () => {
    const { server, requester } = await storeThat('endless');
    const before = process.memoryUsage().rss;
    const error = await failureOf(requester.send(read));
    expect(error.code).toBe('network-answer-too-large');
    expect(server.requests).toHaveLength(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
  });

  test('a compressed response is read, although none was requested', async () => {
    const body = gzipSync('{"id":"9"}');
    const { server, requester } = await storeThat({
      status: 200,
      body,
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect((await requester.send(read)).body).toEqual({ kind: 'json', value: { id: '9' } });
    expect(server.requests[0]?.headers['accept-encoding']).toBeUndefined();
  });

  test('a compressed response that inflates beyond 20 MiB is refused', async () => {
    const body = gzipSync(Buffer.alloc(64 * 2 ** 20));
    const { requester } = await storeThat({ status: 200, body, headers: { 'Content-Encoding': 'gzip' } });
    expect((await failureOf(requester.send(read))).code).toBe('network-answer-too-large');
  });

  test('a compressed response that is cut off is asked for again', async () => {
    const body = gzipSync('{"id":"9"}').subarray(0, 15);
    const { requester } = await storeThat(
      { status: 200, body, headers: { 'Content-Encoding': 'gzip' } },
      fine,
    );
    expect((await requester.send(read)).status).toBe(200);
  });

  test('no more than 18 requests start within a minute', async () => {
    const { setup, requester } = await storeThat(fine);
    for (let n = 0; n < 19; n += 1) await requester.send(read);
    expect(setup.clock.sleeps).toEqual([60_000]);
  });
});

describe('the end of the run', () => {
  test('cancels a request under way and throws the reason', async () => {
    const cancel = new AbortController();
    const server = await start(() => {
      cancel.abort(new Error('the job was canceled'));
      return 'hang';
    });
    const requester = new Requester(setUp(server.origin, { signal: cancel.signal }));
    await expect(requester.send(read)).rejects.toThrow('the job was canceled');
  });

  test('lets a create or commit under way get its response', async () => {
    const cancel = new AbortController();
    const server = await start(() => {
      cancel.abort(new Error('the job was canceled'));
      return fine;
    });
    const requester = new Requester(setUp(server.origin, { signal: cancel.signal }));
    expect(await requester.send(create)).toMatchObject({ status: 200 });
  });

  test.each([read, create])('lets no request out: $method', async (call) => {
    const server = await start(inOrder(fine));
    const signal = AbortSignal.abort(new Error('time is up'));
    await expect(new Requester(setUp(server.origin, { signal })).send(call)).rejects.toThrow('time is up');
    expect(server.requests).toEqual([]);
  });
});

describe('the place that the token is sent to', () => {
  test('is not the target of a redirect', async () => {
    const thief = await start(inOrder(fine));
    for (const status of [301, 302, 303, 307, 308]) {
      const { server, requester } = await storeThat({
        status,
        headers: { Location: `${thief.origin}/v1.0/my/` },
      });
      const error = await failureOf(requester.send(read));
      expect(error.code).toBe('store-redirected');
      expect(error.message).toContain(new URL(thief.origin).host);
      expect(server.requests).toHaveLength(1);
    }
    expect(thief.requests).toEqual([]);
  });

  test.each([
    'https://evil.example/v1.0/my/applications',
    '//evil.example/v1.0/my/applications',
    '\\\\evil.example\\v1.0\\my\\',
    '/v2.0/other',
    '../../admin',
    'applications/../../../admin',
    'applications/%2e%2e/%2e%2e/%2e%2e/admin',
    'file:///etc/passwd',
    ' https://evil.example/',
    'http://[',
  ])('is not %s', async (path) => {
    const { server, requester } = await storeThat(fine);
    await expect(requester.send({ ...read, path })).rejects.toMatchObject({ code: 'store-foreign-address' });
    expect(server.requests).toEqual([]);
  });

  test.each([
    'http://store.example',
    'http://127.0.0.1.evil.example',
    'https://user:password@store.example',
    'https://store.example/path',
    'https://store.example/?x',
    'ftp://store.example',
    'store.example',
    '',
  ])('is not a Store at %j', (origin) => {
    expect(() => new Requester(setUp(origin))).toThrow(RangeError);
  });

  test.each([
    'https://manage.devcenter.microsoft.com',
    'https://store.example/',
    'http://localhost:1',
    'http://[::1]:8080',
  ])('is a Store at %s', (origin) => {
    expect(() => new Requester(setUp(origin))).not.toThrow();
  });
});

describe('secrets', () => {
  const echoes: [string, Reply][] = [
    [
      'an envelope',
      {
        status: 400,
        body: {
          code: 'Bad token-canary-1',
          target: 'token-canary-1',
          message: 'you sent Bearer token-canary-1',
        },
      },
    ],
    ['text', { status: 403, body: 'token-canary-1' }],
    ['a page', { status: 503, body: '<title>token-canary-1</title>' }],
    ['a document that is not JSON', { status: 200, body: 'token-canary-1' }],
    ['a redirect', { status: 302, headers: { Location: 'https://evil.example/?token-canary-1' } }],
    ['a reset', 'reset'],
    ['half a response', 'half'],
  ];

  test.each(echoes)('no report shows the token after %s', async (_name, reply) => {
    const { setup, requester } = await storeThat(reply);
    const error = await failureOf(requester.send(create));
    // Masked by the source of the tokens, which this test replaces.
    const texts = { error: shownOf(error, ['token-canary-1']), log: setup.logger.lines.join() };
    expect(findLeaks(texts, ['token-canary-1'])).toEqual([]);
  });
});
