import { foldName, memberOf, spellingsOf } from '../json/fold.ts';
import { fieldsOf, type ListingField, type ListingKind, uncleared } from '../listing/fields.ts';
import type { FolderField, FolderLanguage } from '../listing/folder.ts';
import type { Members } from '../listing/held.ts';
import { isSameValue } from '../listing/same-text.ts';
import { isEmpty, type Pulling } from './pulled.ts';

/** The place of a Store language in the folder. */
export interface Place {
  /** As the Store spells it. */
  readonly language: string;
  readonly folder: string;
  /** What the folder already says about it. */
  readonly own: FolderLanguage | undefined;
  /** What the language has after the change that the files are to undo; empty if there is none. */
  readonly baseAfter: Members;
}

/** The texts and lists of a language, each in its file; what has no file is left out. */
export function pullFields(pulling: Pulling, place: Place, base: Members): void {
  const spellings = spellingsOf(base);
  const known = new Set([spellings.of(imagesIn(pulling.kind))]);
  for (const field of fieldsOf(pulling.kind)) {
    const name = spellings.of(field.member);
    known.add(name);
    pullField(pulling, place, field, name === undefined ? undefined : base[name]);
  }
  for (const [member, value] of Object.entries(base))
    if (!known.has(member) && !isEmpty(value))
      pulling.leftOut.push({ language: place.language, what: member });
  for (const [member, value] of Object.entries(place.baseAfter))
    if (!hasFile(pulling.kind, member) && !isEmpty(value) && isEmpty(memberOf(base, member)))
      pulling.leftOut.push({
        language: place.language,
        what: `${member}: it was empty, and no file can clear it`,
      });
}

/** True for a member that has a file, or a folder of images. */
function hasFile(kind: ListingKind, member: string): boolean {
  const name = foldName(member);
  return name === imagesIn(kind) || fieldsOf(kind).some((field) => foldName(field.member) === name);
}

/** The member that holds the images. */
function imagesIn(kind: ListingKind): string {
  return kind === 'app' ? 'images' : 'icon';
}

function pullField(pulling: Pulling, place: Place, field: ListingField, value: unknown): void {
  const { files, leftOut, onlyHere, remarks, here } = pulling;
  const { language, folder, own, baseAfter } = place;
  const present = own?.fields.get(field.member);
  const path = `${folder}/${field.file}.txt`;
  if (isEmpty(value)) {
    const isFilled = !isEmpty(memberOf(baseAfter, field.member));
    if (isFilled && uncleared.has(field.member))
      leftOut.push({ language, what: `${field.file}: it was empty, and can't be cleared` });
    else if (isFilled) files.push({ path: `${folder}/${field.file}.clear`, text: '' });
    if (present !== undefined && !isCleared(present)) onlyHere.push(present.path);
    return;
  }
  const wanted = field.kind === 'list' ? lines(value) : oneText(value);
  if ('problem' in wanted) leftOut.push({ language, what: `${field.file}: ${wanted.problem}` });
  else if (present !== undefined && isCleared(present))
    remarks.push(
      `${present.path} clears a field that has text in the Store. To keep that text, delete this file and pull again.`,
    );
  else if (present !== undefined || !isSameDefault(here?.defaults, field, value))
    files.push({ path, text: wanted.text });
}

function isCleared({ value }: FolderField): boolean {
  return value.length === 0;
}

/** True if `default/` says the same for the language. */
function isSameDefault(
  defaults: FolderLanguage | undefined,
  { member }: ListingField,
  value: unknown,
): boolean {
  const field = defaults?.fields.get(member);
  return field !== undefined && isSameValue(value, field.value);
}

type Wanted = { readonly text: string } | { readonly problem: string };

function oneText(value: unknown): Wanted {
  return typeof value === 'string' ? { text: fileText(value) } : { problem: 'it is not text' };
}

/**
 * A text as a file holds it: line breaks as LF, and one at its end. A file's first byte order mark is dropped when it
 * is read.
 */
export function fileText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').trimEnd();
  return `${plain.startsWith('\uFEFF') ? '\uFEFF' : ''}${plain}\n`;
}

/** One item per line. A list with an item that no line can hold stays in the Store as it is. */
function lines(value: unknown): Wanted {
  if (!Array.isArray(value)) return { problem: 'it is not a list' };
  const items: readonly unknown[] = value;
  const problems = items.flatMap((item, index) => {
    const problem = itemProblem(item);
    return problem === undefined ? [] : [`item ${index + 1} ${problem}`];
  });
  return problems.length > 0 ? { problem: problems.join(', ') } : { text: `${items.join('\n')}\n` };
}

function itemProblem(item: unknown): string | undefined {
  if (typeof item !== 'string') return 'is not text';
  if (item.trim() === '') return 'is empty';
  if (/[\r\n]/.test(item)) return 'has a line break';
  return item === item.trim() ? undefined : 'begins or ends with a space';
}
