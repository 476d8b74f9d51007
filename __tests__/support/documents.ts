/**
 * Store documents and package facts as they really look (store-api.md §3), for tests that change one thing
 * about them. Every call makes a new object; nothing here knows how the action decides.
 */
import { createHash } from 'node:crypto';
import type { Architecture, Coverage, PackageFacts } from '../../src/packages/facts.ts';
import { archiveName } from '../../src/packages/name.ts';
import type { StorePackage, Submission } from '../../src/store/wire.ts';

export const identityName = 'Contoso.Notes';
export const publisherName = 'CN=11111111-2222-3333-4444-555555555555';

/** Above 2^53: as a number it would be a different id. */
export const publishedId = '1152921505688123457';
export const draftId = '1152921505688999999';
export const fallbackId = '1152921505687000001';

/** One pair of architecture and family; the family defaults to the desktop from Windows 10 1809 on. */
export function on(
  architecture: Architecture,
  family = 'Windows.Desktop',
  minVersion = '10.0.17763.0',
): Coverage {
  return { architecture, family, minVersion };
}

export interface FactsOptions extends Partial<Omit<PackageFacts, 'architectures'>> {
  readonly architectures?: readonly Architecture[];
  /** Files with different seeds have different bytes. */
  readonly seed?: string;
}

/** A package file: by default the bundle `2.0.0.0` for x64 and arm64 desktops. */
export function facts(options: FactsOptions = {}): PackageFacts {
  const { seed, ...given } = options;
  const version = given.version ?? '2.0.0.0';
  const serves = given.serves ?? (given.architectures ?? ['arm64', 'x64']).map((each) => on(each));
  const architectures = given.architectures ?? [...new Set(serves.map((each) => each.architecture))].sort();
  const extension = given.extension ?? 'msixbundle';
  const isBundle = given.isBundle ?? extension.endsWith('bundle');
  const displayPath = given.displayPath ?? `out/Notes_${version}_${architectures.join('_')}.${extension}`;
  const content = `${displayPath} ${seed ?? ''}`;
  return {
    path: `/home/runner/work/notes/${displayPath}`,
    displayPath,
    extension,
    isBundle,
    name: identityName,
    publisher: publisherName,
    version,
    architectures,
    serves,
    languages: ['en-us'],
    contents: isBundle
      ? architectures.map((architecture) => ({
          path: `Notes_${architecture}.msix`,
          extension: 'msix' as const,
          version,
          architecture,
          isResource: false,
        }))
      : [],
    size: 12_345_678,
    sha256: createHash('sha256').update(content).digest('hex'),
    crc32: 0xcafe_f00d,
    stamp: '',
    ...given,
  };
}

/** A plain package for one architecture. */
export function plain(architecture: Architecture, options: FactsOptions = {}): PackageFacts {
  return facts({ extension: 'msix', architectures: [architecture], ...options });
}

/** How the Store writes a family: the text of `targetDeviceFamilies`. */
export function familyText(family = 'Windows.Desktop', minVersion = '10.0.17763.0'): string {
  return `${family} min version ${minVersion}`;
}

/** A published package that someone uploaded by hand: by default the x64 package `1.0.0.0`. */
export function storedPackage(entry: Partial<StorePackage> = {}): StorePackage {
  return {
    fileName: 'Notes_1.0.0.0_x64.msix',
    fileStatus: 'Uploaded',
    id: '2000000000030494274',
    version: '1.0.0.0',
    architecture: 'X64',
    languages: ['en-US'],
    capabilities: ['Microsoft.fullTrust'],
    minimumDirectXVersion: 'None',
    minimumSystemRam: 'None',
    targetDeviceFamilies: [familyText()],
    targetPlatform: null,
    ...entry,
  };
}

/** The entry that a file of ours has once it is published; the service calls every bundle `Neutral`. */
export function publishedEntry(of: PackageFacts, entry: Partial<StorePackage> = {}): StorePackage {
  return storedPackage({
    fileName: archiveName(of),
    id: `20000000${Number.parseInt(of.sha256.slice(0, 10), 16)}`,
    version: of.version,
    architecture: of.isBundle ? 'Neutral' : (of.architectures[0] ?? 'Neutral'),
    targetDeviceFamilies: [
      ...new Set(of.serves.map(({ family, minVersion }) => familyText(family, minVersion))),
    ],
    ...entry,
  });
}

/** The entry of a file of ours in a draft that waits for the archive. */
export function pendingEntry(of: PackageFacts, entry: Partial<StorePackage> = {}): StorePackage {
  return {
    fileName: archiveName(of),
    fileStatus: 'PendingUpload',
    id: '',
    version: null,
    architecture: null,
    languages: [],
    capabilities: [],
    minimumDirectXVersion: 'None',
    minimumSystemRam: 'None',
    targetDeviceFamilies: [],
    ...entry,
  };
}

/** The rollout member of a submission whose packages go to everyone. */
export function noRollout(): Record<string, unknown> {
  return {
    isPackageRollout: false,
    packageRolloutPercentage: 0,
    packageRolloutStatus: 'PackageRolloutNotStarted',
    fallbackSubmissionId: '0',
  };
}

/** The rollout member in one of its states. */
export function rollout(
  status: 'NotStarted' | 'InProgress' | 'Complete' | 'Stopped',
  percentage: number,
): Record<string, unknown> {
  return {
    isPackageRollout: true,
    packageRolloutPercentage: percentage,
    packageRolloutStatus: `PackageRollout${status}`,
    fallbackSubmissionId: fallbackId,
  };
}

/** Delivery options around a rollout. */
export function delivery(packageRollout: Record<string, unknown> = noRollout()): {
  packageDeliveryOptions: Record<string, unknown>;
} {
  return {
    packageDeliveryOptions: {
      packageRollout,
      isMandatoryUpdate: false,
      mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00.0000000Z',
    },
  };
}

/** The last published submission of a paid app, with members that no version of this action knows. */
export function published(changes: Partial<Submission> = {}): Submission {
  return {
    id: publishedId,
    applicationCategory: 'Productivity',
    pricing: {
      trialPeriod: 'FifteenDays',
      marketSpecificPricings: { RU: 'NotAvailable', BR: 'Tier4' },
      sales: [],
      priceId: 'Tier12',
      isAdvancedPricingModel: false,
    },
    visibility: 'Public',
    targetPublishMode: 'Immediate',
    targetPublishDate: '1601-01-01T00:00:00Z',
    listings: {
      'en-us': {
        baseListing: {
          copyrightAndTrademarkInfo: '© Contoso',
          keywords: ['notes', 'ink'],
          licenseTerms: '',
          privacyPolicy: '',
          supportContact: '',
          websiteUrl: '',
          description: 'Notes that stay.\r\nEverywhere.',
          features: ['Ink', 'Sync'],
          releaseNotes: 'Faster.',
          images: [
            {
              fileName: 'img/1.png',
              fileStatus: 'Uploaded',
              id: '1152921504672272757',
              description: 'Main window',
              imageType: 'Screenshot',
            },
          ],
          recommendedHardware: [],
          minimumHardware: [],
          title: 'Contoso Notes',
          shortDescription: '',
          shortTitle: null,
          sortTitle: null,
          voiceTitle: null,
          devStudio: null,
        },
        platformOverrides: {},
      },
      de: { baseListing: { title: 'Contoso Notizen', description: 'Bleibt.' }, platformOverrides: {} },
    },
    hardwarePreferences: ['Touch'],
    automaticBackupEnabled: false,
    canInstallOnRemovableMedia: true,
    isGameDvrEnabled: false,
    gamingOptions: null,
    hasExternalInAppProducts: false,
    meetAccessibilityGuidelines: true,
    notesForCertification: '',
    status: 'Published',
    statusDetails: { errors: [], warnings: [], certificationReports: [] },
    fileUploadUrl:
      'https://productingestionbin1.blob.core.windows.net/ingestion/aaaa?sv=2014-02-14&sr=b&sig=a%2Bb&se=2026-10-02T22:07:53Z&sp=rwl',
    applicationPackages: [storedPackage()],
    ...delivery(),
    enterpriseLicensing: 'Online',
    allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies: true,
    allowTargetFutureDeviceFamilies: { Desktop: true, Mobile: false, Holographic: true, Xbox: false },
    friendlyName: 'Submission 6',
    trailers: null,
    memberOfTomorrow: { nested: [null, { id: '9223372036854775807' }], flag: false },
    ...changes,
  };
}

/** The draft that "create" makes of a published submission. */
export function cloneOf(source: Submission, changes: Partial<Submission> = {}): Submission {
  return {
    ...structuredClone(source),
    id: draftId,
    status: 'PendingCommit',
    statusDetails: { errors: [], warnings: [], certificationReports: [] },
    fileUploadUrl:
      'https://productingestionbin1.blob.core.windows.net/ingestion/bbbb?sv=2014-02-14&sr=b&sig=a+b&se=2026-11-21T12:00:00Z&sp=rwl',
    friendlyName: 'Submission 7',
    ...changes,
  };
}

/** The last published submission of a flight: no listings, no price, packages without families. */
export function publishedFlight(changes: Partial<Submission> = {}): Submission {
  const { targetDeviceFamilies: _, ...entry } = storedPackage();
  return {
    id: publishedId,
    flightId: '7bfc11d5-f710-47c5-8a98-e04bb5aad310',
    status: 'Published',
    statusDetails: { errors: [], warnings: [], certificationReports: [] },
    flightPackages: [entry],
    ...delivery(),
    fileUploadUrl: 'https://productingestionbin1.blob.core.windows.net/ingestion/cccc?sig=c',
    targetPublishMode: 'Immediate',
    targetPublishDate: '',
    notesForCertification: 'No special steps.',
    ...changes,
  };
}

/** The last published submission of an add-on: neither packages nor delivery options. */
export function publishedAddOn(changes: Partial<Submission> = {}): Submission {
  return {
    id: publishedId,
    contentType: 'OnlineDownload',
    keywords: ['ink'],
    lifetime: 'Forever',
    listings: {
      en: { description: 'Ink', icon: { fileName: 'i.png', fileStatus: 'Uploaded' }, title: 'Ink' },
    },
    pricing: {
      marketSpecificPricings: {},
      sales: [],
      priceId: 'Tier3',
      isAdvancedPricingModel: false,
    },
    targetPublishDate: '1601-01-01T00:00:00Z',
    targetPublishMode: 'Immediate',
    tag: '',
    visibility: 'Public',
    status: 'Published',
    statusDetails: { errors: [], warnings: [], certificationReports: [] },
    fileUploadUrl: 'https://productingestionbin1.blob.core.windows.net/ingestion/dddd?sig=d',
    friendlyName: 'Submission 2',
    ...changes,
  };
}
