import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { SignIn } from './sign-in.ts';

export interface CredentialOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly signIn: SignIn;
  /** GitHub's ID token; needed where `signIn` is of the kind `oidc`. */
  readonly assertion: string | undefined;
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
  const { tenantId, clientId, signIn, assertion = '', loginUrl, http } = options;
  // Loaded here, since the library takes tens of milliseconds and a run without credentials needs none.
  const { ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential } = await import(
    '@azure/identity'
  );
  const common = {
    authorityHost: loginUrl,
    // Otherwise an authority that Microsoft does not list, such as a simulator, is refused.
    disableInstanceDiscovery: true,
    httpClient: http,
    // Repeats are counted and timed by tokens.ts.
    retryOptions: { maxRetries: 0 },
  };
  switch (signIn.kind) {
    case 'secret':
      return new ClientSecretCredential(tenantId, clientId, signIn.secret, common);
    case 'certificate':
      return new ClientCertificateCredential(
        tenantId,
        clientId,
        { certificate: signIn.pem },
        // The chain goes along, for applications that trust a subject name and its issuer (`x5c`).
        { ...common, sendCertificateChain: true },
      );
    case 'oidc':
      return new ClientAssertionCredential(tenantId, clientId, async () => assertion, common);
  }
}
