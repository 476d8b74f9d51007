import { isRecord } from './diff.ts';
import { foldName } from './fold.ts';

/**
 * Certification notes hold the account that the Store's testers sign in with, so their text is a secret of the run,
 * whether it comes from an input, a patch or the Store. Only what is said here may be shown of it.
 */
const notesMember = foldName('notesForCertification');

/** True for the member that holds the notes, in any letter case. */
export function isNotesMember(name: string): boolean {
  return foldName(name) === notesMember;
}

/** True for the path of the notes, or of something in them: `notesForCertification`, `a.notesForCertification.b`. */
export function isNotesPath(path: string): boolean {
  return path.split('.').some(isNotesMember);
}

/** Every text of the notes in a document, at any depth. */
export function notesIn(value: unknown, isInNotes = false): readonly string[] {
  if (typeof value === 'string') return isInNotes && value !== '' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => notesIn(item, isInNotes));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => notesIn(member, isInNotes || isNotesMember(name)));
}

/** Where a document holds notes that are not empty, each as the names and indexes that lead there. */
export function placesOfNotes(value: unknown): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => below(index, item));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    isNotesMember(name) ? (notesIn(member, true).length > 0 ? [[name]] : []) : below(name, member),
  );
}

function below(step: string | number, value: unknown): readonly (readonly (string | number)[])[] {
  return placesOfNotes(value).map((place) => [step, ...place]);
}

/** A shorter line is an ordinary word: to mask it would hide ids and numbers all over the log. */
const shortestLine = 8;
/** A longer line is masked in pieces of this length, in UTF-16 units. */
const longestPiece = 200;
/** The Store takes 2,000 characters; the rest of a longer text is hidden, but not masked. */
const longestMasked = 4_000;

/**
 * What to mask of the notes: each line of some length, never the whole, which the runner would split into any lines.
 * A rule (`--------`) is no secret.
 */
export function secretLinesOf(notes: string): readonly string[] {
  const lines = notes
    .slice(0, longestMasked)
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim());
  return [...new Set(lines.flatMap(piecesOf))].filter(
    (line) => line.length >= shortestLine && !/^(.)\1*$/su.test(line),
  );
}

function piecesOf(line: string): readonly string[] {
  const count = Math.ceil(line.length / longestPiece);
  return Array.from({ length: count }, (_, index) =>
    line.slice(index * longestPiece, (index + 1) * longestPiece),
  );
}

/** A copy of a document with `(hidden, 78 characters)` in place of each text of the notes; `null` and `""` stay. */
export function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isNotesMember(name) ? hiddenNotes(member) : withoutNotes(member),
    ]),
  );
}

/** What stands in place of the notes in a copy of a document; of that, the same. */
export function hiddenNotes(value: unknown): unknown {
  return isEmpty(value) ? value : `(hidden, ${lengthOf(value)} characters)`;
}

const hiddenForm = /^\(hidden, (\d{1,9}) characters\)$/;

/** `changed, 78 characters`, `set, 78 characters`; `cleared, 14 characters` has the length of the old ones. */
export function describeNotesChange(before: unknown, after: unknown): string {
  if (isEmpty(after)) return isEmpty(before) ? 'empty' : `cleared, ${lengthOf(before)} characters`;
  return `${isEmpty(before) ? 'set' : 'changed'}, ${lengthOf(after)} characters`;
}

/** UTF-16 units of the text, or of the JSON where it is no text; of what is hidden, those that it had. */
function lengthOf(value: unknown): number {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const [, hidden] = hiddenForm.exec(text) ?? [];
  return hidden === undefined ? text.length : Number(hidden);
}

function isEmpty(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}
