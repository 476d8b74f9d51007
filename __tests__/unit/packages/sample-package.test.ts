import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { fromBufferPromise, type ZipFile } from 'yauzl';
import { sampleBundle, samplePackage, sampleUpload } from '../../../simulator/src/samples/sample-package.ts';

async function partsOf(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const file: ZipFile = await fromBufferPromise(zip);
  const parts = new Map<string, Buffer>();
  for await (const entry of file.eachEntry()) {
    parts.set(entry.fileName, await buffer(await file.openReadStreamPromise(entry)));
  }
  return parts;
}

describe('a sample', () => {
  test('has the same bytes in every run, and in every time zone', async () => {
    for (const make of [samplePackage, sampleBundle, sampleUpload]) {
      expect((await make()).equals(await make())).toBe(true);
    }
    const hash = createHash('sha256')
      .update(await samplePackage())
      .digest('hex');
    expect(hash.slice(0, 12)).toMatchInlineSnapshot(`"f222536fbbd6"`);
  });

  test('has other bytes for another version or architecture', async () => {
    const one = await samplePackage({ payloadBytes: 100_000 });
    expect(one.equals(await samplePackage({ payloadBytes: 100_000, version: '2.0.0.0' }))).toBe(false);
    expect(one.equals(await samplePackage({ payloadBytes: 100_000, architecture: 'x86' }))).toBe(false);
  });

  test('has a block map with the hash of every block', async () => {
    const parts = await partsOf(await samplePackage({ payloadBytes: 100_000 }));
    const map = parts.get('AppxBlockMap.xml')?.toString() ?? '';
    const names = [...map.matchAll(/<File Name="([^"]+)" Size="(\d+)"/g)].map(([, name, size]) => [
      name,
      Number(size),
    ]);
    expect(names).toEqual([
      ['App.exe', 100_000],
      ['Assets\\Logo.png', parts.get('Assets/Logo.png')?.length],
      ['AppxManifest.xml', parts.get('AppxManifest.xml')?.length],
    ]);
    const program = parts.get('App.exe') ?? Buffer.alloc(0);
    for (const block of [program.subarray(0, 65_536), program.subarray(65_536)]) {
      expect(map).toContain(createHash('sha256').update(block).digest('base64'));
    }
  });

  test('has a bundle manifest that says where its packages are', async () => {
    const bundle = await sampleBundle();
    const parts = await partsOf(bundle);
    const manifest = parts.get('AppxMetadata/AppxBundleManifest.xml')?.toString() ?? '';
    const places = [...manifest.matchAll(/FileName="([^"]+)" Offset="(\d+)" Size="(\d+)"/g)];
    expect(places).toHaveLength(2);
    for (const [, name = '', offset, size] of places) {
      const start = Number(offset);
      expect(bundle.subarray(start, start + Number(size))).toEqual(parts.get(name));
    }
  });
});
