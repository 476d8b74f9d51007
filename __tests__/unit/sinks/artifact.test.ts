import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openPromise } from 'yauzl';
import type { RunRecord } from '../../../src/record/run-record.ts';
import { type ArtifactOptions, uploadRecord } from '../../../src/sinks/artifact.ts';
import { type ResultsService, runtimeToken, startResultsService } from '../../support/results-service.ts';
import { committedRecord } from '../report/record.ts';
import { recordedLog } from '../report/recorded-log.ts';

const secret = 'Canary~Secret+1/2=';

let service: ResultsService;
let folder: string;
const kept = { ...process.env };
beforeAll(async () => {
  service = await startResultsService();
});
afterAll(() => service.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'artifact-'));
  service.calls.length = 0;
  service.failWith = undefined;
  // The library reads the runner's variables, and writes to the log, on its own.
  Object.assign(process.env, runnerEnvironment());
  delete process.env.GITHUB_SERVER_URL;
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...kept };
  rmSync(folder, { recursive: true });
});

describe('the artifact', () => {
  test('reaches the service as a zip of the record, without secrets, and leaves no file behind', async () => {
    const record = committedRecord({
      before: {
        id: '1',
        fileUploadUrl: 'https://a.blob.core.windows.net/i/1?sig=x',
        listings: { a: secret },
      },
      warnings: [`it is ${secret}`],
    });
    expect(ownLines(await upload(record))).toEqual(['info Artifact store-record (42): 5 files.']);
    expect(service.calls).toMatchObject([
      { method: 'CreateArtifact', body: { name: 'store-record', workflow_run_backend_id: 'run-1' } },
      { method: 'FinalizeArtifact', body: { name: 'store-record', workflow_job_run_backend_id: 'job-2' } },
    ]);
    expect(readdirSync(folder)).toEqual([]);
    const files = await readZip();
    expect([...files.keys()].sort()).toEqual([
      'archive.json',
      'plan.json',
      'run.json',
      'submission-after.json',
      'submission-before.json',
    ]);
    expect(JSON.parse(files.get('submission-before.json') ?? '')).toEqual({
      id: '1',
      listings: { a: '***' },
    });
    expect(JSON.parse(files.get('run.json') ?? '')).toMatchObject({
      result: 'accepted',
      warnings: ['it is ***'],
    });
    expect([...files.values()].join('')).not.toMatch(/Canary|sig=/);
  });

  test.each([
    [
      'on GitHub Enterprise Server',
      { GITHUB_SERVER_URL: 'https://github.contoso.example' },
      /Enterprise Server/,
    ],
    ['outside of GitHub', { ACTIONS_RUNTIME_TOKEN: undefined }, /this runner has no artifact service/],
    [
      'outside of GitHub, with an empty token',
      { ACTIONS_RUNTIME_TOKEN: '' },
      /this runner has no artifact service/,
    ],
  ])('is only a warning %s', async (_where, env, reason) => {
    const log = await upload(committedRecord(), { env: { ...runnerEnvironment(), ...env } });
    expect(log).toEqual([expect.stringMatching(reason)]);
    expect(log[0]).toMatch(/^warning The artifact store-record was not uploaded: /);
    expect(service.calls).toEqual([]);
    expect(process.stdout.write).not.toHaveBeenCalled();
  });

  test.each(['https://github.com', 'https://contoso.ghe.com', ''])('is uploaded from %j', async (url) => {
    const log = await upload(committedRecord(), { env: { ...runnerEnvironment(), GITHUB_SERVER_URL: url } });
    expect(ownLines(log)).toEqual(['info Artifact store-record (42): 4 files.']);
  });

  test('is a warning if the service refuses it', async () => {
    service.failWith = 409;
    expect(ownLines(await upload(committedRecord()))).toEqual([
      expect.stringMatching(
        /^warning The artifact store-record was not uploaded\. .*409.*an artifact of this name exists/,
      ),
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is a warning if the service does not respond', async () => {
    service.failWith = 0;
    expect(ownLines(await upload(committedRecord(), { timeLimit: 100 }))).toEqual([
      'warning The artifact store-record was not uploaded. The service did not take it within 0.1 s.',
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is a warning if the job is canceled, at once', async () => {
    service.failWith = 0;
    const cancel = new AbortController();
    service.onCall = () => cancel.abort(new Error('The runner canceled the job.'));
    expect(ownLines(await upload(committedRecord(), { signal: cancel.signal }))).toEqual([
      'warning The artifact store-record was not uploaded. The runner canceled the job.',
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['a name that no artifact can have', { name: 'a/b' }, /name is not valid/],
    ['a folder that is not there', { tempDir: '/nowhere/at/all' }, /ENOENT/],
  ])('is a warning for %s', async (_what, changed, reason) => {
    const log = await upload(committedRecord(), changed);
    expect(ownLines(log)).toEqual([expect.stringMatching(reason)]);
  });
});

/** What the action itself says: the library's lines come between the group's title and these. */
function ownLines(log: readonly string[]): readonly string[] {
  return log.filter((line) => /^info Artifact store-record \(|^warning The artifact/.test(line));
}

function runnerEnvironment() {
  return { ACTIONS_RUNTIME_TOKEN: runtimeToken(), ACTIONS_RESULTS_URL: service.url };
}

async function upload(record: RunRecord, changed: Partial<ArtifactOptions> = {}): Promise<readonly string[]> {
  const { logger, log } = recordedLog(secret);
  await uploadRecord(record, {
    name: 'store-record',
    tempDir: folder,
    env: runnerEnvironment(),
    logger,
    signal: new AbortController().signal,
    ...changed,
  });
  return log;
}

async function readZip(): Promise<ReadonlyMap<string, string>> {
  const path = join(folder, 'artifact.zip');
  expect(await service.download(path)).toBe(true);
  const zip = await openPromise(path);
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  zip.close();
  return files;
}
