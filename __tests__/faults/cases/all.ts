import type { FaultCase } from '../case.ts';
import { blobCases } from './blob.ts';
import { commitCases } from './commit.ts';
import { createCases } from './create.ts';
import { listingCases } from './listing.ts';
import { packageCases } from './packages.ts';
import { pendingCases } from './pending.ts';
import { processCases } from './process.ts';
import { pullCases } from './pull.ts';
import { readCases } from './read.ts';
import { rolloutCases } from './rollout.ts';
import { statusCases } from './status.ts';
import { tokenCases } from './token.ts';
import { updateCases } from './update.ts';
import { withoutPackagesCases } from './without-packages.ts';

/** The protocol and process cases of store-faults.md §4.3, by their numbers there; letters tell parts of one apart. */
export const faultCases: readonly FaultCase[] = [
  ...tokenCases,
  ...readCases,
  ...pendingCases,
  ...createCases,
  ...updateCases,
  ...blobCases,
  ...commitCases,
  ...statusCases,
  ...rolloutCases,
  ...processCases,
  ...packageCases,
  ...withoutPackagesCases,
  ...listingCases,
  ...pullCases,
];
