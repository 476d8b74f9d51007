import type { Result } from '../errors.ts';
import type { StatusInputs } from '../inputs/command-inputs.ts';
import { noteSeen, noteSubmission, noteTarget } from '../record/learn.ts';
import { pageOf, type StoreMessage } from '../record/run-record.ts';
import { isDraft } from '../store/states.ts';
import { describeTarget } from '../store/target.ts';
import type { Submission } from '../store/wire.ts';
import { describeExisting, livePackagesOf } from '../submission/coverage.ts';
import { during, type Run } from './run.ts';
import { awaitAnySubmission } from './steps/await-submission.ts';
import { findTarget } from './steps/find-target.ts';

/**
 * Reports the pending submission or, if there is none, the last one, and waits for `wait-for` if it is
 * on its way. Writes nothing.
 *
 * @throws ActionError `rejected` if the submission failed, `timed-out`
 */
export async function status(run: Run<StatusInputs>): Promise<Result> {
  const { clock, logger, record, store } = run;
  const target = await during(run, 'Target', () => findTarget(run, run.inputs.target));
  const submission = await during(run, 'Look', async () => {
    const found = await store.look(target);
    noteTarget(record, target, found.app, found.flight?.friendlyName ?? undefined);
    const ref = found.pending ?? found.lastPublished;
    return ref === undefined ? undefined : store.getSubmission(target, ref.id);
  });
  if (submission === undefined) {
    logger.info(`${describeTarget(target)} has no submission, neither pending nor published.`);
    return 'done';
  }
  noteSubmission(record, submission, clock.now());
  noteSeen(record, { status: submission.status ?? '', statusDetails: submission.statusDetails }, clock.now());
  showSubmission(run, submission);
  if (isDraft(submission.status ?? '')) {
    logger.info('This draft has not been committed, so there is nothing to wait for.');
    return 'done';
  }
  await awaitAnySubmission(run, target, submission);
  return 'done';
}

/** An error may come without details. */
function describe({ code, details }: StoreMessage): string {
  return details === '' ? `${code}, without details` : `${code}: ${details}`;
}

function showSubmission({ logger, record }: Run, submission: Submission): void {
  logger.info(`Submission ${submission.id}: ${submission.status}`);
  const page = pageOf(record);
  if (page !== undefined) logger.info(page);
  for (const each of livePackagesOf(submission)) {
    const { version, architectures } = describeExisting(each);
    logger.info(
      `  ${each.fileName}  ${version ?? '–'}  ${architectures?.join(' ') ?? 'architectures unknown'}  ${each.fileStatus ?? ''}`,
    );
  }
  for (const message of record.storeErrors) logger.info(`  error ${describe(message)}`);
  for (const message of record.storeWarnings) logger.info(`  warning ${describe(message)}`);
  for (const { date, url } of record.certificationReports)
    logger.info(`  certification report ${date ?? ''}: ${url ?? ''}`);
  if (record.rollout !== undefined) {
    logger.info(
      `  rollout: ${record.rollout.percentage ?? '?'} %, ${record.rollout.status ?? 'state unknown'}`,
    );
  }
}
