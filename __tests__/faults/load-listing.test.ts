import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { withSink } from '../../scripts/bench/children.ts';
import { type Json, type JsonObject, objectAt, objectsAt } from '../../simulator/src/json/json.ts';
import { single } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import { picturePng } from '../support/whole-png.ts';
import { type MeasuredRun, publishTo } from './measured-run.ts';

const store = useStore();
const languages = (
  'ar bg cs da de el en-us es et fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt-br pt-pt ro ru sk sl sr-latn sv ' +
  'th tr uk vi zh-hans zh-hant ca'
).split(' ');
const screenshots = 10;
const [width, height] = [1600, 1042];
const row = 1 + 3 * width;

/** Pictures of 5 MB that nothing can compress, no two alike: pieces of the same noise. */
function* pictures(): Generator<Buffer> {
  const noise = randomBytes(row * height + 4099 * languages.length * screenshots);
  for (let start = 0; start + row * height <= noise.length; start += 4099) {
    const rows = Buffer.from(noise.subarray(start, start + row * height));
    // Each row begins with the number of its filter.
    for (let at = 0; at < rows.length; at += row) rows[at] = 0;
    yield picturePng(width, height, deflateSync(rows, { level: 0 }));
  }
}

/** Two packages, and a listing folder of forty languages. Returns the bytes of all files that have to be sent. */
async function writeRelease(folder: string): Promise<number> {
  let bytes = 0;
  for (const architecture of ['x64', 'arm64']) {
    const file = await single('1.2.0.0', { architecture, payloadBytes: 2 ** 22 });
    await writeFile(path.join(folder, `${architecture}.msix`), file.bytes);
    bytes += file.bytes.length;
  }
  const files = pictures();
  for (const language of languages) {
    const set = path.join(folder, 'store-listing', language, 'images', 'screenshot');
    await mkdir(set, { recursive: true });
    await writeFile(path.join(set, '../../description.txt'), `Notes (${language}).`);
    for (let number = 1; number <= screenshots; number += 1) {
      const file = files.next().value ?? Buffer.alloc(0);
      await writeFile(path.join(set, `${number}.png`), file);
      bytes += file.length;
    }
  }
  return bytes;
}

/** The Store publishes what was committed: the archive is in a sink that the simulator does not read. */
function publishPending(): void {
  const submission: JsonObject = store.pending()?.submission ?? {};
  const id = String(submission.id);
  const taken = (entries: readonly JsonObject[]): JsonObject[] =>
    entries
      .filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
      .map((entry, index) => ({ ...entry, id: entry.id || `${index + 1}`, fileStatus: 'Uploaded' }));
  const listings: [string, Json][] = Object.entries(objectAt(submission, 'listings')).map(
    ([language, listing]) => {
      const images = taken(objectsAt(objectAt(listing, 'baseListing'), 'images'));
      return [language, { baseListing: { images } }];
    },
  );
  store.control.edit(id, {
    applicationPackages: taken(objectsAt(submission, 'applicationPackages')),
    listings: Object.fromEntries(listings),
  });
  store.control.setStatus(id, { state: 'Published' });
}

function namesOfImages(): readonly string[] {
  const { listings } = store.published()?.submission ?? {};
  return Object.values(objectAt({ listings: listings ?? {} }, 'listings')).flatMap((listing) =>
    objectsAt(objectAt(listing, 'baseListing'), 'images').map(({ fileName }) => String(fileName)),
  );
}

/**
 * The goal of docs/upload.md for a whole run, which includes the tests' preloads. Other systems measure other things.
 */
function expectWithinMemory({ memory }: MeasuredRun): void {
  expect(memory).toBeGreaterThan(40);
  if (process.platform === 'linux') expect(memory).toBeLessThan(170);
}

test('Forty languages with ten screenshots each are sent once, in less than 170 MiB', async () => {
  expect(new Set(languages).size).toBe(40);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'languages '));
  try {
    const size = await writeRelease(folder);
    const packages = [{ fileName: 'old.msix', architecture: 'X64' }];
    store.app({ packages, languages });
    await withSink({ failingShare: 0 }, async (url, report) => {
      const inputs = { listing: 'store-listing', 'replace-images': 'true' };
      const first = await publishTo(store, url, folder, inputs);
      expect(first.run.errors).toEqual([]);
      expect(first.run.result).toBe('committed');
      const sent = await report();
      const content = sent.content ?? [];
      expect(content.reduce((sum, block) => sum + block.size, 0)).toBeGreaterThan(size);
      expect(sent.bytes).toBeLessThan(size + 200_000);
      expect(new Set(content.map((block) => block.crc32)).size).toBe(content.length);
      expect(sent.damaged).toBe(0);

      publishPending();
      expect(new Set(namesOfImages()).size).toBe(languages.length * screenshots);
      const second = await publishTo(store, url, folder, inputs);
      expect(second.run.result).toBe('already-submitted');
      expect(second.run.writes).toEqual([]);

      await writeFile(path.join(folder, 'store-listing/de/description.txt'), 'Notizen.');
      const third = await publishTo(store, url, folder, { ...inputs, packages: '' });
      expect(third.run.result).toBe('committed');
      expect(third.run.log).toContain('No new file: no upload.');
      expect((await report()).bytes).toBe(sent.bytes);

      const told = [first, second, third].map(
        ({ run, memory }) => `${(run.milliseconds / 1000).toFixed(1)} s, at most ${memory.toFixed(0)} MiB`,
      );
      process.stderr.write(
        `40 languages, ${(size / 1e6).toFixed(0)} MB: ${told.join('; ')}; ${sent.requests} requests for blocks\n`,
      );
      for (const each of [first, second, third]) expectWithinMemory(each);
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}, 300_000);
