import type { Clock } from '../clock.ts';
import type { ActionError } from '../errors.ts';
import { type RetryBudget, retry, retryPolicies } from '../http/retry.ts';
import { withTimeLimit } from '../http/transport.ts';
import { z } from '../json/schema.ts';
import type { Logger } from '../logger.ts';
import { ask, type Seen } from './authority.ts';
import { checkCertificate } from './certificate.ts';
import { attemptFailureOf, signInFailure } from './failure.ts';
import { federationAudience, readJobClaims } from './federation.ts';
import { idTokenFailure, idTokenIn, idTokenRequest } from './id-token.ts';
import { assertionForm, certificateAssertion } from './proof.ts';
import { describeSignIn, type IdTokenService, type SignIn, secretOf } from './sign-in.ts';

export interface TokenSourceOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly signIn: SignIn;
  /** Origin of the sign-in authority, `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  /** Without a trailing slash before `.default`: the Store refuses a token for the other spelling (store-api.md §1). */
  readonly storeScope?: string;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Uniform in [0, 1): jitter of the back-off. */
  readonly random: () => number;
  /** The retries of the whole run. */
  readonly budget: RetryBudget;
  /** Milliseconds that one sign-in may take. */
  readonly timeLimit?: number;
}

/** Hands out tokens for the Store's API and gets new ones in time. */
export interface TokenSource {
  /**
   * A token that is valid for five more minutes.
   * @throws ActionError with the codes of failure.ts; the signal's reason
   */
  get(signal?: AbortSignal): Promise<string>;
  /**
   * A new token, in case the Store refuses the current one.
   * @throws as `get`
   */
  renew(signal?: AbortSignal): Promise<string>;
  /** The account that signs in and how, for the log. */
  describe(): string;
}

const defaultScope = 'https://manage.devcenter.microsoft.com/.default';
const defaultTimeLimitMs = 60_000;
/** Tokens are renewed this long before they expire, since the Store can be slow and clocks differ. */
const marginMs = 5 * 60_000;
/** What the API's documentation says, for a response without a lifetime. */
const documentedLifeMs = 60 * 60_000;

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#successful-response-1 */
const tokenSchema = z.looseObject({
  access_token: z.string().min(1),
  /** Seconds; some endpoints write the number as a string. */
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});

interface Token {
  readonly value: string;
  /** By the passed-in clock. */
  readonly renewAt: number;
}

type Ended = { readonly token: Token } | Failed;

interface Failed {
  readonly seen: Seen;
  explain(attempts: number): ActionError;
}

/**
 * Signs in as an Entra application, as often as needed. Every token is masked before it is handed out.
 * @throws ActionError `client-certificate-invalid`, `client-certificate-expired`
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { clientId, tenantId, signIn, clock, logger } = options;
  logger.mask(secretOf(signIn));
  if (signIn.kind === 'certificate') checkCertificate(signIn.pem, clock.now());
  let current: Token | undefined;
  const describe = () => `application ${clientId} of tenant ${tenantId}, by ${describeSignIn(signIn)}`;
  const renew = async (signal?: AbortSignal) => {
    const isFirst = current === undefined;
    current = await signInWithRetries(options, !isFirst, signal);
    if (isFirst) logger.info(`Signed in as ${describe()}.`);
    return current.value;
  };
  return {
    get: async (signal) => (current && clock.now() < current.renewAt ? current.value : await renew(signal)),
    renew,
    describe,
  };
}

async function signInWithRetries(
  options: TokenSourceOptions,
  isReached: boolean,
  signal?: AbortSignal,
): Promise<Token> {
  const { clock, random, budget, logger } = options;
  const policy = retryPolicies.transient;
  return await retry<Token, Failed>(
    policy,
    { clock, random, budget, signal },
    {
      attempt: async () => {
        const ended = await signInOnce(options, signal);
        if ('token' in ended) return { value: ended.token };
        return { error: ended, failure: attemptFailureOf(ended.seen, isReached) };
      },
      explain: (failed, { attempts }) => failed.explain(attempts),
      onRetry: (_failed, { wait, attempts }) =>
        logger.info(
          `Sign-in failed; trying again in ${(wait / 1000).toFixed(1)} s (${attempts} of ${policy.maxAttempts})`,
        ),
    },
  );
}

async function signInOnce(options: TokenSourceOptions, signal?: AbortSignal): Promise<Ended> {
  const { signIn, timeLimit = defaultTimeLimitMs } = options;
  signal?.throwIfAborted();
  return await withTimeLimit(timeLimit, signal, async (limited) => {
    if (signIn.kind !== 'oidc') return await exchange(options, undefined, limited);
    const assertion = await askGitHub(options, signIn.service, limited);
    return typeof assertion === 'string' ? await exchange(options, assertion, limited) : assertion;
  });
}

/** The job's ID token, masked. */
async function askGitHub(
  { clock, logger }: TokenSourceOptions,
  service: IdTokenService,
  signal: AbortSignal,
): Promise<string | Failed> {
  const request = idTokenRequest(service, federationAudience);
  const seen = await ask(request, signal, clock.now());
  const assertion = idTokenIn(seen);
  if (assertion !== undefined) {
    logger.mask(assertion);
    return assertion;
  }
  return { seen, explain: (attempts) => idTokenFailure({ seen, host: request.url.host, attempts }) };
}

/** A token from Entra in exchange for `idToken` or the application's own credential. */
async function exchange(
  options: TokenSourceOptions,
  idToken: string | undefined,
  signal: AbortSignal,
): Promise<Ended> {
  const { clock, logger, loginUrl, signIn, tenantId, clientId, storeScope = defaultScope } = options;
  const url = new URL(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, loginUrl);
  const proof = await proofOf(options, idToken, url.href);
  const form = { grant_type: 'client_credentials', client_id: clientId, scope: storeScope, ...proof };
  const seen = await ask({ url, form }, signal, clock.now());
  const isGood = seen.kind === 'answer' && seen.status < 300;
  const answer = isGood ? tokenSchema.safeParse(seen.document).data : undefined;
  if (answer !== undefined) {
    logger.mask(answer.access_token);
    const life = answer.expires_in === undefined ? documentedLifeMs : answer.expires_in * 1000;
    logger.debug(`signed in; the token is valid for ${Math.round(life / 60_000)} min`);
    return {
      token: { value: answer.access_token, renewAt: clock.now() + life - Math.min(marginMs, life / 2) },
    };
  }
  const job = idToken === undefined ? undefined : await readJobClaims(idToken);
  return { seen, explain: (attempts) => signInFailure({ seen, host: url.host, attempts, signIn, job }) };
}

/** What the application authenticates with, as form fields. */
async function proofOf(
  { signIn, clientId, clock, logger }: TokenSourceOptions,
  idToken: string | undefined,
  audience: string,
): Promise<Readonly<Record<string, string>>> {
  switch (signIn.kind) {
    case 'secret':
      return { client_secret: signIn.secret };
    case 'certificate': {
      const signed = await certificateAssertion(signIn.pem, { clientId, audience, now: clock.now() });
      logger.mask(signed);
      return assertionForm(signed);
    }
    case 'oidc':
      return assertionForm(idToken ?? '');
  }
}
