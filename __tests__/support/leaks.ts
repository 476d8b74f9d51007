import { createPrivateKey } from 'node:crypto';

import type { ActionError } from '../../src/errors.ts';
import { createRedactor } from '../../src/masking/redactor.ts';
import { redacted } from '../../src/record/shown-record.ts';

/** Forms in which a secret could appear in a text (store-faults.md S1): as the runner masks them, and more. */
export function formsOf(secret: string): readonly string[] {
  const uri = encodeURIComponent(secret);
  const forms = [
    secret,
    uri,
    encodeURI(secret),
    encodeURIComponent(uri),
    new URLSearchParams({ '': secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    secret.replaceAll('+', ' '),
    secret.replaceAll("'", "''"),
    ...[0, 1, 2].map((shift) => base64Of(secret, shift)),
    Buffer.from(secret).toString('hex'),
  ];
  const lower = forms.map((form) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  return [...new Set([...forms, ...lower])].filter((form) => form !== '');
}

/** The part of the base64 text that does not depend on what comes before and after the secret. */
function base64Of(secret: string, shift: number): string {
  const text = Buffer.from('\0'.repeat(shift) + secret).toString('base64');
  const lead = Math.ceil((shift * 8) / 6);
  const whole = Math.floor(((shift + Buffer.byteLength(secret)) * 8) / 6);
  return text.slice(lead, whole);
}

/** The secret parts of an upload URL: what it is signed with, as it came and decoded. */
export function signaturesOf(uploadUrl: string): readonly string[] {
  const raw = /[?&]sig=([^&]+)/.exec(uploadUrl)?.[1] ?? '';
  return raw === '' ? [] : [...new Set([raw, decodeURIComponent(raw)])];
}

/** The secret parts of a PEM text: each private key, whole and line by line, and the number that makes it private. */
export function privateKeysOf(pem: string): readonly string[] {
  const keys = pem.match(/(?<=-----BEGIN [A-Z ]*PRIVATE KEY-----\s)[^-]*/g) ?? [];
  const texts = keys.flatMap((key) => {
    const lines = key.split(/\s+/).filter((line) => line !== '');
    // The last line may be so short that it appears in any text.
    return [key.trim(), lines.join(''), ...lines.filter((line) => line.length >= 16)];
  });
  return [...texts, ...privateNumberOf(pem)];
}

function privateNumberOf(pem: string): readonly string[] {
  try {
    const { d } = createPrivateKey(pem).export({ format: 'jwk' });
    return d === undefined ? [] : [d];
  } catch {
    return [];
  }
}

/**
 * Notes with an account to sign in with, as the Store's testers get them, with characters that are easily forgotten
 * when something is encoded or rendered.
 * @param whose `old`, `new`: tells two apart
 * @param password at least 12 characters
 */
export function canaryNotes(whose: string, password: string): string {
  return `Account of the ${whose} tester: ${whose}-tester@contoso.example\nPassword: ${password}_<w*rd|&"'>[1]`;
}

/** The lines of such notes: each of them is a secret, wherever it turns up. */
export function linesOfNotes(notes: string): readonly string[] {
  return notes.split('\n');
}

/** Texts that look like a secret though no one registered them: tokens, signatures, authorization headers. */
const shapes: readonly RegExp[] = [
  /simulator\.[\w-]{40,}/,
  /\bsig(?:=|%3D)(?!\*\*\*|REDACTED)[^&\s]/i,
  /Bearer (?!\*)\S/,
];

/** Names of the texts that contain one of the secrets, with the form found; empty if nothing leaks. */
export function findLeaks(
  texts: Readonly<Record<string, string>>,
  secrets: readonly string[],
): readonly string[] {
  const forms = [...new Set(secrets)].flatMap(formsOf);
  return Object.entries(texts).flatMap(([name, text]) => [
    ...forms.filter((form) => text.includes(form)).map((form) => `${name} holds ${form}`),
    ...shapes.flatMap((shape) => shape.exec(text)?.[0] ?? []).map((found) => `${name} holds ${found}`),
  ]);
}

/** What a run left for people to read, and what none of it may contain. */
export interface SearchedRun {
  /** By the name of the place; nothing is masked. */
  readonly texts: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** What it told the runner to mask. */
  readonly masks: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** Like `findLeaks`, for everything that a run left; each mask that it registered is a secret, too. */
export function leaksOf({ texts, secrets, masks, outputs }: SearchedRun): readonly string[] {
  // A secret may be the very word that a run ends with: `accepted` stays readable.
  const ownWords = [outputs.result, outputs.status];
  const registered = masks.filter((mask) => mask.length >= 8 && !ownWords.includes(mask));
  const shown = Object.entries(texts).flatMap(([name, text]) =>
    registered.filter((mask) => text.includes(mask)).map((mask) => `${name} holds the masked ${mask}`),
  );
  return [...findLeaks(texts, secrets), ...shown];
}

/**
 * All that a report could show of an error of a run that has masked these secrets: log, summary, comment, outputs and
 * artifact are made from such a copy.
 */
export function shownOf(error: ActionError, masks: readonly string[]): string {
  const redactor = createRedactor();
  for (const mask of masks) redactor.add(mask);
  const { code, message, ...others } = redacted(error, redactor.redact);
  return JSON.stringify([code, message, others]);
}
