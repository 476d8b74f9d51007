import { describe, expect, test } from '@jest/globals';
import {
  fallbackIdOf,
  isAsWanted,
  type RolloutAction,
  rolloutState,
  shareInForce,
  stateOfRollout,
} from '../../../src/store/rollout.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { delivery, fallbackId, noRollout, published, rollout } from '../../support/documents.ts';

const standing = (packageRolloutStatus: string, packageRolloutPercentage = 0, isPackageRollout = true) => ({
  isPackageRollout,
  packageRolloutPercentage,
  packageRolloutStatus,
});
const half: RolloutAction = { action: 'update', percentage: 50 };

describe('a rollout is as wanted', () => {
  test.each<[RolloutAction, ReturnType<typeof standing>]>([
    [half, standing('PackageRolloutInProgress', 50)],
    [{ action: 'halt' }, standing('PackageRolloutStopped')],
    [{ action: 'finalize' }, standing('PackageRolloutComplete', 100)],
  ])('after %j, however the Store spells its state', (wanted, reached) => {
    const { packageRolloutStatus } = reached;
    for (const spelling of [packageRolloutStatus, packageRolloutStatus.toLowerCase()]) {
      expect(isAsWanted({ ...reached, packageRolloutStatus: spelling }, wanted)).toBe(true);
    }
    expect(isAsWanted({ ...reached, isPackageRollout: false }, wanted)).toBe(false);
  });

  test('with a share that is the same except that the Store rounds it to a float', () => {
    for (const [share, wanted] of [
      [33.29999923706055, 33.3],
      [50.00999, 50],
      [0.1, 0.1000001],
    ] as const)
      expect(
        isAsWanted(standing('PackageRolloutInProgress', share), { action: 'update', percentage: wanted }),
      ).toBe(true);
    for (const [share, wanted] of [
      [33.28, 33.3],
      [50.02, 50],
      [99.999, 100],
      [100, 99.999],
      [0, 0.005],
    ] as const)
      expect(
        isAsWanted(standing('PackageRolloutInProgress', share), { action: 'update', percentage: wanted }),
      ).toBe(false);
  });

  test('in no other state', () => {
    expect(isAsWanted(standing('PackageRolloutInProgress', 10), half)).toBe(false);
    expect(isAsWanted(standing('PackageRolloutStopped', 50), half)).toBe(false);
    expect(isAsWanted(standing('PackageRolloutComplete', 100), { action: 'halt' })).toBe(false);
    expect(isAsWanted(standing('PackageRolloutInProgress', 100), { action: 'finalize' })).toBe(false);
  });
});

const bare: Submission = { id: '1' };

describe('rolloutState', () => {
  test.each([
    ['none', noRollout()],
    ['not-started', rollout('NotStarted', 10)],
    ['in-progress', rollout('InProgress', 10)],
    ['complete', rollout('Complete', 100)],
    ['stopped', rollout('Stopped', 0)],
    ['unknown', { ...rollout('InProgress', 10), packageRolloutStatus: 'PackageRolloutPaused' }],
  ] as const)('is %s', (state, member) => {
    expect(rolloutState(published(delivery(member)))).toBe(state);
  });

  test.each([
    ['not-started', 'packageRolloutNotStarted'],
    ['in-progress', 'PACKAGEROLLOUTINPROGRESS'],
    ['complete', 'packagerolloutcomplete'],
    ['stopped', 'PackageRolloutSTOPPED'],
  ] as const)('is %s however the Store spells it', (state, packageRolloutStatus) => {
    expect(stateOfRollout({ isPackageRollout: true, packageRolloutStatus })).toBe(state);
  });

  test('is undefined if the Store does not mention a rollout', () => {
    expect(rolloutState(bare)).toBe('none');
    expect(rolloutState({ id: '1', packageDeliveryOptions: null })).toBe('none');
    expect(rolloutState({ id: '1', packageDeliveryOptions: { packageRollout: null } })).toBe('none');
  });
});

describe('shareInForce', () => {
  test('is everyone without a gradual rollout', () => {
    expect(shareInForce(published())).toBe(100);
    expect(shareInForce(bare)).toBe(100);
  });
  test.each([10, 0, 0.5, 99.9])('is the percentage of a gradual one: %p', (percentage) => {
    expect(shareInForce(published(delivery(rollout('InProgress', percentage))))).toBe(percentage);
  });
  test('never treats a rollout without a percentage as a small share', () => {
    const { packageRolloutPercentage: _, ...member } = rollout('InProgress', 10);
    expect(shareInForce(published(delivery(member)))).toBe(100);
  });
});

describe('fallbackIdOf', () => {
  test('is the id, to the last digit', () => {
    expect(fallbackIdOf(published(delivery(rollout('Stopped', 0))))).toBe(fallbackId);
  });
  test.each([['0'], [''], [null], [undefined]])('is undefined if the Store returns %p', (id) => {
    const member = { ...rollout('Stopped', 0), fallbackSubmissionId: id };
    expect(fallbackIdOf(published(delivery(member)))).toBeUndefined();
  });
});
