import { describe, expect, test } from '@jest/globals';
import { keptNotes } from '../../../src/plan-report/plan-report.ts';
import { audienceOf, subjectOf } from '../../../src/report/outcome.ts';
import { describeState } from '../../../src/store/words.ts';
import { bundleFacts, committedRecord, newName, packagePlan, planOf } from './record.ts';

const rollout = (packageRolloutPercentage: number) => ({
  packageDeliveryOptions: { packageRollout: { isPackageRollout: true, packageRolloutPercentage } },
});
const document = (changed: object) => planOf({ document: { id: '1', ...changed } });

describe('the audience', () => {
  test.each([
    ['everyone', {}, 'for everyone'],
    ['a share', rollout(10), 'for 10% of customers'],
    ['a share that is a 32-bit float', rollout(33.29999923706055), 'for 33.3% of customers'],
    ['hidden', { visibility: 'Hidden' }, 'for customers who own it or have a link (hidden)'],
    ['private', { visibility: 'Private' }, 'for the private audience'],
    [
      'a rollout that is off',
      {
        packageDeliveryOptions: { packageRollout: { isPackageRollout: false, packageRolloutPercentage: 10 } },
      },
      'for everyone',
    ],
  ])('is described for %s', (_name, changed, words) => {
    expect(audienceOf(committedRecord({ plan: document(changed) }))).toBe(words);
  });

  test('of a run without packages says that they are unchanged', () => {
    const plan = document({});
    expect(audienceOf(committedRecord({ plan, files: [] }))).toBe('packages unchanged');
    expect(subjectOf(committedRecord({ plan, files: [] }))).toBe('Contoso Notes');
  });

  test('of what was submitted before is the one that the Store has now', () => {
    const plan = document({});
    const before = { result: 'already-submitted' as const, plan };
    const spreading = { percentage: 10, status: 'PackageRolloutInProgress' };
    expect(audienceOf(committedRecord({ ...before, rollout: spreading }))).toBe('for 10% of customers');
    const over = { percentage: 10, status: 'PackageRolloutComplete' };
    expect(audienceOf(committedRecord({ ...before, rollout: over }))).toBe('for everyone');
  });

  test.each(['refused', 'failed', 'busy', 'interrupted'] as const)(
    'does not exist for a run that ended %s',
    (result) => {
      expect(audienceOf(committedRecord({ result }))).toBeUndefined();
    },
  );

  test('does not exist for an add-on', () => {
    const target = { kind: 'add-on', appId: '9NBLGGH4R316', appName: undefined } as const;
    expect(audienceOf(committedRecord({ target }))).toBeUndefined();
  });
});

describe('the subject', () => {
  const dependency = { ...bundleFacts, name: 'Microsoft.VCLibs', version: '14.0.33519.0' };
  const second = { ...bundleFacts, version: '1.2.2.0' };
  const target = {
    kind: 'app',
    appId: '9NBLGGH4R315',
    appName: 'Paint',
    identityName: 'Contoso.Notes',
  } as const;
  const files = [dependency, bundleFacts, second].map((facts) => ({ facts, archiveName: newName }));

  test("has the versions of the app's own packages, with commas, and none of dependencies", () => {
    expect(subjectOf(committedRecord({ target, files }))).toBe('Paint 1.2.3.0, 1.2.2.0');
  });

  test("has all of them if no file is the app's own, or the identity is not known", () => {
    expect(subjectOf(committedRecord({ target, files: files.slice(0, 1) }))).toBe('Paint 14.0.33519.0');
    const unknown = { ...target, identityName: undefined };
    expect(subjectOf(committedRecord({ target: unknown, files: files.slice(1, 2) }))).toBe('Paint 1.2.3.0');
  });
});

describe('release notes of the last version', () => {
  const listings = {
    'en-us': { baseListing: { releaseNotes: 'Bug fixes.' } },
    'de-de': { baseListing: { releaseNotes: 'Bug fixes.' } },
    'fr-fr': { baseListing: { title: 'Notes' } },
  };
  const plan = (changed: object = {}) => planOf({ document: { id: '1', listings }, changes: [], ...changed });

  test('are reported with new packages, with the languages that have them', () => {
    expect(keptNotes(plan())).toBe('Release notes of the last version (2 languages): "Bug fixes."');
  });

  test.each(['listings.en-us.baseListing.releaseNotes', 'listings.en-us.baseListing', 'listings.en-us'])(
    'are not reported for a language if %s changes',
    (path) => {
      const changes = [{ path, before: undefined, after: 'x' }];
      expect(keptNotes(plan({ changes }))).toContain('(1 language)');
    },
  );

  test('are not reported if no package is new', () => {
    expect(keptNotes(plan({ packages: [packagePlan({ action: 'keep' })] }))).toBeUndefined();
  });
});

test.each([
  ['PreProcessing', 'being checked (PreProcessing)'],
  ['Certification', 'in certification'],
  ['Published', 'published'],
  ['NewState', 'NewState'],
  ['toString', 'toString'],
])('the state %s is %s', (state, words) => {
  expect(describeState(state)).toBe(words);
});
