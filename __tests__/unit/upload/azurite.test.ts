import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { usableUrl } from '../../../src/http/query.ts';
import { uploadArchive } from '../../../src/upload/blob.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { inspected } from '../archive/files.ts';
import { readContents } from '../archive/readers.ts';

/** The emulator's well-known account. */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const folder = mkdtempSync(join(tmpdir(), 'azurite-test-'));
let azurite: ChildProcess;
let origin: string;
let service: BlobServiceClient;

beforeAll(async () => {
  const program = join(
    dirname(createRequire(import.meta.url).resolve('azurite/package.json')),
    'dist/src/blob/main.js',
  );
  const words = [
    '--inMemoryPersistence',
    '--silent',
    '--skipApiVersionCheck',
    '--disableTelemetry',
    '--blobPort',
    '0',
  ];
  azurite = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  origin = await new Promise((resolve, reject) => {
    let said = '';
    azurite.stdout?.on('data', (chunk) => {
      said += chunk;
      const found = /successfully listens on (http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    azurite.once('exit', () => reject(new Error(said)));
  });
  service = new BlobServiceClient(`${origin}/${account}`, new StorageSharedKeyCredential(account, key));
  await service.createContainer('ingestion');
});

afterAll(async () => {
  const ended = new Promise((resolve) => azurite.once('exit', resolve));
  azurite.kill();
  await ended;
  rmSync(folder, { recursive: true });
});

/** An upload URL as the Store returns it, with a raw signature that contains a `+` (store-api.md §5.1). */
function uploadUrl(expiry: string): { name: string; url: string } {
  for (let index = 0; ; index += 1) {
    const name = `blob-${index}`;
    const resource = `/blob/${account}/ingestion/${name}`;
    const fields = ['rwl', '', expiry, resource, '', '', '', '2014-02-14', '', '', '', '', ''];
    const sig = createHmac('sha256', Buffer.from(key, 'base64')).update(fields.join('\n')).digest('base64');
    const query = `sv=2014-02-14&sr=b&sig=${sig}&se=${expiry}&sp=rwl`;
    if (sig.includes('+')) return { name, url: `${origin}/${account}/ingestion/${name}?${query}` };
  }
}

function upload(url: string) {
  const path = join(folder, 'app.msix');
  const bytes = randomBytes(20_000_000);
  writeFileSync(path, bytes);
  return uploadArchive({
    url: usableUrl(url),
    entries: [inspected('app.msix', path, bytes)],
    clock: virtualClock(),
    logger: silentLogger,
    random: Math.random,
  });
}

test("Azure's own emulator accepts the blocks, checks their MD5, and holds the archive", async () => {
  const { name, url } = uploadUrl('2099-01-01T00:00:00Z');
  const result = await upload(url);
  expect(result).toMatchObject({ blocks: 3, repeated: 0 });
  const copy = join(folder, 'copy.zip');
  await service.getContainerClient('ingestion').getBlobClient(name).downloadToFile(copy);
  const contents = await readContents(copy);
  expect([...contents.keys()]).toEqual(['app.msix']);
  expect(contents.get('app.msix')?.equals(readFileSync(join(folder, 'app.msix')))).toBe(true);
});

test("Azure's own emulator refuses an expired URL, and the error says so", async () => {
  const { url } = uploadUrl('2020-01-01T00:00:00Z');
  await expect(upload(url)).rejects.toMatchObject({
    code: 'upload-refused',
    status: 403,
    serviceCode: expect.stringMatching(/^Auth/),
    message: expect.stringContaining('it expired at 2020-01-01'),
  });
});
