import { randomUUID } from 'node:crypto';
import type http from 'node:http';
import { type Fault, type Faults, letsAct, type RequestLine, type Role } from '../faults/faults.ts';
import { sendFaulty, type WholeAnswer } from '../faults/faulty-answer.ts';
import { isObject, type Json } from '../json/json.ts';
import { mergePatch } from '../json/merge-patch.ts';
import type { Callers } from './callers.ts';
import { type History, withoutSignature } from './history.ts';
import { internalError, Refusal } from './refusal.ts';

/** A request whose body has been read. */
export interface Exchange {
  readonly role: Role;
  readonly method: string;
  readonly url: URL;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON; bytes as they are; `undefined`: an empty body. */
  readonly body?: Json | Buffer | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called once the response is on its way. */
  readonly sent?: () => void;
}

export type Handler = (exchange: Exchange) => Promise<Answer> | Answer;

export interface ServerContext {
  readonly history: History;
  readonly faults: Faults;
  readonly now: () => number;
  readonly callers: Callers;
  /** Called for every request before the server acts, and awaited: someone else may act first. */
  readonly onRequest: (request: RequestLine) => Promise<void> | void;
  /** Called with errors that no handler expected: bugs in the simulator. */
  readonly onError: (error: unknown) => void;
}

/** Which handler serves a path: the control API shares a port with the API. */
export interface Route {
  readonly role: Role;
  readonly handler: Handler;
}

const bodyLimit = 64 * 1024 * 1024;
const keptBodyLimit = 1024 * 1024;

/**
 * A request listener that follows the fault rules, keeps the history and responds as the service does: always with
 * `Content-Length` (even on 204), never chunked, always with `MS-CorrelationId` (store-api.md §2.8, §9.3).
 */
export function listener(
  routeOf: (path: string) => Route,
  context: ServerContext,
): (request: http.IncomingMessage, response: http.ServerResponse) => void {
  return (request, response) => {
    // A request that was destroyed no longer has its socket.
    const { socket } = request;
    serve(request, response, routeOf, context).catch((error: unknown) => {
      // The client went away while its body was read or its response was written.
      if (!socket.destroyed) context.onError(error);
      socket.destroy();
    });
  };
}

async function serve(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  routeOf: (path: string) => Route,
  context: ServerContext,
): Promise<void> {
  const url = new URL(`http://localhost${request.url ?? '/'}`);
  const { role, handler } = routeOf(url.pathname);
  if (refuseStranger(request, response, context, role)) return;
  const started = context.now();
  const method = request.method ?? 'GET';
  const body = await readBody(request);
  const line: RequestLine = { role, method, url: request.url ?? '/' };
  await context.onRequest(line);
  const fault = context.faults.take(line);
  const correlationId = randomUUID();
  const exchange: Exchange = { role, method, url, headers: request.headers, body };
  const answer = await answerWith(exchange, handler, fault, context);
  const kept = role === 'login' ? undefined : jsonOf(body);
  context.history.add({
    role,
    method,
    path: url.pathname,
    query: withoutSignature(url.search),
    bytes: body.length,
    ...(kept !== undefined && { body: kept }),
    time: started,
    milliseconds: context.now() - started,
    status: answer?.status ?? 0,
    correlationId,
    ...(answer?.headers?.['Retry-After'] !== undefined && { retryAfter: answer.headers['Retry-After'] }),
    ...(fault && { fault: fault.phase }),
  });
  if (answer?.sent) response.once('finish', answer.sent);
  await sendFaulty(fault, response, answer && wholeAnswer(answer, method, correlationId));
}

/** Refuses web pages and unknown names (`Callers`) before any of the body is read. True if it did. */
export function refuseStranger(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { callers }: ServerContext,
  role?: Role,
): boolean {
  const message = callers.refusal(request.headers, request.socket.localPort, role === 'control');
  if (message === undefined) return false;
  const { status, headers, body } = wholeAnswer({ status: 403, body: { message } }, 'GET', randomUUID());
  response.writeHead(status, { ...headers, Connection: 'close' }).end(body);
  return true;
}

/** Lets the server act if the fault allows it. `undefined`: no response. */
async function answerWith(
  exchange: Exchange,
  handler: Handler,
  fault: Fault | undefined,
  context: ServerContext,
): Promise<Answer | undefined> {
  const answer = letsAct(fault) ? await act(exchange, handler, context) : undefined;
  if (fault?.phase === 'alter' && answer) return altered(answer, fault);
  if (fault === undefined || fault.phase === 'half' || fault.phase === 'slow') return answer;
  return fault.phase === 'status' ? faultAnswer(fault) : undefined;
}

async function act(exchange: Exchange, handler: Handler, context: ServerContext): Promise<Answer> {
  try {
    return await handler(exchange);
  } catch (error) {
    if (!(error instanceof Refusal)) context.onError(error);
    return error instanceof Refusal ? error : internalError();
  }
}

function altered(answer: Answer, fault: Fault): Answer {
  const { body } = answer;
  if (body === undefined || Buffer.isBuffer(body) || !isObject(body)) return answer;
  const patched = isObject(fault.body) ? mergePatch(body, fault.body) : body;
  return { ...answer, body: { ...patched, ...Object.fromEntries(fault.nulls.map((name) => [name, null])) } };
}

/** What a rule of phase `status` says. */
export function faultAnswer(fault: Fault): Answer {
  const body = typeof fault.body === 'string' ? Buffer.from(fault.body) : fault.body;
  return { status: fault.status, headers: fault.headers, body };
}

function wholeAnswer(answer: Answer, method: string, correlationId: string): WholeAnswer {
  const bytes = bytesOf(answer);
  const headers = {
    ...(bytes.length > 0 && { 'Content-Type': 'application/json; charset=utf-8' }),
    'MS-CorrelationId': correlationId,
    'Cache-Control': 'no-cache',
    ...answer.headers,
    'Content-Length': bytes.length,
  };
  return { status: answer.status, headers, body: method === 'HEAD' ? Buffer.alloc(0) : bytes };
}

/** The body of a response as it is sent. */
export function bytesOf({ body }: Answer): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body));
}

async function readBody(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > bodyLimit) throw new Error(`The body is longer than ${bodyLimit} bytes.`);
  }
  return Buffer.concat(chunks);
}

function jsonOf(body: Buffer): Json | undefined {
  if (body.length === 0 || body.length > keptBodyLimit) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return body.toString('utf8');
  }
}
