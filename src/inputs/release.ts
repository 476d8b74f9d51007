import { tierForms, tierOf } from '../limits/price-tier.ts';
import { field, quote } from './field.ts';

/** A job lives five days at most, and that on a runner of one's own. */
const longestMinutes = 5 * 24 * 60;

/** Globs, one a line; what they mean is `packages/pattern.ts`'s business. */
export const packageGlobs = field((text, refuse): string => {
  const namesFiles = text.split(/[\r\n]+/).some((line) => !/^\s*([!#]|$)/.test(line));
  return namesFiles ? text : refuse('names no file: every line is empty, a comment (#) or an exclusion (!)');
});

/** Share of customers, above 0 and at most 100. */
export const rolloutPercentage = field((text, refuse): number => {
  if (text.endsWith('%')) return refuse(`is ${quote(text)}: give the number alone, without the % sign`);
  if (/^\d+,\d+$/.test(text))
    return refuse(`is ${quote(text)}: write it with a decimal point, ${text.replace(',', '.')}`);
  const share = decimal(text);
  if (share === undefined)
    return refuse(`is ${quote(text)}, but must be a number above 0 and at most 100, such as 10 or 2.5`);
  if (share === 0) {
    return refuse(
      'is 0, which would offer the packages to nobody. Give a share above 0, or leave it out to offer them to everyone',
    );
  }
  if (share > 100) return refuse(`is ${quote(text)}, but 100 is everyone`);
  return share;
});

/** A price tier as the Store spells it. */
export const priceTier = field((text, refuse): string => {
  const tier = tierOf(text);
  if (tier !== undefined) return tier;
  return refuse(
    text.toLowerCase() === 'base'
      ? 'is Base, which the Store returns for some apps but refuses as a price. Give the tier that the app has in Partner Center, such as Tier3, or Free'
      : `is ${quote(text)}, but takes ${tierForms} (a tier, not an amount of money)`,
  );
});

/** Minutes above 0. */
export const timeoutMinutes = field((text, refuse): number => {
  const minutes = decimal(text);
  if (minutes !== undefined && minutes > 0 && minutes <= longestMinutes) return minutes;
  return refuse(
    `is ${quote(text)}, but must be a number of minutes above 0 and at most ${longestMinutes} (five days, the longest that a job may run)`,
  );
});

function decimal(text: string): number | undefined {
  return /^\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}
