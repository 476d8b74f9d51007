import { isGuid, isStoreId } from '../ids.ts';
import { field } from './field.ts';

const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

// What is wrong in these fields may be a secret in the wrong place: no message here repeats a value.

/** The tenant: its GUID, or one of its domains. */
export const tenantId = field((text, refuse) =>
  isGuid(text) || domain.test(text)
    ? text.toLowerCase()
    : refuse(
        'must be the Directory (tenant) ID of the Entra application, 8-4-4-4-12 hexadecimal digits, or a domain of the tenant such as contoso.onmicrosoft.com',
      ),
);

/** The Entra application's GUID. */
export const clientId = field((text, refuse) => {
  if (isGuid(text)) return text.toLowerCase();
  if (isStoreId(text.toUpperCase())) {
    return refuse(
      'looks like a Store ID: that belongs to app-id. Give the Application (client) ID of the Entra application',
    );
  }
  return refuse(
    'must be the Application (client) ID of the Entra application: 8-4-4-4-12 hexadecimal digits (Entra admin center, App registrations, Overview)',
  );
});

/** The key of the Entra application. */
export const clientSecret = field((text) => text);

/** PEM text with the application's private key and certificate. */
export const clientCertificate = field((text, refuse) => {
  const missing = [
    ...(/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(text) ? [] : ['a private key (BEGIN PRIVATE KEY)']),
    ...(/-----BEGIN CERTIFICATE-----/.test(text) ? [] : ['a certificate (BEGIN CERTIFICATE)']),
  ];
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(text)) {
    return refuse('holds an encrypted private key: give it without a passphrase, in a secret');
  }
  if (missing.length > 0) {
    return refuse(`must be PEM text and lacks ${missing.join(' and ')}. Line breaks must be kept`);
  }
  return text;
});

/** The Store ID of an app, in upper case. */
export const appId = field((text, refuse) => {
  const id = text.toUpperCase();
  if (isStoreId(id)) return id;
  return refuse(
    `${whatInstead(text)}. Give the Store ID: 12 characters that start with 9 (Partner Center, Product identity)`,
  );
});

/** True for a secret that has the form of a secret's id: the portal shows both side by side. */
export function looksLikeSecretId(secret: string): boolean {
  return isGuid(secret);
}

function whatInstead(text: string): string {
  if (isGuid(text)) return 'is a GUID: that is the Entra client ID, not the Store ID';
  const inUrl = /[/=](9[a-z0-9]{11})(?![a-z0-9])/i.exec(text)?.[1];
  if (inUrl !== undefined) return `is an address. The Store ID in it is ${inUrl.toUpperCase()}`;
  const quoted = /^["'`“”‘’]+(9[a-z0-9]{11})["'`“”‘’]+$/i.exec(text)?.[1];
  if (quoted !== undefined) {
    return `has quotation marks around it. The Store ID in it is ${quoted.toUpperCase()}`;
  }
  if (/^XP[A-Z0-9]{10,12}$/i.test(text)) {
    return 'is the id of an EXE or MSI app (XP…), which this action does not publish: it takes packaged apps';
  }
  if (/^[A-Za-z0-9.-]+_\d+(\.\d+){3}_[^_]*_[^_]*_[a-z0-9]{13}$/i.test(text)) {
    return 'is a package full name, not the Store ID';
  }
  if (/^[A-Za-z0-9.-]+_[a-z0-9]{13}$/i.test(text)) return 'is a package family name, not the Store ID';
  // Names of individual accounts begin with digits: 12345Contoso.App.
  if (/^[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/.test(text)) {
    return 'is a package identity name, not the Store ID';
  }
  if (/^[a-z][a-z+.-]*:\/\//i.test(text)) return 'is an address without a Store ID in it';
  if (/^9[a-z0-9]+$/i.test(text)) return `has ${text.length} characters`;
  if (/^\d{5,}$/.test(text)) return 'is a number, such as a seller ID, not the Store ID';
  return 'is not a Store ID';
}
