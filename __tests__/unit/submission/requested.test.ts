import { describe, expect, test } from '@jest/globals';
import type { TargetKind } from '../../../src/store/target.ts';
import { planSubmission } from '../../../src/submission/plan.ts';
import type { RequestedFields } from '../../../src/submission/requested.ts';
import { delivery, published, publishedAddOn, publishedFlight } from '../../support/documents.ts';

function changes(fields: RequestedFields, base = published(), target: TargetKind = 'app') {
  const request = {
    ...fields,
    target,
    existingPackages: 'remove-superseded',
    rolloutPercentage: undefined,
  } as const;
  return planSubmission(base, [], request).changes;
}

const date = '2027-03-01T09:00:00.000Z';

describe('fields that an input sets', () => {
  test('nothing asked for changes nothing', () => {
    expect(changes({})).toEqual([]);
    expect(changes({}, publishedFlight(), 'flight')).toEqual([]);
    expect(changes({}, publishedAddOn(), 'add-on')).toEqual([]);
  });

  test('each is one change, in the Store’s terms', () => {
    expect(changes({ price: 'Tier2' })).toEqual([
      { path: 'pricing.priceId', before: 'Tier12', after: 'Tier2' },
    ]);
    expect(changes({ visibility: 'hidden' })).toEqual([
      { path: 'visibility', before: 'Public', after: 'Hidden' },
    ]);
    expect(changes({ publishMode: { mode: 'manual' } })).toEqual([
      { path: 'targetPublishMode', before: 'Immediate', after: 'Manual' },
    ]);
    expect(changes({ publishMode: { mode: 'date', date } })).toEqual([
      { path: 'targetPublishDate', before: '1601-01-01T00:00:00Z', after: date },
      { path: 'targetPublishMode', before: 'Immediate', after: 'SpecificDate' },
    ]);
    expect(changes({ certificationNotes: 'Sign in with x.' })).toEqual([
      { path: 'notesForCertification', before: '', after: 'Sign in with x.' },
    ]);
    expect(changes({ mandatoryUpdate: { date } })).toEqual([
      { path: 'packageDeliveryOptions.isMandatoryUpdate', before: false, after: true },
      {
        path: 'packageDeliveryOptions.mandatoryUpdateEffectiveDate',
        before: '1601-01-01T00:00:00.0000000Z',
        after: date,
      },
    ]);
  });

  test('release notes go into every language that the listing has, and touch nothing else of it', () => {
    expect(changes({ releaseNotes: 'Ink.' })).toEqual([
      { path: 'listings.de.baseListing.releaseNotes', before: undefined, after: 'Ink.' },
      { path: 'listings.en-us.baseListing.releaseNotes', before: 'Faster.', after: 'Ink.' },
    ]);
  });

  test.each([null, undefined, {}, 'text'])(
    'a listing whose base is %j gets no notes: they would be its only text',
    (baseListing) => {
      const listings = { 'en-us': { baseListing: { title: 'Notes' } }, fr: { baseListing } };
      expect(changes({ releaseNotes: 'Ink.' }, published({ listings }))).toEqual([
        { path: 'listings.en-us.baseListing.releaseNotes', before: undefined, after: 'Ink.' },
      ]);
    },
  );

  test('a language that the patch of the same run adds gets the notes, but one that it removes does not', () => {
    const { document } = planSubmission(published(), [], {
      releaseNotes: 'Ink.',
      patch: { listings: { fr: { baseListing: { title: 'Notes' } }, DE: null } },
      target: 'app',
      existingPackages: 'remove-superseded',
      rolloutPercentage: undefined,
    });
    expect(document.listings).toMatchObject({
      'en-us': { baseListing: { releaseNotes: 'Ink.' } },
      fr: { baseListing: { title: 'Notes', releaseNotes: 'Ink.' } },
    });
    expect(document.listings).not.toHaveProperty('de');
  });

  test('a flight accepts what its submission has, and so does an add-on', () => {
    expect(changes({ certificationNotes: 'No special steps.' }, publishedFlight(), 'flight')).toEqual([]);
    expect(changes({ publishMode: { mode: 'manual' } }, publishedFlight(), 'flight')).toHaveLength(1);
    expect(changes({ visibility: 'hidden', price: 'Free' }, publishedAddOn(), 'add-on')).toHaveLength(2);
  });
});

describe('what the Store holds in another spelling is not a change', () => {
  test('line breaks of Partner Center', () => {
    const notes = { 'en-us': { baseListing: { releaseNotes: 'One.\r\nTwo.' } } };
    expect(changes({ releaseNotes: 'One.\nTwo.' }, published({ listings: notes }))).toEqual([]);
    const base = published({ notesForCertification: 'One.\r\nTwo.' });
    expect(changes({ certificationNotes: 'One.\nTwo.' }, base)).toEqual([]);
  });

  test('times', () => {
    const base = published({ targetPublishMode: 'SpecificDate', targetPublishDate: '2027-03-01T09:00:00Z' });
    expect(changes({ publishMode: { mode: 'date', date } }, base)).toEqual([]);
  });

  test('an update that is already mandatory at once', () => {
    const { packageDeliveryOptions } = delivery();
    const base = published({
      packageDeliveryOptions: {
        ...packageDeliveryOptions,
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00Z',
      },
    });
    expect(changes({ mandatoryUpdate: 'now' }, base)).toEqual([]);
  });
});
