import type { Check } from './check.ts';
import { cloneChecks } from './clone.ts';
import { listingChecks } from './listing.ts';
import { packageChecks } from './packages/package-checks.ts';
import { patchChecks } from './patch/patch-checks.ts';
import { planChecks } from './plan/plan-checks.ts';
import { readBackChecks } from './read-back.ts';
import { releaseNotesChecks } from './release-notes.ts';

/** Every check that a user can run into, in the order of a run: the table of docs/troubleshooting.md. */
export const allChecks: readonly Pick<Check<unknown>, 'id' | 'row'>[] = [
  ...packageChecks,
  ...patchChecks,
  ...listingChecks,
  ...releaseNotesChecks,
  ...planChecks,
  ...cloneChecks,
  ...readBackChecks,
];
