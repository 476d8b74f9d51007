import { spellingsOf } from '../../json/fold.ts';
import { isRecord } from '../../json/is-record.ts';
import { neededMembers, type Shape, submissionShapes } from '../../patch/members.ts';
import { type Path, showPath } from '../../patch/path.ts';
import { type Problem, problem } from '../../patch/problem.ts';
import type { PatchSource } from '../../patch/source.ts';
import type { TargetKind } from '../../store/target.ts';

/**
 * What is wrong with a patch whatever the Store holds: members that are not for a patch, removed ones that must
 * be there, and values of the wrong kind.
 */
export function checkPatch(source: Pick<PatchSource, 'value'>, target: TargetKind): readonly Problem[] {
  return misused(submissionShapes[target], source.value, []);
}

function misused(shape: Shape, value: unknown, path: Path): readonly Problem[] {
  if (value === null) {
    const why = neededMembers[path.join('.')];
    return why === undefined
      ? []
      : [problem('patch-removes', path, () => `${showPath(path)} must not be removed: ${why}.`)];
  }
  const kind = kindOf(shape);
  if (!kind.holds(value)) {
    return [problem('patch-type', path, () => `${showPath(path)} must be ${kind.name}.`)];
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
): readonly Problem[] {
  const refusals = spellingsOf(refused);
  return Object.entries(value).flatMap(([name, member]) => {
    const here = [...path, name];
    const refusal = refusals.of(name);
    if (refusal !== undefined) {
      const text = () => `${showPath(here)} can't be set by a patch: ${refused[refusal]}.`;
      return [problem('patch-refused', here, text)];
    }
    const known = Object.hasOwn(members, name) ? members[name] : undefined;
    return known === undefined ? [] : misused(known, member, here);
  });
}

const kinds = {
  text: { name: 'a text', holds: (value: unknown) => typeof value === 'string' },
  flag: { name: 'true or false', holds: (value: unknown) => typeof value === 'boolean' },
  texts: {
    name: 'a list of texts',
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
