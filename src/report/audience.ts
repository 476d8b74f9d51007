import { type RunRecord, targetName } from '../record/run-record.ts';
import { rolloutOf, stateOfRollout } from '../store/rollout.ts';
import { wasCommitted } from './results.ts';
import { formatShare } from './rollout-text.ts';

/** Who gets the packages of a run that publishes: `for 10 % of customers`; `undefined` if no one gets any. */
export function audienceOf(record: RunRecord): string | undefined {
  const { target } = record;
  if (record.command !== 'publish' || target === undefined || target.kind === 'add-on') return undefined;
  if (record.plan === undefined || !isOnItsWay(record)) return undefined;
  const share = shareOf(record);
  const group = target.kind === 'flight' ? `flight ${target.flight ?? ''}`.trim() : undefined;
  if (share !== undefined) return `for ${formatShare(share)} of ${group ?? 'customers'}`;
  return `for ${group ?? everyone(record)}`;
}

/** `Contoso Notes 1.2.3.0`: the target, and each version of its packages in this run; empty if nothing is known. */
export function subjectOf(record: RunRecord): string {
  const { target, files } = record;
  const own = files.filter(({ facts }) => facts.name === target?.identityName);
  const versions = new Set((own.length > 0 ? own : files).map(({ facts }) => facts.version));
  return [targetName(record), [...versions].join(', ')].filter(Boolean).join(' ');
}

/** Share of a gradual rollout in percent; `undefined` if the packages go to everyone. */
function shareOf({ plan, result, rollout }: RunRecord): number | undefined {
  // Of what was submitted before, only the Store knows how far it has spread meanwhile.
  if (result === 'already-submitted') {
    const isOver = rollout === undefined || isEnded(rollout.status);
    return isOver ? undefined : rollout.percentage;
  }
  const planned = plan === undefined ? undefined : rolloutOf(plan.document);
  return planned?.isPackageRollout ? (planned.packageRolloutPercentage ?? undefined) : undefined;
}

function isEnded(status: string | undefined): boolean {
  return stateOfRollout({ isPackageRollout: true, packageRolloutStatus: status ?? '' }) === 'complete';
}

function everyone({ plan }: RunRecord): string {
  switch (plan?.document.visibility?.toLowerCase()) {
    case 'hidden':
      return 'customers who own it or have its link (hidden)';
    case 'private':
      return 'the private audience';
    default:
      return 'everyone';
  }
}

/** A refused run, for example, reaches no one. */
function isOnItsWay({ result }: RunRecord): boolean {
  return result === 'planned' || wasCommitted(result);
}
