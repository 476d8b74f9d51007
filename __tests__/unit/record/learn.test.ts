import { describe, expect, test } from '@jest/globals';
import { type Learn, recorder } from '../../../src/record/learn.ts';
import { pageOf, type RunRecord, startRecord } from '../../../src/record/run-record.ts';
import type { Application, Submission } from '../../../src/store/wire.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const addOnId = '9NBLGGH4TNNR';
const flight = {
  kind: 'flight',
  appId: '9NBLGGH4R315',
  flightId: '3a1f6c5e-0b2c-4d5e-8f90-123456789abc',
} as const;

/** A run that has just started, and the clock that it reads. */
function begin(): { readonly record: RunRecord; readonly learn: Learn; advance(ms: number): void } {
  const clock = virtualClock();
  const record = startRecord('publish', clock.now());
  return { record, learn: recorder(record, clock), advance: clock.advance };
}

function application(): Application {
  const name = 'Contoso.Notes';
  return {
    id: flight.appId,
    primaryName: 'Contoso Notes',
    packageFamilyName: `${name}_8wekyb3d8bbwe`,
    packageIdentityName: name,
    publisherName: 'CN=Contoso',
  };
}

function draft(changed: Partial<Submission> = {}): Submission {
  return { id: '1152921505688999999', status: 'PendingCommit', ...changed };
}

describe('what a run learns', () => {
  test('of a state is when it was first seen, and what the Store said last', () => {
    const { record, learn, advance } = begin();
    const began = record.startedAt;
    learn('submission', draft({ status: 'CommitStarted' }));
    advance(5_000);
    learn('state', { status: 'CommitStarted' });
    advance(5_000);
    learn('state', {
      status: 'CertificationFailed',
      statusDetails: {
        errors: [{ code: 'None' }, { code: 'InvalidState', details: 'No.' }],
        certificationReports: [{ date: '2026-11-20', reportUrl: 'https://example.com/report?sig=x' }],
      },
    });
    expect(record.states).toEqual([
      { status: 'CommitStarted', at: began },
      { status: 'CertificationFailed', at: began + 10_000 },
    ]);
    expect(record.storeErrors).toEqual([{ code: 'InvalidState', details: 'No.' }]);
    expect(record.certificationReports).toEqual([{ date: '2026-11-20', url: 'https://example.com/report' }]);
  });

  test('keeps the name of a flight that later events do not repeat', () => {
    const { record, learn } = begin();
    learn('target', { target: flight, flightName: 'Beta testers' });
    learn('target', { target: flight, app: application() });
    expect(record.target).toMatchObject({ flight: 'Beta testers', appName: 'Contoso Notes' });
  });

  test('of an add-on leads to its own page', () => {
    const { record, learn } = begin();
    learn('target', { target: { kind: 'add-on', addOnId } });
    learn('submission', draft());
    expect(pageOf(record)).toContain(`/products/${addOnId}/submissions/${draft().id}`);
  });

  test('of a draft is forgotten when it is deleted, so that no report leads to it', () => {
    const { record, learn } = begin();
    learn('target', { target: flight });
    learn('submission', draft({ packageDeliveryOptions: { packageRollout: { isPackageRollout: true } } }));
    learn('draftDeleted', draft().id);
    expect(pageOf(record)).toBeUndefined();
    expect(record).toMatchObject({ submissionId: undefined, rollout: undefined, states: [] });
  });

  test('of a first submission’s clone is what customers have before, and never replaces what they have', () => {
    const first = begin();
    const [clone, published] = [draft({ id: '1' }), draft({ id: '2', status: 'Published' })];
    const plan = { document: clone, changes: [], notes: [], packages: [], leftBehind: [], inherited: [] };
    first.learn('published', undefined);
    first.learn('clonePlan', { clone, plan });
    expect(first.record.before).toBe(clone);
    const next = begin();
    next.learn('published', published);
    next.learn('clonePlan', { clone, plan });
    expect(next.record.before).toBe(published);
  });

  test('of a share is rounded to what people write', () => {
    const { record, learn } = begin();
    const rollout = { isPackageRollout: true, packageRolloutPercentage: 33.29999923706055 };
    learn('rolloutBefore', rollout);
    learn('rollout', {
      ...rollout,
      packageRolloutPercentage: 50,
      packageRolloutStatus: 'PackageRolloutInProgress',
    });
    expect(record.rolloutBefore).toBe(33.3);
    expect(record.rollout).toEqual({ percentage: 50, status: 'PackageRolloutInProgress' });
  });
});
