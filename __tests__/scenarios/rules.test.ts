import { describe, expect, test } from '@jest/globals';
import { packageManifest } from '../../simulator/src/samples/sample-manifest.ts';
import type { PackageSeed } from '../../simulator/src/store/app-seed.ts';
import {
  at,
  bundle,
  identity,
  type PackageFile,
  single,
  upload,
  type WorkspaceFile,
} from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';
import { makeZip } from '../unit/packages/make-zip.ts';

const store = useStore();
const desktop = [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }];

function held(
  fileName: string,
  version: string,
  architecture = 'X64',
): Partial<PackageSeed> & { fileName: string } {
  return { fileName, version, architecture };
}

function expectRefused(run: StoreRun, ...says: readonly RegExp[]): void {
  expect(run.result).toBe('refused');
  for (const each of says) expect(run.errors.join('\n')).toMatch(each);
  expect(run.writes).toEqual([]);
  expect(run.requests.filter(({ role }) => role === 'blob')).toEqual([]);
  expect(store.submissions()).toHaveLength(1);
}

describe('a check of packages refuses before anything is written', () => {
  const x64 = [held('old.msix', '1.0.0.0')];
  const asBundle = [held('old.msixbundle', '1.0.0.0', 'Neutral')];

  test.each<[string, PackageSeed[] | object[], () => Promise<PackageFile[]>, RegExp]>([
    [
      'identity: another name',
      x64,
      async () => [await single('1.2.0.0', { name: 'Contoso.Other' })],
      /identity name "Contoso\.Other", but the app's is "Contoso\.Notes"/,
    ],
    [
      'identity: another publisher',
      x64,
      async () => [await single('1.2.0.0', { publisher: 'CN=Somebody' })],
      /publisher "CN=Somebody"/,
    ],
    [
      'version-format: the first number is 0',
      x64,
      async () => [await single('0.9.0.0')],
      /first number must not be 0/,
    ],
    [
      'version-format: the last is not 0',
      x64,
      async () => [await single('1.2.0.7')],
      /fourth number must be 0/,
    ],
    [
      'version-order: below what customers have',
      [held('old.msix', '3.0.0.0')],
      async () => [await single('1.2.0.0')],
      /1\.2\.0\.0, which is lower than the published 3\.0\.0\.0 \(old\.msix\).*remove-all/,
    ],
    [
      'version-order: published with other bytes',
      [held('old.msix', '1.2.0.0')],
      async () => [await single('1.2.0.0')],
      /already published with different content \(old\.msix\)\. Raise the version/,
    ],
    [
      'duplicate-coverage: two files for the same devices',
      x64,
      async () => [await single('1.2.0.0'), at('b.msix', await single('1.2.0.0', { payloadBytes: 9 }))],
      /same version for x64 as b\.msix: 1\.2\.0\.0/,
    ],
    [
      'duplicate-coverage: an upload file and the bundle in it',
      asBundle,
      async () => [await upload('1.2.0.0'), await bundle('1.2.0.0')],
      /msixupload already contains this package: keep only one of the two/,
    ],
    [
      'once-a-bundle',
      asBundle,
      async () => [await single('1.2.0.0')],
      /published as a bundle \(old\.msixbundle\)\. Build a bundle/,
    ],
    [
      'block-map: no packer made it',
      x64,
      async () => {
        const contents = { ...identity, version: '1.2.0.0', families: desktop, languages: ['en-us'] };
        const bytes = await makeZip([
          { path: 'AppxManifest.xml', bytes: packageManifest({ ...contents, ext: 'msix' }, 'x64') },
        ]);
        return [{ ...(await single('1.2.0.0')), bytes }];
      },
      /has no AppxBlockMap\.xml and no \[Content_Types\]\.xml.*or makeappx/,
    ],
    [
      'device-family: misspelled',
      x64,
      async () => [
        await single('1.2.0.0', { families: [{ name: 'Windows.Dekstop', minVersion: '10.0.17763.0' }] }),
      ],
      /"Windows\.Dekstop" is not a known device family\. Did you mean Windows\.Desktop\?/,
    ],
    [
      'windows-version: that of the app, in a bundle',
      x64,
      async () => [
        await bundle('1.2.0.0', { families: [{ name: 'Windows.Desktop', minVersion: '1.2.0.0' }] }),
      ],
      /_x64\.msix, .*_arm64\.msix in it: MinVersion 1\.2\.0\.0 .*not a Windows version/,
    ],
    [
      'too-many-packages',
      Array.from({ length: 25 }, (_, index) => held(`x86-${index}.msix`, `1.0.${index}.0`, 'X86')),
      async () => [await single('1.2.0.0')],
      /would contain 26 packages, but the Store allows at most 25\./,
    ],
  ])('%s', async (_rule, packages, files, says) => {
    store.app({ packages: packages.map((each) => ({ fileName: '', ...each })) });
    expectRefused(await store.publish(await files()), says);
  });

  test('upload-contents: two bundles in one upload file', async () => {
    store.app();
    const [one, other] = [await bundle('1.2.0.0'), await bundle('1.3.0.0')];
    const bytes = await makeZip([
      { path: 'one.msixbundle', bytes: one.bytes },
      { path: 'other.msixbundle', bytes: other.bytes },
    ]);
    const run = await store.publish([{ path: 'App.msixupload', bytes }]);
    expect(run.result).toMatch(/refused|failed/);
    expect(run.errors.join('\n')).toMatch(
      /exactly one package or bundle.*one\.msixbundle, other\.msixbundle/,
    );
    expect(run.writes).toEqual([]);
  });

  test('all findings are reported at once', async () => {
    store.app({ packages: [held('old.msixbundle', '3.0.0.0', 'Neutral')].map((each) => ({ ...each })) });
    const run = await store.publish([
      await single('0.2.0.7', { name: 'Contoso.Other', publisher: 'CN=Somebody' }),
    ]);
    expectRefused(
      run,
      /identity name/,
      /the publisher/,
      /first number must not be 0, and the fourth number must be 0/,
      /lower than the published 3\.0\.0\.0/,
      /published as a bundle/,
    );
    for (const rule of ['identity', 'version', 'bundle']) expect(run.summary).toContain(rule);
    // Each names the file, once.
    for (const error of run.errors.slice(1)) expect(error.split('0.2.0.7_x64.msix')).toHaveLength(2);
  });

  test('a bundle whose packer gave it the date is published with a warning', async () => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0', { bundleVersion: '2026.1120.900.0' })]);
    expect(run.result).toBe('accepted');
    expect(run.warnings.join('\n')).toMatch(
      /bundle's version is 2026\.1120\.900\.0 and its packages' 1\.2\.0\.0/,
    );
  });
});

describe('a file that is not what its name says ends the run before any request', () => {
  test.each<[string, () => Promise<Buffer>, RegExp]>([
    ['not a zip', async () => Buffer.from('<html>Not found</html>'), /App\.msix:? .*not a zip/i],
    ['empty', async () => Buffer.alloc(0), /App\.msix is empty/],
    [
      'a zip without a manifest',
      () => makeZip([{ path: 'App.exe', bytes: 'MZ' }]),
      /App\.msix:? .*AppxManifest\.xml/,
    ],
    [
      'a bad manifest',
      () => makeZip([{ path: 'AppxManifest.xml', bytes: '<Package><oops' }]),
      /App\.msix:? .*manifest/i,
    ],
    [
      'a manifest with a DOCTYPE',
      () => makeZip([{ path: 'AppxManifest.xml', bytes: '<!DOCTYPE x [<!ENTITY a "b">]><Package/>' }]),
      /App\.msix:? .*DOCTYPE/,
    ],
    [
      'a bundle with the extension of a package',
      async () => (await bundle('1.2.0.0')).bytes,
      /App\.msix:? .*bundle/,
    ],
    ['cut off', async () => (await single('1.2.0.0')).bytes.subarray(0, 3000), /App\.msix:? /],
  ])('%s', async (_what, bytes, says) => {
    store.app();
    const run = await store.publish([{ path: 'App.msix', bytes: await bytes() }]);
    expect(run.result).toBe('failed');
    expect(run.errors.join('\n')).toMatch(says);
    expect(run.requests).toEqual([]);
  });

  test('two files with the same bytes are both named', async () => {
    store.app();
    const file = await single('1.2.0.0');
    const run = await store.publish([at('a.msix', file), at('b.msix', file)]);
    expect(run.result).toBe('failed');
    expect(run.errors.join('\n')).toMatch(/b\.msix is identical to a\.msix/);
    expect(run.requests).toEqual([]);
  });

  test('every bad file is named, and so is what the checks find in the others', async () => {
    store.app();
    const bytes = Buffer.from('nothing');
    const contents = { ...identity, version: '1.2.0.0', families: desktop, languages: ['en-us'] };
    const manifest = packageManifest({ ...contents, ext: 'msix' }, 'x64');
    const run = await store.publish([
      { path: 'a.msix', bytes },
      { path: 'b.msixbundle', bytes },
      { path: 'c.msixupload', bytes },
      { path: 'd.msix', bytes: await makeZip([{ path: 'AppxManifest.xml', bytes: manifest }]) },
    ]);
    for (const name of ['a.msix', 'b.msixbundle', 'c.msixupload', 'd.msix'])
      expect(run.errors.join('\n')).toContain(name);
    expect(run.errors.join('\n')).toMatch(/d\.msix has no AppxBlockMap\.xml/);
    expect(run.requests).toEqual([]);
  });
});

describe('the packages input', () => {
  const find = async (
    packages: string,
    files: readonly string[],
    links: Readonly<Record<string, string>> = {},
  ) => {
    store.app({ packages: [held('old.msix', '1.0.0.0')].map((each) => ({ ...each })) });
    const made = await Promise.all(
      files.map(async (path, index) => at(path, await single('1.2.0.0', { payloadBytes: 100 + index }))),
    );
    return await store.publish(made, { packages }, { links });
  };

  test('without a match lists the nearest files', async () => {
    const run = await find('out/*.msixbundle', ['build/out/App.msix', 'build/Notes.msix']);
    expect(run.result).toBe('failed');
    expect(run.errors.join('\n')).toMatch(/No files match "out\/\*\.msixbundle".*build\/out\/App\.msix/);
    expect(run.errors.join('\n')).toContain('relative to the workspace');
    expect(run.requests).toEqual([]);
  });

  test('in an empty workspace asks for the build', async () => {
    const run = await find('*.msix', []);
    expect(run.errors.join('\n')).toMatch(
      /workspace is empty\. Build or download the packages in an earlier step/,
    );
  });

  test('with braces explains how to write them', async () => {
    const run = await find('out/*.{msix,appx}', ['out/App.msix']);
    expect(run.errors.join('\n')).toMatch(
      /Braces are not supported: write one pattern per line, out\/\*\.msix and out\/\*\.appx/,
    );
  });

  test('excludes with ! from the lines above', async () => {
    const run = await find('out/**/*.msix\n!**/Dependencies/**', [
      'out/App.msix',
      'out/Dependencies/x64/Framework.msix',
    ]);
    expect(run.result).toBe('accepted');
    expect(run.log).toContain('out/App.msix');
    expect(run.log).not.toContain('Framework');
  });

  test('says so if the exclusions leave nothing', async () => {
    const run = await find('out/*.msix\n!out/**', ['out/App.msix']);
    expect(run.errors.join('\n')).toMatch(/matches 1 file, but lines with ! exclude all of them: !out\/\*\*/);
  });

  test('accepts paths as Windows writes them', async () => {
    const run = await find('build\\out\\*.msix', ['build/out/App.msix']);
    expect(run.result).toBe('accepted');
  });

  test('warns about a glob that matches nothing next to one that does match', async () => {
    const run = await find('*.msixbundle\nout/*.msix', ['out/App.msix']);
    expect(run.result).toBe('accepted');
    expect(run.warnings.join('\n')).toContain('No files match "*.msixbundle".');
    expect(run.summary).toContain('No files match');
  });

  test('does not follow a link', async () => {
    const run = await find('Link.msix', ['out/App.msix'], { 'Link.msix': 'out/App.msix' });
    expect(run.result).toBe('failed');
    expect(run.errors.join('\n')).toMatch(
      /Link\.msix is a link, and links are not followed|Link\.msix is a link/,
    );
    expect(run.requests).toEqual([]);
  });

  test('refuses a file of another kind, and points elsewhere for installers', async () => {
    const run = await find('*.msi', ['Setup.msi']);
    expect(run.result).toBe('failed');
    expect(run.errors.join('\n')).toMatch(/This file is not a package: Setup\.msi.*a different API/);
  });

  test('takes no identity from a file name: the manifest decides', async () => {
    const run = await find('*.msix', ['anything at all.msix']);
    expect(run.result).toBe('accepted');
    expect(run.outputs['submitted-packages']).toContain(`"${identity.name}_1.2.0.0_x64.`);
  });
});

describe('no-symbols: a desktop program', () => {
  const warnings = async (file: WorkspaceFile) => {
    store.app();
    const run = await store.publish([file], { 'dry-run': 'true' });
    expect(run.result).toBe('planned');
    return run.warnings.join('\n');
  };
  const isFullTrust = true;

  test('in an upload file without symbols is a warning that says what the build lacks', async () => {
    expect(await warnings(await upload('1.2.0.0', { isFullTrust, hasSymbols: false }))).toMatch(
      /msixupload is a desktop program \(full trust\) without symbols.*Have the build create PDB files/,
    );
  });

  test('in a bundle is a warning that says how to add them', async () => {
    expect(await warnings(await bundle('1.2.0.0', { isFullTrust }))).toMatch(
      /without symbols.*zip the package together with an \.appxsym/,
    );
  });

  test.each<[string, () => Promise<WorkspaceFile>]>([
    ['an upload file with symbols', () => upload('1.2.0.0', { isFullTrust })],
    ['an Electron bundle', () => bundle('1.2.0.0', { isFullTrust, files: ['app/resources/app.asar'] })],
  ])('in %s gets no warning', async (_what, file) => {
    expect(await warnings(await file())).toBe('');
  });
});
