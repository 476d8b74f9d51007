import { describe, expect, test } from '@jest/globals';
import { isRecord } from '../../../src/json/is-record.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { newPackages } from '../../../src/submission/new-files.ts';
import { classifyPending } from '../../../src/submission/ownership.ts';
import { planSubmission } from '../../../src/submission/plan.ts';
import {
  cloneOf,
  facts,
  identityName,
  pendingEntry,
  published,
  publishedAddOn,
  publishedEntry,
  storedPackage,
} from '../../support/documents.ts';

const image = 'asset_main.0123456789ab.png';

/** The plan of a run that asks for a price, and how it classifies a submission. */
function plannedOn(base: Submission, target: 'app' | 'add-on' = 'app') {
  const plan = planSubmission(base, [], {
    target,
    existingPackages: 'remove-superseded',
    rolloutPercentage: undefined,
    price: 'Tier7',
  });
  const kind = (pending: Submission, fileNames: readonly string[] = []) =>
    classifyPending({ published: base, plan, fileNames, identityName }, pending);
  return { plan, kind, draft: cloneOf(plan.document) };
}

/** The paths of all values in a document that are not objects, including those in lists. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const members = isRecord(value) || Array.isArray(value) ? Object.entries(value) : [];
  return members.length === 0 ? [path] : members.flatMap(([name, member]) => leaves(member, [...path, name]));
}

/** A copy with another value at the path. */
function changedAt(document: Submission, path: readonly string[]): Submission {
  const copy = structuredClone(document);
  let holder: unknown = copy;
  for (const name of path.slice(0, -1)) holder = Reflect.get(Object(holder), name);
  const name = path.at(-1) ?? '';
  const value: unknown = Reflect.get(Object(holder), name);
  Reflect.set(Object(holder), name, typeof value === 'boolean' ? !value : `${value ?? ''} by hand`);
  return copy;
}

/** What the service sets or ignores (store-api.md §3), ids in lists included, and the share of a rollout that is off. */
const ofTheService =
  /^(?:id|status|statusDetails|fileUploadUrl|friendlyName)\b|^pricing\.(?:sales|isAdvancedPricingModel)|baseListing\.(?:privacyPolicy|supportContact|websiteUrl)|\.\d+\.id$|^trailers\..*[iI]d$|packageRollout(?:Status|Percentage)|fallbackSubmissionId|^applicationPackages\.\d+\.(?!fileName)/;

describe('a submission that equals the plan of a run without packages', () => {
  test.each<[string, Submission, 'app' | 'add-on']>([
    ['an app', published(), 'app'],
    ['an add-on', publishedAddOn(), 'add-on'],
  ])('is ours as a draft, and already submitted if it is committed: %s', (_name, base, target) => {
    const { kind, draft } = plannedOn(base, target);
    expect(kind(draft)).toBe('same');
    expect(kind({ ...draft, status: 'Certification' })).toBe('committed');
  });

  test.each<[string, Submission, 'app' | 'add-on']>([
    ['an app', published(), 'app'],
    ['an add-on', publishedAddOn(), 'add-on'],
  ])('is someone else’s with any other value in any other field: %s', (_name, base, target) => {
    const { kind, draft } = plannedOn(base, target);
    const paths = leaves(draft).filter((path) => !ofTheService.test(path.join('.')));
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      const changed = changedAt(draft, path);
      expect([path.join('.'), kind(changed)]).toEqual([path.join('.'), 'foreign']);
      const committed = { ...changed, status: 'Certification' };
      expect([path.join('.'), kind(committed)]).toEqual([path.join('.'), 'foreign']);
    }
  });

  test('is someone else’s with one more field', () => {
    const { kind, draft } = plannedOn(published());
    expect(kind({ ...draft, somethingNew: 'By hand.' })).toBe('foreign');
  });
});

describe('files in a submission that a run without packages finds', () => {
  const { kind, draft, plan } = plannedOn(published());

  test.each([
    ['a new package of ours', [storedPackage(), pendingEntry(facts())]],
    [
      'a package under the name of the old one',
      [
        storedPackage({ fileStatus: 'PendingDelete' }),
        storedPackage({ fileStatus: 'PendingUpload', id: '' }),
      ],
    ],
    ['another version under the name of the old one', [storedPackage({ version: '3.0.0.0', id: '7' })]],
    ['no package', []],
  ])('with %s it is someone else’s, whatever else it holds', (_name, applicationPackages) => {
    const pending = { ...draft, applicationPackages };
    expect(kind(pending)).toBe('foreign');
    expect(kind({ ...pending, status: 'Certification' })).toBe('foreign');
  });

  const withImage = (document: Submission, fileName: string) => ({
    ...document,
    listings: {
      ...document.listings,
      ja: { baseListing: { images: [{ fileName, fileStatus: 'PendingUpload' }] } },
    },
  });

  test('an image does not make it ours, whatever its name, and one that this run plans does not count against it', () => {
    expect(kind(withImage(draft, image))).toBe('foreign');
    expect(kind(withImage(draft, image), [image])).toBe('foreign');
    const asked = { ...plan, document: withImage(plan.document, image) };
    const evidence = { published: published(), plan: asked, fileNames: [image], identityName };
    expect(classifyPending(evidence, withImage(draft, image))).toBe('same');
    expect(classifyPending({ ...evidence, fileNames: [] }, withImage(draft, image))).toBe('foreign');
    const edited = withImage({ ...draft, notesForCertification: 'By hand.' }, image);
    expect(classifyPending(evidence, edited)).toBe('foreign');
  });

  test.each<[string, object]>([
    ['waits for its upload', { fileStatus: 'PendingUpload' }],
    ['waits for its upload, as from tools that give no status', {}],
  ])('an image under the name of an old one that %s is another person’s', (_name, status) => {
    const fileName = 'main.png';
    const withEntry = (document: Submission, entry: object) => ({
      ...document,
      listings: { 'en-us': { baseListing: { images: [{ fileName, imageType: 'Screenshot', ...entry }] } } },
    });
    const { kind: whose, draft: ours } = plannedOn(
      withEntry(published(), { id: '1', fileStatus: 'Uploaded' }),
    );
    expect(whose(ours)).toBe('same');
    expect(whose(withEntry(ours, status))).toBe('foreign');
  });
});

describe('new packages', () => {
  test.each([
    ['none', published(), []],
    [
      'an uploaded one',
      cloneOf(published(), { applicationPackages: [publishedEntry(facts())] }),
      [publishedEntry(facts()).fileName],
    ],
    [
      'one that waits for its upload',
      cloneOf(published(), { applicationPackages: [pendingEntry(facts())] }),
      [pendingEntry(facts()).fileName],
    ],
  ])('are found: %s', (_name, pending, names) => {
    expect(newPackages(published(), pending).map(({ fileName }) => fileName)).toEqual(names);
  });

  test('are all of them if nothing was published', () => {
    expect(newPackages(undefined, published())).toHaveLength(1);
  });
});
