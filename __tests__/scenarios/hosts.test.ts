import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createServerCertificate } from '../../simulator/src/http/certificate.ts';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.ts';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import type { PublishOptions } from '../support/test-store.ts';

/** Hosts by the names that the live ones have; those of blobs and of the job's services are examples. */
const names = {
  login: 'login.microsoftonline.com',
  store: 'manage.devcenter.microsoft.com',
  blob: 'storeingestion.blob.core.windows.net',
  api: 'api.github.com',
  idTokens: 'run-actions-1.actions.githubusercontent.com',
  results: 'results-receiver.actions.githubusercontent.com',
  artifacts: 'productionresults.blob.core.windows.net',
} as const;

const store = useStore({ hasGithub: true, blobOrigin: `https://${names.blob}` });
let github: https.Server;
let folder: string;
let caFile: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hosts '));
  const own = [names.api, names.idTokens, names.results, names.artifacts];
  const { ca, ...identity } = await createServerCertificate(Date.now(), own);
  github = https.createServer(identity, (request, response) => void forward(request, response));
  await once(github.listen(0, '127.0.0.1'), 'listening');
  caFile = path.join(folder, 'ca.pem');
  await writeFile(caFile, ca + (await readFile(store.simulator.caFile, 'utf8')));
});
afterAll(async () => {
  github.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => store.app());

/** GitHub's services by their names, in front of those of the tests. */
async function forward(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { host, ...headers } = request.headers;
  const origin = {
    [names.api]: store.github.server.apiUrl,
    [names.idTokens]: store.simulator.idTokens.url,
    [names.results]: store.github.results.url,
    [names.artifacts]: store.github.results.uploadUrls.at(-1),
  }[host ?? ''];
  const url = new URL(request.url ?? '', origin);
  const client = url.protocol === 'https:' ? https : http;
  const onward = client.request(url, { method: request.method, headers, ca: await readFile(caFile) });
  request.pipe(onward);
  const [answer]: [http.IncomingMessage] = (await once(onward, 'response')) as [http.IncomingMessage];
  const body = await text(answer);
  const blob = store.github.results.uploadUrls.at(-1);
  // An artifact's upload URL leads to the host that GitHub's would have.
  const shown = blob ? body.replaceAll(new URL(blob).origin, `https://${names.artifacts}`) : body;
  const { 'content-length': _, 'transfer-encoding': __, ...rest } = answer.headers;
  response.writeHead(answer.statusCode ?? 502, rest).end(shown);
}

const portOf = (url: string) => Number(new URL(url).port);

/** A proxy that leads every name to this machine. */
function startProxy(): Promise<ConnectProxy> {
  const { loginUrl, storeUrl, blobUrl } = store.simulator;
  const port = (github.address() as AddressInfo).port;
  return startConnectProxy(undefined, {
    [`${names.login}:443`]: portOf(loginUrl),
    [`${names.store}:443`]: portOf(storeUrl),
    [`${names.blob}:443`]: portOf(blobUrl),
    ...Object.fromEntries(
      [names.api, names.idTokens, names.results, names.artifacts].map((name) => [`${name}:443`, port]),
    ),
  });
}

/** Publishes to the action's default addresses, and returns each host that was contacted, once. */
async function hostsOf(
  given: Readonly<Record<string, string>>,
  { env, ...options }: PublishOptions = {},
): Promise<{ result: string | undefined; hosts: readonly string[] }> {
  await using proxy = await startProxy();
  const run = await store.publish(
    [await bundle('2.0.0.0')],
    { 'login-url': '', 'store-api-url': '', ...given },
    { ...options, caFile, env: { HTTPS_PROXY: `http://${proxy.host}`, ...env } },
  );
  const hosts = proxy.requests.map(({ host }) => host.replace(/:443$/, ''));
  return { result: run.outputs.result, hosts: [...new Set(hosts)].sort() };
}

/** The hosts of a feature's row in docs/for-reviewers.md. */
function rowOf(feature: string): readonly string[] {
  const page = readFileSync('docs/for-reviewers.md', 'utf8');
  const [, table = ''] = /<!-- hosts -->(.*)<!-- \/hosts -->/s.exec(page) ?? [];
  const row = table.split('\n').find((line) => line.startsWith(`| ${feature} |`));
  if (row === undefined) throw new Error(`docs/for-reviewers.md has no row "${feature}"`);
  return [...row.slice(feature.length + 4).matchAll(/`([^`]+)`/g)].map(([, host = '']) => host);
}

/** Fails for a host that no row has, and for one in a row that was not contacted. */
function expectHosts(hosts: readonly string[], features: readonly string[]): void {
  const rows = [...new Set(features.flatMap(rowOf))];
  const matches = (row: string, host: string) =>
    row.startsWith('*.') ? host.endsWith(row.slice(1)) : host === row;
  expect(hosts.filter((host) => !rows.some((row) => matches(row, host)))).toEqual([]);
  expect(rows.filter((row) => !hosts.some((host) => matches(row, host)))).toEqual([]);
}

const always = 'every command';
const files = 'packages, images and trailers';

test('publishing packages with a secret contacts the hosts of its rows', async () => {
  const { result, hosts } = await hostsOf({});
  expect(result).toBe('accepted');
  expectHosts(hosts, [always, files]);
});

test('a command without packages contacts no blob host', async () => {
  const { result, hosts } = await hostsOf({ command: 'status', packages: '' });
  expect(result).toBe('done');
  expectHosts(hosts, [always]);
});

test("signing in with GitHub's ID token adds the host that gives it out", async () => {
  const env = {
    ...store.trustIdTokens(),
    ACTIONS_ID_TOKEN_REQUEST_URL: `https://${names.idTokens}${pathOf(store.simulator.idTokens.url)}`,
  };
  const { result, hosts } = await hostsOf({ 'client-secret': '' }, { env });
  expect(result).toBe('accepted');
  expectHosts(hosts, [always, files, 'sign-in without a secret']);
});

test('a comment and an artifact add those of GitHub', async () => {
  const env = { GITHUB_API_URL: `https://${names.api}`, ACTIONS_RESULTS_URL: `https://${names.results}/` };
  const { result, hosts } = await hostsOf({ 'dry-run': 'true' }, { reports: true, env });
  expect(result).toBe('planned');
  expect(store.github.comment()).not.toBe('');
  expect(Object.keys(await store.github.artifact())).not.toEqual([]);
  expectHosts(hosts, [always, '`pull-request-comment`', '`artifact-name`']);
});

test('a dry run without credentials contacts none', async () => {
  const { result, hosts } = await hostsOf({ 'dry-run': 'true', 'client-secret': '' });
  expect(result).toBe('planned');
  expectHosts(hosts, ['dry run without credentials']);
});

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
