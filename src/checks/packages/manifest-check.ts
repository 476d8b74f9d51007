import type { Finding } from '../../errors.ts';
import type { ApplicationFacts, ManifestFacts, PackageFacts } from '../../packages/facts.ts';
import { shorten } from '../../packages/fault.ts';
import { finding, type Rule } from './package-check.ts';

/** What a rule says of one manifest. */
export interface Remark {
  readonly text: string;
  readonly isWarning?: boolean;
}

type Judge<T> = (subject: T) => readonly Remark[];

/** Every application package in every file. */
export function eachApplication(rule: string, judge: Judge<ApplicationFacts>): Rule {
  return eachManifest(rule, ({ application }) => (application === undefined ? [] : judge(application)));
}

/** Every manifest in every file: those of application packages, and those of bundles. */
export function eachManifest(rule: string, judge: Judge<ManifestFacts>): Rule {
  return ({ facts }) =>
    facts.flatMap((file) => {
      const remarks = (file.manifests ?? []).flatMap((manifest) =>
        judge(manifest).map((remark) => ({ ...remark, path: manifest.path })),
      );
      return [...Map.groupBy(remarks, (each) => each.text)].map(([text, alike]) =>
        findingOf(rule, file, { text, isWarning: alike.every((each) => each.isWarning) }, alike),
      );
    });
}

/** What is wrong with several packages of one bundle alike is one finding. */
function findingOf(
  rule: string,
  file: PackageFacts,
  { text, isWarning }: Remark,
  places: readonly { readonly path: string }[],
): Finding {
  const paths = places.map(({ path }) => path).filter((path) => path !== '');
  const where = paths.length === 0 ? '' : `${shorten(paths.join(', '))} inside it: `;
  const found = finding(rule, file, `${where}${text}`);
  return isWarning ? { ...found, severity: 'warning' } : found;
}
