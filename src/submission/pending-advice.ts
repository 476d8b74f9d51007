import type { Change } from '../document/diff.ts';
import { isSameShare, rolloutOf, shareInForce } from '../store/rollout.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import type { Submission } from '../store/wire.ts';
import type { Plan } from './types.ts';

const again = 'then run this again.';

/** What a pending submission is that this run does not touch, and what works to get it out of the way. */
export interface Obstacle {
  readonly reason: string;
  /** Without if-pending: what works here, and nothing that is known not to. */
  readonly todo: string;
  /** The same for a run that waits for the slot or has tried to clear it: `if-pending` is set already. */
  readonly todoNow: string;
}

/**
 * A submission that is not ours. The API deletes drafts and failed submissions that it made itself, and nothing else
 * (store-faults.md B6–B8); waiting ends by itself only for what is on its way to customers.
 *
 * @param now milliseconds since the epoch
 */
export function foreignObstacle(pending: Submission, now: number): Obstacle {
  const status = statusOf(pending);
  if (isDraft(status)) return draftObstacle(pending, status);
  if (isFailure(status)) return failedObstacle(pending, status);
  const reason = `Submission ${pending.id}, which this workflow did not make, is in the state ${status}.`;
  if (isHeld(pending)) {
    const todo = `Its publish mode is ${pending.targetPublishMode}: publish or cancel it in Partner Center, ${again}`;
    return { reason, todo, todoNow: todo };
  }
  const day = dayToCome(pending, now);
  if (day !== undefined) {
    const todo = `The Store publishes it on ${day}: run this again after that. To publish this release earlier, cancel it in Partner Center.`;
    return { reason, todo, todoNow: todo };
  }
  return {
    reason,
    todo: 'Run this again when it is published, or set if-pending: wait to wait for that. To stop it, cancel it in Partner Center.',
    todoNow:
      'Run this again when it is published, or raise timeout-minutes. To stop it, cancel it in Partner Center.',
  };
}

function draftObstacle(pending: Submission, status: string): Obstacle {
  const byHand = `Finish or delete it in Partner Center, ${again}`;
  if (!pending.fileUploadUrl) {
    return {
      reason: `Draft ${pending.id} was made in Partner Center, and the API can neither change nor delete it.`,
      todo: byHand,
      todoNow: byHand,
    };
  }
  return {
    reason: `Draft ${pending.id} (${status}) has changes that this workflow did not make.`,
    todo: `${byHand} Or set if-pending: replace to delete it.`,
    todoNow: byHand,
  };
}

function failedObstacle(pending: Submission, status: string): Obstacle {
  const byHand = `Correct and submit it, or delete it, in Partner Center, ${again}`;
  return {
    reason: `Submission ${pending.id}, which this workflow did not make, ended in ${status} and still takes the slot.`,
    // One without an upload URL may be Partner Center's, which the API does not delete.
    todo: pending.fileUploadUrl ? `${byHand} Or set if-pending: replace to delete it.` : byHand,
    todoNow: byHand,
  };
}

/** Certified, it rests until someone publishes it, or until its date. */
function isHeld({ targetPublishMode }: Submission): boolean {
  return targetPublishMode?.toLowerCase() === 'manual';
}

/** The day before which the Store does not publish it: until then, waiting is in vain. */
function dayToCome({ targetPublishMode, targetPublishDate }: Submission, now: number): string | undefined {
  const at = Date.parse(targetPublishDate ?? '');
  if (targetPublishMode?.toLowerCase() !== 'specificdate' || !(at > now)) return undefined;
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What to do about a committed submission with our files that holds something else than this run asks for. */
export function adviceOnCommitted(
  plan: Pick<Plan, 'document'>,
  pending: Submission,
  differences: readonly Change[],
): string {
  if (!differences.every(({ path }) => path.includes('packageRollout')))
    return 'Once it is published, run this again: the change becomes a submission of its own. Or cancel it in Partner Center, then run this again.';
  const asked = shareInForce(plan.document);
  const held = shareInForce(pending);
  const isWider = rolloutOf(pending)?.isPackageRollout === true && asked > held && !isSameShare(asked, held);
  if (!isWider)
    return `It goes to ${held} % of customers, and a share can't be made smaller once it is published: cancel it in Partner Center before that, ${again}`;
  return asked >= 100
    ? 'Once it is published, use command: rollout with rollout-action: finalize.'
    : `Once it is published, use command: rollout with rollout-percentage: ${asked}.`;
}
