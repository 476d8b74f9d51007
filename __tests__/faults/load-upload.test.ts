import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { BlockContent } from '../../scripts/bench/checked-blob.ts';
import { withSink } from '../../scripts/bench/children.ts';
import { samplePackage } from '../../simulator/src/samples/sample-package.ts';
import { type ArchiveLayout, layoutArchive } from '../../src/archive/layout.ts';
import { identity, type PackageFile, sha256Of, single } from '../support/package-files.ts';
import { png } from '../support/png.ts';
import { expectHeld, useStore } from '../support/store.ts';
import { readContents } from '../unit/archive/readers.ts';
import { publishTo } from './measured-run.ts';

const store = useStore();
const architectures = ['x64', 'x86', 'arm64', 'arm', 'neutral'];

/** What customers have: a package that any newer one for x64 supersedes. */
const published = { packages: [{ fileName: 'old.msix', version: '1.0.0.0', architecture: 'X64' }] };

describe('An archive of 200 files', () => {
  const languages =
    'ar bg cs da de el en-us es fi fr he hu it ja ko nl pl pt-br sv tr uk vi zh-cn zh-tw nb'.split(' ');

  function asset(stem: string, extension: string, bytes: Buffer): PackageFile {
    const sha256 = sha256Of(bytes);
    const archiveName = `asset_${stem}.${sha256.slice(0, 12)}.${extension}`;
    return { path: `store/${stem}.${extension}`, bytes, sha256, archiveName };
  }

  test('with packages, screenshots and trailers arrives whole', async () => {
    // Five packages of 4 MiB, so that block boundaries fall within files.
    const packages = await Promise.all(
      architectures.map((architecture) => single('1.2.0.0', { architecture, payloadBytes: 2 ** 22 })),
    );
    const images = languages.map((language) =>
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((name) =>
        asset(`${language}-${name}`, 'png', png(1920, 1080, `${language} ${name}`)),
      ),
    );
    const trailers = Array.from({ length: 10 }, (_, index) => ({
      video: asset(`film-${index}`, 'mp4', Buffer.from(`film ${index}`)),
      thumbnail: asset(`thumb-${index}`, 'png', png(1920, 1080, `thumb ${index}`)),
    }));
    const files = [
      ...packages,
      ...images.flat(),
      ...trailers.flatMap(({ video, thumbnail }) => [video, thumbnail]),
    ];
    expect(files).toHaveLength(200);
    const patch = {
      listings: Object.fromEntries(
        languages.map((language, index) => [
          language,
          {
            baseListing: {
              images: images[index]?.map((image) => ({ fileName: image.path, imageType: 'Screenshot' })),
            },
          },
        ]),
      ),
      trailers: trailers.map(({ video, thumbnail }) => ({
        videoFileName: video.path,
        trailerAssets: { 'en-us': { title: 'Film', imageList: [{ fileName: thumbnail.path }] } },
      })),
    };
    store.app({ ...published, languages });
    const run = await store.publish(
      [...files, { path: 'store/patch.json', bytes: Buffer.from(JSON.stringify(patch)) }],
      { packages: '*.msix', 'submission-patch': 'store/patch.json', 'wait-for': 'published' },
    );
    expect(run.result).toBe('published');
    expectHeld(store.published(), files);
  });
});

describe('As many packages as a submission allows', () => {
  /** Packages for five architectures, and in higher versions for newer Windows. */
  function packages(count: number): Promise<readonly PackageFile[]> {
    return Promise.all(
      Array.from({ length: count }, (_, index) => {
        const step = Math.floor(index / architectures.length);
        return single(`1.${2 + step}.0.0`, {
          architecture: architectures[index % architectures.length] ?? '',
          families: [{ name: 'Windows.Desktop', minVersion: `10.0.${17763 + 1000 * step}.0` }],
        });
      }),
    );
  }

  test('25 instead of an old one are all in the resulting submission', async () => {
    store.app(published);
    const files = await packages(25);
    const run = await store.publish(files, { 'wait-for': 'published' });
    expect(run.result).toBe('published');
    expectHeld(store.published(), files);
    expect(store.published()?.submission.applicationPackages).toEqual(
      expect.arrayContaining(
        files.map(({ archiveName }) =>
          expect.objectContaining({ fileName: archiveName, fileStatus: 'Uploaded' }),
        ),
      ),
    );
    expect(store.published()?.submission.applicationPackages).toHaveLength(25);
  });

  test('26 are refused before anything is written', async () => {
    store.app(published);
    const run = await store.publish(await packages(26));
    expect(run.result).toBe('refused');
    expect(run.errors.join('\n')).toMatch(/would contain 26 packages, but the Store allows at most 25\./);
    expect(run.writes).toEqual([]);
  });
});

describe('An archive beyond 4 GiB', () => {
  // The package and the archive are ZIP64 from 4 GiB on; two blocks more, so that some begin after that.
  const size = 2 ** 32 + 2 ** 24 + 1;
  const mebibyte = 2 ** 20;

  /**
   * A package with a program of this size: a hole with a number in every MiB, so that no two blocks are alike. It takes
   * no space, and only the time for its CRC-32.
   */
  async function writePackage(file: string, programSize: number): Promise<void> {
    const small = `${file}.small`;
    await writeFile(small, await samplePackage({ ...identity, version: '1.2.0.0' }));
    const contents = new Map(await readContents(small));
    const blockMap = contents.get('AppxBlockMap.xml')?.toString('utf8') ?? '';
    const program = `<File Name="Big.exe" Size="${programSize}" LfhSize="37"/></BlockMap>`;
    contents.set('AppxBlockMap.xml', Buffer.from(blockMap.replace('</BlockMap>', program)));
    const numbers = Array.from({ length: Math.ceil(programSize / mebibyte) }, (_, index) => {
      const number = Buffer.alloc(4);
      number.writeUInt32LE(index);
      return number.subarray(0, programSize - index * mebibyte);
    });
    const rest = Buffer.alloc(mebibyte);
    let crc = 0;
    for (const [index, number] of numbers.entries()) {
      const end = Math.min(mebibyte, programSize - index * mebibyte);
      crc = crc32(rest.subarray(number.length, end), crc32(number, crc));
    }
    const unread = { path: '', sha256: '', stamp: '' };
    const { segments } = layoutArchive([
      { ...unread, name: 'Big.exe', size: programSize, crc32: crc },
      ...[...contents].map(([name, bytes]) => ({ ...unread, name, size: bytes.length, crc32: crc32(bytes) })),
    ]);
    await using handle = await open(file, 'w');
    for (const segment of segments) {
      if (segment.kind === 'header') await handle.write(segment.bytes, 0, undefined, segment.offset);
      else if (segment.entry.name !== 'Big.exe') {
        await handle.write(contents.get(segment.entry.name) ?? Buffer.alloc(0), 0, undefined, segment.offset);
      } else {
        for (const [index, number] of numbers.entries())
          await handle.write(number, 0, undefined, segment.offset + index * mebibyte);
      }
    }
  }

  /** Size, SHA-256 and CRC-32 by this test's own reading. */
  async function inspect(file: string): Promise<{ size: number; sha256: string; crc32: number }> {
    const hash = createHash('sha256');
    let [length, crc] = [0, 0];
    for await (const part of read(file)) {
      hash.update(part);
      crc = crc32(part, crc);
      length += part.length;
    }
    return { size: length, sha256: hash.digest('hex'), crc32: crc };
  }

  /** Parts of a file, each valid until the next one. */
  async function* read(file: string): AsyncGenerator<Buffer> {
    await using handle = await open(file);
    const buffer = Buffer.alloc(4 * mebibyte);
    for (;;) {
      const { bytesRead } = await handle.read(buffer);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  }

  /** What an archive consists of, from its first byte to its last, cut like these blocks. */
  async function expectedBlocks(
    layout: ArchiveLayout,
    blocks: readonly BlockContent[],
  ): Promise<readonly BlockContent[]> {
    const found: BlockContent[] = [];
    let [length, crc] = [0, 0];
    const take = (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; ) {
        const wanted = blocks[found.length]?.size ?? Number.POSITIVE_INFINITY;
        const part = bytes.subarray(at, at + wanted - length);
        [at, length, crc] = [at + part.length, length + part.length, crc32(part, crc)];
        if (length < wanted) continue;
        found.push({ size: length, crc32: crc });
        [length, crc] = [0, 0];
      }
    };
    for (const segment of layout.segments) {
      if (segment.kind === 'header') take(segment.bytes);
      else for await (const part of read(segment.entry.path)) take(part);
    }
    return length === 0 ? found : [...found, { size: length, crc32: crc }];
  }

  test('arrives whole though every twentieth block fails, in less than 200 MiB', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'gigabytes '));
    try {
      store.app(published);
      const file = path.join(folder, 'Notes.msix');
      await writePackage(file, size);
      const facts = await inspect(file);
      const name = `${identity.name}_1.2.0.0_x64.${facts.sha256.slice(0, 12)}.msix`;
      const layout = layoutArchive([{ name, path: file, ...facts, stamp: '' }]);

      await withSink({ failingShare: 0.05 }, async (url, report) => {
        const { run, memory } = await publishTo(store, url, folder);
        expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
        const { bytes, content = [], damaged, failures, requests } = await report();
        process.stderr.write(
          `4 GiB: ${(run.milliseconds / 1000).toFixed(1)} s, at most ${memory.toFixed(0)} MiB; ${content.length} blocks in ${requests} requests (${(bytes / 1e6).toFixed(0)} MB) that failed as ${JSON.stringify(failures)}\n`,
        );

        expect(content.reduce((sum, each) => sum + each.size, 0)).toBe(layout.size);
        expect(content).toEqual(await expectedBlocks(layout, content));
        // Otherwise no one would notice blocks that changed places.
        expect(new Set(content.map((each) => each.crc32)).size).toBe(content.length);
        expect(damaged).toBe(0);
        // Each way to fail was met, and nothing was sent again that had arrived.
        expect(Math.min(...Object.values(failures))).toBeGreaterThan(0);
        const failed = Object.values(failures).reduce((sum, each) => sum + each);
        expect(requests).toBe(content.length + failed);
        expect(run.stdout).toMatch(/Uploaded 4\.3 GB in .* of them sent more than once/);
        expect(memory).toBeGreaterThan(40);
        // Other systems measure other things.
        if (process.platform === 'linux') expect(memory).toBeLessThan(200);
      });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }, 300_000);
});
