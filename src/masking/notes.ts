import { foldName } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';

/**
 * Certification notes hold the account that the Store's testers sign in with, so their text is a secret of the run,
 * whether it comes from an input, a patch or the Store. Only what this file returns may be shown of it.
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

/** The places of the notes in a document that are not empty, each as the names and indexes that lead there. */
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

/** A shorter line is an ordinary word: masking it would hide ids and numbers all over the log. */
const shortestLine = 8;
/** A longer line is masked in pieces of at most this length, in characters. */
const longestPiece = 200;
/** The Store accepts 2,000 characters; the rest of a longer text is hidden, but not masked. */
const longestMasked = 4_000;

/**
 * Words of this action, of the Store's states and of every link: a line that is no more than one of them reveals
 * nothing. GitHub hides a masked word all over the log, and withholds every output of a job that contains it.
 */
const publicWords: ReadonlySet<string> = new Set(
  `accepted already-submitted application canceled certification certified commitfailed commitstarted committed
  immediate interrupted microsoft pendingcommit pendingpublication preprocessing published publishing rejected
  submission timed-out versions windows.desktop windows10 windows11 windows81`.split(/\s+/),
);

/**
 * What to mask of the notes: each line of some length, never the whole, which the runner would split into lines of any
 * length. A rule (`--------`) is not a secret, nor is a word that is in every report.
 */
export function secretLinesOf(notes: string): readonly string[] {
  const lines = notes
    .slice(0, longestMasked)
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim());
  return [...new Set(lines.flatMap(piecesOf))].filter(isMaskable);
}

/** False for a text that is short, a rule, or a word that is in every report. */
export function isMaskable(text: string): boolean {
  return text.length >= shortestLine && !/^(.)\1*$/su.test(text) && !publicWords.has(text.toLowerCase());
}

/** Pieces of about the same length, so that none is too short to be masked; no character is cut in two. */
function piecesOf(line: string): readonly string[] {
  const characters = [...line];
  const count = Math.ceil(characters.length / longestPiece);
  const length = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * length, (index + 1) * length).join(''),
  );
}

/** A copy of a document with `(hidden, 78 characters)` instead of each text of the notes; `null` and `""` stay. */
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

/** What replaces the notes in a copy of a document; applied to that, it returns the same. */
export function hiddenNotes(value: unknown): unknown {
  return isEmpty(value) ? value : `(hidden, ${lengthOf(value)} characters)`;
}

const hiddenForm = /^\(hidden, (\d{1,9}) characters\)$/;

/** `changed (78 characters)`, `set (78 characters)`; `cleared (14 characters)` has the length of the old ones. */
export function describeNotesChange(before: unknown, after: unknown): string {
  if (isEmpty(after)) return isEmpty(before) ? 'empty' : `cleared (${lengthOf(before)} characters)`;
  return `${isEmpty(before) ? 'set' : 'changed'} (${lengthOf(after)} characters)`;
}

/** UTF-16 units of the text, or of the JSON if it is not a text; for hidden notes, those that they had. */
function lengthOf(value: unknown): number {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const [, hidden] = hiddenForm.exec(text) ?? [];
  return hidden === undefined ? text.length : Number(hidden);
}

function isEmpty(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}
