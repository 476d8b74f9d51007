import { isObject, type Json, type JsonObject, objectAt, objectsAt, stringAt } from '../json/json.ts';
import type { StoreState, Submission, Target } from '../store/state.ts';
import { basesOf, packageMember } from './needed-files.ts';
import { fullNames, type JudgedPackage, type Verdict } from './verdict.ts';

/**
 * What the Store does with the files of a submission once they pass (store-api.md §5.2): new ones become
 * `Uploaded` and get an id, and packages what their manifests say; those marked `PendingDelete` go.
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
  dropLanguages(state, document);
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
    // The service reports this for every bundle.
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
  const { losesImages } = state.settings;
  const isLost = (image: JsonObject): boolean =>
    losesImages.some((part) => stringAt(image, 'fileName').includes(part));
  for (const base of basesOf(listing)) {
    if (!Array.isArray(base.images)) continue;
    base.images = objectsAt(base, 'images')
      .filter((image) => image.fileStatus !== 'PendingDelete' && !isLost(image))
      .map((image) => uploaded(state, image));
  }
  if (isObject(listing) && isObject(listing.icon)) listing.icon = uploaded(state, listing.icon);
}

function uploaded(state: StoreState, file: JsonObject): JsonObject {
  if (file.fileStatus !== 'PendingUpload') return file;
  const id = stringAt(file, 'id') || state.newFileId();
  return { ...file, fileName: keptName(state, stringAt(file, 'fileName'), id), fileStatus: 'Uploaded', id };
}

function acceptTrailer(state: StoreState, trailer: JsonObject): void {
  if (stringAt(trailer, 'id') !== '') return;
  trailer.id = state.newFileId();
  const videoFileId = state.newFileId();
  trailer.videoFileId = videoFileId;
  trailer.videoFileName = keptName(state, stringAt(trailer, 'videoFileName'), videoFileId);
  for (const assets of Object.values(objectAt(trailer, 'trailerAssets'))) {
    for (const image of objectsAt(assets, 'imageList')) {
      const id = state.newFileId();
      image.id = id;
      image.fileName = keptName(state, stringAt(image, 'fileName'), id);
    }
  }
}

/** The name under which the Store keeps an image or a video. */
function keptName({ settings }: StoreState, fileName: string, id: string): string {
  return settings.renamesImages ? `${id}${/\.\w+$/.exec(fileName)?.[0] ?? ''}` : fileName;
}

function dropLanguages({ settings }: StoreState, document: JsonObject): void {
  const dropped = settings.dropsLanguages.map((language) => language.toLowerCase());
  if (dropped.length === 0 || !isObject(document.listings)) return;
  document.listings = Object.fromEntries(
    Object.entries(document.listings).filter(([language]) => !dropped.includes(language.toLowerCase())),
  );
}
