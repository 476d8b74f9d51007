import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';

/** The outcome of an upload. */
export interface BlobReport {
  /** Put Block requests, with those that failed. */
  readonly requests: number;
  /** Bytes of their bodies, as far as they arrived. */
  readonly bytes: number;
  readonly failures: Readonly<Record<Failure, number>>;
  /** Put Block requests whose Content-MD5 was missing or wrong. */
  readonly damaged: number;
  /** The blocks that the blob consists of, in order; `undefined` as long as no list of blocks was accepted. */
  readonly content: readonly BlockContent[] | undefined;
}

export interface BlockContent {
  readonly size: number;
  readonly crc32: number;
}

/** How a Put Block fails: by its status, by a reset when half of it has arrived, or by silence at its end. */
const failures = [503, 'reset', 429, 'dropped', 500] as const;
type Failure = (typeof failures)[number];

interface Block {
  /** 0 for the block that came first. */
  readonly number: number;
  tries: number;
  content: BlockContent | undefined;
}

/** A blob that keeps checksums of its blocks instead of their bytes, and fails some of the requests for them. */
export class CheckedBlob {
  readonly #failingShare: number;
  /** By id. */
  readonly #blocks = new Map<string, Block>();
  readonly #failures: Record<Failure, number> = { 503: 0, reset: 0, 429: 0, dropped: 0, 500: 0 };
  #requests = 0;
  #bytes = 0;
  #damaged = 0;
  #content: readonly BlockContent[] | undefined;

  /** @param failingShare Share of the Put Block requests that fail, 0 to 1. */
  constructor(failingShare: number) {
    this.#failingShare = failingShare;
  }

  get report(): BlobReport {
    return {
      requests: this.#requests,
      bytes: this.#bytes,
      failures: this.#failures,
      damaged: this.#damaged,
      content: this.#content,
    };
  }

  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { searchParams } = new URL(message.url ?? '/', 'http://localhost');
    if (searchParams.get('comp') === 'blocklist') return this.#putBlockList(await text(message), response);
    return this.#putBlock(searchParams.get('blockid') ?? '', message, response);
  }

  async #putBlock(id: string, message: IncomingMessage, response: ServerResponse): Promise<void> {
    // A request that was read to its end no longer knows its socket.
    const { headers, socket } = message;
    const block = this.#blocks.get(id) ?? { number: this.#blocks.size, tries: 0, content: undefined };
    this.#blocks.set(id, block);
    block.tries += 1;
    this.#requests += 1;
    const failure = this.#failureOf(block);
    const half = Number(headers['content-length']) / 2;
    const md5 = createHash('md5');
    let [size, crc] = [0, 0];
    for await (const chunk of message) {
      size += chunk.length;
      this.#bytes += chunk.length;
      if (failure === 'reset' && size >= half) return void socket.resetAndDestroy();
      md5.update(chunk);
      crc = crc32(chunk, crc);
    }
    if (failure === 'dropped') return void socket.destroy();
    if (typeof failure === 'number') return void response.writeHead(failure).end();
    if (headers['content-md5'] !== md5.digest('base64')) {
      this.#damaged += 1;
      return refuse(response, 'Md5Mismatch');
    }
    block.content = { size, crc32: crc };
    response.writeHead(201).end();
  }

  #putBlockList(list: string, response: ServerResponse): void {
    const ids = [...list.matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, id = '']) => id);
    const content = ids.flatMap((id) => this.#blocks.get(id)?.content ?? []);
    if (content.length === ids.length) {
      this.#content = content;
      response.writeHead(201).end();
    } else refuse(response, 'InvalidBlockList');
  }

  /** The same tries fail in every run, whatever the ids are and however many blocks arrive at a time. */
  #failureOf({ number, tries }: Block): Failure | undefined {
    const chance = createHash('sha256').update(`${number} ${tries}`).digest().readUInt32BE(0) / 2 ** 32;
    if (chance >= this.#failingShare) return undefined;
    const count = Object.values(this.#failures).reduce((sum, each) => sum + each, 0);
    const failure = failures[count % failures.length];
    if (failure !== undefined) this.#failures[failure] += 1;
    return failure;
  }
}

function refuse(response: ServerResponse, code: string): void {
  response.writeHead(400, { 'x-ms-error-code': code, 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code><Message>Refused.</Message></Error>`);
}
