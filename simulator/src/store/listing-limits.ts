import { isObject, type Json, type JsonObject, objectAt, objectsAt, stringAt } from '../json/json.ts';
import { imageLimitOf } from './image-limits.ts';
import { trailerProblem } from './trailer-limits.ts';

/*
 * What a listing may hold, separate from the action's own table, so that a mistake there shows here. From
 * store-api.md §3.2, §3.6, §4.5 and §8.2; if the live service is stricter than its documentation, from
 * https://github.com/prof18/pcenter-cli/blob/main/docs/METADATA.md. Lengths are in UTF-16 code units.
 */

const texts: Readonly<Record<string, number>> = {
  description: 10_000,
  // The documentation says 1000; the live service refuses 501.
  shortDescription: 500,
  releaseNotes: 1500,
  copyrightAndTrademarkInfo: 200,
  licenseTerms: 10_000,
  shortTitle: 50,
  sortTitle: 255,
  voiceTitle: 255,
  devStudio: 255,
};

const lists: Readonly<Record<string, { readonly count: number; readonly length: number }>> = {
  features: { count: 20, length: 200 },
  keywords: { count: 7, length: 40 },
  recommendedHardware: { count: 11, length: 200 },
  minimumHardware: { count: 11, length: 200 },
};

const longestCaption = 200;
const mostKeywordWords = 21;
/** How many languages may have keywords. */
const mostKeywordLanguages = 21;

const addOnTexts: Readonly<Record<string, number>> = { title: 100, description: 200 };

/** The first limit that an app's document breaks, in the service's words as far as they are known. */
export function appProblem(document: JsonObject): string | undefined {
  const listings = Object.entries(objectAt(document, 'listings'));
  const withKeywords = listings.filter(([, listing]) => elementsOf(baseOf(listing), 'keywords').length > 0);
  if (withKeywords.length > mostKeywordLanguages) {
    return `The size of KeywordsTotalCount must be ${mostKeywordLanguages} or less`;
  }
  const ofTrailers = trailerProblem(document);
  if (ofTrailers !== undefined) return ofTrailers;
  for (const [language, listing] of listings) {
    const platforms = [baseOf(listing), ...Object.values(objectAt(listing, 'platformOverrides'))];
    for (const each of platforms) {
      const problem = isObject(each) ? listingProblem(each) : undefined;
      if (problem !== undefined) return `${problem} (${language})`;
    }
  }
  return undefined;
}

/** The same for an add-on's document (store-api.md §3.6). */
export function addOnProblem(document: JsonObject): string | undefined {
  const keywords = elementsOf(document, 'keywords');
  if (keywords.length > 10) return 'The size of Keywords must be 10 or less';
  if (keywords.some(({ length }) => length > 30)) return 'The length of Keywords must be 30 or less';
  if (stringAt(document, 'tag').length > 3000) return 'The length of Tag must be 3000 or less';
  for (const [language, listing] of Object.entries(objectAt(document, 'listings'))) {
    if (stringAt(listing, 'title') === '') return `The Title field is required (${language})`;
    const problem = isObject(listing) ? textProblem(listing, addOnTexts) : undefined;
    if (problem !== undefined) return `${problem} (${language})`;
  }
  return undefined;
}

function listingProblem(base: JsonObject): string | undefined {
  return textProblem(base, texts) ?? listProblem(base) ?? imageProblem(base);
}

function textProblem(holder: JsonObject, limits: Readonly<Record<string, number>>): string | undefined {
  const found = Object.entries(limits).find(([name, limit]) => stringAt(holder, name).length > limit);
  return found && `The length of ${capitalized(found[0])} must be ${found[1]} or less`;
}

function listProblem(base: JsonObject): string | undefined {
  for (const [name, { count, length }] of Object.entries(lists)) {
    const elements = elementsOf(base, name);
    if (elements.length > count) return `The size of ${capitalized(name)} must be ${count} or less`;
    if (elements.some((each) => each.length > length))
      return `The length of ${capitalized(name)} must be ${length} or less`;
  }
  const words = elementsOf(base, 'keywords').flatMap((each) => each.split(/\s+/).filter(Boolean));
  return words.length > mostKeywordWords
    ? `The number of words in Keywords must be ${mostKeywordWords} or less`
    : undefined;
}

function imageProblem(base: JsonObject): string | undefined {
  const counts = new Map<string, number>();
  for (const image of objectsAt(base, 'images')) {
    if (image.fileStatus === 'PendingDelete') continue;
    const given = stringAt(image, 'imageType');
    const limit = imageLimitOf(given);
    // The Store keeps what it already has, under any earlier name of its type.
    if (limit === undefined && stringAt(image, 'id') === '') return `'${given}' is not a valid ImageType`;
    if (stringAt(image, 'description').length > longestCaption)
      return `The length of Description of an image must be ${longestCaption} or less`;
    if (limit === undefined) continue;
    const count = (counts.get(limit.type) ?? 0) + 1;
    counts.set(limit.type, count);
    if (count > limit.count)
      return `The number of images of type ${limit.type} must be ${limit.count} or less`;
  }
  return undefined;
}

function baseOf(listing: Json): JsonObject {
  return objectAt(listing, 'baseListing');
}

function elementsOf(holder: JsonObject, name: string): string[] {
  const found = holder[name];
  return Array.isArray(found) ? found.map(String) : [];
}

function capitalized(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
