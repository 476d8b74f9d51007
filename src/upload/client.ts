import { createHash } from 'node:crypto';
import type { BlockBlobClient } from '@azure/storage-blob';
import type { ArchiveLayout } from '../archive/layout.ts';
import { boundedAnswers, WireError, withTimeLimit } from '../http/transport.ts';
import { formatDuration } from '../text/format.ts';
import { BlobFailure, failureOf } from './failure.ts';

/** A list of 50,000 blocks, which is as many as there can be, is a third of that. */
const maxAnswerBytes = 16 * 2 ** 20;

/** One request's time limit, and what ends it early. */
export interface RequestLimits {
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly signal: AbortSignal;
}

/**
 * The few requests that an upload needs, each sent once: `blob.ts` retries them. All of them throw `BlobFailure`, or
 * the signal's reason.
 */
export interface BlobRequests {
  /** Put Block. */
  stage(id: string, bytes: Buffer, md5: Uint8Array, limits: RequestLimits): Promise<void>;
  /** Put Block List. */
  commit(ids: readonly string[], limits: RequestLimits): Promise<void>;
  /** Get Block List: ids of the blocks that the blob consists of. */
  committed(limits: RequestLimits): Promise<readonly string[]>;
}

/**
 * Ids of equal length, as the service requires. They begin with a digest of all headers (names, sizes, checksums), so
 * blocks of another archive that were left in the blob are never mistaken for ours.
 */
export function blockIds(layout: ArchiveLayout, blocks: number): readonly string[] {
  const digest = createHash('sha256');
  for (const segment of layout.segments) if (segment.kind === 'header') digest.update(segment.bytes);
  const prefix = digest.digest('hex').slice(0, 16);
  return Array.from({ length: blocks }, (_, block) =>
    Buffer.from(`${prefix}-${String(block).padStart(5, '0')}`).toString('base64'),
  );
}

/**
 * The block blob that an upload URL names. The SDK is loaded here, when there is something to upload, so that other
 * runs don't wait for it. Its proxy policy reads `HTTPS_PROXY` and `NO_PROXY`; it follows no redirect to another
 * origin.
 */
export async function openBlob(url: string): Promise<BlobRequests> {
  const [{ isRestError }, client] = await Promise.all([import('@azure/storage-blob'), createClient(url)]);
  const send: SendOnce = async (limits, request) => {
    try {
      return await withTimeLimit(limits.timeLimit, limits.signal, request);
    } catch (error) {
      limits.signal.throwIfAborted();
      if (error instanceof WireError) throw failureOfWire(error, limits);
      throw isRestError(error) ? failureOf(error) : error;
    }
  };
  return {
    stage: (id, bytes, md5, limits) =>
      send(limits, async (abortSignal) => {
        await client.stageBlock(id, bytes, bytes.length, { abortSignal, transactionalContentMD5: md5 });
      }),
    commit: (ids, limits) =>
      send(limits, async (abortSignal) => {
        await client.commitBlockList([...ids], { abortSignal });
      }),
    committed: (limits) =>
      send(limits, async (abortSignal) => {
        const list = await client.getBlockList('committed', { abortSignal });
        return (list.committedBlocks ?? []).map((block) => block.name);
      }),
  };
}

type SendOnce = <T>(limits: RequestLimits, request: (signal: AbortSignal) => Promise<T>) => Promise<T>;

async function createClient(url: string): Promise<BlockBlobClient> {
  const { AnonymousCredential, BlockBlobClient, newPipeline } = await import('@azure/storage-blob');
  // The SDK's own retry would repeat 500 and 503 but not 408, 429, 502 and 504, and would wait without our knowledge.
  const pipeline = newPipeline(new AnonymousCredential(), { retryOptions: { maxTries: 1 } });
  return new (class extends BlockBlobClient {
    // The SDK reads a response of any length, and has no other place for a policy after the one that parses it.
    constructor() {
      super(url, pipeline);
      this.storageClientContext.pipeline.addPolicy(boundedAnswers(maxAnswerBytes), { afterPhase: 'Retry' });
    }
  })();
}

function failureOfWire(
  { fault, code, message, proxy }: WireError,
  { timeLimit }: RequestLimits,
): BlobFailure {
  if (fault === 'time-limit') {
    return new BlobFailure(`no response within ${formatDuration(timeLimit)}`, { stalled: true });
  }
  // The message of a lost connection is its code alone, which the summary names anyway.
  return new BlobFailure(code === undefined ? message : 'the response was cut off', { code, proxy });
}
