import { readCertificate } from './certificate.ts';

/** The address at which a job asks GitHub for an ID token, and the token that it does so with. */
export interface IdTokenService {
  /** `ACTIONS_ID_TOKEN_REQUEST_URL` */
  readonly url: string;
  /** `ACTIONS_ID_TOKEN_REQUEST_TOKEN`, a secret. */
  readonly requestToken: string;
}

/** How the application proves to Entra who it is. */
export type SignIn =
  | { readonly kind: 'secret'; readonly secret: string }
  /** PEM text with a private key and its certificate, then the rest of its chain, if any. */
  | { readonly kind: 'certificate'; readonly pem: string }
  /** Nothing of its own: GitHub vouches for the job, and Entra trusts GitHub for this job. */
  | { readonly kind: 'oidc'; readonly service: IdTokenService };

/** The way of signing in, for the log. */
export function describeSignIn(signIn: SignIn): string {
  switch (signIn.kind) {
    case 'secret':
      return 'client secret';
    case 'certificate': {
      const { subject, thumbprint } = readCertificate(signIn.pem);
      return `certificate ${subject} (thumbprint ${thumbprint})`;
    }
    case 'oidc':
      return "GitHub's OIDC token, without a secret";
  }
}

/** The secret part, to be masked. */
export function secretOf(signIn: SignIn): string {
  switch (signIn.kind) {
    case 'secret':
      return signIn.secret;
    case 'certificate':
      return signIn.pem;
    case 'oidc':
      return signIn.service.requestToken;
  }
}
