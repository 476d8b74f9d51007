import { rolloutState } from '../../store/rollout.ts';
import type { Target } from '../../store/target.ts';
import { during, type PublishRun } from '../run.ts';
import type { Situation } from './situation.ts';

/**
 * Step 7, before the new submission: ends a rollout that is still in progress the way `existing-rollout`
 * says. With `fail` a guard has refused before. Returns the situation as it is afterwards.
 */
export async function endRollout(run: PublishRun, target: Target, situation: Situation): Promise<Situation> {
  const { inputs, logger, store } = run;
  const { published } = situation;
  if (inputs.existingRollout === 'fail' || published === undefined) return situation;
  if (rolloutState(published) !== 'in-progress') return situation;
  const action = inputs.existingRollout;
  return during(run, 'End the rollout', async () => {
    await store.changeRollout(target, published.id, { action });
    logger.info(
      `The rollout of submission ${published.id} is ${action === 'halt' ? 'halted' : 'finalized'}.`,
    );
    return { ...situation, published: await store.getSubmission(target, published.id) };
  });
}
