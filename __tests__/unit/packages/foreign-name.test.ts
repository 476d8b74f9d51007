import { describe, expect, test } from '@jest/globals';
import { parseForeignName } from '../../../src/packages/foreign-name.ts';

describe('a list of architectures after a version', () => {
  test.each([
    // Visual Studio and MSBuild
    ['App_1.1.0.0_x64_ARM64_bundle.msixupload', ['arm64', 'x64']],
    ['App_1.0.0.0_x86_x64_arm_bundle.appxbundle', ['arm', 'x64', 'x86']],
    ['PhiliaContacts.App_1.0.8.0_x86_x64_arm_bundle.msixupload', ['arm', 'x64', 'x86']],
    ['Files.App_4.1.1.0_x86_x64_arm64.msixbundle', ['arm64', 'x64', 'x86']],
    ['MyUWPApp__1.0.0.0_x86_x64_ARM_bundle.appxupload', ['arm', 'x64', 'x86']],
    ['WinoMail.Packaging_1.10.5.0_x86_x64_arm64_Debug.msixbundle', ['arm64', 'x64', 'x86']],
    ['RelatedSetHostApp_1.0.2.0_x64_Debug.msix', ['x64']],
    ['MetroApp_1.0.0.5_Win32.appx', ['x86']],
    ['Pkg_1.4.4.0_AnyCPU_bundle.appxupload', ['neutral']],
    ['Live.Translation_1.0.5_arm64.msixbundle', ['arm64']],
    ['APP_1.1.0.0_X64_ARM64_BUNDLE.MSIXUPLOAD', ['arm64', 'x64']],
    ['App_1.1.0.0_x64_arm64_bundle (1).msixupload', ['arm64', 'x64']],
    // electron-builder
    ['App-1.2.3-arm64.appx', ['arm64']],
    ['App 1.2.3 ia32.appx', ['x86']],
    // scripts
    ['MarkdownStudio-0.1.0.0-x64-arm64.msixbundle', ['arm64', 'x64']],
    ['ECT-1.2.3-windows-x64-arm64.msixbundle', ['arm64', 'x64']],
    ['app_1.0.0_x86_64.msix', ['x64']],
    ['app_1.0.0_amd64.msix', ['x64']],
    // MSIX Packaging Tool
    ['App_1.0.0.0_x64__8wekyb3d8bbwe.msix', ['x64']],
    // the app's own name does not count
    ['x64dbg_1.0.0.0_arm64.msixbundle', ['arm64']],
    ['Arm Wrestling_1.0.0.0_x64_arm64_bundle.msixupload', ['arm64', 'x64']],
  ])('is read from %s', (fileName, architectures) => {
    expect(parseForeignName(fileName)).toEqual({ architectures, isList: true });
  });
});

describe('architectures that may be part of a name', () => {
  test.each([
    ['Eppie.App-x86-x64-ARM64.msixbundle', ['arm64', 'x64', 'x86']],
    ['Slack-x64.msixbundle', ['x64']],
    ['Paint 3.0 x64.msixbundle', ['x64']],
    ['Strong Arm.appxbundle', ['arm']],
    // A bundle's full name says neutral: this is the name of one of its packages.
    ['App_1.0.0.0_x64__8wekyb3d8bbwe.msixbundle', ['x64']],
  ])('are not a list: %s', (fileName, architectures) => {
    expect(parseForeignName(fileName)).toEqual({ architectures, isList: false });
  });
});

test.each([
  'x64dbg.msixbundle',
  'x64dbg_1.0.0.0.msixbundle',
  'Arm Wrestling.appxbundle',
  'Arm_1.0.0.0_Wrestling.appxbundle',
  'Alarm_1.0.0.0.msixbundle',
  'Alarm64_1.0.0.0_farm64.msixbundle',
  'App_1.0.0.0_éx64.msixbundle',
  'App_1.0.0.0_x64_scale-100.appx',
  'GIMP_3.0.4.0_neutral.msixbundle',
  'App_1.0.0.0_neutral_~_8wekyb3d8bbwe.msixbundle',
  'App.msixbundle',
  'App.sideload.msix',
  'App.classic.appxbundle',
  'App 1.2.3.appx',
  'app.msix',
  'Store Test.msix',
  '',
])('no architecture is read from "%s"', (fileName) => {
  expect(parseForeignName(fileName)).toBeUndefined();
});

test('a name of any length takes only time in proportion to its length', () => {
  for (const part of ['a', '.a', '_', '__aaaaaaaaaaaaa', '(1)', ' ', 'x86_64', '_x64', '1.', 'é']) {
    const long = part.repeat(400_000 / part.length);
    for (const name of [`App_1.0.0.0_x64${long}`, `${long}!`]) {
      const start = performance.now();
      parseForeignName(name);
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  }
});
