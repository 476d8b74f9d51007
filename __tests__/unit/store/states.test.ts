import { describe, expect, test } from '@jest/globals';
import {
  furthestGoal,
  hasReached,
  isCommitStarted,
  isDraft,
  isFailure,
  isKnownState,
  statusOf,
} from '../../../src/store/states.ts';
import { onTheWay } from '../../support/states.ts';

const failures = [
  'CommitFailed',
  'PreProcessingFailed',
  'CertificationFailed',
  'ReleaseFailed',
  'PublishFailed',
  'Canceled',
];

test('knows every documented state and no other', () => {
  for (const each of [...failures, ...onTheWay, 'None', 'PendingCommit']) {
    expect([each, isKnownState(each)]).toEqual([each, true]);
  }
  expect(isKnownState('Foo')).toBe(false);
  expect(isKnownState('toString')).toBe(false);
});

test('every *Failed and Canceled is a failure, nothing else is', () => {
  expect(failures.filter(isFailure)).toEqual(failures);
  expect([...onTheWay, 'PendingCommit', 'None', 'Foo'].filter(isFailure)).toEqual([]);
});

test('a failed state that the documentation does not list is still a failure', () => {
  expect(isFailure('SigningFailed')).toBe(true);
});

test('only PendingCommit and None are drafts', () => {
  expect([...failures, ...onTheWay, 'PendingCommit', 'None', 'Foo'].filter(isDraft).sort()).toEqual([
    'None',
    'PendingCommit',
  ]);
});

test('a submission without a state in the Store is a draft', () => {
  expect(isDraft(statusOf({ id: '1' }))).toBe(true);
  expect(isDraft(statusOf({ id: '1', status: null }))).toBe(true);
  expect(statusOf({ id: '1', status: 'Release' })).toBe('Release');
});

test('CommitStarted is not a success of any kind', () => {
  expect(isCommitStarted('CommitStarted')).toBe(true);
  expect(isCommitStarted('PreProcessing')).toBe(false);
  expect(hasReached('CommitStarted', 'accepted')).toBe(false);
  expect(furthestGoal('CommitStarted')).toBe('committed');
});

describe('hasReached', () => {
  test.each([
    [
      'accepted',
      ['PreProcessing', 'Certification', 'Release', 'PendingPublication', 'Publishing', 'Published'],
    ],
    ['certified', ['Release', 'PendingPublication', 'Publishing', 'Published']],
    ['published', ['Published']],
  ] as const)('%s is reached by that state and every later one', (goal, states) => {
    expect(onTheWay.filter((each) => hasReached(each, goal))).toEqual(states);
  });

  test('a failure, a draft or an unknown state reaches nothing', () => {
    for (const each of [...failures, 'PendingCommit', 'None', 'Foo', '']) {
      for (const goal of ['accepted', 'certified', 'published'] as const) {
        expect([each, goal, hasReached(each, goal)]).toEqual([each, goal, false]);
      }
    }
  });
});

test('furthestGoal names the result of a run that ends there', () => {
  expect(onTheWay.map(furthestGoal)).toEqual([
    'committed',
    'accepted',
    'accepted',
    'certified',
    'certified',
    'certified',
    'published',
  ]);
});
