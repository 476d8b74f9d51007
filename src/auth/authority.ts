import { type ExchangeRequest, exchange } from '../http/exchange.ts';
import { parseRetryAfter } from '../http/retry.ts';
import { WireError } from '../http/transport.ts';
import { z } from '../json/schema.ts';

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

/** A response from the authority. */
export interface SeenAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** The JSON document; `undefined` if the body isn't JSON. */
  readonly document: unknown;
  readonly error: EntraError | undefined;
  /** True if the body is a web page. */
  readonly isPage: boolean;
  /** The header `Retry-After` in milliseconds. */
  readonly retryAfter: number | undefined;
  /** Host that a redirect, which is never followed, points to. */
  readonly location: string | undefined;
}

/** What came back. */
export type Seen = { readonly kind: 'wire'; readonly error: WireError } | SeenAnswer;

/** A request of a sign-in: to GitHub for an ID token, or to Entra for a token. */
export interface SignInRequest {
  /** https, or http on this machine. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent by POST; without one the request is a GET. */
  readonly form?: Readonly<Record<string, string>>;
}

const maxBodyBytes = 2 ** 20;

/**
 * Sends a request once, through the proxy if there is one, and returns what came back: `decide` decides on
 * retries, and no redirect is followed, since the request holds a secret.
 * @throws the reason of `signal`, unless that is a {@link WireError} (a time limit)
 */
export async function ask(request: SignInRequest, signal: AbortSignal, now: number): Promise<Seen> {
  try {
    const response = await exchange({ ...exchangeRequest(request), signal }, maxBodyBytes);
    const location = response.headers.get('Location');
    // This also removes a byte order mark.
    const body = (response.bodyAsText ?? '').trim();
    const document = parsed(body);
    return {
      kind: 'answer',
      status: response.status,
      document,
      error: entraErrorSchema.safeParse(document).data,
      isPage: document === undefined && body.startsWith('<'),
      retryAfter: parseRetryAfter(response.headers.get('Retry-After'), now),
      location: location === undefined ? undefined : URL.parse(location, request.url.origin)?.host,
    };
  } catch (error) {
    if (error instanceof WireError) return { kind: 'wire', error };
    throw error;
  }
}

function exchangeRequest({ url, headers = {}, form }: SignInRequest): Omit<ExchangeRequest, 'signal'> {
  if (form === undefined) return { url, method: 'GET', headers };
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return {
    url,
    method: 'POST',
    headers: { ...headers, ...type },
    body: new URLSearchParams(form).toString(),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
