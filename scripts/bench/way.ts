/**
 * One way to send files to the sink, in a process of its own so that its CPU time and peak memory are its own. Started
 * with `fork`; gets its job as the first argument and returns what it used.
 */
import { open } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { PassThrough } from 'node:stream';
import type { ArchiveEntry } from '../../src/archive/types.ts';

export const ways = ['start', 'raw', 'ours', 'yazl', 'promised', 'whole'] as const;
export type Way = (typeof ways)[number];

export interface Job {
  readonly way: Way;
  readonly url: string;
  readonly entries: readonly ArchiveEntry[];
  /** Milliseconds for each request, of our upload only; its own choice if omitted. */
  readonly timeLimit?: number;
}

export interface Usage {
  /** Seconds, user and system, since the process started. */
  readonly cpu: number;
  /** Bytes. */
  readonly peakMemory: number;
  /** Milliseconds from the call to its end, without the start of the process. */
  readonly inside: number;
  /** Code of the failure and the service's own code. */
  readonly failure?: string;
}

const blockSize = 8 * 1024 * 1024;
const parallel = 8;

const run: Record<Way, (job: Job) => Promise<void>> = {
  /** What starting Node and loading the SDK costs: part of every wall time here. */
  start: async () => {
    await import('@azure/storage-blob');
  },

  /** The limit: blocks of the files, no zip, no SDK, no checksum. */
  raw: async ({ url, entries }) => {
    const agent = new Agent({ keepAlive: true });
    const blocks = entries.flatMap(({ path, size }) =>
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
        await file.read(buffer, 0, block.length, block.from);
        await put(`${url}&comp=block`, agent, buffer.subarray(0, block.length));
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    await put(`${url}&comp=blocklist`, agent, Buffer.alloc(0));
    agent.destroy();
  },

  /** What the action does. */
  ours: async ({ url, entries, timeLimit }) => {
    const { uploadArchive } = await import('../../src/upload/blob.ts');
    const { systemClock } = await import('../../src/clock.ts');
    const { silentLogger } = await import('../../__tests__/support/silent-logger.ts');
    await uploadArchive(
      { url, entries, clock: systemClock, logger: silentLogger, random: Math.random },
      timeLimit === undefined ? {} : { timeLimit: () => timeLimit },
    );
  },

  /** What the action promises to do with a release, by the shortest program. */
  promised: async ({ url, entries }) => {
    const { baseline } = await import('./baseline.ts');
    await baseline(url, entries);
  },

  /** What the action does with a release: the pass of the inspection over each file, and the upload. */
  whole: async (job) => {
    const { digestFile } = await import('../../src/packages/digest.ts');
    for (const { path, size } of job.entries) {
      await using file = await open(path, 'r');
      await digestFile(file, size);
    }
    await run.ours(job);
  },

  /** What the libraries offer: a streamed zip into `uploadStream`. */
  yazl: async ({ url, entries }) => {
    const { default: yazl } = await import('yazl');
    const { AnonymousCredential, BlockBlobClient } = await import('@azure/storage-blob');
    const zip = new yazl.ZipFile();
    for (const entry of entries) zip.addFile(entry.path, entry.name, { compress: false });
    zip.end();
    const stream = zip.outputStream.pipe(new PassThrough());
    await new BlockBlobClient(url, new AnonymousCredential()).uploadStream(stream, blockSize, parallel);
  },
};

function put(url: string, agent: Agent, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'PUT', agent, headers: { 'content-length': body.length } },
      (answer) => {
        answer.resume().on('end', resolve);
      },
    );
    sent.on('error', reject).end(body);
  });
}

function codesOf(error: unknown): string {
  const { code, serviceCode } = error as { code?: string; serviceCode?: string };
  return [code, serviceCode].filter(Boolean).join(' ') || String(error);
}

if (process.send) {
  const job: Job = JSON.parse(process.argv[2] ?? '');
  const start = performance.now();
  const failure = await run[job.way](job).then(() => undefined, codesOf);
  const inside = performance.now() - start;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: Usage = {
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    peakMemory: maxRSS * 1024,
    inside,
    ...(failure === undefined ? {} : { failure }),
  };
  process.send(usage, () => process.disconnect());
}
