import type { TargetKind } from '../store/target.ts';
import { isGuid, isStoreId } from '../text/ids.ts';
import type { Given } from './command-inputs.ts';
import type { Refuse } from './parse.ts';

// A wrong value in this input may be a secret in the wrong place: no message here repeats a value.

/** The Store ID of an app, in upper case. */
export function appId(text: string, refuse: Refuse): string {
  const id = text.toUpperCase();
  if (isStoreId(id)) return id;
  const which = installerId.test(text) ? 'the Store ID of a packaged app' : 'the Store ID';
  return refuse(
    `${whatInstead(text)}. Use ${which}: 12 characters starting with 9 (Partner Center > Product identity)`,
  );
}

/** The ID of an app that is published as an MSI or EXE installer. */
const installerId = /^XP[A-Z0-9]{10,12}$/i;

function whatInstead(text: string): string {
  if (isGuid(text)) return 'is a GUID: probably the Entra client ID, not the Store ID';
  const inUrl = /[/=](9[a-z0-9]{11})(?![a-z0-9])/i.exec(text)?.[1];
  if (inUrl !== undefined) return `is a URL. The Store ID in it is ${inUrl.toUpperCase()}`;
  const quoted = /^["'`“”‘’]+(9[a-z0-9]{11})["'`“”‘’]+$/i.exec(text)?.[1];
  if (quoted !== undefined) {
    return `has quotation marks around it. The Store ID in it is ${quoted.toUpperCase()}`;
  }
  if (installerId.test(text)) {
    return "is the ID of an EXE or MSI app (XP…), which this action can't publish: it publishes only packaged apps";
  }
  if (/^[A-Za-z0-9.-]+_\d+(\.\d+){3}_[^_]*_[^_]*_[a-z0-9]{13}$/i.test(text)) {
    return 'is a package full name, not the Store ID';
  }
  if (/^[A-Za-z0-9.-]+_[a-z0-9]{13}$/i.test(text)) return 'is a package family name, not the Store ID';
  // Names of individual accounts begin with digits: 12345Contoso.App.
  if (/^[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/.test(text)) {
    return 'is a package identity name, not the Store ID';
  }
  if (/^[a-z][a-z+.-]*:\/\//i.test(text)) return 'is a URL without a Store ID';
  if (/^9[a-z0-9]+$/i.test(text)) return `has ${text.length} characters`;
  if (/^\d{5,}$/.test(text)) return 'is a number, such as a seller ID, not the Store ID';
  return 'is not a Store ID';
}

/** The app or flight that a step names. Whether the Store has it is not known yet. */
export type AppTarget =
  | { readonly kind: 'app'; readonly appId: string }
  | { readonly kind: 'flight'; readonly appId: string; readonly flight: string };

/** The app, flight or add-on that a step names; an add-on is known without its app. */
export type NamedTarget =
  | AppTarget
  | { readonly kind: 'add-on'; readonly appId: string | undefined; readonly addOn: string };

/** A target that has a listing: not a flight. */
export type ListingTarget = Exclude<NamedTarget, { readonly kind: 'flight' }>;

/** A target whose app may not be given: a dry run that does not sign in need not name it. */
export type OfflineTarget =
  | NamedTarget
  | { readonly kind: 'app'; readonly appId: undefined }
  | { readonly kind: 'flight'; readonly appId: undefined; readonly flight: string };

/** The kind of the target, which is clear even if its app is missing or wrong. */
export function kindOf({ values }: Given): TargetKind {
  if (values['add-on'] !== undefined) return 'add-on';
  return values.flight === undefined ? 'app' : 'flight';
}

/** The target of a command that has no add-ons. */
export function appTargetOf(given: Given): AppTarget | undefined {
  const appId = given.need('app-id');
  return appId === undefined ? undefined : appTarget(appId, given.values.flight);
}

/** The target of a command. */
export function targetOf(given: Given): NamedTarget | undefined {
  const { 'add-on': addOn } = given.values;
  return addOn === undefined ? appTargetOf(given) : addOnOf(given, addOn);
}

/** The target of a command for listings, to which the input `flight` does not belong. */
export function listingTargetOf(given: Given): ListingTarget | undefined {
  const { 'add-on': addOn } = given.values;
  const appId = addOn === undefined ? given.need('app-id') : given.values['app-id'];
  if (addOn !== undefined) return { kind: 'add-on', appId, addOn };
  return appId === undefined ? undefined : { kind: 'app', appId };
}

/** The target of a run that does not ask the Store. */
export function offlineTargetOf(given: Given): OfflineTarget {
  const { 'app-id': appId, flight, 'add-on': addOn } = given.values;
  if (addOn !== undefined) return addOnOf(given, addOn);
  if (appId !== undefined) return appTarget(appId, flight);
  return flight === undefined ? { kind: 'app', appId } : { kind: 'flight', appId, flight };
}

function appTarget(appId: string, flight: string | undefined): AppTarget {
  return flight === undefined ? { kind: 'app', appId } : { kind: 'flight', appId, flight };
}

function addOnOf(given: Given, addOn: string): NamedTarget {
  if (given.has('flight')) given.report("flight: can't be combined with add-on. Remove one of the two");
  return { kind: 'add-on', appId: given.values['app-id'], addOn };
}
