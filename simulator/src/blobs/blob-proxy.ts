import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Fault, letsAct, type RequestLine } from '../faults/faults.ts';
import { sendFaulty, type WholeAnswer } from '../faults/faulty-answer.ts';
import { withoutSignature } from '../http/history.ts';
import { bytesOf, faultAnswer, refuseStranger, type ServerContext } from '../http/http-server.ts';
import { account, containerName } from './azurite.ts';

/**
 * What upload URLs point at: streams every request to Azurite, keeps the history and follows the fault rules. Nothing
 * is held in memory, regardless of size.
 */
export function blobProxy(
  azurite: { readonly host: string; readonly port: number },
  context: ServerContext,
): http.RequestListener {
  return (request, response) => {
    if (refuseStranger(request, response, context)) return;
    // A request that was read to its end, or destroyed, no longer has its socket.
    const { socket } = request;
    const method = request.method ?? 'GET';
    const url = new URL(`http://localhost${request.url ?? '/'}`);
    const started = context.now();
    const line: RequestLine = { role: 'blob', method, url: request.url ?? '/' };
    const fault = context.faults.take(line);
    const counted = new CountedBody(fault?.phase === 'corrupt');
    const finished = (status: number): void =>
      context.history.add({
        role: 'blob',
        method,
        path: url.pathname,
        query: withoutSignature(url.search),
        bytes: counted.bytes,
        time: started,
        milliseconds: context.now() - started,
        status,
        correlationId: String(request.headers['x-ms-client-request-id'] ?? randomUUID()),
        ...(fault && { fault: fault.phase }),
      });
    const serve = async (): Promise<void> => {
      await context.onRequest(line);
      await forward({ request, response, counted, fault, azurite, finished });
    };
    serve().catch(() => {
      // The client or a fault ended the connection.
      socket.destroy();
    });
  };
}

/** The bytes of a request on their way to Azurite. */
class CountedBody extends Transform {
  /** How many have passed through. */
  bytes = 0;
  readonly #isCorrupt: boolean;

  constructor(isCorrupt: boolean) {
    super();
    this.#isCorrupt = isCorrupt;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const isFirst = this.bytes === 0;
    this.bytes += chunk.length;
    done(null, this.#isCorrupt && isFirst ? withFlippedByte(chunk) : chunk);
  }
}

interface Forwarding {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly counted: CountedBody;
  readonly fault: Fault | undefined;
  readonly azurite: { readonly host: string; readonly port: number };
  readonly finished: (status: number) => void;
}

async function forward(forwarding: Forwarding): Promise<void> {
  const { response, fault, finished } = forwarding;
  if (fault === undefined || fault.phase === 'corrupt') {
    const answer = await sendOn(forwarding);
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    finished(answer.statusCode ?? 502);
    return pipeline(answer, response);
  }
  const left = await leftOf(fault, forwarding);
  finished(left?.status ?? 0);
  await sendFaulty(fault, response, left);
}

/** The response that a fault lets through; `undefined` if none. */
async function leftOf(fault: Fault, forwarding: Forwarding): Promise<WholeAnswer | undefined> {
  if (letsAct(fault)) {
    const answer = await sendOn(forwarding);
    if (fault.phase === 'half' || fault.phase === 'slow') return wholeAnswer(answer);
    await drain(answer);
  } else if (fault.phase === 'cut') await readHalf(forwarding.request);
  else if (fault.phase !== 'pre') await drain(forwarding.request);
  return fault.phase === 'status' ? statusAnswer(fault) : undefined;
}

async function wholeAnswer(answer: http.IncomingMessage): Promise<WholeAnswer> {
  const body = await buffer(answer);
  // Azurite's body may be chunked, and its connection is a separate one.
  const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...headers } = answer.headers;
  return { status: answer.statusCode ?? 502, headers: { 'content-length': body.length, ...headers }, body };
}

function statusAnswer(fault: Fault): WholeAnswer {
  const answer = faultAnswer(fault);
  const body = bytesOf(answer);
  const headers = { 'x-ms-request-id': randomUUID(), ...answer.headers, 'Content-Length': body.length };
  return { status: answer.status, headers, body };
}

async function sendOn({ request, counted, azurite }: Forwarding): Promise<http.IncomingMessage> {
  const { host: _host, ...headers } = request.headers;
  const outgoing = http.request({
    host: azurite.host,
    port: azurite.port,
    method: request.method,
    path: azuritePath(request.url ?? '/'),
    headers,
  });
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
  // Azurite may respond, and close, before it has read everything.
  pipeline(request, counted, outgoing).catch((error: Error) => outgoing.destroy(error));
  return answered;
}

/**
 * Path and query at Azurite: its account comes first, as always if a host is an address. Libraries that treat the
 * first segment as the account there (Python's, for instance) send `/ingestion/ingestion/{guid}`; those that were given
 * Azurite's own form send the account. All of them mean the same blob.
 */
export function azuritePath(url: string): string {
  const [path = '', ...query] = url.split('?');
  const own = path.startsWith(`/${account.name}/`) ? path.slice(account.name.length + 1) : path;
  const blob = own.replace(new RegExp(`^(/${containerName})+(?=/${containerName}/)`), '');
  return [`/${account.name}${blob}`, ...query].join('?');
}

async function readHalf(request: http.IncomingMessage): Promise<void> {
  const half = Number(request.headers['content-length'] ?? 0) / 2;
  let seen = 0;
  for await (const chunk of request) {
    seen += chunk.length;
    if (seen >= half) return;
  }
}

async function drain(stream: NodeJS.ReadableStream): Promise<void> {
  for await (const _chunk of stream);
}

function withFlippedByte(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 0xff;
  return copy;
}
