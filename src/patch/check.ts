import type { Finding } from '../errors.ts';
import { nearestName } from '../nearest.ts';
import { isRecord } from '../submission/diff.ts';
import { pathsOfInputs } from '../submission/requested.ts';
import type { TargetKind } from '../submission/types.ts';
import { neededMembers, type Shape, submissionShapes } from './members.ts';
import type { PatchSource, Path } from './source.ts';

interface Problem {
  readonly rule: string;
  readonly path: Path;
  readonly message: string;
}

/**
 * What is wrong with a patch whatever the Store holds: members that are not for a patch, removed ones that must
 * be there, and values of the wrong kind.
 */
export function checkPatch(source: PatchSource, target: TargetKind): readonly Finding[] {
  return toFindings(source, misused(submissionShapes[target], source.value, []));
}

/**
 * Members that the submission does not have, each with the nearest name. Members that the present document
 * holds are known, and below a `null` of it nothing is.
 *
 * @param present document that the patch is applied to; `undefined` where it can't be read
 */
export function checkMembers(source: PatchSource, target: TargetKind, present: unknown): readonly Finding[] {
  return toFindings(source, unknownMembers(submissionShapes[target], source.value, present, []));
}

/**
 * Fields that an input sets as well: which of the two is meant nobody knows.
 * @param given names of the inputs that are given
 */
export function checkConflicts(source: PatchSource, given: readonly string[]): readonly Finding[] {
  const conflicts = Object.entries(pathsOfInputs).flatMap(([input, paths]) =>
    given.includes(input)
      ? paths
          .flatMap((path) => placesAt(source.value, path.split('.'), []))
          .map((path) => ({
            rule: 'patch-conflict',
            path,
            message: `${show(path)} is set here and by the input ${input}. Leave one of the two.`,
          }))
      : [],
  );
  return toFindings(source, conflicts);
}

function toFindings(source: PatchSource, problems: readonly Problem[]): readonly Finding[] {
  return problems.map(({ rule, path, message }) => ({
    rule,
    severity: 'error',
    message,
    file: source.file,
    line: source.lineOf(path),
  }));
}

function misused(shape: Shape, value: unknown, path: Path): readonly Problem[] {
  if (value === null) {
    const why = neededMembers[path.join('.')];
    return why === undefined
      ? []
      : [{ rule: 'patch-removes', path, message: `${show(path)} must not be removed: ${why}.` }];
  }
  const kind = kindOf(shape);
  if (!kind.holds(value)) {
    return [{ rule: 'patch-type', path, message: `${show(path)} must be ${kind.name}.` }];
  }
  if (typeof shape === 'string') return [];
  if ('elements' in shape && Array.isArray(value)) {
    return value.flatMap((element, index) => misused(shape.elements, element, [...path, index]));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const here = [...path, name];
    if ('keys' in shape) return misused(shape.keys, member, here);
    if (!('members' in shape)) return [];
    const refused = ownOf(shape.refused ?? {}, name);
    if (refused !== undefined) {
      return [
        { rule: 'patch-refused', path: here, message: `${show(here)} can't be set by a patch: ${refused}.` },
      ];
    }
    const known = ownOf(shape.members, name);
    return known === undefined ? [] : misused(known, member, here);
  });
}

function unknownMembers(shape: Shape, value: unknown, present: unknown, path: Path): readonly Problem[] {
  if (typeof shape === 'string' || present === null) return [];
  if ('elements' in shape) {
    return Array.isArray(value)
      ? value.flatMap((element, index) =>
          unknownMembers(shape.elements, element, undefined, [...path, index]),
        )
      : [];
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const here = [...path, name];
    const held = isRecord(present) ? ownOf(present, name) : undefined;
    if ('keys' in shape) return unknownMembers(shape.keys, member, held, here);
    const known = ownOf(shape.members, name);
    if (known !== undefined) return unknownMembers(known, member, held, here);
    if (held !== undefined || ownOf(shape.refused ?? {}, name) !== undefined) return [];
    return [
      { rule: 'patch-unknown', path: here, message: unknownText(here, name, Object.keys(shape.members)) },
    ];
  });
}

function unknownText(path: Path, name: string, names: readonly string[]): string {
  const guess = nearestName(name, names);
  const hint = guess === undefined ? `Members there are ${names.join(', ')}.` : `Did you mean ${guess}?`;
  return `${show(path)} is not a member of this submission. ${hint}`;
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

/** Places of the patch that set what `wanted` names; to remove a language around it is no conflict. */
function placesAt(value: unknown, wanted: readonly string[], path: Path): readonly Path[] {
  const [step, ...rest] = wanted;
  if (step === undefined) return [path];
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .filter((name) => step === '*' || name === step)
    .flatMap((name) => placesAt(value[name], rest, [...path, name]));
}

function ownOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** `listings.en-us.baseListing.images[0].fileName` */
function show(path: Path): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? 'the patch' : text.replace(/^\./, '');
}
