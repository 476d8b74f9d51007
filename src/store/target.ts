import { ActionError } from '../errors.ts';
import { isGuid } from '../text/ids.ts';

/** The kinds of {@link Target}; all three have the same life cycle (architecture.md, "Glossary"). */
export type TargetKind = Target['kind'];

/**
 * What a submission belongs to (architecture.md, "Glossary"). Ids are the Store's: Store IDs, and a GUID for a flight.
 */
export type Target =
  | { readonly kind: 'app'; readonly appId: string }
  | { readonly kind: 'flight'; readonly appId: string; readonly flightId: string }
  | { readonly kind: 'add-on'; readonly addOnId: string };

/** Looser than a Store ID of today: what the Store itself names must pass, and nothing that is not one path segment. */
const isSegment = (text: string) => /^[0-9a-z]{1,40}$/i.test(text);
const isDecimal = (text: string) => /^\d{1,20}$/.test(text);

/**
 * Path of the target below `/v1.0/my/` (store-api.md §2). A flight is below its app, though the
 * `resourceLocation` that the Store returns for it leaves that part out.
 *
 * @throws ActionError `store-invalid-id` for an id that could be anything other than one path segment
 */
export function targetPath(target: Target): string {
  switch (target.kind) {
    case 'app':
      return applicationPath(target.appId);
    case 'flight':
      return `${applicationPath(target.appId)}/flights/${checked(target.flightId, isGuid)}`;
    case 'add-on':
      return `inappproducts/${checked(target.addOnId, isSegment)}`;
  }
}

/** Path of an app. @throws ActionError `store-invalid-id` */
export function applicationPath(appId: string): string {
  return `applications/${checked(appId, isSegment)}`;
}

/** Path of the list of an app's flights. @throws ActionError `store-invalid-id` */
export function flightsPath(appId: string): string {
  return `${applicationPath(appId)}/listflights`;
}

/** Path that the target's submissions are below. @throws ActionError `store-invalid-id` */
export function submissionsPath(target: Target): string {
  return `${targetPath(target)}/submissions`;
}

/** Path of one submission; its id is a decimal string. @throws ActionError `store-invalid-id` */
export function submissionPath(target: Target, submissionId: string): string {
  return `${submissionsPath(target)}/${checked(submissionId, isDecimal)}`;
}

/** The target in words, for messages: `app 9NBLGGH4R315`. */
export function describeTarget(target: Target): string {
  switch (target.kind) {
    case 'app':
      return `app ${target.appId}`;
    case 'flight':
      return `flight ${target.flightId} of app ${target.appId}`;
    case 'add-on':
      return `add-on ${target.addOnId}`;
  }
}

/** Store ID of the app, or of the add-on if that is the target. */
export function storeIdOf(target: Target): string {
  return target.kind === 'add-on' ? target.addOnId : target.appId;
}

/** Ids in inputs are checked with the inputs, so a wrong one is the Store's. */
function checked(value: string, isOfForm: (text: string) => boolean): string {
  if (isOfForm(value)) return encodeURIComponent(value);
  throw new ActionError({
    code: 'store-invalid-id',
    message: `The Store returned an invalid ID: ${JSON.stringify(value)}.`,
    todo: "Check store-api-url. If it is Microsoft's, report this to Microsoft.",
  });
}
