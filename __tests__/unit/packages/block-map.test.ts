import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { comparePacking, parseBlockMap } from '../../../src/packages/block-map.ts';
import type { PackingFacts } from '../../../src/packages/facts.ts';
import { expectLinear } from '../../support/cpu-time.ts';

type Method = 'sha256' | 'sha384' | 'sha512';

const methods: Readonly<Record<Method, string>> = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

/** A `File` element as MakeAppx writes it. */
function fileOf(name: string, bytes: Buffer, method: Method = 'sha256'): string {
  const blocks: string[] = [];
  for (let at = 0; at < bytes.length; at += 65_536) {
    const hash = createHash(method)
      .update(bytes.subarray(at, at + 65_536))
      .digest('base64');
    blocks.push(`<Block Hash="${hash}" Size="99"/>`);
  }
  return `<File Name="${name}" Size="${bytes.length}" LfhSize="46">${blocks.join('')}</File>`;
}

const mapOf = (files: string, method: Method = 'sha256') =>
  `<?xml version="1.0" encoding="UTF-8" standalone="no"?><BlockMap xmlns="http://schemas.microsoft.com/appx/2010/blockmap" HashMethod="${methods[method]}">${files}</BlockMap>`;

const parse = (text: string) => parseBlockMap(Buffer.from(text), 'AppxBlockMap.xml');
const manifest = { path: 'AppxManifest.xml', bytes: Buffer.from('<Package/>') };
const own = fileOf('AppxManifest.xml', manifest.bytes);
const part = (name: string, size: number) => ({ name, size });
const footprint = [
  part('AppxManifest.xml', manifest.bytes.length),
  part('AppxBlockMap.xml', 700),
  part('[Content_Types].xml', 400),
  part('AppxSignature.p7x', 900),
  part('AppxMetadata/CodeIntegrity.cat', 900),
];
const none = { count: 0, examples: [] };
const sound: PackingFacts = { lacks: [], manifest: 'as-packed', changed: none, added: none, removed: none };

const compare = (files: string, parts: readonly { name: string; size: number }[] = []) =>
  comparePacking(parse(mapOf(files)), manifest, [...footprint, ...parts], false);

describe('a package is as it was packed', () => {
  test('with the files that its block map lists, and those that no block map lists', () => {
    expect(compare(own)).toEqual(sound);
    expect(
      compare(own + fileOf(String.raw`Assets\Logo.png`, Buffer.from('logo')), [part('Assets/Logo.png', 4)]),
    ).toEqual(sound);
  });

  test('if the zip percent-encodes names, and XML escapes them', () => {
    const files =
      fileOf(String.raw`महसुस\my app (1).png`, Buffer.from('1')) +
      fileOf('a &amp; b &#x27;c&#x27; 100%.txt', Buffer.from('12'));
    expect(
      compare(own + files, [
        part('%E0%A4%AE%E0%A4%B9%E0%A4%B8%E0%A5%81%E0%A4%B8/my%20app%20%281%29.png', 1),
        part('a%20%26%20b%20%27c%27%20100%25.txt', 2),
      ]),
    ).toEqual(sound);
  });

  test.each([
    ['the zip has names as they are', '50%20off.txt', '50%20off.txt'],
    ['the map has names as the zip encodes them', 'my%20app.txt', 'my%20app.txt'],
    ['only the zip encodes a percent sign', '50%20off.txt', '50%2520off.txt'],
    ['a percent sign encodes nothing', '100%.txt', '100%.txt'],
  ])('if %s', (_what, listed, name) => {
    expect(compare(own + fileOf(listed, Buffer.from('1')), [part(name, 1)])).toEqual(sound);
    expect(compare(own + fileOf(listed, Buffer.from('1')), [part(name, 2)]).changed.count).toBe(1);
    expect(compare(own, [part(name, 1)]).added.count).toBe(1);
    expect(compare(own + fileOf(listed, Buffer.from('1'))).removed.count).toBe(1);
  });

  test('if two names differ only in percent-encoding', () => {
    const files = fileOf('a%41.txt', Buffer.from('1')) + fileOf('aA.txt', Buffer.from('12'));
    expect(compare(own + files, [part('a%41.txt', 1), part('aA.txt', 2)])).toEqual(sound);
  });

  test('if letters differ in case, folders have entries and the map has comments and prefixes', () => {
    const file = fileOf('APP.exe', Buffer.from('MZ')).replaceAll(/<(\/?)/g, '<$1b2:');
    const hash = '<b4:FileHash Hash="AAAA"/>';
    const text = mapOf(`<!-- <File Name="gone.txt" Size="1"/> -->${own}${file}${hash}`);
    expect(
      comparePacking(parse(text), manifest, [...footprint, part('app.exe', 2), part('Assets/', 0)], false),
    ).toEqual(sound);
  });

  test.each(['sha256', 'sha384', 'sha512'] as const)('by %s', (method) => {
    const bytes = Buffer.alloc(150_000, 'manifest');
    const map = parse(mapOf(fileOf('AppxManifest.xml', bytes, method), method));
    const facts = (changed: Buffer) =>
      comparePacking(map, { path: 'AppxManifest.xml', bytes: changed }, footprint, false).manifest;
    expect(facts(bytes)).toBe('as-packed');
    const edited = Buffer.from(bytes);
    edited[140_000] = 0;
    expect(facts(edited)).toBe('edited');
  });

  test('by an unknown method, if the sizes agree', () => {
    const text = mapOf(own).replace('xmlenc#sha256', 'other');
    expect(comparePacking(parse(text), manifest, footprint, false)).toEqual(sound);
  });

  test('if a packer wrote names outside ASCII as they are: nothing states their code page', () => {
    expect(compare(own + fileOf('é.txt', Buffer.from('1')), [part('├⌐.txt', 1)])).toEqual(sound);
  });

  test('as a bundle, whose map lists only the manifest', () => {
    const path = 'AppxMetadata/AppxBundleManifest.xml';
    const map = parse(mapOf(fileOf(path.replace('/', '\\'), manifest.bytes)));
    const parts = [...footprint, part(path, manifest.bytes.length), part('App_x64.msix', 5000)];
    expect(comparePacking(map, { path, bytes: manifest.bytes }, parts, true)).toEqual(sound);
  });
});

describe('a package was changed later', () => {
  test('with an edited manifest, even of the same size', () => {
    expect(compare(fileOf('AppxManifest.xml', Buffer.from('<package/>')))).toEqual({
      ...sound,
      manifest: 'edited',
    });
    expect(compare(fileOf('AppxManifest.xml', Buffer.from('<Package />')))).toEqual({
      ...sound,
      manifest: 'edited',
    });
    expect(compare('<File Name="AppxManifest.xml" Size="10"/>')).toEqual({ ...sound, manifest: 'edited' });
  });

  test('with a manifest that its map does not list', () => {
    expect(compare(fileOf('App.exe', Buffer.from('MZ')), [part('App.exe', 2)])).toEqual({
      ...sound,
      manifest: 'unlisted',
    });
  });

  test('with a file of another size, one more or one less', () => {
    const files = own + fileOf('a.txt', Buffer.from('1')) + fileOf('b.txt', Buffer.from('1'));
    expect(compare(files, [part('a.txt', 2), part('c%20d.txt', 1), part('VFS/AppxManifest.xml', 1)])).toEqual(
      {
        ...sound,
        changed: { count: 1, examples: ['a.txt'] },
        added: { count: 2, examples: ['c d.txt', 'VFS/AppxManifest.xml'] },
        removed: { count: 1, examples: ['b.txt'] },
      },
    );
  });
});

describe('a block map', () => {
  test.each(['<BlockMap/>', '', mapOf(''), '<Package/>'])('that lists no file is refused: %j', (text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ rule: 'bad-block-map' }));
  });

  test('with a reference that XML does not know is refused', () => {
    expect(() => parse(mapOf('<File Name="&x;" Size="1"/>'))).toThrow(
      expect.objectContaining({ rule: 'bad-manifest', message: expect.stringContaining('AppxBlockMap.xml') }),
    );
  });

  test.each(['<File ', '<File Name="', '<!--', '<File Name="a" Size="1"/>', '<a:', ' ', '<Block Hash=""/>'])(
    'of %j over and over takes time in proportion to its length',
    (text) => {
      expectLinear((length) => {
        const bytes = Buffer.from(mapOf(own) + text.repeat(length / text.length));
        return () => parseBlockMap(bytes, 'x');
      });
    },
  );
});
