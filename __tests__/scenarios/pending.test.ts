import { describe, expect, test } from '@jest/globals';
import type { Timeline } from '../../simulator/src/store/timeline.ts';
import { bundle, type PackageFile, type WorkspaceFile } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';

const store = useStore();
const inCertification: Timeline = [
  { state: 'CommitStarted', looks: 0 },
  { state: 'PreProcessing', looks: 1 },
  { state: 'Certification' },
];
const byHand = { notesForCertification: 'written in Partner Center' };

/** A run that ends between its update and its commit, and leaves its draft. */
async function leaveDraft(file: PackageFile): Promise<string> {
  store.control.addFaults({ role: 'blob', phase: 'status', status: 403, hitLimit: 100 });
  const run = await store.publish([file]);
  store.control.clearFaults();
  expect(run.result).toBe('failed');
  expect(run.writes).toEqual(['create', 'update']);
  return idOf(store.pending());
}

function idOf(submission: ReturnType<typeof store.pending>): string {
  return String(submission?.submission.id);
}

describe('the same files once more', () => {
  test('after they were published are submitted already, without a write', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    await store.publish([file], { 'wait-for': 'published' });
    const run = await store.publish([file], { 'wait-for': 'published' });
    expect(run.result).toBe('already-submitted');
    expect(run.writes).toEqual([]);
    expect(run.outputs['submission-id']).toBe(idOf(store.published()));
    expect(run.log).toContain('nothing to do');
  });

  test('while they are in certification are submitted already if that is far enough', async () => {
    store.app();
    store.control.setTimeline(inCertification);
    const file = await bundle('1.2.0.0');
    await store.publish([file]);
    const run = await store.publish([file]);
    expect(run.result).toBe('already-submitted');
    expect(run.writes).toEqual([]);
    expect(run.outputs).toMatchObject({ status: 'Certification', 'submission-id': idOf(store.pending()) });
  });

  test('while they are in certification are waited for if more is wanted', async () => {
    store.app();
    store.control.setTimeline([
      ...inCertification.slice(0, 2),
      { state: 'Certification', looks: 5 },
      { state: 'Published' },
    ]);
    const file = await bundle('1.2.0.0');
    await store.publish([file]);
    const run = await store.publish([file], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(run.writes).toEqual([]);
    expectHeld(store.published(), [file]);
  });

  test('while they are in certification, asked for in another way, are left alone', async () => {
    store.app();
    store.control.setTimeline(inCertification);
    const file = await bundle('1.2.0.0');
    await store.publish([file]);
    const run = await store.publish([file], { 'rollout-percentage': '10' });
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
    expect(run.errors[0]).toMatch(
      /already committed \(Certification\).*packageRollout.*Cancel it in Partner Center first/,
    );
  });

  test('while they are in certification, asked for with other notes or another category, are left alone', async () => {
    store.app();
    store.control.setTimeline(inCertification);
    const file = await bundle('1.2.0.0');
    await store.publish([file]);
    const patch: WorkspaceFile = {
      path: 'patch.json',
      bytes: Buffer.from(JSON.stringify({ applicationCategory: 'Games' })),
    };
    for (const [files, inputs, field] of [
      [[file], { 'certification-notes': 'Sign in as tester.' }, 'notesForCertification'],
      [[file, patch], { packages: file.path, 'submission-patch': patch.path }, 'applicationCategory'],
    ] as const) {
      const run = await store.publish(files, inputs);
      expect(run.result).toBe('busy');
      expect(run.errors[0]).toMatch(new RegExp(`already committed \\(Certification\\).*${field}`));
      expect(run.writes).toEqual([]);
    }
  });

  test('while they are in certification, asked for with the same notes again, are submitted already', async () => {
    store.app();
    store.control.setTimeline(inCertification);
    const file = await bundle('1.2.0.0');
    const inputs = { 'certification-notes': 'Sign in as tester.', 'rollout-percentage': '10' };
    await store.publish([file], inputs);
    const run = await store.publish([file], inputs);
    expect(run.result).toBe('already-submitted');
    expect(run.writes).toEqual([]);
  });

  test('after the commit failed are submitted again', async () => {
    store.app();
    store.control.queueTimelines([
      { state: 'CommitStarted', looks: 0 },
      { state: 'CommitFailed', errors: [{ code: 'ServiceError', details: 'Try again later.' }] },
    ]);
    const file = await bundle('1.2.0.0');
    expect((await store.publish([file])).result).toBe('rejected');
    const failed = idOf(store.pending());
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expect(run.writes).toEqual(['delete', 'create', 'update', 'commit']);
    expect(idOf(store.pending())).not.toBe(failed);
    expectHeld(store.pending(), [file]);
  });
});

describe('a draft of an earlier run', () => {
  test.each([
    ['of the same files', '1.2.0.0', '1.2.0.0'],
    ['of a lower version', '1.1.0.0', '1.2.0.0'],
  ])('%s is deleted and recreated', async (_what, before, now) => {
    store.app();
    const left = await leaveDraft(await bundle(before));
    const file = await bundle(now);
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expect(run.writes).toEqual(['delete', 'create', 'update', 'commit']);
    expect(idOf(store.pending())).not.toBe(left);
    expectHeld(store.pending(), [file]);
    expect(store.submissions()).toHaveLength(2);
  });

  test('of rebuilt files, the version being the same, is deleted and recreated', async () => {
    store.app();
    await leaveDraft(await bundle('1.2.0.0'));
    const rebuilt = await bundle('1.2.0.0', { payloadBytes: 5000 });
    const run = await store.publish([rebuilt]);
    expect(run.result).toBe('accepted');
    expectHeld(store.pending(), [rebuilt]);
  });

  test('of a higher version is left alone', async () => {
    store.app();
    const left = await leaveDraft(await bundle('2.0.0.0'));
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
    expect(idOf(store.pending())).toBe(left);
    expect(run.errors[0]).toMatch(/2\.0\.0\.0/);
  });

  test('that another run tried with a rollout does not pass that on', async () => {
    store.app();
    store.control.addFaults({ role: 'blob', phase: 'status', status: 403, hitLimit: 100 });
    const file = await bundle('1.2.0.0');
    await store.publish([file], { 'rollout-percentage': '5', price: 'Tier9' });
    store.control.clearFaults();
    const run = await store.publish([file], { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expect(store.published()?.submission).toMatchObject({
      pricing: { priceId: 'Free' },
      packageDeliveryOptions: { packageRollout: { isPackageRollout: false } },
    });
  });

  test('is gone although the response to its deletion is lost (P13)', async () => {
    store.app();
    await leaveDraft(await bundle('1.2.0.0'));
    store.control.addFaults({ method: 'DELETE', phase: 'post' });
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expect(run.writes).toEqual(['delete', 'delete', 'create', 'update', 'commit']);
    expectHeld(store.pending(), [file]);
  });

  test('is taken over if the machine was lost right after the create (X10)', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    const killed = await store.publish(
      [file],
      {},
      { signalAfter: { signal: 'SIGKILL', after: /^Submission \d+: / } },
    );
    expect(killed.signal).toBe('SIGKILL');
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expectHeld(store.pending(), [file]);
    expect(store.submissions()).toHaveLength(2);
  });
});

describe('an untouched draft', () => {
  test('is used', async () => {
    store.app({ pending: {} });
    const draft = idOf(store.pending());
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expect(run.writes).toEqual(['update', 'commit']);
    expect(idOf(store.pending())).toBe(draft);
    expectHeld(store.pending(), [file]);
  });

  test('is deleted and recreated if its upload URL has expired', async () => {
    store.control.set({ uploadUrlLifetimeSeconds: -60 });
    store.app({ pending: {} });
    store.control.set({ uploadUrlLifetimeSeconds: 86_400 });
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file]);
    expect(run.result).toBe('accepted');
    expect(run.writes).toEqual(['delete', 'create', 'update', 'commit']);
    expectHeld(store.pending(), [file]);
  });

  test('does not keep the files that customers have from counting as submitted already', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    await store.publish([file], { 'wait-for': 'published' });
    await leaveDraft(await bundle('1.3.0.0'));
    const run = await store.publish([file]);
    expect(run.writes).toEqual([]);
    expect(['already-submitted', 'busy']).toContain(run.result);
  });
});

describe("someone else's submission", () => {
  test.each([
    ['made in Partner Center', { madeIn: 'dashboard' }, /was created in Partner Center/, undefined],
    ['made by another client', { patch: byHand }, /has changes that this workflow did not make/, 'replace'],
    [
      'made by another client, whose commit failed',
      { patch: byHand, status: 'CommitFailed' },
      /ended with status CommitFailed/,
      'replace',
    ],
    ['in certification', { patch: byHand, status: 'Certification' }, /has the status Certification/, 'wait'],
  ] as const)('%s is left alone', async (_whose, pending, says, advice) => {
    store.app({ pending });
    const before = store.submissions();
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
    expect(run.errors[0]).toMatch(says);
    expect(/if-pending: (\w+)/.exec(run.errors[0] ?? '')?.[1]).toBe(advice);
    expect(run.outputs['submission-id']).toBe(idOf(store.pending()));
    expect(store.submissions()).toEqual(before);
  });

  test('is deleted once with if-pending: replace', async () => {
    store.app({ pending: { patch: byHand } });
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file], { 'if-pending': 'replace' });
    expect(run.result).toBe('accepted');
    expect(run.writes).toEqual(['delete', 'create', 'update', 'commit']);
    expect(run.log).toMatch(/Deleting submission \d+: /);
    expect(store.pending()?.submission.notesForCertification).toBe('');
    expectHeld(store.pending(), [file]);
  });

  test('made in Partner Center stays even with if-pending: replace, since the API may not delete it', async () => {
    store.app({ pending: { madeIn: 'dashboard' } });
    const run = await store.publish([await bundle('1.2.0.0')], { 'if-pending': 'replace' });
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
    expect(run.errors[0]).toMatch(/Finish or delete the draft in Partner Center/);
  });

  describe('edited in Partner Center', () => {
    // https://github.com/microsoft/msstore-cli/issues/61: the draft has an upload URL, and the API is locked out.
    const message =
      'Ingestion API can only update, delete, and commit submissions that are created through the API.';
    const lock = (status: number) =>
      store.control.addFaults({
        role: 'api',
        method: 'DELETE',
        phase: 'status',
        status,
        body: { code: 'InvalidOperation', message },
      });

    test.each([400, 409])('stays with if-pending: replace, which ends busy (%i)', async (status) => {
      store.app({ pending: { patch: byHand } });
      lock(status);
      const run = await store.publish([await bundle('1.2.0.0')], { 'if-pending': 'replace' });
      expect(run.result).toBe('busy');
      expect(run.writes).toEqual(['delete']);
      expect(run.errors[0]).toMatch(
        /edited in Partner Center.*Finish or delete the draft in Partner Center/s,
      );
      expect(run.errors[0]).not.toMatch(/if-pending/);
      expect(run.outputs['submission-id']).toBe(idOf(store.pending()));
    });

    test('stays with command: cancel, which ends busy', async () => {
      store.app({ pending: { patch: byHand } });
      lock(409);
      const run = await store.publish([], { command: 'cancel', 'delete-foreign': 'true' });
      expect(run.result).toBe('busy');
      expect(run.errors[0]).toMatch(
        /edited in Partner Center.*Finish or delete the draft in Partner Center/s,
      );
    });
  });

  test('P09: in certification stays even with if-pending: replace, since the Store refuses', async () => {
    store.app({ pending: { patch: byHand, status: 'Certification' } });
    const run = await store.publish([await bundle('1.2.0.0')], { 'if-pending': 'replace' });
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual(['delete']);
    expect(run.errors[0]).toMatch(
      /refuses to delete submission \d+.*Certification.*cancel it in Partner Center/,
    );
  });

  test('is waited for with if-pending: wait', async () => {
    store.app({ pending: { patch: byHand } });
    const theirs = idOf(store.pending());
    let looks = 0;
    const onLine = (line: string) => {
      if (!/^Looking again in/.test(line)) return;
      looks += 1;
      if (looks === 3) store.control.deleteDraft(theirs);
    };
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file], { 'if-pending': 'wait' }, { onLine });
    expect(run.result).toBe('accepted');
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(run.log.match(/^Packages$/gm)).toHaveLength(1);
    expect(run.writes).toEqual(['create', 'update', 'commit']);
    expectHeld(store.pending(), [file]);
  });

  test('is waited for though the day’s quota of requests is used up for a while', async () => {
    store.app({ pending: { patch: byHand } });
    const theirs = idOf(store.pending());
    const look = { role: 'api', method: 'GET', path: '/applications/\\w+$' } as const;
    store.control.addFaults({ ...look, nth: 2, phase: 'status', status: 403, hitLimit: 3 });
    const onLine = (line: string) => {
      if (/keeps waiting\./.test(line) && store.pending()) store.control.deleteDraft(theirs);
    };
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file], { 'if-pending': 'wait' }, { onLine });
    expect(run.result).toBe('accepted');
    expect(run.log).toMatch(/403.* This run keeps waiting\./);
    expectHeld(store.pending(), [file]);
  });

  test('that is deleted while this run reads it is no longer in the way', async () => {
    store.app({ pending: { patch: byHand } });
    const theirs = idOf(store.pending());
    store.control.addFaults({ role: 'api', method: 'GET', phase: 'slow', delayMs: 200 });
    const deleting = setInterval(() => {
      if (!store.pending() || !store.control.history().some(({ fault }) => fault === 'slow')) return;
      store.control.deleteDraft(theirs);
      clearInterval(deleting);
    }, 5);
    store.control.clearHistory();
    const file = await bundle('1.2.0.0');
    const run = await store.publish([file]);
    clearInterval(deleting);
    expect(run.result).toBe('accepted');
    expect(run.calls.slice(0, 4)).toEqual(['look', 'read', 'read', 'create']);
    expectHeld(store.pending(), [file]);
  });

  test('that stays is busy when the time to wait is over', async () => {
    store.app({ pending: { patch: byHand } });
    const run = await store.publish([await bundle('1.2.0.0')], {
      'if-pending': 'wait',
      'timeout-minutes': '5',
    });
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual([]);
    expect(run.errors[0]).toMatch(
      /was still pending after 5 minutes.*Finish or delete the draft in Partner Center/,
    );
    expect(run.outputs['submission-id']).toBe(idOf(store.pending()));
  });
});

describe('two runs at once', () => {
  test('exactly one of them commits, and the Store gets its files once (P14)', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    const publish = () => store.publish([file], {}, { isAlone: false });
    const runs = await Promise.all([publish(), publish()]);
    expect(runs.filter(({ exitCode }) => exitCode === 0).length).toBeGreaterThanOrEqual(1);
    for (const { result } of runs) expect(['accepted', 'already-submitted', 'busy']).toContain(result);
    const committed = store.submissions().filter(({ commits }) => commits > 0);
    expect(committed).toHaveLength(1);
    expectHeld(committed[0], [file]);
  });

  test('the one whose draft is deleted while it works on it gets an error that says so', async () => {
    store.app();
    const onLine = (line: string) => {
      const id = idOf(store.pending());
      if (line === '::group::Upload' && id !== undefined) store.control.deleteDraft(id);
    };
    const run = await store.publish([await bundle('1.2.0.0')], {}, { onLine });
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toMatch(/was deleted in the meantime.*concurrency group/);
    expect(run.outputs['submission-id']).toBeUndefined();
    expect(store.submissions().every(({ isPublished }) => isPublished)).toBe(true);
  });

  test('the one that finds the other one’s files in its draft leaves the draft alone', async () => {
    store.app();
    const body = { applicationPackages: [{ fileName: 'other.msixbundle', fileStatus: 'PendingUpload' }] };
    const path = '/submissions/\\d+$';
    store.control.addFaults({ role: 'api', method: 'GET', path, nth: 2, phase: 'alter', body });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('busy');
    expect(run.errors[0]).toMatch(/contains packages that this run did not send.*concurrency group/);
    expect(run.writes).toEqual(['create', 'update']);
    expect(store.pending()).toBeDefined();
  });

  test('the one whose create comes second gets an error that the slot was taken (C05)', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    const onLine = (line: string) => {
      if (line === '::group::Plan') store.app({ pending: { patch: byHand } });
    };
    const run = await store.publish([file], {}, { onLine });
    expect(run.result).toBe('busy');
    expect(run.writes).toEqual(['create']);
    expect(run.errors[0]).toMatch(/is now pending, and this run did not make it.*concurrency group/);
    expect(store.pending()?.submission).toMatchObject(byHand);
  });
});
