import { describe, expect, test } from '@jest/globals';
import { differencesFromPublished } from '../../../src/document/differences-from-published.ts';
import {
  cloneOf,
  delivery,
  facts,
  noRollout,
  pendingEntry,
  published,
  publishedAddOn,
  publishedFlight,
  rollout,
  storedPackage,
} from '../../support/documents.ts';

describe('a clone equals the published submission', () => {
  test('except for id, status, details, upload URL and name, for every kind of target', () => {
    for (const source of [published(), publishedFlight(), publishedAddOn()]) {
      expect(differencesFromPublished(source, cloneOf(source))).toEqual([]);
    }
  });

  test('whatever the service did to the state of the rollout', () => {
    const source = published(delivery(rollout('Complete', 100)));
    const reset = { ...rollout('NotStarted', 100), fallbackSubmissionId: '0' };
    expect(differencesFromPublished(source, cloneOf(source, delivery(reset)))).toEqual([]);
  });

  test.each([100, 25, 0])('whatever share an ended rollout left behind: %p', (percentage) => {
    for (const ended of [rollout('Complete', 100), rollout('Stopped', 0)]) {
      const clone = cloneOf(published(), delivery(rollout('NotStarted', percentage)));
      expect(differencesFromPublished(published(delivery(ended)), clone)).toEqual([]);
    }
  });

  test('whatever the order of its packages, and what the service says of them', () => {
    const two = [storedPackage(), storedPackage({ fileName: 'b.msix', id: '2' })];
    const clone = cloneOf(published(), {
      applicationPackages: [
        storedPackage({ fileName: 'B.msix', id: '2', version: null, fileStatus: 'None' }),
        storedPackage(),
      ],
    });
    expect(differencesFromPublished(published({ applicationPackages: two }), clone)).toEqual([]);
  });

  test('even if null came instead of a missing member, [] or ""', () => {
    const source = published({ gamingOptions: null, trailers: [], notesForCertification: '' });
    const { gamingOptions: _, ...rest } = cloneOf(source);
    expect(
      differencesFromPublished(source, { ...rest, trailers: null, notesForCertification: null }),
    ).toEqual([]);
  });
});

describe('a clone differs', () => {
  test.each([
    ['a description', { listings: { 'en-us': { baseListing: { description: 'Mine.' } } } }, /^listings/],
    ['the price', { pricing: { priceId: 'Free' } }, /^pricing/],
    ['the visibility', { visibility: 'Hidden' }, /^visibility$/],
    ['the publish mode', { targetPublishMode: 'Manual' }, /^targetPublishMode$/],
    ['notes for the testers', { notesForCertification: 'Look here.' }, /^notesForCertification$/],
    ['a member no one knows', { memberOfTomorrow: 1 }, /^memberOfTomorrow/],
    ['a new member', { anotherMember: [1] }, /^anotherMember$/],
    [
      'a mandatory update',
      {
        packageDeliveryOptions: {
          packageRollout: noRollout(),
          isMandatoryUpdate: true,
          mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00.0000000Z',
        },
      },
      /isMandatoryUpdate/,
    ],
    ['a package to upload', { applicationPackages: [storedPackage(), pendingEntry(facts())] }, /Packages/],
    [
      'a package marked for removal',
      { applicationPackages: [storedPackage({ fileStatus: 'PendingDelete' })] },
      /Packages/,
    ],
    ['one package less', { applicationPackages: [] }, /Packages/],
  ])('by %s', (_name, change, path) => {
    const found = differencesFromPublished(published(), cloneOf(published(), change));
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each.path).toMatch(path);
  });

  test('by one more listing, and by one listing less', () => {
    const source = published();
    const listings = { ...source.listings, fr: { baseListing: { title: 'Notes' } } };
    expect(differencesFromPublished(source, cloneOf(source, { listings }))).not.toEqual([]);
    expect(differencesFromPublished(cloneOf(source, { listings }), source)).not.toEqual([]);
  });
});

test('a share that the Store rounds to a float is the same share', () => {
  const source = published(delivery(rollout('InProgress', 33.3)));
  const draft = (share: number) => cloneOf(source, delivery(rollout('NotStarted', share)));
  expect(differencesFromPublished(source, draft(33.29999923706055))).toEqual([]);
  expect(differencesFromPublished(source, draft(33.2))).not.toEqual([]);
});

describe('a rollout that someone set on a draft counts as work', () => {
  test('by switching it on', () => {
    const draft = cloneOf(published(), delivery(rollout('NotStarted', 5)));
    expect(differencesFromPublished(published(), draft)).not.toEqual([]);
  });
  test('by widening one that still spreads', () => {
    const source = published(delivery(rollout('InProgress', 5)));
    expect(
      differencesFromPublished(source, cloneOf(source, delivery(rollout('NotStarted', 50)))),
    ).not.toEqual([]);
  });
});
