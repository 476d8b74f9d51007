import { isObject, type Json, type JsonObject } from '../json/json.ts';

/** What a document may hold: a plain value, named members, or any number of elements or keys of one shape. */
export type Shape =
  | 'value'
  | { readonly members: Readonly<Record<string, Shape>> }
  | { readonly elements: Shape }
  | { readonly keys: Shape };

/**
 * Reads a request's document as the service does: names of members match in any case (Microsoft's samples
 * send `Pricing`, `VideoFileName`, `lifeTime`; of two spellings the last one wins), and unknown members are
 * ignored unless the current document has them.
 */
export function take(shape: Shape, sent: Json, held: Json | undefined): Json {
  if (shape === 'value') return sent;
  if ('elements' in shape) {
    return Array.isArray(sent) ? sent.map((element) => take(shape.elements, element, undefined)) : sent;
  }
  if (!isObject(sent)) return sent;
  const current: JsonObject = isObject(held) ? held : {};
  if ('keys' in shape) {
    return Object.fromEntries(
      Object.entries(sent).map(([key, value]) => [key, take(shape.keys, value, current[key])]),
    );
  }
  const taken: JsonObject = {};
  for (const [name, value] of Object.entries(sent)) {
    const known = findName(Object.keys(shape.members), name);
    const member = known === undefined ? undefined : shape.members[known];
    if (known !== undefined && member) taken[known] = take(member, value, current[known]);
    else if (name in current) taken[name] = value;
  }
  return taken;
}

function findName(names: readonly string[], name: string): string | undefined {
  return names.find((known) => known.toLowerCase() === name.toLowerCase());
}

/** A shape of plain values. */
function values(...names: string[]): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, 'value']));
}

const image: Shape = { members: values('fileName', 'fileStatus', 'id', 'description', 'imageType') };

const baseListing: Shape = {
  members: {
    ...values('copyrightAndTrademarkInfo', 'keywords', 'licenseTerms', 'privacyPolicy', 'supportContact'),
    ...values('websiteUrl', 'description', 'features', 'releaseNotes', 'recommendedHardware'),
    ...values('minimumHardware', 'title', 'shortDescription', 'shortTitle', 'sortTitle', 'voiceTitle'),
    ...values('devStudio'),
    images: { elements: image },
  },
};

const packageEntry: Shape = {
  members: values('fileName', 'fileStatus', 'id', 'minimumDirectXVersion', 'minimumSystemRam'),
};

const delivery: Shape = {
  members: {
    packageRollout: { members: values('isPackageRollout', 'packageRolloutPercentage') },
    ...values('isMandatoryUpdate', 'mandatoryUpdateEffectiveDate'),
  },
};

const gamingOptions: Shape = {
  members: {
    ...values('genres', 'isLocalMultiplayer', 'isLocalCooperative', 'isOnlineMultiplayer'),
    ...values('isOnlineCooperative', 'localMultiplayerMinPlayers', 'localMultiplayerMaxPlayers'),
    ...values('localCooperativeMinPlayers', 'localCooperativeMaxPlayers', 'isBroadcastingPrivilegeGranted'),
    ...values('isCrossPlayEnabled', 'kinectDataForExternal'),
  },
};

const trailer: Shape = {
  members: {
    ...values('id', 'videoFileName', 'videoFileId'),
    trailerAssets: {
      keys: {
        members: {
          title: 'value',
          imageList: { elements: { members: values('fileName', 'id', 'description') } },
        },
      },
    },
  },
};

const pricing: Record<string, Shape> = values('marketSpecificPricings', 'priceId');

/** The writable members of an app submission (store-api.md §3.2); `packages` is not one of them (§9.3). */
export const appSubmissionShape: Shape = {
  members: {
    ...values('applicationCategory', 'visibility', 'targetPublishMode', 'targetPublishDate'),
    ...values('hardwarePreferences', 'automaticBackupEnabled', 'canInstallOnRemovableMedia'),
    ...values('isGameDvrEnabled', 'hasExternalInAppProducts', 'meetAccessibilityGuidelines'),
    ...values('notesForCertification', 'enterpriseLicensing', 'isSeekEnabled'),
    ...values('allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies', 'allowTargetFutureDeviceFamilies'),
    pricing: { members: { ...pricing, trialPeriod: 'value' } },
    listings: { keys: { members: { baseListing, platformOverrides: { keys: baseListing } } } },
    gamingOptions: { elements: gamingOptions },
    applicationPackages: { elements: packageEntry },
    packageDeliveryOptions: delivery,
    trailers: { elements: trailer },
  },
};

/** The writable members of a flight submission (store-api.md §3.7). */
export const flightSubmissionShape: Shape = {
  members: {
    ...values('targetPublishMode', 'targetPublishDate', 'notesForCertification'),
    flightPackages: { elements: packageEntry },
    packageDeliveryOptions: delivery,
  },
};

/** The writable members of an add-on submission (store-api.md §3.6). */
export const addOnSubmissionShape: Shape = {
  members: {
    ...values(
      'contentType',
      'keywords',
      'lifetime',
      'targetPublishMode',
      'targetPublishDate',
      'tag',
      'visibility',
    ),
    pricing: { members: pricing },
    listings: {
      keys: {
        members: { ...values('title', 'description'), icon: { members: values('fileName', 'fileStatus') } },
      },
    },
  },
};
