import { describe, expect, test } from '@jest/globals';
import type { Submission } from '../../../src/store/wire.ts';
import {
  fallbackIdOf,
  rolloutOf,
  rolloutState,
  shareInForce,
  stateOfRollout,
  withRollout,
} from '../../../src/submission/rollout.ts';
import { delivery, fallbackId, noRollout, published, rollout } from '../../support/documents.ts';

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

  test('is none where the Store says nothing of a rollout', () => {
    expect(rolloutState(bare)).toBe('none');
    expect(rolloutState({ id: '1', packageDeliveryOptions: null })).toBe('none');
    expect(rolloutState({ id: '1', packageDeliveryOptions: { packageRollout: null } })).toBe('none');
  });
});

describe('shareInForce', () => {
  test('is everybody without a gradual rollout', () => {
    expect(shareInForce(published())).toBe(100);
    expect(shareInForce(bare)).toBe(100);
  });
  test.each([10, 0, 0.5, 99.9])('is the percentage of a gradual one: %p', (percentage) => {
    expect(shareInForce(published(delivery(rollout('InProgress', percentage))))).toBe(percentage);
  });
  test('never takes a rollout without a percentage for a small share', () => {
    const { packageRolloutPercentage: _, ...member } = rollout('InProgress', 10);
    expect(shareInForce(published(delivery(member)))).toBe(100);
  });
});

describe('fallbackIdOf', () => {
  test('is the id, to the last digit', () => {
    expect(fallbackIdOf(published(delivery(rollout('Stopped', 0))))).toBe(fallbackId);
  });
  test.each([['0'], [''], [null], [undefined]])('is nothing where the Store says %p', (id) => {
    const member = { ...rollout('Stopped', 0), fallbackSubmissionId: id };
    expect(fallbackIdOf(published(delivery(member)))).toBeUndefined();
  });
});

describe('withRollout', () => {
  test.each([
    ['an inherited rollout', published(delivery(rollout('Complete', 100)))],
    ['a rollout set off', published()],
    ['no rollout member', published({ packageDeliveryOptions: {} })],
    ['null for a rollout', published({ packageDeliveryOptions: { packageRollout: null } })],
    ['no delivery options', bare],
    ['null for delivery options', { id: '1', packageDeliveryOptions: null }],
  ])('sets the share both ways on a submission with %s', (_name, submission) => {
    expect(rolloutOf(withRollout(submission, 10))).toMatchObject({
      isPackageRollout: true,
      packageRolloutPercentage: 10,
    });
    expect(rolloutOf(withRollout(submission, undefined))).toMatchObject({ isPackageRollout: false });
    expect(shareInForce(withRollout(submission, undefined))).toBe(100);
  });

  test('leaves the mandatory update and unknown members alone, and its argument too', () => {
    const submission = published({
      packageDeliveryOptions: {
        packageRollout: { ...noRollout(), memberOfTomorrow: 1 },
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: '2026-12-24T00:00:00Z',
        another: null,
      },
    });
    const before = structuredClone(submission);
    const after = withRollout(submission, 25);
    expect(submission).toEqual(before);
    expect(after.packageDeliveryOptions).toMatchObject({
      isMandatoryUpdate: true,
      mandatoryUpdateEffectiveDate: '2026-12-24T00:00:00Z',
      another: null,
      packageRollout: { memberOfTomorrow: 1 },
    });
  });
});
