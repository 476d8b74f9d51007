import { createHmac } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import http from 'node:http';
import { pipeline } from 'node:stream/promises';
import blobConfiguration from 'azurite/dist/src/blob/BlobConfiguration.js';
import blobServer from 'azurite/dist/src/blob/BlobServer.js';
import memoryExtentStore from 'azurite/dist/src/common/persistence/MemoryExtentStore.js';
import { Callers } from '../http/callers.ts';

/** Azurite's well-known development account: public, no secret. */
export const account = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

/** The container that the real Store's upload URLs name, too. */
export const containerName = 'ingestion';

export interface Azurite {
  readonly port: number;
  /** Writes a blob to a file; false if there is no such blob. */
  download(blob: string, path: string): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Starts Azure's blob emulator in this process, with everything in memory, and creates the container.
 * @param host Loopback address.
 */
export async function startAzurite(host: string): Promise<Azurite> {
  const server = new blobServer.default(configurationFor(host));
  serveProgramsOnly(server.httpServer);
  await server.start();
  const port = Number(new URL(server.getHttpServerAddress()).port);
  const ask = (method: string, path: string, query = ''): Promise<http.IncomingMessage> =>
    answerOf({ host, port, method, path: `/${account.name}/${path}?${query}${ownAccess()}` });
  const made = await ask('PUT', containerName, 'restype=container&');
  made.resume();
  if (made.statusCode !== 201) throw new Error(`Azurite did not make the container: ${made.statusCode}`);
  return {
    port,
    async download(blob, path) {
      const answer = await ask('GET', `${containerName}/${blob}`);
      if (answer.statusCode === 200) await pipeline(answer, createWriteStream(path));
      else answer.resume();
      if (answer.statusCode !== 200 && answer.statusCode !== 404)
        throw new Error(`Azurite did not give the blob back: ${answer.statusCode}`);
      return answer.statusCode === 200;
    },
    close: () => server.close(),
  };
}

/** Sends a request without a body. */
async function answerOf(request: http.RequestOptions): Promise<http.IncomingMessage> {
  const outgoing = http.request({ ...request, headers: { 'Content-Length': 0 } });
  outgoing.end();
  return await new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
}

/**
 * The query that lets the simulator itself create the container and read blobs, for an hour
 * (https://learn.microsoft.com/rest/api/storageservices/create-account-sas).
 */
function ownAccess(): string {
  const [permissions, services, kinds, version] = ['rwc', 'b', 'co', '2018-11-09'];
  const expiry = new Date(Date.now() + 3_600_000).toISOString();
  const [start, address, protocol] = ['', '', ''];
  const fields = [account.name, permissions, services, kinds, start, expiry, address, protocol, version, ''];
  const signature = createHmac('sha256', Buffer.from(account.key, 'base64'))
    .update(fields.join('\n'), 'utf8')
    .digest('base64');
  const query = { sv: version, ss: services, srt: kinds, sp: permissions, se: expiry, sig: signature };
  return new URLSearchParams(query).toString();
}

function configurationFor(host: string) {
  const { MemoryExtentChunkStore } = memoryExtentStore;
  return new blobConfiguration.default(
    host,
    0,
    5,
    'blobs.json',
    'extents.json',
    [],
    false,
    undefined,
    false,
    undefined,
    false,
    // The SDKs of other clients speak versions that this Azurite may not know yet.
    true,
    '',
    '',
    '',
    undefined,
    true,
    true,
    // The shared store would outlive this server.
    new MemoryExtentChunkStore(),
  );
}

/** Everyone knows the account's key, so a page in a browser must not get through by DNS rebinding. */
function serveProgramsOnly(server: http.Server): void {
  const listeners = server.rawListeners('request');
  const callers = new Callers();
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (callers.refusal(request.headers, request.socket.localPort) !== undefined) {
      response.writeHead(403, { 'Content-Length': 0, Connection: 'close' }).end();
      return;
    }
    for (const listener of listeners) listener.call(server, request, response);
  });
}
