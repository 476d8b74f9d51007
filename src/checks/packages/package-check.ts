import type { Finding } from '../../errors.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import type { ExistingPackage } from '../../submission/existing-package.ts';
import type { ExistingPackagesMode } from '../../submission/supersede.ts';
import type { Plan } from '../../submission/types.ts';

/** What the package rules are given. */
export interface RuleContext {
  readonly facts: readonly PackageFacts[];
  /** `undefined` without credentials: what needs the Store is not checked then. */
  readonly store: StoreSide | undefined;
}

export interface StoreSide {
  readonly identityName: string | undefined;
  readonly publisherName: string | undefined;
  /** Packages that customers have today: of the last published submission. */
  readonly existing: readonly ExistingPackage[];
  readonly existingPackages: ExistingPackagesMode;
  readonly plan: Plan;
}

/** Returns what is wrong, file by file. */
export type Rule = (context: RuleContext) => readonly Finding[];

/** An error about one file. */
export function finding(rule: string, facts: PackageFacts, what: string): Finding {
  return { rule, severity: 'error', message: `${facts.displayPath}: ${what}`, file: facts.displayPath };
}

/** What to do about packages that Visual Studio lays beside the app's own. */
export const excludeFrameworks = 'Exclude such files with a line !**/Dependencies/** at the end of packages.';
