import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServerCertificate } from '../../simulator/src/http/certificate.ts';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.ts';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import { type StoreRun, spoken } from '../support/store-run.ts';
import type { PublishOptions } from '../support/test-store.ts';

const store = useStore();
beforeEach(() => store.app());

async function publish(inputs: Readonly<Record<string, string>>, options: PublishOptions): Promise<StoreRun> {
  return await store.publish([await bundle('2.0.0.0')], inputs, options);
}

/** Publishes without a secret, so that GitHub is contacted, too. */
const publishThrough = (env: Readonly<Record<string, string>>) =>
  publish({ 'client-secret': '' }, { env: { ...store.trustIdTokens(), ...env } });

/** A run with a target on another machine, as far as the run knows: the proxy leads to the simulator. */
async function askThrough(
  proxy: ConnectProxy,
  caFile: string,
  env: Readonly<Record<string, string>>,
  storeUrl = 'https://store.example',
) {
  const inputs = { command: 'status', packages: '', 'store-api-url': storeUrl };
  const run = await publish(inputs, { env, caFile });
  return { run, asked: proxy.requests.map(({ method, host }) => `${method} ${host}`) };
}

describe('with a proxy, the Store on another machine', () => {
  let front: https.Server;
  let folder: string;
  let caFile: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'proxy '));
    const { ca, cert, key } = await createServerCertificate(Date.now(), ['store.example']);
    front = https.createServer({ cert, key }, (request, response) => {
      const url = new URL(request.url ?? '', store.simulator.storeHttpUrl);
      const { host: _, ...headers } = request.headers;
      request.pipe(
        http.request(url, { method: request.method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        }),
      );
    });
    await once(front.listen(0, '127.0.0.1'), 'listening');
    caFile = path.join(folder, 'ca.pem');
    await writeFile(caFile, ca + (await readFile(store.simulator.caFile, 'utf8')));
  });
  afterAll(async () => {
    front.close();
    await rm(folder, { recursive: true });
  });
  const leadToFront = (credentials?: string) =>
    startConnectProxy(credentials, { 'store.example:443': (front.address() as AddressInfo).port });

  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY'])(
    'is reached through the one that %s names, in a tunnel',
    async (name) => {
      await using proxy = await leadToFront('robot:pass+word/canary');
      const address = `http://robot:${encodeURIComponent('pass+word/canary')}@${proxy.host}`;
      const { run, asked } = await askThrough(proxy, caFile, { [name]: address });
      expect(run.outputs.result).toBe('done');
      // Sign-in is on this machine.
      expect(new Set(asked)).toEqual(new Set(['CONNECT store.example:443']));
      expect(run.stdout).toContain(`Requests go through the proxy ${proxy.host} (${name}), except`);
      expect(run.masks).toContain('pass+word/canary');
      expect(spoken(run)).not.toContain('canary');
    },
  );

  test.each([
    ['NO_PROXY', 'store.example'],
    ['no_proxy', 'example.com, *.example'],
    ['NO_PROXY', 'store.example:443'],
    ['NO_PROXY', '*'],
  ])('is contacted without it if %s is %j', async (name, value) => {
    await using proxy = await leadToFront();
    const { run, asked } = await askThrough(proxy, caFile, {
      HTTPS_PROXY: `http://${proxy.host}`,
      [name]: value,
    });
    expect(asked).toEqual([]);
    // No DNS knows it.
    expect(run.stdout).toMatch(/::error::.*store\.example/);
  });

  test('is never contacted over plain HTTP', async () => {
    await using proxy = await leadToFront();
    const env = { HTTP_PROXY: `http://${proxy.host}` };
    for (const address of ['http://store.example', 'http://store.localhost', 'http://127.0.0.1.example']) {
      const { run, asked } = await askThrough(proxy, caFile, env, address);
      expect(run.stdout).toContain('store-api-url must start with https://');
      expect(asked).toEqual([]);
    }
  });
});

describe('with a proxy, this machine is contacted without it', () => {
  test.each<[string, Record<string, string>]>([
    ['HTTPS_PROXY', {}],
    ['HTTP_PROXY', {}],
    ['all_proxy', {}],
    // Node's own reading of these variables, which other agents obey.
    ['http_proxy', { NODE_USE_ENV_PROXY: '1' }],
  ])('no matter what %s says (%j)', async (name, env) => {
    await using proxy = await startConnectProxy();
    const run = await publishThrough({ [name]: `http://${proxy.host}`, ...env });
    expect(run.outputs.result).toBe('accepted');
    expect(proxy.requests).toEqual([]);
  });

  test('over plain HTTP, in any spelling of its address', async () => {
    await using proxy = await startConnectProxy();
    const { port } = new URL(store.simulator.storeHttpUrl);
    const env = { HTTP_PROXY: `http://${proxy.host}`, NO_PROXY: 'example.com' };
    for (const host of ['127.1', '2130706433', '0x7f.0.0.1']) {
      const { run, asked } = await askThrough(proxy, store.simulator.caFile, env, `http://${host}:${port}`);
      expect(run.outputs.result).toBe('done');
      expect(asked).toEqual([]);
    }
  });
});

describe('a proxy in the way', () => {
  test('that is dead ends the run at once, by its name and without its password', async () => {
    const env = { HTTPS_PROXY: 'http://robot:canary@127.0.0.1:9' };
    const run = await publish({ 'login-url': 'https://login.example' }, { env });
    expect([run.exitCode, run.outputs.result]).toEqual([1, 'failed']);
    expect(run.stdout).toContain('error network-proxy');
    expect(run.stdout).toMatch(/::error::.*the proxy 127\.0\.0\.1:9 on the way to .* can't be reached/);
    expect(run.stdout).not.toContain('trying again');
    expect(spoken(run)).not.toContain('canary');
    expect(run.requests).toEqual([]);
  });

  test('that wants another password gets an error that says so', async () => {
    await using proxy = await startConnectProxy('robot:right');
    const env = { HTTPS_PROXY: `http://robot:canary@${proxy.host}` };
    const run = await publish({ 'login-url': 'https://login.example' }, { env });
    expect(run.stdout).toContain('error proxy-sign-in');
    expect(run.stdout).toMatch(/::error::.*requires a user name and password/);
    expect(spoken(run)).not.toContain('canary');
    expect(run.requests).toEqual([]);
  });

  test('that is not an address is refused before anything is sent', async () => {
    const run = await publishThrough({ HTTPS_PROXY: 'socks5://robot:canary@127.0.0.1:9' });
    expect(run.stdout).toContain('error proxy-invalid');
    expect(spoken(run)).not.toContain('canary');
    expect(run.requests).toEqual([]);
  });
});
