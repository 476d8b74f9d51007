import { fileKey, livePackagesOf } from '../document/packages.ts';
import { ActionError } from '../errors.ts';
import { highestVersion } from '../packages/compare-versions.ts';
import type { StoreClient } from '../store/client.ts';
import { rolloutOf } from '../store/rollout.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import { describeTarget, type Target } from '../store/target.ts';
import type { Submission, SubmissionRef } from '../store/wire.ts';
import { describeExisting } from '../submission/existing-package.ts';
import { capitalized } from '../text/format.ts';
import type { Run } from './run.ts';
import { readFallback, unlessGone } from './steps/situation.ts';

/** The release whose rollout a run changes. */
export interface RolloutRelease {
  readonly submission: Submission;
  /** A release that is not published yet. */
  readonly pending: PendingRelease | undefined;
}

/**
 * Reads the last published submission, and the pending one if a rollout could be meant for it. Only GETs.
 *
 * @param expectedVersion input `expected-version`
 * @throws ActionError `never-published`, `unexpected-version`, or why the rollout of that version has not begun
 */
export async function readRolloutRelease(
  { learn, logger, store }: Pick<Run, 'learn' | 'logger' | 'store'>,
  target: Target,
  expectedVersion: string | undefined,
): Promise<RolloutRelease> {
  const found = await store.look(target);
  learn('target', { target, app: found.app });
  if (found.lastPublished === undefined) {
    throw refused(
      'never-published',
      `${capitalized(describeTarget(target))} has never been published, so it has no rollout.`,
      'Publish the first submission, which always goes to everyone. You can set rollout-percentage from the second one onward.',
    );
  }
  const submission = await store.getSubmission(target, found.lastPublished.id);
  learn('submission', submission);
  const version = freshVersion(submission, await readFallback(store, target, submission));
  logger.info(`Last published submission: ${submission.id}, version ${version ?? 'unknown'}.`);
  // A run that names the published version does not mean the next one.
  if (version !== undefined && expectedVersion === version) return { submission, pending: undefined };
  const pending = await readPendingRelease(store, target, submission, found.pending);
  if (expectedVersion === undefined) return { submission, pending };
  if (pending?.version === expectedVersion) throw notPublishedYet(pending);
  throw refused(
    'unexpected-version',
    `The published version is ${version ?? 'unknown'}, not ${expectedVersion}: this would change the rollout of another build.`,
    'Run it from the workflow of the published version, or fix expected-version.',
  );
}

/** Highest version of a submission's packages that are not in `before`: those in both stay. */
function freshVersion(submission: Submission, before: Submission | undefined): string | undefined {
  const live = livePackagesOf(submission);
  const kept = new Set((before ? livePackagesOf(before) : []).map((each) => fileKey(each.fileName)));
  const fresh = live.filter((each) => !kept.has(fileKey(each.fileName)));
  return highestVersion(
    (fresh.length > 0 ? fresh : live).flatMap((each) => describeExisting(each).version ?? []),
  );
}

/** A submission that is not published yet. */
export interface PendingRelease {
  readonly id: string;
  readonly version: string | undefined;
  readonly status: string;
  /** It is committed, and begins a gradual rollout once it is published. */
  readonly bringsRollout: boolean;
}

/** Reads the pending submission, if there is one. Only GETs. */
async function readPendingRelease(
  store: StoreClient,
  target: Target,
  published: Submission,
  pending: SubmissionRef | undefined,
): Promise<PendingRelease | undefined> {
  const found = pending && (await unlessGone(store.getSubmission(target, pending.id)));
  if (found === undefined) return undefined;
  const status = statusOf(found);
  return {
    id: found.id,
    version: freshVersion(found, published),
    status,
    bringsRollout: isOnItsWay(status) && rolloutOf(found)?.isPackageRollout === true,
  };
}

/** Why the rollout of a release can't be changed yet: `busy` if it is on its way, otherwise `refused`. */
export function notPublishedYet({ id, version, status }: PendingRelease): ActionError {
  const name = version === undefined ? `Submission ${id}` : `Version ${version}`;
  if (!isOnItsWay(status)) {
    return new ActionError({
      code: 'not-published',
      result: 'refused',
      ...(isDraft(status)
        ? {
            message: `${name} is not published: submission ${id} is a draft (${status}).`,
            todo: 'Publish the submission first. Its rollout starts when it is published.',
          }
        : {
            message: `${name} is not published: submission ${id} ended with status ${status}.`,
            todo: 'Fix the cause and publish again. The rollout starts when the new submission is published.',
          }),
    });
  }
  return new ActionError({
    code: 'not-published-yet',
    result: 'busy',
    message: `${name} is not published yet (${status}), so its rollout has not begun.`,
    todo: 'Re-run the job once the submission is published. To wait for that, use command: status with wait-for: published.',
  });
}

function isOnItsWay(status: string): boolean {
  return !isDraft(status) && !isFailure(status);
}

/** An error of a run that must not change the rollout. */
export function refused(code: string, message: string, todo: string): ActionError {
  return new ActionError({ code, result: 'refused', message, todo });
}
