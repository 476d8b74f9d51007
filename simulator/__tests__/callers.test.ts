import { createHmac } from 'node:crypto';
import https from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { account, startAzurite } from '../src/blobs/azurite.ts';
import { Callers } from '../src/http/callers.ts';
import { hostsOf } from '../src/http/hosts.ts';
import { type Simulator, startSimulator } from '../src/simulator.ts';
import { ask, storeId } from './client.ts';

describe('A Host header', () => {
  const callers = new Callers(['store', '[FD00:0::1]'], ['blobs.example']);
  test.each([
    ['127.0.0.1:8080', true],
    ['localhost:8080', true],
    ['LOCALHOST:8080', true],
    ['[::1]:8080', true],
    ['127.1.2.3:8080', true],
    ['store:8080', true],
    ['[fd00::1]:8080', true],
    ['[0:0:0:0:0:0:0:1]:8080', true],
    ['[fd00::2]:8080', false],
    ['localhost.:8080', false],
    ['[::1%25eth0]:8080', false],
    ['::1:8080', false],
    ['127.0.0.1:8080:8080', false],
    ['localhost:8080, localhost:8080', false],
    ['login.microsoftonline.com', true],
    ['manage.devcenter.microsoft.com:8080', true],
    ['account1.blob.core.windows.net', true],
    ['blobs.example', true],
    ['127.0.0.1', false],
    ['127.0.0.1:80', false],
    ['localhost:8081', false],
    ['store:8081', false],
    ['evil.example:8080', false],
    ['127.0.0.1.evil.example:8080', false],
    ['localhost.evil.example:8080', false],
    ['a.b.blob.core.windows.net', false],
    ['x@127.0.0.1:8080', false],
    ['', false],
  ])('of %j is served: %s', (host, isServed) => {
    expect(callers.refusal({ host }, 8080) === undefined).toBe(isServed);
  });

  test.each(['login.microsoftonline.com', 'account1.blob.core.windows.net', 'blobs.example'])(
    'of %s, a name that is mapped to another server, is not one for the control API',
    (host) => {
      expect(callers.refusal({ host }, 8080, true)).toContain('names');
      expect(callers.refusal({ host: 'store:8080' }, 8080, true)).toBeUndefined();
      expect(callers.refusal({ host: 'localhost:8080' }, 8080, true)).toBeUndefined();
    },
  );

  test('needs no port if it is the default of the scheme', () => {
    expect(new Callers().refusal({ host: 'localhost' }, 443)).toBeUndefined();
  });
});

describe('A request', () => {
  const from = (headers: Readonly<Record<string, string>>) =>
    new Callers().refusal({ host: 'localhost:8080', ...headers }, 8080);
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'http://localhost:3000' }],
    [{ origin: 'null' }],
    [{ origin: 'http://evil.example:8080' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('from another page is refused: %j', (headers) => {
    expect(from(headers)).toContain('serves programs of this machine only');
  });

  test.each([
    [{}],
    [{ origin: 'http://localhost:8080' }],
    [{ origin: 'https://localhost:8080' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    // Node's own fetch.
    [{ 'sec-fetch-mode': 'cors' }],
  ])('from a program, or from a page that the server itself sent, is served: %j', (headers) => {
    expect(from(headers)).toBeUndefined();
  });
});

describe('Every server', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({ apps: [{ id: storeId }] });
  });
  afterAll(() => simulator.close());
  const urls = () => ({
    login: simulator.loginUrl,
    api: simulator.storeUrl,
    'plain API': simulator.storeHttpUrl,
    control: `${simulator.storeHttpUrl}/control/state`,
    blob: simulator.blobUrl,
    github: simulator.idTokens.url,
  });

  test.each(['login', 'api', 'plain API', 'control', 'blob', 'github'] as const)(
    'refuses a rebound name and a page: %s',
    async (name) => {
      const url = urls()[name];
      const { port } = new URL(url);
      // No matter what the page calls the server, TLS is with localhost.
      const agent = new https.Agent({ servername: 'localhost' });
      const refused = [{ Host: `evil.example:${port}` }, { Origin: 'https://evil.example' }].map((headers) =>
        ask(url, simulator.caFile, { headers, ...(url.startsWith('https:') && { agent }) }),
      );
      for (const reply of await Promise.all(refused)) {
        expect(reply.status).toBe(403);
        expect(reply.json.message).toMatch(/Host header|web page/);
      }
      expect((await ask(url, simulator.caFile)).status).not.toBe(403);
    },
  );

  test.each([
    ['localhost', true],
    ['login.microsoftonline.com', true],
    ['login.windows.net', true],
    ['sts.windows.net', true],
    ['manage.devcenter.microsoft.com', true],
    ['productingestionbin1.blob.core.windows.net', true],
    ['graph.microsoft.com', false],
    ['microsoft.com', false],
  ])(
    'has a certificate for names that are mapped to it, and no others: %s, %s',
    async (servername, isCertain) => {
      const agent = new https.Agent({ servername });
      const answer = ask(simulator.loginUrl, simulator.caFile, { agent }).then(
        () => true,
        () => false,
      );
      expect(await answer).toBe(isCertain);
    },
  );

  test('refuses before it reads a body or applies a fault', async () => {
    simulator.control.addFaults({ role: 'api', phase: 'status', status: 418 });
    const url = `${simulator.storeHttpUrl}/v1.0/my/applications`;
    const question = { method: 'POST', body: 'x'.repeat(1000), headers: { Origin: 'https://evil.example' } };
    expect((await ask(url, '', question)).status).toBe(403);
    expect((await ask(url, '')).status).toBe(418);
  });
});

test("Azurite's own port refuses a rebound name, though everyone knows its key", async () => {
  const azurite = await startAzurite('127.0.0.1');
  try {
    const list = async (host: string) => {
      const date = new Date().toUTCString();
      const headers = { 'x-ms-date': date, 'x-ms-version': '2021-12-02' };
      const canonical = `x-ms-date:${date}\nx-ms-version:2021-12-02\n`;
      const text = `GET${'\n'.repeat(12)}${canonical}/${account.name}/${account.name}/ingestion\ncomp:list\nrestype:container`;
      const signature = createHmac('sha256', Buffer.from(account.key, 'base64'))
        .update(text)
        .digest('base64');
      const url = `http://127.0.0.1:${azurite.port}/${account.name}/ingestion?restype=container&comp=list`;
      return (
        await ask(url, '', {
          headers: { ...headers, Host: host, Authorization: `SharedKey ${account.name}:${signature}` },
        })
      ).status;
    };
    expect(await list(`127.0.0.1:${azurite.port}`)).toBe(200);
    expect(await list(`evil.example:${azurite.port}`)).toBe(403);
  } finally {
    await azurite.close();
  }
});

describe('The hosts given', () => {
  test.each([
    ['127.0.0.1', { bind: '127.0.0.1', called: '127.0.0.1' }],
    ['::1', { bind: '::1', called: '[::1]' }],
    ['store', { bind: 'store', called: 'store' }],
    [['0.0.0.0', 'store'], { bind: '0.0.0.0', called: 'store' }],
    [['store', '::'], { bind: '::', called: 'store' }],
    ['0.0.0.0', { bind: '0.0.0.0', called: '127.0.0.1' }],
  ])('%j', (given, expected) => {
    expect(hostsOf(given)).toMatchObject(expected);
  });

  test.each(['', 'http://store', 'store:80', 'a b', '-store'])('%j is not a host', (host) => {
    expect(() => hostsOf(host)).toThrow(/is not a host/);
  });

  test('may call the servers, which then respond with their certificate, on every address', async () => {
    await using simulator = await startSimulator({
      host: ['0.0.0.0', 'store.test'],
      apps: [{ id: storeId }],
    });
    expect(simulator.storeUrl).toMatch(/^https:\/\/store\.test:\d+$/);
    const { port } = new URL(simulator.storeHttpUrl);
    const state = (host: string) =>
      ask(`http://127.0.0.1:${port}/control/state`, '', { headers: { Host: `${host}:${port}` } });
    expect((await state('store.test')).status).toBe(200);
    expect((await state('127.0.0.1')).status).toBe(200);
    expect((await state('other.test')).status).toBe(403);
    expect(simulator.control.state().apps).toHaveLength(1);
  });
});
