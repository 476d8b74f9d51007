import { deepEqual } from '../../document/diff.ts';
import type { NamedFile } from '../../patch/files.ts';
import type { Problem } from '../../patch/problem.ts';
import type { PatchSource } from '../../patch/source.ts';
import { heldFinder } from './held.ts';

/**
 * Members that a patch may not set even to what the Store holds: they are of one submission, or this run sets them, so
 * the same patch would be another one for the next release.
 */
const ofOneSubmission = (problem: Problem): boolean =>
  problem.rule === 'patch-refused' && problem.path.length === 1;

/** The problems without those of what the Store holds already: a patch that changes nothing is never wrong. */
export function withoutHeld(
  { value }: Pick<PatchSource, 'value'>,
  present: unknown,
  problems: readonly Problem[],
): readonly Problem[] {
  const isHeldAt = heldFinder(value, present);
  return problems.filter((problem) => ofOneSubmission(problem) || !isHeldAt(problem.path));
}

/** True for a file that the Store has exactly as the patch writes it: it need not be in the workspace. */
export function isHeldFile(
  { value }: Pick<PatchSource, 'value'>,
  present: unknown,
  { path }: Pick<NamedFile, 'path'>,
): boolean {
  return heldFinder(value, present, deepEqual)(path.slice(0, -1));
}
