import { invalidParameter } from '../http/refusal.ts';
import { type Json, type JsonObject, objectAt, objectsAt, stringAt } from '../json/json.ts';
import { isScreenshot } from './image-limits.ts';
import { listingLanguages } from './languages.ts';
import { addOnProblem, appProblem } from './listing-limits.ts';
import type { Settings } from './settings.ts';
import type { Detail, Target } from './state.ts';
import { listingIn } from './update-listings.ts';

/**
 * Refuses a document whose listings the Store does not accept (pcenter-cli: 400, after the draft was made).
 * @param held The draft's document before this PUT: titles in it were reserved once.
 * @throws Refusal 400
 */
export function checkListings(
  target: Target,
  held: JsonObject,
  document: JsonObject,
  settings: Settings,
): void {
  if (settings.listingLimits === 'off') return;
  checkLanguages(target, held, document);
  if (settings.listingLimits !== 'update') return;
  const problem = target.kind === 'app' ? appProblem(document) : addOnProblem(document);
  if (problem !== undefined) throw invalidParameter(problem, 'listings');
  const title = unreservedTitle(target, held, document, settings);
  if (title !== undefined)
    throw invalidParameter(`The title '${title}' is not a name that is reserved for this app.`, 'title');
}

/**
 * Refuses new languages that the Store does not have
 * (https://learn.microsoft.com/answers/questions/1652078/microsoft-store-api-does-not-support-en-us-hi-in).
 */
function checkLanguages({ kind }: Target, held: JsonObject, document: JsonObject): void {
  const before = new Set(languagesOf(held));
  const wrong = languagesOf(document).filter((each) => !before.has(each) && !listingLanguages.has(each));
  if (wrong.length === 0) return;
  throw invalidParameter(
    `Language codes: ${wrong.join(', ')} not supported`,
    kind === 'app' ? 'appListings' : 'listings',
  );
}

function languagesOf(document: JsonObject): string[] {
  return Object.keys(objectAt(document, 'listings')).map((language) => language.toLowerCase());
}

/**
 * What the Store finds in the listings when a submission is committed.
 * @param packageLanguages Those of all packages that the submission keeps or adds.
 */
export function listingErrors(
  target: Target,
  held: JsonObject,
  document: JsonObject,
  packageLanguages: readonly string[],
  settings: Settings,
): Detail[] {
  if (target.kind !== 'app') return [];
  const untitled = Object.entries(objectAt(document, 'listings')).filter(
    ([language, listing]) =>
      titleOf(listing) === '' && !packageLanguages.some((each) => isSame(each, language)),
  );
  // Its title comes from the packages, if one of them has the language (pcenter-cli).
  const errors: Detail[] = untitled.map(([language]) => ({
    code: 'MissingTitle',
    details: `The listing ${language} has no title, and no package has this language.`,
  }));
  if (settings.listingLimits === 'off') return errors;
  errors.push(...incompleteListings(held, document));
  if (settings.listingLimits === 'update') return errors;
  const problem = appProblem(document);
  if (problem !== undefined) errors.push({ code: 'InvalidParameterValue', details: problem });
  const title = unreservedTitle(target, held, document, settings);
  if (title !== undefined) {
    const details = `The title '${title}' is not a name that is reserved for this app.`;
    errors.push({ code: 'InvalidParameterValue', details });
  }
  return errors;
}

/** A listing needs a description and a screenshot (store-api.md §3.2); one that was published without them stays. */
function incompleteListings(published: JsonObject, document: JsonObject): Detail[] {
  const before = objectAt(published, 'listings');
  return Object.entries(objectAt(document, 'listings')).flatMap(([language, listing]) => {
    const had = lackingIn(listingIn(before, language));
    const isNew = Object.keys(listingIn(before, language)).length === 0;
    return lackingIn(listing)
      .filter((lacking) => isNew || !had.includes(lacking))
      .map((lacking) => ({
        code: 'InvalidParameterValue',
        details: `The listing ${language} has no ${lacking}.`,
      }));
  });
}

function lackingIn(listing: Json): string[] {
  const base = objectAt(listing, 'baseListing');
  const hasScreenshot = objectsAt(base, 'images').some(
    (image) => image.fileStatus !== 'PendingDelete' && isScreenshot(stringAt(image, 'imageType')),
  );
  return [
    ...(stringAt(base, 'description') === '' ? ['description'] : []),
    ...(hasScreenshot ? [] : ['screenshot']),
  ];
}

/** A title has to be a reserved name of the app, or the update fails (a comment in Microsoft's samples). */
function unreservedTitle(
  { kind, app }: Target,
  held: JsonObject,
  document: JsonObject,
  { reservedNames }: Settings,
): string | undefined {
  if (kind !== 'app') return undefined;
  const before = Object.values(objectAt(held, 'listings')).map(titleOf);
  const known = new Set(['', app.primaryName, ...(reservedNames ?? []), ...before]);
  return Object.values(objectAt(document, 'listings'))
    .map(titleOf)
    .find((title) => !known.has(title));
}

function titleOf(listing: Json): string {
  return stringAt(objectAt(listing, 'baseListing'), 'title');
}

/** `en` in a listing matches `en-US` in a package, and vice versa. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}
