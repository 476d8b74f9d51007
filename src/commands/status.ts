import { livePackagesOf } from '../document/packages.ts';
import type { Result } from '../errors.ts';
import type { StatusInputs } from '../inputs/command-inputs.ts';
import type { StoreMessage } from '../record/run-record.ts';
import { verdictOf } from '../record/verdict.ts';
import { pageOfSubmission } from '../store/partner-center.ts';
import { rolloutOf, shareOf } from '../store/rollout.ts';
import { isDraft } from '../store/states.ts';
import { describeTarget, type Target } from '../store/target.ts';
import type { Submission } from '../store/wire.ts';
import { describeExisting } from '../submission/existing-package.ts';
import { capitalized } from '../text/format.ts';
import type { Run } from './run.ts';
import { awaitAnySubmission } from './steps/await-submission.ts';
import { findTarget } from './steps/find-target.ts';

/**
 * Reports the pending submission or, if there is none, the last one, and waits for `wait-for` if it is
 * on its way. Writes nothing.
 *
 * @throws ActionError `rejected` if the submission failed, `timed-out`
 */
export async function status(run: Run<StatusInputs>): Promise<Result> {
  const { inputs, learn, logger, step, store } = run;
  const target = await findTarget(run, inputs.target);
  const submission = await step('Read from the Store', async () => {
    const found = await store.look(target);
    learn('target', { target, app: found.app, flightName: found.flight?.friendlyName ?? undefined });
    const ref = found.pending ?? found.lastPublished;
    return ref === undefined ? undefined : store.getSubmission(target, ref.id);
  });
  if (submission === undefined) {
    logger.info(`${capitalized(describeTarget(target))} has no pending or published submission.`);
    return 'done';
  }
  learn('submission', submission);
  learn('state', { status: submission.status ?? '', statusDetails: submission.statusDetails });
  showSubmission(logger, target, submission);
  if (isDraft(submission.status ?? '')) {
    logger.info('This draft has not been committed, so there is nothing to wait for.');
    return 'done';
  }
  await awaitAnySubmission(run, target, submission, inputs);
  return 'done';
}

/** An error may come without details. */
function describe({ code, details }: StoreMessage): string {
  return details === '' ? `${code}, without details` : `${code}: ${details}`;
}

function showSubmission(logger: Run['logger'], target: Target, submission: Submission): void {
  logger.info(`Submission ${submission.id}: ${submission.status}`);
  const page = pageOfSubmission(target, submission.id);
  if (page !== undefined) logger.info(page);
  for (const each of livePackagesOf(submission)) {
    const { version, architectures } = describeExisting(each);
    logger.info(
      `  ${each.fileName}  ${version ?? '–'}  ${architectures?.join(' ') ?? 'architectures unknown'}  ${each.fileStatus ?? ''}`,
    );
  }
  const { storeErrors, storeWarnings, certificationReports } = verdictOf(submission.statusDetails);
  for (const message of storeErrors) logger.info(`  error ${describe(message)}`);
  for (const message of storeWarnings) logger.info(`  warning ${describe(message)}`);
  for (const { date, url } of certificationReports)
    logger.info(`  certification report ${date ?? ''}: ${url ?? ''}`);
  const rollout = rolloutOf(submission);
  if (rollout?.isPackageRollout)
    logger.info(
      `  rollout: ${shareOf(rollout) ?? '?'}%, ${rollout.packageRolloutStatus ?? 'status unknown'}`,
    );
}
