import type { Finding } from '../../errors.ts';
import { familyNames, isKnownFamily, likelyFamily } from '../../limits/manifest-families.ts';
import { compareVersions } from '../../packages/compare-versions.ts';
import type { PackageFacts, TargetFamily } from '../../packages/facts.ts';
import { shorten } from '../../packages/fault.ts';
import { error, type Remark, runChecks, warning } from '../check.ts';
import { eachApplication } from './manifest-check.ts';
import type { PackageCheck } from './package-check.ts';
import { bundleSize, packing } from './packing.ts';

/**
 * The Store has no debug frameworks: "We couldn't find the framework dependency"
 * (https://github.com/microsoft/steps/issues/1).
 */
const debugBuild: PackageCheck = {
  id: 'debug-build',
  row: 'It depends on a debug framework, which is not in the Store: build in Release',
  check: eachApplication(({ frameworks }) => {
    const debug = frameworks.filter((name) => /^Microsoft\./i.test(name) && /\.Debug(?:\.|$)/i.test(name));
    return debug.length === 0
      ? []
      : [
          error(
            `it is a debug build: it depends on the debug framework ${shorten(debug.join(', '))}, which is not in the Store. Build it in Release (for example msbuild /p:Configuration=Release; UWP apps with .NET Native), and exclude debug builds from packages.`,
          ),
        ];
  }),
};

/** Only additions to another package may have no `Application` (https://github.com/MicrosoftDocs/msix-docs/issues/237). */
const application: PackageCheck = {
  id: 'no-application',
  row: 'The manifest of a main package needs an `Application`',
  check: eachApplication(({ applications, isAddition }) =>
    applications > 0 || isAddition
      ? []
      : [
          error(
            'its manifest has no Application element, which a main package needs. Add one to Package/Applications, or uap3:MainPackageDependency if the package is optional.',
          ),
        ],
  ),
};

/** A misspelled family is one that no device has. */
const deviceFamily: PackageCheck = {
  id: 'device-family',
  row: '`TargetDeviceFamily/@Name` is misspelled',
  check: eachApplication(({ families }) => {
    const unknown = families.filter(({ family }) => !isKnownFamily(family));
    // A family that is new to this list does no harm next to a known one.
    const isWarning = unknown.length < families.length;
    return unknown.map(({ family }) => {
      const likely = likelyFamily(family);
      const hint = likely === undefined ? `Known ones: ${familyNames}.` : `Did you mean ${likely}?`;
      const text = `TargetDeviceFamily/@Name "${shorten(family)}" is not a known device family. ${hint}`;
      return isWarning && likely === undefined ? warning(text) : error(text);
    });
  }),
};

/** A minimum that is not a Windows version: some packers put the app's own version there. */
const windowsVersion: PackageCheck = {
  id: 'windows-version',
  row: '`MinVersion` must be a Windows version, such as 10.0.17763.0, not the version of the app',
  check: eachApplication(({ families }) =>
    families.filter(isOfWindows).flatMap((each) => [...judgeMinimum(each), ...judgeTested(each)]),
  ),
};

const isOfWindows = ({ family }: TargetFamily) => /^windows\./i.test(family);

/** Windows 10 and 11 are 10.0; 6.1 to 6.3 are Windows 7 to 8.1; makemsix accepts 0.0.0.0. */
function judgeMinimum({ family, minVersion }: TargetFamily): readonly Remark[] {
  const about = `MinVersion ${minVersion} of ${shorten(family)}`;
  const [major = 0, minor = 0, build = 0] = minVersion.split('.').map(Number);
  if (major === 10 && minor === 0) {
    return build === 0 || (build >= firstBuild && build <= lastBuild)
      ? []
      : [
          warning(
            `${about} has a build number that no Windows version has. The first version of Windows 10 was 10.0.${firstBuild}.0.`,
          ),
        ];
  }
  if (major === 6 && minor >= 1 && minor <= 3) return [];
  if (minVersion === '0.0.0.0') {
    return [
      warning(
        `${about} is not a Windows version. Use the oldest one that the app runs on, for example 10.0.17763.0.`,
      ),
    ];
  }
  const hint = major === 11 ? 'Windows 11 starts at 10.0.22000.0' : 'it looks like the version of the app';
  return [
    error(
      `${about} is not a Windows version: ${hint}. Windows 10 and 11 versions begin with 10.0, for example 10.0.17763.0.`,
    ),
  ];
}

const firstBuild = 10_240;
/** Far above today's builds (26,100). */
const lastBuild = 45_000;

/** The tested version decides nothing at installation, so it is a warning at most. */
function judgeTested({ family, minVersion, maxVersion }: TargetFamily): readonly Remark[] {
  return maxVersion === undefined || compareVersions(maxVersion, minVersion) >= 0
    ? []
    : [
        warning(
          `MaxVersionTested ${maxVersion} of ${shorten(family)} is lower than its MinVersion ${minVersion}. Use the newest Windows version that the app was tested on.`,
        ),
      ];
}

/** Every check of what the manifests say, in the order in which findings are shown. None of them needs the Store. */
export const manifestChecks: readonly PackageCheck[] = [
  packing,
  bundleSize,
  debugBuild,
  application,
  deviceFamily,
  windowsVersion,
];

/** All findings about the manifests at once. */
export function checkManifests(facts: readonly PackageFacts[]): readonly Finding[] {
  return runChecks(manifestChecks, { facts, store: undefined });
}
