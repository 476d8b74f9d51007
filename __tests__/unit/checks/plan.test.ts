import { describe, expect, test } from '@jest/globals';
import { runChecks } from '../../../src/checks/check.ts';
import type { PlanContext } from '../../../src/checks/plan/plan-check.ts';
import { checkPlan, planChecks } from '../../../src/checks/plan/plan-checks.ts';
import { packagesOf } from '../../../src/document/packages.ts';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import type { Submission } from '../../../src/store/wire.ts';
import { type PlanRequest, planSubmission } from '../../../src/submission/plan.ts';
import {
  cloneOf,
  delivery,
  draftId,
  facts,
  fallbackId,
  familyText,
  on,
  pendingEntry,
  plain,
  published,
  publishedAddOn,
  publishedEntry,
  publishedFlight,
  publishedId,
  rollout,
  storedPackage,
} from '../../support/documents.ts';

interface Case extends Partial<Omit<PlanContext, 'plan'>> {
  readonly files?: PackageFacts[];
  readonly request?: Partial<PlanRequest>;
}

const asking = (id: string) => {
  const checks = planChecks.filter((each) => each.id === id);
  expect(checks).toHaveLength(1);
  return (given: PlanContext) => runChecks(checks, given);
};
const rolloutInProgress = asking('rollout-in-progress');
const rolloutHalted = asking('rollout-halted');
const rolloutNeedsPublished = asking('rollout-needs-published');
const price = asking('price');
const noPackages = asking('no-packages');
const replacedPackages = asking('replaced-packages');
const nothingToPublish = asking('nothing-to-publish');
const coverageVanishes = asking('coverage-vanishes');
const droppedEntries = asking('dropped-entries');
const pendingUpload = asking('pending-upload');

/** A release on `base`, by default the x64 bundle over the published x64 package. */
function context({ files = [facts()], request = {}, ...given }: Case = {}): PlanContext {
  const base = given.base ?? published();
  const existingPackages = given.existingPackages ?? 'remove-superseded';
  const target = given.target ?? 'app';
  return {
    base,
    target,
    existingPackages,
    published: 'published' in given ? given.published : base,
    fallback: given.fallback,
    releaseNotes: given.releaseNotes,
    keepsPackages: given.keepsPackages ?? false,
    replaced: given.replaced,
    ...(given.oldNotes && { oldNotes: given.oldNotes }),
    ...(given.mayHaveTrailers !== undefined && { mayHaveTrailers: given.mayHaveTrailers }),
    now: given.now,
    plan: planSubmission(base, files, {
      target,
      existingPackages,
      rolloutPercentage: undefined,
      price: undefined,
      ...request,
    }),
  };
}

const messages = (found: readonly { message: string }[]) => found.map((each) => each.message).join('\n');

test('a plain release passes every check of a plan', () => {
  expect(checkPlan(context())).toEqual([]);
  expect(checkPlan(context({ target: 'flight', base: publishedFlight() }))).toEqual([]);
});

describe('a listing', () => {
  const noListing = asking('no-listing');
  const first = (listings: object | undefined) =>
    context({
      target: 'add-on',
      files: [],
      base: publishedAddOn({ listings: {} }),
      request: listings === undefined ? {} : { patch: { listings } },
    });

  test.each([undefined, {}, { 'en-us': {} }, { 'en-us': { title: '' } }])(
    'that the first submission of an add-on lacks (%j) is asked for in the folder, not in Partner Center',
    (listings) => {
      expect(messages(noListing(first(listings)))).toMatch(
        /no Store listing yet.*To add one, set listing to/,
      );
    },
  );

  test('in the patch, or in the Store, is enough', () => {
    expect(noListing(first({ 'en-us': { title: 'Gold' } }))).toEqual([]);
    expect(noListing(context({ target: 'add-on', base: publishedAddOn() }))).toEqual([]);
    expect(noListing(context({ target: 'flight', base: publishedFlight() }))).toEqual([]);
  });

  test('without a text has no place for release notes', () => {
    const releaseNotes = asking('release-notes');
    const base = published({ listings: { 'en-us': { baseListing: null } } });
    expect(releaseNotes(context({ base, releaseNotes: 'Ink.' }))).toHaveLength(1);
    expect(releaseNotes(context({ releaseNotes: 'Ink.' }))).toEqual([]);
  });
});

test('every check of a plan runs, and its finding has its name', () => {
  const names: Record<string, PlanContext> = {
    'rollout-in-progress': context({ base: published(delivery(rollout('InProgress', 10))) }),
    'rollout-halted': context({
      base: published(delivery(rollout('Stopped', 0))),
      files: [plain('arm64')],
    }),
    'rollout-needs-published': context({ published: undefined, request: { rolloutPercentage: 10 } }),
    price: context({ base: published({ pricing: {} }) }),
    visibility: context({ request: { visibility: 'private' } }),
    'publish-date': context({
      request: { publishMode: { mode: 'date', date: '2026-11-20T08:00:00.000Z' } },
      now: Date.parse('2026-11-20T08:00:00Z'),
    }),
    'release-notes': context({ base: published({ listings: {} }), releaseNotes: 'Faster.' }),
    'no-listing': context({ request: { patch: { listings: { 'en-us': null, de: null } } } }),
    'nothing-to-publish': context({ files: [] }),
    'no-packages': context({
      files: [],
      keepsPackages: true,
      base: published({ applicationPackages: [] }),
      request: { price: 'Tier3' },
    }),
    'replaced-packages': context({
      files: [],
      keepsPackages: true,
      replaced: cloneOf(published(), { applicationPackages: [pendingEntry(facts())] }),
      request: { price: 'Tier3' },
    }),
    trailers: context({
      mayHaveTrailers: false,
      request: { listing: { trailers: [{ videoFileName: 'a.mp4' }] } },
    }),
    'coverage-vanishes': {
      ...context(),
      plan: context({ files: [plain('arm64')], existingPackages: 'remove-all' }).plan,
    },
    'dropped-entries': {
      ...context(),
      plan: { ...context().plan, document: published({ applicationPackages: [] }) },
    },
    'pending-upload': context({
      base: cloneOf(published(), { applicationPackages: [pendingEntry(facts({ seed: 'other' }))] }),
      published: published(),
    }),
  };
  const warned = { 'old-notes': context({ oldNotes: ['en-us'] }) };
  expect(planChecks.map(({ id }) => id).sort()).toEqual(
    [...Object.keys({ ...names, ...warned }), 'languages'].sort(),
  );
  expect(checkPlan(warned['old-notes'])).toEqual([
    {
      rule: 'old-notes',
      severity: 'warning',
      message: expect.stringContaining('release notes in en-us stay unchanged'),
    },
  ]);
  for (const [name, refused] of Object.entries(names)) {
    const finding = checkPlan(refused).find((each) => each.rule === name);
    expect([name, finding?.severity]).toEqual([name, 'error']);
  }
});

describe('a run without packages', () => {
  const kept = (given: Case) =>
    context({ files: [], keepsPackages: true, request: { price: 'Tier3' }, ...given });

  test('passes every check of a plan', () => {
    expect(checkPlan(kept({}))).toEqual([]);
    expect(checkPlan(kept({ base: published(delivery(rollout('Complete', 100))) }))).toEqual([]);
  });

  test('is refused after a halted rollout, even if the packages from before it are all that is left', () => {
    const base = published(delivery(rollout('Stopped', 0)));
    const found = rolloutHalted(kept({ base, fallback: published() }));
    expect(messages(found)).toMatch(/halted.*to everyone: Notes_1\.0\.0\.0_x64\.msix \(1\.0\.0\.0\)/);
    expect(messages(found)).not.toMatch(/existing-packages/);
  });

  test('is not advised to set an input that it cannot have while a rollout spreads', () => {
    const base = published(delivery(rollout('InProgress', 10)));
    expect(messages(rolloutInProgress(kept({ base })))).not.toMatch(/existing-rollout/);
  });

  test('may replace a draft of texts, but not one with packages that customers do not have', () => {
    const texts = cloneOf(published(), { notesForCertification: 'By hand.' });
    expect(replacedPackages(kept({ replaced: texts }))).toEqual([]);
    const [old] = packagesOf(published());
    const sameName = {
      ...old,
      fileName: old?.fileName ?? '',
      fileStatus: 'Uploaded',
      version: '3.0.0.0',
      id: '7',
    };
    for (const entry of [pendingEntry(facts()), publishedEntry(facts()), sameName]) {
      const release = cloneOf(published(), { applicationPackages: [entry] });
      expect(messages(replacedPackages(kept({ replaced: release })))).toContain(entry.fileName);
    }
    // A release decides for itself what it may delete.
    expect(
      replacedPackages(
        context({ replaced: cloneOf(published(), { applicationPackages: [pendingEntry(facts())] }) }),
      ),
    ).toEqual([]);
  });

  test('needs packages in the Store, unless it is for an add-on', () => {
    expect(
      noPackages(kept({ target: 'flight', base: publishedFlight({ flightPackages: [] }) })),
    ).toHaveLength(1);
    expect(noPackages(kept({ target: 'add-on', base: publishedAddOn() }))).toEqual([]);
  });
});

describe('visibility', () => {
  test('lets a public app be hidden, and a hidden one be private', () => {
    expect(checkPlan(context({ request: { visibility: 'hidden' } }))).toEqual([]);
    const base = published({ visibility: 'Hidden' });
    expect(checkPlan(context({ base, request: { visibility: 'private' } }))).toEqual([]);
  });
});

describe('publish-date', () => {
  const now = Date.parse('2026-11-20T08:00:00Z');
  const asked = (date: string) => context({ request: { publishMode: { mode: 'date', date } }, now });

  test('lets a time in the future pass, and refuses one that is past', () => {
    expect(checkPlan(asked('2026-11-22T08:00:00.000Z'))).toEqual([]);
    expect(messages(checkPlan(asked('2026-11-19T08:00:00.000Z')))).toMatch(
      /2026-11-19.*in the past.*a day from now/,
    );
  });

  test('says nothing about a date that this run did not ask for', () => {
    const base = published({ targetPublishMode: 'SpecificDate', targetPublishDate: '2026-01-01T00:00:00Z' });
    expect(checkPlan(context({ base, now }))).toEqual([]);
  });
});

describe('rollout-in-progress', () => {
  test('refuses a release while the last one still spreads, and says to finish or halt it', () => {
    const found = rolloutInProgress(context({ base: published(delivery(rollout('InProgress', 10))) }));
    expect(messages(found)).toMatch(/10/);
    expect(messages(found)).toMatch(/finish|finali[sz]e/i);
    expect(messages(found)).toMatch(/halt/i);
  });
  test('refuses a flight as well', () => {
    const base = publishedFlight(delivery(rollout('InProgress', 10)));
    expect(rolloutInProgress(context({ target: 'flight', base }))).toHaveLength(1);
  });
  test.each(['PackageRolloutPaused', 'PackageRolloutNotStarted'])(
    'refuses a rollout in the state %s, and does not advise to end it now',
    (packageRolloutStatus) => {
      const strange = { ...rollout('InProgress', 10), packageRolloutStatus };
      const found = messages(rolloutInProgress(context({ base: published(delivery(strange)) })));
      expect(found).toContain(packageRolloutStatus);
      expect(found).toMatch(/Check the rollout in Partner Center\. Once it is in progress/);
      expect(found).not.toContain('existing-rollout');
    },
  );
  test.each([
    ['none', published()],
    ['complete', published(delivery(rollout('Complete', 100)))],
    ['halted', published(delivery(rollout('Stopped', 0)))],
  ])('passes if the last rollout is %s', (_name, base) => {
    expect(rolloutInProgress(context({ base }))).toEqual([]);
  });
  test('reads the published submission, not its clone', () => {
    const base = cloneOf(published(), delivery(rollout('Complete', 100)));
    const source = published(delivery(rollout('InProgress', 10)));
    expect(rolloutInProgress(context({ base, published: source }))).toHaveLength(1);
    expect(rolloutInProgress(context({ base: source, published: undefined }))).toEqual([]);
  });
});

describe('rollout-halted', () => {
  const halted = plain('x64', { version: '1.5.0.0', seed: 'halted' });
  const base = published({
    applicationPackages: [publishedEntry(halted)],
    ...delivery(rollout('Stopped', 0)),
  });
  const fallback = published({ id: fallbackId, applicationPackages: [storedPackage()] });

  test('refuses to give a halted package to everyone, and names it and the way out', () => {
    const found = rolloutHalted(context({ base, fallback, files: [plain('arm64')] }));
    expect(messages(found)).toContain(halted.version);
    expect(messages(found)).toMatch(/x64/);
    expect(messages(found)).toMatch(/remove-all|higher|supersede/i);
  });
  test('says that nothing was halted if only this run would have halted it', () => {
    const asked = context({ base, fallback, files: [plain('arm64')] });
    const found = messages(rolloutHalted({ ...asked, haltsRollout: true }));
    expect(found).toMatch(
      /^With existing-rollout: halt, this submission would still give.*Nothing was halted\./,
    );
    expect(found).not.toMatch(/was halted, and/);
    expect(messages(rolloutHalted(asked))).toMatch(/^The last rollout was halted, but/);
  });
  test('passes if the halted package is superseded now', () => {
    expect(rolloutHalted(context({ base, fallback }))).toEqual([]);
  });
  test('passes if the halted package is removed by remove-all', () => {
    const files = [plain('arm64')];
    expect(rolloutHalted(context({ base, fallback, files, existingPackages: 'remove-all' }))).toEqual([]);
  });
  test('passes for a kept package that the fallback submission has as well', () => {
    const x86 = storedPackage({ fileName: 'Notes_x86.msix', architecture: 'X86', id: '86' });
    const both = published({
      applicationPackages: [x86, publishedEntry(halted)],
      ...delivery(rollout('Stopped', 0)),
    });
    const before = published({ id: fallbackId, applicationPackages: [x86] });
    expect(context({ base: both }).plan.packages.map((each) => each.action)).toContain('keep');
    expect(rolloutHalted(context({ base: both, fallback: before }))).toEqual([]);
  });
  test('refuses if the fallback has a package of that name that is another file', () => {
    const renamed = published({
      applicationPackages: [storedPackage({ fileName: 'Notes.msix', version: '1.5.0.0', id: '77' })],
      ...delivery(rollout('Stopped', 0)),
    });
    const before = published({
      id: fallbackId,
      applicationPackages: [storedPackage({ fileName: 'Notes.msix', version: '1.0.0.0', id: '66' })],
    });
    const refused = context({ base: renamed, fallback: before, files: [plain('arm64')] });
    expect(rolloutHalted(refused)).toHaveLength(1);
  });
  test('does not trust what the fallback was about to remove', () => {
    const dropped = published({
      id: fallbackId,
      applicationPackages: [publishedEntry(halted, { fileStatus: 'PendingDelete' })],
    });
    expect(rolloutHalted(context({ base, fallback: dropped, files: [plain('arm64')] }))).toHaveLength(1);
  });
  test('trusts no kept package if the fallback cannot be read', () => {
    expect(rolloutHalted(context({ base, fallback: undefined, files: [plain('arm64')] }))).toHaveLength(1);
  });
  test('refuses to submit the halted file itself once more', () => {
    const files = [halted, plain('arm64')];
    expect(rolloutHalted(context({ base, fallback, files }))).toHaveLength(1);
  });
  test('advises only what removes it for a halted bundle of unknown architectures', () => {
    const unknown = storedPackage({
      fileName: 'Notes.msixbundle',
      architecture: 'Neutral',
      version: '1.5.0.0',
    });
    const of = published({ applicationPackages: [unknown], ...delivery(rollout('Stopped', 0)) });
    const found = messages(rolloutHalted(context({ base: of, fallback })));
    expect(found).toMatch(/Notes\.msixbundle \(1\.5\.0\.0\).*remove-all.*devices/);
    expect(found).not.toContain('remove-superseded');
    expect(rolloutHalted(context({ base: of, fallback, existingPackages: 'remove-all' }))).toEqual([]);
  });
  test('allows kept packages after a rollout that went well', () => {
    const done = published({ ...base, ...delivery(rollout('Complete', 100)) });
    expect(rolloutHalted(context({ base: done, files: [plain('arm64')] }))).toEqual([]);
  });
});

describe('rollout-needs-published', () => {
  test('refuses a share if there are no customers, and says to publish without it first', () => {
    const found = rolloutNeedsPublished(
      context({ base: { id: draftId }, published: undefined, request: { rolloutPercentage: 10 } }),
    );
    expect(messages(found)).toMatch(/rollout-percentage/);
  });
  test('passes for an update, and for a first submission to everyone', () => {
    expect(rolloutNeedsPublished(context({ request: { rolloutPercentage: 10 } }))).toEqual([]);
    expect(rolloutNeedsPublished(context({ base: { id: draftId }, published: undefined }))).toEqual([]);
  });
});

describe('price', () => {
  test.each([
    ['Base', { priceId: 'Base' }],
    ['base in another letter case', { priceId: 'BASE' }],
    ['null', { priceId: null }],
    ['""', { priceId: '' }],
    ['missing', { trialPeriod: 'OneDay' }],
    ['in an empty object', {}],
    ['not in an object', null],
  ])('refuses a price that is %s, and says to set the input', (_name, pricing) => {
    expect(messages(price(context({ base: published({ pricing }) })))).toMatch(/`?price`?/);
    expect(price(context({ base: published({ pricing }) }))).toHaveLength(1);
  });
  test('refuses if there is no pricing at all', () => {
    const { pricing: _, ...base } = published();
    expect(price(context({ base }))).toHaveLength(1);
  });
  test('refuses an add-on as well', () => {
    const base = publishedAddOn({ pricing: {} });
    expect(price(context({ target: 'add-on', base, files: [] }))).toHaveLength(1);
  });
  test('passes a tier, and any price that is asked for', () => {
    expect(price(context())).toEqual([]);
    const base = published({ pricing: { priceId: 'Base' } });
    expect(price(context({ base, request: { price: 'Tier12' } }))).toEqual([]);
    expect(price(context({ base, request: { price: 'Free' } }))).toEqual([]);
  });
  test('passes a free app that stays free', () => {
    expect(price(context({ base: published({ pricing: { priceId: 'Free' } }) }))).toEqual([]);
  });
  test('ignores a flight, which has no price', () => {
    expect(price(context({ target: 'flight', base: publishedFlight() }))).toEqual([]);
  });
});

describe('nothing-to-publish', () => {
  test('refuses a run without a new file and without another change', () => {
    expect(messages(nothingToPublish(context({ files: [] })))).not.toBe('');
  });
  test('refuses a run that would only remove packages', () => {
    expect(nothingToPublish(context({ files: [], existingPackages: 'remove-all' }))).toHaveLength(1);
  });
  test('refuses if all packages there are would go, which no input asks for', () => {
    const found = nothingToPublish(context({ files: [], existingPackages: 'remove-all' }));
    expect(messages(found)).toMatch(/every package.*a bug in this action/);
  });
  test('passes an add-on, which has no packages', () => {
    const base = publishedAddOn();
    expect(
      nothingToPublish(context({ target: 'add-on', base, files: [], request: { price: 'Tier4' } })),
    ).toEqual([]);
  });
  test('passes one new file, or one changed field', () => {
    expect(nothingToPublish(context())).toEqual([]);
    expect(nothingToPublish(context({ files: [], request: { price: 'Tier2' } }))).toEqual([]);
  });
});

describe('coverage-vanishes', () => {
  /** A plan that removes what the context says customers have. */
  const losing = (base: Submission, files: PackageFacts[]): PlanContext => ({
    ...context({ base }),
    plan: planSubmission(base, files, {
      target: 'app',
      existingPackages: 'remove-all',
      rolloutPercentage: undefined,
      price: undefined,
    }),
  });

  test('refuses to lose an architecture, and names it and the input that asks for it', () => {
    const found = coverageVanishes(losing(published(), [plain('arm64')]));
    expect(messages(found)).toMatch(/x64/);
    expect(messages(found)).toMatch(/existing-packages does not ask for that/);
  });
  test('only warns of what remove-all takes away, and names a few of many', () => {
    const asked = (base: Submission, ...files: PackageFacts[]) =>
      checkPlan({ ...losing(base, files), existingPackages: 'remove-all' }).filter(
        ({ rule }) => rule === 'coverage-vanishes',
      );
    expect(asked(published(), plain('x64', { version: '9.0.0.0' }))).toEqual([]);
    expect(asked(published(), plain('arm64'))).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/remove-all would leave .*: x64 \(/) },
    ]);
    const unknown = (index: number) =>
      storedPackage({ id: `${index}`, fileName: `${index}.msixbundle`, architecture: 'Neutral' });
    const many = published({ applicationPackages: [1, 2, 3, 4, 5].map(unknown) });
    expect(messages(asked(many, plain('x64')))).toMatch(
      /possibly arm, arm64, x86 \(the devices of 1\.msixbundle are unknown\).*and the devices of 2 more packages/,
    );
  });
  test('refuses to lose a device family, and names it', () => {
    const base = published({
      applicationPackages: [
        storedPackage({ targetDeviceFamilies: [familyText(), familyText('Windows.Xbox')] }),
      ],
    });
    expect(messages(coverageVanishes(losing(base, [plain('x64')])))).toMatch(/Windows\.Xbox/);
  });
  test('refuses to lose older systems of a family', () => {
    const base = published({
      applicationPackages: [
        storedPackage({ targetDeviceFamilies: [familyText('Windows.Desktop', '10.0.10240.0')] }),
      ],
    });
    expect(messages(coverageVanishes(losing(base, [plain('x64')])))).toMatch(
      /x64 on Windows\.Desktop below 10\.0\.17763\.0/,
    );
  });
  test('refuses to lose an architecture of one of our old bundles', () => {
    const base = published({ applicationPackages: [publishedEntry(facts({ version: '1.0.0.0' }))] });
    const found = coverageVanishes(losing(base, [facts({ architectures: ['x64'] })]));
    expect(messages(found)).toMatch(/arm64/);
  });
  test('passes if several new files together serve an old bundle', () => {
    const base = published({ applicationPackages: [publishedEntry(facts({ version: '1.0.0.0' }))] });
    const files = [facts({ architectures: ['x64'] }), facts({ architectures: ['arm64'] })];
    expect(coverageVanishes(losing(base, files))).toEqual([]);
  });
  test('passes if a kept package serves what is removed', () => {
    const base = published({
      applicationPackages: [
        storedPackage(),
        storedPackage({ fileName: 'n.msix', id: '9', architecture: 'Neutral' }),
      ],
    });
    const plan = context({ base, files: [plain('arm64')] }).plan;
    expect(coverageVanishes({ ...context({ base }), plan })).toEqual([]);
  });
  test('only warns if remove-all was asked for', () => {
    const plan = losing(published(), [plain('arm64')]);
    const found = coverageVanishes({ ...plan, existingPackages: 'remove-all' });
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
  });
  test('passes a plan of remove-superseded as is', () => {
    expect(coverageVanishes(context({ files: [plain('arm64')] }))).toEqual([]);
    const universal = plain('neutral', { serves: [on('neutral', 'Windows.Universal', '10.0.10240.0')] });
    expect(coverageVanishes(context({ files: [universal] }))).toEqual([]);
  });
  test.each([
    ['an unknown bundle, by another bundle', 'Notes.msixbundle', [facts()], /arm, x86/],
    [
      'a bundle with its architectures in its name',
      'Notes_1.0.0.0_x64_ARM64_bundle.msixupload',
      [facts({ architectures: ['x64'] })],
      /on arm64 /,
    ],
  ])('refuses to lose what is in %s', (_what, fileName, files, says) => {
    const base = published({ applicationPackages: [storedPackage({ fileName, architecture: 'Neutral' })] });
    expect(messages(coverageVanishes(losing(base, files)))).toMatch(says);
  });
  test('passes an unknown bundle that a package for every device replaces', () => {
    const base = published({
      applicationPackages: [storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' })],
    });
    expect(coverageVanishes(losing(base, [plain('neutral')]))).toEqual([]);
  });
  test.each([
    { targetDeviceFamilies: null },
    { targetDeviceFamilies: 'None' },
    { targetPlatform: 'Windows81' },
  ])('refuses to lose an earlier Windows: %j', (entry) => {
    const base = published({ applicationPackages: [storedPackage(entry)] });
    expect(messages(coverageVanishes(losing(base, [plain('neutral')])))).toMatch(/Windows 8\.1 or earlier/);
  });
  test('passes a flight, whose packages come without families', () => {
    const base = publishedFlight();
    expect(coverageVanishes(context({ target: 'flight', base }))).toEqual([]);
  });
  test('refuses if an old bundle of unknown architectures goes and no bundle comes', () => {
    const base = published({
      applicationPackages: [storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' })],
    });
    expect(coverageVanishes(losing(base, [plain('x64')]))).toHaveLength(1);
  });
});

describe('dropped-entries', () => {
  test('refuses a document that leaves an entry out, and names it', () => {
    const good = context();
    const applicationPackages = packagesOf(good.plan.document).filter((each) => each.id === '');
    const plan = { ...good.plan, document: { ...good.plan.document, applicationPackages } };
    const found = droppedEntries({ ...good, plan });
    expect(messages(found)).toContain('Notes_1.0.0.0_x64.msix');
  });
  test('passes if entries are marked for removal', () => {
    expect(droppedEntries(context())).toEqual([]);
  });
  test('refuses if one of two entries of the same name is left out', () => {
    const twice = [storedPackage({ id: '1' }), storedPackage({ id: '2' })];
    const base = published({ applicationPackages: twice });
    const good = context({ base });
    const applicationPackages = packagesOf(good.plan.document).filter((each) => each.id !== '2');
    expect(
      droppedEntries({
        ...good,
        plan: { ...good.plan, document: { ...good.plan.document, applicationPackages } },
      }),
    ).toHaveLength(1);
  });
});

describe('pending-upload', () => {
  const draft = (fileName: string) =>
    cloneOf(published(), { applicationPackages: [storedPackage(), pendingEntry(facts(), { fileName })] });

  test('refuses a draft in which someone else’s file waits for its bytes, and names it', () => {
    const found = pendingUpload(context({ base: draft('theirs.msix'), published: published() }));
    expect(messages(found)).toContain('theirs.msix');
  });
  test('passes if no file waits', () => {
    expect(pendingUpload(context())).toEqual([]);
  });
  test('the plan itself never marks such an entry for removal', () => {
    const base = draft('theirs.msix');
    for (const existingPackages of ['remove-superseded', 'remove-all', 'keep-all'] as const) {
      const { plan } = context({ base, published: published(), existingPackages });
      const entry = packagesOf(plan.document).find((each) => each.fileName === 'theirs.msix');
      expect([existingPackages, entry?.fileStatus]).toEqual([existingPackages, 'PendingUpload']);
    }
  });
});

test('the ids in these tests are longer than a number can be', () => {
  expect(String(Number(publishedId))).not.toBe(publishedId);
});
