import { ActionError } from '../../errors.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { checkStored } from '../../submission/guards.ts';
import { isDraft } from '../../submission/states.ts';
import { compareStored } from '../../submission/stored.ts';
import type { Plan } from '../../submission/types.ts';
import { during, type Run } from '../run.ts';
import { refuseOn } from './judge.ts';

/**
 * Step 10: reads back what the Store holds, compares it with the plan, and commits.
 *
 * @throws ActionError `refused` where the Store holds something else
 */
export async function commitDraft(run: Run, target: Target, draft: Submission, plan: Plan): Promise<void> {
  const { logger, store } = run;
  await during(run, 'Commit', async () => {
    const stored = await store.getSubmission(target, draft.id);
    run.record.after = stored;
    if (!isDraft(stored.status ?? 'PendingCommit')) throw movedOn(stored);
    const differences = compareStored(plan.document, stored);
    refuseOn(checkStored(differences.dangerous));
    for (const change of differences.others) {
      logger.info(`The Store changed ${change.path} on its own; that is harmless.`);
    }
    logger.info('Read back: the Store holds what was planned.');
    await store.commit(target, draft.id);
    logger.info(`Submission ${draft.id} is committed.`);
  });
}

function movedOn(stored: Submission): ActionError {
  return new ActionError({
    code: 'draft-moved-on',
    result: 'busy',
    message: `Somebody else moved submission ${stored.id} on while this run prepared it: it is ${stored.status} now.`,
    todo: 'Look at it in Partner Center; let one workflow at a time publish this app (concurrency group).',
  });
}
