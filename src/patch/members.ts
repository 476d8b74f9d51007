import { serviceSet, type serviceSetPricing } from '../document/service-fields.ts';
import type { TargetKind } from '../store/target.ts';

/** What a part of a submission may be; `any` is not inspected. */
export type Shape =
  | 'text'
  | 'flag'
  | 'texts'
  | 'any'
  | {
      readonly members: Readonly<Record<string, Shape>>;
      /** Members that a patch may not set, and what to do instead. */
      readonly refused?: Readonly<Record<string, string>>;
    }
  | { readonly elements: Shape }
  /** A map by names of one kind, which are case-insensitive. */
  | { readonly keys: Shape; readonly named: KeyKind };

/** What the keys of a map name. */
export type KeyKind = 'language' | 'market' | 'device family' | 'platform';

const setByService = 'the Store sets it. Remove it';
const fromPackages = 'that would bypass the package checks. Use packages and existing-packages instead';

const refusedEverywhere = {
  ...Object.fromEntries([...serviceSet, 'flightId'].map((name) => [name, setByService])),
  packages: fromPackages,
  applicationPackages: fromPackages,
  flightPackages: fromPackages,
  packageDeliveryOptions:
    'use rollout-percentage for a rollout, and mandatory-update for a mandatory update. Remove it',
};

const refusedPricing: Readonly<Record<(typeof serviceSetPricing)[number], string>> = {
  sales: 'the Store ignores it. Remove it, and manage sales in Partner Center',
  isAdvancedPricingModel: setByService,
};

function all<const Name extends string>(shape: Shape, ...names: readonly Name[]): Record<Name, Shape> {
  return Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, Shape>;
}

const marketSpecificPricings: Shape = { named: 'market', keys: 'text' };

const image: Shape = { members: all('text', 'fileName', 'fileStatus', 'id', 'description', 'imageType') };

/** Obsolete members are echoed by the Store and copied into patches: harmless. */
const baseListing: Shape = {
  members: {
    ...all('text', 'title', 'description', 'shortDescription', 'releaseNotes', 'copyrightAndTrademarkInfo'),
    ...all('text', 'licenseTerms', 'shortTitle', 'sortTitle', 'voiceTitle', 'devStudio'),
    ...all('text', 'privacyPolicy', 'supportContact', 'websiteUrl'),
    ...all('texts', 'features', 'keywords', 'recommendedHardware', 'minimumHardware'),
    images: { elements: image },
  },
};

const trailer: Shape = {
  members: {
    ...all('text', 'id', 'videoFileName', 'videoFileId'),
    trailerAssets: {
      named: 'language',
      keys: {
        members: {
          title: 'text',
          imageList: { elements: { members: all('text', 'fileName', 'id', 'description') } },
        },
      },
    },
  },
};

const app: Shape = {
  refused: refusedEverywhere,
  members: {
    ...all('text', 'applicationCategory', 'visibility', 'targetPublishMode', 'targetPublishDate'),
    ...all('text', 'notesForCertification', 'enterpriseLicensing'),
    ...all('flag', 'automaticBackupEnabled', 'canInstallOnRemovableMedia', 'isGameDvrEnabled'),
    ...all('flag', 'hasExternalInAppProducts', 'meetAccessibilityGuidelines', 'isSeekEnabled'),
    ...all('flag', 'allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies'),
    hardwarePreferences: 'texts',
    pricing: {
      refused: refusedPricing,
      members: { ...all('text', 'priceId', 'trialPeriod'), marketSpecificPricings },
    },
    listings: {
      named: 'language',
      keys: { members: { baseListing, platformOverrides: { named: 'platform', keys: baseListing } } },
    },
    allowTargetFutureDeviceFamilies: { named: 'device family', keys: 'flag' },
    // Clients send members that no page names (store-api.md §3.2).
    gamingOptions: { elements: 'any' },
    trailers: { elements: trailer },
  },
};

const flight: Shape = {
  refused: refusedEverywhere,
  members: all('text', 'targetPublishMode', 'targetPublishDate', 'notesForCertification'),
};

const addOn: Shape = {
  refused: refusedEverywhere,
  members: {
    ...all('text', 'contentType', 'lifetime', 'tag', 'visibility', 'targetPublishMode', 'targetPublishDate'),
    keywords: 'texts',
    pricing: {
      refused: refusedPricing,
      members: { priceId: 'text', marketSpecificPricings },
    },
    listings: {
      named: 'language',
      keys: {
        members: {
          ...all('text', 'title', 'description'),
          icon: { members: all('text', 'fileName', 'fileStatus') },
        },
      },
    },
  },
};

/** What the submission of each target may hold (store-api.md §3). */
export const submissionShapes: Readonly<Record<TargetKind, Shape>> = { app, flight, 'add-on': addOn };

/** Members whose absence means something unintended to the Store, and what that is. */
export const neededMembers: Readonly<Record<string, string>> = {
  pricing: 'without a price, the Store makes the app free. If that is what you want, set priceId to Free',
  'pricing.priceId':
    'without a price, the Store makes the app free. If that is what you want, set it to Free',
  listings: 'a submission needs a listing in at least one language',
  visibility: 'the Store would then choose a value itself. Set the value you want',
  targetPublishMode: 'the Store would then choose a value itself. Set the value you want',
};
