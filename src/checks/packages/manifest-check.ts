import type { ApplicationFacts, ManifestFacts, PackageFacts } from '../../packages/facts.ts';
import { inPlaces } from '../../packages/fault.ts';
import type { Remark } from '../check.ts';
import { errorIn, type PackageCheck, warningIn } from './package-check.ts';

/** Returns what is wrong with one manifest, without the file's name. */
type Judge<T> = (subject: T) => readonly Remark[];

/** Checks every application package in every file. */
export function eachApplication(judge: Judge<ApplicationFacts>): PackageCheck['check'] {
  return eachManifest(({ application }) => (application === undefined ? [] : judge(application)));
}

/** Checks every manifest in every file: those of application packages, and those of bundles. */
export function eachManifest(judge: Judge<ManifestFacts>): PackageCheck['check'] {
  return ({ facts }) =>
    facts.flatMap((file) => {
      const remarks = (file.manifests ?? []).flatMap((manifest) =>
        judge(manifest).map((remark) => ({ ...remark, path: manifest.path })),
      );
      return [...Map.groupBy(remarks, (each) => each.message).values()].flatMap((alike) =>
        inFile(file, alike),
      );
    });
}

/** The same problem in several packages of one bundle is one finding. */
function inFile(
  file: PackageFacts,
  alike: readonly (Remark & { readonly path: string })[],
): readonly Remark[] {
  const [first] = alike;
  if (first === undefined) return [];
  const paths = alike.map(({ path }) => path).filter((path) => path !== '');
  const isWarning = alike.every(({ severity }) => severity === 'warning');
  return [
    (isWarning ? warningIn : errorIn)(
      file,
      paths.length === 0 ? first.message : inPlaces(paths, first.message),
    ),
  ];
}
