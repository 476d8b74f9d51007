import { ActionError } from '../errors.ts';
import { describeNetworkFailure } from '../http/network.ts';
import { z } from '../json/schema.ts';
import type { Seen, SignInRequest } from './authority.ts';
import type { IdTokenService } from './sign-in.ts';

const answerSchema = z.looseObject({ value: z.string().min(1) });

/**
 * The request for a new ID token for this job. It is valid for five minutes, so every sign-in asks for its own.
 * Not `getIDToken` from `@actions/core`: that retries up to ten times without telling us, has no time limit and
 * finds a proxy by other rules.
 * https://docs.github.com/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 */
export function idTokenRequest({ url, requestToken }: IdTokenService, audience: string): SignInRequest {
  const address = new URL(url);
  address.searchParams.set('audience', audience);
  return { url: address, headers: { Authorization: `Bearer ${requestToken}` } };
}

/** The ID token in GitHub's response; `undefined` if there is none. */
export function idTokenIn(seen: Seen): string | undefined {
  if (seen.kind !== 'answer' || seen.status !== 200) return undefined;
  return answerSchema.safeParse(seen.document).data?.value;
}

export interface IdTokenFailureOptions {
  readonly seen: Seen;
  /** `host:port` of GitHub's token service. */
  readonly host: string;
  readonly attempts: number;
}

/**
 * Explains that GitHub gave no ID token. Codes: `id-token-refused`, `id-token-unavailable`, and those of
 * http/network.ts.
 */
export function idTokenFailure({ seen, host, attempts }: IdTokenFailureOptions): ActionError {
  const again = attempts > 1 ? ` Gave up after ${attempts} attempts.` : '';
  const doing = "Could not get the job's ID token from GitHub";
  if (seen.kind === 'wire') {
    const { code, message, todo } = describeNetworkFailure(seen.error, host);
    return new ActionError({ code, message: `${doing}: ${message}.${again}`, todo });
  }
  if (seen.status === 401 || seen.status === 403) {
    return new ActionError({
      code: 'id-token-refused',
      message: `${doing}: ${host} responded with ${seen.status}. Either the job lacks permission to request a token, or it has been running too long.`,
      todo: 'If the job lacks `permissions: { contents: read, id-token: write }`, add them. Then run the workflow again.',
      status: seen.status,
    });
  }
  return new ActionError({
    code: 'id-token-unavailable',
    message: `${doing}: ${host} responded with ${seen.status} and no token.${again}`,
    todo: 'Check https://www.githubstatus.com, and re-run the job later.',
    status: seen.status,
  });
}
