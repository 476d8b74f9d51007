import type { RunRecord } from '../record/run-record.ts';
import { stateOfRollout } from '../store/rollout.ts';

/** `10 %`, `2.5 %`; the Store may hold a share as a 32-bit float. */
export function formatShare(percentage: number): string {
  return `${Math.round(percentage * 100) / 100} %`;
}

/** What to do next about a published submission's rollout; `undefined` if it has none. */
export function rolloutStep({ rollout }: Pick<RunRecord, 'rollout'>): string | undefined {
  if (rollout === undefined) return undefined;
  const packageRolloutStatus = rollout.status ?? '';
  switch (stateOfRollout({ isPackageRollout: true, packageRolloutStatus })) {
    case 'in-progress':
      return rollout.percentage === 100
        ? 'Finalize it: until then the next release is refused (command: rollout, rollout-action: finalize).'
        : 'Widen it with command: rollout, or end it with rollout-action: finalize. Until it has ended, the next release is refused.';
    case 'stopped':
      return 'Publish a higher version: the rollout is halted, so no further customer gets these packages.';
    case 'not-started':
      return 'Once the rollout has started, widen it with command: rollout, or end it with rollout-action: finalize.';
    default:
      return undefined;
  }
}
