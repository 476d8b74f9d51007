import type { Clock } from '../clock.ts';
import type { ActionError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { decide, maxTries, type RetryBudget } from '../store/retry.ts';
import { withTimeLimit } from '../store/transport.ts';
import { checkCertificate } from './certificate.ts';
import { createCredential } from './credential.ts';
import { faultOf, signInFailure } from './failure.ts';
import { federationAudience, readJobClaims } from './federation.ts';
import { idTokenFailure, requestIdToken } from './id-token.ts';
import { describeSignIn, type IdTokenService, type SignIn, secretOf } from './sign-in.ts';
import { type Seen, Witness } from './witness.ts';

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
  /** The repeats of the whole run. */
  readonly budget: RetryBudget;
  /** Milliseconds for one sign-in. */
  readonly timeLimit?: number;
}

/** Hands out tokens for the Store's API and gets new ones in time. */
export interface TokenSource {
  /**
   * A token that is valid for five minutes to come.
   * @throws ActionError with the codes of failure.ts; the signal's reason
   */
  get(signal?: AbortSignal): Promise<string>;
  /**
   * A new token, for the case that the Store refuses the present one.
   * @throws as `get`
   */
  renew(signal?: AbortSignal): Promise<string>;
  /** Who signs in and how, for the log. */
  describe(): string;
}

const defaultScope = 'https://manage.devcenter.microsoft.com/.default';
const defaultTimeLimitMs = 60_000;
/** Renewed this long before the end, since an answer of the Store can take long and clocks differ. */
const marginMs = 5 * 60_000;
/** What the documentation of the API says, for an answer that does not tell. */
const documentedLifeMs = 60 * 60_000;
/** The library counts in whole seconds, and takes 0 for an answer that does not tell. */
const roundingMs = 1_000;

interface Token {
  readonly value: string;
  /** Of the passed-in clock. */
  readonly renewAt: number;
}

type Attempt = { readonly token: Token } | Failed;

interface Failed {
  readonly seen: Seen;
  explain(tries: number): ActionError;
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
    current = await signInRepeatedly(options, !isFirst, signal);
    if (isFirst) logger.info(`Signed in as ${describe()}.`);
    return current.value;
  };
  return {
    get: async (signal) => (current && clock.now() < current.renewAt ? current.value : await renew(signal)),
    renew,
    describe,
  };
}

async function signInRepeatedly(
  options: TokenSourceOptions,
  isReached: boolean,
  signal?: AbortSignal,
): Promise<Token> {
  const { clock, random, budget, logger } = options;
  for (let tries = 1; ; tries += 1) {
    const attempt = await signInOnce(options, signal);
    if ('token' in attempt) return attempt.token;
    const decision = decide('repeatable', faultOf(attempt.seen, isReached), tries, budget, random);
    if (!decision.repeat) throw attempt.explain(tries);
    logger.info(
      `Signing in failed for now; trying again in ${(decision.wait / 1000).toFixed(1)} s (${tries + 1} of ${maxTries})`,
    );
    await clock.sleep(decision.wait, signal);
  }
}

async function signInOnce(options: TokenSourceOptions, signal?: AbortSignal): Promise<Attempt> {
  const { signIn, timeLimit = defaultTimeLimitMs } = options;
  signal?.throwIfAborted();
  return await withTimeLimit(timeLimit, signal, async (limited) => {
    if (signIn.kind !== 'oidc') return await exchange(options, undefined, limited, signal);
    const assertion = await askGitHub(options, signIn.service, limited, signal);
    return typeof assertion === 'string' ? await exchange(options, assertion, limited, signal) : assertion;
  });
}

/** The job's ID token, masked. */
async function askGitHub(
  { clock, logger }: TokenSourceOptions,
  service: IdTokenService,
  limited: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<string | Failed> {
  const witness = new Witness(service.url, limited, () => clock.now());
  try {
    const assertion = await requestIdToken(service, federationAudience, witness);
    logger.mask(assertion);
    return assertion;
  } catch {
    signal?.throwIfAborted();
    const { seen } = witness;
    const [{ host }, redact] = [new URL(service.url), redactorOf([service.requestToken])];
    return { seen, explain: (tries) => idTokenFailure({ seen, host, tries, redact }) };
  }
}

/** A token of Entra for what the application proves itself with. */
async function exchange(
  options: TokenSourceOptions,
  assertion: string | undefined,
  limited: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const { clock, logger, loginUrl, signIn, storeScope = defaultScope } = options;
  const witness = new Witness(loginUrl, limited, () => clock.now());
  const failed = async (thrown: unknown): Promise<Failed> => {
    const { seen } = witness;
    const job = assertion === undefined ? undefined : await readJobClaims(assertion);
    const [{ host }, redact] = [new URL(loginUrl), redactorOf([secretOf(signIn), assertion ?? ''])];
    return { seen, explain: (tries) => signInFailure({ seen, thrown, host, tries, redact, signIn, job }) };
  };
  try {
    const credential = await createCredential({ ...options, assertion, http: witness });
    const answer = await credential.getToken(storeScope);
    if (!answer) return await failed(new Error('no token'));
    logger.mask(answer.token);
    // The library reckons with the machine's clock, whatever clock was passed in.
    const left = answer.expiresOnTimestamp - Date.now();
    const life = left > roundingMs ? left : documentedLifeMs;
    logger.debug(`signed in; the token is good for ${Math.round(life / 60_000)} min`);
    return { token: { value: answer.token, renewAt: clock.now() + life - Math.min(marginMs, life / 2) } };
  } catch (thrown) {
    signal?.throwIfAborted();
    return await failed(thrown);
  }
}

/** A shorter secret would be found in ordinary words; the runner masks it. */
const shortestSecret = 8;

function redactorOf(secrets: readonly string[]): (text: string) => string {
  const long = secrets.filter((secret) => secret.length >= shortestSecret);
  const forms = long.flatMap((each) => [each, encodeURIComponent(each)]);
  return (text) => forms.reduce((result, form) => result.replaceAll(form, '***'), text);
}
