import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../simulator/src/json/json.ts';
import { bundle, single } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import { storeId } from '../support/test-store.ts';

const store = useStore();
const x64 = { fileName: 'old-x64.msix', version: '1.0.0.0', architecture: 'X64' };
const arm64 = { fileName: 'old-arm64.msix', version: '1.0.0.0', architecture: 'Arm64' };

/** The document that the run sent by PUT. */
function sentBy(run: StoreRun): JsonObject {
  const body = run.requests.find(({ role, method }) => role === 'api' && method === 'PUT')?.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Error('No document was sent.');
  return body;
}

function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner[name] : undefined,
    value,
  );
}

/** Old file names and what the run sent as their status. */
function fates(run: StoreRun): Readonly<Record<string, unknown>> {
  const entries = sentBy(run).applicationPackages;
  if (!Array.isArray(entries)) throw new Error('No packages were sent.');
  return Object.fromEntries(entries.map((entry) => [at(entry, 'fileName'), at(entry, 'fileStatus')]));
}

/** What an administrator does in Partner Center when a rollout goes wrong. */
async function haltRollout(): Promise<void> {
  const path = `applications/${storeId}/submissions/${store.published()?.submission.id}/haltpackagerollout`;
  const answer = await fetch(`${store.simulator.storeHttpUrl}/v1.0/my/${path}`, {
    method: 'POST',
    headers: { Authorization: 'Bearer PROXY' },
  });
  expect(answer.status).toBe(200);
}

function expectRefused(run: StoreRun, ...says: readonly RegExp[]): void {
  expect(run.result).toBe('refused');
  for (const each of says) expect(run.errors.join('\n')).toMatch(each);
  expect(run.writes).toEqual([]);
}

describe('packages that the Store has', () => {
  test('go if a new one replaces them, and stay with the reason if none does', async () => {
    store.app({ packages: [x64, arm64] });
    const file = await single('1.2.0.0');
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expect(fates(run)).toEqual({
      'old-x64.msix': 'PendingDelete',
      'old-arm64.msix': 'Uploaded',
      [file.archiveName]: 'PendingUpload',
    });
    expect(run.log).toMatch(/keep +old-arm64\.msix .*arm64/);
    expect(run.summary).toMatch(/keep \| <code>old-arm64\.msix.*no new package supports arm64/);
  });

  test('stay with keep-all', async () => {
    store.app({ packages: [x64] });
    const file = await single('1.2.0.0');
    const run = await store.publish([file], { 'existing-packages': 'keep-all' });
    expect(run.result).toBe('accepted');
    expect(fates(run)).toEqual({ 'old-x64.msix': 'Uploaded', [file.archiveName]: 'PendingUpload' });
  });

  test('go with remove-all, even for a rollback to a lower version', async () => {
    store.app({
      packages: [
        { ...x64, version: '3.0.0.0' },
        { ...arm64, version: '3.0.0.0' },
      ],
    });
    const file = await single('1.2.0.0');
    const run = await store.publish([file], { 'existing-packages': 'remove-all', 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expectHeld(store.published(), [file]);
    expect(store.published()?.submission.applicationPackages).toHaveLength(1);
  });

  test('that are exactly this file are not sent again', async () => {
    store.app({ packages: [x64, arm64] });
    const [first, second] = [await single('1.2.0.0'), await single('1.2.0.0', { architecture: 'arm64' })];
    expect((await store.publish([first], { 'wait-for': 'published' })).result).toBe('published');
    const run = await store.publish([first, second], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expectHeld(store.published(), [second]);
    expect(fates(run)).toMatchObject({
      [first.archiveName]: 'Uploaded',
      [second.archiveName]: 'PendingUpload',
    });
    expect(run.log).toContain('the Store already has this file');
  });

  test('whose devices would otherwise no longer get anything stay', async () => {
    store.app({
      packages: [{ ...x64, targetDeviceFamilies: ['Windows.Desktop min version 10.0.10240.0'] }],
    });
    const run = await store.publish([await single('1.2.0.0')]);
    expect(run.result).toBe('accepted');
    expect(fates(run)).toMatchObject({ 'old-x64.msix': 'Uploaded' });
  });
});

describe('a gradual rollout', () => {
  const inForce = () => at(store.published()?.submission, 'packageDeliveryOptions', 'packageRollout');

  test('of 10 is set, read back, and said', async () => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {
      'rollout-percentage': '10',
      'wait-for': 'published',
    });
    expect(run.result).toBe('published');
    expect(inForce()).toMatchObject({
      isPackageRollout: true,
      packageRolloutPercentage: 10,
      packageRolloutStatus: 'PackageRolloutInProgress',
    });
    expect(run.outputs).toMatchObject({
      'rollout-percentage': '10',
      'rollout-status': 'PackageRolloutInProgress',
    });
    expect(run.log).toMatch(/packageRolloutPercentage.*10/);
  });

  test('is never inherited: none asked for means everyone, though the last submission had one', async () => {
    store.app({ rollout: { percentage: 30, status: 'PackageRolloutComplete' } });
    const run = await store.publish([await bundle('1.2.0.0')], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(at(sentBy(run), 'packageDeliveryOptions', 'packageRollout', 'isPackageRollout')).toBe(false);
    expect(inForce()).toMatchObject({ isPackageRollout: false });
    expect(run.log).toMatch(/isPackageRollout.*true.*false/);
  });

  test('still in progress is not replaced halfway', async () => {
    store.app({ rollout: { percentage: 30 } });
    expectRefused(
      await store.publish([await bundle('1.2.0.0')]),
      /still rolling out \(30% of customers.*existing-rollout/,
    );
  });

  test('that was halted does not reach everyone by packages that stay', async () => {
    store.app({ packages: [x64] });
    const halted = await single('1.1.0.0', { architecture: 'arm64' });
    await store.publish([halted], { 'rollout-percentage': '10', 'wait-for': 'published' });
    await haltRollout();
    const run = await store.publish([await single('1.2.0.0')]);
    expectRefused(run, /rollout was halted.*give these halted packages to everyone: .*_1\.1\.0\.0_arm64/);
  });

  test('that was halted is followed by a higher version that replaces it', async () => {
    store.app({ packages: [x64] });
    await store.publish([await single('1.1.0.0')], { 'rollout-percentage': '10', 'wait-for': 'published' });
    await haltRollout();
    const file = await single('1.2.0.0');
    const run = await store.publish([file], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expectHeld(store.published(), [file]);
  });
});

describe('the price', () => {
  test('of a paid app stays', async () => {
    store.app({ price: 'Tier5' });
    const run = await store.publish([await bundle('1.2.0.0')], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(at(store.published()?.submission, 'pricing', 'priceId')).toBe('Tier5');
  });

  test.each([
    ['Base', /returns "Base" as the price.*price version 2.*Set price to the tier/],
    ['', /does not report this app's price.*would make it free/],
  ])('"%s" is refused before anything is written', async (price, says) => {
    store.app({ price });
    expectRefused(await store.publish([await bundle('1.2.0.0')]), says);
  });

  test('that is missing is refused before anything is written', async () => {
    store.app({ submission: { pricing: { priceId: null } } });
    expectRefused(await store.publish([await bundle('1.2.0.0')]), /does not report this app's price/);
  });

  test('that the input names is set if the Store says Base', async () => {
    store.app({ price: 'Base' });
    const run = await store.publish([await bundle('1.2.0.0')], { price: 'tier3', 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(at(store.published()?.submission, 'pricing', 'priceId')).toBe('Tier3');
    expect(run.log).toMatch(/pricing\.priceId.*Base.*Tier3/);
  });
});

describe('what the action does not know', () => {
  test('travels through unchanged: unknown members, nulls, and ids beyond 2^53', async () => {
    const unknown = {
      futureMember: { deeply: { nested: [{ id: '1152921504621243999', none: null, share: 0.1 }] } },
      gamingOptions: [{ genres: ['Games_Puzzle'], isCrossPlayEnabled: true, newSwitch: 'NotSet' }],
      isSeekEnabled: false,
    };
    store.app({ submission: unknown, languages: ['en-us', 'de-de', 'ru'] });
    const before = structuredClone(store.published()?.submission ?? {});
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('accepted');
    const { applicationPackages: packagesSent, packageDeliveryOptions: deliverySent, ...sent } = sentBy(run);
    const { applicationPackages: packagesHeld, packageDeliveryOptions: deliveryHeld, ...held } = before;
    const setByTheService = ['id', 'status', 'statusDetails', 'fileUploadUrl', 'friendlyName'];
    const own = (document: JsonObject) =>
      Object.fromEntries(Object.entries(document).filter(([name]) => !setByTheService.includes(name)));
    expect(own(sent)).toEqual(own(held));
    expect(deliverySent).toEqual(deliveryHeld);
    const [sentFirst, heldFirst] = [packagesSent, packagesHeld].map((each) =>
      Array.isArray(each) ? each[0] : each,
    );
    expect(sentFirst).toEqual({ ...Object(heldFirst), fileStatus: 'PendingDelete' });
  });

  test('is not made up if it is null or missing', async () => {
    store.app({ submission: { trailers: null, applicationCategory: null } });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('accepted');
    expect(sentBy(run)).not.toHaveProperty('trailers');
    expect(sentBy(run)).not.toHaveProperty('applicationCategory');
  });
});

describe('what the Store makes of the update', () => {
  test.each<[string, Parameters<typeof store.control.set>[0], RegExp]>([
    [
      'a price that became free',
      { updatePatch: { pricing: { priceId: 'Free' } } },
      /pricing\.priceId is "Free" instead of "Tier5"/,
    ],
    [
      'a rollout that is gone',
      { updatePatch: { packageDeliveryOptions: { packageRollout: { isPackageRollout: false } } } },
      /packageRollout is .*false.* instead of .*true/,
    ],
    [
      'a rollout that grew',
      { updatePatch: { packageDeliveryOptions: { packageRollout: { packageRolloutPercentage: 50 } } } },
      /packageRollout is .*50.* instead of .*10/,
    ],
    [
      'another visibility',
      { updatePatch: { visibility: 'Hidden' } },
      /visibility is "Hidden" instead of "Public"/,
    ],
    [
      'another publish mode',
      { updatePatch: { targetPublishMode: 'Manual' } },
      /targetPublishMode is "Manual" instead of "Immediate"/,
    ],
    ['a lost listing', { updatePatch: { listings: { 'de-de': null } } }, /listings\.de-de/],
    ['packages that are gone', { updatePatch: { applicationPackages: [] } }, /packages is \[\] instead of/],
  ])('is read back: %s is never committed, and the draft goes', async (_what, settings, says) => {
    store.app({ price: 'Tier5', languages: ['en-us', 'de-de'] });
    store.control.set(settings);
    const run = await store.publish([await bundle('1.2.0.0')], { 'rollout-percentage': '10' });
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(says);
    expect(run.writes).toEqual(['create', 'update', 'delete']);
    expect(store.submissions()).toHaveLength(1);
    expect(run.log).toMatch(/Deleted draft \d+: nothing was submitted/);
    // The page of a deleted draft would lead nowhere.
    expect(run.outputs).not.toHaveProperty('submission-id');
    expect(run.outputs).not.toHaveProperty('status');
  });

  test('the flip of isAdvancedPricingModel is harmless (U10)', async () => {
    store.app({ price: 'Tier5' });
    store.control.set({ updatePatch: { pricing: { isAdvancedPricingModel: false } } });
    expect((await store.publish([await bundle('1.2.0.0')])).result).toBe('accepted');
  });
});
