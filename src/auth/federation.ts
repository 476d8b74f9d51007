import { z } from '../json/schema.ts';
import { spaced } from '../text/format.ts';

/** The audience that Entra wants in GitHub's token (workload identity federation). */
export const federationAudience = 'api://AzureADTokenExchange';

/**
 * What GitHub's token says about the job: the claims that Entra compares or that the subject is made from.
 * https://docs.github.com/actions/reference/security/oidc#oidc-token-claims
 */
const jobClaimsSchema = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string()).transform((all) => all.join(', '))]),
  repository: z.string().optional(),
  repository_id: z.string().optional(),
  repository_owner_id: z.string().optional(),
});
export type JobClaims = z.infer<typeof jobClaimsSchema>;

/** Reads the claims of GitHub's token, unchecked: they are shown, never trusted. `undefined` if it is not a token. */
export async function readJobClaims(assertion: string): Promise<JobClaims | undefined> {
  // Loaded here, since only a refused sign-in needs it.
  const { default: jwt } = await import('jsonwebtoken');
  return jobClaimsSchema.safeParse(jwt.decode(assertion, { complete: true })?.payload).data;
}

/** The federated credential that this job needs, by the names in Entra's form, and the subject's other form. */
export function federatedCredential(claims: JobClaims): Readonly<Record<string, string>> {
  const forms = subjectForms(claims);
  return {
    Issuer: claims.iss,
    'Subject identifier': claims.sub,
    Audience: claims.aud,
    ...(forms && forms.immutable !== claims.sub ? { 'Immutable form of the subject': forms.immutable } : {}),
    ...(forms && forms.classic !== claims.sub ? { 'Classic form of the subject': forms.classic } : {}),
  };
}

/** What to do about a subject that matches no credential. @param todo for one that may be trusted */
export function adviceOnSubject(claims: JobClaims, todo: string): string {
  return claims.sub.endsWith(':pull_request') ? ofPullRequest : spaced([todo, explainForm(claims)]);
}

const ofPullRequest =
  "This job runs for a pull request and uses no environment. Don't add a federated credential for its subject: all pull requests share that subject, so any of them could publish. Use an environment for the job, or sign in only on pushes and tags.";

/**
 * The two forms in which GitHub writes the subject: with names, and with ids, which never change. A repository
 * made or renamed since 2026-07-15 sends the latter, older ones if configured to; never on GitHub
 * Enterprise Server. https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects
 * https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
 */
function subjectForms(claims: JobClaims): { classic: string; immutable: string } | undefined {
  const [owner, name] = claims.repository?.split('/') ?? [];
  const { repository_id: id, repository_owner_id: ownerId } = claims;
  if (!owner || !name || !id || !ownerId) return undefined;
  const classic = `repo:${owner}/${name}:`;
  const immutable = `repo:${owner}@${ownerId}/${name}@${id}:`;
  const prefix = [classic, immutable].find((each) => claims.sub.startsWith(each));
  if (prefix === undefined) return undefined;
  const context = claims.sub.slice(prefix.length);
  return { classic: classic + context, immutable: immutable + context };
}

function explainForm(claims: JobClaims): string {
  const forms = subjectForms(claims);
  if (forms === undefined) return '';
  return claims.sub === forms.classic
    ? 'GitHub sent the classic form of the subject. A credential with the immutable form works only once the repository is set to send that form.'
    : 'GitHub sent the immutable form of the subject. A credential with the classic form no longer works.';
}
