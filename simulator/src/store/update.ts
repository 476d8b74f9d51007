import { invalidParameter, invalidState, madeInDashboard } from '../http/refusal.ts';
import { isObject, type Json, type JsonObject, objectAt, objectsAt } from '../json/json.ts';
import { documentProblem } from './document-values.ts';
import { checkListings } from './listing-rules.ts';
import type { Settings } from './settings.ts';
import { addOnSubmissionShape, appSubmissionShape, flightSubmissionShape, take } from './shape.ts';
import type { Submission, Target } from './state.ts';
import { updatedListings } from './update-listings.ts';
import { updatedPackages } from './update-packages.ts';

const shapes = {
  app: appSubmissionShape,
  flight: flightSubmissionShape,
  'add-on': addOnSubmissionShape,
};

const noDate = '1601-01-01T00:00:00Z';

/** Values of members that a PUT leaves out: it replaces the whole document (https://github.com/microsoft/msstore-cli/pull/175). */
const absent: JsonObject = {
  hardwarePreferences: [],
  automaticBackupEnabled: false,
  canInstallOnRemovableMedia: false,
  isGameDvrEnabled: false,
  gamingOptions: [],
  hasExternalInAppProducts: false,
  meetAccessibilityGuidelines: false,
  notesForCertification: '',
  trailers: [],
  visibility: 'NotSet',
  targetPublishMode: 'NotSet',
  targetPublishDate: noDate,
  keywords: [],
  tag: '',
};

/**
 * Replaces the draft's document with the one that a PUT sent. Members that the service sets are ignored.
 * @throws Refusal 409 unless the submission is a draft made by the API, 400 with the service's own texts.
 */
export function updateSubmission(
  target: Target,
  submission: Submission,
  sent: Json,
  settings: Settings,
): void {
  if (submission.madeIn === 'dashboard') throw madeInDashboard();
  if (submission.status !== 'PendingCommit') {
    throw invalidState(`Submission in state ${submission.status} cannot be updated`, 'submission');
  }
  if (!isObject(sent))
    throw invalidParameter('The submission is missing or is not a JSON object.', 'submission');
  const held = submission.document;
  const taken = take(shapes[target.kind], sent, held);
  if (!isObject(taken)) return;
  const document: JsonObject = { ...defaultsFor(held), ...taken };
  if (target.kind !== 'add-on') {
    const member = target.kind === 'app' ? 'applicationPackages' : 'flightPackages';
    document[member] = updatedPackages(objectsAt(held, member), objectsAt(document, member));
    document.packageDeliveryOptions = updatedDelivery(target, document.packageDeliveryOptions);
  }
  if (target.kind !== 'flight') {
    document.pricing = updatedPricing(target, held, document);
    document.listings = updatedListings(target, held, document);
    checkListings(target, held, document, settings);
  }
  if (target.kind === 'app') checkDeviceFamilies(document);
  const problem = documentProblem(document);
  if (problem) throw invalidParameter(problem.message, problem.target);
  // The page's example of a flight has '' here.
  if (document.targetPublishDate === '' || document.targetPublishDate === null)
    document.targetPublishDate = noDate;
  submission.document = document;
}

function defaultsFor(held: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(absent).filter(([name]) => name in held));
}

function updatedDelivery(target: Target, sent: Json | undefined): JsonObject {
  const rollout = {
    isPackageRollout: false,
    packageRolloutPercentage: 0,
    ...objectAt(sent, 'packageRollout'),
  };
  const share = rollout.packageRolloutPercentage;
  if (typeof share !== 'number' || share < 0 || share > 100) {
    throw invalidParameter('The package rollout percentage must be from 0 to 100.', 'packageDeliveryOptions');
  }
  if (rollout.isPackageRollout === true && target.publishedId === undefined) {
    const message = 'A gradual package rollout needs a submission that is already published.';
    throw invalidParameter(message, 'packageDeliveryOptions');
  }
  return {
    isMandatoryUpdate: false,
    mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00.0000000Z',
    ...(isObject(sent) ? sent : {}),
    packageRollout: rollout,
  };
}

/** An app whose price is null or missing silently becomes free (https://github.com/microsoft/msstore-cli/issues/112). */
function updatedPricing(target: Target, held: JsonObject, document: JsonObject): JsonObject {
  const sent = objectAt(document, 'pricing');
  const priceId = sent.priceId ?? 'Free';
  // `Base`, which the service itself returns for paid apps with newer pricing, is refused too (https://github.com/microsoft/msstore-cli/issues/66).
  if (typeof priceId !== 'string' || !/^(NotAvailable|Free|Tier\d{1,4})$/.test(priceId)) {
    throw invalidParameter(`'${String(priceId)}' is not a valid PriceId for base price.`, 'pricing');
  }
  return {
    ...(target.kind === 'app' && { trialPeriod: 'NoFreeTrial' }),
    marketSpecificPricings: {},
    ...sent,
    sales: [],
    priceId,
    isAdvancedPricingModel: objectAt(held, 'pricing').isAdvancedPricingModel ?? true,
  };
}

function checkDeviceFamilies(document: JsonObject): void {
  const families = objectAt(document, 'allowTargetFutureDeviceFamilies');
  const names = ['Desktop', 'Mobile', 'Xbox', 'Holographic'];
  const given = new Set(Object.keys(families).map((name) => name.toLowerCase()));
  const unknown = Object.keys(families).find(
    (family) => ![...names, 'Team'].some((name) => name.toLowerCase() === family.toLowerCase()),
  );
  if (unknown !== undefined) {
    const member = 'allowTargetFutureDeviceFamilies';
    throw invalidParameter(`'${unknown}' is not a valid device family. Path '${member}.${unknown}'.`, member);
  }
  if (names.every((name) => given.has(name.toLowerCase()))) return;
  throw invalidParameter(
    `AllowTargetFutureDeviceFamilies needs to be initialized for all supported platform, [${names.join(', ')}]`,
    'allowTargetFutureDeviceFamilies',
  );
}
