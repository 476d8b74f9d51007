import { ActionError } from '../../errors.ts';
import { keepRunsApart } from '../../store/partner-center.ts';
import { isDraft, statusOf } from '../../store/states.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { fileKey, packagesOf } from '../../submission/coverage.ts';
import { checkStored, describeDifferences } from '../../submission/differences.ts';
import { compareStored } from '../../submission/stored.ts';
import type { Plan } from '../../submission/types.ts';
import { during, type PublishRun } from '../run.ts';
import { refuseOn } from './judge.ts';

/**
 * Step 10: reads back what the Store holds, compares it with the plan, and commits.
 *
 * @returns the submission as it was committed, in the state that the Store said then
 * @throws ActionError `refused` if the Store holds something else
 */
export async function commitDraft(
  run: PublishRun,
  target: Target,
  draft: Submission,
  plan: Plan,
): Promise<Submission> {
  return await during(run, 'Commit', async () => {
    const stored = await run.store.getSubmission(target, draft.id);
    if (!isDraft(statusOf(stored))) throw movedOn(stored);
    checkHeld(run, stored, plan);
    return await commitChecked(run, target, stored, plan);
  });
}

/**
 * Commits again what the Store has forgotten: the draft may hold something else by now, so it is read and
 * compared once more. Nothing is sent if the Store has moved on by itself.
 *
 * @throws ActionError `busy` if the Store holds something else by now
 */
export async function commitForgotten(
  run: PublishRun,
  target: Target,
  id: string,
  plan: Plan,
): Promise<void> {
  const stored = await run.store.getSubmission(target, id);
  if (!isDraft(statusOf(stored))) return;
  run.logger.warning('The Store forgot the commit: the submission is a draft again. Committing once more.');
  checkUnchanged(run, stored, plan);
  await commitChecked(run, target, stored, plan);
}

async function commitChecked(
  run: PublishRun,
  target: Target,
  stored: Submission,
  plan: Plan,
): Promise<Submission> {
  const { logger, store } = run;
  logger.info('Read back: the Store holds what was planned.');
  // Between two sends lie minutes, in which the draft may become another one.
  const check = async () => {
    const now = await store.getSubmission(target, stored.id);
    if (!isDraft(statusOf(now))) return now.status ?? undefined;
    checkUnchanged(run, now, plan);
    return undefined;
  };
  const status = await store.commit(target, stored.id, check);
  logger.info(`Submission ${stored.id} is committed.`);
  return { ...stored, status };
}

/** @throws ActionError `busy` if the draft, which was as planned before, no longer is */
function checkUnchanged(run: PublishRun, now: Submission, plan: Plan): void {
  const { dangerous } = compareStored(plan, now);
  if (dangerous.length > 0 && !holdsOthers(now, plan)) {
    run.record.after = now;
    throw draftChanged(now, `is no longer what this run sent: ${describeDifferences(dangerous)}`);
  }
  checkHeld(run, now, plan);
}

/** @throws ActionError `refused` or `busy` if the draft is not what was planned */
function checkHeld(run: PublishRun, stored: Submission, plan: Plan): void {
  run.record.after = stored;
  if (holdsOthers(stored, plan)) throw draftChanged(stored, 'holds packages that this run has not sent');
  const { dangerous, reworded, others } = compareStored(plan, stored);
  refuseOn(checkStored(dangerous));
  for (const change of reworded)
    run.logger.warning(
      `The Store changed ${change.path}, which this release asks for: look at it in Partner Center.`,
    );
  for (const change of others)
    run.logger.info(`The Store changed ${change.path} on its own; that is harmless.`);
}

function holdsOthers(stored: Submission, plan: Plan): boolean {
  const planned = new Set(packagesOf(plan.document).map(({ fileName }) => fileKey(fileName)));
  return packagesOf(stored).some(({ fileName }) => !planned.has(fileKey(fileName)));
}

/** No refusal: that would delete the draft, and with it what someone else put into it. */
function draftChanged(stored: Submission, how: string): ActionError {
  return new ActionError({
    code: 'draft-changed',
    result: 'busy',
    message: `Draft ${stored.id} ${how}. Another run or a person has changed it, and nothing was committed.`,
    todo: `Look at it in Partner Center, then run this again. ${keepRunsApart}`,
  });
}

function movedOn(stored: Submission): ActionError {
  return new ActionError({
    code: 'draft-moved-on',
    result: 'busy',
    message: `Another run or a person committed submission ${stored.id} while this run prepared it: it is ${stored.status} now.`,
    todo: `Look at it in Partner Center. ${keepRunsApart}`,
  });
}
