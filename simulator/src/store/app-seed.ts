import { z } from 'zod';

/** A package that customers have. */
export const packageSeedSchema = z.strictObject({
  fileName: z.string(),
  version: z.string().default('1.0.0.0'),
  architecture: z.string().default('Neutral'),
  languages: z.array(z.string()).default(['en-us']),
  /** For packages for earlier Windows the documentation says "None", but not its form: null, a text or a list. */
  targetDeviceFamilies: z
    .union([z.array(z.string()), z.string(), z.null()])
    .default(['Windows.Desktop min version 10.0.17763.0']),
  /** `Windows81` and `WindowsPhone81`, for instance; null as well. */
  targetPlatform: z.string().nullable().default('Windows10'),
});
export type PackageSeed = z.output<typeof packageSeedSchema>;

/** A draft that exists before the client connects: a clone of the published submission with a merge patch. */
export const pendingSeedSchema = z.strictObject({
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

/** An app in a few words; everything omitted is filled in as in a real app. */
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
  /** True: the app uses a feature that the API returns 409 for. */
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

/** A draft as a seed gives it; then drafts, flights, add-ons and rollouts filled in. */
export type DraftSeed = z.input<typeof pendingSeedSchema>;
export type PendingSeed = z.output<typeof pendingSeedSchema>;
export type FlightSeed = z.output<typeof flightSeedSchema>;
export type AddOnSeed = z.output<typeof addOnSeedSchema>;
export type RolloutSeed = z.output<typeof rolloutSeedSchema>;
