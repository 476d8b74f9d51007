import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  blockMapOf,
  bundleOf,
  familiesOf,
  forged,
  manifestWith,
  zipped,
} from '../support/broken-packages.ts';
import { at, bundle, single, type WorkspaceFile } from '../support/package-files.ts';
import { expectSaid, type Situation } from '../support/situations.ts';
import { useStore } from '../support/store.ts';
import { makeZip, patch, recordOf, renamePart } from '../unit/packages/make-zip.ts';

// What a user reads about package files that are broken, are not the app's, or can't be published together.
const store = useStore();
const dryRun = { 'dry-run': 'true' };

async function expectUnsent(situation: Situation): Promise<void> {
  const run = await expectSaid(store, situation);
  expect(run.requests).toEqual([]);
}

/** A file and what is said about it. */
type Told = readonly [WorkspaceFile | Promise<WorkspaceFile>, string];

async function expectTold(files: readonly Told[]): Promise<void> {
  const made = await Promise.all(files.map(async ([file, says]) => ({ file: await file, says })));
  await expectUnsent({
    files: made.map(({ file }) => file),
    says: made.map(({ file, says }) => `${file.path}${says.startsWith('it ') ? says.slice(2) : `: ${says}`}`),
  });
}

const inSchema = 'AppxManifest.xml does not match its schema: ';
const named = (name: string) => `must be 3 to 50 letters, digits, dots and hyphens, but is ${name}`;
const whereName = 'Copy Package/Identity/Name from Partner Center > Product identity.';
const identityName = `${inSchema}Package/Identity/@Name `;

test('manifests that are against their schema', async () => {
  const families = Array.from({ length: 101 }, (_, index) => [`Windows.F${index}`, '10.0.17763.0'] as const);
  await expectTold([
    [
      zipped(
        'everything.msix',
        manifestWith({
          publisher: 'Contoso',
          version: '01.2.3',
          architecture: 'AMD64',
          properties: '<Framework>maybe</Framework>',
          dependencies: familiesOf(['Windows Desktop', '10.0.17763.0']),
        }),
      ),
      `${inSchema}Package/Identity/@Publisher must be a distinguished name like CN=…, but is "Contoso"; Package/Identity/@Version must be four numbers from 0 to 65535 without leading zeros, like 1.2.3.0, but is "01.2.3"; Package/Identity/@ProcessorArchitecture must be one of x86, x64, arm, arm64, x86a64, neutral, but is "amd64" (did you mean x64?); Package/Properties/Framework must be true or false, but is "maybe"; Package/Dependencies/TargetDeviceFamily[1]/@Name must be the name of a device family, but is "Windows Desktop".`,
    ],
    [
      zipped('full-name.msix', manifestWith({ name: 'Contoso.Notes_1.2.0.0_x64__8wekyb3d8bbwe' })),
      `${identityName}${named('the package full name "Contoso.Notes_1.2.0.0_x64__8wekyb3d8bbwe". Use only the part before the first underscore, Contoso.Notes.')}`,
    ],
    [
      zipped('guid.msix', manifestWith({ name: '{11111111-2222-4333-8444-555555555555}' })),
      `${identityName}${named(`"{11111111-2222-4333-8444-555555555555}", a GUID in braces. ${whereName}`)}`,
    ],
    [
      zipped('publisher.msix', manifestWith({ name: 'CN=Contoso' })),
      `${identityName}${named('"CN=Contoso", which is a publisher.')}`,
    ],
    [
      zipped('placeholder.msix', manifestWith({ name: '$(AppName)' })),
      `${identityName}${named('"$(AppName)": a placeholder was not replaced. Check the build.')}`,
    ],
    [
      zipped('spaces.msix', manifestWith({ name: ' Contoso.Notes' })),
      `${identityName}${named('" Contoso.Notes", with a space at the start or the end.')}`,
    ],
    [
      zipped('twice.msix', manifestWith({ more: '<Properties/>' })),
      `${inSchema}Package/Properties appears more than once.`,
    ],
    [
      zipped('no-family.msix', manifestWith({ dependencies: '' })),
      `${inSchema}Package/Dependencies has no TargetDeviceFamily.`,
    ],
    [
      zipped('families.msix', manifestWith({ dependencies: familiesOf(...families) })),
      'AppxManifest.xml has 101 TargetDeviceFamily elements, but the limit is 100.',
    ],
    [
      zipped('large.msix', manifestWith({ more: ' '.repeat(2 ** 20) })),
      'its manifest AppxManifest.xml is larger than 1 MiB.',
    ],
    [
      zipped('resources.msix', manifestWith({ properties: '<ResourcePackage>true</ResourcePackage>' })),
      'it contains only resources (languages, scales) and no application package.',
    ],
    [
      zipped('tags.msix', manifestWith({ more: '<a/>'.repeat(50_000) })),
      'AppxManifest.xml has more than 50,000 tags, far more than any manifest needs.',
    ],
  ]);
});

test('files that are not what their name says, or whose zip is damaged', async () => {
  const inner = { path: 'Notes.msix', bytes: (await single('1.2.0.0')).bytes };
  const plain = await zipped('plain.msix', manifestWith());
  const deflated = {
    path: '',
    bytes: await makeZip([{ path: 'AppxManifest.xml', bytes: manifestWith(), deflate: true }]),
  };
  const many = await makeZip([{ path: 'AppxManifest.xml', bytes: 'x' }], { zip64: true });
  const large = await makeZip([{ path: 'Notes.msix', bytes: 'x', deflate: true }], { zip64: true });
  const twice = await makeZip(['a.msix', 'b.msix'].map((path) => ({ path, bytes: 'x'.repeat(200) })));
  const zeros = ' '.repeat(1_000_000);
  const at = (file: WorkspaceFile, path: string): WorkspaceFile => ({ ...file, path });
  await expectTold([
    [
      { path: 'shared.msixupload', bytes: patch(twice, recordOf(twice, 'b.msix') + 42, [0, 0, 0, 0]) },
      'b.msix in it overlaps another file, as in a zip bomb.',
    ],
    [
      { path: 'packages.msix', bytes: await makeZip([inner]) },
      'it is a ZIP archive of packages (Notes.msix), like an upload file: its name must end in .msixupload or .appxupload.',
    ],
    [
      { path: 'folder.msix', bytes: await makeZip([{ path: 'Notes/AppxManifest.xml', bytes: 'x' }]) },
      'its manifest is at Notes/AppxManifest.xml, but must be at AppxManifest.xml: the folder was zipped, not its contents. Pack it with makeappx.',
    ],
    [
      { path: 'case.msix', bytes: await makeZip([{ path: 'appxmanifest.xml', bytes: 'x' }]) },
      'its manifest is called appxmanifest.xml, but must be called AppxManifest.xml. Pack it again.',
    ],
    [
      { path: 'upload.msixupload', bytes: await makeZip([{ path: 'a.msixupload', bytes: 'x' }]) },
      'it contains another upload file, a.msixupload. Publish that one.',
    ],
    [
      { path: 'symbols.msixupload', bytes: await makeZip([{ path: 'a.appxsym', bytes: 'x' }]) },
      'it contains no package.',
    ],
    [
      {
        path: 'many.msix',
        bytes: patch(many, many.indexOf('PK\x06\x06', 0, 'latin1') + 32, [0xa1, 0x86, 1, 0]),
      },
      'it contains 100,001 files, but the limit is 100,000.',
    ],
    [
      {
        path: 'double.msix',
        bytes: renamePart(
          await makeZip([
            { path: 'AppxManifest.xml', bytes: 'x' },
            { path: 'AppxManifest.xmm', bytes: 'x' },
          ]),
          'AppxManifest.xmm',
          'AppxManifest.xml',
        ),
      },
      'it contains AppxManifest.xml twice.',
    ],
    [
      forged(at(deflated, 'encrypted.msix'), 'AppxManifest.xml', 'flags', [1]),
      'it is encrypted, but the Store does not accept encrypted packages.',
    ],
    [
      forged(at(plain, 'method.msix'), 'AppxManifest.xml', 'method', [12]),
      'AppxManifest.xml is compressed with method 12, but packages can use only deflate or no compression.',
    ],
    [
      forged(at(plain, 'damaged.msix'), 'AppxManifest.xml', 'crc32', [1, 2, 3, 4]),
      "AppxManifest.xml in it is damaged: it does not match the ZIP archive's central directory.",
    ],
    [
      {
        path: 'bomb.msix',
        bytes: await makeZip([{ path: 'AppxManifest.xml', bytes: zeros, deflate: true }]),
      },
      'AppxManifest.xml grows to more than 200 times its size when unpacked, as in a zip bomb.',
    ],
    [
      forged(
        await zipped('map.msix', manifestWith(), [{ ...blockMapOf({ 'App.exe': 1 }), deflate: true }]),
        'AppxBlockMap.xml',
        'size',
        [0, 0, 0, 0x10],
      ),
      'its block map AppxBlockMap.xml is larger than 64 MiB.',
    ],
    [
      {
        path: 'large.msixupload',
        bytes: patch(large, large.lastIndexOf(Buffer.from([1, 0, 24, 0])) + 4, [0, 0, 0, 0, 0, 4, 0, 0]),
      },
      'Notes.msix in it is larger than the 25 GB that the Store accepts.',
    ],
    [
      zipped('empty-map.msix', manifestWith(), [blockMapOf({})]),
      "AppxBlockMap.xml lists no files. Use the build's own output, or pack it again.",
    ],
  ]);
});

test('bundles that do not hold what they list', async () => {
  const manifest = async (changes: Parameters<typeof manifestWith>[0]) =>
    (await zipped('', manifestWith(changes))).bytes;
  const families = (least: string) =>
    familiesOf(...Array.from({ length: 100 }, (_, index) => [`Windows.F${index}`, least] as const));
  const vast = Array.from({ length: 7 }, (_, index) => `10.0.${17_763 + index}.0`);
  await expectTold([
    [
      bundleOf('type.msixbundle', [{ fileName: 'a.msix', type: 'main' }], []),
      'AppxMetadata/AppxBundleManifest.xml does not match its schema: Bundle/Packages/Package[1]/@Type must be application or resource, but is "main".',
    ],
    [
      bundleOf('twice.msixbundle', [{ fileName: 'a.msix' }, { fileName: 'A.msix' }], []),
      'AppxMetadata/AppxBundleManifest.xml lists A.msix more than once.',
    ],
    [
      bundleOf(
        'places.msixbundle',
        [{ fileName: 'a.msix' }, { fileName: 'b.msix' }, { fileName: 'c.msix' }],
        [
          { path: 'A.msix', bytes: 'x' },
          { path: 'sub/b.msix', bytes: 'x' },
        ],
      ),
      'its manifest lists a.msix, but the name in the bundle differs in case. Make the names match, and pack the bundle again. Also, its manifest lists b.msix, which is in a different folder of the bundle. Pack the bundle again. Also, its manifest lists c.msix, which the bundle does not contain. Pack the bundle again with all its packages.',
    ],
    [
      bundleOf(
        'upper.msixbundle',
        [{ fileName: 'a.msix' }, { fileName: 'b.msix' }],
        [
          { path: 'A.msix', bytes: 'x' },
          { path: 'B.msix', bytes: 'x' },
        ],
      ),
      'its manifest lists a.msix, b.msix, but the names in the bundle differ in case.',
    ],
    [
      bundleOf('flat.msixbundle', [{ fileName: 'a.msix' }], []),
      'it contains no package, although its manifest lists a.msix. It may be a flat bundle (makeappx bundle /fb): build a bundle that contains its packages.',
    ],
    [
      bundleOf(
        'others.msixbundle',
        [{ fileName: 'a.msix' }],
        [{ path: 'a.msix', bytes: await manifest({ version: '1.3.0.0' }) }],
      ),
      'a.msix in it: its version is "1.3.0.0", but the bundle\'s manifest says "1.2.0.0". Build the bundle again from its current packages.',
    ],
    [
      bundleOf(
        'vast.msixbundle',
        vast.map((_, index) => ({ fileName: `${index}.msix` })),
        await Promise.all(
          vast.map(async (least, index) => ({
            path: `${index}.msix`,
            bytes: await manifest({ dependencies: families(least) }),
          })),
        ),
      ),
      'its manifests list 700 combinations of architecture, device family and OS, but the limit is 600.',
    ],
  ]);
});

test('a bundle of many broken packages names the first five', async () => {
  const names = Array.from({ length: 6 }, (_, index) => `${index}.msix`);
  const file = await bundleOf(
    'broken.msixbundle',
    names.map((fileName) => ({ fileName })),
    names.map((path) => ({ path, bytes: 'no zip' })),
  );
  await expectUnsent({
    files: [file],
    says: ['4.msix in it is not a ZIP archive', ' And 1 more like these.'],
  });
});

test('packages that were changed after they were packed, and odd versions of Windows', async () => {
  const exe = { path: 'App.exe', bytes: 'MZ' };
  const own = await zipped('', manifestWith());
  const odd = (least: string, tested = least) =>
    zipped(
      `odd-${least}.msix`,
      manifestWith({ dependencies: familiesOf(['Windows.Desktop', least, tested]) }),
      [exe],
    );
  await expectUnsent({
    result: 'refused',
    inputs: dryRun,
    app: { packages: [{ fileName: 'old.msix', architecture: 'X64' }] },
    options: { event: { name: 'pull_request', payload: {} } },
    files: [
      await zipped('changed.msix', manifestWith(), [
        exe,
        { path: 'new.txt', bytes: 'x' },
        blockMapOf({ 'App.exe': 3, 'gone.txt': 1 }),
      ]),
      await bundleOf(
        'replaced.msixbundle',
        [{ fileName: 'a.msix', size: 1 }],
        [{ path: 'a.msix', bytes: own.bytes }],
      ),
      await odd('0.0.0.0'),
      await odd('10.0.1.0'),
      await odd('11.0.0.0'),
      await odd('10.0.19041.0', '10.0.17763.0'),
    ],
    says: [
      `changed.msix has no [Content_Types].xml, so it was not made by a packaging tool. Also, the block map (AppxBlockMap.xml) does not list AppxManifest.xml. Also, the block map lists a different size for App.exe. Also, the block map does not list new.txt, which is in the package. Also, the block map lists gone.txt, which is not in the package. Use the build's own output, or makeappx.`,
      'replaced.msixbundle: its AppxBundleManifest.xml lists a different size for a.msix, which was replaced after the bundle was made. Pack the bundle again.',
      'odd-0.0.0.0.msix: MinVersion 0.0.0.0 of Windows.Desktop is not a Windows version. Use the oldest one that the app runs on, for example 10.0.17763.0.',
      'odd-10.0.1.0.msix: MinVersion 10.0.1.0 of Windows.Desktop has a build number that no Windows version has. The first version of Windows 10 was 10.0.10240.0.',
      'odd-11.0.0.0.msix: MinVersion 11.0.0.0 of Windows.Desktop is not a Windows version: Windows 11 starts at 10.0.22000.0. Windows 10 and 11 versions begin with 10.0, for example 10.0.17763.0.',
      'odd-10.0.19041.0.msix: MaxVersionTested 10.0.17763.0 of Windows.Desktop is lower than its MinVersion 10.0.19041.0. Use the newest Windows version that the app was tested on.',
    ],
  });
});

describe('framework packages', () => {
  const framework = (path: string) =>
    zipped(
      path,
      manifestWith({
        name: `Microsoft.VCLibs.${path.slice(0, 1)}`,
        properties: '<Framework>true</Framework>',
      }),
    );
  const exclude = 'To exclude such files, add the line !**/Dependencies/** at the end of packages.';

  test('one of them', async () => {
    await expectUnsent({
      files: [await framework('0.appx')],
      says: [
        `Error: 0.appx is the framework package Microsoft.VCLibs.0, which the Store supplies. ${exclude}`,
      ],
    });
  });

  test('many of them are one mistake', async () => {
    const files = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => framework(`${index}.appx`)));
    await expectUnsent({
      files,
      says: [
        `Error: 0.appx, 1.appx, 2.appx, 3.appx, 4.appx and 1 more are framework packages, which the Store supplies. ${exclude}`,
      ],
    });
  });
});

describe('the input packages', () => {
  test('with lines that match nothing says why, line by line', async () => {
    const lines: readonly (readonly [string, string])[] = [
      [
        'steps.build.outputs.path',
        'It looks like an expression that GitHub did not evaluate: use $' + '{{ steps.build.outputs.path }}.',
      ],
      ['"a.msix", "b.msix"', 'Write one pattern per line, without quotation marks: a.msix and b.msix.'],
      ['c.msix,', 'The comma at its end is part of the pattern: remove it.'],
      [
        'd.msix # the app',
        'A comment after a pattern is part of the pattern. Put comments on lines of their own.',
      ],
      ['OUT/x.msix', 'In the workspace, the name is "out": file names are case-sensitive here.'],
      [
        '*.msixbundle',
        'A * does not match subfolders, and out/App.msixbundle is in one. To search subfolders, write **/*.msixbundle.',
      ],
      ['out/app*.msixbundle', 'out contains App.msixbundle: file names are case-sensitive here.'],
      ['out/[x64].msix', 'Brackets match one character of a set. To match that file, write "[[]x64].msix".'],
    ];
    await expectUnsent({
      files: [
        { path: 'out/App.msixbundle', bytes: Buffer.from('x') },
        { path: 'out/[x64].msix', bytes: Buffer.from('x') },
      ],
      inputs: { packages: lines.map(([line]) => line).join('\n') },
      says: lines.map(
        ([line, says]) => `No files match ${line.startsWith('"') ? line : `"${line}"`}. ${says}`,
      ),
    });
  });

  test('that goes up a folder is refused', async () => {
    await expectUnsent({
      inputs: { packages: '../out/*.msix' },
      says: [
        'Error: The line "../out/*.msix" in packages points to a parent folder (".."). Use files in the workspace or in RUNNER_TEMP. Paths can be absolute or relative to the workspace.',
      ],
    });
  });

  test('next to an archive that was not unpacked', async () => {
    await expectUnsent({
      files: [{ path: 'build.zip', bytes: Buffer.from('x') }],
      inputs: { packages: '*.msix' },
      says: ['The workspace has no package files, only build.zip: unpack it in an earlier step.'],
    });
  });

  test('in a workspace without any', async () => {
    await expectUnsent({
      files: [{ path: 'README.md', bytes: Buffer.from('x') }],
      inputs: { packages: '*.msix' },
      says: [
        'No files match "*.msix". There are no package files in the workspace. Build or download the packages in an earlier step of this job.',
      ],
    });
  });

  test('that finds other files says what they are', async () => {
    await expectUnsent({
      files: ['a.exe', 'b.zip'].map((name) => ({ path: name, bytes: Buffer.from('x') })),
      says: ['Error: These files are not packages: a.exe, b.zip. The Store accepts .'],
    });
  });

  test('that leads out of the workspace is refused', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'elsewhere '));
    try {
      const file = path.join(folder, 'App.msix');
      await writeFile(file, 'x');
      await expectUnsent({
        inputs: { packages: file },
        says: ['App.msix is outside the workspace and RUNNER_TEMP. Copy it into the workspace.'],
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('packages that the Store would refuse', () => {
  const highest = '65535.65535.65535.0';

  test('because they are of another app', async () => {
    await expectSaid(store, {
      result: 'refused',
      inputs: dryRun,
      files: [
        await bundle('1.2.0.0'),
        at('Dependencies/Runtime.msix', await single('1.2.0.0', { name: 'Fabrikam.Runtime' })),
      ],
      says: [
        'Dependencies/Runtime.msix is Fabrikam.Runtime, a dependency of this app, not the app itself. To exclude such files, add the line !**/Dependencies/** at the end of packages.',
      ],
    });
  });

  test('because no version is left to raise', async () => {
    await expectSaid(store, {
      result: 'refused',
      app: { packages: [{ fileName: 'old.msix', version: highest, architecture: 'X64' }] },
      files: [await single(highest)],
      says: [
        `has version ${highest}, which is already published with different content (old.msix). Exclude this file.`,
      ],
    });
  });

  test('because they are for the same devices', async () => {
    await expectSaid(store, {
      result: 'refused',
      app: { packages: [{ fileName: 'old.msix', version: '1.0.0.0', architecture: 'X64' }] },
      files: [at('a.msix', await single(highest)), at('b.msix', await single(highest, { payloadBytes: 9 }))],
      says: [
        `a.msix has the same version for x64 as b.msix: ${highest}. A device can get only one of them: keep only one of the two in packages.`,
      ],
    });
  });

  test('because a package for an earlier Windows has a higher version', async () => {
    await expectSaid(store, {
      result: 'planned',
      inputs: dryRun,
      app: {
        packages: [
          {
            fileName: 'old.appx',
            version: '2.0.0.0',
            architecture: 'X64',
            targetPlatform: 'Windows81',
            targetDeviceFamilies: null,
          },
        ],
      },
      files: [await single('1.2.0.0')],
      says: [
        'has version 1.2.0.0, which is not higher than 2.0.0.0 of old.appx, a package for Windows 8.1 or earlier. Packages for Windows 10 need higher versions. If the Store refuses this file, raise its version, for example to 2.0.1.0.',
      ],
    });
  });
});
