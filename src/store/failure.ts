import { formatDuration } from '../report/format.ts';
import { type Answer, storeErrorOf } from './answer.ts';
import { type Call, describeCall } from './call.ts';
import { causeOf } from './known-failures.ts';
import { describeNetworkFailure } from './network.ts';
import type { Decision } from './retry.ts';
import { StoreError } from './store-error.ts';
import type { WireError } from './transport.ts';

/** What the last try of a call ended in. */
export type Failed =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'unreadable'; readonly answer: Answer }
  | { readonly kind: 'wire'; readonly error: WireError };

export interface FailureOptions {
  readonly call: Call;
  readonly failed: Failed;
  /** `host:port` of the Store. */
  readonly host: string;
  readonly tries: number;
  /** Milliseconds between the tries, in all. */
  readonly waited: number;
  readonly why: Extract<Decision, { repeat: false }>['why'];
  /** Takes the token out of text that came from outside. */
  readonly redact: (text: string) => string;
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
    message: `While ${describeCall(options.call)}: ${options.redact(message)}.${ending(options)}`,
    todo,
    executed: error.sent,
  });
}

function unreadableFailure(options: FailureOptions, answer: Answer): StoreError {
  const text = storeErrorOf(answer.body).message;
  const content = text ? `: "${options.redact(text)}"` : '';
  return new StoreError({
    code: 'store-answer-unreadable',
    message: `While ${describeCall(options.call)}: the Store answered ${answer.status} without a readable document${content}.${ending(options)}`,
    todo: 'Check that no proxy answers in its place, and run this again later.',
    executed: 'unknown',
    status: answer.status,
    correlationId: answer.correlationId,
  });
}

function redirectFailure(options: FailureOptions, answer: Answer): StoreError {
  const target = URL.parse(answer.location ?? '', `https://${options.host}`)?.host ?? 'nowhere';
  return new StoreError({
    code: 'store-redirected',
    message: `While ${describeCall(options.call)}: ${options.host} answered ${answer.status} and points to ${target}, which is not followed: the token is meant for ${options.host} only.`,
    todo: 'Check store-api-url, and that no proxy answers in the place of the Store.',
    executed: 'no',
    status: answer.status,
  });
}

function refusalFailure(options: FailureOptions, answer: Answer): StoreError {
  const { call, redact } = options;
  const body = storeErrorOf(answer.body);
  const text = body.message ? redact(body.message) : '';
  const serviceCode = body.code ? redact(body.code) : undefined;
  const correlationId = answer.correlationId ?? body.activityId ?? undefined;
  const known = causeOf({ status: answer.status, stage: call.stage, kind: call.target?.kind ?? 'app', text });
  const said = [
    `While ${describeCall(call)}: the Store answered ${answer.status}`,
    serviceCode ? ` ${serviceCode}` : '',
    body.target ? ` for "${redact(body.target)}"` : '',
    text ? `: "${text}"` : '',
    correlationId ? ` (correlation id ${correlationId})` : '',
  ];
  return new StoreError({
    code: known.code,
    message: `${said.join('')}. ${known.why}${ending(options)}`,
    todo: known.todo,
    executed: isOutcomeUnknown(answer.status) ? 'unknown' : 'no',
    status: answer.status,
    retryAfter: answer.retryAfter,
    link: known.link,
    result: known.result,
    serviceCode,
    correlationId,
  });
}

/** Answers after which the Store may have done what was asked: create and commit are known to work and answer 5xx. */
export function isOutcomeUnknown(status: number): boolean {
  return status === 408 || status >= 500;
}

function ending({ why, tries, waited, failed }: FailureOptions): string {
  if (why === 'tries') return ` It was tried ${tries} times.`;
  if (why === 'patience') return ` It was tried again and again for ${formatDuration(waited)}.`;
  if (why === 'budget') return ' The repeats that one run may make are used up.';
  if (why === 'final' || failed.kind !== 'answer') return '';
  const seconds = Math.round((failed.answer.retryAfter ?? 0) / 1000);
  return ` It asks to wait ${seconds} s (Retry-After), longer than a run waits.`;
}

/** The error of a readable answer whose document is not of the documented form at `paths`. */
export function unexpectedAnswer(call: Call, answer: Answer, paths: readonly string[]): StoreError {
  return new StoreError({
    code: 'store-answer-unexpected',
    message: `While ${describeCall(call)}: the Store's document is not of the documented form (${paths.slice(0, 5).join(', ')}).`,
    todo: 'Check store-api-url. If it is the Store itself, its API has changed: look for a newer version of this action.',
    executed: 'unknown',
    status: answer.status,
    correlationId: answer.correlationId,
  });
}
