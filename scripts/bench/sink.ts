/**
 * Takes blocks over http, counts their bytes and throws them away; a child process of its own, so that its work is not
 * charged to the upload. Its network is that of upload.md: a rate for each connection, a delay for each request, a rate
 * for all together. Started with `fork`; gets its settings as the first argument and returns its port, and for any
 * message what arrived.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { CheckedBlob } from './checked-blob.ts';

export interface SinkSettings {
  /** Bytes per second of one connection. */
  readonly connectionRate?: number;
  /** Bytes per second of all connections together. */
  readonly totalRate?: number;
  /** Milliseconds added to each request. */
  readonly requestDelay?: number;
  /** The request with this number (from 0) gets no response. */
  readonly stalledRequest?: number;
  /** Every request is refused with 403. */
  readonly refuse?: boolean;
  /** Everything that arrives is checked, and this share of the requests for blocks (0 to 1) fails; no network then. */
  readonly failingShare?: number;
}

/** A line on which bytes queue: says how long, in milliseconds, until these have passed. */
class Line {
  readonly #bytesPerMillisecond: number;
  #freeAt = 0;

  constructor(bytesPerSecond: number) {
    this.#bytesPerMillisecond = bytesPerSecond / 1000;
  }

  pass(bytes: number): number {
    const now = performance.now();
    this.#freeAt = Math.max(now, this.#freeAt) + bytes / this.#bytesPerMillisecond;
    return this.#freeAt - now;
  }
}

/** Timers are no finer than this; shorter waits add up in the line instead. */
const shortestPause = 2;

const settings: SinkSettings = JSON.parse(process.argv[2] ?? '{}');
const total = new Line(settings.totalRate ?? Number.POSITIVE_INFINITY);
const connections = new WeakMap<object, Line>();
const blob = settings.failingShare === undefined ? undefined : new CheckedBlob(settings.failingShare);
let requests = 0;

async function receive(message: IncomingMessage): Promise<void> {
  const line =
    connections.get(message.socket) ?? new Line(settings.connectionRate ?? Number.POSITIVE_INFINITY);
  connections.set(message.socket, line);
  for await (const chunk of message) {
    const wait = Math.max(line.pass(chunk.length), total.pass(chunk.length));
    if (wait > shortestPause) await delay(wait);
  }
  if (settings.requestDelay) await delay(settings.requestDelay);
}

const server = createServer(async (message, response) => {
  const number = requests;
  requests += 1;
  if (settings.refuse) {
    response.writeHead(403, { 'x-ms-error-code': 'AuthenticationFailed', 'content-type': 'application/xml' });
    response.end(
      '<Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate.</Message></Error>',
    );
    return;
  }
  if (number === settings.stalledRequest) return;
  const work = blob?.handle(message, response) ?? receive(message).then(() => response.writeHead(201).end());
  await work.catch(() => {});
});

process.on('message', () => process.send?.(blob?.report));
// A parent that has died can no longer end this process.
process.once('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
