import { isObject, type JsonObject, objectAt, objectsAt, stringAt } from '../json/json.ts';
import type { Target } from '../store/state.ts';

/** The member that holds a target's packages; add-ons have none, and a name that no document has. */
export function packageMember(target: Target): string {
  return target.kind === 'flight' ? 'flightPackages' : 'applicationPackages';
}

/** Names of the files that the archive has to hold: everything the document names and the Store has not. */
export function neededFiles(target: Target, document: JsonObject): string[] {
  const pending = [
    ...objectsAt(document, packageMember(target)),
    ...imagesOf(document),
    ...iconsOf(document),
  ].filter((entry) => entry.fileStatus === 'PendingUpload');
  return [...new Set([...pending.map((entry) => stringAt(entry, 'fileName')), ...newTrailerFiles(document)])];
}

/** The images of every listing, platform overrides included. */
function imagesOf(document: JsonObject): JsonObject[] {
  return Object.values(objectAt(document, 'listings')).flatMap((listing) => {
    const overrides = Object.values(objectAt(listing, 'platformOverrides'));
    return [objectAt(listing, 'baseListing'), ...overrides].flatMap((each) => objectsAt(each, 'images'));
  });
}

/** The icons of an add-on's listings. */
function iconsOf(document: JsonObject): JsonObject[] {
  return Object.values(objectAt(document, 'listings')).flatMap((listing) =>
    isObject(listing) && isObject(listing.icon) ? [listing.icon] : [],
  );
}

/** Trailers have no file status: a new one is one without an id. */
function newTrailerFiles(document: JsonObject): string[] {
  return objectsAt(document, 'trailers')
    .filter((trailer) => stringAt(trailer, 'id') === '')
    .flatMap((trailer) => [
      stringAt(trailer, 'videoFileName'),
      ...Object.values(objectAt(trailer, 'trailerAssets')).flatMap((assets) =>
        objectsAt(assets, 'imageList').map((image) => stringAt(image, 'fileName')),
      ),
    ])
    .filter((name) => name !== '');
}
