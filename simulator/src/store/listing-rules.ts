import { invalidParameter } from '../http/refusal.ts';
import { type Json, type JsonObject, objectAt, stringAt } from '../json/json.ts';
import { addOnProblem, appProblem } from './listing-limits.ts';
import type { Settings } from './settings.ts';
import type { Detail, Target } from './state.ts';

const languageTag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/**
 * Refuses a document whose listings the Store does not take (pcenter-cli: 400, after the draft was made).
 * @param held The draft's document before this PUT: titles in it were reserved once.
 * @throws Refusal 400
 */
export function checkListings(
  target: Target,
  held: JsonObject,
  document: JsonObject,
  settings: Settings,
): void {
  const listings = Object.entries(objectAt(document, 'listings'));
  const wrong = listings.find(([language]) => !languageTag.test(language));
  if (wrong) throw invalidParameter(`'${wrong[0]}' is not a valid language code.`, 'listings');
  if (settings.listingLimits !== 'update') return;
  const problem = target.kind === 'app' ? appProblem(document) : addOnProblem(document);
  if (problem !== undefined) throw invalidParameter(problem, 'listings');
  const title = unreservedTitle(target, held, document, settings);
  if (title !== undefined)
    throw invalidParameter(`The title '${title}' is not a name that is reserved for this app.`, 'title');
}

/**
 * What the Store finds in the listings when a submission is committed.
 * @param packageLanguages Of all packages that the submission keeps or adds.
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
  // Its title comes from the packages, if one of them speaks the language (pcenter-cli).
  const errors: Detail[] = untitled.map(([language]) => ({
    code: 'MissingTitle',
    details: `The listing ${language} has no title, and no package has this language.`,
  }));
  if (settings.listingLimits !== 'commit') return errors;
  const problem = appProblem(document);
  if (problem !== undefined) errors.push({ code: 'InvalidParameterValue', details: problem });
  const title = unreservedTitle(target, held, document, settings);
  if (title !== undefined) {
    const details = `The title '${title}' is not a name that is reserved for this app.`;
    errors.push({ code: 'InvalidParameterValue', details });
  }
  return errors;
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

/** `en` of a listing is that of `en-US` in a package, and the other way round. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}
