import { isGuid, isStoreId } from '../text/ids.ts';
import type { Given } from './command-inputs.ts';
import type { Refuse } from './parse.ts';

const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

// A wrong value in these fields may be a secret in the wrong place: no message here repeats a value.

/** The tenant: its GUID, or one of its domains. */
export function tenantId(text: string, refuse: Refuse): string {
  if (isGuid(text) || domain.test(text)) return text.toLowerCase();
  return refuse(
    'must be the Directory (tenant) ID of the Entra application, 8-4-4-4-12 hexadecimal digits, or a domain of the tenant such as contoso.onmicrosoft.com',
  );
}

/** The Entra application's GUID. */
export function clientId(text: string, refuse: Refuse): string {
  if (isGuid(text)) return text.toLowerCase();
  if (isStoreId(text.toUpperCase())) {
    return refuse(
      'looks like a Store ID, which belongs in app-id. Use the Application (client) ID of the Entra application',
    );
  }
  return refuse(
    'must be the Application (client) ID of the Entra application: 8-4-4-4-12 hexadecimal digits (Entra admin center > App registrations > Overview)',
  );
}

/** PEM text with the application's private key and certificate. */
export function clientCertificate(text: string, refuse: Refuse): string {
  const missing = [
    ...(/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(text) ? [] : ['private key (BEGIN PRIVATE KEY)']),
    ...(/-----BEGIN CERTIFICATE-----/.test(text) ? [] : ['certificate (BEGIN CERTIFICATE)']),
  ];
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(text)) {
    return refuse('contains an encrypted private key. Use an unencrypted key, stored in a secret');
  }
  if (missing.length > 0) {
    return refuse(
      `must be PEM text, but has no ${missing.join(' and ')}. Pass both the key and the certificate, with their line breaks`,
    );
  }
  return text;
}

/** True for a secret that has the form of a secret's id: the portal shows both side by side. */
export function looksLikeSecretId(secret: string): boolean {
  return isGuid(secret);
}

/** What a step gives to sign in with; without a secret or certificate, GitHub's ID token is used. */
export interface Credentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly clientCertificate: string | undefined;
}

const noKey =
  'client-secret: is empty, and the job has no OIDC token to sign in with instead. Usual causes of an empty secret: the secret has a different name in the repository; it belongs to an environment that the job does not use (environment: …); or the run comes from a fork or from Dependabot, which get no secrets. To sign in without a secret, add `permissions: { contents: read, id-token: write }` to the job';

/** Reports two ways of signing in, none or one without the names that go with it. */
export function credentialsOf(given: Given): Credentials | undefined {
  const { 'client-secret': clientSecret, 'client-certificate': clientCertificate } = given.values;
  const [hasSecret, hasCertificate] = [given.has('client-secret'), given.has('client-certificate')];
  if (hasSecret && hasCertificate) {
    return given.report("client-certificate: can't be combined with client-secret. Remove one of the two");
  }
  const [tenantId, clientId] = [given.need('tenant-id'), given.need('client-id')];
  if (!hasSecret && !hasCertificate && !given.hasIdToken) return given.report(noKey);
  if (tenantId === undefined || clientId === undefined) return undefined;
  return { tenantId, clientId, clientSecret, clientCertificate };
}

/** True for a dry run of a step that can't sign in: a run that sends nothing needs no credentials. */
export function isOfflineRun(given: Given): boolean {
  const hasKey = given.has('client-secret') || given.has('client-certificate');
  return given.has('dry-run') && !hasKey && !given.hasIdToken;
}
