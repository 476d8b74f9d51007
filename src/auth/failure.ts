import { ActionError, messageOf } from '../errors.ts';
import { isQuoted } from '../ids.ts';
import { describeNetworkFailure, faultOfWire } from '../store/network.ts';
import type { Fault } from '../store/retry.ts';
import { explainSubject, federatedCredential, type JobClaims } from './federation.ts';
import { causeOf, isLater } from './known-failures.ts';
import { numbersIn, type SignInRefusal } from './refusal.ts';
import type { SignIn } from './sign-in.ts';
import type { Seen, SeenAnswer } from './witness.ts';

export interface SignInFailureOptions {
  readonly seen: Seen;
  /** What the library threw, for the case that nothing was sent. */
  readonly thrown: unknown;
  /** `host:port` of the sign-in authority. */
  readonly host: string;
  readonly tries: number;
  readonly signIn: SignIn;
  /** What GitHub said of the job, where its token was what proved it. */
  readonly job: JobClaims | undefined;
  /** Takes secrets out of text that came from outside. */
  readonly redact: (text: string) => string;
}

/**
 * What `decide` needs to know of a sign-in that failed; a token may always be asked for again.
 *
 * @param isReached whether a sign-in of this run has worked
 */
export function faultOf(seen: Seen, isReached: boolean): Fault {
  switch (seen.kind) {
    case 'nothing':
    case 'foreign':
      return { executed: 'no', hopeless: true };
    case 'wire':
      return faultOfWire(seen.error, isReached);
    case 'answer': {
      const isNotNow = isLater(refusalOf(seen)) || isUnreadable(seen);
      return { executed: 'unknown', retryAfter: seen.retryAfter, status: isNotNow ? 503 : seen.status };
    }
  }
}

/**
 * Explains a sign-in that failed: the cause, what to do, and then Entra's own text and correlation id. Codes: those of
 * known-failures.ts, `sign-in-answer-unreadable`, `sign-in-redirected`, `sign-in-failed`, and those of
 * store/network.ts.
 */
export function signInFailure(options: SignInFailureOptions): ActionError {
  const { seen, host, redact } = options;
  switch (seen.kind) {
    case 'wire': {
      const { code, message, todo } = describeNetworkFailure(seen.error, host);
      return new ActionError({
        code,
        message: `While signing in: ${redact(message)}.${again(options)}`,
        todo,
      });
    }
    case 'foreign':
      return redirected(host, seen.host);
    case 'answer':
      return answerFailure(options, seen);
    case 'nothing':
      return new ActionError({
        code: 'sign-in-failed',
        message: `While signing in: ${redact(messageOf(options.thrown))}`,
        todo: 'Check tenant-id, client-id and login-url.',
      });
  }
}

function answerFailure(options: SignInFailureOptions, seen: SeenAnswer): ActionError {
  const { host, redact, signIn, job } = options;
  if (seen.status >= 300 && seen.status < 400) return redirected(host, seen.location ?? 'nowhere');
  if (seen.status < 300) {
    return new ActionError({
      code: 'sign-in-answer-unreadable',
      message: `While signing in: ${host} responded ${seen.status} without a token.${again(options)}`,
      todo: 'Check login-url, and that no proxy responds in its place; then run this again.',
      status: seen.status,
    });
  }
  const refusal = refusalOf(seen);
  const known = causeOf(refusal, signIn.kind);
  const wanted = known.isFederation ? job : undefined;
  const isQuotedSecret =
    known.code === 'sign-in-wrong-secret' && signIn.kind === 'secret' && isQuoted(signIn.secret);
  const hint = isQuotedSecret ? 'It has quotation marks at both ends: remove them first. ' : '';
  const said = [
    `${host} responded ${seen.status}`,
    refusal.error ? ` ${redact(refusal.error)}` : '',
    refusal.description ? `: "${redact(refusal.description)}"` : '.',
  ];
  return new ActionError({
    code: known.code,
    message: `While signing in: ${known.why}.${again(options)}`,
    todo: `${hint}${known.todo} ${wanted === undefined ? '' : redact(explainSubject(wanted))}`.trim(),
    quote: said.join(''),
    ...(wanted === undefined ? {} : { values: federatedCredential(wanted) }),
    link: known.link,
    status: seen.status,
    ...(refusal.error ? { serviceCode: redact(refusal.error) } : {}),
    ...(seen.error?.correlation_id ? { correlationId: redact(seen.error.correlation_id) } : {}),
  });
}

function redirected(host: string, place: string): ActionError {
  return new ActionError({
    code: 'sign-in-redirected',
    message: `While signing in: ${host} points to ${place}, which is not followed: the credentials are meant for ${host} only.`,
    todo: 'Check login-url, and that no proxy responds in its place.',
  });
}

function refusalOf({ status, error }: SeenAnswer): SignInRefusal {
  const { error: word = '', error_description: description = '', suberror = '' } = error ?? {};
  const numbers = numbersIn({ codes: error?.error_codes ?? [], texts: [description, suberror, word] });
  return { status, error: word, description, numbers };
}

function isUnreadable({ status, isJson }: SeenAnswer): boolean {
  return status < 300 && !isJson;
}

function again({ tries }: SignInFailureOptions): string {
  return tries > 1 ? ` Gave up after ${tries} tries.` : '';
}
