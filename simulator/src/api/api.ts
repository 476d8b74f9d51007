import type { Login } from '../entra/login.ts';
import { isJsonType } from '../http/content-type.ts';
import type { Answer, Exchange } from '../http/http-server.ts';
import { invalidParameter, Refusal, unauthorized } from '../http/refusal.ts';
import { findRoute, type RouteEntry } from '../http/router.ts';
import { isObject } from '../json/json.ts';
import type { StoreState } from '../store/state.ts';
import { addOnRoutes } from './add-ons.ts';
import { appRoutes } from './apps.ts';
import type { ApiContext } from './context.ts';
import { flightRoutes } from './flights.ts';

const root = '/v1.0/my/';

/** The submission API of store-api.md §2. */
export class Api {
  readonly #routes: readonly RouteEntry[];
  readonly #state: StoreState;
  readonly #login: Login;
  readonly #uploadOriginFor: ApiContext['uploadOriginFor'];
  #arrivals: number[] = [];

  constructor(context: ApiContext, login: Login) {
    this.#routes = [...appRoutes(context), ...flightRoutes(context), ...addOnRoutes(context)];
    this.#state = context.state;
    this.#login = login;
    this.#uploadOriginFor = context.uploadOriginFor;
  }

  async handle(exchange: Exchange): Promise<Answer> {
    const { pathname } = exchange.url;
    if (!pathname.toLowerCase().startsWith(root)) throw new Refusal(404);
    this.#checkToken(exchange);
    this.#checkRate();
    checkContentType(exchange);
    const match = findRoute(this.#routes, exchange.method, pathname.slice(root.length));
    if (match.found) {
      const answer = await match.handler(match.parameters, exchange);
      return this.#worded(this.#reachable(answer, exchange.headers.host ?? ''));
    }
    const message = `The requested resource does not support http method '${exchange.method}'.`;
    throw match.otherMethods ? new Refusal(405, { message }) : new Refusal(404);
  }

  /** A container has several names: a caller uploads to the name it used. */
  #reachable(answer: Answer, host: string): Answer {
    const { body } = answer;
    if (body === undefined || Buffer.isBuffer(body) || !isObject(body)) return answer;
    const origin = this.#uploadOriginFor(host);
    const { fileUploadUrl: url } = body;
    if (origin === undefined || typeof url !== 'string') return answer;
    return { ...answer, body: { ...body, fileUploadUrl: url.replace(/^https:\/\/[^/]+/, origin) } };
  }

  #worded(answer: Answer): Answer {
    if (!this.#state.settings.idsAreNumbers || answer.body === undefined) return answer;
    const text = JSON.stringify(answer.body).replaceAll(/"id":"(\d+)"/g, '"id":$1');
    return { ...answer, body: Buffer.from(text) };
  }

  #checkToken({ headers }: Exchange): void {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    // StoreBroker sends this to a proxy that signs in for it (`-ProxyEndpoint`).
    const state = token === 'PROXY' ? 'valid' : this.#login.stateOf(token);
    if (state === 'expired') throw unauthorized('Authorization: The access token has expired.');
    if (state === 'wrong-audience')
      throw unauthorized('Authorization: The audience of the access token is invalid.');
    if (state === 'unknown') throw unauthorized('Authorization: The access token is missing or invalid.');
    const { role } = this.#state.settings;
    if (role === 'not-allowed')
      throw unauthorized('Authorization: Account is not allowed to access this api');
    if (role === 'none') throw new Refusal(403);
  }

  #checkRate(): void {
    const limit = this.#state.settings.requestsPerMinute;
    const now = this.#state.now();
    this.#arrivals = this.#arrivals.filter((time) => now - time < 60_000);
    const [oldest] = this.#arrivals;
    if (limit !== null && oldest !== undefined && this.#arrivals.length >= limit) {
      const seconds = Math.ceil((oldest + 60_000 - now) / 1000);
      throw new Refusal(
        429,
        { code: 'TooManyRequests', message: 'Rate limit is exceeded.' },
        { 'Retry-After': String(seconds) },
      );
    }
    this.#arrivals.push(now);
  }
}

/**
 * 400 for any Content-Type other than JSON, even without a body (a form's type on a commit, for
 * instance). A request without a Content-Type is accepted: Microsoft's Java sample sends none.
 */
function checkContentType({ method, headers }: Exchange): void {
  const type = headers['content-type'];
  if (method === 'GET' || method === 'HEAD' || type === undefined || isJsonType(type)) return;
  throw invalidParameter('Only JSON content is accepted', 'mediaType');
}
