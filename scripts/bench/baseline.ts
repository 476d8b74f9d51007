/**
 * What the action promises to do with a release, done by the shortest program that does it: each file is read for its
 * SHA-256 and CRC-32 (the names in the archive and its headers), and each block of 8 MiB is read again, hashed for the
 * proof that it is what was inspected, hashed for its Content-MD5, and sent, eight at a time. No archive, no SDK, no
 * retry.
 *
 * The yardstick of the CPU goal in upload.md: never changed in the same commit as the code that it measures.
 */
import { createHash, hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { crc32 } from 'node:zlib';

const blockSize = 8 * 1024 * 1024;
const parallel = 8;

export interface BaselineFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** Inspects and sends the files; `url` has a query. */
export async function baseline(url: string, files: readonly BaselineFile[]): Promise<void> {
  for (const file of files) await inspect(file);
  await send(url, files);
}

async function inspect({ path, size }: BaselineFile): Promise<void> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(blockSize, size));
  const sha256 = createHash('sha256');
  let crc = 0;
  await using file = await open(path, 'r');
  for (let position = 0; position < size; ) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    const part = buffer.subarray(0, bytesRead);
    sha256.update(part);
    crc = crc32(part, crc);
    position += bytesRead;
  }
  sha256.digest('hex');
}

async function send(url: string, files: readonly BaselineFile[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const blocks = files.flatMap(({ path, size }) =>
    Array.from({ length: Math.ceil(size / blockSize) }, (_, index) => ({
      path,
      from: index * blockSize,
      length: Math.min(blockSize, size - index * blockSize),
    })),
  );
  const work = async () => {
    const buffer = Buffer.allocUnsafeSlow(blockSize);
    for (let block = blocks.shift(); block !== undefined; block = blocks.shift()) {
      await using file = await open(block.path, 'r');
      const { bytesRead } = await file.read(buffer, 0, block.length, block.from);
      const part = buffer.subarray(0, bytesRead);
      hash('sha256', part);
      await put(`${url}&comp=block`, agent, part, hash('md5', part, 'base64'));
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  await put(`${url}&comp=blocklist`, agent, Buffer.alloc(0));
  agent.destroy();
}

function put(url: string, agent: Agent, body: Buffer, md5?: string): Promise<void> {
  const headers = { 'content-length': body.length, ...(md5 === undefined ? {} : { 'content-md5': md5 }) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'PUT', agent, headers }, (answer) => {
      answer.resume().on('end', resolve);
    });
    sent.on('error', reject).end(body);
  });
}
