import { compareVersions } from '../../packages/compare-versions.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import { isForEarlierWindows } from '../../submission/supersede.ts';
import { errorIn, isUpload, type PackageCheck, type StoreSide, warningIn } from './package-check.ts';

/** The Store drops everything but one package or bundle from an upload file, silently. */
export const uploadContents: PackageCheck = {
  id: 'upload-contents',
  row: 'The Store keeps only one package or bundle of an upload file and silently drops the rest. List the packages themselves in `packages`',
  check: ({ facts }) =>
    facts
      .filter(isUpload)
      .map((each) => ({ each, roots: each.contents.filter((inner) => !/[\\/]/.test(inner.path)) }))
      .filter(({ roots }) => roots.length !== 1)
      .map(({ each, roots }) =>
        errorIn(
          each,
          `an upload file must contain exactly one package or bundle at its root, but this one contains ${roots.length === 0 ? 'none' : roots.map((inner) => inner.path).join(', ')}. List the packages themselves instead.`,
        ),
      ),
};

/**
 * Once an app was published as a bundle, the Store accepts only bundles
 * (https://github.com/microsoft/WinUI-Gallery/pull/2222). Those for Windows 8.1 are separate from the packages for
 * Windows 10.
 */
export const onceABundle: PackageCheck = {
  id: 'once-a-bundle',
  row: 'The app has been published as a bundle, and since then the Store accepts only bundles',
  check: ({ facts, store }) => {
    const bundle = store?.existing.find((existing) => existing.isBundle && !existing.isForEarlierWindows);
    return bundle === undefined
      ? []
      : facts
          .filter((each) => !each.isBundle && !isForEarlierWindows(each))
          .map((each) =>
            errorIn(
              each,
              `it is a single package, but the app is published as a bundle (${bundle.fileName}). Build a bundle: once an app is published as a bundle, every update must be one.`,
            ),
          );
  },
};

/**
 * A packer that is given no version uses the date, and no later version is ever above it. If such a version is
 * already published, the packages' own would be refused as too low.
 */
export const bundleVersion: PackageCheck = {
  id: 'bundle-version',
  row: "A warning: the bundle's version is not that of its packages. The Store goes by the bundle's, which is the date if the packer was given none (`makeappx bundle /bv`)",
  check: ({ facts, store }) =>
    facts
      .filter((each) => each.isBundle)
      .map((each) => ({ each, inner: innerVersions(each) }))
      .filter(({ each, inner }) => inner.some((version) => version !== each.version))
      .filter(({ inner }) => !inner.some((version) => isTooLow(version, store)))
      .map(({ each, inner }) =>
        warningIn(
          each,
          `the bundle's version is ${each.version} and its packages' ${inner.join(', ')}. The Store goes by the bundle's: ${isDate(each.version) ? 'set the version when packing (makeappx bundle /bv): the default, the date, is higher than any later version' : 'check that it is the one you want (makeappx bundle /bv)'}.`,
        ),
      ),
};

/** Versions of the application packages in a bundle. */
function innerVersions({ contents }: PackageFacts): readonly string[] {
  const inner = contents.filter((item) => !item.isResource && !item.extension.endsWith('bundle'));
  return [...new Set(inner.map((item) => item.version))];
}

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
