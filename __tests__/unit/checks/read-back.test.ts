import { describe, expect, test } from '@jest/globals';
import { checkStored, compareStored } from '../../../src/checks/read-back.ts';
import type { Change } from '../../../src/document/diff.ts';
import { allDifferences, differencesFromCommitted } from '../../../src/document/differences-from-planned.ts';
import type { Submission } from '../../../src/store/wire.ts';
import {
  delivery,
  facts,
  noRollout,
  pendingEntry,
  published,
  publishedEntry,
  publishedFlight,
  rollout,
  storedPackage,
} from '../../support/documents.ts';

/** What was sent: a paid app, one new bundle, the old package removed. */
function sent(changes: Partial<Submission> = {}): Submission {
  return published({
    applicationPackages: [storedPackage({ fileStatus: 'PendingDelete' }), pendingEntry(facts())],
    ...changes,
  });
}

/** The document with the member at `path` changed, or removed if there is no value. */
function changed(document: Submission, path: readonly string[], ...value: unknown[]): Submission {
  const copy = structuredClone(document);
  let at: Record<string, unknown> = copy;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (value.length === 0) delete at[last];
  else at[last] = value[0];
  return copy;
}

/** A plan that results in the document, with what it changes. */
const asked = (document = sent(), changes: readonly Change[] = []) => ({ document, changes });

const paths = (changes: readonly { path: string }[]) => changes.map((each) => each.path);
const dangers = (stored: Submission, planned = sent()) => compareStored(asked(planned), stored).dangerous;
const english = ['listings', 'en-us', 'baseListing'];

describe('compareStored finds nothing', () => {
  test('if the Store holds what was sent', () => {
    expect(compareStored(asked(), sent())).toEqual({ dangerous: [], reworded: [], others: [] });
  });

  test('in what the service sets itself', () => {
    const stored = sent({
      id: '7',
      status: 'PendingCommit',
      statusDetails: { warnings: [{ code: 'SalesUnsupportedWarning', details: null }] },
      fileUploadUrl: 'https://other.example/',
      friendlyName: 'Submission 9',
    });
    expect(compareStored(asked(), stored)).toEqual({ dangerous: [], reworded: [], others: [] });
  });

  test.each([
    ['isAdvancedPricingModel, which the service flips', ['pricing', 'isAdvancedPricingModel'], true],
    ['sales, which the service no longer keeps', ['pricing', 'sales'], [{ name: 'Black Friday' }]],
    ['null for ""', ['listings', 'en-us', 'baseListing', 'shortDescription'], null],
    ['[] for null', [...english, 'devStudio'], []],
    ['"" for []', [...english, 'minimumHardware'], ''],
    ['the null date with fewer digits', ['targetPublishDate'], '1601-01-01T00:00:00.0000000Z'],
    ['no date for the null date', ['targetPublishDate'], null],
    ['a line break of another kind', [...english, 'description'], 'Notes that stay.\nEverywhere.'],
    ['an obsolete member of a listing', [...english, 'privacyPolicy'], 'https://example.org'],
  ])('in %s', (_name, path, value) => {
    expect(compareStored(asked(), changed(sent(), path, value))).toEqual({
      dangerous: [],
      reworded: [],
      others: [],
    });
  });

  test('in missing members instead of empty ones', () => {
    for (const path of [['gamingOptions'], ['trailers'], [...english, 'shortTitle']]) {
      expect(compareStored(asked(), changed(sent(), path)).dangerous).toEqual([]);
    }
  });

  test('in the id and the status that an image was given', () => {
    const image = sent().listings?.['en-us'] as { baseListing: { images: Record<string, unknown>[] } };
    const { id: _id, fileStatus: _status, ...plain } = image.baseListing.images[0] ?? {};
    expect(dangers(changed(sent(), [...english, 'images'], [plain]))).toEqual([]);
    expect(dangers(changed(sent(), [...english, 'images'], [{ ...plain, id: '99' }]))).toEqual([]);
  });

  test('in the letter case of a language', () => {
    const { 'en-us': listing, ...rest } = sent().listings ?? {};
    expect(dangers(sent({ listings: { 'en-US': listing, ...rest } }))).toEqual([]);
  });

  test('in the order and letter case of packages, or None for Uploaded', () => {
    const planned = sent({
      applicationPackages: [storedPackage({ fileName: 'a.msix' }), pendingEntry(facts())],
    });
    const stored = sent({
      applicationPackages: [
        pendingEntry(facts(), { id: '5' }),
        storedPackage({ fileName: 'A.MSIX', fileStatus: 'None' }),
      ],
    });
    expect(compareStored(asked(planned), stored).dangerous).toEqual([]);
  });

  test('in the status and fallback of a rollout, or in a percentage while the rollout is off', () => {
    const asked = sent(delivery(rollout('NotStarted', 10)));
    const held = sent(delivery({ ...rollout('InProgress', 10), fallbackSubmissionId: '0' }));
    expect(dangers(held, asked)).toEqual([]);
    expect(dangers(sent(delivery({ ...noRollout(), packageRolloutPercentage: 100 })))).toEqual([]);
    expect(dangers(sent({ packageDeliveryOptions: { isMandatoryUpdate: false } }))).toEqual([]);
  });

  test('in a category that the service renamed: that is shown, not fatal', () => {
    const result = compareStored(asked(), changed(sent(), ['applicationCategory'], 'Business'));
    expect(result.dangerous).toEqual([]);
    expect(paths(result.others)).toEqual(['applicationCategory']);
  });
});

describe('compareStored calls dangerous', () => {
  test.each<[string, string[], unknown[]]>([
    ['a paid app turned free', ['pricing', 'priceId'], ['Free']],
    ['a price of null', ['pricing', 'priceId'], [null]],
    ['a price that is gone', ['pricing', 'priceId'], []],
    ['an empty pricing', ['pricing'], [{}]],
    ['no pricing', ['pricing'], []],
    ['another price in one market', ['pricing', 'marketSpecificPricings', 'BR'], ['Free']],
    ['a market that lost its price', ['pricing', 'marketSpecificPricings', 'RU'], []],
    ['another trial', ['pricing', 'trialPeriod'], ['TrialNeverExpires']],
    ['another visibility', ['visibility'], ['Hidden']],
    ['no visibility', ['visibility'], [null]],
    ['another publish mode', ['targetPublishMode'], ['Manual']],
    ['another publish date', ['targetPublishDate'], ['2026-12-01T00:00:00Z']],
    ['another description', [...english, 'description'], ['Placeholder']],
    ['release notes that are gone', [...english, 'releaseNotes'], [null]],
    ['a listing that is gone', ['listings', 'de'], []],
    ['no listing at all', ['listings'], [{}]],
    ['pictures that are gone', [...english, 'images'], [[]]],
    ['a mandatory update', ['packageDeliveryOptions', 'isMandatoryUpdate'], [true]],
    [
      'another date of a mandatory update',
      ['packageDeliveryOptions', 'mandatoryUpdateEffectiveDate'],
      ['2026-12-01T00:00:00Z'],
    ],
  ])('%s', (_name, path, value) => {
    const found = dangers(changed(sent(), path, ...value));
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each.path.split('.')[0]).toBe(path[0]);
  });

  test('a new listing that no one sent', () => {
    expect(dangers(changed(sent(), ['listings', 'fr'], { baseListing: { title: 'x' } }))).not.toEqual([]);
  });

  test('a picture that is another file, or marked for removal', () => {
    const picture = { fileName: 'img/1.png', description: 'Main window', imageType: 'Screenshot' };
    const with_ = (changes: object) =>
      dangers(changed(sent(), [...english, 'images'], [{ ...picture, ...changes }]));
    expect(with_({ fileName: 'img/2.png' })).not.toEqual([]);
    expect(with_({ fileStatus: 'PendingDelete' })).not.toEqual([]);
    expect(with_({})).toEqual([]);
  });

  test('another share, but not one that the Store rounds to a float', () => {
    const asked = sent(delivery(rollout('NotStarted', 33.3)));
    const held = (share: number) => sent(delivery(rollout('NotStarted', share)));
    expect(dangers(held(33.29999923706055), asked)).toEqual([]);
    expect(dangers(held(33.4), asked)).not.toEqual([]);
    const nearlyAll = sent(delivery(rollout('NotStarted', 99.995)));
    expect(dangers(held(100), nearlyAll)).not.toEqual([]);
  });

  test('a rollout that was dropped: everyone would get it', () => {
    const asked = sent(delivery(rollout('NotStarted', 10)));
    expect(paths(dangers(sent(), asked))).toEqual(['packageDeliveryOptions.packageRollout']);
    expect(dangers(sent({ packageDeliveryOptions: null }), asked)).not.toEqual([]);
    expect(dangers(sent({ packageDeliveryOptions: { packageRollout: null } }), asked)).not.toEqual([]);
  });

  test.each([100, 11, 9, 0])('a share of %p instead of 10 percent', (percentage) => {
    const asked = sent(delivery(rollout('NotStarted', 10)));
    expect(dangers(sent(delivery(rollout('NotStarted', percentage))), asked)).not.toEqual([]);
  });

  test('a switch that is off with the right percentage', () => {
    const asked = sent(delivery(rollout('NotStarted', 10)));
    const off = { ...rollout('NotStarted', 10), isPackageRollout: false };
    expect(dangers(sent(delivery(off)), asked)).not.toEqual([]);
  });

  test('a rollout that no one asked for, even one of 100 percent', () => {
    expect(dangers(sent(delivery(rollout('NotStarted', 10))))).not.toEqual([]);
    expect(dangers(sent(delivery(rollout('NotStarted', 100))))).not.toEqual([]);
  });

  test.each<[string, Submission['applicationPackages']]>([
    ['our package missing', [storedPackage({ fileStatus: 'PendingDelete' })]],
    ['the old package kept', [storedPackage(), pendingEntry(facts())]],
    ['the old package gone', [pendingEntry(facts())]],
    [
      'a package that no one sent',
      [
        storedPackage({ fileStatus: 'PendingDelete' }),
        pendingEntry(facts()),
        storedPackage({ fileName: 'other.msix', id: '5' }),
      ],
    ],
    [
      'our package listed as uploaded before it was',
      [storedPackage({ fileStatus: 'PendingDelete' }), pendingEntry(facts(), { fileStatus: 'Uploaded' })],
    ],
    ['no packages', []],
    ['null for packages', null],
  ])('%s', (_name, applicationPackages) => {
    expect(paths(dangers(sent({ applicationPackages })))).toEqual(['packages']);
  });

  test('a flight package that is missing', () => {
    const planned = publishedFlight({ flightPackages: [pendingEntry(facts())] });
    expect(paths(dangers(publishedFlight({ flightPackages: [] }), planned))).toEqual(['packages']);
  });
});

describe('differencesFromCommitted', () => {
  const committed = (changes: Partial<Submission> = {}) =>
    published({ status: 'Certification', applicationPackages: [publishedEntry(facts())], ...changes });

  test('is empty if the files are uploaded and the removed entries are gone', () => {
    expect(differencesFromCommitted(asked(), committed())).toEqual([]);
  });
  test('is empty if the removed entries are still listed', () => {
    const applicationPackages = [storedPackage({ fileStatus: 'PendingDelete' }), publishedEntry(facts())];
    expect(differencesFromCommitted(asked(), committed({ applicationPackages }))).toEqual([]);
  });
  test.each<[string, Partial<Submission>]>([
    ['another package', { applicationPackages: [publishedEntry(facts({ seed: 'x' }))] }],
    ['one more old package', { applicationPackages: [storedPackage(), publishedEntry(facts())] }],
    ['another price', { pricing: { ...published().pricing, priceId: 'Tier13' } }],
    ['another visibility', { visibility: 'Hidden' }],
    ['another publish mode', { targetPublishMode: 'Manual' }],
    ['a rollout', delivery(rollout('NotStarted', 10))],
  ])('names %s', (_name, change) => {
    expect(differencesFromCommitted(asked(), committed(change))).not.toEqual([]);
  });
});

describe('what the plan changes', () => {
  const notes = { path: 'notesForCertification', before: 'old', after: 'new' };
  const games = { path: 'gameSettings.players', before: undefined, after: 4 };
  const plan = asked(sent({ notesForCertification: 'new', gameSettings: { players: 4 } }), [notes, games]);
  const held = (changes: Partial<Submission>) => ({ ...plan.document, ...changes });

  test.each([
    ['is as it was before', { notesForCertification: 'old' }],
    ['was never there', { gameSettings: undefined }],
    ['was never there in an object that is', { gameSettings: {} }],
  ])('is dropped if it %s, and that is dangerous', (_how, changes) => {
    const result = compareStored(plan, held(changes));
    expect(paths(result.dangerous)).toHaveLength(1);
    expect(result).toMatchObject({ reworded: [], others: [] });
  });

  test('is reworded if it is neither what it was nor what was asked for', () => {
    const result = compareStored(plan, held({ notesForCertification: 'new.' }));
    expect(paths(result.reworded)).toEqual(['notesForCertification']);
    expect(result).toMatchObject({ dangerous: [], others: [] });
  });

  test('must be in what was committed; what the service changed on its own need not be', () => {
    expect(paths(differencesFromCommitted(plan, held({ notesForCertification: 'old' })))).toEqual([
      notes.path,
    ]);
    expect(differencesFromCommitted(plan, held({ applicationCategory: 'Other' }))).toEqual([]);
    expect(paths(allDifferences(plan.document, held({ applicationCategory: 'Other' })))).toEqual([
      'applicationCategory',
    ]);
  });
});

describe('languages and markets that look like something else', () => {
  const listing = (title: string) => ({ baseListing: { title, description: 'Teks.' } });
  const listings = { 'en-us': listing('Notes'), id: listing('Catatan') };
  const pricing = { priceId: 'Tier2', marketSpecificPricings: { ID: 'Tier3', IN: 'Tier4' } };

  test.each([
    ['a lost listing in Indonesian', { listings: { 'en-us': listings['en-us'] } }, 'listings.id'],
    ['a changed one', { listings: { ...listings, id: listing('Lain') } }, 'listings.id.baseListing.title'],
    [
      'a lost price of Indonesia',
      { pricing: { ...pricing, marketSpecificPricings: { IN: 'Tier4' } } },
      'pricing.marketSpecificPricings.ID',
    ],
    [
      'a changed one of Indonesia',
      { pricing: { ...pricing, marketSpecificPricings: { id: 'Free', IN: 'Tier4' } } },
      'pricing.marketSpecificPricings.ID',
    ],
  ])('%s is seen', (_what, changes, path) => {
    const planned = sent({ listings, pricing });
    expect(paths(dangers({ ...planned, ...changes }, planned))).toEqual([path]);
    expect(paths(allDifferences(planned, { ...planned, ...changes }))).toEqual([path]);
  });
});

describe('an empty listing', () => {
  const planned = sent({
    listings: {
      ...sent().listings,
      fr: {},
      ja: { baseListing: { title: '', description: null, images: [] }, platformOverrides: {} },
    },
  });
  const without = (language: string) => changed(planned, ['listings', language]);

  test('that vanishes is seen', () => {
    expect(paths(dangers(without('fr'), planned))).toEqual(['listings.fr']);
    expect(paths(dangers(without('ja'), planned))).toEqual(['listings.ja']);
    expect(paths(dangers(planned, without('ja')))).toEqual(['listings.ja']);
  });

  test('may be empty in another way or in another letter case', () => {
    const { fr: _fr, ja: _ja, ...others } = Object(planned.listings);
    expect(
      dangers({ ...planned, listings: { ...others, FR: { baseListing: null }, JA: {} } }, planned),
    ).toEqual([]);
  });

  test('of null does not count', () => {
    expect(dangers(without('fr'), changed(planned, ['listings', 'fr'], null))).toEqual([]);
  });
});

describe('what the Store drops from what a release asks for', () => {
  const drops = (
    after: Partial<Submission>,
    stored: Partial<Submission>,
    before: Partial<Submission> = {},
  ) => {
    const document = sent(after);
    const changes = Object.keys(after).map((path) => ({
      path,
      before: sent(before)[path],
      after: document[path],
    }));
    return compareStored({ document, changes }, sent({ ...after, ...stored }));
  };

  test.each<[string, Partial<Submission>, Partial<Submission>]>([
    ['notes that it empties', { notesForCertification: 'New.' }, { notesForCertification: '' }],
    ['notes that it sets to null', { notesForCertification: 'New.' }, { notesForCertification: null }],
    ['a list that it empties', { hardwarePreferences: ['Mouse'] }, { hardwarePreferences: [] }],
    [
      'one of two elements',
      { hardwarePreferences: ['Mouse', 'Keyboard'] },
      { hardwarePreferences: ['Mouse'] },
    ],
    ['the other value of a flag', { isGameDvrEnabled: true }, { isGameDvrEnabled: false }],
    ['a member that it does not know', { memberOfTomorrow: 'x' }, { memberOfTomorrow: undefined }],
  ])('%s', (_what, after, stored) => {
    const [path] = Object.keys(after);
    const old = { notesForCertification: 'Old.', hardwarePreferences: ['Touch'] };
    const before = { isGameDvrEnabled: undefined, memberOfTomorrow: 'y', ...old };
    expect(paths(drops(after, stored, before).dangerous)).toEqual([path]);
    // If the run did not ask for it, the service may do as it likes.
    expect(compareStored(asked(sent(after)), sent({ ...after, ...stored })).dangerous).toEqual([]);
  });

  test.each<[string, Partial<Submission>, Partial<Submission>]>([
    ['reworded notes', { notesForCertification: 'New.' }, { notesForCertification: 'New' }],
    ['other spellings', { hardwarePreferences: ['mouse'] }, { hardwarePreferences: ['Mouse'] }],
  ])('%s is a warning', (_what, after, stored) => {
    const { dangerous, reworded } = drops(after, stored);
    expect(dangerous).toEqual([]);
    expect(reworded).toHaveLength(1);
  });

  test('does not include an image to be removed, whether it is still listed or not', () => {
    const removed = { fileName: 'old.png', fileStatus: 'PendingDelete', id: '5', imageType: 'Screenshot' };
    const images = [...Object(sent().listings)['en-us'].baseListing.images, removed];
    const planned = changed(sent(), [...english, 'images'], images);
    expect(dangers(sent(), planned)).toEqual([]);
    expect(dangers(planned, planned)).toEqual([]);
    const kept = changed(
      sent(),
      [...english, 'images'],
      [...images.slice(0, -1), { ...removed, fileStatus: 'Uploaded' }],
    );
    expect(paths(dangers(kept, planned))).toEqual(['listings.en-us.baseListing.images']);
  });
});

const messages = (found: readonly { message: string }[]) => found.map((each) => each.message).join('\n');

describe('checkStored', () => {
  test('passes if the Store holds the plan', () => {
    expect(checkStored({ dangerous: [], reworded: [], others: [] })).toEqual([]);
  });
  test('refuses what differs, with the field, what was sent and what the Store holds', () => {
    const found = checkStored({
      dangerous: [{ path: 'pricing.priceId', before: 'Tier12', after: 'Free' }],
      reworded: [],
      others: [],
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error' });
    expect(messages(found)).toMatch(/pricing\.priceId/);
    expect(messages(found)).toMatch(/Tier12/);
    expect(messages(found)).toMatch(/Free/);
  });
});
