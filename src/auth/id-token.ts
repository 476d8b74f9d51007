import {
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  proxyPolicy,
} from '@azure/core-rest-pipeline';
import { z } from 'zod';
import { ActionError } from '../errors.ts';
import { describeNetworkFailure } from '../store/network.ts';
import type { IdTokenService } from './sign-in.ts';
import type { Seen } from './witness.ts';

const answerSchema = z.looseObject({ value: z.string().min(1) });

/**
 * Asks GitHub for a new ID token of this job. It lives for five minutes, so every sign-in asks for its own.
 * Not `getIDToken` of `@actions/core`: that repeats up to ten times out of our sight, has no time limit, and
 * finds a proxy by other rules.
 * https://docs.github.com/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 *
 * @param http keeps what came back; see `idTokenFailure`
 */
export async function requestIdToken(
  { url, requestToken }: IdTokenService,
  audience: string,
  http: HttpClient,
): Promise<string> {
  const address = new URL(url);
  address.searchParams.set('audience', audience);
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(proxyPolicy());
  const request = createPipelineRequest({
    url: address.href,
    headers: createHttpHeaders({
      Authorization: `Bearer ${requestToken}`,
      Accept: 'application/json',
      'User-Agent': 'publish-to-microsoft-store',
      Connection: 'close',
    }),
  });
  const { status, bodyAsText } = await pipeline.sendRequest(http, request);
  if (status !== 200) throw new Error(`status ${status}`);
  return answerSchema.parse(JSON.parse(bodyAsText ?? '')).value;
}

export interface IdTokenFailureOptions {
  readonly seen: Seen;
  /** `host:port` of GitHub's token service. */
  readonly host: string;
  readonly tries: number;
  readonly redact: (text: string) => string;
}

/**
 * Explains that GitHub gave no ID token. Codes: `id-token-refused`, `id-token-unavailable`, and those of
 * store/network.ts.
 */
export function idTokenFailure({ seen, host, tries, redact }: IdTokenFailureOptions): ActionError {
  const again = tries > 1 ? ` Gave up after ${tries} tries.` : '';
  const doing = "While asking GitHub for the job's ID token";
  if (seen.kind === 'wire') {
    const { code, message, todo } = describeNetworkFailure(seen.error, host);
    return new ActionError({ code, message: `${doing}: ${redact(message)}.${again}`, todo });
  }
  if (seen.kind === 'answer' && (seen.status === 401 || seen.status === 403)) {
    return new ActionError({
      code: 'id-token-refused',
      message: `${doing}: ${host} responded ${seen.status}. The job may not have one, or has run for too long.`,
      todo: 'Add `permissions: { contents: read, id-token: write }` to the job, and run it again.',
      status: seen.status,
    });
  }
  const came = seen.kind === 'answer' ? `responded ${seen.status} without a token` : 'could not be reached';
  return new ActionError({
    code: 'id-token-unavailable',
    message: `${doing}: ${host} ${came}.${again}`,
    todo: 'Run this again later, and look at https://www.githubstatus.com.',
    ...(seen.kind === 'answer' ? { status: seen.status } : {}),
  });
}
