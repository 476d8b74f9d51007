import { describe, expect, test } from '@jest/globals';
import { isAsWanted, type RolloutAction } from '../../../src/store/rollout.ts';

const rollout = (packageRolloutStatus: string, packageRolloutPercentage = 0, isPackageRollout = true) => ({
  isPackageRollout,
  packageRolloutPercentage,
  packageRolloutStatus,
});
const half: RolloutAction = { action: 'update', percentage: 50 };

describe('a rollout is as wanted', () => {
  test.each<[RolloutAction, ReturnType<typeof rollout>]>([
    [half, rollout('PackageRolloutInProgress', 50)],
    [{ action: 'halt' }, rollout('PackageRolloutStopped')],
    [{ action: 'finalize' }, rollout('PackageRolloutComplete', 100)],
  ])('after %j, however the Store spells its state', (wanted, reached) => {
    const { packageRolloutStatus } = reached;
    for (const spelling of [packageRolloutStatus, packageRolloutStatus.toLowerCase()]) {
      expect(isAsWanted({ ...reached, packageRolloutStatus: spelling }, wanted)).toBe(true);
    }
    expect(isAsWanted({ ...reached, isPackageRollout: false }, wanted)).toBe(false);
  });

  test('in no other state', () => {
    expect(isAsWanted(rollout('PackageRolloutInProgress', 10), half)).toBe(false);
    expect(isAsWanted(rollout('PackageRolloutStopped', 50), half)).toBe(false);
    expect(isAsWanted(rollout('PackageRolloutComplete', 100), { action: 'halt' })).toBe(false);
    expect(isAsWanted(rollout('PackageRolloutInProgress', 100), { action: 'finalize' })).toBe(false);
  });
});
