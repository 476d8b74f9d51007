import { X509Certificate } from 'node:crypto';
import { z } from 'zod';

const pem = z.string().refine(isCertificate, 'is no certificate in PEM');

/** What an administrator adds to the application in Entra under Certificates & secrets. */
export const credentialSchema = z.discriminatedUnion('kind', [
  /** A single certificate. */
  z.strictObject({ kind: z.literal('certificate'), certificate: pem }),
  /** Every certificate with this subject (`CN=…`) from this issuer ("subject name and issuer", `x5c`). */
  z.strictObject({ kind: z.literal('subject-name'), subject: z.string(), issuer: pem }),
  /** Tokens of another issuer, for a GitHub workflow, for instance. */
  z.strictObject({
    kind: z.literal('federated'),
    issuer: z.string(),
    subject: z.string(),
    audience: z.string().default('api://AzureADTokenExchange'),
  }),
]);
export type RegisteredCredential = z.input<typeof credentialSchema>;

export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** What the application may sign in with besides its secret. */
export class RegisteredCredentials {
  #all: readonly z.output<typeof credentialSchema>[] = [];

  /** Throws if it is malformed. */
  add(credential: RegisteredCredential): void {
    this.#all = [...this.#all, credentialSchema.parse(credential)];
  }

  clear(): void {
    this.#all = [];
  }

  get federated(): readonly FederatedCredential[] {
    return this.#all.filter((each) => each.kind === 'federated');
  }

  /**
   * The certificate with this SHA-1 or SHA-256 thumbprint (base64url), which either is registered itself or is
   * the first of `chain` and trusted by subject name and issuer.
   */
  certificateOf(thumbprint: string, chain: readonly X509Certificate[]): X509Certificate | undefined {
    const registered = this.#all.flatMap((each) =>
      each.kind === 'certificate' ? [new X509Certificate(each.certificate)] : [],
    );
    const leaf = chain.slice(0, 1).filter((certificate) => this.#isTrustedByName(certificate));
    return [...registered, ...leaf].find((certificate) => thumbprintsOf(certificate).includes(thumbprint));
  }

  #isTrustedByName(certificate: X509Certificate): boolean {
    return this.#all.some((each) => {
      if (each.kind !== 'subject-name' || certificate.subject !== each.subject) return false;
      const issuer = new X509Certificate(each.issuer);
      return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
    });
  }
}

function thumbprintsOf({ fingerprint, fingerprint256 }: X509Certificate): readonly string[] {
  return [fingerprint, fingerprint256].map((each) =>
    Buffer.from(each.replaceAll(':', ''), 'hex').toString('base64url'),
  );
}

function isCertificate(text: string): boolean {
  try {
    new X509Certificate(text);
    return true;
  } catch {
    return false;
  }
}
