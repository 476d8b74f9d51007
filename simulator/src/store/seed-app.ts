import type { UploadLocation } from '../blobs/upload-url.ts';
import type { JsonObject } from '../json/json.ts';
import { mergePatch } from '../json/merge-patch.ts';
import {
  type AddOnSeed,
  type AppFacts,
  type AppSeed,
  appSeedSchema,
  type FlightSeed,
  type PendingSeed,
  type RolloutSeed,
} from './app-seed.ts';
import { documentOfAddOn, documentOfApp, documentOfFlight } from './documents.ts';
import type { AddOn, App, Flight, StoreState, Target } from './state.ts';
import { emptyDocument, made, newAddOn, newFlight } from './targets.ts';

const neverPublished = '1601-01-01T00:00:00Z';
const longAgo = '2024-03-05T10:11:12Z';

/**
 * Puts an app into the Store; one with the same Store ID is replaced with its flights and add-ons. Throws
 * if the seed is malformed.
 */
export function seedApp(state: StoreState, seed: AppSeed, newUpload: () => UploadLocation): App {
  const facts = appSeedSchema.parse(seed);
  remove(state, facts.id);
  const app = makeApp(facts);
  const target = app.target();
  if (facts.published)
    publish(
      state,
      target,
      documentOfApp(facts, () => state.newFileId()),
      facts.rollout,
    );
  addPending(state, target, facts.pending, newUpload);
  for (const flight of facts.flights) app.flights.push(makeFlight(state, app, flight, facts, newUpload));
  state.apps.push(app);
  for (const addOn of facts.addOns) state.addOns.push(makeAddOn(state, app, addOn, newUpload));
  return app;
}

function remove(state: StoreState, id: string): void {
  const isIt = (app: App): boolean => app.id.toLowerCase() === id.toLowerCase();
  const keptAddOns = state.addOns.filter((addOn) => !isIt(addOn.target.app));
  state.addOns.splice(0, state.addOns.length, ...keptAddOns);
  state.apps.splice(0, state.apps.length, ...state.apps.filter((app) => !isIt(app)));
}

function makeApp(facts: AppFacts): App {
  const app: App = {
    id: facts.id,
    primaryName: facts.title,
    packageFamilyName: `${facts.identityName}_8wekyb3d8bbwe`,
    packageIdentityName: facts.identityName,
    publisherName: facts.publisher,
    firstPublishedDate: facts.published ? longAgo : neverPublished,
    isUnsupported: facts.unsupported,
    target: () => target,
    flights: [],
    accepted: new Map(),
  };
  const target: Target = {
    kind: 'app',
    location: `applications/${facts.id}/submissions`,
    app,
    submissions: new Map(),
  };
  return app;
}

function makeFlight(
  state: StoreState,
  app: App,
  seed: FlightSeed,
  facts: AppFacts,
  newUpload: () => UploadLocation,
): Flight {
  const flight = newFlight(app, seed);
  const document = documentOfFlight(seed.packages ?? facts.packages, () => state.newFileId());
  if (seed.published) publish(state, flight.target, document, seed.rollout);
  addPending(state, flight.target, seed.pending, newUpload);
  return flight;
}

function makeAddOn(state: StoreState, app: App, seed: AddOnSeed, newUpload: () => UploadLocation): AddOn {
  const addOn = newAddOn(app, seed);
  if (seed.published)
    publish(state, addOn.target, mergePatch(documentOfAddOn(seed.productId), seed.submission));
  addPending(state, addOn.target, seed.pending, newUpload);
  return addOn;
}

/** Publishes a submission made in Partner Center, so without an upload URL. */
function publish(state: StoreState, target: Target, document: JsonObject, rollout?: RolloutSeed): void {
  const id = state.newSubmissionId();
  const delivery = {
    packageDeliveryOptions: {
      packageRollout: { isPackageRollout: true, packageRolloutPercentage: rollout?.percentage ?? 0 },
    },
  };
  const fallback = rollout ? addFallback(state, target, document) : '0';
  target.submissions.set(id, {
    ...made(id, 'dashboard', rollout ? mergePatch(document, delivery) : document, target),
    status: 'Published',
    rollout: { status: rollout?.status ?? 'PackageRolloutNotStarted', fallbackSubmissionId: fallback },
  });
  target.publishedId = id;
}

/** Adds what the other customers keep during a rollout. */
function addFallback(state: StoreState, target: Target, document: JsonObject): string {
  const id = state.newSubmissionId();
  target.submissions.set(id, { ...made(id, 'dashboard', document, target), status: 'Published' });
  return id;
}

function addPending(
  state: StoreState,
  target: Target,
  seed: PendingSeed | undefined,
  newUpload: () => UploadLocation,
): void {
  if (seed) addDraft(state, target, seed, newUpload);
}

/** Opens a draft without the API, replacing one that is pending. Returns its id. */
export function addDraft(
  state: StoreState,
  target: Target,
  seed: PendingSeed,
  newUpload: () => UploadLocation,
): string {
  const published = target.submissions.get(target.publishedId ?? '')?.document;
  const id = state.newSubmissionId();
  const document = mergePatch(published ?? emptyDocument(target), seed.patch);
  const draft = { ...made(id, seed.madeIn, document, target), status: seed.status };
  target.submissions.set(id, seed.madeIn === 'api' ? { ...draft, upload: newUpload() } : draft);
  target.pendingId = id;
  return id;
}
