import { describeDifferences } from '../../checks/describe-differences.ts';
import { checkStored, compareStored } from '../../checks/read-back.ts';
import { fileKey, packagesOf } from '../../document/packages.ts';
import { draftChanged, draftMovedOn } from '../../store/slot-errors.ts';
import { isDraft, statusOf } from '../../store/states.ts';
import type { Submission } from '../../store/wire.ts';
import type { Plan } from '../../submission/types.ts';
import type { Run } from '../run.ts';
import type { PlannedDraft } from './draft.ts';
import { refuseOn } from './judge.ts';

/** What committing needs. */
type CommitRun = Pick<Run, 'learn' | 'logger' | 'store'>;

/**
 * Step 7, last: reads back what the Store holds, compares it with the plan, and commits.
 *
 * @returns the submission as it was committed, in the state that the Store reported then
 * @throws ActionError `refused` if the Store holds something else
 */
export async function commitDraft(
  run: CommitRun & Pick<Run, 'step'>,
  draft: PlannedDraft,
): Promise<Submission> {
  return await run.step('Commit', async () => {
    const stored = await run.store.getSubmission(draft.target, draft.id);
    if (!isDraft(statusOf(stored))) throw draftMovedOn(stored);
    checkHeld(run, stored, draft.plan);
    return await commitChecked(run, stored, draft);
  });
}

/**
 * Commits again what the Store has forgotten: the draft may hold something else by now, so it is read and
 * compared once more. Nothing is sent if the Store has already moved on.
 *
 * @throws ActionError `busy` if the Store holds something else by now
 */
export async function commitForgotten(run: CommitRun, draft: PlannedDraft): Promise<void> {
  const stored = await run.store.getSubmission(draft.target, draft.id);
  if (!isDraft(statusOf(stored))) return;
  run.logger.warning('The Store lost the commit: the submission is a draft again. Committing once more.');
  checkUnchanged(run, stored, draft.plan);
  await commitChecked(run, stored, draft);
}

async function commitChecked(
  run: CommitRun,
  stored: Submission,
  { target, id, plan }: PlannedDraft,
): Promise<Submission> {
  const { logger, store } = run;
  logger.info('Verified: the Store has what was planned.');
  // Minutes pass between two sends, and the draft may change meanwhile.
  const check = async () => {
    const now = await store.getSubmission(target, id);
    if (!isDraft(statusOf(now))) return now.status ?? undefined;
    checkUnchanged(run, now, plan);
    return undefined;
  };
  const status = await store.commit(target, id, check);
  logger.info(`Submission ${id} is committed.`);
  return { ...stored, status };
}

/** @throws ActionError `busy` if the draft, which was as planned before, no longer is */
function checkUnchanged(run: CommitRun, now: Submission, plan: Plan): void {
  const { dangerous } = compareStored(plan, now);
  if (dangerous.length > 0 && !holdsOthers(now, plan)) {
    run.learn('stored', now);
    throw draftChanged(now, `no longer matches what this run sent: ${describeDifferences(dangerous)}`);
  }
  checkHeld(run, now, plan);
}

/** @throws ActionError `refused` or `busy` if the draft is not what was planned */
function checkHeld({ learn, logger }: CommitRun, stored: Submission, plan: Plan): void {
  learn('stored', stored);
  if (holdsOthers(stored, plan)) throw draftChanged(stored, 'contains packages that this run did not send');
  const differences = compareStored(plan, stored);
  refuseOn(checkStored(differences));
  for (const change of differences.reworded)
    logger.warning(`The Store changed ${change.path}, which this release sets. Check it in Partner Center.`);
  for (const change of differences.others)
    logger.info(`The Store changed ${change.path} by itself. This is harmless.`);
}

function holdsOthers(stored: Submission, plan: Plan): boolean {
  const planned = new Set(packagesOf(plan.document).map(({ fileName }) => fileKey(fileName)));
  return packagesOf(stored).some(({ fileName }) => !planned.has(fileKey(fileName)));
}
