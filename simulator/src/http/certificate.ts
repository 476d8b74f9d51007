// The library's container of services reads decorators' metadata.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import { microsoftNames } from './callers.ts';
import { withoutBrackets } from './hosts.ts';

export interface ServerCertificate {
  /** PEM of the authority to trust. */
  readonly ca: string;
  /** PEM of the server's certificate. */
  readonly cert: string;
  /** PEM of the server's private key. */
  readonly key: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 24 * 3600 * 1000;

/**
 * A new certificate authority, valid for a month, and a server certificate signed by it, for `localhost`,
 * 127.0.0.1 and ::1, for Microsoft's names that someone may map to this machine, and for those given. The
 * authority's key is discarded: nothing else can ever be signed with it. The server's key never leaves the process.
 * @param now Milliseconds since the epoch.
 */
export async function createServerCertificate(
  now: number,
  names: readonly string[] = [],
): Promise<ServerCertificate> {
  x509.cryptoProvider.set(webcrypto);
  const authorityKeys = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const serverKeys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  // Clocks of containers and hosts differ a little.
  const validity = { notBefore: new Date(now - dayMs), notAfter: new Date(now + 30 * dayMs) };
  const authority = await signAuthority(authorityKeys, validity);
  const server = await signServer(authority, authorityKeys, serverKeys.publicKey, validity, names);
  const key = await webcrypto.subtle.exportKey('pkcs8', serverKeys.privateKey);
  return {
    ca: `${authority.toString('pem')}\n`,
    cert: `${server.toString('pem')}\n`,
    key: x509.PemConverter.encode(key, 'PRIVATE KEY'),
  };
}

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

async function signAuthority(
  keys: webcrypto.CryptoKeyPair,
  validity: Validity,
): Promise<x509.X509Certificate> {
  return await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    serialNumber: '01',
    name: 'CN=Store simulator authority',
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
}

async function signServer(
  authority: x509.X509Certificate,
  authorityKeys: webcrypto.CryptoKeyPair,
  publicKey: webcrypto.CryptoKey,
  validity: Validity,
  names: readonly string[],
): Promise<x509.X509Certificate> {
  return await x509.X509CertificateGenerator.create({
    ...validity,
    serialNumber: '02',
    subject: 'CN=localhost',
    issuer: authority.subject,
    signingAlgorithm: algorithm,
    signingKey: authorityKeys.privateKey,
    publicKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternativeNames(names)),
      // Python ≥ 3.13 refuses certificates without it (VERIFY_X509_STRICT).
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
}

function alternativeNames(given: readonly string[]): { type: 'dns' | 'ip'; value: string }[] {
  const own = ['localhost', '127.0.0.1', '::1', ...Object.values(microsoftNames).flat()];
  const all = new Set([...own, ...given.map(withoutBrackets)]);
  return [...all].map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }));
}
