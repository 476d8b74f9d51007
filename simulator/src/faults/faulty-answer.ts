import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Fault } from './faults.ts';

/** A response that is known in full. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: Buffer;
}

const chunk = Buffer.alloc(64 * 1024, ' ');

/**
 * Sends what a fault leaves of a response; the same for every role.
 * @param answer The response; `undefined` if the fault lets nothing through.
 */
export async function sendFaulty(
  fault: Fault | undefined,
  response: http.ServerResponse,
  answer: WholeAnswer | undefined,
): Promise<void> {
  if (fault?.phase === 'endless') return sendEndless(response);
  if (fault?.phase === 'bomb') return sendGzipBomb(response);
  if (fault?.phase === 'hang') return;
  if (answer === undefined) response.socket?.destroy();
  else if (fault?.phase === 'half') cutInHalf(response, answer);
  else if (fault?.phase === 'slow') await trickle(response, answer, fault.delayMs);
  else response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** A JSON document that never ends; stops when the client goes away. */
async function sendEndless(response: http.ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  await pipeline(Readable.from(forever(chunk)), response);
}

/** 1 GiB of spaces in about a megabyte: 64 gzip members of 16 MiB, which is one gzip stream (RFC 1952 §2.2). */
function sendGzipBomb(response: http.ServerResponse): void {
  const member = gzipSync(Buffer.alloc(16 * 2 ** 20, ' '));
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
  response.end(Buffer.concat(Array<Buffer>(64).fill(member)));
}

function* forever(bytes: Buffer): Generator<Buffer> {
  for (;;) yield bytes;
}

function cutInHalf({ socket }: http.ServerResponse, answer: WholeAnswer): void {
  const head = headOf(answer);
  const { body } = answer;
  const half = body.length === 0 ? head.subarray(0, head.length >> 1) : body.subarray(0, body.length >> 1);
  socket?.write(body.length === 0 ? half : Buffer.concat([head, half]), () => socket.destroy());
}

async function trickle({ socket }: http.ServerResponse, answer: WholeAnswer, delayMs: number): Promise<void> {
  const bytes = Buffer.concat([headOf(answer), answer.body]);
  const size = Math.ceil(bytes.length / 10);
  for (let at = 0; at < bytes.length; at += size) {
    await delay(delayMs, undefined, { ref: false });
    socket?.write(bytes.subarray(at, at + size));
  }
  socket?.end();
}

/** The head as sent: most responses to an upload have nothing else, and Node sends that in one piece. */
function headOf({ status, headers }: WholeAnswer): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const start = `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}`;
  return Buffer.from([start, ...lines, 'Connection: close', '', ''].join('\r\n'));
}
