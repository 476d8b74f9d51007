import type { UploadLocation } from '../blobs/upload-url.ts';
import { invalidState, madeInDashboard, notFound } from '../http/refusal.ts';
import { isObject, type JsonObject, objectAt } from '../json/json.ts';
import { publishWithRollout } from './rollout.ts';
import type { Detail, StatusDetails, StoreState, Submission, Target } from './state.ts';
import { emptyDocument, made } from './targets.ts';
import { advance, type Occasion, type TimelineStep } from './timeline.ts';

const deletable = /^(PendingCommit|Canceled|.*Failed)$/i;
/** States in which the Store has not accepted the files. */
const notAccepted = /^(PendingCommit|CommitStarted|CommitFailed|PreProcessingFailed|Canceled)$/i;

/** The target's submission; 409 if it belongs to another one, 404 if there is none. */
export function submissionOf(state: StoreState, target: Target, id: string): Submission {
  const submission = target.submissions.get(id);
  if (submission) return submission;
  if (state.find(id))
    throw invalidState(`The submission ${id} does not belong to this ${target.kind}.`, 'submissionId');
  throw notFound(`The submission ${id} was not found.`);
}

/**
 * A new draft: the clone of the last published submission, or for a flight or an add-on its first one.
 * Refused while another one is pending, while a rollout is in progress, and for an app whose first
 * submission was not made in Partner Center.
 */
export function createSubmission(
  state: StoreState,
  target: Target,
  newUpload: () => UploadLocation,
): Submission {
  if (target.pendingId !== undefined) {
    const message = 'Create submission failed, status code Conflict, reason phrase Conflict';
    throw invalidState(message, 'submission');
  }
  const published = target.submissions.get(target.publishedId ?? '');
  if (!published && target.kind === 'app') {
    const message =
      'The first submission of an app, with its age ratings, has to be completed in the dashboard before ' +
      'submissions can be created through the API.';
    throw invalidState(message, 'application');
  }
  if (published?.rollout.status === 'PackageRolloutInProgress') {
    const message =
      'A package rollout is in progress for the published submission. Finalize or halt it before a new ' +
      'submission is created.';
    throw invalidState(message, 'packageRollout');
  }
  const id = state.newSubmissionId();
  // Switch and share of the last rollout are cloned too (https://github.com/microsoft/msstore-cli/issues/110), its status and fallback are not.
  const document = published?.document ?? emptyDocument(target);
  const submission: Submission = { ...made(id, 'api', document, target), upload: newUpload() };
  target.submissions.set(id, submission);
  target.pendingId = id;
  return submission;
}

/** The submission as a GET returns it; `minimal`: without listings and packages (StoreBroker's create). */
export function view(target: Target, submission: Submission, minimal = false): JsonObject {
  const { applicationPackages, flightPackages, listings, packageDeliveryOptions, ...rest } =
    submission.document;
  const full = { applicationPackages, flightPackages, listings };
  return {
    id: submission.id,
    ...(target.kind === 'flight' && { flightId: target.location.split('/')[1] ?? '' }),
    ...rest,
    ...(minimal ? {} : definedMembers(full)),
    ...(isObject(packageDeliveryOptions) && { packageDeliveryOptions: deliveryView(submission) }),
    status: submission.status,
    statusDetails: detailsView(submission.statusDetails),
    // Drafts made in Partner Center have none (https://github.com/microsoft/msstore-cli/issues/61).
    fileUploadUrl: submission.upload?.url ?? null,
    ...(target.kind !== 'flight' && { friendlyName: submission.friendlyName }),
  };
}

function definedMembers(members: Record<string, JsonObject[string] | undefined>): JsonObject {
  const defined: JsonObject = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) defined[name] = value;
  return defined;
}

/** References to a target's submissions; missing, never null, if there is none (store-api.md §9.3). */
export function references(target: Target, published: string, pending: string): JsonObject {
  const reference = (id: string): JsonObject => ({ id, resourceLocation: `${target.location}/${id}` });
  return {
    ...(target.publishedId !== undefined && { [published]: reference(target.publishedId) }),
    ...(target.pendingId !== undefined && { [pending]: reference(target.pendingId) }),
  };
}

/** The rollout with what the service sets. */
export function rolloutView(submission: Submission): JsonObject {
  return {
    isPackageRollout: false,
    packageRolloutPercentage: 0,
    ...objectAt(submission.document.packageDeliveryOptions, 'packageRollout'),
    packageRolloutStatus: submission.rollout.status,
    fallbackSubmissionId: submission.rollout.fallbackSubmissionId,
  };
}

function deliveryView(submission: Submission): JsonObject {
  return {
    ...objectAt(submission.document, 'packageDeliveryOptions'),
    packageRollout: rolloutView(submission),
  };
}

/** `statusDetails` as sent. */
export function detailsView(details: StatusDetails): JsonObject {
  const list = (entries: readonly Detail[] | null) => entries?.map((entry) => ({ ...entry })) ?? null;
  return {
    errors: list(details.errors),
    warnings: list(details.warnings),
    certificationReports: details.certificationReports.map((report) => ({ ...report })),
  };
}

/** Deletes a draft. 409 from PreProcessing on, and for what was made in Partner Center. */
export function deleteSubmission(target: Target, submission: Submission): void {
  if (submission.madeIn === 'dashboard') throw madeInDashboard();
  if (target.pendingId !== submission.id || !deletable.test(submission.status)) {
    throw invalidState('Submission in its current state cannot be deleted', 'submissionId');
  }
  target.submissions.delete(submission.id);
  target.pendingId = undefined;
}

/** Moves a committed submission along its timeline; a `look` counts as one showing. */
export function move(state: StoreState, target: Target, submission: Submission, occasion: Occasion): void {
  const { progress } = submission;
  if (!progress) return;
  const rests = (step: TimelineStep) => isHeld(submission, step, state.now());
  for (const step of advance(progress, occasion, state.now(), rests)) enter(state, target, submission, step);
  if (occasion === 'look') progress.shown += 1;
}

/** Manual submissions, and those for a later date, rest in Release (store-api.md §4.1). */
function isHeld(submission: Submission, step: TimelineStep, now: number): boolean {
  if (step.state !== 'Release' || submission.released) return false;
  const { targetPublishMode: mode, targetPublishDate: date } = submission.document;
  if (mode === 'Manual') return true;
  return mode === 'SpecificDate' && Date.parse(String(date)) > now;
}

/** Puts the submission into a state, with what the Store does then. */
export function enter(state: StoreState, target: Target, submission: Submission, step: TimelineStep): void {
  submission.status = step.state;
  const { errors, warnings, certificationReports } = step;
  submission.statusDetails = {
    errors: errors !== undefined ? errors : submission.statusDetails.errors,
    warnings: warnings !== undefined ? warnings : submission.statusDetails.warnings,
    certificationReports: certificationReports ?? submission.statusDetails.certificationReports,
  };
  if (!notAccepted.test(step.state)) {
    submission.accept?.();
    delete submission.accept;
  }
  if (step.state === 'Published') {
    if (target.pendingId === submission.id) target.pendingId = undefined;
    publishWithRollout(target, submission, state.now());
  }
}
