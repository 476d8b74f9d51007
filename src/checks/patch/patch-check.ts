import type { PlacedFinding } from '../../patch/placed-finding.ts';
import type { PatchSource } from '../../patch/source.ts';
import type { TargetKind } from '../../store/target.ts';
import type { Check } from '../check.ts';
import type { SetByInput } from './conflicts.ts';
import type { UnusableFile } from './files.ts';

/** What the checks of a patch look at. */
export interface PatchContext {
  readonly source: Pick<PatchSource, 'value'>;
  readonly target: TargetKind;
  /** Document that the patch is applied to; `undefined` if it can't be read. */
  readonly present: unknown;
  /** Fields that inputs of the step set as well. */
  readonly inputs: readonly SetByInput[];
  /** Files that the patch names and that can't be used. */
  readonly unusable: readonly UnusableFile[];
}

/** What a check says about the values of a patch. */
export type ValueContext = Pick<PatchContext, 'source' | 'target' | 'present'>;

export type PatchCheck<Context = PatchContext> = Check<Context, Omit<PlacedFinding, 'rule'>>;

/**
 * The checks that share one walk through the patch, made once per context: each reports the findings with its id.
 */
export function checksOf<Id extends string, Context extends object>({
  walk,
  row,
}: {
  readonly walk: (context: Context) => readonly PlacedFinding<Id>[];
  /** The row in docs/troubleshooting.md of each id. */
  readonly row: Readonly<Record<Id, string>>;
}): readonly PatchCheck<Context>[] {
  const walks = new WeakMap<Context, readonly PlacedFinding<Id>[]>();
  const found = (context: Context) => {
    const all = walks.get(context) ?? walk(context);
    walks.set(context, all);
    return all;
  };
  return Object.entries<string>(row).map(([id, text]) => ({
    id,
    row: text,
    check: (context) => found(context).filter(({ rule }) => rule === id),
  }));
}
