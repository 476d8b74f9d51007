import { describe, expect, test } from '@jest/globals';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';

const store = useStore();
const command = { command: 'rollout' };
const rollout = () => store.published()?.submission.packageDeliveryOptions;

describe('command: rollout', () => {
  test('widens the rollout and reads it back', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([], { ...command, 'rollout-percentage': '50' });
    expect(run.result).toBe('done');
    expect(rollout()).toMatchObject({ packageRollout: { packageRolloutPercentage: 50 } });
    expect(run.outputs).toMatchObject({
      'rollout-percentage': '50',
      'rollout-status': 'PackageRolloutInProgress',
    });
    expect(run.calls.at(-1)).toMatch(/^GET .*\/packagerollout$/);
  });

  test.each([
    ['halt', 'PackageRolloutStopped'],
    ['finalize', 'PackageRolloutComplete'],
  ])('%s ends it, and a second time is success without a write', async (action, status) => {
    store.app({ rollout: { percentage: 10 } });
    const first = await store.publish([], { ...command, 'rollout-action': action });
    expect(first.outputs).toMatchObject({ result: 'done', 'rollout-status': status });
    const second = await store.publish([], { ...command, 'rollout-action': action });
    expect(second.result).toBe('done');
    expect(second.writes).toEqual([]);
  });

  test('the same share is success without a write', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([], { ...command, 'rollout-percentage': '10' });
    expect(run.result).toBe('done');
    expect(run.writes).toEqual([]);
  });

  test('100% is not finalized, and says so', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([], { ...command, 'rollout-percentage': '100' });
    expect(run.result).toBe('done');
    expect(run.log).toMatch(/Rollout: 10% → 100%\.[\s\S]*100% is not finalized.*rollout-action: finalize/);
    expect(rollout()).toMatchObject({ packageRollout: { packageRolloutStatus: 'PackageRolloutInProgress' } });
  });

  test.each<[string, Parameters<typeof store.app>[0], Record<string, string>, RegExp]>([
    [
      'a lower share',
      { rollout: { percentage: 40 } },
      { 'rollout-percentage': '30' },
      /already at 40%.*halt/s,
    ],
    [
      'another version',
      { rollout: { percentage: 10 } },
      { 'rollout-percentage': '30', 'expected-version': '9.9.9.0' },
      /published version is 1\.0\.0\.0, not 9\.9\.9\.0/,
    ],
    ['no rollout', {}, { 'rollout-percentage': '30' }, /not in progress/],
    [
      'a halted rollout',
      { rollout: { percentage: 10, status: 'PackageRolloutStopped' } },
      { 'rollout-percentage': '30' },
      /not in progress \(PackageRolloutStopped\)/,
    ],
    [
      'no rollout to halt',
      {},
      { 'rollout-action': 'halt' },
      /everyone is already offered the packages.*higher version/s,
    ],
    [
      'no rollout to finalize',
      {},
      { 'rollout-action': 'finalize' },
      /everyone is already offered the packages/,
    ],
    [
      'a halted rollout to finalize',
      { rollout: { percentage: 10, status: 'PackageRolloutStopped' } },
      { 'rollout-action': 'finalize' },
      /can't be resumed: publish a higher version/,
    ],
    [
      'the published version, which has no rollout, while another one is on its way',
      {
        pending: {
          status: 'Certification',
          patch: {
            packageDeliveryOptions: {
              packageRollout: { isPackageRollout: true, packageRolloutPercentage: 10 },
            },
          },
        },
      },
      { 'rollout-percentage': '30', 'expected-version': '1.0.0.0' },
      /not in progress \(there is none\)/,
    ],
  ])('%s is refused and explained', async (_name, seed, inputs, says) => {
    store.app(seed);
    const run = await store.publish([], { ...command, ...inputs });
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(says);
    expect(run.writes).toEqual([]);
  });

  test('expected-version is that of the packages that are rolled out, not of one that stays next to them', async () => {
    const families = (name: string) => [`Windows.${name} min version 10.0.17763.0`];
    store.app({
      packages: [
        { fileName: 'xbox.msixbundle', version: '5.0.0.0', targetDeviceFamilies: families('Xbox') },
        { fileName: 'desktop.msixbundle', version: '1.0.0.0', targetDeviceFamilies: families('Desktop') },
      ],
    });
    const first = await store.publish([await bundle('2.0.0.0')], {
      'rollout-percentage': '10',
      'wait-for': 'published',
    });
    expect(first.result).toBe('published');
    const widen = { ...command, 'rollout-percentage': '50' };
    expect((await store.publish([], { ...widen, 'expected-version': '5.0.0.0' })).result).toBe('refused');
    expect((await store.publish([], { ...widen, 'expected-version': '2.0.0.0' })).result).toBe('done');
  });

  test.each([undefined, { percentage: 100, status: 'PackageRolloutComplete' } as const])(
    'what a run that does not wait says about it is what was committed (before: %j)',
    async (rollout) => {
      store.app(rollout === undefined ? {} : { rollout });
      const run = await store.publish([await bundle('2.0.0.0')], {
        'rollout-percentage': '10',
        'wait-for': 'none',
      });
      expect(run.outputs).toMatchObject({ result: 'committed', 'rollout-percentage': '10' });
    },
  );

  test('100% after it was finalized is success without a write', async () => {
    store.app({ rollout: { percentage: 100, status: 'PackageRolloutComplete' } });
    const run = await store.publish([], { ...command, 'rollout-percentage': '100' });
    expect(run.result).toBe('done');
    expect(run.writes).toEqual([]);
  });

  test('a response that was lost is looked for, not sent again', async () => {
    store.app({ rollout: { percentage: 10 } });
    store.control.addFaults({
      role: 'api',
      method: 'POST',
      path: 'updatepackagerolloutpercentage',
      phase: 'post',
    });
    const run = await store.publish([], { ...command, 'rollout-percentage': '50' });
    expect(run.result).toBe('done');
    expect(run.writes).toHaveLength(1);
  });

  describe('right after publishing with a rollout, while the release is in certification', () => {
    const publishNext = async (inputs: Record<string, string> = { 'rollout-percentage': '10' }) => {
      store.app();
      store.control.setTimeline([{ state: 'PreProcessing', looks: 0 }, { state: 'Certification' }]);
      const run = await store.publish([await bundle('2.0.0.0')], inputs);
      expect(run.result).toBe('accepted');
    };

    test.each<Record<string, string>>([
      { 'rollout-percentage': '50', 'expected-version': '2.0.0.0' },
      { 'rollout-percentage': '50' },
      { 'rollout-action': 'finalize' },
      { 'rollout-action': 'halt', 'expected-version': '2.0.0.0' },
    ])('%j is busy, and says that it is not published yet', async (inputs) => {
      await publishNext();
      const run = await store.publish([], { ...command, ...inputs });
      expect(run.result).toBe('busy');
      expect(run.errors[0]).toMatch(
        /2\.0\.0\.0 is not published yet \(Certification\).*once the submission is published/,
      );
      expect(run.writes).toEqual([]);
    });

    test('a version that is neither published nor pending is refused as before', async () => {
      await publishNext();
      const run = await store.publish([], {
        ...command,
        'rollout-percentage': '50',
        'expected-version': '9.9.9.0',
      });
      expect(run.result).toBe('refused');
      expect(run.errors[0]).toMatch(/published version is 1\.0\.0\.0, not 9\.9\.9\.0/);
    });

    test('a release without a rollout begins none', async () => {
      await publishNext({});
      const run = await store.publish([], { ...command, 'rollout-percentage': '50' });
      expect(run.result).toBe('refused');
      expect(run.errors[0]).toMatch(/To begin a new one, publish with rollout-percentage/);
    });
  });

  test('a draft that is left behind is not treated as a release', async () => {
    store.app({ pending: {} });
    const run = await store.publish([], { ...command, 'rollout-percentage': '50' });
    expect(run.result).toBe('refused');
    expect(run.errors[0]).toMatch(/not in progress \(there is none\)/);
  });

  test('works for a flight', async () => {
    store.app({ flights: [{ friendlyName: 'Beta', rollout: { percentage: 10 } }] });
    const run = await store.publish([], { ...command, flight: 'Beta', 'rollout-percentage': '50' });
    expect(run.result).toBe('done');
    expect(run.writes.join()).toContain('/flights/');
  });
});

describe('publish while a rollout is in progress', () => {
  test('fails by default, with nothing written', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([await bundle('2.0.0.0')]);
    expect(run.result).toBe('refused');
    expect(run.writes).toEqual([]);
  });

  test.each(['finalize', 'halt'])('existing-rollout: %s ends it first', async (how) => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([await bundle('2.0.0.0')], {
      'existing-rollout': how,
      'wait-for': 'published',
    });
    expect(run.result).toBe('published');
    expect(run.writes[0]).toMatch(how === 'halt' ? /haltpackagerollout$/ : /finalizepackagerollout$/);
  });

  test('a finding stops it before the rollout is ended', async () => {
    store.app({ rollout: { percentage: 10 } });
    const run = await store.publish([await bundle('0.5.0.0')], { 'existing-rollout': 'halt' });
    expect(run.result).toBe('refused');
    expect(run.writes).toEqual([]);
  });

  test('halting that would give halted packages that stay to everyone is refused first', async () => {
    store.app();
    await store.publish([await bundle('2.0.0.0')], { 'rollout-percentage': '10', 'wait-for': 'published' });
    const run = await store.publish([await bundle('3.0.0.0')], {
      'existing-rollout': 'halt',
      'existing-packages': 'keep-all',
    });
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(/halted/);
    expect(run.writes).toEqual([]);
  });
});
