import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { messageOf } from '../errors.ts';
import { isThisMachine } from './loopback.ts';

/** What kept an exchange from ending in a whole response. */
export type WireFault = 'lost' | 'untrusted' | 'time-limit' | 'too-large' | 'unreadable';

export interface WireErrorOptions {
  readonly fault: WireFault;
  readonly message: string;
  /** `no`: the request can't have reached the server. `unknown`: the server may have acted on it. */
  readonly sent: 'no' | 'unknown';
  /** Node's error code, `ECONNRESET`. */
  readonly code?: string | undefined;
  /** `host:port` of the proxy that the request went through. */
  readonly proxy?: string | undefined;
}

/** An exchange that failed below HTTP. It keeps nothing of the library's error, which holds the request's headers. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly fault: WireFault;
  readonly sent: 'no' | 'unknown';
  readonly code: string | undefined;
  readonly proxy: string | undefined;

  constructor(options: WireErrorOptions) {
    super(options.message);
    this.fault = options.fault;
    this.sent = options.sent;
    this.code = options.code;
    this.proxy = options.proxy;
  }
}

/** Failures of the name lookup and of connecting: nothing was sent. */
const unsentCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);
/** Node's and OpenSSL's names for a certificate that isn't accepted. */
const untrustedCode =
  /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA)/;

/**
 * Reads at most `maxBytes` of a response, counted both as sent and after decompression, into `bodyAsText`; more is a
 * {@link WireError} `too-large`. Requests to this machine go past any proxy. It must come last in its pipeline.
 */
export function boundedAnswers(maxBytes: number): PipelinePolicy {
  return {
    name: 'boundedAnswers',
    async sendRequest(request, next) {
      // To a proxy, `localhost` is its own machine, and it reads what is sent over plain HTTP: tokens and signatures.
      if (isThisMachine(new URL(request.url).hostname)) delete request.agent;
      request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
      // The library would decompress without a limit, and wait forever on a compressed response that is cut off.
      request.headers.delete('Accept-Encoding');
      const { readableStreamBody, ...response } = await next(request);
      try {
        return { ...response, bodyAsText: await readText(readableStreamBody, response, maxBytes) };
      } catch (error) {
        throw error instanceof WireError ? error : wireErrorOf(error, request);
      }
    },
  };
}

/**
 * Runs one exchange with a time limit over all of it, the body included. After that, `run` is aborted and a
 * {@link WireError} `time-limit` thrown; when `outer` aborts first, its reason. In real time, as for the sockets.
 * Not `AbortSignal.any` with `AbortSignal.timeout`: the timer of that one does not keep the process alive, so a run
 * whose only socket died would end silently.
 */
export async function withTimeLimit<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const abort = () => limit.abort(outer?.reason);
  const timer = setTimeout(() => {
    const message = `no complete response within ${milliseconds / 1000} s`;
    limit.abort(new WireError({ fault: 'time-limit', message, sent: 'unknown' }));
  }, milliseconds);
  outer?.addEventListener('abort', abort);
  if (outer?.aborted) abort();
  try {
    return await run(limit.signal);
  } catch (error) {
    // Libraries throw their own errors when they are aborted.
    throw limit.signal.aborted ? limit.signal.reason : error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}

async function readText(
  stream: NodeJS.ReadableStream | undefined,
  response: Pick<PipelineResponse, 'headers'>,
  maxBytes: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream ?? []) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(bytes);
  }
  const plain = await decompress(Buffer.concat(chunks), response.headers.get('Content-Encoding'), maxBytes);
  return new TextDecoder().decode(plain);
}

const decoders = new Map([
  ['gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
]);

async function decompress(bytes: Buffer, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  if (bytes.length === 0 || encoding === undefined || encoding.toLowerCase() === 'identity') return bytes;
  const decode = decoders.get(encoding.toLowerCase());
  if (!decode)
    throw unreadable(`a response in the encoding "${encoding}", which this action did not request`);
  try {
    return await decode(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw unreadable(`a response that is labeled ${encoding} but is not valid ${encoding}`);
  }
}

function tooLarge(maxBytes: number): WireError {
  const message = `a response larger than ${Math.floor(maxBytes / 2 ** 20)} MiB`;
  return new WireError({ fault: 'too-large', message, sent: 'unknown' });
}

function unreadable(message: string): WireError {
  return new WireError({ fault: 'unreadable', message, sent: 'unknown' });
}

/** A failure of the HTTP library, without what it holds of the request. */
export function wireErrorOf(error: unknown, request: Pick<PipelineRequest, 'agent'>): WireError {
  const code = codeOf(error);
  const untrusted = code !== undefined && untrustedCode.test(code);
  return new WireError({
    fault: untrusted ? 'untrusted' : 'lost',
    message: code ?? messageOf(error),
    sent: untrusted || (code !== undefined && unsentCodes.has(code)) ? 'no' : 'unknown',
    code,
    proxy: proxyOf(request.agent),
  });
}

function codeOf(error: unknown): string | undefined {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : undefined;
}

/** `host:port` of the proxy that `proxyPolicy` chose for a request, without its user name and password. */
export function proxyOf(agent: PipelineRequest['agent']): string | undefined {
  return agent && 'proxy' in agent && agent.proxy instanceof URL ? agent.proxy.host : undefined;
}
