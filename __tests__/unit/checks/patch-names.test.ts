import { describe, expect, test } from '@jest/globals';
import { runChecks } from '../../../src/checks/check.ts';
import { conflict } from '../../../src/checks/patch/conflicts.ts';
import { wrongNames } from '../../../src/checks/patch/names.ts';
import { shapeChecks } from '../../../src/checks/patch/shape.ts';
import { inputTable, type NameWith } from '../../../src/inputs/table.ts';
import { type PlacedFinding, toFindings } from '../../../src/patch/placed-finding.ts';
import { type PatchSource, parsePatch } from '../../../src/patch/source.ts';
import type { TargetKind } from '../../../src/store/target.ts';
import { published } from '../../support/documents.ts';

function source(value: unknown): PatchSource {
  const parsed = parsePatch(JSON.stringify(value, undefined, 2), 'store/patch.json');
  if ('findings' in parsed) throw new Error(parsed.findings.map(({ message }) => message).join());
  return parsed;
}

const short = (patch: PatchSource, problems: readonly PlacedFinding[]) =>
  toFindings(patch, problems).map(({ rule, line, message }) => `${rule}:${line}: ${message}`);

const misused = (value: unknown, target: TargetKind = 'app') =>
  short(source(value), runChecks(shapeChecks, { source: source(value), target }));
const unknown = (value: unknown, present: unknown = published(), target: TargetKind = 'app') =>
  short(source(value), wrongNames({ source: source(value), target, present }));

describe('a patch of many fields', () => {
  test('passes', () => {
    const patch = {
      applicationCategory: 'Productivity',
      visibility: 'Hidden',
      pricing: {
        priceId: 'Free',
        trialPeriod: 'NoFreeTrial',
        marketSpecificPricings: { RU: null, FR: 'Tier2' },
      },
      listings: {
        'en-us': {
          baseListing: { description: 'Text', keywords: ['a'], images: [{ id: '1', fileName: 'a.png' }] },
          platformOverrides: { Windows81: { title: 'x' } },
        },
        de: null,
      },
      allowTargetFutureDeviceFamilies: { Xbox: true },
      hardwarePreferences: ['Touch'],
      gamingOptions: [{ genres: ['Games_Word'], onlineMultiplayerMinPlayers: 2 }],
      trailers: [{ videoFileName: 'a.mp4', trailerAssets: { 'en-us': { title: 'x', imageList: [] } } }],
      notesForCertification: null,
    };
    expect(misused(patch)).toEqual([]);
    expect(unknown(patch)).toEqual([]);
    expect(unknown(patch, undefined)).toEqual([]);
  });
});

describe('what a patch may not set', () => {
  test('is refused by name and line, all at once', () => {
    const found = misused({
      id: '1',
      applicationPackages: [],
      packageDeliveryOptions: { packageRollout: { isPackageRollout: true } },
      pricing: { isAdvancedPricingModel: true },
    });
    expect(found).toEqual([
      expect.stringMatching(/^patch-refused:2: id can't be set by a patch: the Store sets it/),
      expect.stringMatching(/^patch-refused:3: applicationPackages .*that would bypass the package checks/),
      expect.stringMatching(
        /^patch-refused:4: packageDeliveryOptions .*rollout-percentage.*mandatory-update/,
      ),
      expect.stringMatching(/^patch-refused:10: pricing.isAdvancedPricingModel .*Store sets it/),
    ]);
  });

  test.each(['status', 'statusDetails', 'fileUploadUrl', 'friendlyName', 'packages', 'flightPackages'])(
    '%s',
    (name) => {
      expect(misused({ [name]: null })).toEqual([expect.stringMatching(/^patch-refused:2/)]);
    },
  );

  test('a price can be set to Free, but not removed', () => {
    expect(misused({ pricing: { priceId: 'Free' } })).toEqual([]);
    expect(misused({ pricing: { priceId: null } })).toEqual([
      expect.stringMatching(/^patch-removes:3: pricing.priceId can't be removed: .*free/),
    ]);
    expect(misused({ pricing: null })).toEqual([expect.stringMatching(/^patch-removes:2: pricing can't/)]);
  });

  test.each(['listings', 'visibility', 'targetPublishMode'])('%s cannot be removed', (name) => {
    expect(misused({ [name]: null })).toEqual([expect.stringContaining(`${name} can't be removed`)]);
  });

  test('values of another kind', () => {
    expect(misused({ visibility: 5, pricing: 'Free', listings: [], hardwarePreferences: 'Touch' })).toEqual([
      'patch-type:2: visibility must be text.',
      'patch-type:3: pricing must be an object: { … }.',
      'patch-type:4: listings must be an object: { … }.',
      'patch-type:5: hardwarePreferences must be a list of strings.',
    ]);
    expect(misused({ listings: { en: { baseListing: { images: [{ fileName: 1 }] } } } })).toEqual([
      expect.stringContaining('listings.en.baseListing.images[0].fileName must be text.'),
    ]);
  });
});

describe('members that the submission does not have', () => {
  test('are reported with the nearest one', () => {
    expect(unknown({ Pricing: {}, visiblity: 'Public' })).toEqual([
      'patch-unknown:2: Pricing is not a property of this submission. Did you mean pricing?',
      'patch-unknown:3: visiblity is not a property of this submission. Did you mean visibility?',
    ]);
    expect(unknown({ listings: { 'en-us': { baseListing: { desciption: 'x' } } } })).toEqual([
      expect.stringContaining('listings.en-us.baseListing.desciption is not a property'),
    ]);
    expect(unknown({ zzzzzzzzzzzz: 1 })).toEqual([expect.stringMatching(/Its properties are .*visibility/)]);
  });

  test('depend on the target', () => {
    expect(unknown({ visibility: 'Public' }, {}, 'flight')).toHaveLength(1);
    expect(unknown({ lifetime: 'OneDay', tag: 'x', contentType: 'Asp' }, {}, 'add-on')).toEqual([]);
    expect(unknown({ lifetime: 'OneDay' }, {}, 'app')).toHaveLength(1);
  });

  test('are known if the submission holds them, and unrestricted below a null', () => {
    expect(unknown({ memberOfTomorrow: { flag: true } })).toEqual([]);
    const trailers = [{ videoFileName: 'a.mp4', mood: 'epic' }];
    expect(unknown({ trailers }, published({ trailers: null }))).toEqual([]);
    expect(unknown({ trailers }, published({ trailers: [] }))).toHaveLength(1);
  });
});

describe('fields that an input sets as well', () => {
  const conflicts = (value: unknown, ...given: NameWith<'sets'>[]) => {
    const inputs = given.map((input) => ({ input, paths: inputTable[input].sets }));
    return short(source(value), runChecks([conflict], { source: source(value), inputs }));
  };

  test.each<[NameWith<'sets'>, unknown]>([
    ['price', { pricing: { priceId: 'Free' } }],
    ['visibility', { visibility: 'Public' }],
    ['publish-mode', { targetPublishDate: '2027-01-01T00:00:00Z' }],
    ['release-notes', { listings: { 'en-us': { baseListing: { releaseNotes: 'x' } } } }],
    ['certification-notes', { notesForCertification: 'x' }],
  ])('%s: both are named', (input, patch) => {
    expect(conflicts(patch, input)).toEqual([expect.stringContaining(`set both here and by the ${input}`)]);
    expect(conflicts(patch)).toEqual([]);
  });

  test('the field next to it is not a conflict', () => {
    expect(conflicts({ pricing: { trialPeriod: 'OneDay' } }, 'price')).toEqual([]);
    expect(conflicts({ listings: { de: null } }, 'release-notes')).toEqual([]);
  });
});

describe('the text of a patch', () => {
  const wrong = (text: string) => {
    const parsed = parsePatch(text, 'p.json');
    return 'findings' in parsed ? parsed.findings.map(({ line, message }) => `${line}: ${message}`) : [];
  };

  test.each([
    ['', '1: This is not valid JSON: value expected.'],
    ['{\n  "a": 1,\n}', '3: This is not valid JSON: property name expected.'],
    ['{\n  // why\n}', '2: This is not valid JSON: invalid comment token.'],
    ['{ "a": 1 } {}', '1: This is not valid JSON: end of file expected.'],
    ['[]', '1: A patch must be a JSON object: { … }.'],
    ['null', '1: A patch must be a JSON object: { … }.'],
    ['{\n"a": 1,\n"a": 2 }', '3: "a" appears twice, first on line 2. Remove one of the two.'],
    ['{\n"listings": {\n"__proto__": {} } }', '3: "__proto__" is not a property of a submission.'],
    ['{ "listings": { "constructor": 1 } }', '1: "constructor" is not a property of a submission.'],
    ['{ "hasOwnProperty": null }', '1: "hasOwnProperty" is not a property of a submission.'],
  ])('%j is refused by line', (text, message) => {
    expect(wrong(text)).toEqual([message]);
  });

  test('a byte order mark is not an error', () => {
    expect(wrong('\uFEFF{ "visibility": "Public" }')).toEqual([]);
  });
});
