import { isObject, type Json, type JsonObject, objectAt, objectsAt, stringAt } from '../json/json.ts';
import type { StoreState, Submission, Target } from '../store/state.ts';
import { packageMember } from './needed-files.ts';
import { fullNames, type JudgedPackage, type Verdict } from './verdict.ts';

/**
 * What the Store does with the files of a submission once they passed (store-api.md §5.2): new ones become
 * `Uploaded` and get an id, packages also what their manifests say; those marked `PendingDelete` go.
 */
export function acceptFiles(
  state: StoreState,
  target: Target,
  submission: Submission,
  verdict: Verdict,
): void {
  const document = structuredClone(submission.document);
  const member = packageMember(target);
  if (member in document)
    document[member] = acceptedPackages(state, target, objectsAt(document, member), verdict);
  for (const listing of Object.values(objectAt(document, 'listings'))) acceptListing(state, listing);
  for (const trailer of objectsAt(document, 'trailers')) acceptTrailer(state, trailer);
  submission.document = document;
}

function acceptedPackages(
  state: StoreState,
  target: Target,
  entries: readonly JsonObject[],
  verdict: Verdict,
): JsonObject[] {
  if (state.settings.keepsOldPackages) {
    const old = entries.filter((entry) => stringAt(entry, 'id') !== '');
    return old.map((entry) => ({ ...entry, fileStatus: 'Uploaded' }));
  }
  return entries
    .filter((entry) => entry.fileStatus !== 'PendingDelete')
    .map((entry) => {
      const contents = verdict.packages.get(stringAt(entry, 'fileName'));
      if (entry.fileStatus !== 'PendingUpload' || !contents) return entry;
      for (const name of fullNames(contents)) target.app.accepted.set(name, contents.sha256);
      return { ...entry, ...factsOf(contents), fileStatus: 'Uploaded', id: state.newFileId() };
    });
}

function factsOf(contents: JudgedPackage): JsonObject {
  const [architecture = 'neutral'] = contents.architectures;
  return {
    version: contents.version,
    // The service says so of every bundle, whatever is in it.
    architecture: contents.isBundle ? 'Neutral' : capitalized(architecture),
    languages: [...contents.languages],
    capabilities: [...contents.capabilities],
    targetDeviceFamilies: [...contents.targetDeviceFamilies],
    targetPlatform: 'Windows10',
  };
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function acceptListing(state: StoreState, listing: Json): void {
  const platforms = [
    objectAt(listing, 'baseListing'),
    ...Object.values(objectAt(listing, 'platformOverrides')),
  ];
  for (const base of platforms) {
    if (!isObject(base) || !Array.isArray(base.images)) continue;
    base.images = objectsAt(base, 'images')
      .filter((image) => image.fileStatus !== 'PendingDelete')
      .map((image) => uploaded(state, image));
  }
  if (isObject(listing) && isObject(listing.icon)) listing.icon = uploaded(state, listing.icon);
}

function uploaded(state: StoreState, file: JsonObject): JsonObject {
  if (file.fileStatus !== 'PendingUpload') return file;
  return { ...file, fileStatus: 'Uploaded', id: stringAt(file, 'id') || state.newFileId() };
}

function acceptTrailer(state: StoreState, trailer: JsonObject): void {
  if (stringAt(trailer, 'id') !== '') return;
  trailer.id = state.newFileId();
  trailer.videoFileId = state.newFileId();
  for (const assets of Object.values(objectAt(trailer, 'trailerAssets'))) {
    for (const image of objectsAt(assets, 'imageList')) image.id = state.newFileId();
  }
}
