import { invalidParameter, invalidState } from '../http/refusal.ts';
import { type JsonObject, objectAt } from '../json/json.ts';
import { mergePatch } from '../json/merge-patch.ts';
import type { Submission, Target } from './state.ts';

/**
 * Makes the submission the published one. If it asks for a rollout, that starts now, and customers who
 * are not chosen keep the packages of the submission published before.
 */
export function publishWithRollout(target: Target, submission: Submission, now: number): void {
  const fallback = target.publishedId ?? '0';
  target.publishedId = submission.id;
  if (target.kind === 'app' && target.app.firstPublishedDate.startsWith('1601')) {
    target.app.firstPublishedDate = new Date(now).toISOString();
  }
  if (rolloutOf(submission).isPackageRollout === true && fallback !== '0') {
    submission.rollout = { status: 'PackageRolloutInProgress', fallbackSubmissionId: fallback };
  }
}

/** Sets the share of a running rollout, in percent. 100 is not the same as finalizing. */
export function setPercentage(submission: Submission, percentage: string | null): void {
  const share = percentage === null || percentage.trim() === '' ? Number.NaN : Number(percentage);
  if (!(share >= 0 && share <= 100)) {
    throw invalidParameter('The percentage must be a number from 0 to 100.', 'percentage');
  }
  requireInProgress(submission);
  setShare(submission, share);
}

/** No one else gets the packages; those who have them keep them. */
export function halt(submission: Submission): void {
  requireInProgress(submission);
  submission.rollout = { ...submission.rollout, status: 'PackageRolloutStopped' };
  setShare(submission, 0);
}

/** Everyone gets the packages. */
export function finalize(submission: Submission): void {
  requireInProgress(submission);
  submission.rollout = { ...submission.rollout, status: 'PackageRolloutComplete' };
  setShare(submission, 100);
}

function requireInProgress(submission: Submission): void {
  if (submission.status !== 'Published') {
    throw invalidState(
      'The submission is not published; its package rollout cannot be changed.',
      'submission',
    );
  }
  if (submission.rollout.status !== 'PackageRolloutInProgress') {
    throw invalidState('The package rollout of the submission is not in progress.', 'packageRollout');
  }
}

function setShare(submission: Submission, packageRolloutPercentage: number): void {
  const packageRollout = { packageRolloutPercentage };
  submission.document = mergePatch(submission.document, { packageDeliveryOptions: { packageRollout } });
}

function rolloutOf(submission: Submission): JsonObject {
  return objectAt(submission.document.packageDeliveryOptions, 'packageRollout');
}
