import { describe, expect, test } from '@jest/globals';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import type { StorePackage } from '../../../src/store/wire.ts';
import { describeExisting } from '../../../src/submission/existing-package.ts';
import { type ExistingPackagesMode, fateOf } from '../../../src/submission/supersede.ts';
import { facts, familyText, on, plain, publishedEntry, storedPackage } from '../../support/documents.ts';

function fate(entry: StorePackage, added: PackageFacts[], mode: ExistingPackagesMode = 'remove-superseded') {
  return fateOf(describeExisting(entry), added, mode);
}

/** The fate of a package of a flight, which comes without families. */
function flightFate(entry: Partial<StorePackage>, added: PackageFacts[]) {
  const { targetDeviceFamilies: _, ...rest } = storedPackage(entry);
  return fateOf(describeExisting(rest, 'flight'), added, 'remove-superseded');
}

const x64 = storedPackage();
const everywhere = (minVersion = '10.0.17763.0') =>
  storedPackage({ targetDeviceFamilies: [familyText('Windows.Universal', minVersion)] });

describe('keep-all', () => {
  test('keeps a package that is superseded, and says that this was asked for', () => {
    const result = fate(x64, [facts()], 'keep-all');
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/keep-all/);
  });
});

describe('remove-all', () => {
  test('removes even what nothing new serves, and says that this was asked for', () => {
    const result = fate(x64, [plain('arm64')], 'remove-all');
    expect(result.action).toBe('remove');
    expect(result.reason).toMatch(/remove-all/);
  });
  test('removes a higher version: that is how to roll back', () => {
    expect(fate(storedPackage({ version: '9.0.0.0' }), [facts()], 'remove-all').action).toBe('remove');
  });
});

describe('remove-superseded removes', () => {
  test('a package whose only architecture and family a higher version serves', () => {
    const result = fate(x64, [plain('x64')]);
    expect(result.action).toBe('remove');
    expect(result.reason).toMatch(/2\.0\.0\.0/);
  });
  test('whatever the letter case of architecture and family in the Store', () => {
    const shouted = storedPackage({
      architecture: 'X64',
      targetDeviceFamilies: [familyText('WINDOWS.DESKTOP')],
    });
    expect(fate(shouted, [plain('x64')]).action).toBe('remove');
  });
  test('a package whose devices a lower minimum OS version includes', () => {
    const added = plain('x64', { serves: [on('x64', 'Windows.Desktop', '10.0.10240.0')] });
    expect(fate(x64, [added]).action).toBe('remove');
  });
  test('a package that is also for MSIX Core, which the Store does not serve', () => {
    const families = [familyText('MSIXCore.Desktop', '6.1.7601.0'), familyText()];
    expect(fate(storedPackage({ targetDeviceFamilies: families }), [plain('x64')]).action).toBe('remove');
    const windows7 = [familyText('windows7.desktop', '6.1.0.0'), familyText('Windows.Xbox')];
    expect(fate(storedPackage({ targetDeviceFamilies: windows7 }), [plain('x64')]).action).toBe('keep');
    const alone = storedPackage({ targetDeviceFamilies: [familyText('MSIXCore.Server', '6.3.0.0')] });
    expect(fate(alone, [plain('x64')]).action).toBe('keep');
  });
  test('a package of one family when the new one is for Windows.Universal', () => {
    expect(fate(x64, [plain('x64', { serves: [on('x64', 'Windows.Universal')] })]).action).toBe('remove');
  });
  test('a package of one architecture when the new one is neutral', () => {
    expect(fate(x64, [plain('neutral')]).action).toBe('remove');
  });
  test('an old bundle of ours when one new bundle has all its architectures', () => {
    expect(fate(publishedEntry(facts({ version: '1.0.0.0' })), [facts()]).action).toBe('remove');
  });
  test('an old bundle of ours when several new files together serve it', () => {
    const old = publishedEntry(facts({ version: '1.0.0.0' }));
    const x64Bundle = facts({ architectures: ['x64'] });
    const armBundle = facts({ architectures: ['arm64'] });
    expect(fate(old, [x64Bundle, armBundle]).action).toBe('remove');
    expect(fate(old, [x64Bundle]).action).toBe('keep');
  });
  test('a package for several families when new files serve each of them', () => {
    const old = storedPackage({ targetDeviceFamilies: [familyText(), familyText('Windows.Xbox')] });
    const xbox = plain('x64', { serves: [on('x64', 'Windows.Xbox')], seed: 'xbox' });
    expect(fate(old, [plain('x64'), xbox]).action).toBe('remove');
    expect(fate(old, [xbox]).action).toBe('keep');
  });
  test('another tool’s bundle with unknown architectures when the new one is for all of them', () => {
    const old = storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    expect(fate(old, [plain('neutral')]).action).toBe('remove');
    expect(fate(old, [facts({ architectures: ['arm', 'arm64', 'x64', 'x86'] })]).action).toBe('remove');
  });
  test('another tool’s bundle whose name lists what the new one has', () => {
    const old = storedPackage({
      fileName: 'Notes_1.0.0.0_x64_ARM64_bundle.msixupload',
      architecture: 'Neutral',
    });
    expect(fate(old, [facts()])).toEqual({ action: 'remove', reason: 'superseded by 2.0.0.0' });
  });
  test('and names each version once, from the highest package for each architecture', () => {
    const added = [
      plain('x64'),
      plain('arm64', { version: '2.1.0.0' }),
      plain('x86', { version: '2.2.0.0' }),
    ];
    expect(fate(x64, added).reason).toBe('superseded by 2.0.0.0');
    expect(fate(publishedEntry(facts({ version: '1.0.0.0' })), [plain('x64'), plain('arm64')]).reason).toBe(
      'superseded by 2.0.0.0',
    );
  });
  test('a flight package without families based only on architecture, and says so', () => {
    const result = flightFate({}, [plain('x64')]);
    expect(result.action).toBe('remove');
    expect(result.reason).toMatch(/famil/i);
  });
});

describe('remove-superseded keeps', () => {
  test('a package of an architecture that no new file has, and names it', () => {
    const result = fate(storedPackage({ architecture: 'X86' }), [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/x86/);
  });
  test('a package of a family that no new file has, and names it', () => {
    const result = fate(storedPackage({ targetDeviceFamilies: [familyText('Windows.Xbox')] }), [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/Windows\.Xbox/);
  });
  test('a package for older systems than every new one, and names the system', () => {
    const old = storedPackage({ targetDeviceFamilies: [familyText('Windows.Desktop', '10.0.14393.0')] });
    const result = fate(old, [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/10\.0\.14393\.0/);
  });
  test('a Windows.Universal package that only a desktop package replaces', () => {
    expect(fate(everywhere(), [plain('x64')]).action).toBe('keep');
  });
  test('a neutral package that only some architectures replace', () => {
    expect(fate(storedPackage({ architecture: 'Neutral' }), [facts()]).action).toBe('keep');
  });
  test.each(['2.0.0.0', '2.0.1.0'])('a package of version %s: only a higher one supersedes', (version) => {
    const result = fate(storedPackage({ version }), [plain('x64')]);
    expect(result.action).toBe('keep');
    expect(result.reason).toContain(`above ${version}`);
  });
  test('a package if the file that serves it is lower and the higher one serves something else', () => {
    const old = storedPackage({ version: '1.5.0.0' });
    const added = [plain('x64', { version: '1.0.0.0' }), plain('arm64', { version: '2.0.0.0' })];
    expect(fate(old, added).action).toBe('keep');
  });
  test('a plain package whose architecture the Store does not state, and says so', () => {
    const result = fate(storedPackage({ fileName: 'Notes.msix', architecture: null }), [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/architecture/);
  });
  test('a package whose version is unknown', () => {
    expect(fate(storedPackage({ version: null }), [facts()]).action).toBe('keep');
    expect(fate(storedPackage({ version: '' }), [facts()]).action).toBe('keep');
  });
  test('another tool’s bundle that only a plain package replaces', () => {
    const old = storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    expect(fate(old, [plain('x64')]).action).toBe('keep');
  });
  test('another tool’s bundle whose families the new bundle lacks', () => {
    const old = storedPackage({
      fileName: 'Notes.msixbundle',
      architecture: 'Neutral',
      targetDeviceFamilies: [familyText(), familyText('Windows.Holographic')],
    });
    const result = fate(old, [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/Windows\.Holographic/);
  });
  test('another tool’s bundle that reaches older systems than the new one', () => {
    const old = storedPackage({
      fileName: 'Notes.msixbundle',
      architecture: 'Neutral',
      targetDeviceFamilies: [familyText('Windows.Desktop', '10.0.10240.0')],
    });
    expect(fate(old, [facts()]).action).toBe('keep');
  });
  test('another tool’s bundle whose architectures are not stated, and says that they are unknown', () => {
    const old = storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    const result = fate(old, [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/neither the Store nor its name gives its architectures.*arm, x86/);
  });
  test.each([
    ['App_1.0.0.0_x64_ARM64_bundle.msixupload', ['x64'], 'arm64'],
    ['App_1.0.0.0_x86_x64_arm_bundle.appxupload', ['x64', 'x86'], 'arm'],
    ['App_1.0.0.0_Test/APP_1.0.0.0_X86_X64_ARM64.MSIXBUNDLE', ['arm64', 'x64'], 'x86'],
    ['App_1.0.0.0_AnyCPU_bundle.appxupload', ['arm64', 'x64'], 'arm, x86'],
    ['App_1.0.0.0_x64.msixbundle', ['arm64'], 'x64'],
  ] as const)('a bundle called %s after one for %s', (fileName, architectures, lost) => {
    const old = storedPackage({ fileName, architecture: 'Neutral' });
    const result = fate(old, [facts({ architectures })]);
    expect(result).toEqual({
      action: 'keep',
      reason: `no new package supports ${lost} on Windows.Desktop 10.0.17763.0`,
    });
  });
  test.each([
    'x64dbg.msixbundle',
    'x64dbg_1.0.0.0.msixbundle',
    'Arm Wrestling.appxbundle',
    'Arm_1.0.0.0_Wrestling.appxbundle',
    'Tool x64.msixbundle',
    'GIMP_3.0.4.0_neutral.msixbundle',
    'App_1.0.0.0_neutral_~_8wekyb3d8bbwe.msixbundle',
    'App_1.0.0.0_x64__8wekyb3d8bbwe.msixbundle',
    'App.msixbundle',
    'App.classic.appxbundle',
  ])('the bundle %s: its name does not list what it contains', (fileName) => {
    const old = storedPackage({ fileName, architecture: 'Neutral' });
    expect(fate(old, [facts({ architectures: ['arm', 'arm64', 'x64'] })]).action).toBe('keep');
  });
  test('an upload file for which the Store states less than its name lists', () => {
    const old = storedPackage({ fileName: 'App_1.0.0.0_x64_ARM64_bundle.msixupload', architecture: 'X64' });
    expect(fate(old, [facts({ architectures: ['x64'] })]).action).toBe('keep');
    expect(fate(old, [facts()]).action).toBe('remove');
  });
  test.each([
    ['no families', { targetDeviceFamilies: undefined }],
    ['families null', { targetDeviceFamilies: null }],
    ['an empty list', { targetDeviceFamilies: [] }],
    ['the text "None"', { targetDeviceFamilies: 'None' }],
    ['a list of "None"', { targetDeviceFamilies: ['None'] }],
    ['a list of "none"', { targetDeviceFamilies: ['none'] }],
    ['targetPlatform Windows81', { targetDeviceFamilies: null, targetPlatform: 'Windows81' }],
    ['targetPlatform WindowsPhone81', { targetPlatform: 'WindowsPhone81' }],
    ['targetPlatform windows80', { targetPlatform: 'windows80' }],
  ])('a package for an earlier Windows, identified by %s', (_how, entry) => {
    for (const added of [
      facts(),
      plain('neutral'),
      facts({ architectures: ['arm', 'arm64', 'x64', 'x86'] }),
    ]) {
      const result = fate(storedPackage({ ...entry, architecture: 'X86' }), [added]);
      expect(result.action).toBe('keep');
      expect(result.reason).toMatch(/Windows 8\.1 or earlier/);
      expect(fate(storedPackage({ ...entry, fileName: 'Old.appxbundle' }), [added]).action).toBe('keep');
    }
  });
  test('no package whose family the Store writes as a separate text', () => {
    const old = storedPackage({ targetDeviceFamilies: familyText(), targetPlatform: 'Windows10' });
    expect(fate(old, [plain('x64')]).action).toBe('remove');
    expect(
      fate(storedPackage({ targetDeviceFamilies: familyText('Windows.Xbox') }), [plain('x64')]).action,
    ).toBe('keep');
  });
  test('a package for Windows 10 of which the Store lists no families', () => {
    const old = storedPackage({ targetDeviceFamilies: null, targetPlatform: 'Windows10' });
    const result = fate(old, [plain('x64')]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/unlisted device families/);
  });
  test('a package for Windows 10 that only one for Windows 8.1 replaces', () => {
    expect(fate(x64, [plain('x64', { serves: [on('x64', 'Windows.Desktop', '6.3.0.0')] })]).action).toBe(
      'keep',
    );
  });
  test('everything when nothing is new', () => {
    expect(fate(x64, []).action).toBe('keep');
  });
  test('a flight package without families of an architecture that no new file has', () => {
    const result = flightFate({ architecture: 'X86' }, [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/x86/);
  });
  test('a family whose text it cannot read', () => {
    expect(fate(storedPackage({ targetDeviceFamilies: ['Windows.Bureau ab 10'] }), [facts()]).action).toBe(
      'keep',
    );
  });
});
