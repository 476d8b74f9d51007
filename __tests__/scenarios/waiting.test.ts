import { describe, expect, test } from '@jest/globals';
import type { Timeline, TimelineStep } from '../../simulator/src/store/timeline.ts';
import { bundle } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import { storeId } from '../support/test-store.ts';

const store = useStore();
const started: TimelineStep = { state: 'CommitStarted', looks: 0 };

async function publish(timeline: Timeline, inputs: Readonly<Record<string, string>> = {}): Promise<StoreRun> {
  store.app();
  store.control.setTimeline(timeline);
  return await store.publish([await bundle('1.2.0.0')], inputs);
}

/** States that the log shows, in order. */
function statesOf(run: StoreRun): readonly string[] {
  return [...run.log.matchAll(/^The submission has the status (\w+)\.$/gm)].map(([, state]) => state ?? '');
}

describe('wait-for', () => {
  const way: Timeline = [
    { state: 'CommitStarted', looks: 2 },
    { state: 'PreProcessing', looks: 2 },
    { state: 'Certification', looks: 2 },
    { state: 'Release', looks: 2 },
    { state: 'Publishing', looks: 2 },
    { state: 'Published' },
  ];

  test.each([
    ['none', 'committed', ['CommitStarted']],
    ['accepted', 'accepted', ['CommitStarted', 'PreProcessing']],
    ['certified', 'certified', ['CommitStarted', 'PreProcessing', 'Certification', 'Release']],
    [
      'published',
      'published',
      ['CommitStarted', 'PreProcessing', 'Certification', 'Release', 'Publishing', 'Published'],
    ],
  ] as const)('%s ends as %s', async (waitFor, result, states) => {
    const run = await publish(way, { 'wait-for': waitFor });
    expect(run.result).toBe(result);
    expect(statesOf(run)).toEqual(states);
    expect(run.outputs['submitted-packages']).toContain('1.2.0.0');
    for (const state of states) expect(run.summary).toContain(`| ${state} |`);
    if (waitFor === 'none') expect(run.calls.slice(-2)).toEqual(['commit', 'status']);
  });

  test('published ends as certified, with a note, if Partner Center holds the app for a manual release', async () => {
    store.app({ submission: { targetPublishMode: 'Manual' } });
    store.control.setTimeline(way);
    const run = await store.publish([await bundle('1.2.0.0')], { 'wait-for': 'published' });
    expect(run.result).toBe('certified');
    expect(run.outputs.status).toBe('Release');
    expect(run.log).toMatch(
      /publish mode is Manual: the Store does not publish the submission right after certification/,
    );
    expect(run.log).toMatch(/Next: Publish the submission in Partner Center/);
  });

  test('states that pass between two polls are not a failure (S02)', async () => {
    const run = await publish([started, { state: 'Published' }], { 'wait-for': 'certified' });
    expect(run.result).toBe('published');
    expect(statesOf(run)).toEqual(['CommitStarted', 'Published']);
  });

  test('a state that no one knows is waited through with a warning (S06)', async () => {
    const run = await publish([started, { state: 'AwaitingMoonrise', looks: 3 }, { state: 'Certification' }]);
    expect(run.result).toBe('accepted');
    expect(run.warnings.join('\n')).toMatch(/does not recognize the status AwaitingMoonrise/);
  });

  test('empty details and warnings alone are not a failure (S10)', async () => {
    const run = await publish([
      { ...started, errors: null, warnings: null },
      {
        state: 'PreProcessing',
        errors: null,
        warnings: [{ code: 'SalesUnsupportedWarning', details: null }],
      },
    ]);
    expect(run.result).toBe('accepted');
    expect(run.warnings).toEqual([]);
  });
});

describe('the Store says no', () => {
  test.each([
    'InvalidArchive',
    'MissingFiles',
    'PackageValidationFailed',
    'InvalidParameterValue',
    'InvalidState',
    'ServiceError',
    'IsInternalError',
    'NeverSeenBefore',
  ])('CommitFailed with %s is explained in its own words (S03)', async (code) => {
    const details = `Why: ${code} ::error::x\r\n::set-output name=result::published`;
    const run = await publish([started, { state: 'CommitFailed', errors: [{ code, details }] }]);
    expect(run.result).toBe('rejected');
    expect(run.errors.join('\n')).toContain(`The Store reported ${code}: Why: ${code}`);
    expect(run.summary).toContain(`Why: ${code}`);
    expect(run.outputs).toMatchObject({ status: 'CommitFailed', result: 'rejected' });
  });

  test.each(['PreProcessingFailed', 'CertificationFailed', 'ReleaseFailed', 'PublishFailed', 'Canceled'])(
    '%s ends the run, no matter what it waits for (S04)',
    async (state) => {
      const run = await publish([started, { state }], { 'wait-for': 'published' });
      expect(run.result).toBe('rejected');
      expect(run.errors[0]).toMatch(new RegExp(`Submission \\d+ ended with status ${state}.*Partner Center`));
      expect(run.log).toContain(`https://partner.microsoft.com/dashboard/products/${storeId}/submissions/`);
    },
  );

  test('CertificationFailed links the report', async () => {
    const reportUrl = 'https://partner.microsoft.com/dashboard/reports/certification/42';
    const run = await publish(
      [
        started,
        { state: 'Certification', looks: 1 },
        {
          state: 'CertificationFailed',
          errors: [{ code: 'Other', details: 'It crashed at start.' }],
          certificationReports: [{ date: '2026-11-20T10:00:00Z', reportUrl }],
        },
      ],
      { 'wait-for': 'certified' },
    );
    expect(run.result).toBe('rejected');
    expect(run.log).toContain(reportUrl);
    expect(run.summary).toContain(reportUrl);
    expect(run.errors[0]).toMatch(/Read the certification report/);
    expect(run.errors.join('\n')).toContain('It crashed at start.');
  });

  test('packages that the Store drops silently are noticed (S12)', async () => {
    store.app();
    store.control.set({ keepsOldPackages: true });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('rejected');
    expect(run.errors[0]).toMatch(
      /dropped packages.*_1\.2\.0\.0_.*old packages are in review.*Cancel the submission/,
    );
  });

  test('a submission that someone deletes while the run waits is named as gone (S09)', async () => {
    store.app();
    store.control.setTimeline([{ state: 'CommitStarted' }]);
    const onLine = (line: string) => {
      const pending = store.pending();
      if (pending && /the status CommitStarted/.test(line))
        store.control.deleteDraft(String(pending.submission.id));
    };
    const run = await store.publish([await bundle('1.2.0.0')], {}, { onLine });
    expect(run.result).toBe('rejected');
    expect(run.errors[0]).toMatch(/is gone: it was deleted.*To submit it again, re-run the job/);
  });
});

describe('the time is up', () => {
  test('CommitStarted forever is neither a success nor a rejection (S05)', async () => {
    const run = await publish([{ state: 'CommitStarted' }], { 'timeout-minutes': '30' });
    expect(run.result).toBe('timed-out');
    expect(run.writes).toEqual(['create', 'update', 'commit']);
    expect(run.errors[0]).toMatch(
      /was committed, but was not accepted within 30 minutes: it is still being processed \(CommitStarted\)/,
    );
    expect(run.errors[0]).toMatch(/Re-run the job to keep waiting \(nothing is sent twice\)/);
    expect(run.outputs).toMatchObject({
      status: 'CommitStarted',
      'submission-id': expect.stringMatching(/^\d{19}$/),
    });
  });

  test('and a re-run goes on waiting without a write', async () => {
    await publish([{ state: 'CommitStarted' }], { 'timeout-minutes': '2' });
    const id = String(store.pending()?.submission.id);
    store.control.setStatus(id, { state: 'PreProcessing' });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(['accepted', 'already-submitted']).toContain(run.result);
    expect(run.writes).toEqual([]);
    expectHeld(store.pending(), [await bundle('1.2.0.0')]);
  });

  test('polls start close together and spread out', async () => {
    const run = await publish([{ state: 'CommitStarted' }], { 'timeout-minutes': '60' });
    const looks = run.calls.filter((call) => call === 'status').length;
    expect(looks).toBeGreaterThan(55);
    expect(looks).toBeLessThan(75);
  });
});

describe('while it waits', () => {
  test('an outage of some minutes ends nothing: the submission is committed', async () => {
    store.app();
    store.control.addFaults({ role: 'api', method: 'GET', path: '/status$', phase: 'status', hitLimit: 12 });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('accepted');
    expect(run.warnings.join('\n')).toMatch(/The submission is committed, so this run keeps waiting/);
  });

  test('a commit that no poll shows does not count as one, even if no one waits for more', async () => {
    store.app();
    store.control.addFaults({
      role: 'api',
      method: 'GET',
      path: '/status$',
      phase: 'status',
      status: 403,
      hitLimit: 1000,
    });
    const run = await store.publish([await bundle('1.2.0.0')], {
      'wait-for': 'none',
      'timeout-minutes': '5',
    });
    expect(run.result).toBe('timed-out');
    expect(run.errors[0]).toMatch(
      /accepted the commit of submission \d+, but never reported it as committed/,
    );
    expect(run.writes.filter((call) => call === 'commit')).toHaveLength(1);
  });

  test('a commit that was forgotten is not sent again over a draft that has become something else', async () => {
    store.app({ price: 'Tier3' });
    store.control.setTimeline([{ state: 'PendingCommit' }]);
    // The first read of the draft is the comparison before the first commit.
    const path = '/submissions/\\d+$';
    store.control.addFaults({
      role: 'api',
      method: 'GET',
      path,
      nth: 3,
      phase: 'alter',
      body: { pricing: { priceId: 'Free' } },
    });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('busy');
    expect(run.errors.join('\n')).toMatch(/pricing\.priceId is "Free" instead of "Tier3"\. Someone else/);
    expect(run.writes.filter((call) => call === 'commit')).toHaveLength(1);
  });
});
