import { once } from 'node:events';
import { type Git, type GitProcess, startGit } from './git.ts';

/** A running `git cat-file --batch`. */
interface Batch {
  readonly child: GitProcess;
  readonly parts: AsyncIterator<Buffer>;
  /** Read, but not used yet. */
  rest: Buffer;
}

const lineFeed = 0x0a;
const longestHeader = 256;

/**
 * Reads files of a repository by their object ids, with one process for all of them:
 * https://git-scm.com/docs/git-cat-file#_batch_output. One at a time; further calls wait for their turn.
 */
export class BlobReader implements AsyncDisposable {
  readonly #git: Git;
  readonly #folder: string;
  readonly #signal: AbortSignal | undefined;
  #batch: Batch | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param folder a folder of the repository's work tree */
  constructor(git: Git, folder: string, signal?: AbortSignal) {
    this.#git = git;
    this.#folder = folder;
    this.#signal = signal;
  }

  /**
   * Passes the bytes of a blob on in parts, each of which is valid only during the call.
   * @throws Error with a sentence fragment that follows the file's name
   */
  read(id: string, onPart: (part: Uint8Array) => void): Promise<void> {
    const reading = this.#turn.then(() => this.#read(id, onPart));
    this.#turn = reading.catch(() => {});
    return reading;
  }

  /** Ends the process, after what is being read. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#turn;
    const batch = this.#batch;
    this.#batch = undefined;
    if (batch === undefined || batch.child.exitCode !== null || batch.child.signalCode !== null) return;
    const end = once(batch.child, 'close');
    batch.child.stdin.end();
    batch.child.stdout.resume();
    await end;
  }

  async #read(id: string, onPart: (part: Uint8Array) => void): Promise<void> {
    this.#batch ??= this.#start();
    const batch = this.#batch;
    try {
      batch.child.stdin.write(`${id}\n`);
      const [, kind, size] = (await headerOf(batch)).split(' ');
      if (kind !== 'blob') throw new Error("can't be read: git does not have it");
      for (let left = Number(size); left > 0; ) {
        const part = await takeUpTo(batch, left);
        left -= part.length;
        onPart(part);
      }
      await takeUpTo(batch, 1);
    } catch (error) {
      // Its further output belongs to this file, so the next one gets a process of its own.
      this.#batch = undefined;
      batch.child.kill();
      throw error;
    }
  }

  #start(): Batch {
    const child = startGit(this.#git, this.#folder, ['cat-file', '--batch'], this.#signal);
    // The end of its output says the same, and reaches anyone who waits for it.
    child.on('error', () => {});
    child.stdin.on('error', () => {});
    child.stderr.resume();
    return { child, parts: child.stdout[Symbol.asyncIterator](), rest: Buffer.alloc(0) };
  }
}

async function headerOf(batch: Batch): Promise<string> {
  for (;;) {
    const end = batch.rest.indexOf(lineFeed);
    if (end !== -1) {
      const line = batch.rest.toString('latin1', 0, end);
      batch.rest = batch.rest.subarray(end + 1);
      return line;
    }
    if (batch.rest.length > longestHeader) throw new Error("can't be read: git says something unexpected");
    batch.rest = Buffer.concat([batch.rest, await nextPart(batch)]);
  }
}

async function takeUpTo(batch: Batch, most: number): Promise<Buffer> {
  if (batch.rest.length === 0) batch.rest = await nextPart(batch);
  const part = batch.rest.subarray(0, most);
  batch.rest = batch.rest.subarray(most);
  return part;
}

async function nextPart({ parts }: Batch): Promise<Buffer> {
  const { done, value } = await parts.next();
  if (done) throw new Error("can't be read: git ended early");
  return value;
}
