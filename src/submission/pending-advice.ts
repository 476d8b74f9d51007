import type { Change } from '../document/diff.ts';
import { isSameShare, rolloutOf, shareInForce } from '../store/rollout.ts';
import { isDraft, isFailure, statusOf } from '../store/states.ts';
import type { Submission } from '../store/wire.ts';
import type { Plan } from './types.ts';

const again = 'then re-run the job.';

/** A pending submission that this run does not touch, and what works to get it out of the way. */
export interface Obstacle {
  readonly reason: string;
  /** Without if-pending: what works here, and nothing that is known not to. */
  readonly todo: string;
  /** The same for a run that waits for the slot or has tried to clear it: `if-pending` is set already. */
  readonly todoNow: string;
}

/** What a run without packages finds in a submission that is not as planned: it recognizes none by its files. */
export interface Contrast {
  /** Names of packages that are not published. */
  readonly packages: readonly string[];
  /** Paths that differ from the plan. */
  readonly fields: readonly string[];
}

/**
 * A submission that is not ours. The API deletes drafts and failed submissions that it made itself, and nothing else
 * (store-faults.md B6–B8); waiting ends on its own only for what is on its way to customers.
 *
 * @param now milliseconds since the epoch
 * @param contrast for a run without packages
 */
export function foreignObstacle(pending: Submission, now: number, contrast?: Contrast): Obstacle {
  const status = statusOf(pending);
  const isOver = isDraft(status) || isFailure(status);
  if (isOver && pending.fileUploadUrl && contrast !== undefined) return contentObstacle(pending, contrast);
  if (isDraft(status)) return draftObstacle(pending, status);
  if (isFailure(status)) return failedObstacle(pending, status);
  const reason =
    contrast === undefined
      ? `Submission ${pending.id}, which this workflow did not create, has the status ${status}.`
      : `Submission ${pending.id} has the status ${status}, and ${inContrast(contrast)}.`;
  if (isHeld(pending)) {
    const todo = `The submission's publish mode is ${pending.targetPublishMode}: publish or cancel it in Partner Center, ${again}`;
    return { reason, todo, todoNow: todo };
  }
  const day = dayToCome(pending, now);
  if (day !== undefined) {
    const todo = `The Store will publish the submission on ${day}: re-run the job after that. To publish this release earlier, cancel that submission in Partner Center, ${again}`;
    return { reason, todo, todoNow: todo };
  }
  return {
    reason,
    todo: `Wait until that submission is published, or cancel it in Partner Center, ${again} To make runs wait, set if-pending: wait.`,
    todoNow: `Wait until that submission is published, or cancel it in Partner Center, ${again} To make runs wait longer, raise timeout-minutes.`,
  };
}

/** Anyone's work may be in it, a release's or a person's. */
function contentObstacle(pending: Submission, contrast: Contrast): Obstacle {
  const status = statusOf(pending);
  const byHand = `Finish or delete ${isDraft(status) ? 'the draft' : 'that submission'} in Partner Center, ${again}`;
  const reason = isDraft(status)
    ? `Draft ${pending.id} (${status}) ${inContrast(contrast)}.`
    : `Submission ${pending.id} ended with status ${status}, is still pending, and ${inContrast(contrast)}.`;
  if (contrast.packages.length > 0) {
    const todo = `Re-run the release that created that submission. If you no longer want it, delete it with command: cancel, ${again}`;
    return { reason, todo, todoNow: todo };
  }
  return { reason, todo: `${byHand} Or set if-pending: replace to delete it.`, todoNow: byHand };
}

function inContrast({ packages, fields }: Contrast): string {
  if (packages.length > 0) return `contains packages that are not published: ${shortList(packages)}`;
  return fields.length > 0
    ? `differs from this release in ${shortList(fields)}`
    : 'contains files that this run does not have';
}

/** Three names are enough. */
function shortList(names: readonly string[]): string {
  const more = names.length - 3;
  return `${names.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function draftObstacle(pending: Submission, status: string): Obstacle {
  const byHand = `Finish or delete the draft in Partner Center, ${again}`;
  if (!pending.fileUploadUrl) {
    return {
      reason: `Draft ${pending.id} was created in Partner Center, and the API can neither change nor delete it.`,
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
  const byHand = `Fix and submit that submission in Partner Center, or delete it there, ${again}`;
  return {
    reason: `Submission ${pending.id}, which this workflow did not create, ended with status ${status} and is still pending.`,
    // One without an upload URL may be Partner Center's, which the API does not delete.
    todo: pending.fileUploadUrl ? `${byHand} Or set if-pending: replace to delete it.` : byHand,
    todoNow: byHand,
  };
}

/** Once certified, it waits until someone publishes it, or until its date. */
function isHeld({ targetPublishMode }: Submission): boolean {
  return targetPublishMode?.toLowerCase() === 'manual';
}

/** The day before which the Store does not publish it: until then, waiting is pointless. */
function dayToCome({ targetPublishMode, targetPublishDate }: Submission, now: number): string | undefined {
  const at = Date.parse(targetPublishDate ?? '');
  if (targetPublishMode?.toLowerCase() !== 'specificdate' || !(at > now)) return undefined;
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What to do about a committed submission with our files that holds something other than what this run asks for. */
export function adviceOnCommitted(
  plan: Pick<Plan, 'document'>,
  pending: Submission,
  differences: readonly Change[],
): string {
  if (!differences.every(({ path }) => path.includes('packageRollout')))
    return 'Once that submission is published, re-run the job: the change becomes a separate submission. Or cancel it in Partner Center, then re-run the job.';
  const asked = shareInForce(plan.document);
  const held = shareInForce(pending);
  const isWider = rolloutOf(pending)?.isPackageRollout === true && asked > held && !isSameShare(asked, held);
  if (!isWider)
    return `That submission goes to ${held}% of customers, and the percentage can't be lowered after it is published. Cancel it in Partner Center first, ${again}`;
  return asked >= 100
    ? 'Once that submission is published, use command: rollout with rollout-action: finalize.'
    : `Once that submission is published, use command: rollout with rollout-percentage: ${asked}.`;
}
