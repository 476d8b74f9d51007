import { tierForms, tierOf } from '../limits/price-tier.ts';
import { field, quote } from './field.ts';

/** Jobs are limited to five days, on self-hosted runners. */
const longestMinutes = 5 * 24 * 60;

/** Globs, one a line; what they mean is `packages/pattern.ts`'s business. */
export const packageGlobs = field((text, refuse): string => {
  const namesFiles = text.split(/[\r\n]+/).some((line) => !/^\s*([!#]|$)/.test(line));
  return namesFiles ? text : refuse('names no file: every line is empty, a comment (#) or an exclusion (!)');
});

/** Share of customers in percent, at least 1 and at most 100. */
export const rolloutPercentage = field((text, refuse): number => {
  if (text.endsWith('%')) return refuse(`is ${quote(text)}: give the number alone, without the % sign`);
  const share = decimal(text.replace(/^(\d+),(\d+)$/, '$1.$2'));
  if (share === undefined) {
    return refuse(`is ${quote(text)}, but must be a number from 1 to 100, such as 10 or 2.5`);
  }
  if (share === 0) {
    return refuse(
      'is 0, which would offer the packages to nobody. Give a number from 1 to 100, or leave it out to offer them to everyone',
    );
  }
  if (share < 1) return refuse(belowOne(text, share));
  if (text.includes(','))
    return refuse(`is ${quote(text)}: write it with a decimal point, ${text.replace(',', '.')}`);
  if (share > 100) return refuse(`is ${quote(text)}, but 100 is everyone. Give a number from 1 to 100`);
  return share;
});

/** Other stores take a fraction of 1 here: 0.1 for a tenth of the customers. */
function belowOne(text: string, share: number): string {
  const meant = Math.round(share * 100);
  const advice = meant < 1 ? 'Give a number from 1 to 100' : `For ${meant} % of customers write ${meant}`;
  return share === 0.1
    ? `is ${quote(text)}: 0.1 is a tenth of a percent. For a tenth of the customers write 10`
    : `is ${quote(text)}, and the number is in percent: that would be less than one customer in a hundred. ${advice}`;
}

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
