import { createTokenSource, type TokenSource, type TokenSourceOptions } from '../auth/tokens.ts';
import type { ActionError } from '../errors.ts';
import { StoreClient } from '../store/client.ts';
import type { RequesterOptions } from '../store/request.ts';

export interface ConnectOptions extends Omit<RequesterOptions, 'tokens' | 'timeLimit'> {
  /** The account that signs in, or the error that says why there is none. */
  readonly account: Pick<TokenSourceOptions, 'tenantId' | 'clientId' | 'signIn' | 'loginUrl'> | ActionError;
}

/**
 * The Store's client, signed in at its first request.
 * @throws ActionError as `createTokenSource` and `StoreClient`
 */
export function connect({ account, ...options }: ConnectOptions): StoreClient {
  const tokens = account instanceof Error ? noTokens(account) : createTokenSource({ ...options, ...account });
  return new StoreClient({ ...options, tokens });
}

/** A dry run without credentials sends nothing; if it did, this would be why it fails. */
function noTokens(error: ActionError): TokenSource {
  const refuse = () => Promise.reject(error);
  return { get: refuse, renew: refuse, describe: () => 'nobody' };
}
