import { foldName } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { nestedJson } from '../json/nested-json.ts';
import { hiddenNotes, isNotesMember, notesIn } from './notes.ts';
import { secretTextsOf } from './notes-secrets.ts';
import { secretsOf, signaturesIn, withoutQuery } from './url.ts';

/**
 * The secrets of a document that was read from the Store or is sent to it: upload URLs, since anyone who has one
 * can replace the packages before the commit, the signature of any other address, and the lines of certification
 * notes; also in JSON inside a text.
 */
export function secretsOfDocument(document: unknown): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const text of notesIn(document).flatMap(secretTextsOf)) secrets.add(text);
  JSON.stringify(document, (key, member: unknown) => {
    if (typeof member !== 'string') return member;
    const found = foldName(key) === 'fileuploadurl' ? secretsOf(member) : signaturesIn(member);
    for (const secret of found) secrets.add(secret);
    const nested = nestedJson(member);
    if (nested !== undefined) for (const secret of secretsOfDocument(nested)) secrets.add(secret);
    return member;
  });
  return secrets;
}

/**
 * A copy of a document of the Store that anyone may see: with the upload URL anyone can write to the blob
 * for a day, with a query anyone may read a certification report. So upload URLs are left out, addresses lose a
 * query that holds a signature, and certification notes are hidden: under every key, in lists, and in JSON
 * inside a text.
 */
export function shownDocument<T>(value: T): T {
  // Texts stay texts; what is left out is optional.
  return shown(value) as T;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) return value.map(shown);
  if (!isRecord(value) || JSON.isRawJSON(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => foldName(key) !== 'fileuploadurl')
      .map(([key, member]) => [key, shownMember(key, member)]),
  );
}

function shownMember(key: string, member: unknown): unknown {
  if (isNotesMember(key)) return hiddenNotes(member);
  const isReport = foldName(key) === 'reporturl' && typeof member === 'string';
  return isReport ? withoutQuery(member) : shown(member);
}

function shownText(text: string): string {
  const nested = nestedJson(text);
  if (nested !== undefined) {
    const written = JSON.stringify(shown(nested));
    // Exactly as written, if nothing in it is hidden.
    return written === JSON.stringify(nested) ? text : written;
  }
  // An address is matched as a whole before its parts are searched: a search for its `?` would begin at each `://`.
  return text.replace(/https?:(?:\\?\/){2}[^\s"'<>]+/gi, withoutSignature);
}

/** `?sig=`, even if its marks are escaped for JSON, HTML or another address. */
const signature =
  /(?:[?&;]|%(?:25)*(?:3f|26)|\\u00(?:3f|26))(?:sig|signature|(?:access_)?token)(?:=|%(?:25)*3d|\\u003d)/i;
const queryMark = /[?#]|%(?:25)*3f|\\u003f/i;

function withoutSignature(address: string): string {
  if (!signature.test(address)) return address;
  return address.slice(0, queryMark.exec(address)?.index ?? address.search(signature));
}
