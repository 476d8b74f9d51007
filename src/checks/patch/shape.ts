import { spellingsOf } from '../../json/fold.ts';
import { isRecord } from '../../json/is-record.ts';
import { neededMembers, type Shape, submissionShapes } from '../../patch/members.ts';
import { type Path, showPath } from '../../patch/path.ts';
import { errorAt, type PlacedFinding } from '../../patch/placed-finding.ts';
import { checksOf, type ValueContext } from './patch-check.ts';

/**
 * What is wrong with a patch, whatever the Store holds: members that are not for a patch, required ones that it
 * removes and values of the wrong kind.
 */
export const shapeChecks = checksOf({
  walk: ({ source, target }: Pick<ValueContext, 'source' | 'target'>) =>
    misused(submissionShapes[target], source.value, []),
  row: {
    'patch-removes': '`submission-patch` removes what a submission must have, such as its price',
    'patch-type': '`submission-patch` has a value of the wrong kind, such as a text for a list',
    'patch-refused': 'The service or an input sets this member: remove it from `submission-patch`',
  },
});

type Misuse = PlacedFinding<'patch-removes' | 'patch-type' | 'patch-refused'>;

function misused(shape: Shape, value: unknown, path: Path): readonly Misuse[] {
  if (value === null) {
    const why = neededMembers[path.join('.')];
    return why === undefined
      ? []
      : [errorAt('patch-removes', path, () => `${showPath(path)} can't be removed: ${why}.`)];
  }
  const kind = kindOf(shape);
  if (!kind.holds(value)) {
    return [errorAt('patch-type', path, () => `${showPath(path)} must be ${kind.name}.`)];
  }
  if (typeof shape === 'string') return [];
  if ('elements' in shape && Array.isArray(value)) {
    return value.flatMap((element, index) => misused(shape.elements, element, [...path, index]));
  }
  if (!isRecord(value)) return [];
  if ('keys' in shape) {
    return Object.entries(value).flatMap(([name, member]) => misused(shape.keys, member, [...path, name]));
  }
  return 'members' in shape ? misusedMembers(shape, value, path) : [];
}

function misusedMembers(
  { members, refused = {} }: Extract<Shape, { members: unknown }>,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): readonly Misuse[] {
  const refusals = spellingsOf(refused);
  return Object.entries(value).flatMap(([name, member]) => {
    const here = [...path, name];
    const refusal = refusals.of(name);
    if (refusal !== undefined) {
      const text = () => `${showPath(here)} can't be set by a patch: ${refused[refusal]}.`;
      return [errorAt('patch-refused', here, text)];
    }
    const known = Object.hasOwn(members, name) ? members[name] : undefined;
    return known === undefined ? [] : misused(known, member, here);
  });
}

const kinds = {
  text: { name: 'text', holds: (value: unknown) => typeof value === 'string' },
  flag: { name: 'true or false', holds: (value: unknown) => typeof value === 'boolean' },
  texts: {
    name: 'a list of strings',
    holds: (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  },
  any: { name: 'anything', holds: () => true },
  list: { name: 'a list: [ … ]', holds: (value: unknown) => Array.isArray(value) },
  object: { name: 'an object: { … }', holds: isRecord },
};

function kindOf(shape: Shape): { readonly name: string; readonly holds: (value: unknown) => boolean } {
  if (typeof shape === 'string') return kinds[shape];
  return 'elements' in shape ? kinds.list : kinds.object;
}
