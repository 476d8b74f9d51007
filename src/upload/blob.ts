import { hash } from 'node:crypto';
import { ArchiveBytes } from '../archive/bytes.ts';
import { ContentProof } from '../archive/content-proof.ts';
import { type ArchiveLayout, layoutArchive } from '../archive/layout.ts';
import { ActionError } from '../errors.ts';
import { RetryBudget, retry, retryPolicies } from '../http/retry.ts';
import { formatBytes, formatDuration, formatRate, plural } from '../text/format.ts';
import { type BlobRequests, blockIds, openBlob, type RequestLimits } from './client.ts';
import { attemptFailureOf, BlobFailure, explainFailure, mayBeDone } from './failure.ts';
import { tuningFor, type UploadOptions, type UploadResult, type UploadTuning } from './options.ts';
import { Progress } from './progress.ts';
import { expiryOf } from './url.ts';

/** One pass over all blocks. */
interface Pass {
  readonly proof: ContentProof;
  /** Settles when the block before the next one is hashed. */
  hashed: Promise<unknown>;
}

/**
 * Sends the entries as one ZIP to the submission's blob: blocks in parallel, straight from the files, each with its
 * MD5, and committed only if the SHA-256 of every file, as sent, is that of its inspection.
 * @throws ActionError `upload-refused` (the URL is not accepted), `upload-failed`, `package-changed`;
 *   the signal's reason when it aborts.
 */
export async function uploadArchive(
  options: UploadOptions,
  tuning: Partial<UploadTuning> = {},
): Promise<UploadResult> {
  const layout = layoutArchive(options.entries);
  const upload = new ArchiveUpload(options, layout, { ...tuningFor(layout), ...tuning });
  return upload.run();
}

class ArchiveUpload {
  readonly #options: UploadOptions;
  readonly #tuning: UploadTuning;
  readonly #layout: ArchiveLayout;
  readonly #bytes: ArchiveBytes;
  readonly #size: number;
  readonly #ids: readonly string[];
  readonly #blob: Promise<BlobRequests>;
  readonly #progress: Progress;
  readonly #stop = new AbortController();
  readonly #repeated = new Set<number>();
  readonly #budget: RetryBudget;
  #succeeded = false;

  constructor(options: UploadOptions, layout: ArchiveLayout, tuning: UploadTuning) {
    this.#options = options;
    this.#tuning = tuning;
    this.#layout = layout;
    this.#bytes = new ArchiveBytes(layout, tuning.blockSize);
    this.#size = layout.size;
    this.#ids = blockIds(layout, this.#bytes.blocks);
    this.#progress = new Progress(layout.size, options.clock, options.logger);
    // An outage must not multiply the load: five attempts per request, and this many retries in total.
    this.#budget = new RetryBudget(40 + Math.ceil(this.#bytes.blocks / 10));
    // Not awaited here: the first blocks are read while the SDK loads.
    this.#blob = openBlob(options.url);
  }

  async run(): Promise<UploadResult> {
    const { logger, signal } = this.#options;
    const abort = () => this.#stop.abort(signal?.reason);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    try {
      logger.info(`Uploading ${formatBytes(this.#size)} in ${plural(this.#bytes.blocks, 'block')}.`);
      await this.#stageAll();
      await this.#commit();
    } finally {
      signal?.removeEventListener('abort', abort);
    }
    const milliseconds = this.#progress.elapsed;
    const repeated = this.#repeated.size;
    const note = repeated === 0 ? '' : `, ${repeated} of them sent more than once`;
    logger.info(
      `Uploaded ${formatBytes(this.#size)} in ${formatDuration(milliseconds)} (${formatRate(this.#size, milliseconds)})${note}.`,
    );
    return { size: this.#size, blocks: this.#bytes.blocks, repeated, milliseconds };
  }

  /** Sends every block and makes sure that what was sent is what was inspected. */
  async #stageAll(): Promise<void> {
    const pass: Pass = { proof: new ContentProof(this.#layout), hashed: Promise.resolve() };
    let next = 0;
    const work = async () => {
      let buffer: Buffer<ArrayBuffer> | undefined;
      while (next < this.#bytes.blocks) {
        const block = next;
        next += 1;
        buffer ??= Buffer.allocUnsafeSlow(this.#bytes.lengthOf(0));
        // A request that was given up may still be sending from this memory: its MD5 refuses bytes of the next block,
        // and new memory after every repeat lets an outage take 60 MiB more.
        await this.#stage(block, buffer, pass);
      }
      // The garbage collector would keep it until the process ends.
      if (this.#repeated.size === 0) buffer?.buffer.transfer(0);
    };
    const workers = Array.from({ length: Math.min(this.#tuning.parallel, this.#bytes.blocks) }, () =>
      // The first fatal error cancels the other blocks and becomes the reason that all of them end with.
      work().catch((error: unknown) => this.#stop.abort(error)),
    );
    await Promise.all(workers);
    this.#stop.signal.throwIfAborted();
    pass.proof.verify();
  }

  async #stage(block: number, buffer: Buffer, pass: Pass): Promise<void> {
    // Blocks are read at the same time and hashed in their order, as the SHA-256 of a file needs them. What is hashed
    // is the memory that is sent, even when it is sent again.
    const hashing = Promise.all([this.#bytes.read(block, buffer, this.#stop.signal), pass.hashed]).then(
      ([bytes]) => hashed(bytes, pass.proof),
    );
    pass.hashed = hashing;
    const [{ bytes, md5 }, blob] = await Promise.all([hashing, this.#blob]);
    const id = this.#ids[block] ?? '';
    const { failures } = await this.#send(
      `Block ${block + 1} of ${this.#bytes.blocks}`,
      bytes.length,
      (limits) => blob.stage(id, bytes, md5, limits),
    );
    if (failures > 0) this.#repeated.add(block);
    this.#progress.add(bytes.length);
  }

  async #commit(): Promise<void> {
    try {
      await this.#putBlockList();
    } catch (error) {
      if (!(error instanceof ActionError) || error.serviceCode !== 'InvalidBlockList') throw error;
      // The service lost blocks that it had confirmed (store-faults.md B09): once more, from the files.
      this.#options.logger.warning('Azure Blob Storage is missing blocks; sending all of them again.');
      for (let block = 0; block < this.#bytes.blocks; block += 1) this.#repeated.add(block);
      await this.#stageAll();
      await this.#putBlockList();
    }
  }

  async #putBlockList(): Promise<void> {
    const blob = await this.#blob;
    try {
      await this.#send("The upload's block list", 0, (limits) => blob.commit(this.#ids, limits));
    } catch (error) {
      if (!(error instanceof ActionError) || !mayBeDone(error)) throw error;
      // The list may have arrived although its response did not. The ids name the content, so a read is proof.
      const { answer } = await this.#send("The request for the upload's block list", 0, (limits) =>
        blob.committed(limits),
      ).catch(() => {
        this.#stop.signal.throwIfAborted();
        throw error;
      });
      if (answer.join() !== this.#ids.join()) throw error;
    }
  }

  /** Sends a request until it succeeds, or until its retries end. */
  async #send<T>(
    what: string,
    bytes: number,
    request: (limits: RequestLimits) => Promise<T>,
  ): Promise<{ answer: T; failures: number }> {
    const { clock, logger, random, url } = this.#options;
    const { signal } = this.#stop;
    const expiry = expiryOf(url);
    const failures: BlobFailure[] = [];
    const attempt = async () => {
      const stalls = failures.filter((failure) => failure.stalled).length;
      const timeLimit = this.#tuning.timeLimit(bytes) * 2 ** stalls;
      try {
        const value = await request({ timeLimit, signal });
        this.#succeeded = true;
        return { value };
      } catch (error) {
        if (!(error instanceof BlobFailure)) throw error;
        failures.push(error);
        const state = { now: clock.now(), expiry, succeeded: this.#succeeded };
        return { error, failure: attemptFailureOf(failures, state) };
      }
    };
    const run = { clock, random, budget: this.#budget, signal };
    const answer = await retry<T, BlobFailure>(retryPolicies.transient, run, {
      attempt,
      explain: () => explainFailure(what, failures, { now: clock.now(), expiry, url }),
      onRetry: ({ summary }, { wait }) =>
        logger.info(`${what}: ${summary}; sent again in ${formatDuration(wait)}.`),
    });
    return { answer, failures: failures.length };
  }
}

/**
 * MD5 takes 10 ms for 8 MiB and SHA-256 five, in which no connection moves. So blocks are hashed one at a time, each in
 * its own turns of the event loop: without that, the first eight in a row kept the first connection waiting for 100 ms.
 */
async function hashed(bytes: Buffer, proof: ContentProof): Promise<{ bytes: Buffer; md5: Buffer }> {
  await nextTurn();
  proof.take(bytes);
  await nextTurn();
  return { bytes, md5: hash('md5', bytes, 'buffer') };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
