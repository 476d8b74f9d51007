import { isGuid, isStoreId } from '../text/ids.ts';
import { isMaskable, secretLinesOf } from './notes.ts';

/**
 * What to mask of certification notes: their lines, and whatever looks like part of an account, since a tester who
 * couldn't sign in may quote the password alone. That is the text after a label (`Password: …`), and every word that
 * mixes letters and digits or has an `@`. IDs, versions and addresses are in every report and are not masked.
 */
export function secretTextsOf(notes: string): readonly string[] {
  const lines = secretLinesOf(notes);
  const values = lines.flatMap((line) => [line, ...line.split(/\s+\/\s+|[,;]\s+/)]).flatMap(labeled);
  const words = lines.flatMap((line) => line.split(/\s+/)).flatMap(partsOf);
  return [
    ...new Set([...lines, ...values.map(bare).filter(isMaskable), ...words.map(bare).filter(isCredential)]),
  ];
}

/** `Password: sunshine`, `user = tester`; the address of a page is not a label. */
function labeled(text: string): readonly string[] {
  const [, value] = /^[^:=]{1,40}[:=](?!\/\/)\s*(\S.*)$/.exec(text) ?? [];
  return value === undefined ? [] : [value];
}

/** The word, and the halves of `user:password`. */
function partsOf(word: string): readonly string[] {
  return word.includes('://') ? [] : [word, ...word.split(/[:=]/)];
}

/** Without the quotes, brackets and stops around it. */
function bare(text: string): string {
  return text.replace(/^["'“‘`(<[]+/, '').replace(/["'”’`)>\],.;:]+$/, '');
}

function isCredential(word: string): boolean {
  const isMixed = (/\p{L}/u.test(word) && /\d/.test(word)) || word.includes('@');
  const isKnown = isStoreId(word) || isGuid(word) || /^v?\d+(?:\.\d+)+$/i.test(word);
  return isMixed && !isKnown && isMaskable(word);
}
