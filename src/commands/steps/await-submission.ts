import { fileKey, livePackagesOf } from '../../document/packages.ts';
import type { Result } from '../../errors.ts';
import type { StatusInputs } from '../../inputs/command-inputs.ts';
import { foldName } from '../../json/fold.ts';
import { renamedFiles } from '../../listing/renamed.ts';
import { furthestGoal, type Goal, hasReached, isFailure, type WaitFor } from '../../store/states.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import { addedNames, changesPage, resultingNames } from '../../submission/plan.ts';
import type { Plan } from '../../submission/types.ts';
import type { LocalRun } from '../run.ts';
import { commitForgotten } from './commit.ts';
import { type Wait, type WaitingRun, waitUntil } from './wait.ts';
import { draftAgain, languagesDropped, packagesDropped, rejected } from './wait-errors.ts';

/** How far, and how long at most, a run waits. */
type WaitInputs = Pick<StatusInputs, 'timeoutMinutes' | 'waitFor'>;

/** A submission of ours: its packages are this run's to check, and its commit is this run's to repeat. */
export interface OwnSubmission {
  readonly target: Target;
  readonly submission: Submission;
  readonly plan: Plan;
}

/**
 * Step 8: waits until the submission that this run has committed reaches `wait-for`, and checks that our packages are
 * in it: the Store drops bad ones silently (https://github.com/microsoft/msstore-cli/issues/82).
 *
 * @throws ActionError `rejected` with the Store's own reasons, or `timed-out`
 */
export async function awaitCommitted(
  run: WaitingRun,
  own: OwnSubmission,
  inputs: WaitInputs,
): Promise<Result> {
  const goal = await beginWait(run, own, inputs.waitFor);
  const reached = await waitUntil(run, ownWait(run, own, goal ?? 'committed', inputs));
  return goal === undefined ? 'committed' : furthestGoal(reached);
}

/**
 * Step 8 of a run that finds its submission committed by an earlier one: waits as `awaitCommitted` does.
 *
 * @returns `already-submitted` if there is nothing to wait for
 * @throws ActionError `rejected` or `timed-out`
 */
export async function awaitResumed(run: WaitingRun, own: OwnSubmission, inputs: WaitInputs): Promise<Result> {
  const goal = await beginWait(run, own, inputs.waitFor);
  if (goal === undefined) return 'already-submitted';
  const wasThere = hasReached(own.submission.status ?? '', goal);
  const reached = await waitUntil(run, ownWait(run, own, goal, inputs));
  return wasThere ? 'already-submitted' : furthestGoal(reached);
}

/**
 * Waits until a submission reaches `wait-for`, no matter who made it: its packages are not this run's to check, and its
 * commit is not this run's to repeat.
 *
 * @throws ActionError `rejected` or `timed-out`
 */
export async function awaitAnySubmission(
  run: WaitingRun,
  target: Target,
  submission: Submission,
  { timeoutMinutes, waitFor }: WaitInputs,
): Promise<void> {
  const { id, status, statusDetails, targetPublishMode } = submission;
  if (status && isFailure(status)) throw rejected(target, id, { status, statusDetails });
  const goal = goalOf(run.logger, waitFor, targetPublishMode);
  if (goal === undefined) return;
  await waitUntil(run, {
    target,
    submission,
    goal,
    timeoutMinutes,
    verify: async () => {},
    commitAgain: async () => {
      throw draftAgain(target, id);
    },
  });
}

/** What to wait for; `undefined` for nothing after the commit. */
async function beginWait(
  { learn, logger, store }: WaitingRun,
  { target, submission, plan }: OwnSubmission,
  waitFor: WaitFor,
): Promise<Goal | undefined> {
  learn('submission', submission);
  // The Store may have refused before the wait: in the read that found out what happened to the commit.
  if (isFailure(submission.status ?? ''))
    throw rejected(target, submission.id, await store.getStatus(target, submission.id));
  return goalOf(logger, waitFor, plan.document.targetPublishMode ?? submission.targetPublishMode);
}

/** A submission that is held back after certification never becomes `Published` on its own. */
function goalOf(
  logger: LocalRun['logger'],
  waitFor: WaitFor,
  publishMode: string | null | undefined,
): Goal | undefined {
  if (waitFor === 'none') return undefined;
  const mode = publishMode ?? 'Immediate';
  if (waitFor !== 'published' || mode === 'Immediate' || mode === 'NotSet') return waitFor;
  logger.info(
    `The publish mode is ${mode}: the Store does not publish the submission right after certification, so this run waits only until it is certified.`,
  );
  return 'certified';
}

function ownWait(
  run: WaitingRun,
  own: OwnSubmission,
  goal: Wait['goal'],
  { timeoutMinutes }: WaitInputs,
): Wait {
  const { target, submission, plan } = own;
  return {
    target,
    submission,
    goal,
    timeoutMinutes,
    verify: () => verifyFiles(run, own),
    commitAgain: () => commitForgotten(run, { target, id: submission.id, plan }),
  };
}

async function verifyFiles(
  { learn, logger, store }: WaitingRun,
  { target, submission: { id }, plan }: OwnSubmission,
): Promise<void> {
  const planned = resultingNames(plan);
  if (planned.length === 0 && !changesPage(plan)) return;
  const stored = await store.getSubmission(target, id);
  learn('stored', stored);
  learn('rolloutOf', stored);
  const held = new Set(livePackagesOf(stored).map((entry) => fileKey(entry.fileName)));
  const gone = planned.filter((name) => !held.has(fileKey(name)));
  if (gone.length > 0) throw packagesDropped(target, id, gone);
  if (planned.length > 0)
    logger.info(`${addedNames(plan).length === 0 ? 'The' : 'Our'} packages are in the submission.`);
  const lost = languagesLost(plan, stored);
  if (lost.length > 0) throw languagesDropped(target, id, lost);
  const renamed = renamedFiles(plan.document, stored);
  if (renamed.length > 0) logger.warning(renamedText(renamed));
}

/** Languages of the listing that the Store no longer has: each has taken its texts and images with it. */
function languagesLost(plan: Plan, stored: Submission): readonly string[] {
  const held = new Set(Object.keys(stored.listings ?? {}).map(foldName));
  return Object.keys(plan.document.listings ?? {}).filter((language) => !held.has(foldName(language)));
}

/** By their names the next run would recognize them, and not send them again. */
function renamedText(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, 3).join(', '), names.length - 3];
  return `The Store renamed or dropped images or trailers of this run: ${shown}${more > 0 ? ` and ${more} more` : ''}. Check the Store page in Partner Center. If you use a listing folder, run command: pull before you publish it again, so that the folder has the new names.`;
}
