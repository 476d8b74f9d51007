// The library's service container reads decorator metadata.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

export interface MadeCertificate {
  /** PEM of the certificate. */
  readonly certificate: string;
  /** PEM of the private key. */
  readonly key: string;
  readonly subject: string;
  /** Makes one that is signed by this one. */
  issue(subject: string): Promise<MadeCertificate>;
}

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const dayMs = 24 * 3600 * 1000;

/** A self-signed RSA certificate, valid from yesterday until `until` (milliseconds since the epoch). */
export async function makeCertificate(subject: string, until = Date.now() + dayMs): Promise<MadeCertificate> {
  return await make(subject, until);
}

interface Signer {
  readonly subject: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

async function make(subject: string, until: number, signer?: Signer): Promise<MadeCertificate> {
  x509.cryptoProvider.set(webcrypto);
  const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: '01',
    subject,
    issuer: signer?.subject ?? subject,
    notBefore: new Date(until - 30 * dayMs),
    notAfter: new Date(until),
    signingAlgorithm: rsa,
    signingKey: (signer?.keys ?? keys).privateKey,
    publicKey: keys.publicKey,
  });
  return {
    certificate: `${made.toString('pem')}\n`,
    key: `${x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')}\n`,
    subject,
    issue: (name) => make(name, until, { subject, keys }),
  };
}
