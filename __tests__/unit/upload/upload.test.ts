import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ArchiveEntry } from '../../../src/archive/types.ts';
import { ActionError } from '../../../src/errors.ts';
import { usableUrl } from '../../../src/http/query.ts';
import { secretsOf } from '../../../src/masking/url.ts';
import { uploadArchive } from '../../../src/upload/blob.ts';
import type { UploadTuning } from '../../../src/upload/options.ts';
import { withCrc } from '../../support/forge-crc32.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { inspected } from '../archive/files.ts';
import {
  type BlobService,
  type Fault,
  type SeenRequest,
  signature,
  startBlobService,
} from './blob-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'upload-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const blockSize = 10_000;

function makeEntry(name: string, size: number): ArchiveEntry {
  const path = join(folder, name);
  const bytes = randomBytes(size);
  writeFileSync(path, bytes);
  return inspected(name, path, bytes);
}

/** Twelve blocks. */
const entries = [makeEntry('app.msix', 100_000), makeEntry('icon.png', 15_000)];
const blocks = 12;

let service: BlobService;
let clock = virtualClock();
let log: string[] = [];
beforeEach(() => {
  clock = virtualClock();
  log = [];
});
afterEach(() => service.close());

const say = (text: string) => log.push(text);

async function upload(
  faultOf?: (request: SeenRequest) => Fault | undefined,
  options: {
    tuning?: Partial<UploadTuning>;
    expiry?: string;
    signal?: AbortSignal;
    entries?: ArchiveEntry[];
  } = {},
) {
  service = await startBlobService(faultOf, options.expiry);
  return uploadArchive(
    {
      url: usableUrl(service.url),
      entries: options.entries ?? entries,
      clock,
      logger: { ...silentLogger, info: say, warning: say },
      random: () => 0.5,
      ...(options.signal ? { signal: options.signal } : {}),
    },
    { blockSize, ...options.tuning },
  );
}

async function failUpload(...words: Parameters<typeof upload>): Promise<ActionError> {
  const error = await upload(...words).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ActionError)) throw new Error(`Not an ActionError: ${inspect(error)}`);
  return error;
}

/** The fault hits the first `times` attempts of one block. */
const onBlock =
  (block: number, fault: Fault, times = 1) =>
  (request: SeenRequest) =>
    request.block === block && request.attempt <= times ? fault : undefined;
const onOperation =
  (operation: SeenRequest['operation'], fault: Fault, times = 1) =>
  (request: SeenRequest) =>
    request.operation === operation && request.attempt <= times ? fault : undefined;
const status = (code: number, name?: string): Fault => ({
  kind: 'answer',
  status: code,
  ...(name ? { code: name } : {}),
});

function expectUploaded() {
  const content = service.content();
  expect(content?.readUInt32LE(0)).toBe(0x04034b50);
  expect(content?.subarray(38, 38 + 100_000)).toEqual(readFileSync(entries[0]?.path ?? ''));
}

const sent = (block: number) => service.requests.filter((request) => request.block === block).length;

describe('an upload', () => {
  test('sends every block once, then the list, with the signature as Azure reads it', async () => {
    const result = await upload();
    expectUploaded();
    expect(result).toEqual({ size: service.content()?.length, blocks, repeated: 0, milliseconds: 0 });
    expect(service.requests).toHaveLength(blocks + 1);
    expect(service.requests.at(-1)?.operation).toBe('list');
    const wanted = `&sig=${signature.replaceAll('+', '%2B').replaceAll('=', '%3D')}&se=`;
    for (const { target } of service.requests) expect(target).toContain(wanted);
  });

  test('names its blocks by content, in ids of equal length', async () => {
    const ids = async (list: ArchiveEntry[]) => {
      await upload(undefined, { entries: list });
      const found = service.requests.flatMap(({ target }) => /blockid=([^&]+)/.exec(target)?.[1] ?? []);
      await service.close();
      return found.sort();
    };
    const first = await ids(entries);
    expect(await ids(entries)).toEqual(first);
    expect(new Set(first.map((id) => decodeURIComponent(id).length)).size).toBe(1);
    const other = await ids([{ ...makeEntry('rebuilt.msix', 100_000), name: 'app.msix' }]);
    expect(other.filter((id) => first.includes(id))).toEqual([]);
  });

  test.each([1, 3, 8])('has %d blocks under way at a time', async (parallel) => {
    const controller = new AbortController();
    const hang = (): Fault => {
      if (service.requests.length === parallel) setTimeout(() => controller.abort(), 50);
      return { kind: 'hang' };
    };
    const running = upload(hang, { tuning: { parallel }, signal: controller.signal });
    await expect(running).rejects.toThrow();
    expect(service.requests.map((request) => request.block).sort()).toEqual([...Array(parallel).keys()]);
  });

  test('says at the end how much it sent', async () => {
    await upload(onBlock(3, status(503, 'ServerBusy')));
    expect(log).toEqual([
      'Uploading 115 kB in 12 blocks.',
      'Block 4 of 12: 503 ServerBusy; sent again in 1.0 s.',
      'Uploaded 115 kB in 1.0 s (115 kB/s), 1 of them sent more than once.',
    ]);
  });

  test('reports its progress at most every five seconds', async () => {
    await upload(
      () => {
        clock.advance(1000);
        return undefined;
      },
      { tuning: { parallel: 1 } },
    );
    expect(log.slice(1, -1)).toEqual([
      '43% of 115 kB, 10 kB/s, about 6.5 s left',
      '86% of 115 kB, 10 kB/s, about 1.5 s left',
    ]);
  });
});

describe('a temporary fault is overcome by sending the same block again', () => {
  test.each<[string, Fault]>([
    ['408', status(408, 'RequestTimeout')],
    ['429', status(429)],
    ['500', status(500, 'InternalError')],
    ['502', status(502)],
    ['503', status(503, 'ServerBusy')],
    ['504', status(504)],
    ['a reset connection', { kind: 'reset' }],
    ['a lost response', { kind: 'lost-answer' }],
    ['half a response', { kind: 'half-answer' }],
    ['a damaged block', { kind: 'damage' }],
    ['403 on one block while others went through', status(403, 'AuthenticationFailed')],
  ])('%s', async (_what, fault) => {
    const result = await upload(onBlock(10, fault), { tuning: { parallel: 2 } });
    expectUploaded();
    expect(result.repeated).toBe(1);
    expect(sent(10)).toBe(2);
    expect(service.requests.filter((request) => request.operation === 'block')).toHaveLength(blocks + 1);
    expect(clock.sleeps).toEqual([1000]);
  });

  test('Retry-After is honored', async () => {
    await upload(onBlock(1, { kind: 'answer', status: 429, headers: { 'retry-after': '30' } }));
    expect(clock.sleeps).toEqual([30_000]);
  });

  test('a stalled block ends with its time limit and is sent again at once', async () => {
    const start = performance.now();
    const result = await upload(onBlock(5, { kind: 'hang' }), { tuning: { timeLimit: () => 300 } });
    expect(performance.now() - start).toBeLessThan(300 + 2000);
    expectUploaded();
    expect(result.repeated).toBe(1);
    expect(log[1]).toBe('Block 6 of 12: no response within 300 ms; sent again in 0 ms.');
  });

  test('a block that stalls again gets twice the time', async () => {
    const error = await failUpload(onBlock(0, { kind: 'hang' }, 9), { tuning: { timeLimit: () => 10 } });
    expect(error.message).toBe(
      `Block 1 of 12 could not be sent to ${new URL(service.url).host} after 5 attempts: no response within 160 ms.`,
    );
  });

  test('eight blocks of twelve that fail three times each are not too much', async () => {
    const result = await upload((request) =>
      request.block < 8 && request.attempt <= 3 ? status(503) : undefined,
    );
    expectUploaded();
    expect(result.repeated).toBe(8);
  });

  test('the list of blocks is repeated, too', async () => {
    for (const fault of [status(503, 'ServerBusy'), { kind: 'reset' }, { kind: 'lost-answer' }] as const) {
      await upload(onOperation('list', fault));
      expectUploaded();
      expect(service.requests.filter((request) => request.operation === 'list')).toHaveLength(2);
      await service.close();
    }
  });

  test('a list that arrived although no response ever came is found in the blob', async () => {
    const result = await upload(onOperation('list', { kind: 'lost-answer' }, 9));
    expectUploaded();
    expect(result.blocks).toBe(blocks);
    expect(service.requests.map((request) => request.operation).slice(-6)).toEqual([
      ...Array(5).fill('list'),
      'look',
    ]);
  });

  test('a list that never arrived is not mistaken for one that did', async () => {
    const error = await failUpload(onOperation('list', { kind: 'reset' }, 9));
    expect(error).toMatchObject({
      code: 'upload-failed',
      message: expect.stringContaining("The upload's block list"),
    });
    expect(service.requests.at(-1)?.operation).toBe('look');
  });

  test('blocks that the service lost are all sent again, once', async () => {
    const result = await upload((request) => {
      if (request.operation === 'list' && request.attempt === 1) service.forget();
      return undefined;
    });
    expectUploaded();
    expect(result.repeated).toBe(blocks);
    expect(service.requests).toHaveLength(2 * (blocks + 1));
  });

  test('blocks that the service loses every time end the upload', async () => {
    const error = await failUpload(onOperation('list', status(400, 'InvalidBlockList'), 9));
    expect(error).toMatchObject({ code: 'upload-failed', status: 400, serviceCode: 'InvalidBlockList' });
    expect(service.requests).toHaveLength(2 * (blocks + 1));
  });
});

describe('a permanent fault ends the upload', () => {
  test('a refused URL within a second, with the service’s code and the URL’s lifetime', async () => {
    const error = await failUpload(() => status(403, 'AuthenticationFailed'));
    expect(error).toMatchObject({ code: 'upload-refused', status: 403, serviceCode: 'AuthenticationFailed' });
    expect(error.message).toBe(
      'Azure Blob Storage refused the upload URL (403 AuthenticationFailed), although it is valid until 2099-01-01T00:00:00.000Z (request ID request-1).',
    );
    expect(clock.sleeps.every((wait) => wait <= 250)).toBe(true);
    expect(service.requests.every((request) => request.attempt <= 2)).toBe(true);
  });

  test('a refused URL even if the service does not read the block first', async () => {
    const error = await failUpload(() => ({
      kind: 'answer',
      status: 403,
      code: 'AuthenticationFailed',
      early: true,
    }));
    expect(error).toMatchObject({ code: 'upload-refused', status: 403 });
  });

  test('an expired URL, reported as expired', async () => {
    const error = await failUpload(() => status(403, 'AuthenticationFailed'), {
      expiry: '2026-11-20T11:59:00Z',
    });
    expect(error.message).toContain(': it expired at 2026-11-20T11:59:00.000Z');
    expect(error.todo).toContain('gets a new URL');
  });

  test('a block that is refused twice', async () => {
    const error = await failUpload(onBlock(10, status(403, 'AuthenticationFailed'), 2), {
      tuning: { parallel: 2 },
    });
    expect(error.code).toBe('upload-refused');
    expect(sent(10)).toBe(2);
  });

  test('five attempts of one block', async () => {
    const error = await failUpload(onBlock(0, status(503, 'ServerBusy'), 9));
    expect(error).toMatchObject({ code: 'upload-failed', status: 503, serviceCode: 'ServerBusy' });
    expect(error.message).toBe(
      `Block 1 of 12 could not be sent to ${new URL(service.url).host} after 5 attempts: 503 ServerBusy: The service says ServerBusy (request ID request-1).`,
    );
    expect(sent(0)).toBe(5);
    expect(clock.sleeps).toEqual([1000, 2000, 4000, 8000]);
  });

  test('a long text of the service is cut, with a mark for the redactor', async () => {
    const code = 'x'.repeat(400);
    const error = await failUpload(() => status(409, code));
    const start = 'The service says ';
    expect(error.message).toContain(`: ${start}${'x'.repeat(300 - start.length)}… (request ID`);
  });

  test('an endless response is not read to its end', async () => {
    const page = Buffer.alloc(17 * 2 ** 20, ' ').toString();
    const error = await failUpload(onBlock(0, { kind: 'answer', status: 200, page }, 9));
    expect(error).toMatchObject({ code: 'upload-failed', status: undefined });
    expect(error.message).toContain('after 5 attempts: a response larger than 16 MiB');
  });

  test('a gateway’s page is not mistaken for the service’s words', async () => {
    const error = await failUpload(
      onBlock(0, { kind: 'answer', status: 502, page: '<html>Bad gateway</html>' }, 9),
    );
    expect(error.message).toBe(
      `Block 1 of 12 could not be sent to ${new URL(service.url).host} after 5 attempts: 502 (request ID request-1).`,
    );
  });

  test('the first fatal error cancels the blocks that are under way', async () => {
    let hanging = 0;
    const error = await failUpload(({ block }) => {
      if (block !== 3) {
        hanging += 1;
        return { kind: 'hang' };
      }
      return status(413, 'RequestBodyTooLarge');
    });
    expect(error).toMatchObject({ code: 'upload-failed', status: 413 });
    expect(hanging).toBeGreaterThan(0);
    // The service notices it a moment later.
    for (let look = 0; look < 100 && service.waiting() > 0; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(service.waiting()).toBe(0);
    expect(service.requests.length).toBeLessThan(blocks);
  });

  test('a redirect to another place is not followed', async () => {
    let visits = 0;
    const elsewhere = createServer((_request, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const location = `http://127.0.0.1:${port}/`;
    const error = await failUpload(() => ({ kind: 'answer', status: 307, headers: { location } }));
    expect(error).toMatchObject({ code: 'upload-failed', status: 307 });
    expect(visits).toBe(0);
    elsewhere.close();
  });

  test('a connection refused, without waiting', async () => {
    service = await startBlobService();
    await service.close();
    const failed = uploadArchive({
      url: usableUrl(service.url),
      entries,
      clock,
      logger: silentLogger,
      random: () => 0.5,
    });
    await expect(failed).rejects.toMatchObject({ code: 'upload-failed', serviceCode: 'ECONNREFUSED' });
    await expect(failed).rejects.toMatchObject({ todo: expect.stringContaining('HTTPS_PROXY') });
    expect(clock.sleeps).toEqual([]);
  });

  test('a file that changes while it is sent is not committed', async () => {
    const entry = makeEntry('changing.msix', 100_000);
    const error = await failUpload(
      (request) => {
        if (request.block === 5) writeFileSync(entry.path, randomBytes(100_000));
        return undefined;
      },
      { entries: [entry], tuning: { parallel: 1 } },
    );
    expect(error.code).toBe('package-changed');
    expect(service.requests.some((request) => request.operation === 'list')).toBe(false);
  });

  test('a file replaced by another of the same size, CRC-32 and times is not committed', async () => {
    const entry = makeEntry('swapped.msix', 100_000);
    writeFileSync(entry.path, withCrc(Buffer.alloc(100_000, 'MALWARE-'), entry.crc32));
    // As if the file system had not noticed anything.
    const { stamp } = inspected('', entry.path, readFileSync(entry.path));
    const error = await failUpload(undefined, { entries: [...entries, { ...entry, stamp }] });
    expect(error.code).toBe('package-changed');
    expect(error.message).toContain(`instead of ${entry.sha256}`);
    expect(service.requests.some((request) => request.operation === 'list')).toBe(false);
  });

  test('a file that is swapped before lost blocks are sent again is not committed', async () => {
    const entry = makeEntry('late.msix', 100_000);
    const error = await failUpload(
      (request) => {
        if (request.operation !== 'list') return undefined;
        writeFileSync(entry.path, randomBytes(100_000));
        return status(400, 'InvalidBlockList');
      },
      { entries: [entry] },
    );
    expect(error.code).toBe('package-changed');
    expect(service.requests.filter((request) => request.operation === 'list')).toHaveLength(1);
  });

  test('a file that is not the one inspected is not committed', async () => {
    const entry = { ...makeEntry('other.msix', 100_000), sha256: 'ab'.repeat(32) };
    expect(await failUpload(undefined, { entries: [entry] })).toMatchObject({ code: 'package-changed' });
    expect(service.requests.some((request) => request.operation === 'list')).toBe(false);
  });
});

describe('the caller’s signal', () => {
  test('ends an upload that hangs with its reason', async () => {
    const controller = new AbortController();
    const reason = new Error('interrupted');
    const running = upload(
      () => {
        setTimeout(() => controller.abort(reason), 20);
        return { kind: 'hang' };
      },
      { signal: controller.signal },
    );
    await expect(running).rejects.toBe(reason);
    expect(service.content()).toBeUndefined();
  });

  test('keeps an upload from starting', async () => {
    const reason = new Error('interrupted');
    await expect(upload(undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(service.requests).toEqual([]);
  });
});

test.each<[string, Fault]>([
  ['a refusal', status(403, 'AuthenticationFailed')],
  ['a server error', status(500, 'InternalError')],
  ['a reset', { kind: 'reset' }],
  ['a redirect', { kind: 'answer', status: 307, headers: { location: 'http://127.0.0.1:1/' } }],
])('no form of the URL is in the error or the log after %s', async (_what, fault) => {
  const error = await failUpload(() => fault);
  const shown = [
    inspect(error, { depth: 9, showHidden: true }),
    JSON.stringify(error),
    error.stack,
    ...log,
  ].join('\n');
  for (const secret of secretsOf(service.url)) expect(shown).not.toContain(secret);
  expect(error.cause).toBeUndefined();
});

test('sends an MD5 with each block, which the service checks', async () => {
  // The service in these tests returns 400 if the MD5 does not match: this shows that it checks.
  service = await startBlobService();
  const answer = await fetch(`${service.url}&comp=block&blockid=AAAA`, {
    method: 'PUT',
    body: 'x',
    headers: { 'content-md5': createHash('md5').update('y').digest('base64') },
  });
  expect(answer.status).toBe(400);
});
