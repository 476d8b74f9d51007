import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { ActionError } from '../errors.ts';

/** What a certificate says about itself, without any secret. */
export interface CertificateFacts {
  /** `CN=Contoso Publisher` */
  readonly subject: string;
  /** SHA-1 in upper-case hexadecimal digits, as Entra lists it. */
  readonly thumbprint: string;
  /** Milliseconds since the epoch. */
  readonly validUntil: number;
}

/**
 * Reads the private key and the first certificate in `pem`: Entra would refuse bad ones without giving a
 * reason.
 * @throws ActionError `client-certificate-invalid`, which contains none of the PEM text
 */
export function readCertificate(pem: string): CertificateFacts {
  const key = parsed(() => createPrivateKey(pem), "the private key in it can't be read");
  const certificate = parsed(() => new X509Certificate(pem), "the certificate in it can't be read");
  checkKey(key, certificate);
  return {
    subject: certificate.subject.replaceAll('\n', ', '),
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    validUntil: certificate.validToDate.getTime(),
  };
}

/**
 * Like {@link readCertificate}, for a sign-in at the time `now`.
 * @throws ActionError `client-certificate-invalid`, `client-certificate-expired`
 */
export function checkCertificate(pem: string, now: number): void {
  const { subject, thumbprint, validUntil } = readCertificate(pem);
  if (now < validUntil) return;
  throw new ActionError({
    code: 'client-certificate-expired',
    message: `client-certificate: ${subject} (thumbprint ${thumbprint}) expired at ${new Date(validUntil).toISOString()}.`,
    todo: 'Create a new certificate, upload it (without the private key) to the application in Entra, and update the GitHub secret with the new key and certificate.',
  });
}

function checkKey(key: KeyObject, certificate: X509Certificate): void {
  // Assertions are signed with PS256 (proof.ts).
  if (key.asymmetricKeyType !== 'rsa') {
    throw invalid(
      `the private key in it is of type ${key.asymmetricKeyType ?? 'unknown'}, but Entra accepts only RSA`,
    );
  }
  if (!certificate.checkPrivateKey(key)) {
    throw invalid('the first certificate in it does not match the private key');
  }
}

function parsed<T>(parse: () => T, what: string): T {
  try {
    return parse();
  } catch {
    throw invalid(what);
  }
}

function invalid(what: string): ActionError {
  return new ActionError({
    code: 'client-certificate-invalid',
    message: `client-certificate: ${what}.`,
    todo: "Pass PEM text, including its line breaks: the unencrypted RSA private key, then its certificate. If the application uses subject name and issuer authentication, add the issuers' certificates.",
  });
}
