import { foldName, memberOf, type Spellings, spellingsOf } from '../../json/fold.ts';
import { isRecord } from '../../json/is-record.ts';
import { checkLanguage } from '../../limits/languages.ts';
import { checkMarket } from '../../limits/markets.ts';
import { futureDeviceFamilies, overriddenPlatforms } from '../../limits/platforms.ts';
import { type KeyKind, type Shape, submissionShapes } from '../../patch/members.ts';
import { type Path, showPath } from '../../patch/path.ts';
import { errorAt, type PlacedFinding } from '../../patch/placed-finding.ts';
import { nearestName } from '../../text/nearest.ts';
import { beyondLimit } from './beyond-limit.ts';
import { listOf, type Members, recordOf } from './held.ts';
import type { ValueContext } from './patch-check.ts';

/** The check for a removal that finds nothing: harmless if an earlier run of the same release made it. */
export const nothingToRemove = 'patch-nothing-there';

/**
 * Names that the submission does not have, each with the nearest one: members, languages, markets, device families.
 * Those that the present document holds are known in any letter case.
 */
export function wrongNames({ source, target, present }: ValueContext): readonly WrongName[] {
  const listings = isRecord(present) ? memberOf(present, 'listings') : undefined;
  const languages = new Set(Object.keys(recordOf(listings)).map(foldName));
  return unknownNames(submissionShapes[target], source.value, { present, alike: [], languages }, []);
}

/** A language or market may also be beyond what the Store accepts. */
export type WrongName = PlacedFinding<
  'patch-unknown' | 'patch-ambiguous' | typeof nothingToRemove | 'patch-limit'
>;

/** What the Store has at the same path as a part of the patch. */
interface Around {
  readonly present: unknown;
  /** Parts of the document that are of the same kind, such as the other languages: their names are known, too. */
  readonly alike: readonly unknown[];
  /** Folded languages of the listings. */
  readonly languages: ReadonlySet<string>;
}

function unknownNames(shape: Shape, value: unknown, around: Around, path: Path): readonly WrongName[] {
  if (typeof shape === 'string') return [];
  const { present } = around;
  if ('elements' in shape) {
    if (!Array.isArray(value)) return [];
    // What a list holds is replaced as a whole; the Store's `null` says nothing about its members.
    const below = {
      ...around,
      present: present === null ? null : undefined,
      alike: [present, ...around.alike].flatMap(listOf),
    };
    return value.flatMap((element, index) => unknownNames(shape.elements, element, below, [...path, index]));
  }
  if (!isRecord(value) || Object.keys(value).length === 0) return [];
  return 'keys' in shape
    ? unknownKeys(shape, value, around, path)
    : unknownMembers(shape, value, around, path);
}

function unknownKeys(
  shape: Extract<Shape, { keys: unknown }>,
  value: Members,
  around: Around,
  path: Path,
): readonly WrongName[] {
  const held = recordOf(around.present);
  const spellings = spellingsOf(held);
  const alike = [held, ...around.alike].flatMap((each) => Object.values(recordOf(each)));
  const known = new Set(around.alike.flatMap((each) => Object.keys(recordOf(each)).map(foldName)));
  return Object.entries(value).flatMap(([name, member]) => {
    const here = [...path, name];
    const twins = ambiguous(spellings, name, here);
    if (twins !== undefined) return [twins];
    const isKnown =
      member !== null &&
      (known.has(foldName(name)) || (shape.named === 'language' && around.languages.has(foldName(name))));
    const wrong = isKnown ? [] : wrongKey(shape.named, { name, member, here }, around.present, held);
    return [
      ...wrong,
      ...unknownNames(
        shape.keys,
        member,
        { ...around, present: heldIn(around, spellings, name), alike },
        here,
      ),
    ];
  });
}

function unknownMembers(
  { members, refused = {} }: Extract<Shape, { members: unknown }>,
  value: Members,
  around: Around,
  path: Path,
): readonly WrongName[] {
  const spellings = spellingsOf(recordOf(around.present));
  const [known, refusals] = [spellingsOf(members), spellingsOf(refused)];
  return Object.entries(value).flatMap(([name, member]) => {
    const here = [...path, name];
    const twins = ambiguous(spellings, name, here);
    if (twins !== undefined) return [twins];
    const spelling = spellings.of(name);
    const next = Object.hasOwn(members, name) ? members[name] : undefined;
    if (next !== undefined) {
      const alike = around.alike.map((each) => recordOf(each)[name]);
      return unknownNames(next, member, { ...around, present: heldIn(around, spellings, name), alike }, here);
    }
    if (spelling === name || refusals.of(name) !== undefined) return [];
    if (around.alike.some((each) => Object.hasOwn(recordOf(each), name))) return [];
    // Known in another letter case: the rest of the action looks for names as the Store's pages spell them.
    const isMisspelled = known.of(name) !== undefined;
    if (!isMisspelled && (around.present === null || spelling !== undefined)) return [];
    return [errorAt('patch-unknown', here, () => unknownText(here, name, Object.keys(members)))];
  });
}

/** What the Store has under a name; `null` if the whole is `null` there, `undefined` if it has no such name. */
function heldIn({ present }: Around, spellings: Spellings, name: string): unknown {
  const spelling = spellings.of(name);
  return spelling === undefined ? (present === null ? null : undefined) : recordOf(present)[spelling];
}

/** Two spellings in the Store's document are two members, and nothing says which one is meant. */
function ambiguous(spellings: Spellings, name: string, path: Path): WrongName | undefined {
  const all = spellings.all(name);
  if (all.length < 2 || all.includes(name)) return undefined;
  const text = () =>
    `${showPath(path)} is ambiguous: the Store has ${all.join(' and ')}. Use the exact name of the one you mean.`;
  return errorAt('patch-ambiguous', path, text);
}

interface Key {
  readonly name: string;
  readonly member: unknown;
  readonly here: Path;
}

function wrongKey(
  kind: KeyKind,
  { name, member, here }: Key,
  present: unknown,
  held: Readonly<Record<string, unknown>>,
): readonly WrongName[] {
  const names = Object.keys(held);
  if (names.some((each) => foldName(each) === foldName(name))) return [];
  if (member === null) {
    const text = () =>
      `${showPath(here)} does not exist, so there is nothing to remove. ${what(name, names)}`;
    return present === undefined ? [] : [errorAt(nothingToRemove, here, text)];
  }
  if (kind === 'market') return beyondLimit(here, checkMarket(name, names));
  if (kind === 'language')
    return beyondLimit(here, checkLanguage(name, present === undefined ? undefined : names));
  const known: readonly string[] = kind === 'platform' ? overriddenPlatforms : futureDeviceFamilies;
  return known.some((each) => foldName(each) === foldName(name))
    ? []
    : [
        errorAt('patch-unknown', here, () =>
          unknownKeyText(here, name, kind, [...new Set([...known, ...names])]),
        ),
      ];
}

function what(name: string, names: readonly string[]): string {
  const guess = nearestName(name, names);
  if (guess !== undefined)
    return `Did you mean ${guess}? If an earlier release already removed this entry, delete this line.`;
  return names.length === 0
    ? 'Delete this line.'
    : `The Store has ${names.slice(0, 10).join(', ')}. If an earlier release already removed this entry, delete this line.`;
}

function unknownKeyText(path: Path, name: string, kind: KeyKind, names: readonly string[]): string {
  const guess = nearestName(name, names);
  const hint = guess === undefined ? '' : `Did you mean ${guess}? `;
  return `${showPath(path)} is not a ${kind} that the Store accepts. ${hint}It takes ${names.join(', ')}.`;
}

function unknownText(path: Path, name: string, names: readonly string[]): string {
  const guess = nearestName(name, names);
  const hint = guess === undefined ? `Its properties are ${names.join(', ')}.` : `Did you mean ${guess}?`;
  return `${showPath(path)} is not a property of this submission. ${hint}`;
}
