import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';

export interface AssertionOptions {
  readonly clientId: string;
  /** Address of the token endpoint. */
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const lifeSeconds = 600;

/**
 * An assertion that the application signs with its certificate, a PEM that holds the private key first:
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function certificateAssertion(
  pem: string,
  { clientId, audience, now }: AssertionOptions,
): Promise<string> {
  // Loaded here, since most runs sign in without a certificate.
  const { default: jwt } = await import('jsonwebtoken');
  const seconds = Math.floor(now / 1000);
  const header = {
    alg: 'PS256' as const,
    'x5t#S256': Buffer.from(new X509Certificate(pem).fingerprint256.replaceAll(':', ''), 'hex').toString(
      'base64url',
    ),
    // The chain is sent along, for applications that trust a subject name and its issuer.
    x5c: certificatesIn(pem).map((certificate) => certificate.raw.toString('base64')),
  };
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    iat: seconds,
    nbf: seconds,
    exp: seconds + lifeSeconds,
  };
  return jwt.sign(claims, createPrivateKey(pem), { algorithm: 'PS256', header });
}

function certificatesIn(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

/** The part of a token request that carries an assertion, the application's own or GitHub's ID token. */
export function assertionForm(assertion: string): Readonly<Record<string, string>> {
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}
