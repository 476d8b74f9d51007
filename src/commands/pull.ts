import { ActionError, messageOfFindings, type Result } from '../errors.ts';
import type { PullInputs } from '../inputs/command-inputs.ts';
import { readListing } from '../listing/parse.ts';
import { compareFiles, type FileChanges, writeProblems } from '../pull/compare-files.ts';
import { pullPage } from '../pull/pull-page.ts';
import type { Pulled } from '../pull/pulled.ts';
import { findTargetFolder } from '../pull/target-folder.ts';
import { writeFolder } from '../pull/write-folder.ts';
import { describeTarget, type Target } from '../store/target.ts';
import type { Submission } from '../store/wire.ts';
import { capitalized, plural } from '../text/format.ts';
import type { Run } from './run.ts';
import { findTarget } from './steps/find-target.ts';

/**
 * Writes the Store page into a listing folder. Reads the submission API only, and writes only to the workspace.
 *
 * @throws ActionError `nothing-to-pull` without such a submission, `listing-differs` if files would be overwritten,
 *   `invalid-listing`
 */
export async function pull(run: Run<PullInputs>): Promise<Result> {
  const { inputs, learn, step, workspace } = run;
  const target = await findTarget(run, inputs.target);
  const submission = await readSubmission(run, target);
  return await step<Result>('Write the folder', async () => {
    const folder = await findTargetFolder(workspace, inputs.listing);
    const { kind } = inputs.target;
    const { folder: here } = folder.tree === undefined ? {} : await readListing(folder.tree, kind);
    const paths = folder.tree?.entries.map(({ path }) => path);
    const pulled = pullPage(submission, kind, here, paths);
    const changes = await compareFiles(pulled.files, folder.tree);
    refuse(folder.name, changes, inputs.overwrite);
    const { added, differing: replaced } = changes;
    if (added.length + replaced.length > 0) await writeFolder(folder, { added, replaced });
    learn('pulled', {
      folder: folder.name,
      from: inputs.from,
      added: added.map(({ path }) => path),
      replaced: replaced.map(({ path }) => path),
      same: changes.same.length,
      leftOut: leftOutLines(pulled),
      onlyHere: pulled.onlyHere,
    });
    log(run, pulled, changes);
    return 'done';
  });
}

function readSubmission(
  { inputs: { from }, learn, logger, step, store }: Run<PullInputs>,
  target: Target,
): Promise<Submission> {
  return step('Read from the Store', async () => {
    const found = await store.look(target);
    learn('target', { target, app: found.app });
    const ref = from === 'pending' ? found.pending : found.lastPublished;
    if (ref === undefined) throw nothingToPull(target, from);
    const submission = await store.getSubmission(target, ref.id);
    learn('submission', submission);
    logger.info(`Submission ${submission.id}: ${submission.status ?? 'status unknown'}.`);
    return submission;
  });
}

function nothingToPull(target: Target, from: PullInputs['from']): ActionError {
  return new ActionError({
    code: 'nothing-to-pull',
    result: 'refused',
    message: `${capitalized(describeTarget(target))} has no ${from} submission, so there is no Store page to pull.`,
    todo:
      from === 'published'
        ? 'Set from: pending if there is a pending submission; otherwise publish first.'
        : 'Set from: published to get what customers see.',
  });
}

function refuse(folder: string, changes: FileChanges, overwrite: boolean): void {
  const findings = writeProblems(folder, changes, overwrite);
  if (findings.length === 0) return;
  const isBlocked = changes.blocked.length > 0;
  throw new ActionError({
    code: isBlocked ? 'invalid-listing' : 'listing-differs',
    result: 'refused',
    message: messageOfFindings(findings),
    todo: isBlocked
      ? 'Remove what is in the way, then run the workflow again. Nothing was written.'
      : 'Set overwrite: true to replace these files with what the Store has, or pull into another folder. Nothing was written.',
    findings,
  });
}

/** What is left out, with its languages: `platformOverrides (en-us, de-de)`. */
function leftOutLines({ leftOut }: Pulled): readonly string[] {
  const byWhat = Map.groupBy(leftOut, ({ what }) => what);
  return [...byWhat].map(([what, each]) => {
    const languages = each.map(({ language }) => language).filter((language) => language !== '');
    return languages.length === 0 ? what : `${what} (${languages.join(', ')})`;
  });
}

function log({ logger }: Pick<Run, 'logger'>, pulled: Pulled, changes: FileChanges): void {
  for (const { path } of changes.added) logger.info(`  new      ${path}`);
  for (const { path } of changes.differing) logger.info(`  replaced ${path}`);
  if (changes.same.length > 0)
    logger.info(`  ${plural(changes.same.length, 'file')} already had the same text.`);
  const leftOut = leftOutLines(pulled);
  if (leftOut.length > 0) logger.info('Not in the folder; unchanged in the Store:');
  for (const line of leftOut) logger.info(`  ${line}`);
  if (pulled.onlyHere.length > 0) logger.info('Only in the folder, not in the Store:');
  for (const path of pulled.onlyHere) logger.info(`  ${path}`);
  for (const remark of pulled.remarks) logger.warning(remark);
}
