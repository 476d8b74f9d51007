import { checkClone } from '../../checks/clone.ts';
import { differencesToPublished } from '../../document/differences-to-published.ts';
import { planLines } from '../../report/plan-text.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { Plan } from '../../submission/types.ts';
import type { PublishRun } from '../run.ts';
import { checkPlanned, planFor, refuseOn } from './judge.ts';
import type { Release } from './release.ts';
import type { Situation } from './situation.ts';

/**
 * Step 7, second half: plans again on the clone, which must start from what is published, since that is
 * what the plan was shown on.
 *
 * @throws ActionError `refused`
 */
export function planOnClone(
  run: PublishRun,
  target: Target,
  release: Release,
  situation: Situation,
  clone: Submission,
): Plan {
  refuseOn(release.patch?.check(clone) ?? []);
  const plan = planFor(run, target, release, clone);
  const differences =
    situation.published === undefined ? [] : differencesToPublished(situation.published, clone);
  refuseOn([...checkClone(differences), ...checkPlanned(run, target, situation, clone, plan)]);
  run.record.plan = plan;
  run.record.before ??= clone;
  if (situation.published === undefined) for (const line of planLines(plan)) run.logger.info(line);
  return plan;
}
