import { describe, expect, test } from '@jest/globals';
import { checkManifests } from '../../../src/checks/packages/manifest-checks.ts';
import type { ManifestFacts, PackingFacts } from '../../../src/packages/facts.ts';
import { parsePackageManifest } from '../../../src/packages/package-manifest.ts';
import { facts } from '../../support/documents.ts';
import { packageManifest } from '../packages/make-manifest.ts';

const none = { count: 0, examples: [] };
const asPacked: PackingFacts = {
  lacks: [],
  manifest: 'as-packed',
  changed: none,
  added: none,
  removed: none,
};
const applications = '<Applications><Application Id="App"/></Applications>';

function manifestOf(parts: Parameters<typeof packageManifest>[0], path = ''): ManifestFacts {
  const text = packageManifest({ applications, ...parts });
  return {
    path,
    packing: asPacked,
    application: parsePackageManifest(Buffer.from(text), 'AppxManifest.xml'),
  };
}

/** `error check: message` for each finding about a file with these manifests. */
const found = (...manifests: readonly ManifestFacts[]) =>
  checkManifests([facts({ manifests })]).map((each) => `${each.severity} ${each.rule}: ${each.message}`);
const findings = (parts: Parameters<typeof packageManifest>[0]) => found(manifestOf(parts));

const family = (name: string, minVersion = '10.0.17763.0', maxVersion = '10.0.26100.0') =>
  `<TargetDeviceFamily Name="${name}" MinVersion="${minVersion}" MaxVersionTested="${maxVersion}"/>`;
const dependsOn = (...names: readonly string[]) => ({
  dependencies: `<Dependencies>${family('Windows.Desktop')}${names
    .map(
      (name) =>
        `<PackageDependency Name="${name}" MinVersion="14.0.0.0" Publisher="CN=Microsoft Corporation"/>`,
    )
    .join('')}</Dependencies>`,
});
const targets = (...families: readonly string[]) => ({
  dependencies: `<Dependencies>${families.join('')}</Dependencies>`,
});

test('a sound manifest passes every check, and so do facts without a manifest', () => {
  expect(findings({})).toEqual([]);
  expect(checkManifests([facts()])).toEqual([]);
});

describe('a debug build', () => {
  test.each([
    'Microsoft.VCLibs.140.00.Debug',
    'Microsoft.VCLibs.140.00.Debug.UWPDesktop',
    'Microsoft.VCLibs.120.00.Phone.Debug',
    'Microsoft.NET.CoreFramework.Debug.2.2',
    'microsoft.vclibs.140.00.debug',
  ])('depends on %s', (name) => {
    expect(findings(dependsOn('Microsoft.UI.Xaml.2.8', name))).toEqual([
      expect.stringMatching(/^error debug-build: .*debug build.*Build it in Release/),
    ]);
    expect(findings(dependsOn(name))[0]).toContain(name);
  });

  test.each([
    'Microsoft.VCLibs.140.00',
    'Microsoft.VCLibs.140.00.UWPDesktop',
    'Microsoft.NET.Native.Framework.2.2',
    'Microsoft.NET.CoreRuntime.2.2',
    'Microsoft.WindowsAppRuntime.1.6',
    'Microsoft.WindowsDebugger',
    'Contoso.Debug.Tools',
  ])('does not depend on %s', (name) => {
    expect(findings(dependsOn(name))).toEqual([]);
  });

  test('is reported once for all architectures of a bundle', () => {
    const debug = dependsOn('Microsoft.VCLibs.140.00.Debug');
    expect(found(manifestOf(debug, 'App_x64.msix'), manifestOf(debug, 'App_arm64.msix'))).toEqual([
      expect.stringContaining('App_x64.msix, App_arm64.msix in it: it is a debug build'),
    ]);
  });
});

describe('a package without an Application', () => {
  test.each(['', '<Applications/>'])('is refused: %j', (text) => {
    expect(findings({ applications: text })).toEqual([
      expect.stringMatching(/^error no-application: .*Application/),
    ]);
  });

  test.each([
    [
      'an optional package',
      {
        dependencies: `<Dependencies>${family('Windows.Desktop')}<uap3:MainPackageDependency xmlns:uap3="http://schemas.microsoft.com/appx/manifest/uap/windows10/3" Name="Contoso.Main"/></Dependencies>`,
      },
    ],
    [
      'an optional package of another publisher',
      {
        dependencies: `<Dependencies>${family('Windows.Desktop')}<uap4:MainPackageDependency xmlns:uap4="http://schemas.microsoft.com/appx/manifest/uap/windows10/4" Name="Contoso.Main" Publisher="CN=A"/></Dependencies>`,
      },
    ],
    [
      'a modification package',
      {
        properties:
          '<Properties><rescap6:ModificationPackage xmlns:rescap6="http://schemas.microsoft.com/appx/manifest/foundation/windows10/restrictedcapabilities/6">true</rescap6:ModificationPackage></Properties>',
      },
    ],
    [
      'a target of dynamic dependencies',
      {
        properties:
          '<Properties><uap15:DependencyTarget xmlns:uap15="http://schemas.microsoft.com/appx/manifest/uap/windows10/15">true</uap15:DependencyTarget></Properties>',
      },
    ],
  ])('passes as %s', (_kind, parts) => {
    expect(findings({ ...parts, applications: '' })).toEqual([]);
  });
});

describe('a device family', () => {
  test.each([
    'Windows.Universal',
    'Windows.Desktop',
    'windows.desktop',
    'Windows.Xbox',
    'Windows.Holographic',
    'Windows.Team',
    'Windows.IoT',
    'Windows.IoTHeadless',
    'Windows.Mobile',
    'Windows.Server',
    'Windows.8828080',
    'MSIXCore.Desktop',
  ])('%s is known', (name) => {
    expect(findings(targets(family(name)))).toEqual([]);
  });

  test.each([
    ['Windows.Dekstop', 'Windows.Desktop'],
    ['Windows.Universial', 'Windows.Universal'],
    ['Desktop', 'Windows.Desktop'],
    ['Windows.XBox1', 'Windows.Xbox'],
    ['Windows.HoloLens', 'Windows.Holographic'],
    ['Windows.Phone', 'Windows.Mobile'],
    ['Windows10.Desktop', 'Windows.Desktop'],
    ['Windows.PC', 'Windows.Desktop'],
  ])('%s is refused, and %s suggested', (name, likely) => {
    for (const families of [targets(family(name)), targets(family('Windows.Server'), family(name))]) {
      expect(findings(families)).toEqual([
        expect.stringMatching(new RegExp(`^error device-family: .*"${name}".*Did you mean ${likely}\\?$`)),
      ]);
    }
  });

  test('unlike any other is refused on its own, and a warning next to a known one', () => {
    expect(findings(targets(family('Contoso.Phones')))).toEqual([
      expect.stringMatching(/^error device-family: .*Known ones: Windows\.Universal/),
    ]);
    expect(findings(targets(family('Windows.Desktop'), family('Windows.Handhelds')))).toEqual([
      expect.stringMatching(/^warning device-family: .*"Windows\.Handhelds"/),
    ]);
  });
});

describe('a minimum version', () => {
  test.each(['10.0.0.0', '10.0.10240.0', '10.0.14393.351', '10.0.17763.0', '10.0.26100.1742', '6.3.0.0'])(
    '%s is a version of Windows',
    (minVersion) => {
      expect(findings(targets(family('Windows.Desktop', minVersion, '10.0.26100.9999')))).toEqual([]);
    },
  );

  test.each(['1.2.0.0', '2026.11.26.0', '0.9.0.0', '10.1.0.0', '11.0.22000.0', '5.1.2600.0', '6.4.0.0'])(
    '%s is refused',
    (minVersion) => {
      expect(findings(targets(family('Windows.Desktop', minVersion, '65535.0.0.0')))).toEqual([
        expect.stringMatching(`^error windows-version: .*MinVersion ${minVersion} .*not a Windows version`),
      ]);
    },
  );

  test.each(['10.0.3.0', '10.0.65535.0', '0.0.0.0'])('%s is doubtful', (minVersion) => {
    expect(findings(targets(family('Windows.Universal', minVersion, '10.0.65535.0')))).toEqual([
      expect.stringMatching(`^warning windows-version: .*MinVersion ${minVersion}`),
    ]);
  });

  test('above the tested version is doubtful', () => {
    expect(findings(targets(family('Windows.Desktop', '10.0.19041.0', '10.0.17763.0')))).toEqual([
      expect.stringMatching(/^warning windows-version: .*MaxVersionTested 10\.0\.17763\.0/),
    ]);
    expect(findings(targets(family('Windows.Desktop', '10.0.19041.0', '12.0.0.0')))).toEqual([]);
  });

  test('of a system that is not Windows 10 has its own numbers', () => {
    expect(findings(targets(family('MSIXCore.Desktop', '6.1.7601.0')))).toEqual([]);
  });

  test('of Windows 8.1 is in another element', () => {
    expect(
      findings({ dependencies: '<Prerequisites><OSMinVersion>6.3.0</OSMinVersion></Prerequisites>' }),
    ).toEqual([]);
  });
});

describe('a package that was changed after it was packed', () => {
  const changed = (packing: Partial<PackingFacts>) =>
    found({ ...manifestOf({}), packing: { ...asPacked, ...packing } });
  const names = { count: 4, examples: ['a', 'b', 'c'] };

  test.each([
    [{ manifest: 'edited' as const }, /AppxManifest\.xml does not match the hash in .*block map/],
    [{ manifest: 'unlisted' as const }, /block map .*does not list AppxManifest\.xml/],
    [{ lacks: ['AppxBlockMap.xml'], manifest: 'unknown' as const }, /has no AppxBlockMap\.xml/],
    [{ changed: names }, /a different size for a, b, c and 1 more/],
    [{ added: names }, /does not list a, b, c and 1 more, which are in the package/],
    [{ removed: { count: 1, examples: ['a'] } }, /lists a, which is not in the package/],
  ])('is refused: %j', (packing, expected) => {
    expect(changed(packing)).toEqual([expect.stringMatching(expected)]);
    expect(changed(packing)[0]).toMatch(/^error block-map: .*(?:pack it again|or makeappx)\.$/);
  });

  test('as a bundle is reported as one', () => {
    const bundle = {
      path: '',
      application: undefined,
      packing: { ...asPacked, manifest: 'edited' as const },
    };
    expect(found(bundle)[0]).toContain('AppxBundleManifest.xml does not match the hash');
    expect(found({ ...bundle, packing: { ...asPacked, replaced: names } })).toEqual([
      expect.stringMatching(/^warning bundle-size: .*a, b, c and 1 more/),
    ]);
  });
});
