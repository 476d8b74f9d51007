import type { PipelineResponse } from '@azure/core-rest-pipeline';
import { isPrivate } from './loopback.ts';
import { boundedAnswers, WireError, wireErrorOf } from './transport.ts';

/** A request to GitHub, Entra or the Store. */
export interface ExchangeRequest {
  /** https, or http on this machine; anything else is refused by the library. */
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends a request once, through the proxy if there is one, and reads at most `maxBytes` of the response. No other
 * policy of the library is used: its retry repeats POSTs, its redirect leaves the origin and its bearer token is not
 * renewed after a plain 401.
 * @throws WireError, or the signal's reason
 */
export async function exchange(request: ExchangeRequest, maxBytes: number): Promise<PipelineResponse> {
  // Loaded with the first request: a run that is refused before then sends none.
  const library = await import('@azure/core-rest-pipeline');
  const { url, method, headers, body, signal } = request;
  const pipeline = library.createEmptyPipeline();
  pipeline.addPolicy(library.proxyPolicy());
  pipeline.addPolicy(boundedAnswers(maxBytes));
  const sent = library.createPipelineRequest({
    url: url.href,
    method,
    headers: library.createHttpHeaders({
      Accept: 'application/json',
      'User-Agent': 'publish-to-microsoft-store',
      // Requests are up to a minute apart: a connection kept that long may be dead, and a POST lost on it has an unknown outcome.
      Connection: 'close',
      ...headers,
    }),
    abortSignal: signal,
    allowInsecureConnection: isPrivate(url.href),
    ...(body === undefined ? {} : { body }),
  });
  try {
    return await pipeline.sendRequest(library.createDefaultHttpClient(), sent);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof WireError ? error : wireErrorOf(error, sent);
  }
}
