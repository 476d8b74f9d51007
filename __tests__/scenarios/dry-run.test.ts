import { describe, expect, test } from '@jest/globals';
import { bundle, single } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import { storeId } from '../support/test-store.ts';

const store = useStore();
const dry = { 'dry-run': 'true' };
const offline = { ...dry, 'tenant-id': '', 'client-id': '', 'client-secret': '', 'app-id': '' };
const patchFile = (value: unknown) => ({
  path: 'store/patch.json',
  bytes: Buffer.from(JSON.stringify(value, undefined, 2)),
});

describe('a dry run with credentials', () => {
  test('shows what the release would do, and changes nothing', async () => {
    store.app({ packages: [{ fileName: 'Old_1.0.0.0.msixbundle' }] });
    const file = await bundle('1.2.0.0');
    const inputs = { 'rollout-percentage': '10', 'release-notes': 'Ink.', visibility: 'hidden' };
    const run = await store.publish([file], { ...dry, ...inputs });
    expect(run.result).toBe('planned');
    expect(run.exitCode).toBe(0);
    expect(run.writes).toEqual([]);
    expect(store.submissions()).toHaveLength(1);
    const paths = JSON.parse(run.outputs.plan ?? '[]').map((change: { path: string }) => change.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        `applicationPackages[${file.archiveName}]`,
        'listings.en-us.baseListing.releaseNotes',
        'visibility',
      ]),
    );
    expect(run.log).toContain('No submission is pending');
    expect(run.summary).toContain('Ink.');
    expect(run.outputs['submission-id']).toBeUndefined();
  });

  test('plans exactly what publishing then does', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    const inputs = { 'release-notes': 'Ink.', 'publish-mode': 'manual' };
    const planned = await store.publish([file], { ...dry, ...inputs });
    const published = await store.publish([file], inputs);
    expect(planned.result).toBe('planned');
    expect(published.result).toBe('accepted');
    expect(planned.outputs.plan).toBe(published.outputs.plan);
  });

  test('a version that is too low is a warning', async () => {
    store.app({ packages: [{ fileName: 'Old_3.0.0.0.msixbundle', version: '3.0.0.0' }] });
    const run = await store.publish([await bundle('1.2.0.0')], dry);
    expect(run.result).toBe('planned');
    expect(run.warnings.join('\n')).toContain('3.0.0.0');
    expect((await store.publish([await bundle('1.2.0.0')])).result).toBe('refused');
  });

  test.each([
    ['a draft of someone else', { patch: { notesForCertification: 'mine' } }],
    ['a draft from Partner Center', { madeIn: 'dashboard' as const }],
    ['a submission in certification', { status: 'Certification', patch: { visibility: 'Hidden' } }],
  ])('a slot that is taken by %s is a warning', async (_name, pending) => {
    store.app({ pending });
    const before = store.pending();
    for (const mode of ['fail', 'wait']) {
      const run = await store.publish([await bundle('1.2.0.0')], { ...dry, 'if-pending': mode });
      expect(run.result).toBe('planned');
      expect(run.warnings.join('\n')).toContain('Another submission is pending');
      expect(run.writes).toEqual([]);
    }
    expect(store.pending()).toEqual(before);
  });

  test('what would stop a release stops it', async () => {
    store.app({ rollout: { percentage: 10 } });
    const running = await store.publish([await bundle('1.2.0.0')], dry);
    expect(running.result).toBe('refused');
    expect(running.errors.join('\n')).toContain('still rolling out');

    store.app();
    const foreign = await store.publish([await bundle('1.2.0.0', { name: 'Other.App' })], dry);
    expect(foreign.result).toBe('refused');
    expect(foreign.errors.join('\n')).toContain('Other.App');
    expect([...running.writes, ...foreign.writes]).toEqual([]);
  });

  test('says that a release is there already', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    expect((await store.publish([file], { 'wait-for': 'published' })).result).toBe('published');
    const run = await store.publish([file], dry);
    expect(run.result).toBe('planned');
    expect(run.log).toContain('publishing would do nothing');
  });

  test('an app that was never published is refused: the API cannot make its first submission', async () => {
    store.app({ published: false });
    const run = await store.publish([await bundle('1.2.0.0')], dry);
    expect(run.result).toBe('refused');
    expect(run.log).toContain('It has never been published');
    expect(run.writes).toEqual([]);
    const share = await store.publish([await bundle('1.2.0.0')], { ...dry, 'rollout-percentage': '10' });
    expect(share.result).toBe('refused');
    expect(share.errors.join('\n')).toContain('needs a published submission');
  });

  test('does not end a rollout that publishing would end', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([await bundle('1.2.0.0')], { ...dry, 'existing-rollout': 'finalize' });
    expect(run.result).toBe('planned');
    expect(run.writes).toEqual([]);
  });

  test('flights and add-ons too', async () => {
    store.app({
      flights: [{ friendlyName: 'Beta' }],
      addOns: [{ id: '9NBLGGH4R316', productId: 'gold' }],
    });
    const flight = await store.publish([await bundle('1.2.0.0')], { ...dry, flight: 'beta' });
    expect(flight.result).toBe('planned');
    const addOn = await store.publish([], { ...dry, packages: '', 'add-on': 'gold', price: 'Tier5' });
    expect(addOn.result).toBe('planned');
    expect(addOn.outputs.plan).toContain('pricing.priceId');
    expect([...flight.writes, ...addOn.writes]).toEqual([]);
  });
});

describe('a dry run without credentials', () => {
  test('checks what is in the workspace, and shows what is asked for', async () => {
    const patch = patchFile({ hardwarePreferences: ['Touch'] });
    const inputs = { 'release-notes': 'Ink.', 'submission-patch': patch.path, packages: '*.msixbundle' };
    const run = await store.publish([await bundle('1.2.0.0'), patch], { ...offline, ...inputs });
    expect(run.result).toBe('planned');
    expect(run.requests).toEqual([]);
    for (const text of [run.log, run.summary.replaceAll('<wbr>', '')]) {
      expect(text).toContain('Ink.');
      expect(text).toContain('hardwarePreferences');
      expect(text).toMatch(/This run did not sign in to the Store, so it did not check/);
    }
    expect(run.summary).toContain('1.2.0.0');
  });

  test('fails for what needs no Store', async () => {
    const patch = patchFile({ visiblity: 'Public', applicationPackages: [] });
    const two = [await single('1.2.0.0'), await single('1.2.0.0', { ext: 'appx', payloadBytes: 5000 })];
    const run = await store.publish([...two, patch], {
      ...offline,
      packages: '*.msix\n*.appx',
      'submission-patch': patch.path,
    });
    expect(run.result).toBe('refused');
    expect(run.requests).toEqual([]);
    const errors = run.errors.join('\n');
    expect(errors).toMatch(/Did you mean visibility\?/);
    expect(errors).toMatch(/applicationPackages can't be set by a patch/);
    expect(errors).toMatch(/\.appx.*\.msix|\.msix.*\.appx/s);
  });

  test('a missing package fails it', async () => {
    const run = await store.publish([], { ...offline, packages: 'out/*.msix' });
    expect(run.result).toBe('failed');
    expect(run.requests).toEqual([]);
  });

  test('other wrong inputs are reported all the same', async () => {
    const run = await store.publish([await bundle('1.2.0.0')], {
      ...offline,
      'app-id': storeId.slice(1),
      'release-notes': 'x'.repeat(1501),
    });
    expect(run.result).toBe('failed');
    expect(run.errors.join('\n')).toMatch(/app-id is .*release-notes has 1501 characters/s);
  });
});
