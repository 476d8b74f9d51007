import type { Finding } from '../../errors.ts';
import { compareVersions } from '../../packages/compare-versions.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import { resultingNames } from '../../submission/plan.ts';
import { isForEarlierWindows } from '../../submission/supersede.ts';
import { checkManifests } from './manifest-checks.ts';
import { excludeFrameworks, finding, type Rule, type RuleContext, type StoreSide } from './package-check.ts';
import { healingVersion } from './version-healing.ts';
import { versionFormat, versionOrder, versionsOf } from './versions.ts';

/** Microsoft's own task allows so many packages in one group; more leave the submission a draft (https://github.com/microsoft/msstore-cli/issues/62). */
const mostPackages = 25;

/** The manifest's identity must be the app's, exactly (https://github.com/electron-userland/electron-windows-store/issues/157). */
export const identity: Rule = ({ facts, store }) => {
  if (store === undefined) return [];
  const strangers = facts.filter((each) => isDependency(each, store));
  return [
    ...dependencies(strangers),
    ...facts.filter((each) => !strangers.includes(each)).flatMap((each) => misidentified(each, store)),
  ];
};

function misidentified(facts: PackageFacts, { identityName, publisherName }: StoreSide): readonly Finding[] {
  return [
    ...(identityName !== undefined && facts.name !== identityName
      ? [
          finding(
            'identity',
            facts,
            `its identity name is "${facts.name}", and the app's is "${identityName}". Put the app's name (Partner Center, Product identity) into the manifest, or check app-id.`,
          ),
        ]
      : []),
    ...(publisherName !== undefined && facts.publisher !== publisherName
      ? [
          finding(
            'identity',
            facts,
            `its publisher is "${facts.publisher}", and the app's is "${publisherName}". Put the app's publisher (Partner Center, Product identity) into the manifest.`,
          ),
        ]
      : []),
  ];
}

/** A package that the app needs and that a build lays beside it, by its publisher or folder. */
function isDependency({ name, publisher, displayPath }: PackageFacts, store: StoreSide): boolean {
  const isOther = store.identityName !== undefined && name !== store.identityName;
  const isMicrosofts = publisher.startsWith('CN=Microsoft Corporation') && publisher !== store.publisherName;
  return isOther && (isMicrosofts || /(^|\/)Dependencies\//i.test(displayPath));
}

function dependencies(files: readonly PackageFacts[]): readonly Finding[] {
  const [first] = files;
  if (first === undefined) return [];
  const others =
    files.length === 1
      ? ''
      : ` So ${files.length === 2 ? 'is' : 'are'} ${files
          .slice(1, 6)
          .map((each) => each.displayPath)
          .join(', ')}${files.length > 6 ? ` and ${files.length - 6} more` : ''}.`;
  return [
    finding(
      'identity',
      first,
      `it is the package ${first.name} of another publisher or app, which the app depends on.${others} ${excludeFrameworks}`,
    ),
  ];
}

/** At most 25 packages in the submission that results; the Store has shown that it takes as many as are published. */
export const tooManyPackages: Rule = ({ facts, store }) => {
  const count = store === undefined ? facts.length : resultingNames(store.plan).length;
  const published = store?.existing.length ?? 0;
  return count <= Math.max(mostPackages, published)
    ? []
    : [
        {
          rule: 'too-many-packages',
          severity: 'error',
          message: `The submission would hold ${count} packages, and the Store allows ${mostPackages} at most. Publish bundles, or remove packages that are no longer needed (existing-packages).`,
        },
      ];
};

/** Two new files with the same version and architecture have the same identity: the Store accepts only one. */
export const duplicateCoverage: Rule = (context) => {
  const versions = versionsOf(context);
  const healing = new Map<PackageFacts, string | undefined>();
  const heal = (each: PackageFacts) => {
    if (!healing.has(each)) healing.set(each, healingVersion(each, versions));
    return healing.get(each);
  };
  return twins(context.facts).map(([one, other]) => {
    const shared = one.architectures.filter((architecture) => other.architectures.includes(architecture));
    return finding(
      'duplicate-coverage',
      one,
      `it and ${other.displayPath} are both version ${one.version} for ${shared.join(', ')}. ${twinAdvice(one, other, heal)}`,
    );
  });
};

/** Each file with the first one that has its version and an architecture of it: of many alike, not every pair. */
function twins(facts: readonly PackageFacts[]): readonly (readonly [PackageFacts, PackageFacts])[] {
  const first = new Map<string, PackageFacts>();
  return facts.flatMap((each) => {
    const keys = each.architectures.map((architecture) => `${each.version} ${architecture}`);
    const earlier = new Set(keys.flatMap((key) => first.get(key) ?? []));
    for (const key of keys) if (!first.has(key)) first.set(key, each);
    return [...earlier].map((one) => [one, each] as const);
  });
}

function twinAdvice(
  one: PackageFacts,
  other: PackageFacts,
  heal: (each: PackageFacts) => string | undefined,
): string {
  const container = [one, other].find(isUpload);
  if (container !== undefined && !(isUpload(one) && isUpload(other)))
    return `${container.displayPath} already contains this package: name only one of the two in packages.`;
  // The one for newer systems or fewer devices can have a higher version; the other way round it would reach no one.
  const raised = [other, one]
    .map((each) => ({ each, version: heal(each) }))
    .find(({ version }) => version !== undefined);
  return raised === undefined
    ? 'Give each device one package: name only one of the two in packages.'
    : `Name only one of the two in packages, or, if they are for different devices, give ${raised.each.displayPath} a higher version, for example ${raised.version}.`;
}

/** The Store drops everything but one package or bundle from an upload file, silently. */
export const uploadContents: Rule = ({ facts }) =>
  facts
    .filter(isUpload)
    .map((each) => ({ each, roots: each.contents.filter((inner) => !/[\\/]/.test(inner.path)) }))
    .filter(({ roots }) => roots.length !== 1)
    .map(({ each, roots }) =>
      finding(
        'upload-contents',
        each,
        `an upload file must hold exactly one package or bundle at its root, and this one holds ${roots.length === 0 ? 'none' : roots.map((inner) => inner.path).join(', ')}. Name the packages themselves instead.`,
      ),
    );

/**
 * Once an app was published as a bundle, the Store accepts only bundles (https://github.com/microsoft/WinUI-Gallery/pull/2222). Those for Windows 8.1 stand
 * beside the packages for Windows 10.
 */
export const onceABundle: Rule = ({ facts, store }) => {
  const bundle = store?.existing.find((existing) => existing.isBundle && !existing.isForEarlierWindows);
  return bundle === undefined
    ? []
    : facts
        .filter((each) => !each.isBundle && !isForEarlierWindows(each))
        .map((each) =>
          finding(
            'once-a-bundle',
            each,
            `it is a plain package, and the app is published as a bundle (${bundle.fileName}). Build a bundle: once published as one, always a bundle.`,
          ),
        );
};

/**
 * A packer that is given no version takes the date, and no later version is ever above it. Where such a version is
 * published already, the packages' own would be refused as too low.
 */
export const bundleVersion: Rule = ({ facts, store }) =>
  facts
    .filter((each) => each.isBundle)
    .map((each) => ({
      each,
      inner: [
        ...new Set(
          each.contents
            .filter((item) => !item.isResource && !item.extension.endsWith('bundle'))
            .map((item) => item.version),
        ),
      ],
    }))
    .filter(({ each, inner }) => inner.some((version) => version !== each.version))
    .filter(({ inner }) => !inner.some((version) => isTooLow(version, store)))
    .map(({ each, inner }) => ({
      ...finding(
        'bundle-version',
        each,
        `the bundle's version is ${each.version} and its packages' ${inner.join(', ')}. The Store goes by the bundle's: ${isDate(each.version) ? 'give the packer the version (makeappx bundle /bv), since its default, the date, outranks every later version' : 'check that it is the one that you mean (makeappx bundle /bv)'}.`,
      ),
      severity: 'warning' as const,
    }));

/** `2026.1120.0.0` */
function isDate(version: string): boolean {
  return /^20\d\d\./.test(version);
}

function isTooLow(version: string, store: StoreSide | undefined): boolean {
  return (store?.existing ?? []).some(
    (each) =>
      each.version !== undefined && !each.isForEarlierWindows && compareVersions(each.version, version) >= 0,
  );
}

/** Every rule on packages and the Store, in the order in which findings are shown. */
export const packageRules: Readonly<Record<string, Rule>> = {
  identity,
  versionFormat,
  tooManyPackages,
  versionOrder,
  duplicateCoverage,
  uploadContents,
  onceABundle,
  bundleVersion,
};

/** All findings of all rules at once. */
export function checkPackages(context: RuleContext): readonly Finding[] {
  return [...Object.values(packageRules).flatMap((rule) => rule(context)), ...checkManifests(context.facts)];
}

function isUpload(facts: PackageFacts): boolean {
  return facts.extension.endsWith('upload');
}
