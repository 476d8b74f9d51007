import { type KeyObject, X509Certificate } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { EntraRefusal } from './entra-refusal.ts';
import type { FederatedCredential, RegisteredCredentials } from './registered-credentials.ts';

export interface AssertionOptions {
  readonly clientId: string;
  /** Addresses of the token endpoint and of the tenant, any of which a client's own assertion may be for. */
  readonly audiences: readonly string[];
  readonly registered: RegisteredCredentials;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The key that an issuer signs its tokens with; `undefined` if none is known. */
  readonly keyOfIssuer: (issuer: string) => Promise<KeyObject | undefined>;
}

const headerSchema = z.looseObject({
  alg: z.string(),
  x5t: z.string().optional(),
  'x5t#S256': z.string().optional(),
  x5c: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
});
const claimsSchema = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  jti: z.string().min(1),
});
type Claims = z.infer<typeof claimsSchema>;

/** A client's clock may be ahead by this much. */
const skewSeconds = 300;
const algorithms = ['RS256', 'PS256'] as const;
const documentation = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';
const certificateDocumentation =
  'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';

/**
 * Checks a `client_assertion`, as Entra does: one that the application signed with its certificate (RFC 7523,
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials), or a token of an issuer that a
 * federated credential names. Throws an {@link EntraRefusal}.
 */
export async function checkAssertion(assertion: string, options: AssertionOptions): Promise<void> {
  const parts = jwt.decode(assertion, { complete: true });
  const header = headerSchema.safeParse(parts?.header).data;
  const claims = claimsSchema.safeParse(parts?.payload).data;
  if (header === undefined || claims === undefined) {
    throw new EntraRefusal(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
  }
  const thumbprint = header['x5t#S256'] ?? header.x5t;
  if (thumbprint === undefined) await checkFederated(assertion, claims, options);
  else checkSigned(assertion, thumbprint, header.x5c, claims, options);
  checkTime(claims, options.now);
}

async function checkFederated(assertion: string, claims: Claims, options: AssertionOptions): Promise<void> {
  findFederated(claims, options.registered.federated);
  const key = await options.keyOfIssuer(claims.iss);
  if (key && isSignedBy(assertion, key)) return;
  throw new EntraRefusal(
    401,
    'invalid_client',
    50013,
    'Assertion failed signature validation. [Reason - The key was not found.]',
  );
}

/** One credential has to match issuer, audience and subject; Entra names the first of these that none matches. */
function findFederated({ iss, aud, sub }: Claims, all: readonly FederatedCredential[]): void {
  if (all.length === 0) {
    const text = `No matching federated identity record found for presented assertion. Assertion Issuer: '${iss}'. Assertion Subject: '${sub}'. Assertion Audience: '${aud}'. ${documentation}`;
    throw new EntraRefusal(400, 'invalid_request', 70021, text);
  }
  const ofIssuer = all.filter(({ issuer }) => issuer === iss);
  if (ofIssuer.length === 0) throw noMatch(700211, `issuer '${iss}'`);
  const ofAudience = ofIssuer.filter(({ audience }) => audience === aud);
  if (ofAudience.length === 0) throw noMatch(700212, `audience '${aud}'`);
  if (ofAudience.some(({ subject }) => subject === sub)) return;
  const isOtherCase = ofAudience.some(({ subject }) => subject.toLowerCase() === sub.toLowerCase());
  if (!isOtherCase) throw noMatch(700213, `subject '${sub}'`);
  throw noMatch(
    7002138,
    `subject '${sub}'`,
    'The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ',
  );
}

function noMatch(code: number, what: string, note = ''): EntraRefusal {
  return new EntraRefusal(
    401,
    'invalid_client',
    code,
    `No matching federated identity record found for presented assertion ${what}. ${note}Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ${documentation}`,
  );
}

function checkSigned(
  assertion: string,
  thumbprint: string,
  chain: readonly string[],
  { iss, sub, aud }: Claims,
  { clientId, audiences, registered, now }: AssertionOptions,
): void {
  const certificate = registered.certificateOf(thumbprint, chain.flatMap(certificateIn));
  const client = `Thumbprint of key used by client: '${Buffer.from(thumbprint, 'base64url').toString('hex').toUpperCase()}'`;
  if (!certificate) {
    const text = `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., ${client}, Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.]`;
    throw new EntraRefusal(401, 'invalid_client', 700027, text);
  }
  const broken = (reason: string) =>
    new EntraRefusal(
      401,
      'invalid_client',
      700027,
      `Client assertion contains an invalid signature. [Reason - ${reason}, ${client}]`,
    );
  if (now >= certificate.validToDate.getTime()) throw broken('The key used is expired.');
  if (!isSignedBy(assertion, certificate.publicKey)) {
    throw broken('The key was found, but use of the key to verify the signature failed.');
  }
  if ([iss, sub].some((each) => each.toLowerCase() !== clientId.toLowerCase())) {
    const text = `Client assertion application identifier doesn't match 'client_id' parameter. Review the documentation at ${certificateDocumentation} .`;
    throw new EntraRefusal(401, 'invalid_client', 700021, text);
  }
  if (!audiences.includes(aud)) {
    const text = `Client assertion audience claim does not match Realm issuer. Review the documentation at ${certificateDocumentation} .`;
    throw new EntraRefusal(401, 'invalid_client', 700023, text);
  }
}

function checkTime({ nbf, exp }: Claims, now: number): void {
  const seconds = now / 1000;
  if (seconds < exp && (nbf === undefined || seconds >= nbf - skewSeconds)) return;
  const at = (time: number) => new Date(time * 1000).toISOString();
  const text = `Client assertion is not within its valid time range. Current time: ${at(seconds)}, assertion valid from ${nbf === undefined ? 'any time' : at(nbf)}, expiry time of assertion ${at(exp)}. Review the documentation at ${certificateDocumentation} .`;
  throw new EntraRefusal(401, 'invalid_client', 700024, text);
}

function isSignedBy(assertion: string, key: KeyObject): boolean {
  try {
    // What is checked separately, with Entra's words, is ignored here.
    jwt.verify(assertion, key, {
      algorithms: [...algorithms],
      ignoreExpiration: true,
      ignoreNotBefore: true,
    });
    return true;
  } catch {
    return false;
  }
}

function certificateIn(base64: string): X509Certificate[] {
  try {
    return [new X509Certificate(Buffer.from(base64, 'base64'))];
  } catch {
    return [];
  }
}
