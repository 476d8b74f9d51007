import { isObject, type Json, type JsonObject, objectAt, objectsAt, stringAt } from '../json/json.ts';
import type { Target } from '../store/state.ts';

/** A file that the archive must contain. */
export interface NeededFile {
  /** Its path in the archive. */
  readonly name: string;
  readonly kind: 'package' | 'image' | 'icon' | 'video' | 'thumbnail';
  /** For an image. */
  readonly imageType?: string;
}

/** The member that holds a target's packages; add-ons have none, so theirs is in no document. */
export function packageMember(target: Target): string {
  return target.kind === 'flight' ? 'flightPackages' : 'applicationPackages';
}

/** The files that the archive must contain: all that the document names and the Store lacks, one per use of a file. */
export function neededFiles(target: Target, document: JsonObject): NeededFile[] {
  const isPending = (entry: JsonObject): boolean => entry.fileStatus === 'PendingUpload';
  const name = (entry: JsonObject): string => stringAt(entry, 'fileName');
  const packages = objectsAt(document, packageMember(target)).filter(isPending);
  return [
    ...packages.map((entry) => ({ name: name(entry), kind: 'package' as const })),
    ...imagesOf(document)
      .filter(isPending)
      .map((entry) => ({
        name: name(entry),
        kind: 'image' as const,
        imageType: stringAt(entry, 'imageType'),
      })),
    ...iconsOf(document)
      .filter(isPending)
      .map((entry) => ({ name: name(entry), kind: 'icon' as const })),
    ...newTrailerFiles(document),
  ];
}

/** What a listing holds for all devices, then for each platform. */
export function basesOf(listing: Json): JsonObject[] {
  const overrides = Object.values(objectAt(listing, 'platformOverrides')).filter(isObject);
  return [objectAt(listing, 'baseListing'), ...overrides];
}

/** The images of every listing, platform overrides included. */
function imagesOf(document: JsonObject): JsonObject[] {
  return Object.values(objectAt(document, 'listings'))
    .flatMap(basesOf)
    .flatMap((base) => objectsAt(base, 'images'));
}

/** The icons of an add-on's listings. */
function iconsOf(document: JsonObject): JsonObject[] {
  return Object.values(objectAt(document, 'listings')).flatMap((listing) =>
    isObject(listing) && isObject(listing.icon) ? [listing.icon] : [],
  );
}

/** Trailers have no file status: one without an id is new. */
function newTrailerFiles(document: JsonObject): NeededFile[] {
  const files = objectsAt(document, 'trailers')
    .filter((trailer) => stringAt(trailer, 'id') === '')
    .flatMap((trailer): NeededFile[] => [
      { name: stringAt(trailer, 'videoFileName'), kind: 'video' },
      ...Object.values(objectAt(trailer, 'trailerAssets')).flatMap((assets) =>
        objectsAt(assets, 'imageList').map(
          (image): NeededFile => ({ name: stringAt(image, 'fileName'), kind: 'thumbnail' }),
        ),
      ),
    ]);
  return files.filter(({ name }) => name !== '');
}
