import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, RequestLine } from './faults.ts';
import { withoutSignature } from './history.ts';
import { faultAnswer, type ServerContext } from './http-server.ts';

/**
 * What upload URLs point at: streams every request to Azurite, keeps the history and plays faults. Nothing
 * is held in memory, whatever the size.
 */
export function blobProxy(
  azurite: { readonly host: string; readonly port: number },
  context: ServerContext,
): http.RequestListener {
  return (request, response) => {
    // A request that was read to its end, or destroyed, no longer knows its socket.
    const { socket } = request;
    const method = request.method ?? 'GET';
    const url = new URL(`http://localhost${request.url ?? '/'}`);
    const started = context.now();
    const line: RequestLine = { role: 'blob', method, url: request.url ?? '/' };
    const fault = context.faults.take(line);
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        const isFirst = bytes === 0;
        bytes += chunk.length;
        done(null, fault?.phase === 'corrupt' && isFirst ? withFlippedByte(chunk) : chunk);
      },
    });
    const finished = (status: number): void =>
      context.history.add({
        role: 'blob',
        method,
        path: url.pathname,
        query: withoutSignature(url.search),
        bytes,
        time: started,
        milliseconds: context.now() - started,
        status,
        correlationId: String(request.headers['x-ms-client-request-id'] ?? randomUUID()),
        ...(fault && { fault: fault.phase }),
      });
    const serve = async (): Promise<void> => {
      await context.onRequest(line);
      await forward({ request, response, socket, counted, fault, azurite, finished });
    };
    serve().catch(() => {
      // The client or a fault ended the connection.
      socket.destroy();
    });
  };
}

interface Forwarding {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly socket: Socket;
  readonly counted: Transform;
  readonly fault: Fault | undefined;
  readonly azurite: { readonly host: string; readonly port: number };
  readonly finished: (status: number) => void;
}

async function forward(forwarding: Forwarding): Promise<void> {
  const { response, socket, counted, fault, finished } = forwarding;
  const acts = fault === undefined || fault.acts || ['post', 'half', 'slow', 'corrupt'].includes(fault.phase);
  if (!acts) return refuse(forwarding, fault);
  if (fault?.phase === 'slow') await delay(fault.delayMs, undefined, { ref: false });
  const answer = await sendOn(forwarding);
  if (fault === undefined || fault.phase === 'slow' || fault.phase === 'corrupt') {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    finished(answer.statusCode ?? 502);
    await pipeline(answer, response);
    return;
  }
  await drain(answer);
  if (fault.phase === 'half') {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    response.flushHeaders();
  }
  if (fault.phase === 'status') {
    answerFault(response, fault);
    return finished(fault.status);
  }
  finished(0);
  if (fault.phase !== 'hang') socket.destroy();
  counted.destroy();
}

/** Faults that Azurite never hears of. */
async function refuse({ request, response, socket, finished }: Forwarding, fault: Fault): Promise<void> {
  if (fault.phase === 'status') {
    await drain(request);
    answerFault(response, fault);
    return finished(fault.status);
  }
  if (fault.phase === 'cut') await readHalf(request);
  finished(0);
  if (fault.phase === 'hang') request.resume();
  else socket.destroy();
}

function answerFault(response: http.ServerResponse, fault: Fault): void {
  const { status, headers, body } = faultAnswer(fault);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  response.writeHead(status, { 'x-ms-request-id': randomUUID(), ...headers, 'Content-Length': bytes.length });
  response.end(bytes);
}

async function sendOn({ request, counted, azurite }: Forwarding): Promise<http.IncomingMessage> {
  const { host: _host, ...headers } = request.headers;
  const outgoing = http.request({
    host: azurite.host,
    port: azurite.port,
    method: request.method,
    path: request.url,
    headers,
  });
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
  // Azurite may answer, and close, before it has read everything.
  pipeline(request, counted, outgoing).catch((error: Error) => outgoing.destroy(error));
  return answered;
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
