import { type JsonObject, objectAt, objectsAt, stringAt } from '../json/json.ts';

/** Per app (store-api.md §8.2). */
const mostTrailers = 15;
const longestTitle = 255;

/** The first limit that a document's trailers break, in the service's words as far as they are known. */
export function trailerProblem(document: JsonObject): string | undefined {
  const trailers = objectsAt(document, 'trailers');
  if (trailers.length > mostTrailers) return `The size of Trailers must be ${mostTrailers} or less`;
  return trailers.map(problemOf).find((problem) => problem !== undefined);
}

function problemOf(trailer: JsonObject): string | undefined {
  const assets = Object.entries(objectAt(trailer, 'trailerAssets'));
  const long = assets.find(([, each]) => stringAt(each, 'title').length > longestTitle);
  if (long) return `The length of Title of a trailer must be ${longestTitle} or less (${long[0]})`;
  // The Store keeps what it already has.
  if (stringAt(trailer, 'id') !== '') return undefined;
  if (stringAt(trailer, 'videoFileName') === '') return 'The VideoFileName field of a trailer is required';
  if (assets.length === 0) return 'The TrailerAssets field of a trailer is required';
  for (const [language, each] of assets) {
    if (stringAt(each, 'title') === '') return `The Title field of a trailer is required (${language})`;
    // One image is allowed, but Microsoft's own samples send two.
    const names = objectsAt(each, 'imageList').map((image) => stringAt(image, 'fileName'));
    if (names.length === 0 || names.includes(''))
      return `The ImageList field of a trailer needs an image (${language})`;
  }
  return undefined;
}
