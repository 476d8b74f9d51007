import { normalize } from '../../document/normal-form.ts';
import { foldName, memberOf, spellingsOf } from '../../json/fold.ts';
import { checkTier } from '../../limits/price-tier.ts';
import {
  addOnTexts,
  appLists,
  appTexts,
  checkList,
  checkMarkup,
  checkText,
  type ListLimit,
  mostLanguagesWithKeywords,
  storeLength,
  submissionLists,
  submissionTexts,
  type TextLimit,
} from '../../limits/texts.ts';
import type { Path } from '../../patch/path.ts';
import type { TargetKind } from '../../store/target.ts';
import { type BeyondLimit, beyondLimit } from './beyond-limit.ts';
import { isHeld, listOf, type Members, recordOf } from './held.ts';
import { checkImages, checkTrailers, imageTypesIn } from './media-limits.ts';
import type { ValueContext } from './patch-check.ts';

/**
 * Values of a patch beyond what the Store accepts: texts, lists, images, trailers, prices. A value that the Store holds
 * already is never one of them.
 */
export function beyondLimits({ source: { value }, target, present }: ValueContext): readonly BeyondLimit[] {
  const held = recordOf(present);
  return [
    ...checkFields(value, held, [], submissionTexts, target === 'add-on' ? submissionLists : {}),
    ...checkPrices(recordOf(value.pricing), recordOf(memberOf(held, 'pricing'))),
    ...checkListings(value, held, target),
    ...checkTrailers(value.trailers, memberOf(held, 'trailers')),
    ...checkGamingOptions(value.gamingOptions, memberOf(held, 'gamingOptions')),
  ];
}

function checkListings(value: Members, present: Members, target: TargetKind): readonly BeyondLimit[] {
  const heldListings = recordOf(memberOf(present, 'listings'));
  const spellings = spellingsOf(heldListings);
  const listings = recordOf(value.listings);
  const types = imageTypesIn(heldListings);
  const found = Object.entries(listings).flatMap(([language, listing]) => {
    const spelling = spellings.of(language);
    const held = recordOf(spelling === undefined ? undefined : heldListings[spelling]);
    const path = ['listings', language];
    if (target === 'add-on') return checkFields(recordOf(listing), held, path, addOnTexts, {});
    const platforms = recordOf(recordOf(listing).platformOverrides);
    const heldPlatforms = recordOf(memberOf(held, 'platformOverrides'));
    return [
      ...checkListing(
        recordOf(recordOf(listing).baseListing),
        recordOf(memberOf(held, 'baseListing')),
        [...path, 'baseListing'],
        types,
      ),
      ...Object.entries(platforms).flatMap(([platform, override]) =>
        checkListing(
          recordOf(override),
          recordOf(memberOf(heldPlatforms, platform)),
          [...path, 'platformOverrides', platform],
          types,
        ),
      ),
    ];
  });
  return [...found, ...checkKeywordLanguages(listings, heldListings)];
}

function checkListing(
  listing: Members,
  held: Members,
  path: Path,
  types: ReadonlySet<string>,
): readonly BeyondLimit[] {
  return [
    ...checkFields(listing, held, path, appTexts, appLists),
    ...['description', 'shortDescription', 'releaseNotes'].flatMap((field) => {
      const text = listing[field];
      return typeof text !== 'string' || isHeld(text, memberOf(held, field))
        ? []
        : beyondLimit([...path, field], checkMarkup(text));
    }),
    ...checkImages(listing.images, memberOf(held, 'images'), [...path, 'images'], types),
  ];
}

/** The fields of a record that have limits, except those that the Store holds with the same value. */
function checkFields(
  value: Members,
  held: Members,
  path: Path,
  texts: Readonly<Record<string, TextLimit>>,
  lists: Readonly<Record<string, ListLimit>>,
): readonly BeyondLimit[] {
  return Object.entries(value).flatMap(([field, member]) => {
    const heldValue = memberOf(held, field);
    const here = [...path, field];
    if (isHeld(member, heldValue)) return [];
    const text = Object.hasOwn(texts, field) ? texts[field] : undefined;
    if (text !== undefined && typeof member === 'string')
      return isNoLonger(member, heldValue) ? [] : beyondLimit(here, checkText(text, member));
    const list = Object.hasOwn(lists, field) ? lists[field] : undefined;
    return list === undefined || !Array.isArray(member) ? [] : checkItems(list, member, heldValue, here);
  });
}

function checkItems(
  limit: ListLimit,
  list: readonly unknown[],
  held: unknown,
  path: Path,
): readonly BeyondLimit[] {
  const known = new Set(listOf(held).map((each) => normalize(each)));
  const items = list.filter((each) => typeof each === 'string');
  const each = list.flatMap((item, index) =>
    typeof item === 'string' && !known.has(normalize(item))
      ? beyondLimit([...path, index], checkText(limit, item))
      : [],
  );
  const hasNoMore = list.length <= listOf(held).length;
  return [...(hasNoMore ? [] : beyondLimit(path, checkList(limit, items))), ...each];
}

/** The Store already holds a text of this length, so it accepts one. */
function isNoLonger(text: string, held: unknown): boolean {
  return typeof held === 'string' && storeLength(text) <= storeLength(held);
}

/** Known only from a live Store refusal that another tool noted: a warning, for a patch that adds such a language. */
function checkKeywordLanguages(listings: Members, held: Members): readonly BeyondLimit[] {
  const keywordsIn = (listing: unknown) => {
    const keywords = recordOf(recordOf(listing).baseListing).keywords;
    return Array.isArray(keywords) && keywords.length > 0;
  };
  const before = new Set(
    Object.entries(held).flatMap(([name, listing]) => (keywordsIn(listing) ? [foldName(name)] : [])),
  );
  const after = new Set(before);
  for (const [name, listing] of Object.entries(listings)) if (keywordsIn(listing)) after.add(foldName(name));
  if (after.size <= mostLanguagesWithKeywords || after.size === before.size) return [];
  const message = `would have keywords in ${after.size} languages, but the Store may refuse more than ${mostLanguagesWithKeywords}.`;
  return beyondLimit(['listings'], { severity: 'warning', message });
}

/** The Store refuses a second set at commit: "MultipleInstancesOfGamingOptions" (store-faults.md C6). */
function checkGamingOptions(list: unknown, held: unknown): readonly BeyondLimit[] {
  const sets = listOf(list).length;
  if (sets < 2 || isHeld(list, held)) return [];
  const message = `has ${sets} sets of gaming options, but the Store allows only one. Merge them.`;
  return beyondLimit(['gamingOptions'], { severity: 'error', message });
}

function checkPrices(pricing: Members, held: Members): readonly BeyondLimit[] {
  const tier = (text: unknown, heldText: unknown, path: Path, isFine = (_tier: string) => false) =>
    typeof text !== 'string' || text === heldText || isFine(text) ? [] : beyondLimit(path, checkTier(text));
  const markets = recordOf(memberOf(held, 'marketSpecificPricings'));
  const spellings = spellingsOf(markets);
  return [
    ...tier(pricing.priceId, memberOf(held, 'priceId'), ['pricing', 'priceId']),
    ...Object.entries(recordOf(pricing.marketSpecificPricings)).flatMap(([market, text]) => {
      const path = ['pricing', 'marketSpecificPricings', market];
      // In a market, `Base` means the price of all others (store-api.md §4.3).
      return tier(text, markets[spellings.of(market) ?? market], path, (each) => each === 'Base');
    }),
  ];
}
