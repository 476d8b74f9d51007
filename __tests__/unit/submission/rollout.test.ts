import { describe, expect, test } from '@jest/globals';
import { rolloutOf, shareInForce } from '../../../src/store/rollout.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { withRollout } from '../../../src/submission/rollout.ts';
import { delivery, noRollout, published, rollout } from '../../support/documents.ts';

const bare: Submission = { id: '1' };

describe('withRollout', () => {
  test.each([
    ['an inherited rollout', published(delivery(rollout('Complete', 100)))],
    ['a rollout turned off', published()],
    ['no rollout member', published({ packageDeliveryOptions: {} })],
    ['null as a rollout', published({ packageDeliveryOptions: { packageRollout: null } })],
    ['no delivery options', bare],
    ['null as delivery options', { id: '1', packageDeliveryOptions: null }],
  ])('sets the share both ways on a submission with %s', (_name, submission) => {
    expect(rolloutOf(withRollout(submission, 10))).toMatchObject({
      isPackageRollout: true,
      packageRolloutPercentage: 10,
    });
    expect(rolloutOf(withRollout(submission, undefined))).toMatchObject({ isPackageRollout: false });
    expect(shareInForce(withRollout(submission, undefined))).toBe(100);
  });

  test('leaves the mandatory update, unknown members and its argument unchanged', () => {
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
