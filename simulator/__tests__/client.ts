/** A client of the simulator that shows exactly what is on the wire. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { BlockBlobClient } from '@azure/storage-blob';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { ZipFile } from 'yazl';
import { sampleBundle } from '../src/samples/sample-package.ts';
import { type AppSeed, type Simulator, startSimulator } from '../src/simulator.ts';

export const storeId = '9NBLGGH4R315';
export const publisher = 'CN=Contoso Software, O=Contoso Corporation, C=US';
export const identityName = 'Contoso.Notes';
const resource = 'https://manage.devcenter.microsoft.com';

export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read any response.
  readonly json: any;
}

export interface Question {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: https.Agent;
}

/** Sends one request and reads the whole response. Rejects if the connection ends first. */
export function ask(url: string, caFile: string, question: Question = {}): Promise<Reply> {
  const { method = 'GET', body, headers = {}, agent } = question;
  return new Promise((resolve, reject) => {
    const isPlain = url.startsWith('http:');
    const options = { method, headers, ...(agent && { agent }) };
    const answered = (answer: http.IncomingMessage): void => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, json: jsonOf(text) });
      });
    };
    const request = isPlain
      ? http.request(url, options, answered)
      : https.request(url, { ...options, ca: readFileSync(caFile) }, answered);
    request.on('error', reject);
    request.end(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The v1 token request of the documentation, with a test's changes. */
export function signIn(
  simulator: Simulator,
  change: { readonly tenant?: string; readonly form?: Readonly<Record<string, string>> } = {},
): Promise<Reply> {
  const { tenantId, clientId, clientSecret } = simulator.credentials;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    resource,
    ...change.form,
  });
  return ask(`${simulator.loginUrl}/${change.tenant ?? tenantId}/oauth2/token`, simulator.caFile, {
    method: 'POST',
    body: form.toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
}

/** Calls of the API that are signed in; paths are relative to `/v1.0/my/`. */
export interface Session {
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  put(path: string, body: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
}

/** Signs in. A string is sent as it is, anything else as JSON. */
export async function openSession(simulator: Simulator): Promise<Session> {
  const token = (await signIn(simulator)).json.access_token;
  const call = (method: string, path: string, body?: unknown): Promise<Reply> =>
    ask(`${simulator.storeUrl}/v1.0/my/${path}`, simulator.caFile, {
      method,
      headers: { Authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
  };
}

/** A simulator and a session of its API. */
export interface TestSimulator extends Session {
  readonly simulator: Simulator;
  readonly control: Simulator['control'];
}

/** One simulator for a test file; every test starts with the app anew. */
export function useSimulator(seed: Omit<AppSeed, 'id'> = {}): TestSimulator {
  let simulator: Simulator;
  let session: Session;
  beforeAll(async () => {
    simulator = await startSimulator();
    session = await openSession(simulator);
  });
  afterAll(() => simulator.close());
  beforeEach(() => {
    simulator.control.seedApp({ id: storeId, ...seed });
  });
  return {
    get simulator() {
      return simulator;
    },
    get control() {
      return simulator.control;
    },
    get: (path) => session.get(path),
    post: (path, body) => session.post(path, body),
    put: (path, body) => session.put(path, body),
    delete: (path) => session.delete(path),
  };
}

/** A zip of the files given, as any packer makes it. */
export async function zipOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A bundle that the example app accepts. */
export function bundleOf(version: string, change: Parameters<typeof sampleBundle>[0] = {}): Promise<Buffer> {
  return sampleBundle({ name: identityName, publisher, version, ...change });
}

/** Uploads with one PUT, the `+` of the signature encoded, as Microsoft's Python sample does. */
export async function upload({ caFile }: Simulator, url: string, bytes: Buffer): Promise<Reply> {
  return await ask(url.replaceAll('+', '%2B'), caFile, {
    method: 'PUT',
    body: bytes,
    headers: { 'x-ms-blob-type': 'BlockBlob' },
  });
}

/** Makes Azure's SDK trust the simulator, as NODE_EXTRA_CA_CERTS does for a whole process. */
export function trusting({ caFile }: Simulator, agent?: https.Agent): PipelinePolicy {
  const change = agent ? { agent } : { tlsSettings: { ca: readFileSync(caFile, 'utf8') } };
  return {
    name: 'trusting',
    sendRequest: (request, next) => next(Object.assign(request, change)),
  };
}

/** Azure's client of one blob, which trusts the simulator. */
export class TrustingBlob extends BlockBlobClient {
  constructor(url: string, simulator: Simulator) {
    super(url);
    this.storageClientContext.pipeline.addPolicy(trusting(simulator));
  }
}
