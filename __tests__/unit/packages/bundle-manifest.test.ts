import { describe, expect, test } from '@jest/globals';
import { parseBundleManifest } from '../../../src/packages/bundle-manifest.ts';
import { bundleManifest } from './make-manifest.ts';

function parse(text: string) {
  return parseBundleManifest(Buffer.from(text), 'AppxMetadata/AppxBundleManifest.xml');
}

describe('an AppxBundleManifest.xml', () => {
  test('says what the bundle holds', () => {
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
        // A package without a type is a resource, and one without an architecture neutral, by the schema.
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

  test.each([
    ['', 'Bundle/Packages holds no Package.'],
    ['<UnknownElement FileName="a.msix"/>', 'Bundle/Packages holds no Package, but UnknownElement'],
    ['<Package Version="1.0.0.0"/>', 'Bundle/Packages/Package[1]/@FileName is missing'],
    [
      '<Package Version="1.0.0.0" FileName="a.msix" Type="game"/>',
      '@Type must be application or resource, and is "game"',
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
