import { ActionError } from '../errors.ts';
import { rolloutOf } from '../store/rollout.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import type { Target } from '../store/target.ts';
import type { Submission, SubmissionRef } from '../store/wire.ts';
import type { Run } from './run.ts';
import { freshVersion } from './steps/rollout-version.ts';
import { unlessGone } from './steps/situation.ts';

/** A submission that is not published yet. */
export interface PendingRelease {
  readonly id: string;
  readonly version: string | undefined;
  readonly status: string;
  /** It is committed, and begins a gradual rollout once it is published. */
  readonly bringsRollout: boolean;
}

/** Reads the pending submission, if there is one. Only GETs. */
export async function readPendingRelease(
  { store }: Run,
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
  const name = version ?? `submission ${id}`;
  if (!isOnItsWay(status)) {
    return new ActionError({
      code: 'not-published',
      result: 'refused',
      message: isDraft(status)
        ? `${name} is not published: submission ${id} is a draft (${status}).`
        : `${name} is not published: submission ${id} ended in ${status}.`,
      todo: 'Publish it first; its rollout begins then.',
    });
  }
  return new ActionError({
    code: 'not-published-yet',
    result: 'busy',
    message: `${name} is not published yet (${status}), so its rollout has not begun.`,
    todo: 'Run this again once it is published: command: status with wait-for: published waits for that.',
  });
}

function isOnItsWay(status: string): boolean {
  return !isDraft(status) && !isFailure(status);
}
