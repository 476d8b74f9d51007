import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { Plan } from '../../submission/types.ts';
import { during, type Run } from '../run.ts';

/** Step 8: sends the whole document. */
export async function updateDraft(run: Run, target: Target, draft: Submission, plan: Plan): Promise<void> {
  await during(run, 'Update the submission', async () => {
    await run.store.update(target, draft.id, plan.document);
    run.logger.info(`The Store took the new document of submission ${draft.id}.`);
  });
}
