import { exchange } from '../http/exchange.ts';
import { Limiter } from '../http/limiter.ts';
import { attemptFailureOfWire } from '../http/network.ts';
import {
  type AttemptFailure,
  isOutcomeUnknown,
  type Outcome,
  parseRetryAfter,
  type RetryPolicy,
  type RetryRun,
  retry,
  retryPolicies,
} from '../http/retry.ts';
import { WireError, withTimeLimit } from '../http/transport.ts';
import { isRecord } from '../json/is-record.ts';
import type { Logger } from '../logger.ts';
import { addressOf, checkedOrigin } from './address.ts';
import { type Answer, type Body, parseBody } from './answer.ts';
import { type Call, isOnce, isReadable } from './call.ts';
import { exactJson } from './exact-json.ts';
import { type Failed, failureOf } from './failure.ts';

/** The source of the token (auth/tokens.ts). */
export interface Tokens {
  /** A token that is valid for some minutes to come. */
  get(signal?: AbortSignal): Promise<string>;
  /** A new token, even if the current one still seems valid. */
  renew(signal?: AbortSignal): Promise<string>;
}

/** What the record of a run keeps of a response. */
export interface AnswerNote {
  /** Method and path, without the query. */
  readonly call: string;
  readonly status: number;
  readonly correlationId: string | undefined;
}

export interface RequesterOptions extends RetryRun {
  /** Origin of the API: https, or http on loopback. */
  readonly origin: string;
  readonly tokens: Tokens;
  readonly logger: Logger;
  /** Called with every response, for the record of the run. */
  readonly onAnswer?: (answer: AnswerNote) => void;
  /** Milliseconds for one attempt, body included. Ordinary responses take up to 15 s (store-faults.md §0). */
  readonly timeLimit?: number | undefined;
}

/** The progress of one call. */
interface Progress {
  readonly call: Call;
  readonly url: URL;
  /** The last one that was sent. */
  token: string;
  isRenewed: boolean;
  /** An earlier attempt may have done what was asked. */
  mayBeDone: boolean;
}

/** The Store allows 20 per minute and tenant (store-faults.md §0), less a margin. */
const storeLimit = { starts: 18, window: 60_000 };
const defaultTimeLimitMs = 120_000;
const maxBodyBytes = 20 * 2 ** 20;

/**
 * Sends calls of the submission API: signed in, limited to 18 starts a minute, each with a time limit
 * and a cap on the body, retried by `policyOf` the call. The token is added here: the HTTP library does not renew it
 * after a plain 401.
 */
export class Requester {
  readonly #options: RequesterOptions;
  readonly #origin: URL;
  readonly #limiter: Limiter;
  /** Text of every submission that was read, by its id. */
  readonly #sources = new Map<string | undefined, string>();
  /** True once the Store has returned anything: a host or proxy that was there may come back. */
  #reached = false;

  /** @throws RangeError for an address that can't be the Store's */
  constructor(options: RequesterOptions) {
    this.#options = options;
    this.#origin = checkedOrigin(options.origin);
    this.#limiter = new Limiter(options.clock, storeLimit);
  }

  /**
   * Resolves with the response of a call that succeeded (2xx; with a JSON document if the call needs one).
   *
   * @throws StoreError with the codes of known-failures.ts and network.ts, and `store-answer-unreadable`,
   *   `store-redirected`; ActionError `store-foreign-address`; what the token source throws; the signal's reason
   */
  async send(call: Call): Promise<Answer> {
    const url = addressOf(call, this.#origin);
    const progress: Progress = { call, url, token: '', isRenewed: false, mayBeDone: false };
    return await retry<Answer, Failed>(policyOf(call), this.#options, {
      attempt: () => this.#attempt(progress),
      explain: (failed, end) => failureOf({ call, failed, host: this.#origin.host, ...end }),
      onRetry: (failed, next) => this.#options.logger.info(describeRetry(failed, next)),
    });
  }

  async #attempt(progress: Progress): Promise<Outcome<Answer, Failed>> {
    const { tokens, signal, logger } = this.#options;
    const { call } = progress;
    progress.token = await tokens.get(signal);
    const ended = await this.#exchange(progress);
    if (ended.kind === 'done') return { value: ended.answer };
    // What an earlier attempt may have deleted is deleted (store-faults.md §2.2).
    if (progress.mayBeDone && isNothingThere(ended)) return { value: ended.answer };
    const failure = this.#attemptFailureOf(ended);
    progress.mayBeDone ||= call.method === 'DELETE' && failure.executed === 'unknown';
    if (!isRefusedToken(ended) || progress.isRenewed) return { error: ended, failure };
    logger.debug('the Store rejected the token; getting a new one');
    await tokens.renew(signal);
    progress.isRenewed = true;
    // A 401 means not executed, but nothing is sent twice without a read in between.
    return { error: ended, failure: { ...failure, isRemedied: !isOnce(call) } };
  }

  async #exchange({ call, url, token }: Progress): Promise<Ended> {
    const { clock, logger, signal, timeLimit = defaultTimeLimitMs } = this.#options;
    await this.#limiter.acquire(signal);
    signal?.throwIfAborted();
    const start = clock.now();
    try {
      // A create or commit under way is not cut off: main waits a few seconds, and its response says what is left.
      const answer = await withTimeLimit(timeLimit, isOnce(call) ? undefined : signal, (limited) =>
        this.#fetch(call, url, token, limited),
      );
      this.#reached = true;
      const line = `${call.method} ${call.path.replace(/\?.*$/s, '')}`;
      this.#options.onAnswer?.({ call: line, status: answer.status, correlationId: answer.correlationId });
      const id = answer.correlationId ? ` (correlation ID ${answer.correlationId})` : '';
      logger.debug(`${call.method} ${call.path} → ${answer.status} in ${clock.now() - start} ms${id}`);
      return endedOf(call, answer);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      logger.debug(`${call.method} ${call.path} → ${error.message} after ${clock.now() - start} ms`);
      return { kind: 'wire', error };
    }
  }

  async #fetch(call: Call, url: URL, token: string, signal: AbortSignal): Promise<Answer> {
    const { method } = call;
    const headers = {
      Authorization: `Bearer ${token}`,
      // Even without a body: the Store has refused writes of another type with "Only JSON content is accepted".
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
    };
    const body = this.#bodyOf(call);
    const response = await exchange({ url, method, headers, body, signal }, maxBodyBytes);
    const text = response.bodyAsText ?? '';
    const document = parseBody(text);
    this.#keepSource(call, document, text);
    return {
      status: response.status,
      body: document,
      text,
      correlationId: response.headers.get('MS-CorrelationId'),
      location: response.headers.get('Location'),
      retryAfter: parseRetryAfter(response.headers.get('Retry-After'), this.#options.clock.now()),
    };
  }

  #bodyOf({ body }: Call): string | undefined {
    return body === undefined ? undefined : exactJson(body, this.#sources.get(idOf(body)));
  }

  /** The text of a submission, for the numbers of the document that replaces it. */
  #keepSource({ stage }: Call, body: Body, text: string): void {
    const id = body.kind === 'json' ? idOf(body.value) : undefined;
    if (id !== undefined && ['create', 'read', 'update'].includes(stage)) this.#sources.set(id, text);
  }

  #attemptFailureOf(failed: Failed): AttemptFailure {
    if (failed.kind === 'unreadable') return { executed: 'unknown' };
    if (failed.kind === 'wire') return attemptFailureOfWire(failed.error, this.#reached);
    const { status, retryAfter } = failed.answer;
    return { status, retryAfter, executed: isOutcomeUnknown(status) ? 'unknown' : 'no' };
  }
}

type Ended = { readonly kind: 'done'; readonly answer: Answer } | Failed;

function idOf(document: unknown): string | undefined {
  const id = isRecord(document) ? document.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function endedOf(call: Call, answer: Answer): Ended {
  if (answer.status < 200 || answer.status >= 300) return { kind: 'answer', answer };
  return { kind: isReadable(call, answer.body) ? 'done' : 'unreadable', answer };
}

function isNothingThere(failed: Failed): failed is Extract<Failed, { kind: 'answer' }> {
  return failed.kind === 'answer' && failed.answer.status === 404;
}

function isRefusedToken(failed: Failed): boolean {
  return failed.kind === 'answer' && failed.answer.status === 401;
}

/** POSTs are known to respond 5xx after having worked. */
function policyOf(call: Call): RetryPolicy {
  return isOnce(call) ? retryPolicies.unsent : retryPolicies.throttled;
}

function describeRetry(failed: Failed, { wait, attempts }: { wait: number; attempts: number }): string {
  const seconds = (wait / 1000).toFixed(wait < 10_000 ? 1 : 0);
  const isTurn = failed.kind === 'answer' && failed.answer.status === 429;
  const count = isTurn ? '' : ` (${attempts} of ${retryPolicies.throttled.maxAttempts})`;
  return `${describeFailed(failed)}; trying again in ${seconds} s${count}`;
}

function describeFailed(failed: Failed): string {
  if (failed.kind === 'answer') return `The Store responded with ${failed.answer.status}`;
  if (failed.kind === 'unreadable') return "The Store's response could not be read";
  return `No response from the Store (${failed.error.message})`;
}
