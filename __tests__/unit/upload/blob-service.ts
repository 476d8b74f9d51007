import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the blob service sees it. */
export interface SeenRequest {
  readonly method: string;
  /** The path and query exactly as sent. */
  readonly target: string;
  readonly operation: 'block' | 'list' | 'look';
  /** The block's position in the archive; -1 for other operations. */
  readonly block: number;
  /** 1 for the first request of this operation (and block). */
  readonly attempt: number;
}

/** What to do instead of, or before, what the service would do. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly code?: string;
      readonly headers?: Record<string, string>;
      readonly early?: boolean;
      readonly page?: string;
    }
  /** The connection ends before the request is acted on. */
  | { readonly kind: 'reset' }
  /** The request is acted on, but the response is lost. */
  | { readonly kind: 'lost-answer' }
  /** The connection ends after the headers and part of the body. */
  | { readonly kind: 'half-answer' }
  /** There is never a response. */
  | { readonly kind: 'hang' }
  /** The request is acted on with a damaged body. */
  | { readonly kind: 'damage' };

export interface BlobService {
  /** An upload URL as the Store would give it, with a raw `+` in its signature. */
  readonly url: string;
  readonly requests: SeenRequest[];
  /** The committed blob. */
  content(): Buffer | undefined;
  /** The number of requests that hang and whose sender still waits. */
  waiting(): number;
  /** Forgets all staged blocks. */
  forget(): void;
  close(): Promise<void>;
}

/** Put Block, Put Block List and Get Block List of Azure Blob Storage over HTTP, with faults on demand. */
export async function startBlobService(
  faultOf: (request: SeenRequest) => Fault | undefined = () => undefined,
  expiry = '2099-01-01T00:00:00Z',
): Promise<BlobService> {
  const staged = new Map<string, Buffer>();
  const requests: SeenRequest[] = [];
  let waiting = 0;
  let committed: { ids: string[]; content: Buffer } | undefined;

  const act = (
    request: SeenRequest,
    id: string,
    headers: IncomingMessage['headers'],
    body: Buffer,
  ): Answer => {
    if (request.operation === 'look') return { status: 200, body: blockListXml(committed?.ids ?? []) };
    const md5 = headers['content-md5'];
    if (request.operation === 'block') {
      if (md5 !== createHash('md5').update(body).digest('base64')) return failure(400, 'Md5Mismatch');
      staged.set(id, body);
      return { status: 201, body: '' };
    }
    const ids = [...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map((match) => match[1] ?? '');
    if (!ids.every((name) => staged.has(name))) return failure(400, 'InvalidBlockList');
    committed = { ids, content: Buffer.concat(ids.map((name) => staged.get(name) ?? Buffer.alloc(0))) };
    return { status: 201, body: '' };
  };

  const answer = async (message: IncomingMessage, response: ServerResponse) => {
    const query = new URL(message.url ?? '', 'http://x').searchParams;
    const id = query.get('blockid') ?? '';
    const operation = query.get('comp') === 'block' ? 'block' : message.method === 'PUT' ? 'list' : 'look';
    const block = operation === 'block' ? Number(Buffer.from(id, 'base64').toString().slice(-5)) : -1;
    const attempt =
      1 + requests.filter((seen) => seen.operation === operation && seen.block === block).length;
    const request = {
      method: message.method ?? '',
      target: message.url ?? '',
      operation,
      block,
      attempt,
    } as const;
    requests.push(request);
    const fault = faultOf(request);
    if (fault?.kind === 'hang') {
      waiting += 1;
      message.socket.once('close', () => {
        waiting -= 1;
      });
      return;
    }
    if (fault?.kind === 'reset') return void message.socket.resetAndDestroy();
    if (fault?.kind === 'answer') {
      if (!fault.early) await read(message);
      const { status, body } = failure(fault.status, fault.code);
      response.writeHead(status, {
        ...(fault.code ? { 'x-ms-error-code': fault.code } : {}),
        ...fault.headers,
        'content-type': fault.page === undefined ? 'application/xml' : 'text/html',
        'x-ms-request-id': 'request-1',
      });
      response.end(fault.page ?? body);
      return;
    }
    const body = await read(message);
    if (fault?.kind === 'damage') body[0] = (body[0] ?? 0) ^ 1;
    const done = act(request, id, message.headers, body);
    if (fault?.kind === 'lost-answer') return void message.socket.resetAndDestroy();
    if (fault?.kind === 'half-answer') return sendHalf(message, response);
    response.writeHead(done.status, {
      'content-type': 'application/xml',
      ...(done.code ? { 'x-ms-error-code': done.code } : {}),
    });
    response.end(done.body);
  };
  // A body that the client stops sending is one of the cases under test.
  const server = createServer((message, response) => void answer(message, response).catch(() => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/ingestion/5f2b?sv=2014-02-14&sr=b&sig=${signature}&se=${expiry}&sp=rwl`,
    requests,
    content: () => committed?.content,
    waiting: () => waiting,
    forget: () => staged.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Raw, as the Store writes it. */
export const signature = 'aB+cD/eF%2FgH0123456789abcdefghijklmnopqrst=';

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly body: string;
}

function failure(status: number, code = 'Unknown'): Answer {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>The service says ${code}.\nRequestId:1\nTime:2026-11-20T00:00:00Z</Message></Error>`;
  return { status, code, body };
}

function blockListXml(ids: readonly string[]): string {
  const blocks = ids.map((id) => `<Block><Name>${id}</Name><Size>1</Size></Block>`).join('');
  return `<?xml version="1.0" encoding="utf-8"?><BlockList><CommittedBlocks>${blocks}</CommittedBlocks></BlockList>`;
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function sendHalf(message: IncomingMessage, response: ServerResponse): void {
  response.writeHead(201, { 'content-length': '1000' });
  response.write('half');
  setTimeout(() => message.socket.resetAndDestroy(), 20);
}
