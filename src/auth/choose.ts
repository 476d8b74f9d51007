import { ActionError } from '../errors.ts';
import { isPrivate } from '../http/loopback.ts';
import type { SignIn } from './sign-in.ts';

/** What a job has to sign in with. */
export interface GivenCredentials {
  readonly clientSecret?: string | undefined;
  readonly clientCertificate?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What explains why a job has no credentials. */
export interface JobOrigin {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The commit comes from another repository. */
  readonly isFork: boolean;
  /** `push`, `pull_request`, … */
  readonly eventName: string;
}

const idTokenLink =
  'https://docs.github.com/actions/reference/security/oidc#workflow-permissions-for-the-requesting-the-oidc-token';

/** GitHub's own is a few hundred characters long. */
const longestUrl = 4096;

/**
 * The way to sign in: the secret, the certificate or this job's ID token from GitHub; `undefined` if there is none.
 *
 * @throws ActionError `id-token-url`: the job's request token would be sent in the clear
 */
export function findSignIn({ clientSecret, clientCertificate, env }: GivenCredentials): SignIn | undefined {
  if (clientSecret) return { kind: 'secret', secret: clientSecret };
  if (clientCertificate) return { kind: 'certificate', pem: clientCertificate };
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
  if (!url || !requestToken || !URL.canParse(url)) return undefined;
  checkIdTokenUrl(url);
  return { kind: 'oidc', service: { url, requestToken } };
}

function checkIdTokenUrl(text: string): void {
  const isSafe = isPrivate(text);
  if (isSafe && text.length <= longestUrl) return;
  throw new ActionError({
    code: 'id-token-url',
    message: isSafe
      ? `ACTIONS_ID_TOKEN_REQUEST_URL has ${text.length} characters, but the one that GitHub sets has only a few hundred.`
      : "ACTIONS_ID_TOKEN_REQUEST_URL is not an HTTPS URL, so the job's token would be sent unencrypted.",
    todo: `Check whether something else in the job overwrites this variable.${isSafe ? '' : ' On GitHub Enterprise Server, turn on TLS.'}`,
  });
}

/** Why this job can't sign in, in words that a contributor understands. */
export function whyNoCredentials({ env, isFork, eventName }: JobOrigin): string {
  const why =
    "client-secret and client-certificate are empty, and the job can't request an ID token from GitHub";
  if (isFork) return `${why}. This run comes from a fork, and GitHub gives forks no secrets or ID tokens.`;
  if (env.GITHUB_ACTOR === 'dependabot[bot]') {
    return `${why}. Dependabot started this run, and it gets only Dependabot secrets, not Actions secrets.`;
  }
  const inPullRequest = eventName === 'pull_request' ? ' this pull request' : ' this job';
  return `${why}. Either the secret is not available to${inPullRequest} (it has a different name in the repository, or it belongs to an environment that the job does not use), or the job lacks the permission id-token: write.`;
}

/** The error of a run that needs credentials and has none: both causes, and the YAML for each. */
export function noCredentials(origin: JobOrigin): ActionError {
  const isForeign = origin.isFork || origin.env.GITHUB_ACTOR === 'dependabot[bot]';
  return new ActionError({
    code: 'no-credentials',
    message: `This run has no credentials: ${whyNoCredentials(origin)}`,
    todo: isForeign
      ? 'Publish from a push, a tag or a manual run in the repository itself. In pull requests, use `dry-run: true`.'
      : 'With a secret: check that `client-secret` uses the right secret name (`secrets.NAME`), and add `environment: NAME` to the job if the secret belongs to one. Without a secret: add `permissions: { contents: read, id-token: write }` to the job.',
    link: idTokenLink,
  });
}
