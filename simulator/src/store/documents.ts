import type { JsonObject } from '../json/json.ts';
import { mergePatch } from '../json/merge-patch.ts';
import type { AppFacts, PackageSeed } from './app-seed.ts';

type NewFileId = () => string;

/** A whole app submission as the service returns it, except for what it sets itself (store-api.md §3.2). */
export function documentOfApp(facts: AppFacts, newFileId: NewFileId): JsonObject {
  const packages = facts.packages ?? [defaultPackage(facts.identityName)];
  const document: JsonObject = {
    applicationCategory: 'Productivity',
    pricing: {
      trialPeriod: 'NoFreeTrial',
      marketSpecificPricings: {},
      sales: [],
      priceId: facts.price,
      isAdvancedPricingModel: true,
    },
    visibility: 'Public',
    targetPublishMode: 'Immediate',
    targetPublishDate: '1601-01-01T00:00:00Z',
    listings: listingsOf(facts, newFileId),
    hardwarePreferences: ['Keyboard', 'Mouse'],
    automaticBackupEnabled: false,
    canInstallOnRemovableMedia: true,
    isGameDvrEnabled: false,
    gamingOptions: [],
    hasExternalInAppProducts: false,
    meetAccessibilityGuidelines: true,
    notesForCertification: '',
    applicationPackages: packages.map((each) => packageEntry(each, newFileId)),
    packageDeliveryOptions: deliveryOptions(),
    enterpriseLicensing: 'Online',
    allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies: true,
    allowTargetFutureDeviceFamilies: {
      Desktop: true,
      Mobile: false,
      Holographic: false,
      Xbox: false,
      Team: false,
    },
    trailers: [],
  };
  return mergePatch(document, facts.submission);
}

function listingsOf({ languages, title }: AppFacts, newFileId: NewFileId): JsonObject {
  return Object.fromEntries(
    languages.map((language, index) => [
      language,
      { baseListing: baseListing(title, index, newFileId), platformOverrides: {} },
    ]),
  );
}

/** A whole flight submission (store-api.md §3.7). */
export function documentOfFlight(
  packages: readonly PackageSeed[] | undefined,
  newFileId: NewFileId,
): JsonObject {
  return {
    flightPackages: (packages ?? []).map((each) => packageEntry(each, newFileId)),
    packageDeliveryOptions: deliveryOptions(),
    targetPublishMode: 'Immediate',
    // The page's example has '', which msstore-cli can't read; it does read live flights.
    targetPublishDate: '1601-01-01T00:00:00Z',
    notesForCertification: '',
  };
}

/** A whole add-on submission (store-api.md §3.6). */
export function documentOfAddOn(title: string): JsonObject {
  return {
    contentType: 'NotSet',
    keywords: [],
    lifetime: 'Forever',
    listings: { 'en-us': { title, description: `What ${title} adds.` } },
    pricing: { marketSpecificPricings: {}, sales: [], priceId: 'Free', isAdvancedPricingModel: true },
    targetPublishDate: '1601-01-01T00:00:00Z',
    targetPublishMode: 'Immediate',
    tag: '',
    visibility: 'Public',
  };
}

function deliveryOptions(): JsonObject {
  return {
    packageRollout: { isPackageRollout: false, packageRolloutPercentage: 0 },
    isMandatoryUpdate: false,
    mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00.0000000Z',
  };
}

function defaultPackage(identityName: string): PackageSeed {
  return {
    fileName: `${identityName}_1.0.0.0_x64_arm64.msixbundle`,
    version: '1.0.0.0',
    architecture: 'Neutral',
    languages: ['en-us'],
    targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
    targetPlatform: 'Windows10',
  };
}

function packageEntry(seed: PackageSeed, newFileId: NewFileId): JsonObject {
  return {
    fileName: seed.fileName,
    fileStatus: 'Uploaded',
    id: newFileId(),
    version: seed.version,
    architecture: seed.architecture,
    languages: [...seed.languages],
    capabilities: ['runFullTrust'],
    minimumDirectXVersion: 'None',
    minimumSystemRam: 'None',
    targetDeviceFamilies: Array.isArray(seed.targetDeviceFamilies)
      ? [...seed.targetDeviceFamilies]
      : seed.targetDeviceFamilies,
    targetPlatform: seed.targetPlatform,
  };
}

function baseListing(title: string, index: number, newFileId: NewFileId): JsonObject {
  return {
    copyrightAndTrademarkInfo: `© ${title}`,
    // No more languages may have keywords (listing-limits.ts).
    keywords: index < 21 ? ['notes'] : [],
    licenseTerms: '',
    privacyPolicy: '',
    supportContact: '',
    websiteUrl: '',
    description: `${title} does what its name says.`,
    features: ['Works offline'],
    releaseNotes: 'First release.',
    images: [
      {
        fileName: 'images/screenshot.png',
        fileStatus: 'Uploaded',
        id: newFileId(),
        description: 'The main window',
        imageType: 'Screenshot',
      },
    ],
    recommendedHardware: [],
    minimumHardware: [],
    title,
    shortDescription: '',
    shortTitle: '',
    sortTitle: '',
    voiceTitle: '',
    devStudio: '',
  };
}
