import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';

/** How the application proves who it is. A certificate and GitHub's OIDC token will be further kinds. */
export type SignIn = { readonly kind: 'secret'; readonly secret: string };

export interface CredentialOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly signIn: SignIn;
  /** Origin of the sign-in authority. */
  readonly loginUrl: string;
  /** Sends every request of the credential. */
  readonly http: HttpClient;
}

/**
 * A credential that signs in once: it would answer the token of its cache from then on, and after a 5xx
 * the error of its cache for a minute, so every sign-in makes a new one.
 */
export async function createCredential(options: CredentialOptions): Promise<TokenCredential> {
  const { tenantId, clientId, signIn, loginUrl, http } = options;
  // Loaded here, since the library takes tens of milliseconds and a run without credentials needs none.
  const { ClientSecretCredential } = await import('@azure/identity');
  return new ClientSecretCredential(tenantId, clientId, signIn.secret, {
    authorityHost: loginUrl,
    // Otherwise an authority that Microsoft does not list, such as a simulator, is refused.
    disableInstanceDiscovery: true,
    httpClient: http,
    // Repeats are counted and timed by tokens.ts.
    retryOptions: { maxRetries: 0 },
  });
}

/** The way of signing in, for the log. */
export function describeSignIn({ kind }: SignIn): string {
  switch (kind) {
    case 'secret':
      return 'client secret';
  }
}
