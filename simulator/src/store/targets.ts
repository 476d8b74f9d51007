import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json/json.ts';
import { documentOfAddOn, documentOfFlight } from './documents.ts';
import { type AddOn, type App, type Flight, noDetails, type Submission, type Target } from './state.ts';

/** Puts a flight at the highest rank. */
export function newFlight(
  app: App,
  facts: {
    readonly flightId?: string | undefined;
    readonly friendlyName: string;
    readonly groupIds: readonly string[];
  },
): Flight {
  const flightId = facts.flightId ?? randomUUID();
  return {
    flightId,
    friendlyName: facts.friendlyName,
    groupIds: facts.groupIds,
    rankHigherThan: app.flights.at(-1)?.friendlyName ?? 'Non-flighted submission',
    target: { kind: 'flight', location: `flights/${flightId}/submissions`, app, submissions: new Map() },
  };
}

/** An add-on without submissions. */
export function newAddOn(
  app: App,
  facts: { readonly id: string; readonly productId: string; readonly productType: string },
): AddOn {
  const location = `inappproducts/${facts.id}/submissions`;
  return {
    id: facts.id,
    productId: facts.productId,
    productType: facts.productType,
    target: { kind: 'add-on', location, app, submissions: new Map() },
  };
}

/** What a target's first submission starts from. */
export function emptyDocument(target: Target): JsonObject {
  if (target.kind === 'add-on') return { ...documentOfAddOn(''), listings: {} };
  return documentOfFlight([], () => '');
}

/** A new submission in PendingCommit. */
export function made(
  id: string,
  madeIn: Submission['madeIn'],
  document: JsonObject,
  target: Target,
): Submission {
  return {
    id,
    friendlyName: `Submission ${target.submissions.size + 1}`,
    madeIn,
    status: 'PendingCommit',
    statusDetails: noDetails,
    document: structuredClone(document),
    rollout: { status: 'PackageRolloutNotStarted', fallbackSubmissionId: '0' },
    commits: 0,
  };
}
