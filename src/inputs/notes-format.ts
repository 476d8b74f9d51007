import { checkText, releaseNotesLimit } from '../limits/texts.ts';
import type { NotesFormat } from './texts.ts';
import { givenInputs } from './variables.ts';

/** Turns Markdown into plain text; `undefined` for more than is worth reading. */
export type ReadMarkdown = (markdown: string) => string | undefined;

const markdown: NotesFormat = 'markdown';
const cut = 'To leave out what is not for customers, put it below the line `<!-- not for the Store -->`';

/** Loads the Markdown parser, if this run asks for it: the parser would double what a run without it loads. */
export async function markdownReader(
  env: Readonly<Record<string, string | undefined>>,
): Promise<ReadMarkdown | undefined> {
  const format = givenInputs(env, ['release-notes-format']).byName.get('release-notes-format');
  if (format?.trim().toLowerCase() !== markdown) return undefined;
  return (await import('../release-notes/plain-notes.ts')).plainNotes;
}

/**
 * The inputs with the release notes as plain text; without them if there is nothing in them for customers, or too much.
 * @returns with what is wrong with the notes
 */
export function withPlainNotes<Name extends string>(
  texts: ReadonlyMap<Name | 'release-notes', string>,
  read: ReadMarkdown | undefined,
): { readonly texts: ReadonlyMap<Name | 'release-notes', string>; readonly problems: readonly string[] } {
  const given = texts.get('release-notes');
  if (read === undefined || given === undefined) return { texts, problems: [] };
  const plain = new Map(texts);
  plain.delete('release-notes');
  const notes = read(given);
  if (notes === undefined) return { texts: plain, problems: [tooMuch(given)] };
  const problem = checkText(releaseNotesLimit, notes);
  if (problem !== undefined)
    return { texts: plain, problems: [`release-notes: as plain text ${problem.message} ${cut}`] };
  if (notes !== '') plain.set('release-notes', notes);
  return { texts: plain, problems: [] };
}

function tooMuch({ length }: string): string {
  return `release-notes: has ${length.toLocaleString('en-US')} characters of Markdown, far more than the ${releaseNotesLimit.longest} that the Store allows. ${cut}`;
}
