import { ActionError, type ActionErrorOptions } from '../errors.ts';
import { plural } from '../text/format.ts';
import { keepRunsApart, pageOfSubmission, portalLink } from './partner-center.ts';
import { isDraft, statusOf } from './states.ts';
import { describeTarget, type Target } from './target.ts';
import type { Submission } from './wire.ts';

// The errors of a run that finds another submission in the slot, or its own draft taken over by another run. All end as
// `busy`.

/** The decision was that the slot is taken. @param obstacle what takes it, and what to do about that */
export function slotTaken(
  target: Target,
  pending: Submission,
  obstacle: { readonly reason: string; readonly todo: string },
): ActionError {
  // https://github.com/microsoft/msstore-cli/issues/61
  const isDraftByHand = isDraft(statusOf(pending)) && !pending.fileUploadUrl;
  const isFlightDraft = target.kind === 'flight' && isDraftByHand;
  const origin = isFlightDraft ? ' (Creating a flight in Partner Center leaves such a draft.)' : '';
  return busy('slot-taken', {
    message: `${obstacle.reason}${origin} The Store accepts only one submission at a time for ${describeTarget(target)}. Nothing was changed.`,
    todo: obstacle.todo,
  });
}

/** A run that waits for the slot has waited as long as it may. */
export function slotStillTaken(pending: Submission, timeoutMinutes: number, todo: string): ActionError {
  return busy('slot-taken', {
    message: `Submission ${pending.id} (${pending.status}) was still pending after ${plural(timeoutMinutes, 'minute')}. Nothing was changed.`,
    todo,
  });
}

/** The submission that was to be replaced is past the state of a draft. */
export function slotNotCleared(target: Target, pending: Submission): ActionError {
  return busy('slot-taken', {
    message: `The Store refuses to delete submission ${pending.id} of ${describeTarget(target)} (last seen as ${pending.status}). Nothing was changed.`,
    todo: 'Wait until that submission is published, or cancel it in Partner Center, then re-run the job.',
  });
}

/** Someone else has created a submission just when this run wanted to. */
export function slotLost(
  target: Target,
  submissionId: string,
  { correlationId }: Pick<ActionError, 'correlationId'>,
): ActionError {
  return busy('slot-taken', {
    message: `Could not create a submission for ${describeTarget(target)}: submission ${submissionId} is now pending, and this run did not make it. Someone else got there first.`,
    todo: `Wait until that submission is published, or delete it in Partner Center, then re-run the job. ${keepRunsApart}`,
    link: portalLink,
    correlationId,
  });
}

/** The draft that this run wanted to use is no longer untouched. */
export function draftTaken(target: Target, draft: Submission): ActionError {
  return busy('slot-taken', {
    message: `Submission ${draft.id} of ${describeTarget(target)} was opened or edited by someone else while this run was planning its changes. This run did not change it.`,
    todo: `Finish or delete the draft in Partner Center, then re-run the job. ${keepRunsApart}`,
    link: portalLink,
  });
}

/** Of two runs at once, the second one mistakes the first one's draft for an abandoned one. */
export function draftGone(
  draftId: string,
  { correlationId }: Pick<ActionError, 'correlationId'>,
): ActionError {
  return busy('draft-gone', {
    message: `Draft ${draftId} of this run was deleted in the meantime, most likely by another run. Nothing was submitted.`,
    todo: `If the other run did not publish it, re-run the job. ${keepRunsApart}`,
    status: 404,
    correlationId,
  });
}

/**
 * Not a refusal: that would delete the draft, and with it what someone else put into it.
 * @param how after "Draft 1 …"
 */
export function draftChanged(stored: Submission, how: string): ActionError {
  return busy('draft-changed', {
    message: `Draft ${stored.id} ${how}. Someone else changed it. Nothing was committed.`,
    todo: `Check the draft in Partner Center, then re-run the job. ${keepRunsApart}`,
  });
}

/** The draft is committed, and not by this run. */
export function draftMovedOn(stored: Submission): ActionError {
  return busy('draft-moved-on', {
    message: `Someone else committed submission ${stored.id} while this run was preparing it: its status is now ${stored.status}.`,
    todo: `Check the submission in Partner Center. ${keepRunsApart}`,
  });
}

/** `command: cancel` deletes what is not ours only if asked to. */
export function foreignDraft(target: Target, pending: Submission): ActionError {
  return busy('foreign-draft', {
    message: `Submission ${pending.id} (${pending.status}) of ${describeTarget(target)} has changes that this action did not make. It was not deleted.`,
    todo: 'Check the draft in Partner Center. To delete it anyway, set delete-foreign: true.',
    link: pageOfSubmission(target, pending.id),
  });
}

/** `command: cancel` can't delete a draft that has no upload URL. */
export function partnerCenterDraft(target: Target, pending: Submission): ActionError {
  return busy('foreign-draft', {
    message: `Draft ${pending.id} was created in Partner Center, and the API can't delete it. Nothing was changed.`,
    todo: 'Delete it in Partner Center.',
    link: pageOfSubmission(target, pending.id),
  });
}

/** `command: cancel` can't delete what is past the state of a draft. */
export function notDeletable(target: Target, pending: Submission): ActionError {
  return busy('not-deletable', {
    message: `Submission ${pending.id} has the status ${pending.status}, so the API can't delete it. Nothing was changed.`,
    todo: 'Cancel the submission in Partner Center, or wait until it is published.',
    link: pageOfSubmission(target, pending.id),
  });
}

function busy(code: string, what: Omit<ActionErrorOptions, 'code' | 'result'>): ActionError {
  return new ActionError({ ...what, code, result: 'busy' });
}
