import { describe, expect, test } from '@jest/globals';
import { baseName, fileKey, livePackagesOf, packagesOf } from '../../../src/document/packages.ts';
import { runsOn, serves } from '../../../src/submission/devices.ts';
import { describeExisting } from '../../../src/submission/existing-package.ts';
import {
  facts,
  familyText,
  on,
  plain,
  published,
  publishedAddOn,
  publishedEntry,
  publishedFlight,
  storedPackage,
} from '../../support/documents.ts';

describe('packages of a submission', () => {
  test('are found for every kind of target', () => {
    expect(packagesOf(published())).toHaveLength(1);
    expect(packagesOf(publishedFlight())).toHaveLength(1);
    expect(packagesOf(publishedAddOn())).toEqual([]);
    expect(packagesOf({ id: '1', applicationPackages: null })).toEqual([]);
  });

  test('that are marked for removal are not live', () => {
    const gone = storedPackage({ fileName: 'old.msix', fileStatus: 'PendingDelete' });
    expect(livePackagesOf(published({ applicationPackages: [gone, storedPackage()] }))).toEqual([
      storedPackage(),
    ]);
  });
});

describe('describeExisting', () => {
  test('reads version, architecture and families of a plain package', () => {
    expect(describeExisting(storedPackage())).toEqual({
      fileName: 'Notes_1.0.0.0_x64.msix',
      version: '1.0.0.0',
      isBundle: false,
      architectures: ['x64'],
      families: [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }],
      isForEarlierWindows: false,
    });
  });

  test('does not trust Neutral for a bundle that someone else named', () => {
    const entry = storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    expect(describeExisting(entry)).toMatchObject({ isBundle: true, architectures: undefined });
  });

  test.each(['msixupload', 'appxupload', 'appxbundle'])(
    'treats another tool’s .%s as a bundle',
    (extension) => {
      const entry = storedPackage({ fileName: `bin/Notes.${extension}`, architecture: 'Neutral' });
      expect(describeExisting(entry)).toMatchObject({ isBundle: true, architectures: undefined });
    },
  );

  test('trusts Neutral for a plain package', () => {
    const entry = storedPackage({ fileName: 'Notes.msix', architecture: 'Neutral' });
    expect(describeExisting(entry)).toMatchObject({ isBundle: false, architectures: ['neutral'] });
  });

  test('reads the architectures and version of our bundle from our file name', () => {
    const entry = publishedEntry(facts(), { version: null });
    expect(describeExisting(entry)).toMatchObject({
      isBundle: true,
      version: '2.0.0.0',
      architectures: ['arm64', 'x64'],
    });
  });

  test('reads our file name in a folder and in any case', () => {
    const entry = publishedEntry(facts());
    expect(
      describeExisting({ ...entry, fileName: `bin\\${entry.fileName.toUpperCase()}` }).architectures,
    ).toEqual(['arm64', 'x64']);
  });

  test('knows no architecture if the Store states none', () => {
    expect(
      describeExisting(storedPackage({ fileName: 'Notes.msix', architecture: null })).architectures,
    ).toBeUndefined();
    expect(
      describeExisting(storedPackage({ fileName: 'Notes.msix', architecture: '' })).architectures,
    ).toBeUndefined();
  });

  test.each([[null], [undefined], [[]], ['None'], [['None']], ['']])(
    'knows no family if the Store lists %p',
    (families) => {
      const entry = storedPackage();
      expect(describeExisting({ ...entry, targetDeviceFamilies: families }).families).toBeUndefined();
    },
  );

  test('reads several families, whatever their case', () => {
    const entry = storedPackage({
      targetDeviceFamilies: [familyText('windows.universal', '10.0.10240.0'), familyText('Windows.Xbox')],
    });
    expect(describeExisting(entry).families).toEqual([
      { name: 'windows.universal', minVersion: '10.0.10240.0' },
      { name: 'Windows.Xbox', minVersion: '10.0.17763.0' },
    ]);
  });
});

describe('file names', () => {
  test('are compared without regard to case or kind of slash', () => {
    expect(fileKey('Bin\\A.msix')).toBe(fileKey('bin/a.MSIX'));
    expect(fileKey('a.msix')).not.toBe(fileKey('b.msix'));
  });
  test('end after the last slash of either kind', () => {
    expect(baseName('a/b\\c.msix')).toBe('c.msix');
    expect(baseName('c.msix')).toBe('c.msix');
  });
});

describe('serves', () => {
  const desktop = { name: 'Windows.Desktop', minVersion: '10.0.17763.0' };

  test('an offer for the same architecture, family and OS', () => {
    expect(serves(on('x64'), 'x64', desktop)).toBe(true);
    expect(serves(on('x64'), 'X64', { ...desktop, name: 'windows.desktop' })).toBe(true);
  });
  test('an offer for an older OS, not one for a newer', () => {
    expect(serves(on('x64', 'Windows.Desktop', '10.0.10240.0'), 'x64', desktop)).toBe(true);
    expect(serves(on('x64', 'Windows.Desktop', '10.0.19041.0'), 'x64', desktop)).toBe(false);
  });
  test('Windows.Universal runs on every family, no family runs on all', () => {
    expect(serves(on('x64', 'Windows.Universal'), 'x64', desktop)).toBe(true);
    expect(serves(on('x64', 'Windows.Desktop'), 'x64', { ...desktop, name: 'Windows.Universal' })).toBe(
      false,
    );
    expect(serves(on('x64', 'Windows.Xbox'), 'x64', desktop)).toBe(false);
  });
  test('neutral runs on every architecture, no architecture runs on all', () => {
    expect(runsOn('neutral', 'arm64')).toBe(true);
    expect(runsOn('x64', 'neutral')).toBe(false);
    expect(runsOn('x64', 'arm64')).toBe(false);
    // Emulation does not replace a native package.
    expect(runsOn('x86', 'x64')).toBe(false);
    expect(runsOn(plain('x64').architectures[0] ?? '', 'x64')).toBe(true);
  });
});
