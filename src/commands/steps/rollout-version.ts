import { fileKey, livePackagesOf } from '../../document/packages.ts';
import { highestVersion } from '../../packages/compare-versions.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { describeExisting } from '../../submission/existing-package.ts';
import type { Run } from '../run.ts';
import { readFallback } from './situation.ts';

/** Highest version of the packages that a published rollout brings; `undefined` if the Store does not say it. */
export async function versionInRollout(
  { store }: Run,
  target: Target,
  submission: Submission,
): Promise<string | undefined> {
  return freshVersion(submission, await readFallback(store, target, submission));
}

/** Highest version of a submission's packages that are not in `before`: those that both have stay. */
export function freshVersion(submission: Submission, before: Submission | undefined): string | undefined {
  const live = livePackagesOf(submission);
  const kept = new Set((before ? livePackagesOf(before) : []).map((each) => fileKey(each.fileName)));
  const fresh = live.filter((each) => !kept.has(fileKey(each.fileName)));
  return highestVersion(
    (fresh.length > 0 ? fresh : live).flatMap((each) => describeExisting(each).version ?? []),
  );
}
