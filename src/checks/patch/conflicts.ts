import { foldName } from '../../json/fold.ts';
import { isRecord } from '../../json/is-record.ts';
import { type Path, showPath } from '../../patch/path.ts';
import type { PatchCheck, PatchContext } from './patch-check.ts';

/** What an input of the step sets. */
export interface SetByInput {
  readonly input: string;
  /** `*` stands for every language. */
  readonly paths: readonly string[];
  /** What must not be removed (`null`): it holds fields that the input sets. */
  readonly keeps?: readonly string[];
}

/** Fields that an input sets as well: which of the two is meant is unknown. */
export const conflict: PatchCheck<Pick<PatchContext, 'source' | 'inputs'>> = {
  id: 'patch-conflict',
  row: 'An input, such as `listing`, and `submission-patch` set the same field: keep one of the two',
  check: ({ source, inputs }) =>
    inputs.flatMap(({ input, paths, keeps = [] }) => [
      ...paths
        .flatMap((path) => placesAt(source.value, path.split('.'), []))
        .map((path) => told(path, `is set both here and by the ${input} input. Remove one of the two.`)),
      ...keeps
        .flatMap((path) => placesAt(source.value, path.split('.'), []))
        .filter((path) => valueAt(source.value, path) === null)
        .map((path) =>
          told(
            path,
            `is removed here but set by the ${input} input. Remove this line, or what the input sets.`,
          ),
        ),
    ]),
};

function told(path: Path, message: string) {
  return { severity: 'error' as const, path, message: () => `${showPath(path)} ${message}` };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((held, step) => (isRecord(held) ? held[step] : undefined), value);
}

/** Places of the patch that set what `wanted` names; removing a language around it is not a conflict. */
function placesAt(value: unknown, wanted: readonly string[], path: Path): readonly Path[] {
  const [step, ...rest] = wanted;
  if (step === undefined) return [path];
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .filter((name) => step === '*' || foldName(name) === foldName(step))
    .flatMap((name) => placesAt(value[name], rest, [...path, name]));
}
