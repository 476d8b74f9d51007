import { z } from 'zod';

/** What the control API can change while the simulator runs. */
export const settingsSchema = z.strictObject({
  /**
   * What Partner Center knows about the application that signs in: `none` has no role (403, empty body),
   * `not-allowed` belongs to an account that may not use the API (401).
   */
  role: z.enum(['manager', 'none', 'not-allowed']),
  /** Response to a Store ID that is not this account's: the service uses both, without a body. */
  unknownApp: z.union([z.literal(403), z.literal(404)]),
  /** `expired`: sign-in returns AADSTS7000222. */
  clientSecret: z.enum(['valid', 'expired']),
  tokenLifetimeSeconds: z.number().positive(),
  /** The subject of GitHub's ID tokens: repository and environment, ref or event of the job. */
  idTokenSubject: z.string(),
  /** GitHub's last five minutes; if negative, they are already expired. */
  idTokenLifetimeSeconds: z.number().int(),
  uploadUrlLifetimeSeconds: z.number(),
  /** Which upload URLs carry their signature unencoded, with a raw `+`: every second one, all or none. */
  plusInSignature: z.enum(['alternate', 'always', 'never']),
  /** The Store accepts the commit but silently keeps the packages it had (https://github.com/baldbeardedbuilder/WeatherExtension/pull/146). */
  keepsOldPackages: z.boolean(),
  /** The Store renames images, icons, trailers and thumbnails when it accepts them. */
  renamesImages: z.boolean(),
  /** Images whose file name contains one of these are silently gone once the Store has accepted them. */
  losesImages: z.array(z.string().min(1)),
  /** Languages whose listing is silently gone once the Store has accepted it, in any letter case. */
  dropsLanguages: z.array(z.string()),
  /**
   * Merge patch (RFC 7396) that the Store silently applies to every document it accepts by PUT, with 200:
   * a paid app becomes free (https://github.com/microsoft/msstore-cli/issues/112), a rollout is dropped (https://github.com/microsoft/msstore-cli/pull/164). Null for none.
   */
  updatePatch: z.record(z.string(), z.json()).nullable(),
  /**
   * Where listings over their limits and titles that are not reserved are refused: 400 at PUT, CommitFailed, or not at
   * all. The live service refuses some limits at PUT; for others nothing is on record. Unless it is `off`, unknown
   * languages are refused at PUT; images and trailers, which only the archive shows, and incomplete listings at commit.
   */
  listingLimits: z.enum(['update', 'commit', 'off']),
  /** Names that are reserved for the app besides its primaryName, for titles of listings; null: no others. */
  reservedNames: z.array(z.string()).nullable(),
  /** Ids are returned as JSON numbers, which lose their last digits in most languages. */
  idsAreNumbers: z.boolean(),
  /** API requests per minute before 429 with Retry-After; null: no limit. */
  requestsPerMinute: z.number().int().positive().nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsPatchSchema = settingsSchema.partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** As the real service behaves for a user who set everything up. */
export const defaultSettings: Settings = {
  role: 'manager',
  unknownApp: 404,
  clientSecret: 'valid',
  tokenLifetimeSeconds: 3600,
  idTokenSubject: 'repo:octocat/app:environment:store',
  idTokenLifetimeSeconds: 300,
  uploadUrlLifetimeSeconds: 24 * 3600,
  plusInSignature: 'alternate',
  keepsOldPackages: false,
  renamesImages: false,
  losesImages: [],
  dropsLanguages: [],
  updatePatch: null,
  listingLimits: 'update',
  reservedNames: null,
  idsAreNumbers: false,
  requestsPerMinute: null,
};

/** The settings with the patch applied. Throws if the patch is malformed. */
export function withPatch(settings: Settings, patch: SettingsPatch): Settings {
  return settingsSchema.parse({ ...settings, ...settingsPatchSchema.parse(patch) });
}
