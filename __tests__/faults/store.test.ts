import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import { bundle } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';

const store = useStore();
const create: Omit<FaultRule, 'phase'> = { role: 'api', method: 'POST', path: '/submissions$' };
const commit: Omit<FaultRule, 'phase'> = { role: 'api', method: 'POST', path: '/commit$' };
const update: Omit<FaultRule, 'phase'> = { role: 'api', method: 'PUT' };
const read: Omit<FaultRule, 'phase'> = { role: 'api', method: 'GET' };
const envelope = (code: string, message: string, target?: string) => ({
  code,
  data: [],
  details: [],
  message,
  source: 'Ingestion Api',
  ...(target && { target }),
});

async function publish(...faults: readonly FaultRule[]): Promise<StoreRun> {
  store.app();
  store.control.addFaults(...faults);
  return await store.publish([await bundle('1.2.0.0')], { 'wait-for': 'published' });
}

/** One submission was made, committed once, and holds our bytes. */
async function expectPublishedOnce(run: StoreRun): Promise<void> {
  expect(run.errors).toEqual([]);
  expect(run.result).toBe('published');
  expect(store.submissions()).toHaveLength(2);
  expectHeld(store.published(), [await bundle('1.2.0.0')]);
}

describe('a create', () => {
  test.each<[string, FaultRule, string[]]>([
    [
      'that returns 503, though the submission was made (C03)',
      { ...create, phase: 'status', acts: true },
      ['create'],
    ],
    ['whose response is lost (C02)', { ...create, phase: 'post' }, ['create']],
    ['whose response breaks off (C07)', { ...create, phase: 'half' }, ['create']],
    ['that returns 503, and nothing was made (C04)', { ...create, phase: 'status' }, ['create', 'create']],
    ['that never reached the Store (C01)', { ...create, phase: 'pre' }, ['create', 'create']],
    [
      'that returns 429 (C10)',
      { ...create, phase: 'status', status: 429, headers: { 'Retry-After': '20' } },
      ['create', 'create'],
    ],
  ])('%s', async (_case, fault, creates) => {
    const run = await publish(fault);
    await expectPublishedOnce(run);
    expect(run.writes).toEqual([...creates, 'update', 'commit']);
  });

  test('that returns 500 again and again points at the last certification (C06)', async () => {
    const run = await publish({ ...create, phase: 'status', status: 500, hitLimit: 100 });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(
      /last submission failed certification.*Check the last submission's certification result/,
    );
    expect(run.writes.length).toBeLessThanOrEqual(3);
    expect(store.submissions()).toHaveLength(1);
  });
});

describe('an update', () => {
  test.each<[string, FaultRule]>([
    ['that returns 500 twice (U03)', { ...update, phase: 'status', status: 500, hitLimit: 2 }],
    ['whose response is lost (U01)', { ...update, phase: 'post' }],
  ])('%s is repeated', async (_case, fault) => {
    const run = await publish(fault);
    await expectPublishedOnce(run);
    expect(run.writes.filter((write) => write === 'update').length).toBeGreaterThan(1);
  });

  test('that always returns 500 ends with the correlation ID, and the next run converges (C8)', async () => {
    const run = await publish({ ...update, phase: 'status', status: 500, hitLimit: 1000 });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/Gave up after \d attempts\..*report the correlation ID/);
    expect(run.writes.length).toBeLessThanOrEqual(6);
    store.control.clearFaults();
    const again = await store.publish([await bundle('1.2.0.0')], { 'wait-for': 'published' });
    await expectPublishedOnce(again);
  });

  test.each([
    ["'Base' is not a valid PriceId for base price.", 'pricing', /Set price to the tier/],
    ['The size of AppListings must be 1 or more', 'appListings', /Add a listing in submission-patch/],
    [
      'AllowTargetFutureDeviceFamilies needs to be initialized for all supported platform, [Desktop, Mobile, Xbox, Holographic]',
      'allowTargetFutureDeviceFamilies',
      /Set all the device families/,
    ],
    [
      'Please keep all file entries for existing packages. If you wish to remove a package, mark it as PendingDelete. The following packages are missing in your update: 2000000000030494274',
      'packages',
      /re-run the job/,
    ],
    ['Something no one has seen ::error::before', 'listings', /problem described in the Store's response/],
  ])('refused with "%s" is reported and not repeated (U02)', async (message, target, todo) => {
    const run = await publish({
      ...update,
      phase: 'status',
      status: 400,
      body: envelope('InvalidParameterValue', message, target),
    });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toContain(`400 InvalidParameterValue for "${target}"`);
    expect(run.errors[0]).toMatch(todo);
    expect(run.writes).toEqual(['create', 'update']);
  });

  test('refused since the submission moved on ends busy (U08)', async () => {
    const body = envelope(
      'InvalidState',
      'Submission in state PreProcessing cannot be updated',
      'submission',
    );
    const run = await publish({ ...update, phase: 'status', status: 409, body });
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toMatch(/can no longer be changed.*Wait until that submission is published/);
  });
});

describe('a commit', () => {
  test.each<[string, FaultRule, number]>([
    [
      'that returns 502, though it was executed (M03)',
      { ...commit, phase: 'status', status: 502, acts: true },
      1,
    ],
    ['whose response is lost (M02)', { ...commit, phase: 'post' }, 1],
    ['that never reached the Store (M01)', { ...commit, phase: 'pre' }, 2],
    [
      'that returns 429 (M07)',
      { ...commit, phase: 'status', status: 429, headers: { 'Retry-After': '40' } },
      2,
    ],
  ])('%s', async (_case, fault, commits) => {
    const run = await publish(fault);
    await expectPublishedOnce(run);
    expect(run.writes.filter((write) => write === 'commit')).toHaveLength(commits);
  });

  test('that the Store forgets is repeated once, after a status check (M05)', async () => {
    store.control.queueTimelines([{ state: 'PendingCommit' }]);
    const run = await publish();
    expect(run.result).toBe('published');
    expect(run.writes).toEqual(['create', 'update', 'commit', 'commit']);
    expect(run.warnings.join('\n')).toMatch(/lost the commit/);
    expect(store.published()?.commits).toBe(2);
  });

  test('that the Store always forgets ends the run after two, with the draft kept (M06)', async () => {
    store.control.setTimeline([{ state: 'PendingCommit' }]);
    const run = await publish();
    expect(run.result).toBe('rejected');
    expect(run.writes).toEqual(['create', 'update', 'commit', 'commit']);
    expect(run.errors[0]).toMatch(/twice and lost it both times.*Re-run the job later/);
  });

  test('refused as not made by the API is reported, and the draft is kept (M09)', async () => {
    const text =
      'Ingestion API can only update, delete, and commit submissions that are created through the API. This submission was created or edited in the dashboard.';
    const run = await publish({
      ...commit,
      phase: 'status',
      status: 409,
      body: envelope('InvalidState', text),
    });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/locks the API out.*Publish or delete the pending submission/);
    expect(run.writes.filter((write) => write === 'delete')).toEqual([]);
    expect(store.pending()).toBeDefined();
  });
});

describe('a read', () => {
  test.each([500, 502, 503, 504])('that returns %s is repeated (G04)', async (status) => {
    await expectPublishedOnce(await publish({ ...read, phase: 'status', status, nth: 2 }));
  });

  test.each<[string, FaultRule]>([
    ['whose response breaks off (G07)', { ...read, phase: 'half', nth: 2 }],
    ['that never gets a response (G08)', { ...read, phase: 'hang', nth: 2 }],
    [
      'whose response is a web page of a gateway',
      { ...read, phase: 'status', status: 200, body: '<html>busy</html>' },
    ],
    [
      'of the state that returns 5xx every second time (S07)',
      { ...read, path: '/status$', phase: 'status', hitLimit: 1 },
    ],
  ])('%s is repeated', async (_case, fault) => {
    await expectPublishedOnce(await publish(fault));
  });

  test('of the app that always returns 500 ends the run without a write', async () => {
    const run = await publish({ ...read, phase: 'status', status: 500, hitLimit: 1000 });
    expect(run.result).toBe('failed');
    expect(run.writes).toEqual([]);
    expect(run.calls.length).toBeLessThanOrEqual(5);
    expect(run.errors[0]).toMatch(/Gave up after \d attempts\..*Re-run the job later/);
  });
});

describe('the pace', () => {
  /** Publishes, and returns when each request to the API started in the action's own time. */
  async function watch(...faults: readonly FaultRule[]) {
    store.app();
    store.control.addFaults(...faults);
    const inputs = { 'wait-for': 'published' };
    const options = { logsRequests: true, env: { NO_JITTER: '1' } };
    const run = await store.publish([await bundle('1.2.0.0')], inputs, options);
    return { run, starts: run.requestLog.filter(({ path }) => path?.startsWith('/v1.0/my/')) };
  }

  test('is never above 18 requests in any 60 s, not even if everything has to be repeated at once (I7)', async () => {
    const { run, starts } = await watch(
      ...[/applications\/\w+$/, /submissions\/\d+$/].map(
        ({ source }): FaultRule => ({ ...read, path: source, phase: 'status', status: 503, hitLimit: 4 }),
      ),
      { ...update, phase: 'status', status: 503, hitLimit: 4 },
      { ...read, path: '/status$', phase: 'status', status: 503, hitLimit: 4 },
    );
    expect(run.result).toBe('published');
    expect(starts.length).toBeGreaterThan(24);
    const busiest = starts.map(({ time }) =>
      starts.filter((each) => each.time >= time && each.time < time + 60_000),
    );
    const most = Math.max(...busiest.map((each) => each.length));
    expect(most).toBeLessThanOrEqual(18);
    expect(most).toBeGreaterThan(15);
  });

  test('obeys Retry-After (G05)', async () => {
    const { run, starts } = await watch({
      ...read,
      phase: 'status',
      status: 429,
      headers: { 'Retry-After': '30' },
    });
    expect(run.result).toBe('published');
    const [first, second] = starts;
    expect((second?.time ?? 0) - (first?.time ?? 0)).toBeGreaterThanOrEqual(30_000);
  });

  test('does not wait a day if Retry-After asks for it (G06)', async () => {
    const run = await publish({ ...read, phase: 'status', status: 429, headers: { 'Retry-After': '86400' } });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/asks to wait 86400 s \(Retry-After\), longer than this action waits/);
    expect(run.calls).toEqual(['look']);
  });

  test('ignores a Retry-After that no one understands (G06)', async () => {
    await expectPublishedOnce(
      await publish({ ...read, phase: 'status', status: 429, headers: { 'Retry-After': 'soon' } }),
    );
  });
});
