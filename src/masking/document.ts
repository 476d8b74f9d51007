import { foldName } from '../json/fold.ts';
import { nestedJson } from '../json/nested-json.ts';
import { notesIn } from './notes.ts';
import { secretTextsOf } from './notes-secrets.ts';
import { secretsOf, signaturesIn } from './url.ts';

/**
 * The secrets of a document that was read from the Store or is sent to it: upload URLs, since anyone who has one
 * can replace the packages before the commit, the signature of any other address, and the lines of certification
 * notes; also in JSON that stands in a text.
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
