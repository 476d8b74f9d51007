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

  test('with a share that is the same but for the float that the Store makes of it', () => {
    for (const [share, wanted] of [
      [33.29999923706055, 33.3],
      [50.00999, 50],
      [0.1, 0.1000001],
    ] as const)
      expect(
        isAsWanted(rollout('PackageRolloutInProgress', share), { action: 'update', percentage: wanted }),
      ).toBe(true);
    for (const [share, wanted] of [
      [33.28, 33.3],
      [50.02, 50],
      [99.999, 100],
      [100, 99.999],
      [0, 0.005],
    ] as const)
      expect(
        isAsWanted(rollout('PackageRolloutInProgress', share), { action: 'update', percentage: wanted }),
      ).toBe(false);
  });

  test('in no other state', () => {
    expect(isAsWanted(rollout('PackageRolloutInProgress', 10), half)).toBe(false);
    expect(isAsWanted(rollout('PackageRolloutStopped', 50), half)).toBe(false);
    expect(isAsWanted(rollout('PackageRolloutComplete', 100), { action: 'halt' })).toBe(false);
    expect(isAsWanted(rollout('PackageRolloutInProgress', 100), { action: 'finalize' })).toBe(false);
  });
});
