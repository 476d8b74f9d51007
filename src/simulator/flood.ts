import type http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';

const chunk = Buffer.alloc(64 * 1024, ' ');

/** A JSON document that never ends; over when the client goes away. */
export async function sendEndless(response: http.ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  await pipeline(Readable.from(forever(chunk)), response);
}

/** 1 GiB of blanks in about a megabyte: 64 gzip members of 16 MiB, which is one gzip stream (RFC 1952 §2.2). */
export function sendGzipBomb(response: http.ServerResponse): void {
  const member = gzipSync(Buffer.alloc(16 * 2 ** 20, ' '));
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
  response.end(Buffer.concat(Array<Buffer>(64).fill(member)));
}

function* forever(bytes: Buffer): Generator<Buffer> {
  for (;;) yield bytes;
}
