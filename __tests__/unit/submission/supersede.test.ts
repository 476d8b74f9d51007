import { describe, expect, test } from '@jest/globals';
import type { PackageFacts } from '../../../src/packages/facts.ts';
import type { StorePackage } from '../../../src/store/wire.ts';
import { describeExisting } from '../../../src/submission/coverage.ts';
import { type ExistingPackagesMode, fateOf } from '../../../src/submission/supersede.ts';
import { facts, familyText, on, plain, publishedEntry, storedPackage } from '../../support/documents.ts';

function fate(entry: StorePackage, added: PackageFacts[], mode: ExistingPackagesMode = 'remove-superseded') {
  return fateOf(describeExisting(entry), added, mode);
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
  test('whatever the case in which the Store writes architecture and family', () => {
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
  test('a package of one family when the new one is for Windows.Universal', () => {
    expect(fate(x64, [plain('x64', { serves: [on('x64', 'Windows.Universal')] })]).action).toBe('remove');
  });
  test('a package of one architecture when the new one is neutral', () => {
    expect(fate(x64, [plain('neutral')]).action).toBe('remove');
  });
  test('an old bundle of ours when one new bundle has all its architectures', () => {
    expect(fate(publishedEntry(facts({ version: '1.0.0.0' })), [facts()]).action).toBe('remove');
  });
  test('an old bundle of ours when several new files serve it together', () => {
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
  test('a foreign bundle of unknown architectures for the same families, and says that they are unknown', () => {
    const old = storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    const result = fate(old, [facts()]);
    expect(result.action).toBe('remove');
    expect(result.reason).toMatch(/architecture/i);
  });
  test('a flight package without families by architecture alone, and says so', () => {
    const result = fate(storedPackage({ targetDeviceFamilies: null }), [plain('x64')]);
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
  test('a Windows.Universal package that only a desktop package follows', () => {
    expect(fate(everywhere(), [plain('x64')]).action).toBe('keep');
  });
  test('a neutral package that only some architectures follow', () => {
    expect(fate(storedPackage({ architecture: 'Neutral' }), [facts()]).action).toBe('keep');
  });
  test.each(['2.0.0.0', '2.0.1.0'])('a package of version %s: only a higher one supersedes', (version) => {
    const result = fate(storedPackage({ version }), [plain('x64')]);
    expect(result.action).toBe('keep');
    expect(result.reason).toContain(`above ${version}`);
  });
  test('a package where the file that serves it is lower and the higher one serves something else', () => {
    const old = storedPackage({ version: '1.5.0.0' });
    const added = [plain('x64', { version: '1.0.0.0' }), plain('arm64', { version: '2.0.0.0' })];
    expect(fate(old, added).action).toBe('keep');
  });
  test('a plain package whose architecture the Store does not say, and says so', () => {
    const result = fate(storedPackage({ architecture: null }), [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/architecture/);
  });
  test('a package whose version nobody knows', () => {
    expect(fate(storedPackage({ version: null }), [facts()]).action).toBe('keep');
    expect(fate(storedPackage({ version: '' }), [facts()]).action).toBe('keep');
  });
  test('a foreign bundle that only a plain package follows', () => {
    const old = storedPackage({ fileName: 'Notes.msixbundle', architecture: 'Neutral' });
    expect(fate(old, [plain('x64')]).action).toBe('keep');
  });
  test('a foreign bundle whose families the new bundle lacks', () => {
    const old = storedPackage({
      fileName: 'Notes.msixbundle',
      architecture: 'Neutral',
      targetDeviceFamilies: [familyText(), familyText('Windows.Holographic')],
    });
    const result = fate(old, [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/device families/);
  });
  test('a foreign bundle that reaches older systems than the new one', () => {
    const old = storedPackage({
      fileName: 'Notes.msixbundle',
      architecture: 'Neutral',
      targetDeviceFamilies: [familyText('Windows.Desktop', '10.0.10240.0')],
    });
    expect(fate(old, [facts()]).action).toBe('keep');
  });
  test('everything when nothing is new', () => {
    expect(fate(x64, []).action).toBe('keep');
  });
  test('a flight package without families of an architecture that no new file has', () => {
    const result = fate(storedPackage({ targetDeviceFamilies: null, architecture: 'X86' }), [facts()]);
    expect(result.action).toBe('keep');
    expect(result.reason).toMatch(/x86/);
  });
  test('a family whose text it can not read', () => {
    expect(fate(storedPackage({ targetDeviceFamilies: ['Windows.Bureau ab 10'] }), [facts()]).action).toBe(
      'keep',
    );
  });
});
