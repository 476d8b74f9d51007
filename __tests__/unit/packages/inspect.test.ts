import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fromBufferPromise } from 'yauzl';
import { sampleBundle, samplePackage, sampleUpload } from '../../../simulator/src/samples/sample-package.ts';
import { checkManifests } from '../../../src/checks/packages/manifest-checks.ts';
import { ActionError, type Finding } from '../../../src/errors.ts';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import { inspectPackages } from '../../../src/packages/inspect.ts';
import { stampAt } from '../archive/files.ts';
import { bundleManifest, packageManifest } from './make-manifest.ts';
import { makeZip, type Part } from './make-zip.ts';

let workspace: string;
let tempDir: string;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'inspect-'));
  tempDir = join(workspace, '_temp');
  await mkdir(tempDir);
});

afterEach(() => rm(workspace, { recursive: true, force: true }));

async function partsOf(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const file = await fromBufferPromise(zip);
  for await (const entry of file.eachEntry()) {
    parts.set(entry.fileName, await buffer(await file.openReadStreamPromise(entry)));
  }
  return parts;
}

/** The facts about files with these bytes, in the order of their names. */
async function inspect(files: Readonly<Record<string, Buffer | string>>): Promise<readonly PackageFacts[]> {
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(workspace, name), bytes);
  return inspectPaths(Object.keys(files));
}

async function inspectPaths(names: readonly string[]): Promise<readonly PackageFacts[]> {
  const paths = names.map((name) => join(workspace, name));
  try {
    return await inspectPackages(paths, { workspace, tempDir, check: checkManifests });
  } finally {
    expect(await readdir(tempDir)).toEqual([]);
  }
}

async function findingsOf(action: Promise<unknown>): Promise<readonly Finding[]> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ActionError)) throw error ?? new Error('every file was accepted');
  expect(error).toMatchObject({ code: 'bad-package', result: 'failed' });
  return error.findings;
}

async function faultOf(name: string, bytes: Buffer | string): Promise<Finding> {
  const findings = await findingsOf(inspect({ [name]: bytes }));
  expect(findings).toHaveLength(1);
  return findings[0] as Finding;
}

const none = { count: 0, examples: [] };
const manifest: Part = { path: 'AppxManifest.xml', bytes: packageManifest(), deflate: true };
const listed = (file: string, more = '') =>
  `<Package Type="application" Version="1.2.3.0" Architecture="x64" FileName="${file}"${more}/>`;

function bundleOf(packages: string, parts: readonly Part[]): Promise<Buffer> {
  return makeZip([
    ...parts,
    { path: 'AppxMetadata/AppxBundleManifest.xml', bytes: bundleManifest(packages), deflate: true },
  ]);
}

describe('a package', () => {
  test('has its identity, and which devices it is for', async () => {
    const bytes = await samplePackage({
      name: 'Contoso.App',
      publisher: 'CN=A & B, O="C"',
      version: '2.1.0.0',
      architecture: 'arm64',
      families: [
        { name: 'Windows.Xbox', minVersion: '10.0.19041.0' },
        { name: 'Windows.Desktop', minVersion: '10.0.17763.0' },
      ],
      languages: ['fr-FR', 'en-us'],
    });
    const [facts] = await inspect({ 'App.msix': bytes });
    expect(facts).toEqual({
      path: join(workspace, 'App.msix'),
      displayPath: 'App.msix',
      extension: 'msix',
      isBundle: false,
      name: 'Contoso.App',
      publisher: 'CN=A & B, O="C"',
      version: '2.1.0.0',
      architectures: ['arm64'],
      serves: [
        { architecture: 'arm64', family: 'Windows.Desktop', minVersion: '10.0.17763.0' },
        { architecture: 'arm64', family: 'Windows.Xbox', minVersion: '10.0.19041.0' },
      ],
      languages: ['en-us', 'fr-fr'],
      contents: [],
      manifests: [
        {
          path: '',
          packing: {
            lacks: [],
            manifest: 'as-packed',
            changed: none,
            added: none,
            removed: none,
          },
          application: {
            families: [
              { family: 'Windows.Xbox', minVersion: '10.0.19041.0', maxVersion: '10.0.19041.0' },
              { family: 'Windows.Desktop', minVersion: '10.0.17763.0', maxVersion: '10.0.17763.0' },
            ],
            applications: 1,
            isAddition: false,
            frameworks: [],
            isFullTrust: false,
          },
          isElectron: false,
        },
      ],
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      crc32: crc32(bytes),
      stamp: stampAt(join(workspace, 'App.msix')),
    });
  });

  test('of many megabytes is hashed to its last byte', async () => {
    // More than two reads, but not a whole number of them.
    const bytes = await samplePackage({ payloadBytes: 9_000_001 });
    const [facts] = await inspect({ 'App.msix': bytes });
    expect(facts).toMatchObject({
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      crc32: crc32(bytes),
    });
  });

  test.each(['My App (x64).msix', 'महसुस é.appx', 'APP.MSIX', "a'b&c;d.msix"])(
    'may be called %s',
    async (name) => {
      const [facts] = await inspect({ [name]: await samplePackage() });
      expect(facts).toMatchObject({ displayPath: name, name: 'Contoso.Sample' });
    },
  );

  test('may have a deflated manifest and the long headers of Microsoft’s packer', async () => {
    const bytes = await makeZip([manifest], { zip64: true });
    expect(await inspect({ 'App.appx': bytes })).toMatchObject([{ name: 'Contoso.App' }]);
  });
});

describe('a bundle', () => {
  test.each([false, true])('contains packages, deflated: %s', async (deflateInner) => {
    const bytes = await sampleBundle({
      architectures: ['x64', 'arm64'],
      bundleVersion: '9.0.0.0',
      deflateInner,
    });
    expect(await inspect({ 'App.msixbundle': bytes })).toMatchObject([
      {
        isBundle: true,
        version: '9.0.0.0',
        architectures: ['arm64', 'x64'],
        serves: [
          { architecture: 'arm64', family: 'Windows.Desktop', minVersion: '10.0.17763.0' },
          { architecture: 'x64', family: 'Windows.Desktop', minVersion: '10.0.17763.0' },
        ],
        contents: [
          {
            path: 'Contoso.Sample_1.2.3.0_x64.msix',
            version: '1.2.3.0',
            architecture: 'x64',
            isResource: false,
          },
          {
            path: 'Contoso.Sample_1.2.3.0_arm64.msix',
            version: '1.2.3.0',
            architecture: 'arm64',
            isResource: false,
          },
        ],
      },
    ]);
  });

  test('is read in place if its packages are stored', async () => {
    await writeFile(join(workspace, 'App.msixbundle'), await sampleBundle());
    const options = { workspace, tempDir: join(workspace, 'no such folder') };
    expect(await inspectPackages([join(workspace, 'App.msixbundle')], options)).toHaveLength(1);
  });

  test('may contain names outside ASCII, percent-encoded in the zip', async () => {
    const inner = await makeZip([manifest]);
    const bytes = await bundleOf(listed('महसुस 1.appx'), [
      { path: `${encodeURIComponent('महसुस 1')}.appx`, bytes: inner },
    ]);
    expect(await inspect({ 'App.appxbundle': bytes })).toMatchObject([
      { contents: [{ path: 'महसुस 1.appx' }] },
    ]);
  });

  test('takes languages, but no devices, from resource and asset packages', async () => {
    const asset = packageManifest({
      identity: '<Identity Name="Contoso.App" Publisher="CN=Contoso" Version="1.2.3.0"/>',
      properties: '<Properties><AllowExecution>false</AllowExecution></Properties>',
    });
    const bytes = await bundleOf(
      listed('App.msix') +
        '<Package Type="application" Version="1.2.3.0" FileName="assets.msix"/>' +
        '<Package Type="resource" Version="1.2.3.0" FileName="fr.msix"><Resources><Resource Language="fr"/></Resources></Package>',
      [
        { path: 'App.msix', bytes: await makeZip([manifest]) },
        { path: 'assets.msix', bytes: await makeZip([{ path: 'AppxManifest.xml', bytes: asset }]) },
        { path: 'fr.msix', bytes: 'resources' },
      ],
    );
    expect(await inspect({ 'App.msixbundle': bytes })).toMatchObject([
      {
        architectures: ['x64'],
        languages: ['de', 'en-us', 'fr'],
        contents: [{ isResource: false }, { isResource: true }, { isResource: true }],
      },
    ]);
  });

  test('of only resources is refused', async () => {
    const bytes = await bundleOf('<Package Version="1.2.3.0" FileName="fr.msix"/>', [
      { path: 'fr.msix', bytes: 'resources' },
    ]);
    expect(await faultOf('App.msixbundle', bytes)).toMatchObject({ rule: 'only-resources' });
  });

  test('that lists what is not inside is refused, as a flat bundle', async () => {
    const finding = await faultOf('App.msixbundle', await bundleOf(listed('Other.msix'), []));
    expect(finding).toMatchObject({ rule: 'missing-inner-package' });
    expect(finding.message).toContain('Other.msix');
  });

  test.each([
    [
      'Name="Other.App" Publisher="CN=Contoso" Version="1.2.3.0" ProcessorArchitecture="x64"',
      'identity name',
    ],
    ['Name="Contoso.App" Publisher="CN=Other" Version="1.2.3.0" ProcessorArchitecture="x64"', 'publisher'],
    ['Name="Contoso.App" Publisher="CN=Contoso" Version="1.2.4.0" ProcessorArchitecture="x64"', 'version'],
    [
      'Name="Contoso.App" Publisher="CN=Contoso" Version="1.2.3.0" ProcessorArchitecture="x86"',
      'architecture',
    ],
  ])('with a package of %s is refused', async (identity, what) => {
    const inner = packageManifest({ identity: `<Identity ${identity}/>` });
    const bytes = await bundleOf(listed('App.msix'), [
      { path: 'App.msix', bytes: await makeZip([{ path: 'AppxManifest.xml', bytes: inner }]) },
    ]);
    const finding = await faultOf('App.msixbundle', bytes);
    expect(finding).toMatchObject({ rule: 'bad-manifest' });
    expect(finding.message).toContain(`App.msix in it: its ${what} is`);
  });

  test.each([true, false])(
    'with a bad package inside names it and leaves nothing behind, deflated: %s',
    async (deflate) => {
      const bytes = await bundleOf(listed('App.msix'), [
        { path: 'App.msix', bytes: await makeZip([{ path: 'a', bytes: 'a'.repeat(500) }]), deflate },
      ]);
      const finding = await faultOf('App.msixbundle', bytes);
      expect(finding).toMatchObject({ rule: 'no-manifest' });
      expect(finding.message).toContain('App.msixbundle: App.msix in it has no AppxManifest.xml');
    },
  );
});

describe('a bundle whose packages are not at the places that its manifest names', () => {
  const inner = () => makeZip([manifest]);
  const messageOf = async (packages: string, parts: readonly Part[]) => {
    const finding = await faultOf('App.msixbundle', await bundleOf(packages, parts));
    expect(finding.rule).toBe('missing-inner-package');
    return finding.message;
  };

  test('is refused because their names have no extension', async () => {
    const message = await messageOf(listed('x64') + listed('bin/arm64'), [
      { path: 'x64', bytes: await inner() },
      { path: 'bin/arm64', bytes: await inner() },
    ]);
    expect(message).toContain('must end in .msix or .appx, and it lists x64, bin/arm64.');
    expect(message).not.toMatch(/not inside|flat bundle/);
  });

  test('is refused because upper and lower case differ', async () => {
    const message = await messageOf(listed('App_X64.msix'), [{ path: 'App_x64.msix', bytes: await inner() }]);
    expect(message).toContain('App_X64.msix, but the name in the bundle differs in case');
  });

  test('is refused because they are in another folder', async () => {
    const message = await messageOf(listed('App.msix'), [{ path: 'out/App.msix', bytes: await inner() }]);
    expect(message).toContain('App.msix, which is in a different folder of the bundle');
  });

  test('is refused with each kind at once, and as a flat bundle only if no package is inside', async () => {
    const message = await messageOf(listed('a.msix') + listed('b') + listed('C.msix'), [
      { path: 'b', bytes: '' },
      { path: 'c.msix', bytes: '' },
    ]);
    expect(message).toMatch(
      /a\.msix, which the bundle does not contain.*it lists b\..*C\.msix, but the name in the bundle/,
    );
    expect(message).not.toContain('flat bundle');
    expect(await messageOf(listed('a.msix'), [])).toContain('flat bundle');
  });

  test('is read if the names agree, in folders and percent-encoded', async () => {
    const bytes = await bundleOf(listed(String.raw`bin\My App.msix`), [
      { path: 'bin/My%20App.msix', bytes: await inner() },
    ]);
    expect(await inspect({ 'App.msixbundle': bytes })).toMatchObject([
      { contents: [{ path: 'bin/My App.msix' }] },
    ]);
  });
});

describe('a bundle that asks for too much', () => {
  test('by listing a package twice is refused', async () => {
    for (const twin of ['App.msix', 'APP.msix']) {
      const bytes = await bundleOf(listed('App.msix') + listed(twin), [
        { path: 'App.msix', bytes: await makeZip([manifest]) },
      ]);
      const finding = await faultOf('App.msixbundle', bytes);
      expect(finding.rule).toBe('bad-manifest');
      expect(finding.message).toContain(`lists ${twin} more than once`);
    }
  });

  test('by many device families in each of many packages is refused', async () => {
    const parts = await Promise.all(
      Array.from({ length: 7 }, async (_each, file) => {
        const families = Array.from(
          { length: 100 },
          (_family, index) => `<TargetDeviceFamily Name="F${file}.${index}" MinVersion="10.0.17763.0"/>`,
        );
        const bytes = packageManifest({ dependencies: `<Dependencies>${families.join('')}</Dependencies>` });
        return { path: `${file}.msix`, bytes: await makeZip([{ ...manifest, bytes }]) };
      }),
    );
    const bundle = (all: readonly Part[]) => bundleOf(all.map(({ path }) => listed(path)).join(''), all);
    expect(await faultOf('App.msixbundle', await bundle(parts))).toMatchObject({ rule: 'archive-limit' });
    expect(await inspect({ 'App.msixbundle': await bundle(parts.slice(0, 6)) })).toHaveLength(1);
  });

  test('by manifests that are too large in total is refused', async () => {
    const large = { ...manifest, bytes: packageManifest() + ' '.repeat(1_000_000), deflate: false };
    const names = Array.from({ length: 18 }, (_each, index) => `${index}.msix`);
    const bytes = await makeZip([large]);
    const parts = names.map((path) => ({ path, bytes }));
    const finding = await faultOf(
      'App.msixbundle',
      await bundleOf(names.map((name) => listed(name)).join(''), parts),
    );
    expect(finding).toMatchObject({ rule: 'archive-limit' });
    expect(finding.message).toContain('its manifests are larger than 16 MiB together');
    const fewer = await bundleOf(
      names
        .slice(0, 12)
        .map((name) => listed(name))
        .join(''),
      parts,
    );
    expect(await inspect({ 'Few.msixbundle': fewer })).toHaveLength(1);
  });

  test('names what is wrong with every package in it', async () => {
    const other = packageManifest({ identity: '<Identity Name="B" Publisher="CN=B" Version="1.2.3.0"/>' });
    const finding = await faultOf(
      'App.msixbundle',
      await bundleOf(listed('a.msix') + listed('b.msix') + listed('c.msix'), [
        { path: 'a.msix', bytes: 'no zip' },
        { path: 'b.msix', bytes: await makeZip([{ path: 'AppxManifest.xml', bytes: other }]) },
        { path: 'c.msix', bytes: await makeZip([manifest]) },
      ]),
    );
    expect(finding.message).toMatch(/a\.msix in it is not a ZIP.*b\.msix in it: .*@Name must be/);
  });
});

describe('what was packed is compared with the block map', () => {
  /** The same zip with a text replaced, as an archive editor would write it. */
  const edited = async (bytes: Buffer, path: string, from: string, to: string) => {
    const parts = await partsOf(bytes);
    return makeZip(
      [...parts].map(([name, part]) => ({
        path: name,
        bytes: name === path ? Buffer.from(part.toString('latin1').replace(from, to), 'latin1') : part,
      })),
    );
  };
  const packingOf = async (name: string, bytes: Buffer) =>
    (await inspect({ [name]: bytes }))[0]?.manifests?.map((each) => [each.path, each.packing.manifest]);

  test('in a package', async () => {
    const bytes = await samplePackage();
    expect(await packingOf('a.msix', bytes)).toEqual([['', 'as-packed']]);
    const other = await edited(bytes, 'AppxManifest.xml', 'CN=Contoso', 'CN=Fabrika');
    expect(await packingOf('b.msix', other)).toEqual([['', 'edited']]);
  });

  test('in a bundle and each of its packages, even inside an upload file', async () => {
    const inner = 'Contoso.Sample_1.2.3.0_x64.msix';
    const bytes = await sampleBundle({ version: '1.2.3.0' });
    const parts = await partsOf(bytes);
    const other = await edited(parts.get(inner) ?? Buffer.alloc(0), 'AppxManifest.xml', '17763', '19041');
    const bundle = await makeZip(
      [...parts].map(([path, part]) => ({ path, bytes: path === inner ? other : part })),
    );
    const arm64 = inner.replace('x64', 'arm64');
    expect(await packingOf('a.msixbundle', bundle)).toEqual([
      ['', 'as-packed'],
      [inner, 'edited'],
      [arm64, 'as-packed'],
    ]);
    const renamed = await edited(
      bytes,
      'AppxMetadata/AppxBundleManifest.xml',
      'SchemaVersion="3.0"',
      'SchemaVersion="4.0"',
    );
    expect(
      await packingOf('b.msixupload', await makeZip([{ path: 'B.msixbundle', bytes: renamed }])),
    ).toEqual([
      ['B.msixbundle', 'edited'],
      [`B.msixbundle/${inner}`, 'as-packed'],
      [`B.msixbundle/${arm64}`, 'as-packed'],
    ]);
  });

  test('and a package without one is reported', async () => {
    const [facts] = await inspect({ 'a.msix': await makeZip([manifest]) });
    expect(facts?.manifests).toMatchObject([
      { packing: { manifest: 'unknown', lacks: ['AppxBlockMap.xml', '[Content_Types].xml'] } },
    ]);
  });

  test('and part names have no letter case', async () => {
    const contentTypes = { path: '[content_types].xml', bytes: Buffer.from('<Types/>') };
    const [facts] = await inspect({ 'a.msix': await makeZip([manifest, contentTypes]) });
    expect(facts?.manifests).toMatchObject([{ packing: { lacks: ['AppxBlockMap.xml'] } }]);
  });

  test('and a package that was replaced in a bundle is reported', async () => {
    const bytes = await edited(
      await sampleBundle(),
      'AppxMetadata/AppxBundleManifest.xml',
      ' Size="',
      ' Size="1',
    );
    const [facts] = await inspect({ 'a.msixbundle': bytes });
    expect(facts?.manifests?.[0]?.packing.replaced).toEqual({
      count: 1,
      examples: ['Contoso.Sample_1.2.3.0_x64.msix'],
    });
  });
});

describe('an upload file', () => {
  test.each([false, true])('is described by the bundle in it, deflated: %s', async (deflateInner) => {
    const bytes = await sampleUpload({ version: '2.0.0.0', deflateInner });
    const bundle = 'Contoso.Sample_2.0.0.0_x64_arm64.msixbundle';
    expect(await inspect({ 'App.msixupload': bytes })).toMatchObject([
      {
        isBundle: true,
        version: '2.0.0.0',
        architectures: ['arm64', 'x64'],
        contents: [
          { path: bundle, extension: 'msixbundle', architecture: 'neutral', isResource: false },
          { path: `${bundle}/Contoso.Sample_2.0.0.0_x64.msix`, extension: 'msix', architecture: 'x64' },
          { path: `${bundle}/Contoso.Sample_2.0.0.0_arm64.msix`, architecture: 'arm64' },
        ],
      },
    ]);
  });

  test('may contain a plain package', async () => {
    const bytes = await makeZip([
      { path: 'App.msix', bytes: await samplePackage({ architecture: 'x86' }), deflate: true },
    ]);
    expect(await inspect({ 'App.appxupload': bytes })).toMatchObject([
      { isBundle: false, architectures: ['x86'], contents: [{ path: 'App.msix', architecture: 'x86' }] },
    ]);
  });

  test('shows everything at its root, for the rule that allows one', async () => {
    const bytes = await makeZip([
      { path: 'x64.msix', bytes: await samplePackage({ architecture: 'x64' }) },
      { path: 'x86.msix', bytes: await samplePackage({ architecture: 'x86' }) },
    ]);
    expect(await inspect({ 'App.msixupload': bytes })).toMatchObject([
      { architectures: ['x64', 'x86'], contents: [{ path: 'x64.msix' }, { path: 'x86.msix' }] },
    ]);
  });

  test('without a package at its root is refused', async () => {
    const deep = await makeZip([{ path: 'out/App.msix', bytes: await samplePackage() }]);
    expect((await faultOf('App.msixupload', deep)).message).toContain(
      'at its root, the only place where the Store looks, only out/App.msix',
    );
    expect(await faultOf('Empty.msixupload', await makeZip([]))).toMatchObject({ rule: 'empty-upload' });
  });

  test('in an upload file is refused', async () => {
    const bytes = await makeZip([{ path: 'Inner.msixupload', bytes: await sampleUpload() }]);
    const finding = await faultOf('App.msixupload', bytes);
    expect(finding).toMatchObject({ rule: 'wrong-kind' });
    expect(finding.message).toContain('it contains another upload file, Inner.msixupload');
  });

  test('is read two levels deep and no deeper', async () => {
    const bundle = await bundleOf(listed('App.msix'), [{ path: 'App.msix', bytes: await sampleBundle() }]);
    const bytes = await makeZip([{ path: 'App.msixbundle', bytes: bundle }]);
    const finding = await faultOf('App.msixupload', bytes);
    expect(finding).toMatchObject({ rule: 'wrong-kind' });
    expect(finding.message).toContain('App.msixbundle in it: App.msix in it is a bundle');
  });
});

describe('a file named like another kind is refused with the name it should have', () => {
  test.each([
    ['App.msix', sampleBundle, 'it is a bundle'],
    ['App.appx', sampleUpload, 'is named .msixupload|name must end in .msixupload'],
    ['App.msixbundle', samplePackage, 'it is a package'],
    ['App.msixbundle', sampleUpload, 'name must end in .msixupload'],
    ['App.msixupload', samplePackage, 'it is a package'],
    ['App.appxupload', sampleBundle, 'it is a bundle'],
  ])('%s that is made by %p', async (name, make, message) => {
    const finding = await faultOf(name, await make());
    expect(finding).toMatchObject({ rule: 'wrong-kind' });
    expect(finding.message).toMatch(new RegExp(message));
  });
});

describe('a package that customers cannot run on its own is refused', () => {
  test.each([
    ['<ResourcePackage>true</ResourcePackage>', 'only-resources'],
    ['<Framework>true</Framework>', 'framework-package'],
  ])('%s', async (property, rule) => {
    const bytes = packageManifest({ properties: `<Properties>${property}</Properties>` });
    expect(await faultOf('App.msix', await makeZip([{ path: 'AppxManifest.xml', bytes }]))).toMatchObject({
      rule,
    });
  });
});

describe('a bad file', () => {
  test.each([
    ['', 'empty-file'],
    ['1234', 'not-a-zip'],
    ['<html>404</html>'.repeat(100), 'not-a-zip'],
  ])('with the bytes %j is refused', async (bytes, rule) => {
    const finding = await faultOf('App.msix', bytes);
    expect(finding).toMatchObject({ rule, severity: 'error', file: 'App.msix' });
    expect(finding.message).toMatch(/^App\.msix: it is /);
  });

  test('without a manifest is refused', async () => {
    const finding = await faultOf('App.msix', await makeZip([{ path: 'appxmanifest.xml.txt', bytes: 'x' }]));
    expect(finding).toMatchObject({ rule: 'no-manifest' });
    expect(finding.message).toContain('AppxManifest.xml');
  });

  test.each([
    [['out/AppxManifest.xml', 'out/a.exe'], 'no-manifest', 'the folder was zipped, not its contents'],
    [['appxmanifest.xml'], 'no-manifest', 'is called appxmanifest.xml, but must be called AppxManifest.xml'],
    [['App.msix', 'install.ps1'], 'wrong-kind', 'beside other files (install.ps1), not a package. Unpack it'],
    [['out/App.msix', 'out/App.appxsym'], 'wrong-kind', 'Unpack it, and publish the package in it'],
    [['App.msix', 'App.appxsym'], 'wrong-kind', 'its name must end in .msixupload or .appxupload'],
    [['App.msixbundle'], 'wrong-kind', 'its name must end in .msixupload or .appxupload'],
  ])('that is a zip of %j is refused with what to do', async (paths, rule, message) => {
    const bytes = await makeZip(paths.map((path) => ({ path, bytes: 'x' })));
    const finding = await faultOf('App.appx', bytes);
    expect(finding.rule).toBe(rule);
    expect(finding.message).toContain(message);
  });

  test('that is missing or is not a file is named', async () => {
    await mkdir(join(workspace, 'folder.msix'));
    expect(await findingsOf(inspectPaths(['gone.msix', 'folder.msix']))).toMatchObject([
      { rule: 'unreadable-file', message: expect.stringContaining("gone.msix: it can't be read (ENOENT)") },
      {
        rule: expect.stringMatching(/not-a-file|unreadable-file/),
        message: expect.stringContaining('folder.msix'),
      },
    ]);
  });

  const onPosix = process.platform === 'win32' ? test.skip : test;

  onPosix('behind a link is refused, even one that never ends', async () => {
    await symlink('/dev/zero', join(workspace, 'zero.msix'));
    await writeFile(join(workspace, 'real.msix'), await samplePackage());
    await symlink('real.msix', join(workspace, 'link.msix'));
    expect(await findingsOf(inspectPaths(['zero.msix', 'link.msix']))).toMatchObject([
      { rule: 'not-a-file', message: 'zero.msix: it is a link, and links are not followed.' },
      { rule: 'not-a-file', message: 'link.msix: it is a link, and links are not followed.' },
    ]);
  });

  onPosix('that is a pipe is refused without waiting for its other end', async () => {
    execFileSync('mkfifo', [join(workspace, 'pipe.msix')]);
    expect(await findingsOf(inspectPaths(['pipe.msix']))).toMatchObject([
      { rule: 'not-a-file', message: 'pipe.msix: it is a FIFO, not a regular file.' },
    ]);
  });
});

describe('several files', () => {
  test('are described in the order in which they are named, however many are read at once', async () => {
    const architectures = ['x86', 'x64', 'arm', 'arm64', 'neutral'];
    for (const [index, architecture] of architectures.entries()) {
      const payloadBytes = 2_000_000 - index * 400_000;
      await writeFile(join(workspace, `${index}.msix`), await samplePackage({ architecture, payloadBytes }));
    }
    const paths = architectures.map((_each, index) => join(workspace, `${index}.msix`));
    for (const concurrency of [1, 5]) {
      const facts = await inspectPackages(paths, { workspace, tempDir, concurrency });
      expect(facts.map((each) => each.architectures)).toEqual(architectures.map((each) => [each]));
    }
  });

  test('that are bad are all named at once, in one error', async () => {
    const findings = await findingsOf(
      inspect({
        'a.msix': '1234',
        'b.msix': await samplePackage(),
        'c.msixbundle': '',
        'd.msix': await sampleBundle(),
      }),
    );
    expect(findings.map((each) => [each.rule, each.message.split(':')[0]])).toEqual([
      ['not-a-zip', 'a.msix'],
      ['empty-file', 'c.msixbundle'],
      ['wrong-kind', 'd.msix'],
    ]);
  });

  test('that can be read are checked along with those that cannot', async () => {
    const debug =
      '<Dependencies><TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.17763.0"/><PackageDependency Name="Microsoft.VCLibs.140.00.Debug"/></Dependencies>';
    const bytes = await makeZip([
      { path: 'AppxManifest.xml', bytes: packageManifest({ dependencies: debug }) },
    ]);
    const findings = await findingsOf(inspect({ 'a.msix': bytes, 'b.msix': '1234' }));
    expect(findings.map((each) => [each.rule, each.file])).toEqual([
      ['not-a-zip', 'b.msix'],
      ['block-map', 'a.msix'],
      ['debug-build', 'a.msix'],
      ['no-application', 'a.msix'],
    ]);
  });

  test('that are framework packages are named together', async () => {
    const properties = '<Properties><Framework>true</Framework></Properties>';
    const framework = (version: string) => ({
      path: 'AppxManifest.xml',
      bytes: packageManifest({
        properties,
        identity: `<Identity Name="Microsoft.VCLibs" Publisher="CN=Microsoft" Version="${version}"/>`,
      }),
    });
    const findings = await findingsOf(
      inspect({
        'b.appx': await makeZip([framework('1.0.0.0')]),
        'a.appx': await makeZip([framework('2.0.0.0')]),
      }),
    );
    expect(findings).toMatchObject([
      {
        rule: 'framework-package',
        message: expect.stringMatching(/^a\.appx, b\.appx are framework packages.*!\*\*\/Dependencies\/\*\*/),
      },
    ]);
  });

  test('with the same bytes are refused, and both named', async () => {
    const bytes = await samplePackage();
    const findings = await findingsOf(inspect({ 'a.msix': bytes, 'b.msix': bytes, 'c.appx': bytes }));
    expect(findings).toMatchObject([
      { rule: 'duplicate-file', message: expect.stringContaining('b.msix: it is identical to a.msix') },
      { rule: 'duplicate-file', message: expect.stringContaining('c.appx: it is identical to a.msix') },
    ]);
  });
});

test('a file that is written while it is read is refused', async () => {
  const path = join(workspace, 'App.msix');
  await writeFile(path, await samplePackage({ payloadBytes: 30_000_000 }));
  let isRead = false;
  const inspection = findingsOf(inspectPaths(['App.msix'])).finally(() => {
    isRead = true;
  });
  // Touched again and again, since it is not known when it is opened.
  for (let second = 1; !isRead; second += 1) await utimes(path, second, second);
  expect(await inspection).toMatchObject([{ rule: 'file-changed' }]);
});
