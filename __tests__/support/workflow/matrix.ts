import type { Job } from './workflow-file.ts';

type Combination = Readonly<Record<string, unknown>>;

/**
 * The combinations of a matrix, in GitHub's order, with `exclude` and `include`
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix).
 * @param evaluate evaluates a value with expressions
 */
export function combinationsOf(
  { strategy }: Pick<Job, 'strategy'>,
  evaluate: (value: unknown) => unknown,
): readonly Combination[] {
  if (strategy === undefined) return [{}];
  const { include, exclude, ...axes } = strategy.matrix;
  const crossed = Object.entries(axes).reduce<readonly Combination[]>(
    (all, [name, values]) =>
      all.flatMap((each) => listOf(evaluate(values)).map((value) => ({ ...each, [name]: value }))),
    [{}],
  );
  const excluded = listOf(evaluate(exclude));
  const kept = crossed.filter((each) => !excluded.some((one) => holds(each, one)));
  return included(Object.keys(axes).length === 0 ? [] : kept, Object.keys(axes), listOf(evaluate(include)));
}

function included(
  kept: readonly Combination[],
  axes: readonly string[],
  added: readonly unknown[],
): readonly Combination[] {
  let all = kept;
  for (const each of added) {
    const one = each as Combination;
    const own = Object.fromEntries(Object.entries(one).filter(([name]) => axes.includes(name)));
    const isFound = kept.length > 0 && all.some((combination) => holds(combination, own));
    all = isFound
      ? all.map((combination) => (holds(combination, own) ? { ...combination, ...one } : combination))
      : [...all, one];
  }
  return all;
}

function holds(combination: Combination, part: unknown): boolean {
  return Object.entries(part as Combination).every(([name, value]) => combination[name] === value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
