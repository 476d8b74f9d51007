import { foldName } from '../submission/fold.ts';
import { nestedJson } from '../submission/nested-json.ts';
import { notesIn, secretLinesOf } from '../submission/notes.ts';
import { secretsOf, signaturesIn } from '../upload/url.ts';

/**
 * What nobody may see of a document that was read from the Store or is sent to it: upload URLs, since whoever has one
 * can replace the packages before the commit, the signature of any other address, and the lines of certification
 * notes; also in JSON that stands in a text.
 */
export function secretsOfDocument(document: unknown): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const line of notesIn(document).flatMap(secretLinesOf)) secrets.add(line);
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
