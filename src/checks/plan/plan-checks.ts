import type { Finding } from '../../errors.ts';
import { runChecks } from '../check.ts';
import { noListing, price, publishDate, releaseNotes, visibility } from './fields.ts';
import { noPackages, replacedPackages } from './kept-packages.ts';
import { languages } from './languages.ts';
import { coverageVanishes, droppedEntries, nothingToPublish, pendingUpload } from './packages.ts';
import { oldNotes, trailers } from './page.ts';
import type { PlanCheck, PlanContext } from './plan-check.ts';
import { rolloutHalted, rolloutInProgress, rolloutNeedsPublished } from './rollouts.ts';

/** Every check of a plan, in the order in which findings are shown. */
export const planChecks: readonly PlanCheck[] = [
  rolloutInProgress,
  rolloutHalted,
  rolloutNeedsPublished,
  price,
  visibility,
  publishDate,
  releaseNotes,
  noListing,
  oldNotes,
  trailers,
  languages,
  nothingToPublish,
  noPackages,
  replacedPackages,
  coverageVanishes,
  droppedEntries,
  pendingUpload,
];

/** All findings about a plan at once: a list without errors lets it pass. */
export function checkPlan(context: PlanContext): readonly Finding[] {
  return runChecks(planChecks, context);
}
