import { deviceFamilies, overriddenPlatforms } from '../limits/device-families.ts';
import { checkLanguage } from '../limits/languages.ts';
import { checkMarket } from '../limits/markets.ts';
import { nearestName } from '../nearest.ts';
import { isRecord } from '../submission/diff.ts';
import { foldName, type Spellings, spellingsOf } from '../submission/fold.ts';
import type { TargetKind } from '../submission/types.ts';
import { type KeyKind, type Shape, submissionShapes } from './members.ts';
import { type Path, showPath } from './path.ts';
import { beyondLimit, type Problem, problem } from './problem.ts';
import type { PatchSource } from './source.ts';

/** The rule of a removal that finds nothing: harmless if an earlier run of the same release has made it. */
export const nothingToRemove = 'patch-nothing-there';

/**
 * Names that the submission does not have, each with the nearest one: members, languages, markets, device families.
 * Those that the present document holds are known in any letter case.
 *
 * @param present document that the patch is applied to; `undefined` if it can't be read
 */
export function checkMembers(
  source: Pick<PatchSource, 'value'>,
  target: TargetKind,
  present: unknown,
): readonly Problem[] {
  return unknownNames(submissionShapes[target], source.value, present, []);
}

function unknownNames(shape: Shape, value: unknown, present: unknown, path: Path): readonly Problem[] {
  if (typeof shape === 'string') return [];
  if ('elements' in shape) {
    // What a list holds is replaced as a whole; the Store's `null` tells nothing of its members.
    const below = present === null ? null : undefined;
    return Array.isArray(value)
      ? value.flatMap((element, index) => unknownNames(shape.elements, element, below, [...path, index]))
      : [];
  }
  if (!isRecord(value) || Object.keys(value).length === 0) return [];
  const held = isRecord(present) ? present : {};
  const spellings = spellingsOf(held);
  const [known, refused] =
    'keys' in shape
      ? [spellingsOf({}), spellingsOf({})]
      : [spellingsOf(shape.members), spellingsOf(shape.refused ?? {})];
  return Object.entries(value).flatMap(([name, member]) => {
    const here = [...path, name];
    const twins = ambiguous(spellings, name, here);
    if (twins !== undefined) return [twins];
    const spelling = spellings.of(name);
    const below = spelling === undefined ? (present === null ? null : undefined) : held[spelling];
    if ('keys' in shape) {
      const wrong = wrongKey(shape.named, { name, member, here }, present, held);
      return [...wrong, ...unknownNames(shape.keys, member, below, here)];
    }
    const next = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (next !== undefined) return unknownNames(next, member, below, here);
    if (spelling === name || refused.of(name) !== undefined) return [];
    // Known in another letter case: the rest of the action looks for the names as the Store's pages write them.
    const isMisspelt = known.of(name) !== undefined;
    if (!isMisspelt && (present === null || spelling !== undefined)) return [];
    return [problem('patch-unknown', here, () => unknownText(here, name, Object.keys(shape.members)))];
  });
}

/** Two spellings in the Store's document are two members: which one is meant nobody knows. */
function ambiguous(spellings: Spellings, name: string, path: Path): Problem | undefined {
  const all = spellings.all(name);
  if (all.length < 2 || all.includes(name)) return undefined;
  const text = () => `${showPath(path)}: the Store holds ${all.join(' and ')}. Write the one that you mean.`;
  return problem('patch-ambiguous', path, text);
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
): readonly Problem[] {
  const names = Object.keys(held);
  if (names.some((each) => foldName(each) === foldName(name))) return [];
  if (member === null) {
    const text = () => `${showPath(here)} is not there, so there is nothing to remove. ${what(name, names)}`;
    return present === undefined ? [] : [problem(nothingToRemove, here, text)];
  }
  if (kind === 'market') return beyondLimit(here, checkMarket(name, names));
  if (kind === 'language')
    return beyondLimit(here, checkLanguage(name, present === undefined ? undefined : names));
  const known: readonly string[] = kind === 'platform' ? overriddenPlatforms : deviceFamilies;
  return known.some((each) => foldName(each) === foldName(name))
    ? []
    : [
        problem('patch-unknown', here, () =>
          unknownKeyText(here, name, kind, [...new Set([...known, ...names])]),
        ),
      ];
}

function what(name: string, names: readonly string[]): string {
  const guess = nearestName(name, names);
  if (guess !== undefined)
    return `Did you mean ${guess}? If an earlier release has removed it, remove this line.`;
  return names.length === 0
    ? 'Remove this line.'
    : `The Store has ${names.slice(0, 10).join(', ')}. If an earlier release has removed it, remove this line.`;
}

function unknownKeyText(path: Path, name: string, kind: KeyKind, names: readonly string[]): string {
  const guess = nearestName(name, names);
  const hint = guess === undefined ? '' : `Did you mean ${guess}? `;
  return `${showPath(path)} is not a ${kind} that the Store takes. ${hint}It takes ${names.join(', ')}.`;
}

function unknownText(path: Path, name: string, names: readonly string[]): string {
  const guess = nearestName(name, names);
  const hint = guess === undefined ? `Its members are ${names.join(', ')}.` : `Did you mean ${guess}?`;
  return `${showPath(path)} is not a member of this submission. ${hint}`;
}
