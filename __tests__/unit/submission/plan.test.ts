import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../../simulator/src/json/json.ts';
import { mergePatch } from '../../../simulator/src/json/merge-patch.ts';
import { compareStored } from '../../../src/checks/read-back.ts';
import { packagesOf } from '../../../src/document/packages.ts';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import { archiveName } from '../../../src/packages/name.ts';
import type { StorePackage, Submission } from '../../../src/store/wire.ts';
import {
  addedNames,
  isEmptyPlan,
  otherChanges,
  type PlanRequest,
  planSubmission,
  resultingNames,
} from '../../../src/submission/plan.ts';
import {
  cloneOf,
  delivery,
  draftId,
  facts,
  familyText,
  noRollout,
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

const nothingElse: PlanRequest = {
  target: 'app',
  existingPackages: 'remove-superseded',
  rolloutPercentage: undefined,
  price: undefined,
};

function plan(base: Submission, files: PackageFacts[], request: Partial<PlanRequest> = {}) {
  return planSubmission(base, files, { ...nothingElse, ...request });
}

/** What the Store holds once the document is published: files uploaded, removed entries gone. */
function afterPublishing(document: Submission, files: PackageFacts[]): Submission {
  const settle = (entry: StorePackage): StorePackage[] => {
    if (entry.fileStatus === 'PendingDelete') return [];
    const file = files.find((each) => archiveName(each) === entry.fileName);
    return entry.fileStatus === 'PendingUpload' && file ? [publishedEntry(file)] : [entry];
  };
  const { applicationPackages, flightPackages } = document;
  return {
    ...document,
    status: 'Published',
    ...(applicationPackages && { applicationPackages: applicationPackages.flatMap(settle) }),
    ...(flightPackages && { flightPackages: flightPackages.flatMap(settle) }),
  };
}

/** The document with what the request names, by the inputs' meaning (README): an oracle independent of the code. */
function withAsked(document: Submission, request: PlanRequest): Submission {
  const { price, visibility, publishMode, releaseNotes, certificationNotes, mandatoryUpdate, patch } =
    request;
  const modes = { immediate: 'Immediate', manual: 'Manual', date: 'SpecificDate' };
  const moment = mandatoryUpdate === 'now' ? '1601-01-01T00:00:00Z' : mandatoryUpdate?.date;
  const present = document.packageDeliveryOptions?.mandatoryUpdateEffectiveDate;
  const languages = Object.entries(document.listings ?? {});
  const changes = [
    price !== undefined && { pricing: { priceId: price } },
    visibility && { visibility: visibility.charAt(0).toUpperCase() + visibility.slice(1) },
    publishMode && { targetPublishMode: modes[publishMode.mode] },
    publishMode?.mode === 'date' && {
      targetPublishDate: unlessSame(document.targetPublishDate, publishMode.date, Date.parse),
    },
    releaseNotes !== undefined && {
      listings: Object.fromEntries(
        languages.map(([language, listing]) => {
          const { baseListing } = listing as { baseListing: { releaseNotes?: string } };
          const notes = unlessSame(baseListing.releaseNotes, releaseNotes, withoutReturns);
          return [language, { baseListing: { releaseNotes: notes } }];
        }),
      ),
    },
    certificationNotes !== undefined && {
      notesForCertification: unlessSame(document.notesForCertification, certificationNotes, withoutReturns),
    },
    moment !== undefined && {
      packageDeliveryOptions: {
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: unlessSame(present, moment, Date.parse),
      },
    },
    patch,
  ];
  const merged = changes.reduce<JsonObject>(
    (changed, change) => mergePatch(changed, (change || {}) as JsonObject),
    document as JsonObject,
  );
  return { ...merged, id: document.id };
}

/** What is there if it means the same: another spelling is not a change. */
function unlessSame(present: unknown, wanted: string, meaning: (text: string) => unknown): string {
  return typeof present === 'string' && meaning(present) === meaning(wanted) ? present : wanted;
}

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** A copy without empty members. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const isEmpty = (member: unknown) => member === null || member === '' || JSON.stringify(member) === '[]';
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      isEmpty(member) ? [] : [[name, withoutEmpty(member)]],
    ),
  );
}

/** The document without what a plan may touch. */
function untouchedPart(document: Submission): unknown {
  const { applicationPackages: _a, flightPackages: _f, packageDeliveryOptions, ...rest } = document;
  const { packageRollout: _r, ...options } = packageDeliveryOptions ?? {};
  // An add-on has none, and must not get any.
  return { rest, options: packageDeliveryOptions && options };
}

describe('packages', () => {
  test('a new file is added as PendingUpload under the name that carries its identity', () => {
    const file = facts();
    const { document, packages } = plan(published(), [file]);
    expect(packagesOf(document).find((entry) => entry.fileName === archiveName(file))).toMatchObject({
      fileStatus: 'PendingUpload',
      minimumDirectXVersion: 'None',
      minimumSystemRam: 'None',
    });
    expect(packages.find((each) => each.action === 'add')).toMatchObject({
      fileName: archiveName(file),
      version: '2.0.0.0',
      architectures: ['arm64', 'x64'],
      families: ['Windows.Desktop 10.0.17763.0'],
      size: file.size,
    });
  });

  test('an entry of a new file carries nothing that the service fills in', () => {
    const entry = packagesOf(plan(published(), [facts()]).document).find(
      (each) => each.fileStatus === 'PendingUpload',
    );
    expect(entry?.id ?? '').toBe('');
    expect(entry).not.toHaveProperty('architecture');
    expect(entry).not.toHaveProperty('version');
  });

  test('a superseded one is marked PendingDelete with everything else in place, never dropped', () => {
    const { document, packages } = plan(published(), [facts()]);
    expect(packagesOf(document)).toContainEqual({ ...storedPackage(), fileStatus: 'PendingDelete' });
    expect(packages.find((each) => each.action === 'remove')).toMatchObject({
      fileName: 'Notes_1.0.0.0_x64.msix',
      version: '1.0.0.0',
      families: ['Windows.Desktop 10.0.17763.0'],
    });
  });

  test('a kept one is sent unchanged, and the plan says why it is kept', () => {
    const x86 = storedPackage({ fileName: 'x86.msix', architecture: 'X86', id: '2' });
    const { document, packages } = plan(published({ applicationPackages: [x86] }), [facts()]);
    expect(packagesOf(document)).toContainEqual(x86);
    const kept = packages.find((each) => each.action === 'keep');
    expect(kept?.fileName).toBe('x86.msix');
    expect(kept?.reason).toMatch(/x86/);
  });

  test('keep-all and remove-all are obeyed', () => {
    const statuses = (mode: PlanRequest['existingPackages']) =>
      packagesOf(plan(published(), [plain('arm64')], { existingPackages: mode }).document).map(
        (each) => each.fileStatus,
      );
    expect(statuses('keep-all')).toEqual(['Uploaded', 'PendingUpload']);
    expect(statuses('remove-all')).toEqual(['PendingDelete', 'PendingUpload']);
  });

  test('a file that the Store already has by its hash is neither sent again nor removed', () => {
    const file = facts();
    for (const existingPackages of ['remove-superseded', 'remove-all', 'keep-all'] as const) {
      const result = plan(published({ applicationPackages: [publishedEntry(file)] }), [file], {
        existingPackages,
      });
      expect(addedNames(result)).toEqual([]);
      expect(packagesOf(result.document)).toEqual([publishedEntry(file)]);
      expect(isEmptyPlan(result)).toBe(true);
    }
  });

  test('a file that the Store has in another letter case is the same file', () => {
    const file = facts();
    const entry = publishedEntry(file, { fileName: archiveName(file).toUpperCase() });
    const result = plan(published({ applicationPackages: [entry] }), [file]);
    expect(addedNames(result)).toEqual([]);
  });

  test('after a partial release only the missing file is sent, and the other one stays', () => {
    const x64 = facts({ architectures: ['x64'] });
    const arm64 = facts({ architectures: ['arm64'] });
    const fileName = 'old_1.0.0.0_x64_arm64.msixbundle';
    const old = storedPackage({ fileName, architecture: 'Neutral', version: '1.0.0.0' });
    const result = plan(published({ applicationPackages: [old, publishedEntry(x64)] }), [x64, arm64]);
    expect(addedNames(result)).toEqual([archiveName(arm64)]);
    expect(resultingNames(result)).toEqual(expect.arrayContaining([archiveName(x64), archiveName(arm64)]));
    expect(packagesOf(result.document).find((each) => each.fileName === fileName)?.fileStatus).toBe(
      'PendingDelete',
    );
  });

  test('a file that a draft already marks for upload is not added twice', () => {
    const file = facts();
    const draft = cloneOf(published(), { applicationPackages: [storedPackage(), pendingEntry(file)] });
    const names = packagesOf(plan(draft, [file]).document).map((each) => each.fileName);
    expect(names.filter((each) => each === archiveName(file))).toHaveLength(1);
  });

  test('a file of ours that is marked for removal comes back under its own entry', () => {
    const file = facts();
    const entry = publishedEntry(file, { fileStatus: 'PendingDelete' });
    const result = plan(cloneOf(published(), { applicationPackages: [entry] }), [file]);
    expect(resultingNames(result)).toEqual([archiveName(file)]);
    expect(packagesOf(result.document).filter((each) => each.fileStatus !== 'PendingDelete')).toHaveLength(1);
  });

  test('rebuilt files of the same version do not replace anything automatically', () => {
    const result = plan(published({ applicationPackages: [publishedEntry(facts({ seed: 'first' }))] }), [
      facts({ seed: 'second' }),
    ]);
    expect(result.packages.filter((each) => each.action === 'remove')).toEqual([]);
  });

  test('flight packages are kept if a flight keeps them', () => {
    const { document } = plan(publishedFlight(), [plain('x64')], { target: 'flight' });
    expect(document.flightPackages?.map((each) => each.fileStatus)).toEqual([
      'PendingDelete',
      'PendingUpload',
    ]);
    expect(document).not.toHaveProperty('applicationPackages');
  });

  test('a first submission has only new packages', () => {
    const { document } = plan({ id: draftId, applicationPackages: null }, [facts()]);
    expect(packagesOf(document)).toHaveLength(1);
  });

  test('an add-on gets no packages and no rollout', () => {
    const base = publishedAddOn();
    const { document } = plan(base, [], { target: 'add-on', price: 'Tier4' });
    expect(document).toEqual({ ...base, pricing: { ...base.pricing, priceId: 'Tier4' } });
  });
});

describe('rollout', () => {
  test('is turned on if a percentage is asked for, whatever the last submission had', () => {
    for (const member of [noRollout(), rollout('Complete', 100), rollout('Stopped', 0)]) {
      const { document } = plan(published(delivery(member)), [facts()], { rolloutPercentage: 10 });
      expect(document.packageDeliveryOptions?.packageRollout).toMatchObject({
        isPackageRollout: true,
        packageRolloutPercentage: 10,
      });
    }
  });

  test('is turned off if none is asked for, and the plan says that it was on', () => {
    const result = plan(published(delivery(rollout('Complete', 100))), [facts()]);
    expect(result.document.packageDeliveryOptions?.packageRollout).toMatchObject({ isPackageRollout: false });
    expect(result.changes.map((each) => each.path)).toContain(
      'packageDeliveryOptions.packageRollout.isPackageRollout',
    );
  });

  test('without a new package is not a change for customers', () => {
    const file = facts();
    const base = published({
      applicationPackages: [publishedEntry(file)],
      ...delivery(rollout('Complete', 100)),
    });
    expect(isEmptyPlan(plan(base, [file]))).toBe(true);
    expect(isEmptyPlan(plan(base, [file], { rolloutPercentage: 10 }))).toBe(true);
  });
});

describe('price', () => {
  test('is changed if asked for, and nothing else is', () => {
    const base = published();
    const { document, changes } = plan(base, [facts()], { price: 'Free' });
    expect(document.pricing).toEqual({ ...base.pricing, priceId: 'Free' });
    expect(changes).toContainEqual({ path: 'pricing.priceId', before: 'Tier12', after: 'Free' });
  });

  test('replaces Base, null, a missing member and an empty object', () => {
    const pricings = [{ priceId: 'Base' }, { priceId: null }, { trialPeriod: 'OneDay' }, {}, null];
    for (const pricing of pricings) {
      const { document } = plan(published({ pricing }), [facts()], { price: 'Tier12' });
      expect(document.pricing).toEqual({ ...pricing, priceId: 'Tier12' });
    }
  });

  test('is sent as is if none is asked for: a check reports it, the plan invents nothing', () => {
    for (const pricing of [{ priceId: 'Base' }, { priceId: null }, {}, null]) {
      expect(plan(published({ pricing }), [facts()]).document.pricing).toEqual(pricing);
    }
  });

  test('is shown as inherited if it stays, with visibility and publish mode', () => {
    const { inherited } = plan(published(), [facts()]);
    expect(inherited).toEqual(
      expect.arrayContaining([
        { path: 'pricing.priceId', value: 'Tier12' },
        { path: 'visibility', value: 'Public' },
        { path: 'targetPublishMode', value: 'Immediate' },
      ]),
    );
    expect(plan(published(), [facts()], { price: 'Tier2' }).inherited.map((each) => each.path)).not.toContain(
      'pricing.priceId',
    );
  });

  test('alone is a change', () => {
    const file = facts();
    const base = published({ applicationPackages: [publishedEntry(file)] });
    const result = plan(base, [file], { price: 'Tier2' });
    expect(isEmptyPlan(result)).toBe(false);
    expect(otherChanges(result).map((each) => each.path)).toEqual(['pricing.priceId']);
  });
});

describe('future device families', () => {
  const defaults = { Desktop: false, Mobile: false, Holographic: false, Xbox: false };

  test('are filled in if the clone lacks them: the Store refuses a PUT without them', () => {
    for (const allowTargetFutureDeviceFamilies of [undefined, null, {}]) {
      const { document } = plan(published({ allowTargetFutureDeviceFamilies }), [facts()]);
      expect(document.allowTargetFutureDeviceFamilies).toEqual(defaults);
    }
  });
  test('are not a change on their own', () => {
    const file = facts();
    for (const allowTargetFutureDeviceFamilies of [undefined, null, {}]) {
      const base = published({
        allowTargetFutureDeviceFamilies,
        applicationPackages: [publishedEntry(file)],
      });
      expect(isEmptyPlan(plan(base, [file]))).toBe(true);
    }
  });
  test.each([
    ['some are missing', { Desktop: true }, undefined, { ...defaults, Desktop: true }],
    ['one is null', { ...defaults, Xbox: null }, undefined, defaults],
    ['the patch names one and the Store has none', null, { xbox: true }, { ...defaults, Xbox: true }],
    ['the patch removes one', { ...defaults, Team: true }, { Desktop: null }, { ...defaults, Team: true }],
    [
      'they are written in another way',
      { DESKTOP: true },
      undefined,
      { Mobile: false, Holographic: false, Xbox: false, DESKTOP: true },
    ],
  ])('are complete if %s', (_what, allowTargetFutureDeviceFamilies, families, expected) => {
    const patch = families && { allowTargetFutureDeviceFamilies: families };
    const { document } = plan(published({ allowTargetFutureDeviceFamilies }), [facts()], { patch });
    expect(document.allowTargetFutureDeviceFamilies).toEqual(expected);
  });
  test('are a change if the patch turns one on that was not set', () => {
    const file = facts();
    for (const allowTargetFutureDeviceFamilies of [undefined, null, {}, { Desktop: true }]) {
      const base = published({
        allowTargetFutureDeviceFamilies,
        applicationPackages: [publishedEntry(file)],
      });
      const opened = plan(base, [file], { patch: { allowTargetFutureDeviceFamilies: { Xbox: true } } });
      expect(isEmptyPlan(opened)).toBe(false);
      const dropped = compareStored(opened, base).dangerous;
      expect(dropped.map(({ path }) => path)).toEqual([
        expect.stringMatching(/^allowTargetFutureDeviceFamilies/),
      ]);
      const filled = plan(base, [file]);
      expect(compareStored(filled, base)).toEqual({ dangerous: [], reworded: [], others: [] });
    }
  });
  test('do not exist in a flight', () => {
    const { document } = plan(publishedFlight(), [facts()], { target: 'flight' });
    expect(document).not.toHaveProperty('allowTargetFutureDeviceFamilies');
  });
});

describe('whatever is not asked for', () => {
  test('is sent unchanged: unknown members, nulls, ids of 19 digits', () => {
    const base = published();
    const before = structuredClone(base);
    const { document } = plan(base, [facts()], { rolloutPercentage: 10 });
    expect(untouchedPart(document)).toEqual(untouchedPart(before));
    expect(base).toEqual(before);
    expect(document.id).toBe(publishedId);
    expect(JSON.stringify(document)).toContain('"id":"9223372036854775807"');
  });

  test('survives a round trip through JSON', () => {
    const { document } = plan(published(), [facts()]);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('for any submission, files and request', () => {
  const families = fc.constantFrom('Windows.Desktop', 'Windows.Universal', 'Windows.Xbox');
  const existing = fc.record({
    fileName: fc.stringMatching(/^[a-z]{1,8}\.(msix|msixbundle|appx)$/),
    fileStatus: fc.constantFrom('Uploaded', 'None', 'PendingDelete'),
    id: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
    version: fc.constantFrom('1.0.0.0', '2.0.0.0', '3.0.0.0', null),
    architecture: fc.constantFrom('X64', 'x86', 'Neutral', 'Arm64', null),
    targetDeviceFamilies: fc.option(
      fc.array(
        families.map((each) => familyText(each)),
        { maxLength: 2 },
      ),
    ),
    languages: fc.array(fc.constantFrom('en-US', 'de'), { maxLength: 2 }),
    unknown: fc.jsonValue(),
  });
  const files = fc.uniqueArray(
    fc.record({
      version: fc.constantFrom('2.0.0.0', '3.0.0.0'),
      architecture: fc.constantFrom('x64' as const, 'arm64' as const, 'neutral' as const),
      bundle: fc.boolean(),
    }),
    { selector: (each) => JSON.stringify(each), maxLength: 3 },
  );
  const dates = fc.constantFrom(
    '2026-12-01T00:00:00Z',
    '2026-12-01T00:00:00.0000000Z',
    '2027-01-01T09:30:00Z',
  );
  const texts = fc.constantFrom('Ink.', 'Faster.', 'One.\nTwo.', 'One.\r\nTwo.', '');
  const asked = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
  const wanted = asked(texts.map((text) => text.replaceAll('\r', '')));
  const requests = (target: PlanRequest['target']) => {
    const isFlight = target === 'flight';
    return fc.record<PlanRequest>({
      target: fc.constant(target),
      existingPackages: fc.constantFrom('remove-superseded', 'remove-all', 'keep-all'),
      rolloutPercentage: asked(fc.integer({ min: 1, max: 99 })),
      price: isFlight ? fc.constant(undefined) : asked(fc.constantFrom('Free', 'Tier2', 'Tier12')),
      visibility: isFlight
        ? fc.constant(undefined)
        : asked(fc.constantFrom('public' as const, 'private' as const, 'hidden' as const)),
      publishMode: asked(
        fc.oneof(
          fc.record({ mode: fc.constantFrom('immediate' as const, 'manual' as const) }),
          fc.record({ mode: fc.constant('date' as const), date: dates }),
        ),
      ),
      releaseNotes: target === 'app' ? wanted : fc.constant(undefined),
      certificationNotes: target === 'add-on' ? fc.constant(undefined) : wanted,
      mandatoryUpdate:
        target === 'add-on'
          ? fc.constant(undefined)
          : asked(fc.oneof(fc.constant('now' as const), fc.record({ date: dates }))),
      patch: asked(
        fc
          .tuple(
            fc.dictionary(
              fc.constantFrom('x', 'xnew', 'tag'),
              fc.oneof(fc.constantFrom<JsonObject[string][]>(null, 'text', 7), fc.constant({ flag: true })),
            ),
            target === 'app' ? fc.boolean() : fc.constant(false),
          )
          .map(([patch, isNested]) => ({
            ...patch,
            ...(isNested && { memberOfTomorrow: { flag: true, nested: null } }),
          })),
      ),
    });
  };
  const made = { app: published, flight: publishedFlight, 'add-on': publishedAddOn } as const;
  const documents = (target: PlanRequest['target']) =>
    fc
      .record({
        packages: fc.uniqueArray(existing, { selector: (each) => each.fileName, maxLength: 4 }),
        member: fc.constantFrom(noRollout(), rollout('Complete', 100), rollout('Stopped', 0)),
        targetPublishDate: dates,
        notesForCertification: texts,
        releaseNotes: texts,
        extra: fc.dictionary(fc.stringMatching(/^x[a-z]{0,5}$/), fc.jsonValue()),
      })
      .map(({ packages, member, extra, releaseNotes, targetPublishDate, notesForCertification }) =>
        made[target]({
          ...extra,
          targetPublishDate,
          ...(target === 'app' && {
            listings: { 'en-us': { baseListing: { releaseNotes, title: 'Notes' } } },
          }),
          ...(target !== 'add-on' && {
            [target === 'app' ? 'applicationPackages' : 'flightPackages']: packages,
            notesForCertification,
            ...delivery(member),
          }),
        }),
      );
  const releases = fc
    .constantFrom('app' as const, 'flight' as const, 'add-on' as const)
    .chain((target) =>
      fc.tuple(
        documents(target),
        target === 'add-on' ? fc.constant<PackageFacts[]>([]) : files.map((rows) => toFacts(rows)),
        requests(target),
      ),
    );
  const toFacts = (rows: { version: string; architecture: 'x64' | 'arm64' | 'neutral'; bundle: boolean }[]) =>
    rows.map((row) =>
      facts({
        version: row.version,
        architectures: [row.architecture],
        extension: row.bundle ? 'msixbundle' : 'msix',
      }),
    );

  test('the plan changes only what was asked for, and drops no entry', () => {
    fc.assert(
      fc.property(releases, ([base, added, request]) => {
        const before = structuredClone(base);
        const { document } = planSubmission(base, added, request);
        expect(base).toEqual(before);
        const asked = withAsked(before, request);
        // A patch with another form of an empty value (null for an empty text) changes nothing.
        expect(withoutEmpty(untouchedPart(document))).toEqual(withoutEmpty(untouchedPart(asked)));
        for (const entry of packagesOf(before)) {
          const same = packagesOf(document).filter((each) => each.id === entry.id && each.id !== '');
          const { fileStatus: _, ...rest } = entry;
          expect(same).toEqual(expect.arrayContaining([expect.objectContaining(rest)]));
        }
      }),
    );
  });

  test('planning again on the published result is empty', () => {
    fc.assert(
      fc.property(releases, ([base, added, request]) => {
        // A base without packages marked for removal, like a published submission.
        const clean = afterPublishing(base, []);
        const first = planSubmission(clean, added, request);
        const again = planSubmission(afterPublishing(first.document, added), added, request);
        expect(isEmptyPlan(again)).toBe(true);
        expect(otherChanges(again)).toEqual([]);
      }),
    );
  });

  test('planning again on its own document gives the same document', () => {
    fc.assert(
      fc.property(releases, ([base, added, request]) => {
        const first = planSubmission(base, added, request);
        expect(planSubmission(first.document, added, request).document).toEqual(first.document);
      }),
    );
  });

  test('the same input gives the same plan', () => {
    fc.assert(
      fc.property(releases, ([base, added, request]) => {
        expect(planSubmission(base, added, request)).toEqual(
          planSubmission(structuredClone(base), added, request),
        );
      }),
    );
  });
});
