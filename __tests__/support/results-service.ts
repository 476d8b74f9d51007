import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { BlobSASPermissions, BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { openPromise } from 'yauzl';

import { account, containerName, startAzurite } from '../../simulator/src/blobs/azurite.ts';

/** GitHub's service for artifacts: two calls, with a blob between them. */
export interface ResultsService {
  readonly url: string;
  /** What was called, in order: method and body. */
  readonly calls: { readonly method: string; readonly body: Record<string, unknown> }[];
  /** Upload URLs that were issued, in order: GitHub's secrets. */
  readonly uploadUrls: string[];
  /** Called, and awaited, before the response to every call. */
  onCall: () => Promise<void> | void;
  /** Status that the service returns instead; `0` for no response at all. */
  failWith: number | undefined;
  /** What it says then. */
  message: string;
  /** Writes the artifact that was uploaded last to a file; false if there is none. */
  download(path: string): Promise<boolean>;
  /** The files of that artifact, by name, with their text; none if there is no artifact. */
  files(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

const blobName = 'artifact.zip';
const twirp = '/twirp/github.actions.results.api.v1.ArtifactService/';

/** Starts it on a free port, backed by Azurite. */
export async function startResultsService(): Promise<ResultsService> {
  const azurite = await startAzurite('127.0.0.1');
  const credential = new StorageSharedKeyCredential(account.name, account.key);
  const blob = new BlobServiceClient(`http://127.0.0.1:${azurite.port}/${account.name}`, credential)
    .getContainerClient(containerName)
    .getBlobClient(blobName);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const method = (request.url ?? '').replace(twirp, '');
    service.calls.push({ method, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    await service.onCall();
    if (service.failWith === 0) return;
    response.writeHead(service.failWith ?? 200, { 'Content-Type': 'application/json' });
    if (service.failWith !== undefined) response.end(JSON.stringify({ msg: service.message }));
    else if (method === 'CreateArtifact') {
      const permissions = BlobSASPermissions.parse('cw');
      const expiresOn = new Date(Date.now() + 60_000);
      const signedUploadUrl = await blob.generateSasUrl({ permissions, expiresOn });
      service.uploadUrls.push(signedUploadUrl);
      response.end(JSON.stringify({ ok: true, signed_upload_url: signedUploadUrl }));
    } else response.end(JSON.stringify({ ok: true, artifact_id: '42' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: ResultsService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    uploadUrls: [],
    onCall: () => {},
    failWith: undefined,
    message: 'an artifact of this name exists',
    download: (path) => azurite.download(blobName, path),
    files: () => unzipped(service),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await azurite.close();
    },
  };
  return service;
}

async function unzipped(service: ResultsService): Promise<Record<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'artifact-'));
  try {
    const file = path.join(folder, 'artifact.zip');
    if (!(await service.download(file))) return {};
    const zip = await openPromise(file);
    const files: Record<string, string> = {};
    for await (const entry of zip.eachEntry())
      files[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
    return files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The token that the runner gives a step, unsigned, since only its scope is read. */
export function runtimeToken(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ scp: 'Actions.Example Actions.Results:run-1:job-2' })}.`;
}
