import { memberOf } from '../json/fold.ts';
import type { LanguageChange } from './apply-language.ts';
import { fieldsOf } from './fields.ts';
import type { ListingFolder } from './folder.ts';
import { type FolderProblem, wrong } from './problems.ts';
import { plainList, plainText } from './same-text.ts';

/** Languages that a sentence names; the others are counted. */
const mostNamed = 10;

/**
 * What a reader of the plan must know besides the changes themselves, one sentence each. Uses of `default/` are marked
 * next to the changes (review), and a check warns of new languages (checks/plan).
 */
export function notesOf(changes: readonly LanguageChange[]): readonly string[] {
  const left = changes.filter(
    ({ wanted, members }) => wanted.folder === undefined && Object.keys(members).length === 0,
  );
  return [
    ...changes.flatMap(({ wanted, unusedSets }) =>
      unusedSets.map(
        (path) =>
          `${wanted.key}: ${path} is not used, because the Store has images there that this action did not upload.`,
      ),
    ),
    ...(left.length === 0
      ? []
      : [`Languages without a folder stay unchanged: ${named(left.map(({ wanted }) => wanted.key))}.`]),
  ];
}

/**
 * A warning for each text of `default/` that replaces another one. Not for release notes: every release has new ones,
 * and a warning that always appears is not read.
 */
export function defaultWarnings(
  { kind, defaults }: ListingFolder,
  changes: readonly LanguageChange[],
): readonly FolderProblem[] {
  return fieldsOf(kind).flatMap(({ member, file }) => {
    const field = defaults?.fields.get(member);
    const replaced = changes.filter(
      ({ wanted, members }) =>
        wanted.defaultFields.has(member) &&
        Object.hasOwn(members, member) &&
        isFilled(memberOf(wanted.held, member)),
    );
    if (field === undefined || member === 'releaseNotes' || replaced.length === 0) return [];
    const where = named(replaced.map(({ wanted }) => wanted.key));
    const text = `replaces a different text in ${where}. To keep it there, put a file ${file}.txt with it in the language's folder.`;
    return [{ ...wrong('listing-default', field.path, text, 1), severity: 'warning' as const }];
  });
}

function isFilled(value: unknown): boolean {
  return plainText(value) !== '' || plainList(value).length > 0;
}

function named(keys: readonly string[]): string {
  const more = keys.length - mostNamed;
  return more > 0 ? `${keys.slice(0, mostNamed).join(', ')} and ${more} more` : keys.join(', ');
}
