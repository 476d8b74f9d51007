import { foldName } from '../../json/fold.ts';
import { isRecord } from '../../json/is-record.ts';
import { type Path, showPath } from '../../patch/path.ts';
import { type Problem, problem } from '../../patch/problem.ts';
import type { PatchSource } from '../../patch/source.ts';

/** What an input of the step sets. */
export interface SetByInput {
  readonly input: string;
  /** `*` stands for every language. */
  readonly paths: readonly string[];
}

/** Fields that an input sets as well: which of the two is meant is unknown. */
export function checkConflicts(
  source: Pick<PatchSource, 'value'>,
  inputs: readonly SetByInput[],
): readonly Problem[] {
  return inputs.flatMap(({ input, paths }) =>
    paths
      .flatMap((path) => placesAt(source.value, path.split('.'), []))
      .map((path) => {
        const text = () => `${showPath(path)} is set here and by the input ${input}. Keep one of the two.`;
        return problem('patch-conflict', path, text);
      }),
  );
}

/** Places of the patch that set what `wanted` names; to remove a language around it is no conflict. */
function placesAt(value: unknown, wanted: readonly string[], path: Path): readonly Path[] {
  const [step, ...rest] = wanted;
  if (step === undefined) return [path];
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .filter((name) => step === '*' || foldName(name) === foldName(step))
    .flatMap((name) => placesAt(value[name], rest, [...path, name]));
}
