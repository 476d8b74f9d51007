import { ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import blobConfiguration from 'azurite/dist/src/blob/BlobConfiguration.js';
import blobServer from 'azurite/dist/src/blob/BlobServer.js';
import memoryExtentStore from 'azurite/dist/src/common/persistence/MemoryExtentStore.js';

/** Azurite's well-known development account: public, no secret. */
export const account = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

/** The container that upload URLs of the real Store name, too. */
export const containerName = 'ingestion';

export interface Azurite {
  readonly port: number;
  /** Writes a blob to a file; false where there is no such blob. */
  download(blob: string, path: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts Azure's blob emulator in this process, with everything in memory, and makes the container. */
export async function startAzurite(host: string): Promise<Azurite> {
  const { MemoryExtentChunkStore } = memoryExtentStore;
  const configuration = new blobConfiguration.default(
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
  const server = new blobServer.default(configuration);
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
