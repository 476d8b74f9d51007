import { describeNetworkFailure } from '../http/network.ts';
import { type GiveUpReason, isOutcomeUnknown, type RetryProgress } from '../http/retry.ts';
import type { WireError } from '../http/transport.ts';
import { formatDuration } from '../text/format.ts';
import { type Answer, quoteOf, readLength, storeErrorOf } from './answer.ts';
import { type Call, describeCall } from './call.ts';
import { causeOf } from './known-failures.ts';
import { StoreError } from './store-error.ts';

/** How the last attempt of a call ended. */
export type Failed =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'unreadable'; readonly answer: Answer }
  | { readonly kind: 'wire'; readonly error: WireError };

export interface FailureOptions extends RetryProgress {
  readonly call: Call;
  readonly failed: Failed;
  /** `host:port` of the Store. */
  readonly host: string;
  readonly why: GiveUpReason;
}

/** Makes the error of a call that is not tried again; its code is one of the tables' (known-failures, network). */
export function failureOf(options: FailureOptions): StoreError {
  const { failed } = options;
  if (failed.kind === 'wire') return wireFailure(options, failed.error);
  if (failed.kind === 'unreadable') return unreadableFailure(options, failed.answer);
  if (failed.answer.status < 400) return redirectFailure(options, failed.answer);
  return refusalFailure(options, failed.answer);
}

function wireFailure(options: FailureOptions, error: WireError): StoreError {
  const { code, message, todo } = describeNetworkFailure(error, options.host);
  return new StoreError({
    code,
    message: `Could not ${describeCall(options.call)}: ${message}.${ending(options)}`,
    todo: error.sent === 'unknown' ? lookFirst(options.call, todo) : todo,
    executed: error.sent,
  });
}

function unreadableFailure(options: FailureOptions, answer: Answer): StoreError {
  const text = storeErrorOf(answer.body).message;
  return new StoreError({
    code: 'store-answer-unreadable',
    message: `Could not ${describeCall(options.call)}: the Store responded with ${answer.status}, but the response could not be read.${ending(options)}`,
    todo: lookFirst(
      options.call,
      'Make sure that no proxy responds instead of the Store, and re-run the job later.',
    ),
    ...(text ? { quote: `Response: "${text}"` } : {}),
    executed: 'unknown',
    status: answer.status,
    correlationId: answer.correlationId,
  });
}

function redirectFailure(options: FailureOptions, answer: Answer): StoreError {
  const target = URL.parse(answer.location ?? '', `https://${options.host}`)?.host ?? 'nowhere';
  return new StoreError({
    code: 'store-redirected',
    message: `Could not ${describeCall(options.call)}: ${options.host} redirects to ${target}. Redirects are not followed: the token is for ${options.host} only.`,
    todo: 'Check store-api-url, and make sure that no proxy responds instead of the Store.',
    executed: 'no',
    status: answer.status,
  });
}

function refusalFailure(options: FailureOptions, answer: Answer): StoreError {
  const { call } = options;
  const { status, body, retryAfter } = answer;
  const said = storeErrorOf(body, readLength);
  const text = said.message ?? '';
  const serviceCode = said.code || undefined;
  const correlationId = answer.correlationId ?? said.activityId ?? undefined;
  const kind = call.target?.kind ?? 'app';
  const known = causeOf({ status, stage: call.stage, kind, text, isPage: body.kind === 'html' });
  const executed = isOutcomeUnknown(status) ? 'unknown' : 'no';
  const quote = [
    `The Store responded with ${status}`,
    serviceCode ? ` ${serviceCode}` : '',
    said.target ? ` for "${said.target}"` : '',
    text ? `: "${quoteOf(text)}"` : '',
    correlationId ? ` (correlation ID ${correlationId}).` : text ? '' : '.',
  ];
  return new StoreError({
    code: known.code,
    message: `Could not ${describeCall(call)}: ${known.why}.${ending(options)}`,
    todo: executed === 'unknown' ? lookFirst(call, known.todo) : known.todo,
    quote: quote.join(''),
    executed,
    status,
    retryAfter,
    link: known.link,
    result: known.result,
    serviceCode,
    correlationId,
  });
}

/**
 * What to do after a write of `command: api` whose outcome is not known: its requests are not looked for, and sending
 * one again could create a second flight (store-faults.md B2).
 */
function lookFirst({ stage, method, path }: Call, todo: string): string {
  if (stage !== 'api' || method === 'GET') return todo;
  const app = /^(?:\/?v1\.0\/my\/)?\/?(applications\/[^/?]+)\/flights/i.exec(path)?.[1];
  const list = app === undefined ? 'inappproducts' : `${app}/listflights`;
  const done = method === 'DELETE' ? 'deleted' : 'created';
  return `It may still have been ${done}: check first (GET ${list}), and send it again only if it was not. ${todo.replace(/^Re-run the job(?: later)?[.:] ?/, '')}`.trim();
}

function ending({ why, attempts, waited, failed }: FailureOptions): string {
  if (why === 'attempts') return ` Gave up after ${attempts} attempts.`;
  if (why === 'patience') return ` Gave up after ${formatDuration(waited)}.`;
  if (why === 'budget') return ' This run has used up its retries.';
  if (why === 'final' || failed.kind !== 'answer') return '';
  const seconds = Math.round((failed.answer.retryAfter ?? 0) / 1000);
  return ` It asks to wait ${seconds} s (Retry-After), longer than this action waits.`;
}

/** The error of a readable response whose document does not have the documented form at `paths`. */
export function unexpectedAnswer(call: Call, answer: Answer, paths: readonly string[]): StoreError {
  return new StoreError({
    code: 'store-answer-unexpected',
    message: `Could not ${describeCall(call)}: the Store's response is not in the documented format (${paths.slice(0, 5).join(', ')}).`,
    todo: "Check store-api-url. If it is Microsoft's, the API has changed: look for a newer version of this action.",
    executed: 'unknown',
    status: answer.status,
    correlationId: answer.correlationId,
  });
}
