import { invalidParameter } from '../http/refusal.ts';
import { isObject, type JsonObject, objectAt, objectsAt, stringAt } from '../json/json.ts';
import type { Target } from './state.ts';

/** Members of a listing whose values the service ignores (store-api.md §3.2): it keeps those that it has. */
const ignored = ['privacyPolicy', 'supportContact', 'websiteUrl'];

/**
 * The listings after a PUT. A language that is left out loses its listing; an image that is left out stays
 * (StoreBroker).
 * @throws Refusal 400 if there is no listing, or if one names an image that the Store does not have.
 */
export function updatedListings(target: Target, held: JsonObject, document: JsonObject): JsonObject {
  const listings = objectAt(document, 'listings');
  if (Object.keys(listings).length === 0) {
    throw target.kind === 'app'
      ? invalidParameter('The size of AppListings must be 1 or more', 'appListings')
      : invalidParameter('The size of Listings must be 1 or more', 'listings');
  }
  if (target.kind === 'add-on') return listings;
  const before = objectAt(held, 'listings');
  return mapped(listings, (listing, language) => updatedListing(listing, listingIn(before, language)));
}

/** The listing of a language, whose code may be in any letter case. */
export function listingIn(listings: JsonObject, language: string): JsonObject {
  const code = Object.keys(listings).find((each) => each.toLowerCase() === language.toLowerCase());
  return code === undefined ? {} : objectAt(listings, code);
}

function updatedListing(listing: JsonObject, held: JsonObject): JsonObject {
  const overrides = objectAt(held, 'platformOverrides');
  return {
    ...listing,
    platformOverrides: mapped(objectAt(listing, 'platformOverrides'), (each, platform) =>
      updatedBase(each, objectAt(overrides, platform)),
    ),
    baseListing: updatedBase(objectAt(listing, 'baseListing'), objectAt(held, 'baseListing')),
  };
}

function updatedBase(base: JsonObject, held: JsonObject): JsonObject {
  const kept = ignored.filter((name) => name in base || name in held).map((name) => [name, held[name] ?? '']);
  return { ...base, ...Object.fromEntries(kept), images: updatedImages(base, held) };
}

function updatedImages(base: JsonObject, held: JsonObject): JsonObject[] {
  const before = objectsAt(held, 'images').filter((image) => stringAt(image, 'id') !== '');
  const images = objectsAt(base, 'images').map((image) => updatedImage(image, before));
  const named = new Set(images.map((image) => stringAt(image, 'id')));
  return [...before.filter((image) => !named.has(stringAt(image, 'id'))), ...images];
}

function updatedImage(sent: JsonObject, before: readonly JsonObject[]): JsonObject {
  const id = stringAt(sent, 'id');
  // Microsoft's Python and Java samples leave it out for a new image.
  const fileStatus = sent.fileStatus ?? (id ? 'Uploaded' : 'PendingUpload');
  const held = before.find((image) => stringAt(image, 'id') === id);
  if (held === undefined && (id !== '' || fileStatus !== 'PendingUpload')) {
    const name = stringAt(sent, 'fileName');
    throw invalidParameter(`The image ${name} is not one that was uploaded before.`, 'listings');
  }
  if (held === undefined || fileStatus === 'PendingUpload') return { ...sent, fileStatus };
  // A file that the Store has keeps its name and its type; its caption may change.
  const { fileName = '', imageType = '' } = held;
  return { ...sent, fileName, imageType, fileStatus };
}

/** The members that are objects with `change` made to them; anything else stays. */
function mapped(holder: JsonObject, change: (value: JsonObject, name: string) => JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(holder).map(([name, value]) => [name, isObject(value) ? change(value, name) : value]),
  );
}
