import type { HttpClient } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import { parseRetryAfter } from '../store/retry.ts';
import { createBoundedHttpClient, WireError } from '../store/transport.ts';

/** Entra's error document (RFC 6749 §5.2 and its own additions). */
const text = z.string().optional().catch(undefined);
const entraErrorSchema = z.looseObject({
  error: text,
  error_description: text,
  suberror: text,
  correlation_id: text,
  error_codes: z.array(z.unknown()).optional().catch(undefined),
});
export type EntraError = z.infer<typeof entraErrorSchema>;

/** An answer of the authority. */
export interface SeenAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly error: EntraError | undefined;
  /** The body is a JSON document. */
  readonly isJson: boolean;
  /** Milliseconds of the header `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** Host that a redirect, which is never followed, points to. */
  readonly location: string | undefined;
}

/** What came back last while signing in. */
export type Seen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wire'; readonly error: WireError }
  | { readonly kind: 'foreign'; readonly host: string }
  | SeenAnswer;

const maxBodyBytes = 2 ** 20;

/**
 * The HTTP client of one sign-in. It sends to the origin of `loginUrl` only, ends with `signal`, and keeps
 * what came back: the library's errors leave that out where the tenant is unknown, the answer is no JSON
 * or the network fails ("endpoints_resolution_error").
 */
export class Witness implements HttpClient {
  readonly #http = createBoundedHttpClient(maxBodyBytes);
  readonly #origin: string;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  #seen: Seen = { kind: 'nothing' };

  constructor(loginUrl: string, signal: AbortSignal, now: () => number) {
    this.#origin = new URL(loginUrl).origin;
    this.#signal = signal;
    this.#now = now;
  }

  get seen(): Seen {
    return this.#seen;
  }

  sendRequest: HttpClient['sendRequest'] = async (request) => {
    const { origin, host } = new URL(request.url);
    if (origin !== this.#origin) {
      this.#seen = { kind: 'foreign', host };
      throw new Error(`sign-in points to ${host}`);
    }
    request.abortSignal = this.#signal;
    try {
      const response = await this.#http.sendRequest(request);
      const location = response.headers.get('Location');
      this.#seen = {
        kind: 'answer',
        status: response.status,
        ...readBody(response.bodyAsText ?? ''),
        retryAfter: parseRetryAfter(response.headers.get('Retry-After'), this.#now()),
        location: location === undefined ? undefined : URL.parse(location, origin)?.host,
      };
      return response;
    } catch (error) {
      if (error instanceof WireError) this.#seen = { kind: 'wire', error };
      throw error;
    }
  };
}

function readBody(text: string): { isJson: boolean; error: EntraError | undefined } {
  try {
    return { isJson: true, error: entraErrorSchema.safeParse(JSON.parse(text)).data };
  } catch {
    return { isJson: false, error: undefined };
  }
}
