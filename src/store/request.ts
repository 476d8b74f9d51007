import {
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type Pipeline,
  proxyPolicy,
} from '@azure/core-rest-pipeline';
import type { Clock } from '../clock.ts';
import { ActionError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { isLoopback } from '../origin.ts';
import { isRecord } from '../submission/diff.ts';
import { type Answer, type Body, parseBody } from './answer.ts';
import { type Call, describeCall, isOnce, isReadable } from './call.ts';
import { exactJson } from './exact-json.ts';
import { type Failed, failureOf, isOutcomeUnknown } from './failure.ts';
import { Limiter } from './limiter.ts';
import { faultOfWire } from './network.ts';
import {
  type Decision,
  decide,
  decideTurn,
  type Fault,
  maxTries,
  parseRetryAfter,
  type RetryBudget,
  withinPatience,
} from './retry.ts';
import { createBoundedHttpClient, WireError, withTimeLimit } from './transport.ts';

/** Where the token comes from (auth/tokens.ts). */
export interface Tokens {
  /** A token that is valid for some minutes to come. */
  get(signal?: AbortSignal): Promise<string>;
  /** A new token, whatever is thought of the present one. */
  renew(signal?: AbortSignal): Promise<string>;
}

/** What the record of a run keeps of an answer. */
export interface AnswerNote {
  /** Method and path, without the query. */
  readonly call: string;
  readonly status: number;
  readonly correlationId: string | undefined;
}

export interface RequesterOptions {
  /** Origin of the API: https, or http on loopback. */
  readonly origin: string;
  readonly tokens: Tokens;
  readonly clock: Clock;
  /** Uniform in [0, 1): jitter of the back-off. */
  readonly random: () => number;
  readonly logger: Logger;
  /** The repeats of the whole run. */
  readonly budget: RetryBudget;
  /** Milliseconds that the run may wait from now on; `undefined` where nothing but the call's own patience counts. */
  readonly patience?: () => number | undefined;
  /** Told of every answer, for the record of the run. */
  readonly onAnswer?: (answer: AnswerNote) => void;
  /** Ends every call and every wait; its reason is what is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one try, body included. Ordinary answers take up to 15 s (store-faults.md §0). */
  readonly timeLimit?: number | undefined;
}

const root = '/v1.0/my/';
const defaultTimeLimitMs = 120_000;
const maxBodyBytes = 20 * 2 ** 20;

/**
 * Sends calls of the submission API: signed in, limited to 18 starts a minute, each with a time limit
 * and a cap on the body, repeated as `decide` says. No policy of the HTTP library but its proxy is used:
 * its retry repeats POSTs, its redirect leaves the origin, its bearer token is not renewed by a plain 401.
 */
export class Requester {
  readonly #options: RequesterOptions;
  readonly #origin: URL;
  readonly #pipeline: Pipeline;
  readonly #http: HttpClient = createBoundedHttpClient(maxBodyBytes);
  readonly #limiter: Limiter;
  /** Text of every submission that was read, by its id. */
  readonly #sources = new Map<string | undefined, string>();
  /** True once the Store has answered anything: a host or proxy that was there may come back. */
  #reached = false;

  /** @throws ActionError `store-url-invalid` */
  constructor(options: RequesterOptions) {
    this.#options = options;
    this.#origin = checkedOrigin(options.origin);
    this.#pipeline = createEmptyPipeline();
    this.#pipeline.addPolicy(proxyPolicy());
    this.#limiter = new Limiter(options.clock);
  }

  /**
   * Resolves with the answer of a call that succeeded (2xx; with a JSON document where the call needs one).
   *
   * @throws StoreError with the codes of known-failures.ts and network.ts, and `store-answer-unreadable`,
   *   `store-redirected`; ActionError `store-foreign-address`; what the token source throws; the signal's reason
   */
  async send(call: Call): Promise<Answer> {
    const { tokens, clock, signal, logger, patience = () => undefined } = this.#options;
    const url = this.#addressOf(call);
    for (let tries = 1, waited = 0, isRenewed = false, mayBeDone = false; ; ) {
      const token = await tokens.get(signal);
      const outcome = await this.#exchange(call, url, token);
      if (outcome.kind === 'done') return outcome.answer;
      // What an earlier try may have deleted is deleted (store-faults.md §2.2).
      if (mayBeDone && isNothingThere(outcome)) return outcome.answer;
      if (isRefusedToken(outcome) && !isRenewed) {
        logger.debug('the Store does not take the token; getting a new one');
        await tokens.renew(signal);
        isRenewed = true;
        // A 401 means not executed, but nothing is sent twice that is not read in between.
        if (!isOnce(call)) {
          tries += 1;
          continue;
        }
      }
      const fault = this.#faultOf(outcome);
      const decision = withinPatience(this.#decide(call, fault, tries), waited, patience());
      if (!decision.repeat) {
        const redact = (text: string) => text.replaceAll(token, '***');
        const { host } = this.#origin;
        throw failureOf({ call, failed: outcome, host, tries, waited, why: decision.why, redact });
      }
      if (fault.status !== 429) tries += 1;
      mayBeDone ||= call.method === 'DELETE' && fault.executed === 'unknown';
      waited += decision.wait;
      const seconds = (decision.wait / 1000).toFixed(decision.wait < 10_000 ? 1 : 0);
      const count = fault.status === 429 ? '' : ` (${tries} of ${maxTries})`;
      logger.info(`${describeOutcome(outcome)}; trying again in ${seconds} s${count}`);
      await clock.sleep(decision.wait, signal);
    }
  }

  #decide(call: Call, fault: Fault, tries: number): Decision {
    const { random, budget } = this.#options;
    if (isOnce(call)) return decide('once', fault, tries, budget, random);
    if (fault.status === 429) return decideTurn(fault.retryAfter, random);
    return decide('repeatable', fault, tries, budget, random);
  }

  /** Paths are built from checked ids; this also holds for links that the Store answers. */
  #addressOf(call: Call): URL {
    const url = URL.parse(call.path, `${this.#origin.origin}${root}`);
    if (url?.origin === this.#origin.origin && url.pathname.startsWith(root)) return url;
    throw new ActionError({
      code: 'store-foreign-address',
      message: `While ${describeCall(call)}: the address "${call.path}" is not below ${this.#origin.origin}${root}, so no token is sent there.`,
      todo: 'If the address came from the Store, report this to Microsoft; otherwise check store-api-url.',
    });
  }

  async #exchange(call: Call, url: URL, token: string): Promise<Outcome> {
    const { clock, logger, signal, timeLimit = defaultTimeLimitMs } = this.#options;
    await this.#limiter.acquire(signal);
    signal?.throwIfAborted();
    const start = clock.now();
    try {
      // A create or commit under way is not cut off: main waits some seconds, and its answer says what is left.
      const answer = await withTimeLimit(timeLimit, isOnce(call) ? undefined : signal, (limited) =>
        this.#fetch(call, url, token, limited),
      );
      this.#reached = true;
      const line = `${call.method} ${call.path.replace(/\?.*$/s, '')}`;
      this.#options.onAnswer?.({ call: line, status: answer.status, correlationId: answer.correlationId });
      const id = answer.correlationId ? ` (correlation id ${answer.correlationId})` : '';
      logger.debug(`${call.method} ${call.path} → ${answer.status} in ${clock.now() - start} ms${id}`);
      return outcomeOf(call, answer);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      logger.debug(`${call.method} ${call.path} → ${error.message} after ${clock.now() - start} ms`);
      return { kind: 'wire', error };
    }
  }

  async #fetch(call: Call, url: URL, token: string, signal: AbortSignal): Promise<Answer> {
    const request = createPipelineRequest({
      url: url.href,
      method: call.method,
      headers: createHttpHeaders({
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'User-Agent': 'publish-to-microsoft-store',
        // Calls lie up to a minute apart: a connection kept that long may be dead, and a POST lost on it has an unknown outcome.
        Connection: 'close',
        // Also without a body: the Store has refused writes of another type with "Only JSON content is accepted".
        ...(call.method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
      }),
      abortSignal: signal,
      allowInsecureConnection: url.protocol === 'http:',
      ...this.#bodyOf(call),
    });
    const response = await this.#pipeline.sendRequest(this.#http, request);
    const text = response.bodyAsText ?? '';
    const body = parseBody(text);
    this.#keepSource(call, body, text);
    return {
      status: response.status,
      body,
      correlationId: response.headers.get('MS-CorrelationId'),
      location: response.headers.get('Location'),
      retryAfter: parseRetryAfter(response.headers.get('Retry-After'), this.#options.clock.now()),
    };
  }

  #bodyOf({ body }: Call): { body?: string } {
    return body === undefined ? {} : { body: exactJson(body, this.#sources.get(idOf(body))) };
  }

  /** The text of a submission, for the numbers of the document that replaces it. */
  #keepSource({ stage }: Call, body: Body, text: string): void {
    const id = body.kind === 'json' ? idOf(body.value) : undefined;
    if (id !== undefined && ['create', 'read', 'update'].includes(stage)) this.#sources.set(id, text);
  }

  #faultOf(failed: Failed): Fault {
    if (failed.kind === 'unreadable') return { executed: 'unknown' };
    if (failed.kind === 'wire') return faultOfWire(failed.error, this.#reached);
    const { status, retryAfter } = failed.answer;
    return { status, retryAfter, executed: isOutcomeUnknown(status) ? 'unknown' : 'no' };
  }
}

type Outcome = { readonly kind: 'done'; readonly answer: Answer } | Failed;

function idOf(document: unknown): string | undefined {
  const id = isRecord(document) ? document.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function outcomeOf(call: Call, answer: Answer): Outcome {
  if (answer.status < 200 || answer.status >= 300) return { kind: 'answer', answer };
  return { kind: isReadable(call, answer.body) ? 'done' : 'unreadable', answer };
}

function isNothingThere(failed: Failed): failed is Extract<Failed, { kind: 'answer' }> {
  return failed.kind === 'answer' && failed.answer.status === 404;
}

function isRefusedToken(failed: Failed): boolean {
  return failed.kind === 'answer' && failed.answer.status === 401;
}

function describeOutcome(failed: Failed): string {
  if (failed.kind === 'answer') return `The Store responded ${failed.answer.status}`;
  if (failed.kind === 'unreadable') return 'The Store responded without a readable document';
  return `No response from the Store (${failed.error.message})`;
}

/** The input is checked already (inputs/origin.ts); this is the last line of defence for the token. */
function checkedOrigin(origin: string): URL {
  const url = URL.parse(origin);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && isSafe && url.username === '' && url.pathname === '/' && url.search === '') return url;
  throw new ActionError({
    code: 'store-url-invalid',
    message: `"${url ? url.origin : origin}" can't be the address of the Store: the token goes to an origin over https only (http on this machine).`,
    todo: 'Leave store-api-url out, or give it an origin such as https://localhost:8443.',
  });
}
