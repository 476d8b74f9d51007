import type { PackageFacts } from '../../packages/facts.ts';
import { excludeFrameworks } from '../../packages/fault.ts';
import type { Remark } from '../check.ts';
import { errorIn, type PackageCheck, type StoreSide } from './package-check.ts';

/** The manifest's identity must be the app's, exactly (https://github.com/electron-userland/electron-windows-store/issues/157). */
export const identity: PackageCheck = {
  id: 'identity',
  row: "Name and publisher in the package's manifest must equal those on *Product identity*",
  check: ({ facts, store }) => {
    if (store === undefined) return [];
    const strangers = facts.filter((each) => isDependency(each, store));
    return [
      ...dependencies(strangers),
      ...facts.filter((each) => !strangers.includes(each)).flatMap((each) => misidentified(each, store)),
    ];
  },
};

function misidentified(facts: PackageFacts, { identityName, publisherName }: StoreSide): readonly Remark[] {
  return [
    ...(identityName !== undefined && facts.name !== identityName
      ? [
          errorIn(
            facts,
            `it has the identity name "${facts.name}", but the app's is "${identityName}". In the manifest, use the app's identity name (Partner Center > Product identity), or check app-id.`,
          ),
        ]
      : []),
    ...(publisherName !== undefined && facts.publisher !== publisherName
      ? [
          errorIn(
            facts,
            `it has the publisher "${facts.publisher}", but the app's is "${publisherName}". In the manifest, use the app's publisher (Partner Center > Product identity).`,
          ),
        ]
      : []),
  ];
}

/** A package that the app needs and that a build puts next to it, recognized by its publisher or folder. */
function isDependency({ name, publisher, displayPath }: PackageFacts, store: StoreSide): boolean {
  const isOther = store.identityName !== undefined && name !== store.identityName;
  const isMicrosofts = publisher.startsWith('CN=Microsoft Corporation') && publisher !== store.publisherName;
  return isOther && (isMicrosofts || /(^|\/)Dependencies\//i.test(displayPath));
}

function dependencies(files: readonly PackageFacts[]): readonly Remark[] {
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
    errorIn(
      first,
      `it is ${first.name}, a dependency of this app, not the app itself.${others} ${excludeFrameworks}`,
    ),
  ];
}
