/**
 * The Store submission API's resources as they are sent (store-api.md §3). Unknown members pass through
 * (`looseObject`): PUT replaces the whole document, so what is dropped here is lost in the Store.
 * Strings that the service may extend (states, codes, architectures) stay open strings.
 */

import { isRecord } from '../json/is-record.ts';
import { z } from '../json/schema.ts';

/**
 * Ids are decimal strings of up to 19 digits. One that comes as a number becomes its digits, which parsing has kept
 * exact (exact-json.ts).
 */
const idSchema = z.union([z.string().min(1), z.number().int().nonnegative().transform(String)]);

/** A text that is only shown or compared: `null` means the same as leaving it out. */
const shown = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

const submissionRefSchema = z.looseObject({ id: idSchema, resourceLocation: z.string().nullish() });
export type SubmissionRef = z.infer<typeof submissionRefSchema>;

export const applicationSchema = z.looseObject({
  id: idSchema,
  primaryName: shown,
  packageFamilyName: shown,
  packageIdentityName: shown,
  publisherName: shown,
  lastPublishedApplicationSubmission: submissionRefSchema.nullish(),
  pendingApplicationSubmission: submissionRefSchema.nullish(),
  hasAdvancedListingPermission: z.boolean().nullish(),
});
export type Application = z.infer<typeof applicationSchema>;

export const flightSchema = z.looseObject({
  flightId: z.string(),
  friendlyName: z.string().nullish(),
  groupIds: z.array(z.unknown()).nullish(),
  rankHigherThan: z.string().nullish(),
  lastPublishedFlightSubmission: submissionRefSchema.nullish(),
  pendingFlightSubmission: submissionRefSchema.nullish(),
});
export type Flight = z.infer<typeof flightSchema>;

export const addOnSchema = z.looseObject({
  id: idSchema,
  productId: shown,
  productType: z.string().nullish(),
  applications: z.looseObject({ value: z.array(z.looseObject({ id: idSchema })).nullish() }).nullish(),
  lastPublishedInAppProductSubmission: submissionRefSchema.nullish(),
  pendingInAppProductSubmission: submissionRefSchema.nullish(),
});
export type AddOn = z.infer<typeof addOnSchema>;

const packageSchema = z.looseObject({
  fileName: z.string(),
  fileStatus: z.string().nullish(),
  id: z.union([z.string(), idSchema]).nullish(),
  version: z.string().nullish(),
  architecture: z.string().nullish(),
  // "None" for packages of earlier Windows versions: as null, as a text, or as a list of it.
  targetDeviceFamilies: z.union([z.string(), z.array(z.string().nullable())]).nullish(),
  languages: z.array(z.string()).nullish(),
});
export type StorePackage = z.infer<typeof packageSchema>;

export const packageRolloutSchema = z.looseObject({
  isPackageRollout: z.boolean().nullish(),
  packageRolloutPercentage: z.number().nullish(),
  packageRolloutStatus: z.string().nullish(),
  fallbackSubmissionId: z.union([z.string(), idSchema]).nullish(),
});
export type PackageRollout = z.infer<typeof packageRolloutSchema>;

/** What the Store says about a submission is only shown, so its form must not stop a release. */
const said = z.preprocess(
  (value) => (value === null || typeof value === 'string' ? value : JSON.stringify(value)),
  z.string().nullish(),
);
const statusDetailSchema = z.preprocess(
  (value) => (isRecord(value) ? value : { details: value }),
  z.looseObject({ code: said, details: said }),
);
const certificationReportSchema = z.preprocess(
  (value) => (isRecord(value) ? value : {}),
  z.looseObject({ date: said, reportUrl: said }),
);

/** A list, even of a value that came alone; without `null`. */
function listOf<S extends z.ZodType>(item: S) {
  const toList = (value: unknown) =>
    (Array.isArray(value) ? value : isRecord(value) && Object.keys(value).length === 0 ? [] : [value]).filter(
      (each) => each !== null,
    );
  return z.preprocess((value) => value ?? undefined, z.preprocess(toList, z.array(item)).optional());
}

const statusDetailsSchema = z.preprocess(
  (value) => (isRecord(value) || value === null || value === undefined ? value : { errors: value }),
  z.looseObject({
    errors: listOf(statusDetailSchema),
    warnings: listOf(statusDetailSchema),
    certificationReports: listOf(certificationReportSchema),
  }),
);
export type StatusDetails = z.infer<typeof statusDetailsSchema>;

const pricingSchema = z.looseObject({
  priceId: z.string().nullish(),
  trialPeriod: z.string().nullish(),
  isAdvancedPricingModel: z.boolean().nullish(),
});

/**
 * A submission of any target: `applicationPackages` for apps, `flightPackages` for flights, neither for
 * add-ons. Only what the action reads is named.
 */
export const submissionSchema = z.looseObject({
  id: idSchema,
  status: z.string().nullish(),
  statusDetails: statusDetailsSchema.nullish(),
  fileUploadUrl: z.string().nullish(),
  friendlyName: z.string().nullish(),
  visibility: z.string().nullish(),
  targetPublishMode: z.string().nullish(),
  targetPublishDate: z.string().nullish(),
  pricing: pricingSchema.nullish(),
  listings: z.record(z.string(), z.unknown()).nullish(),
  applicationPackages: z.array(packageSchema).nullish(),
  flightPackages: z.array(packageSchema).nullish(),
  packageDeliveryOptions: z.looseObject({ packageRollout: packageRolloutSchema.nullish() }).nullish(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** Response to `GET …/status`. */
export const submissionStatusSchema = z.looseObject({
  status: z.string(),
  statusDetails: statusDetailsSchema.nullish(),
});
export type SubmissionStatus = z.infer<typeof submissionStatusSchema>;

/** Response to `POST …/commit` (202); some tools see an empty body, so `status` may be missing. */
export const commitAnswerSchema = z.looseObject({ status: z.string().nullish() });

/** A page of a list: `@nextLink` is relative to `/v1.0/my/` and missing on the last page. */
export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.looseObject({
    value: z.array(item),
    totalCount: z.number().nullish(),
    '@nextLink': z.string().nullish(),
  });
