import { renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import { withCrc } from '../support/forge-crc32.ts';
import { bundle } from '../support/package-files.ts';
import { png } from '../support/png.ts';
import { expectHeld, useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';

const store = useStore();
const block: Omit<FaultRule, 'phase'> = { role: 'blob', method: 'PUT', path: 'comp=block&' };
const blockList: Omit<FaultRule, 'phase'> = { role: 'blob', method: 'PUT', path: 'comp=blocklist' };

const blocksOf = (run: StoreRun) =>
  run.requests.filter(({ role, query }) => role === 'blob' && /comp=block&/.test(query)).length;

/** Two blocks. */
const file = bundle('1.2.0.0', { payloadBytes: 5 * 2 ** 20 });

async function publish(...faults: readonly FaultRule[]): Promise<StoreRun> {
  store.app();
  return await publishOn(...faults);
}

/** Publishes to the app as it is. */
async function publishOn(...faults: readonly FaultRule[]): Promise<StoreRun> {
  store.control.addFaults(...faults);
  return await store.publish([await file]);
}

describe('an upload URL', () => {
  test.each(['always', 'never'] as const)(
    'with a raw + in its signature %s is used (B01)',
    async (plusInSignature) => {
      store.control.set({ plusInSignature });
      const run = await publish();
      expect(run.result).toBe('accepted');
      expectHeld(store.pending(), [await file]);
    },
  );

  test('that the blob service refuses ends the run, and the next run gets a new URL (B02)', async () => {
    const run = await publish({ ...block, phase: 'status', status: 403, hitLimit: 100 });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/Azure Blob Storage refused the upload URL \(403/);
    expect(run.errors[0]).toMatch(/re-run the job/i);
    store.control.clearFaults();
    expect((await store.publish([await file])).result).toBe('accepted');
    expectHeld(store.pending(), [await file]);
  });

  /** The create returns a clone with this upload URL. */
  async function publishTo(fileUploadUrl: string | null): Promise<StoreRun> {
    store.app();
    const clone = store.published()?.submission;
    const body = { ...clone, id: '1152921504699999999', status: 'PendingCommit', fileUploadUrl };
    return await publishOn(
      { role: 'api', method: 'POST', path: '/submissions$', phase: 'status', status: 201, body },
      { role: 'api', method: 'PUT', phase: 'status', status: 200, body },
    );
  }

  test.each([
    ['another host', 'https://evil.example/ingestion/x?sig=c2VjcmV0c2VjcmV0&se=2099-01-01T00:00:00Z&sp=rwl'],
    ['no signature', 'https://account.blob.core.windows.net/ingestion/x?se=2099-01-01T00:00:00Z&sp=rwl'],
  ])('with %s gets no bytes, and the draft is deleted (B14)', async (_what, url) => {
    const run = await publishTo(url);
    expect(run.result).toBe('refused');
    expect(run.errors[0]).toMatch(/No packages were sent, because .* unusable upload URL/);
    expect(run.requests.filter(({ role }) => role === 'blob')).toEqual([]);
    expect(run.writes).toEqual(['create', 'update', 'delete']);
  });

  test('that is missing ends the run, and the draft is named (C08)', async () => {
    const run = await publishTo(null);
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(
      /no upload URL for submission 1152921504699999999.*Delete the draft in Partner Center/,
    );
    expect(run.writes).toEqual(['create', 'update']);
  });
});

describe('a block', () => {
  test.each<[string, FaultRule]>([
    ['that returns 503 (B04)', { ...block, phase: 'status', status: 503 }],
    ['that returns 500 (B04)', { ...block, phase: 'status', status: 500 }],
    ['that returns 429 (B05)', { ...block, phase: 'status', status: 429 }],
    ['that returns 502 (B05)', { ...block, phase: 'status', status: 502 }],
    ['whose connection is reset halfway (B06)', { ...block, phase: 'cut' }],
    ['that is damaged on its way (B10)', { ...block, phase: 'corrupt' }],
    ['whose response is lost', { ...block, phase: 'post' }],
    ['whose response breaks off', { ...block, phase: 'half' }],
    ['whose response never ends', { ...block, phase: 'endless' }],
    ['whose response is a bomb', { ...block, phase: 'bomb' }],
    ['that never gets a response (B07)', { ...block, phase: 'hang' }],
  ])('%s is sent again, and no other block', async (_case, fault) => {
    const run = await publish(fault);
    expect(run.result).toBe('accepted');
    expectHeld(store.pending(), [await file]);
    expect(blocksOf(run)).toBe(3);
    expect(run.log).toMatch(/Block \d of 2: .*; sent again in/);
  });

  test('that never arrives ends the run after some attempts and says what to check', async () => {
    const run = await publish({ ...block, phase: 'status', status: 503, hitLimit: 1000 });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/Block \d of 2 .*127\.0\.0\.1:\d+ after 5 attempts: 503.*Re-run the job/);
    expect(run.writes).toEqual(['create', 'update']);
  });
});

describe('the list of blocks', () => {
  test.each<[string, FaultRule]>([
    ['whose response is lost (B08)', { ...blockList, phase: 'post' }],
    ['that returns 503', { ...blockList, phase: 'status', status: 503 }],
  ])('%s is sent again', async (_case, fault) => {
    const run = await publish(fault);
    expect(run.result).toBe('accepted');
    expectHeld(store.pending(), [await file]);
    expect(blocksOf(run)).toBe(2);
  });

  test('that the service refuses makes the run send the blocks again (B09)', async () => {
    const run = await publish({
      ...blockList,
      phase: 'status',
      status: 400,
      headers: { 'x-ms-error-code': 'InvalidBlockList', 'Content-Type': 'application/xml' },
      body: '<?xml version="1.0"?><Error><Code>InvalidBlockList</Code><Message>The specified block list is invalid.</Message></Error>',
    });
    expect(run.result).toBe('accepted');
    expectHeld(store.pending(), [await file]);
    expect(blocksOf(run)).toBe(4);
  });
});

describe('the files', () => {
  test('that change while they are sent end the run before the commit (B13)', async () => {
    store.app();
    // Time for the change.
    store.control.addFaults({ role: 'api', method: 'POST', phase: 'slow', delayMs: 300 });
    const { path: name, bytes } = await file;
    const onLine = (line: string, workspace: string) => {
      if (line === '::group::Plan') writeFileSync(path.join(workspace, name), Buffer.alloc(bytes.length));
    };
    const run = await store.publish([await file], {}, { onLine });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/has changed since this run inspected it.*run the workflow again/);
    expect(run.writes).not.toContain('commit');
  });
});

describe('a package that another file replaces after it was inspected', () => {
  /** Bytes of the same size and CRC-32, with the time of the file that they replace. */
  function swap(workspace: string, name: string, bytes: Buffer): void {
    const place = path.join(workspace, name);
    const { atime, mtime } = statSync(place);
    writeFileSync(`${place}.new`, withCrc(Buffer.alloc(bytes.length, 'MALWARE-'), crc32(bytes)));
    utimesSync(`${place}.new`, atime, mtime);
    renameSync(`${place}.new`, place);
  }

  test.each([
    ['at once', /SHA-256 [0-9a-f]{64}/],
    ['while the run waits for its turn', /^Looking again in/],
  ])('is not sent, however well it is disguised: %s', async (_when, moment) => {
    const { path: name, bytes } = await file;
    // Someone's draft, which is gone as soon as the file is replaced.
    store.app({ pending: { patch: { notesForCertification: 'By hand' } } });
    const theirs = String(store.pending()?.submission.id);
    let isSwapped = false;
    const run = await store.publish(
      [await file],
      { 'if-pending': 'wait' },
      {
        onLine: (line, workspace) => {
          if (isSwapped || !moment.test(line)) return;
          isSwapped = true;
          swap(workspace, name, bytes);
          store.control.deleteDraft(theirs);
        },
      },
    );
    expect(isSwapped).toBe(true);
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/has changed since this run inspected it/);
    expect(run.writes).not.toContain('commit');
  });

  test('is noticed for images as well', async () => {
    store.app();
    const image = { path: 'shot.png', bytes: png(1920, 1080) };
    const entry = { fileName: 'shot.png', imageType: 'Screenshot', fileStatus: 'PendingUpload' };
    const patch = JSON.stringify({ listings: { 'en-us': { baseListing: { images: [entry] } } } });
    const files = [await file, image, { path: 'patch.json', bytes: Buffer.from(patch) }];
    const inputs = { packages: (await file).path, 'submission-patch': 'patch.json' };
    const run = await store.publish(files, inputs, {
      onLine: (line, workspace) => {
        if (/shot\.png: .* in the Store/.test(line)) swap(workspace, 'shot.png', image.bytes);
      },
    });
    expect(run.errors[0]).toMatch(/shot\.png has changed since this run inspected it/);
    expect(run.writes).not.toContain('commit');
  });
});
