import type { Change } from '../document/diff.ts';
import { foldName } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';
import { fieldsOf, type ListingKind } from '../listing/fields.ts';
import type { Comparison } from './comparison.ts';

/**
 * The changes of a plan that a review of the Store page does not show. For a language that is added or removed as a
 * whole, what the review does not know (`platformOverrides`) stays, member by member.
 */
export function changesBeside(
  changes: readonly Change[],
  comparison: Comparison,
  kind: ListingKind,
): readonly Change[] {
  const shown = shownPaths(comparison, kind);
  return changes.flatMap((change) => partsBeside(change, shown));
}

/** A path is shown if all of it is in the review; what is below a shown path is shown, too. */
interface Shown {
  readonly paths: ReadonlySet<string>;
  /** Paths whose members are compared one by one: `listings`, `listings.fr-fr`, `listings.fr-fr.baseListing`. */
  readonly around: ReadonlySet<string>;
}

function shownPaths({ languages, gone, trailers }: Comparison, kind: ListingKind): Shown {
  const base = (language: string) =>
    foldName(kind === 'app' ? `listings.${language}.baseListing` : `listings.${language}`);
  const images = kind === 'app' ? 'images' : 'icon';
  const paths = languages.flatMap(({ language, fields, images: sets }) => [
    ...fields.map(({ field }) => `${base(language)}.${foldName(field)}`),
    ...(sets.length === 0 ? [] : [`${base(language)}.${images}`]),
  ]);
  const whole = [...gone, ...languages.filter(({ isNew }) => isNew).map(({ language }) => language)];
  // An empty value is not a change to a customer, so the review does not name it.
  const ofWhole = whole.flatMap((language) =>
    [...fieldsOf(kind).map(({ member }) => foldName(member)), images].map(
      (member) => `${base(language)}.${member}`,
    ),
  );
  return {
    paths: new Set([...paths, ...ofWhole, ...(trailers.length === 0 ? [] : ['trailers'])]),
    around: new Set([
      'listings',
      ...[...whole, ...languages.map(({ language }) => language)].flatMap((language) => [
        foldName(`listings.${language}`),
        base(language),
      ]),
    ]),
  };
}

function partsBeside(change: Change, shown: Shown): readonly Change[] {
  const { path, before, after } = change;
  const key = foldName(path);
  if ([...parentsOf(key)].some((parent) => shown.paths.has(parent))) return [];
  if (!shown.around.has(key)) return [change];
  const names = new Set([
    ...Object.keys(isRecord(before) ? before : {}),
    ...Object.keys(isRecord(after) ? after : {}),
  ]);
  return [...names].flatMap((name) => {
    const part = { path: `${path}.${name}`, before: memberIn(before, name), after: memberIn(after, name) };
    return isEmpty(part.before) && isEmpty(part.after) ? [] : partsBeside(part, shown);
  });
}

/** `a.b.c`, `a.b`, `a` */
function* parentsOf(path: string): Iterable<string> {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) yield path.slice(0, end);
}

function memberIn(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
