import type { PackageFacts } from '../../packages/facts.ts';
import type { ExistingPackage } from '../../submission/existing-package.ts';
import type { ExistingPackagesMode } from '../../submission/supersede.ts';
import type { Plan } from '../../submission/types.ts';
import { type Check, error, type Remark } from '../check.ts';

/** What package checks look at. */
export interface PackageContext {
  readonly facts: readonly PackageFacts[];
  /** `undefined` without credentials: what needs the Store is not checked then. */
  readonly store: StoreSide | undefined;
}

export interface StoreSide {
  readonly identityName: string | undefined;
  readonly publisherName: string | undefined;
  /** Packages that customers have today: those of the last published submission. */
  readonly existing: readonly ExistingPackage[];
  readonly existingPackages: ExistingPackagesMode;
  readonly plan: Plan;
}

export type PackageCheck = Check<PackageContext>;

/** An error about one file. */
export function errorIn({ displayPath }: PackageFacts, what: string): Remark {
  return { ...error(`${displayPath}: ${what}`), file: displayPath };
}

/** A warning about one file. */
export function warningIn(facts: PackageFacts, what: string): Remark {
  return { ...errorIn(facts, what), severity: 'warning' };
}

/** True for `.msixupload` and `.appxupload`. */
export function isUpload({ extension }: Pick<PackageFacts, 'extension'>): boolean {
  return extension.endsWith('upload');
}
