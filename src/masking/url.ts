import { decode, rawQuery, usableUrl } from '../http/query.ts';

/**
 * The longest upload URL that is used, in UTF-16 units; the Store's have about 300. Every form of a longer one would
 * have to be masked.
 */
export const longestUrl = 4_096;

/** Shorter texts than any signature: masking them would hide unrelated words of the log. */
const shortestSecret = 8;

/**
 * Every text in which the URL's secret may turn up in a log: the URL and its query as given and as used, and the
 * signature raw, decoded, re-encoded, with lower-case hex digits, and as a form decoder misreads it (a raw `+` as a
 * space). The toolkit's own masker misses a raw `+` (store-faults.md S1, S2). For a URL that is too long to be used,
 * only signatures.
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

/** The signatures of all addresses in a text, as written and decoded. */
export function signaturesIn(text: string): readonly string[] {
  const raws = [...text.matchAll(signatureForm)].map(([, raw = '']) => raw);
  return [...new Set(raws.flatMap((raw) => [raw, decode(raw)]))].filter(
    (each) => each.length >= shortestSecret,
  );
}

/** An address without its query and what follows; text that is not an address stays as it is. */
export function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

function rawValues(url: string, name: string): readonly string[] {
  return rawQuery(url).flatMap(([key, value]) => (decode(key) === name ? [value] : []));
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toLowerCase());
}

function upperHex(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}
