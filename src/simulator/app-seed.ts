import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { documentOfAddOn, documentOfApp, documentOfFlight, mergePatch } from './documents.ts';
import type { JsonObject } from './json.ts';
import type { UploadLocation } from './state.ts';
import {
  type AddOn,
  type App,
  type Flight,
  noDetails,
  type StoreState,
  type Submission,
  type Target,
} from './state.ts';

/** A package that customers have. */
export const packageSeedSchema = z.strictObject({
  fileName: z.string(),
  version: z.string().default('1.0.0.0'),
  architecture: z.string().default('Neutral'),
  languages: z.array(z.string()).default(['en-us']),
  targetDeviceFamilies: z.array(z.string()).default(['Windows.Desktop min version 10.0.17763.0']),
});
export type PackageSeed = z.output<typeof packageSeedSchema>;

/** A draft that is there before the client comes: a clone of the published submission with a merge patch. */
const pendingSeedSchema = z.strictObject({
  madeIn: z.enum(['api', 'dashboard']).default('api'),
  status: z.string().default('PendingCommit'),
  patch: z.record(z.string(), z.json()).default({}),
});

const rolloutSeedSchema = z.strictObject({
  percentage: z.number(),
  status: z
    .enum(['PackageRolloutInProgress', 'PackageRolloutComplete', 'PackageRolloutStopped'])
    .default('PackageRolloutInProgress'),
});

const flightSeedSchema = z.strictObject({
  flightId: z.string().optional(),
  friendlyName: z.string(),
  groupIds: z.array(z.string()).default(['1152921504606962205']),
  published: z.boolean().default(true),
  packages: z.array(packageSeedSchema).optional(),
  rollout: rolloutSeedSchema.optional(),
  pending: pendingSeedSchema.optional(),
});

const addOnSeedSchema = z.strictObject({
  id: z.string().regex(/^9[A-Z0-9]{11}$/i),
  productId: z.string(),
  productType: z.string().default('Durable'),
  published: z.boolean().default(true),
  submission: z.record(z.string(), z.json()).default({}),
  pending: pendingSeedSchema.optional(),
});

/** An app in a few words; everything that is not said is filled in as a real app has it. */
export const appSeedSchema = z.strictObject({
  /** Store ID. */
  id: z
    .string()
    .regex(/^9[A-Z0-9]{11}$/i)
    .default('9NBLGGH4R315'),
  /** Reserved name, also the title of every listing. */
  title: z.string().default('Contoso Notes'),
  /** The manifest's `Identity/@Name`. */
  identityName: z.string().default('Contoso.Notes'),
  /** The manifest's `Identity/@Publisher`. */
  publisher: z.string().default('CN=Contoso Software, O=Contoso Corporation, C=US'),
  /** False: the first submission was never made in Partner Center. */
  published: z.boolean().default(true),
  /** True: the app uses a feature that the API answers 409 for. */
  unsupported: z.boolean().default(false),
  languages: z.array(z.string()).default(['en-us']),
  price: z.string().default('Free'),
  packages: z.array(packageSeedSchema).optional(),
  rollout: rolloutSeedSchema.optional(),
  /** Merge patch (RFC 7396) over the published submission, unknown members included. */
  submission: z.record(z.string(), z.json()).default({}),
  pending: pendingSeedSchema.optional(),
  flights: z.array(flightSeedSchema).default([]),
  addOns: z.array(addOnSeedSchema).default([]),
});
export type AppSeed = z.input<typeof appSeedSchema>;
export type AppFacts = z.output<typeof appSeedSchema>;

const neverPublished = '1601-01-01T00:00:00Z';
const longAgo = '2024-03-05T10:11:12Z';

/**
 * Puts an app into the Store; one with the same Store ID is replaced with its flights and add-ons. Throws
 * where the seed is malformed.
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

function makeFlight(
  state: StoreState,
  app: App,
  seed: z.output<typeof flightSeedSchema>,
  facts: AppFacts,
  newUpload: () => UploadLocation,
): Flight {
  const flight = newFlight(app, seed);
  const document = documentOfFlight(seed.packages ?? facts.packages, () => state.newFileId());
  if (seed.published) publish(state, flight.target, document, seed.rollout);
  addPending(state, flight.target, seed.pending, newUpload);
  return flight;
}

function makeAddOn(
  state: StoreState,
  app: App,
  seed: z.output<typeof addOnSeedSchema>,
  newUpload: () => UploadLocation,
): AddOn {
  const addOn = newAddOn(app, seed);
  if (seed.published)
    publish(state, addOn.target, mergePatch(documentOfAddOn(seed.productId), seed.submission));
  addPending(state, addOn.target, seed.pending, newUpload);
  return addOn;
}

/** Published before anyone looked; made in Partner Center, so without an upload URL. */
function publish(
  state: StoreState,
  target: Target,
  document: JsonObject,
  rollout?: z.output<typeof rolloutSeedSchema>,
): void {
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

/** A rollout needs what the other customers keep. */
function addFallback(state: StoreState, target: Target, document: JsonObject): string {
  const id = state.newSubmissionId();
  target.submissions.set(id, { ...made(id, 'dashboard', document, target), status: 'Published' });
  return id;
}

function addPending(
  state: StoreState,
  target: Target,
  seed: z.output<typeof pendingSeedSchema> | undefined,
  newUpload: () => UploadLocation,
): void {
  if (!seed) return;
  const published = target.submissions.get(target.publishedId ?? '')?.document;
  const id = state.newSubmissionId();
  const document = mergePatch(published ?? emptyDocument(target), seed.patch);
  const draft = { ...made(id, seed.madeIn, document, target), status: seed.status };
  target.submissions.set(id, seed.madeIn === 'api' ? { ...draft, upload: newUpload() } : draft);
  target.pendingId = id;
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
