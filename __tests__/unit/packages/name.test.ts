import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allArchitectures, packageExtensions } from '../../../src/packages/facts.ts';
import { archiveName, parseArchiveName } from '../../../src/packages/name.ts';

const characters = [...'ABCXYZabcxyz0189.-'];

const facts = fc.record({
  name: fc
    .array(fc.constantFrom(...characters), { minLength: 3, maxLength: 50 })
    .map((list) => list.join('')),
  version: fc
    .tuple(fc.nat(65535), fc.nat(65535), fc.nat(65535), fc.nat(65535))
    .map((parts) => parts.join('.')),
  architectures: fc.subarray([...allArchitectures], { minLength: 1 }),
  sha256: fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
    .map((list) => list.join('')),
  extension: fc.constantFrom(...packageExtensions),
});

describe('the name of a file in the archive', () => {
  test('carries identity, version, architectures and hash', () => {
    const name = archiveName({
      name: 'Contoso.App',
      version: '1.2.3.0',
      architectures: ['arm64', 'x64'],
      sha256: 'ab'.repeat(32),
      extension: 'msixbundle',
    });
    expect(name).toBe('Contoso.App_1.2.3.0_arm64-x64.abababababab.msixbundle');
  });

  test('is read back to what it was made of', () => {
    fc.assert(
      fc.property(facts, (each) => {
        expect(parseArchiveName(archiveName(each))).toEqual({
          name: each.name,
          version: each.version,
          architectures: each.architectures,
          hash: each.sha256.slice(0, 12),
          extension: each.extension,
        });
      }),
    );
  });

  test('is read without regard to case', () => {
    expect(parseArchiveName('Contoso.App_1.2.3.0_ARM64-X64.ABABABABABAB.MsixBundle')).toEqual({
      name: 'Contoso.App',
      version: '1.2.3.0',
      architectures: ['arm64', 'x64'],
      hash: 'abababababab',
      extension: 'msixbundle',
    });
  });

  test.each([
    'App.msixbundle',
    'Contoso.App_1.2.3.0_x64.msix',
    'Contoso.App_1.2.3.0_x64.0123456789a.msix',
    'Contoso.App_1.2.3.0_x64.0123456789abc.msix',
    'Contoso.App_1.2.3_x64.0123456789ab.msix',
    'Contoso.App_1.2.3.0_.0123456789ab.msix',
    'Contoso.App_1.2.3.0_x64-mips.0123456789ab.msix',
    'Contoso.App_1.2.3.0_x64.0123456789ab.zip',
    'folder/Contoso.App_1.2.3.0_x64.0123456789ab.msix',
    'Contoso.App_1.2.3.0_x64.0123456789ab.msix\n',
  ])('%j is not one of ours', (name) => {
    expect(parseArchiveName(name)).toBeUndefined();
  });
});
