import type { LimitProblem } from '../../limits/problem.ts';
import { type Path, showPath } from '../../patch/path.ts';
import type { PlacedFinding } from '../../patch/placed-finding.ts';

export type BeyondLimit = PlacedFinding<'patch-limit'>;

/** A value beyond what the Store accepts, as a list of one or none. */
export function beyondLimit(path: Path, found: LimitProblem | undefined): readonly BeyondLimit[] {
  if (found === undefined) return [];
  const message = () => `${showPath(path)} ${found.message}`;
  return [{ rule: 'patch-limit', severity: found.severity, path, message }];
}
