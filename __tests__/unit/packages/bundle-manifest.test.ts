import { describe, expect, test } from '@jest/globals';
import { parseBundleManifest } from '../../../src/packages/bundle-manifest.ts';
import { bundleManifest } from './make-manifest.ts';

function parse(text: string) {
  return parseBundleManifest(Buffer.from(text), 'AppxMetadata/AppxBundleManifest.xml');
}

describe('an AppxBundleManifest.xml', () => {
  test('says what the bundle contains', () => {
    const text = bundleManifest(
      '<Package Type="application" Version="1.2.3.0" Architecture="arm64" FileName="App.msix"><Resources><Resource Language="EN-US"/></Resources></Package>' +
        '<Package Version="1.2.4.0" FileName="lang\\fr.msix"><Resources><Resource Language="fr"/><Resource Scale="200"/></Resources></Package>',
    );
    expect(parse(text)).toEqual({
      name: 'Contoso.App',
      publisher: 'CN=Contoso',
      version: '1.2.3.0',
      packages: [
        {
          fileName: 'App.msix',
          version: '1.2.3.0',
          architecture: 'arm64',
          isResource: false,
          languages: ['en-us'],
        },
        // By the schema, a package without a type is a resource, and one without an architecture is neutral.
        {
          fileName: 'lang/fr.msix',
          version: '1.2.4.0',
          architecture: 'neutral',
          isResource: true,
          languages: ['fr'],
        },
      ],
    });
  });

  test('may contain packages from a later schema, and what other tools write', () => {
    const packages =
      '<Package Version="1.0.0.0" FileName="a.msix"/><x:Package xmlns:x="urn:x"/>' +
      '<b5:Package xmlns:b5="http://schemas.microsoft.com/appx/2019/bundle" IsStub="true" Version="1.0.0.0" FileName="b.msix"><b5:Resources><b5:Resource Language="de"/></b5:Resources></b5:Package>' +
      '<Package Version="1.0.0.0" FileName="c.msix"/>';
    expect(parse(bundleManifest(packages)).packages).toMatchObject([
      { fileName: 'a.msix' },
      { fileName: 'b.msix', languages: ['de'] },
      { fileName: 'c.msix' },
    ]);
  });

  test.each([
    ['', 'Bundle/Packages holds no Package.'],
    ['<x:Package xmlns:x="urn:x"/>', 'Bundle/Packages holds no Package, but {urn:x}Package'],
    ['<UnknownElement FileName="a.msix"/>', 'Bundle/Packages holds no Package, but UnknownElement'],
    ['<Package Version="1.0.0.0"/>', 'Bundle/Packages/Package[1]/@FileName is missing'],
    [
      '<Package Version="1.0.0.0" FileName="a.msix" Type="game"/>',
      '@Type must be application or resource, but is "game"',
    ],
    [
      '<Package Version="1.0" FileName="a.msix"/>',
      'Bundle/Packages/Package[1]/@Version must be four numbers',
    ],
  ])('that lists %j is refused', (packages, message) => {
    expect(() => parse(bundleManifest(packages))).toThrow(
      expect.objectContaining({ rule: 'bad-manifest', message: expect.stringContaining(message) }),
    );
  });
});
