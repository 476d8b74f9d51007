import { describe, expect, test } from '@jest/globals';
import { parsePackageManifest } from '../../../src/packages/package-manifest.ts';
import { packageManifest } from './make-manifest.ts';

function parse(text: string) {
  return parsePackageManifest(Buffer.from(text), 'AppxManifest.xml');
}

function faultOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    expect(error).toMatchObject({ rule: 'bad-manifest' });
    return error instanceof Error ? error.message : '';
  }
  throw new Error('it was accepted');
}

const oldManifest = (oldest: string) =>
  `<Package xmlns="http://schemas.microsoft.com/appx/2010/manifest"><Identity Name="Old.App" Version="1.0.0.0" Publisher="CN=Old"/>
   <Prerequisites><OSMinVersion>${oldest}</OSMinVersion><OSMaxVersionTested>6.3</OSMaxVersionTested></Prerequisites></Package>`;

describe('an AppxManifest.xml', () => {
  test('says what the package is', () => {
    expect(parse(packageManifest())).toEqual({
      name: 'Contoso.App',
      publisher: 'CN=Contoso',
      version: '1.2.3.0',
      architecture: 'x64',
      role: 'application',
      families: [{ family: 'Windows.Desktop', minVersion: '10.0.17763.0', maxVersion: '10.0.22621.0' }],
      applications: 0,
      isAddition: false,
      frameworks: [],
      isFullTrust: false,
      languages: ['en-us', 'de'],
    });
  });

  test('may name every device family, but not thousands', () => {
    const naming = (count: number) =>
      packageManifest({
        dependencies: `<Dependencies>${Array.from({ length: count }, (_, index) => `<TargetDeviceFamily Name="Windows.F${index}" MinVersion="10.0.17763.0"/>`).join('')}</Dependencies>`,
      });
    expect(parse(naming(100)).families).toHaveLength(100);
    expect(faultOf(naming(101))).toContain('101 TargetDeviceFamily elements, but the limit is 100');
  });

  test('that states no architecture is for all of them', () => {
    const identity = '<Identity Name="Contoso.App" Publisher="CN=Contoso" Version="1.2.3.0"/>';
    expect(parse(packageManifest({ identity })).architecture).toBe('neutral');
  });

  test('may name several device families', () => {
    const dependencies =
      '<Dependencies><TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.1.0"/><TargetDeviceFamily Name="Windows.Xbox" MinVersion="10.0.2.0"/></Dependencies>';
    expect(parse(packageManifest({ dependencies })).families).toEqual([
      { family: 'Windows.Desktop', minVersion: '10.0.1.0' },
      { family: 'Windows.Xbox', minVersion: '10.0.2.0' },
    ]);
  });

  test.each([
    ['6.2', '6.2.0.0'],
    ['6.3.1', '6.3.1.0'],
  ])('of Windows 8 is for PCs from version %s', (oldest, minVersion) => {
    expect(parse(oldManifest(oldest)).families).toEqual([{ family: 'Windows.Desktop', minVersion }]);
  });

  test.each([
    ['<ResourcePackage>true</ResourcePackage>', 'resource'],
    [
      '<uap6:AllowExecution xmlns:uap6="http://schemas.microsoft.com/appx/manifest/uap/windows10/6">false</uap6:AllowExecution>',
      'resource',
    ],
    [
      '<m2:ResourcePackage xmlns:m2="http://schemas.microsoft.com/appx/2013/manifest">true</m2:ResourcePackage>',
      'resource',
    ],
    ['<x:Framework xmlns:x="urn:x">true</x:Framework>', 'application'],
    ['<Framework>true</Framework>', 'framework'],
    ['<Framework>1</Framework>', 'framework'],
    ['<Framework>0</Framework>', 'application'],
    ['<ResourcePackage>1</ResourcePackage>', 'resource'],
    ['<AllowExecution>0</AllowExecution>', 'resource'],
    ['<ResourcePackage> false </ResourcePackage>', 'application'],
  ])('with %s belongs to a package that is %s', (property, role) => {
    expect(parse(packageManifest({ properties: `<Properties>${property}</Properties>` })).role).toBe(role);
  });

  test('with a flag that is neither true nor false is refused', () => {
    const properties = '<Properties><Framework>yes\n</Framework></Properties>';
    expect(faultOf(packageManifest({ properties }))).toContain(
      'Package/Properties/Framework must be true or false, but is "yes"',
    );
  });

  test('is not affected by what others add to it', () => {
    const identity =
      '<Identity xmlns:x="urn:x" Name="Contoso.App" Publisher="CN=Contoso" Version="1.2.3.0" x:Name="Evil.App" x:ProcessorArchitecture="arm"/>' +
      '<x:Identity xmlns:x="urn:x" Name="Evil.App"/><Identity xmlns="urn:x" Name="Evil.App"/>';
    expect(parse(packageManifest({ identity }))).toMatchObject({
      name: 'Contoso.App',
      architecture: 'neutral',
    });
  });

  const identityOf = (attributes: string) => packageManifest({ identity: `<Identity ${attributes}/>` });

  test.each([
    ['Version="1.2.3" Name="Abc" Publisher="CN=A"', 'Package/Identity/@Version must be four numbers'],
    ['Version="1.2.3.65536" Name="Abc" Publisher="CN=A"', 'is "1.2.3.65536"'],
    ['Version="1.2.-3.0" Name="Abc" Publisher="CN=A"', 'Package/Identity/@Version must be four numbers'],
    [
      'Version="01.2.3.0" Name="Abc" Publisher="CN=A"',
      'without leading zeros, like 1.2.3.0, but is "01.2.3.0"',
    ],
    ['Version="1.00000.3.0" Name="Abc" Publisher="CN=A"', 'is "1.00000.3.0"'],
    ['Name="Abc" Publisher="CN=A"', 'Package/Identity/@Version is missing'],
    ['x:Name="Abc" xmlns:x="urn:x" Version="1.2.3.0" Publisher="CN=A"', 'Package/Identity/@Name is missing'],
    ['Version="1.2.3.0" Name="a_b" Publisher="CN=A"', 'Package/Identity/@Name must be 3 to 50'],
    ['Version="1.2.3.0" Name="ab" Publisher="CN=A"', 'Package/Identity/@Name must be 3 to 50'],
    ['Version="1.2.3.0" Name="Abc"', 'Package/Identity/@Publisher is missing'],
    ['Version="1.2.3.0" Name="Abc" Publisher="Contoso"', 'distinguished name like CN=…, but is "Contoso"'],
    ['Version="1.2.3.0" Name="Abc" Publisher="CN=A" ProcessorArchitecture="mips"', 'must be one of x86, x64'],
  ])('with the identity %s is refused', (attributes, message) => {
    expect(faultOf(identityOf(attributes))).toContain(message);
  });

  test('is refused with everything that is wrong at once', () => {
    const message = faultOf(identityOf('Version="1" Name="?"'));
    expect(message).toContain('@Name');
    expect(message).toContain('@Publisher');
    expect(message).toContain('@Version');
  });

  test('is refused in one short line, whatever it holds', () => {
    const value = `${'&#10;'.repeat(150)}${'🚀&#13;&#x2028;&#x85;&#9;'.repeat(1000)}`;
    const names = ['Name', 'Publisher', 'Version', 'ProcessorArchitecture'];
    const message = faultOf(identityOf(names.map((name) => `${name}="${value}"`).join(' ')));
    expect(message).toMatch(/^[^\p{Cc}\u2028\u2029]{1,1250}$/u);
    expect(message.isWellFormed()).toBe(true);
  });

  test('with two identities is refused', () => {
    const identity = '<Identity Name="Abc" Publisher="CN=A" Version="1.0.0.0"/>'.repeat(2);
    expect(faultOf(packageManifest({ identity }))).toContain('Package/Identity appears more than once');
  });

  test('with two roots is refused', () => {
    expect(faultOf('<Package/><Package/>')).toContain('Package appears more than once');
  });

  test('without a device family is refused', () => {
    expect(faultOf(packageManifest({ dependencies: '' }))).toContain('has no TargetDeviceFamily');
    expect(faultOf(oldManifest('soon'))).toContain('has no TargetDeviceFamily');
    expect(faultOf(oldManifest('6.02'))).toContain('has no TargetDeviceFamily');
    expect(faultOf(oldManifest('6.65536'))).toContain('has no TargetDeviceFamily');
  });

  test('with another root is refused', () => {
    expect(faultOf('<Packet/>')).toContain('Package is missing');
  });
});
