import type http from 'node:http';
import { ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import blobConfiguration from 'azurite/dist/src/blob/BlobConfiguration.js';
import blobServer from 'azurite/dist/src/blob/BlobServer.js';
import memoryExtentStore from 'azurite/dist/src/common/persistence/MemoryExtentStore.js';
import { Callers } from '../http/callers.ts';

/** Azurite's well-known development account: public, no secret. */
export const account = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

/** The container that upload URLs of the real Store name, too. */
export const containerName = 'ingestion';

export interface Azurite {
  readonly port: number;
  /** Writes a blob to a file; false if there is no such blob. */
  download(blob: string, path: string): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Starts Azure's blob emulator in this process, with everything in memory, and makes the container.
 * @param host Loopback address.
 */
export async function startAzurite(host: string): Promise<Azurite> {
  const server = new blobServer.default(configurationFor(host));
  serveProgramsOnly(server.httpServer);
  await server.start();
  const port = Number(new URL(server.getHttpServerAddress()).port);
  const credential = new StorageSharedKeyCredential(account.name, account.key);
  const container = new ContainerClient(
    `http://${host}:${port}/${account.name}/${containerName}`,
    credential,
  );
  await container.create();
  return {
    port,
    async download(blob, path) {
      const client = container.getBlobClient(blob);
      if (!(await client.exists())) return false;
      await client.downloadToFile(path);
      return true;
    },
    close: () => server.close(),
  };
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
