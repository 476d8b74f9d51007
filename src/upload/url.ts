import { ActionError } from '../errors.ts';

export interface UploadUrlRules {
  /** The Store API is on loopback (the simulator): the blob may be so too, also over http. */
  readonly allowLoopback: boolean;
}

/**
 * Written against the text, not against a parsed URL: parsers repair backslashes, tabs, letter case and full-width
 * letters, and what needs repair did not come from the Store.
 */
const azureBlob = /^https:\/\/[a-z0-9]{3,24}\.blob\.core\.windows\.net(?::443)?\/[\w.~%/-]+\?[\x21-\x7e]+$/;
const loopbackBlob =
  /^https?:\/\/(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?\/[\w.~%/-]+\?[\x21-\x7e]+$/;

/**
 * Checks that packages may be sent to this URL: Azure Blob Storage over https with a signature that allows writing
 * (design §5; store-faults.md S10). What is wrong is said without the query, which is a secret.
 * @returns The URL to use, see `usableUrl`.
 * @throws ActionError `bad-upload-url`
 */
export function checkUploadUrl(url: string, rules: UploadUrlRules): string {
  const problem = urlProblem(url, rules);
  if (problem === undefined) return usableUrl(url);
  throw new ActionError({
    code: 'bad-upload-url',
    result: 'refused',
    message: `The Store returned an unexpected upload URL; packages were not sent to it: ${problem}.`,
    todo: 'Run this again. If it happens again, delete the draft in Partner Center; if store-api-url is set, check what it points to.',
  });
}

/** In UTF-16 units; those of the Store have about 300. Every form of a longer one would have to be masked. */
const longestUrl = 4_096;

function urlProblem(url: string, { allowLoopback }: UploadUrlRules): string | undefined {
  if (url.length > longestUrl) return `it has ${url.length} characters, more than ${longestUrl}`;
  if (!azureBlob.test(url) && !(allowLoopback && loopbackBlob.test(url))) {
    return `it is not https://<account>.blob.core.windows.net/<path>?<signature>${placeOf(url)}`;
  }
  if (url.includes('#')) return 'it has a fragment';
  const query = parseQuery(url);
  for (const name of ['sig', 'se', 'sp']) {
    const values = query.filter(([key]) => key === name);
    if (values.length !== 1 || values[0]?.[1] === '') return `it has not exactly one "${name}" parameter`;
  }
  if (expiryOf(url) === undefined) return 'its expiry ("se") is not a time';
  if (!parameter(query, 'sp')?.includes('w')) return 'it does not allow writing ("sp")';
  return undefined;
}

/** Scheme and host for the message, where a parser finds any: never the path or the query. */
function placeOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed?.host ? ` but on ${parsed.protocol}//${parsed.host}` : '';
}

/**
 * The URL as the blob service and its SDK understand it. The Store hands out signatures with a raw `+`, which the service
 * reads as a space (store-faults.md D1), and with a raw `=` at the end, which `@azure/core-client` drops; either is
 * answered with 403. Written as `%2B` and `%3D` they arrive.
 */
export function usableUrl(url: string): string {
  const query = rawQuery(url).map(
    ([name, value]) => `${name}=${value.replaceAll('+', '%2B').replaceAll('=', '%3D')}`,
  );
  return query.length === 0 ? url : `${url.slice(0, url.indexOf('?'))}?${query.join('&')}`;
}

/** When the URL stops working, in milliseconds since the epoch; `undefined` where it does not say so. */
export function expiryOf(url: string): number | undefined {
  const text = parameter(parseQuery(url), 'se');
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Shorter texts than any signature: masking them would blank out unrelated words of the log. */
const shortestSecret = 8;

/**
 * Every text in which the URL's secret may turn up in a log: the URL and its query as given and as used, and the
 * signature raw, decoded, encoded anew, with lower-case hex digits, and as a form decoder misreads it (a raw `+` as a
 * space). The toolkit's own masker misses a raw `+` (store-faults.md S1, S2). Of a URL that is too long to be used, only
 * signatures.
 */
export function secretsOf(url: string): readonly string[] {
  if (url.length > longestUrl) return signaturesIn(url);
  const used = usableUrl(url);
  const raws = [url, used].flatMap((form) => rawValues(form, 'sig'));
  const decoded = raws.flatMap((raw) => [decode(raw), decode(raw.replaceAll('+', ' '))]);
  const encoded = [...raws, ...decoded].map((text) => encodeURIComponent(text.toWellFormed()));
  const texts = [...raws, ...decoded, ...encoded].flatMap((text) => [text, lowerHex(text), upperHex(text)]);
  const wholes = [url, used].flatMap((form) => [form, form.slice(form.indexOf('?') + 1)]);
  return [...new Set([...wholes, ...texts])].filter((text) => text.length >= shortestSecret);
}

/** A signature has 44 characters, each of them at most five when it is percent-encoded twice. */
const signatureForm = /(?<![a-z])sig(?:=|%(?:25)*3d|\\u003d)([\w+/=%~.-]{8,300})/gi;

/** The signatures of all addresses in a text, as they stand there and decoded. */
export function signaturesIn(text: string): readonly string[] {
  const raws = [...text.matchAll(signatureForm)].map(([, raw = '']) => raw);
  return [...new Set(raws.flatMap((raw) => [raw, decode(raw)]))].filter(
    (each) => each.length >= shortestSecret,
  );
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toLowerCase());
}

function upperHex(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}

type Parameter = readonly [name: string, value: string];

/** Parameters with their values as written. */
function rawQuery(url: string): readonly Parameter[] {
  const start = url.indexOf('?');
  if (start === -1) return [];
  return url
    .slice(start + 1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    });
}

function rawValues(url: string, name: string): readonly string[] {
  return rawQuery(url).flatMap(([key, value]) => (decode(key) === name ? [value] : []));
}

function parseQuery(url: string): readonly Parameter[] {
  return rawQuery(url).map(([name, value]) => [decode(name), decode(value)]);
}

function parameter(query: readonly Parameter[], name: string): string | undefined {
  return query.find(([key]) => key === name)?.[1];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
