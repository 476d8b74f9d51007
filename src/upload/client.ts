import { formatDuration } from '../report/format.ts';
import { boundedAnswers, WireError } from '../store/transport.ts';
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
 * The few requests that an upload needs, each sent once: what is repeated is decided in `retry.ts`. All of them
 * throw `BlobFailure`, or the signal's reason.
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
 * The block blob behind an upload URL. The SDK is loaded here, when there is something to upload, so that other runs
 * don't wait for it. Its proxy policy reads `HTTPS_PROXY` and `NO_PROXY`; it follows no redirect to another origin.
 */
export async function openBlob(url: string): Promise<BlobRequests> {
  const { AnonymousCredential, BlockBlobClient, isRestError, newPipeline } = await import(
    '@azure/storage-blob'
  );
  // The SDK's own retry would repeat 500 and 503 but not 408, 429, 502 and 504, and would wait out of our sight.
  const pipeline = newPipeline(new AnonymousCredential(), { retryOptions: { maxTries: 1 } });
  class Blob extends BlockBlobClient {
    // The SDK reads an answer of any length, and has no other place for a policy behind the one that parses it.
    constructor() {
      super(url, pipeline);
      this.storageClientContext.pipeline.addPolicy(boundedAnswers(maxAnswerBytes), { afterPhase: 'Retry' });
    }
  }
  const client = new Blob();

  const send = async <T>(limits: RequestLimits, request: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const limit = startLimit(limits);
    try {
      return await request(limit.signal);
    } catch (error) {
      limits.signal.throwIfAborted();
      if (limit.signal.aborted) {
        throw new BlobFailure(`no answer within ${formatDuration(limits.timeLimit)}`, { stalled: true });
      }
      if (error instanceof WireError) throw brokenOff(error);
      throw isRestError(error) ? failureOf(error) : error;
    } finally {
      limit.end();
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

/** The message of a lost connection is its code alone, which the summary names anyway. */
function brokenOff({ code, message, proxy }: WireError): BlobFailure {
  return new BlobFailure(code === undefined ? message : 'the answer broke off', { code, proxy });
}

/**
 * A signal that aborts with the caller's, or when the time is up. Not `AbortSignal.any` with `AbortSignal.timeout`:
 * the timer of that one does not keep the process alive, so a run whose only socket died would end without a word.
 */
function startLimit({ timeLimit, signal }: RequestLimits): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeLimit);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
