/**
 * Options of other tools for this Store, and of the common action for Google Play, as those tools spell them; before
 * them, what to write here. docs/migrating.md says more about each, and a test compares the two.
 */
const replacements: readonly (readonly [instead: string, ...options: string[]])[] = [
  ['use app-id', 'productId', 'storeId', 'packageName'],
  ['use app-id: this action does not look up apps by title', 'appName', 'appNameType', 'nameType'],
  ['use add-on', 'iapId'],
  ['use flight', 'flightId', 'flightName', 'flightNameType', 'releaseTrack', 'track', 'trackId'],
  [
    'use packages',
    ...['packagePath', 'packageFolder', 'msixPath', 'files', 'inputDirectory', 'pathOrUrl', 'sourceFolder'],
    ...[
      'contents',
      'inputMethod',
      'additionalPackages',
      'appxPath',
      'zipPath',
      'releaseFile',
      'releaseFiles',
    ],
  ],
  [
    'use existing-packages',
    ...['deletePackages', 'numberOfPackagesToKeep', 'packagesKeep', 'addPackages', 'replacePackages'],
  ],
  [
    'use rollout-percentage, where 10 is a tenth of the customers',
    ...['packageRolloutPercentage', 'rollout', 'percentage', 'createRollout', 'userFraction'],
  ],
  ['use existing-rollout', 'existingPackageRolloutAction'],
  ['use expected-version', 'currentPackageVersionRegex'],
  ['use if-pending: replace', 'deletePending', 'force'],
  ['use wait-for: none', 'skipPolling', 'noWait'],
  ['use timeout-minutes', 'timeout'],
  ['use publish-mode', 'targetPublishMode', 'targetPublishDate', 'updatePublishMode'],
  ['use publish-mode and visibility', 'updatePublishModeAndVisibility'],
  [
    'use mandatory-update: now, or a time',
    ...['isMandatoryUpdate', 'mandatoryUpdateDifferHours', 'mandatoryUpdateEffectiveDate'],
  ],
  ['use certification-notes', 'updateNotesForCertification', 'notesForCertification'],
  ['use price, or submission-patch', 'updatePricingAndAvailability'],
  [
    'use submission-patch',
    ...['submissionDataPath', 'jsonPath', 'product', 'metadata', 'productUpdate', 'metadataUpdate'],
    ...['updateAppProperties', 'updateProperties', 'updateGamingOptions', 'jsonZipUpdateMetadata'],
  ],
  [
    'use listing, a folder with text and images',
    ...[
      'metadataPath',
      'metadataUpdateMethod',
      'minimumMetadata',
      'updateText',
      'updateImages',
      'updateVideos',
    ],
    ...['updateListings', 'updateTrailers', 'pdpRootPath', 'pdpPath', 'pdpMediaPath', 'imagesRootPath'],
  ],
  ['use release-notes, or listing for each language', 'whatsNewDirectory'],
  [
    'use client-certificate with PEM text, key and certificate',
    ...['certificateFilePath', 'certificateThumbprint', 'certificatePassword'],
  ],
  [
    'use tenant-id and client-id, and `permissions: { contents: read, id-token: write }`',
    ...['serviceEndpoint', 'credential', 'accessToken', 'serviceAccountJson', 'serviceAccountJsonPlainText'],
  ],
  ['use login-url and store-api-url', 'proxyEndpoint'],
  ['use command: api with method: post', 'groupIds', 'rankHigherThan'],
  ['use command: api with path', 'moduleName', 'module', 'listingLanguage', 'language'],
  [
    'remove it: the Store processes packages only once the submission is committed, so a draft shows nothing new. Preview a release with dry-run: true, or hold it with publish-mode: manual',
    ...['noCommit', 'autoCommit', 'status'],
  ],
  [
    'remove it: this action finds the submission by itself',
    ...['submissionId', 'pollingSubmissionId', 'preserveSubmissionId', 'skipInitialPolling'],
  ],
  ['remove it: this action needs no seller ID', 'sellerId'],
  ['remove it: only packaged apps (MSIX and APPX) can be published', 'type'],
  [
    'remove it: the Store does not offer it',
    ...['sandboxId', 'isSparseBundle', 'isSeekEnabled', 'inAppUpdatePriority'],
  ],
  [
    'remove it: if the rollout already has that percentage, the run succeeds; if it has ended, the run fails',
    ...['rolloutActionThreshold', 'skipIfNoMatch', 'failIfNoRollout'],
  ],
  [
    'remove it: this action reads the packages and the listing folder themselves',
    ...[
      'sbConfigPath',
      'configPath',
      'outSBPackagePath',
      'outSBName',
      'outPath',
      'outName',
      'pdpReleasePath',
    ],
    ...['pdpInclude', 'pdpExclude', 'languageExclude', 'mediaFallbackLanguage', 'release'],
    'disableAutoPackageNameFormatting',
  ],
  [
    'remove it: it has no equivalent here',
    ...['noStatus', 'noConfirm', 'reset', 'passThru', 'emailNotifyTo', 'pollingInterval', 'useProxy'],
    ...['onlyCacheTenantId', 'tenantName', 'releaseName'],
  ],
  ['remove it: symbols are part of an .msixupload file', 'mappingFile'],
  ['remove it: stalled blocks are resent automatically', 'uploadTimeout'],
  ['remove it: no telemetry is collected', 'disableTelemetry', 'enableTelemetry'],
  ['remove it: packing the app is a step of your build', 'arch', 'publisherDisplayName'],
  ['remove it: re-run the job with debug logging instead', 'logPath', 'verbose'],
];

/** Words that a job may well use for variables of its own, and that do no harm if they are left out. */
const everyday = [
  'files',
  'force',
  'timeout',
  'type',
  'status',
  'contents',
  'product',
  'metadata',
  'language',
].concat(['arch', 'module', 'credential', 'verbose', 'release', 'reset']);

/** Every option that has a hint, as its tool spells it. */
export const foreignOptions: readonly string[] = replacements.flatMap(([, ...options]) => options);

/** What replaces another tool's option here. */
export interface Replacement {
  /** What to do instead, without a capital: `use packages`. */
  readonly instead: string;
  /** True if the name says nothing about which program it is for. */
  readonly isEverydayWord: boolean;
}

/**
 * Finds what replaces another tool's option here, in any spelling: `packagePath`, `package-path`, `PACKAGE_PATH`.
 * The runner passes all names in upper case.
 */
export function replacementOf(option: string): Replacement | undefined {
  const wanted = squeezed(option);
  const found = replacements.find(([, ...options]) => options.some((each) => squeezed(each) === wanted));
  return found && { instead: found[0], isEverydayWord: everyday.includes(wanted) };
}

/** Without letter case and what separates words. */
function squeezed(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}
