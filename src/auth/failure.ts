import { ActionError } from '../errors.ts';
import { attemptFailureOfWire, describeNetworkFailure } from '../http/network.ts';
import type { AttemptFailure } from '../http/retry.ts';
import { uncapitalized } from '../text/format.ts';
import { isQuoted } from '../text/ids.ts';
import type { Seen, SeenAnswer } from './authority.ts';
import { adviceOnSubject, federatedCredential, type JobClaims } from './federation.ts';
import { causeOf, isLater } from './known-failures.ts';
import { numbersIn, type SignInRefusal } from './refusal.ts';
import type { SignIn } from './sign-in.ts';

export interface SignInFailureOptions {
  readonly seen: Seen;
  /** `host:port` of the sign-in authority. */
  readonly host: string;
  readonly attempts: number;
  readonly signIn: SignIn;
  /** What GitHub's token said about the job, if the sign-in used one. */
  readonly job: JobClaims | undefined;
}

/**
 * What a retry needs to know about a failed sign-in; a token may always be requested again.
 *
 * @param isReached whether a sign-in of this run has worked
 */
export function attemptFailureOf(seen: Seen, isReached: boolean): AttemptFailure {
  if (seen.kind === 'wire') return attemptFailureOfWire(seen.error, isReached);
  const isNotNow = isLater(refusalOf(seen)) || isUnreadable(seen);
  return { executed: 'unknown', retryAfter: seen.retryAfter, status: isNotNow ? 503 : seen.status };
}

/**
 * Explains a sign-in that failed: the cause, what to do, and then Entra's own text and correlation ID. Codes: those of
 * known-failures.ts, `sign-in-answer-unreadable`, `sign-in-redirected`, and those of http/network.ts.
 */
export function signInFailure(options: SignInFailureOptions): ActionError {
  const { seen, host } = options;
  if (seen.kind === 'answer') return answerFailure(options, seen);
  const { code, message, todo } = describeNetworkFailure(seen.error, host);
  return new ActionError({ code, message: `Sign-in failed: ${message}.${again(options)}`, todo });
}

function answerFailure(options: SignInFailureOptions, seen: SeenAnswer): ActionError {
  const { host, signIn, job } = options;
  if (seen.status >= 300 && seen.status < 400) return redirected(host, seen.location ?? 'nowhere');
  if (seen.status < 300) {
    return new ActionError({
      code: 'sign-in-answer-unreadable',
      message: `Sign-in failed: ${host} responded with ${seen.status} and no token.${again(options)}`,
      todo: 'Check login-url, and make sure that no proxy responds instead of the sign-in server. Then re-run the job.',
      status: seen.status,
    });
  }
  const refusal = refusalOf(seen);
  const known = causeOf(refusal, signIn.kind);
  const wanted = known.isFederation ? job : undefined;
  const isQuotedSecret =
    known.code === 'sign-in-wrong-secret' && signIn.kind === 'secret' && isQuoted(signIn.secret);
  const todo = isQuotedSecret
    ? `First, remove the quotation marks around the client secret. If that doesn't help, ${uncapitalized(known.todo)}`
    : known.todo;
  const said = [
    `${host} responded with ${seen.status}`,
    refusal.error ? ` ${refusal.error}` : '',
    refusal.description ? `: "${refusal.description}"` : '.',
  ];
  return new ActionError({
    code: known.code,
    message: `Sign-in failed: ${known.why}.${again(options)}`,
    todo: wanted === undefined ? todo : adviceOnSubject(wanted, todo),
    quote: said.join(''),
    ...(wanted === undefined ? {} : { values: federatedCredential(wanted) }),
    link: known.link,
    status: seen.status,
    ...(refusal.error ? { serviceCode: refusal.error } : {}),
    ...(seen.error?.correlation_id ? { correlationId: seen.error.correlation_id } : {}),
  });
}

function redirected(host: string, place: string): ActionError {
  return new ActionError({
    code: 'sign-in-redirected',
    message: `Sign-in failed: ${host} redirects to ${place}. Redirects are not followed: the credentials are for ${host} only.`,
    todo: 'Check login-url, and make sure that no proxy responds instead of the sign-in server.',
  });
}

/** Entra writes a few hundred characters, with trace and correlation ID. */
const longestQuote = 2_000;

function refusalOf({ status, error, isPage }: SeenAnswer): SignInRefusal {
  const { error: word = '', error_description: text = '', suberror = '' } = error ?? {};
  const description = text.length > longestQuote ? `${text.slice(0, longestQuote).toWellFormed()}…` : text;
  const numbers = numbersIn({ codes: error?.error_codes ?? [], texts: [description, suberror, word] });
  return { status, error: word, description, numbers, isPage };
}

function isUnreadable({ status, document }: SeenAnswer): boolean {
  return status < 300 && document === undefined;
}

function again({ attempts }: SignInFailureOptions): string {
  return attempts > 1 ? ` Gave up after ${attempts} attempts.` : '';
}
