/** How other people's clients take an upload URL apart, replayed from their source, and what the blob server makes of it. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { azuritePath } from '../src/blobs/blob-proxy.ts';
import { type Simulator, startSimulator } from '../src/simulator.ts';
import { ask, openSession, type Reply, type Session, storeId, trusting } from './client.ts';

const account = 'productingestionbin1.blob.core.windows.net';
const bytes = Buffer.from('an archive');
const put = { method: 'PUT', body: bytes, headers: { 'x-ms-blob-type': 'BlockBlob' } };

/** The simulator, with an upload URL of a draft that exists only for it. */
function useUploads(options: Parameters<typeof startSimulator>[0] = {}) {
  let simulator: Simulator;
  let session: Session;
  beforeAll(async () => {
    simulator = await startSimulator({
      apps: [{ id: storeId }],
      settings: { plusInSignature: 'never' },
      ...options,
    });
    session = await openSession(simulator);
  });
  afterAll(() => simulator.close());
  return {
    get simulator() {
      return simulator;
    },
    /** Lets a client upload, and returns whether the Store finds what it sent. */
    async arrives(upload: (url: string) => Promise<{ status: number }>): Promise<unknown> {
      const { json } = await session.post(`applications/${storeId}/submissions`);
      try {
        const { status } = await upload(json.fileUploadUrl);
        return [status, (await simulator.control.archive(json.id)).equals(bytes)];
      } finally {
        await session.delete(`applications/${storeId}/submissions/${json.id}`);
      }
    },
  };
}

describe("At the blob server's own address", () => {
  const store = useUploads();
  const send = (url: string): Promise<Reply> => ask(url, store.simulator.caFile, put);

  test.each<[string, (url: string) => string]>([
    [
      'mitmproxy takes what follows https:// for host and path',
      (url) => {
        const [host = '', ...path] = url.replace('https://', '').split('/');
        return `https://${host}/${path.join('/')}`;
      },
    ],
    [
      "KDE's script takes two segments of the path",
      (url) => {
        const { origin, pathname, search } = new URL(url);
        const [, container, blob] = pathname.split('/');
        return `${origin}/${container}/${blob}${search}`;
      },
    ],
    ['msstore-cli and StoreBroker send to the URL as it is', (url) => url],
    // For an address it treats the first of three segments as the account, and repeats it (BlobClient.from_blob_url).
    ["Python's library doubles the container", (url) => url.replace('/ingestion/', '/ingestion/ingestion/')],
    [
      "a client that was written for Azurite's form adds the account",
      (url) => url.replace('/ingestion/', '/devstoreaccount1/ingestion/'),
    ],
  ])('%s', async (_what, taken) => {
    expect(await store.arrives((url) => send(taken(url)))).toEqual([201, true]);
  });

  test('a container other than that of the URL is refused', async () => {
    await expect(store.arrives((url) => send(url.replace('/ingestion/', '/other/')))).rejects.toThrow();
  });

  test.each([
    ['/ingestion/g?sig=a?b', '/devstoreaccount1/ingestion/g?sig=a?b'],
    ['/ingestion?restype=container', '/devstoreaccount1/ingestion?restype=container'],
    ['/', '/devstoreaccount1/'],
  ])('%s is %s at Azurite', (path, expected) => {
    expect(azuritePath(path)).toBe(expected);
  });
});

describe('When names are mapped to the simulator', () => {
  const store = useUploads({ blobOrigin: `https://${account}` });

  /** Connections to port 443 of the account end at the blob server, as with a hosts file and a forwarded port. */
  function mapped(): https.Agent {
    const agent = new https.Agent({ ca: readFileSync(store.simulator.caFile) });
    const port = Number(new URL(store.simulator.blobUrl).port);
    const connect = (options: https.RequestOptions) =>
      tls.connect({ ca: options.ca, servername: options.servername, host: '127.0.0.1', port });
    return Object.assign(agent, { createConnection: connect });
  }

  test('upload URLs have the live form exactly', async () => {
    const seen: string[] = [];
    const { caFile } = store.simulator;
    await store.arrives((url) => {
      seen.push(url);
      return ask(url, caFile, { ...put, agent: mapped() });
    });
    expect(seen[0]).toMatch(
      /^https:\/\/productingestionbin1\.blob\.core\.windows\.net\/ingestion\/[0-9a-f-]{36}\?sv=2014-02-14&sr=b&sig=[^&]+&se=[^&]+&sp=rwl$/,
    );
  });

  test('sapfire keeps host and path, over https', async () => {
    const { caFile } = store.simulator;
    const arrived = await store.arrives((url) => {
      const { host, pathname, search } = new URL(url);
      return ask(`https://${host}${pathname}${search}`, caFile, { ...put, agent: mapped() });
    });
    expect(arrived).toEqual([201, true]);
  });

  test('windows-store-action takes account, container and blob from host and path, with the SDK', async () => {
    const arrived = await store.arrives(async (url) => {
      const { host, pathname, search } = new URL(url);
      const [, container = '', blob = ''] = pathname.split('/');
      class Service extends BlobServiceClient {
        constructor() {
          super(`https://${host}${search}`);
          this.storageClientContext.pipeline.addPolicy(trusting(store.simulator, mapped()));
        }
      }
      const client = new Service().getContainerClient(container).getBlockBlobClient(blob);
      expect(client.accountName).toBe('productingestionbin1');
      const { _response } = await client.upload(bytes, bytes.length);
      return { status: _response.status };
    });
    expect(arrived).toEqual([201, true]);
  });

  test.each([
    'account.blob.core.windows.net',
    'ftp://x.example',
    'https://x.example/path',
    'https://u@x.example',
  ])('%s is not an origin to put into upload URLs', async (blobOrigin) => {
    await expect(startSimulator({ blobOrigin })).rejects.toThrow(`'${blobOrigin}' is not an origin`);
  });

  test('an origin without TLS is accepted, too: the blob server may have a proxy', async () => {
    const proxy = http.createServer((request, response) => {
      const { host: _host, ...headers } = request.headers;
      const to = https.request(new URL(request.url ?? '/', other.blobUrl), {
        ca: readFileSync(other.caFile),
        method: request.method,
        headers,
      });
      to.on('response', (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 0, answer.headers)));
      request.pipe(to);
    });
    await using stack = new AsyncDisposableStack();
    stack.defer(() => {
      proxy.close();
      proxy.closeAllConnections();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    await using other = await startSimulator({
      apps: [{ id: storeId }],
      blobOrigin: `http://127.0.0.1:${port}`,
    });
    const session = await openSession(other);
    const { json } = await session.post(`applications/${storeId}/submissions`);
    expect(json.fileUploadUrl.startsWith(`http://127.0.0.1:${port}/ingestion/`)).toBe(true);
    expect((await ask(json.fileUploadUrl.replaceAll('+', '%2B'), '', put)).status).toBe(201);
  });
});
