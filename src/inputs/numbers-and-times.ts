import type { PublishMode } from '../submission/requested.ts';
import { quote, type Refuse } from './parse.ts';

/** Jobs are limited to five days, on self-hosted runners. */
const longestMinutes = 5 * 24 * 60;

/** Share of customers in percent, at least 1; 100 is everyone. */
export function rolloutPercentage(text: string, refuse: Refuse): number | 'everyone' {
  if (text.endsWith('%')) return refuse(`is ${quote(text)}: remove the % sign`);
  const share = decimal(text.replace(/^(\d+),(\d+)$/, '$1.$2'));
  if (share === undefined) {
    return refuse(`is ${quote(text)}, but must be a number from 1 to 100, such as 10 or 2.5`);
  }
  if (share === 0) {
    return refuse(
      'is 0, which would offer the packages to no one. Use a number from 1 to 100, or omit it to offer them to everyone',
    );
  }
  if (share < 1) return refuse(belowOne(text, share));
  if (text.includes(','))
    return refuse(`is ${quote(text)}: write it with a decimal point, ${text.replace(',', '.')}`);
  if (share > 100)
    return refuse(`is ${quote(text)}, but the maximum is 100 (everyone). Use a number from 1 to 100`);
  return share === 100 ? 'everyone' : share;
}

/** Other stores expect a fraction of 1 here: 0.1 for a tenth of the customers. */
function belowOne(text: string, share: number): string {
  const meant = Math.round(share * 100);
  const advice = meant < 1 ? 'Use a number from 1 to 100' : `For ${meant}% of customers, use ${meant}`;
  return share === 0.1
    ? `is ${quote(text)}: 0.1 is a tenth of a percent. For 10% of customers, use 10`
    : `is ${quote(text)}, but it is a percentage: that would be less than 1% of customers. ${advice}`;
}

/** Minutes above 0. */
export function timeoutMinutes(text: string, refuse: Refuse): number {
  const minutes = decimal(text);
  if (minutes !== undefined && minutes > 0 && minutes <= longestMinutes) return minutes;
  return refuse(
    `is ${quote(text)}, but must be a number of minutes above 0 and at most ${longestMinutes} (five days, the longest that a job may run)`,
  );
}

function decimal(text: string): number | undefined {
  return /^\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

/** When the Store publishes what it has certified. */
export function publishMode(text: string, refuse: Refuse): PublishMode {
  const word = text.toLowerCase();
  if (word === 'immediate' || word === 'manual') return { mode: word };
  const date = moment(text);
  return date === undefined
    ? refuse(`is ${quote(text)}, but must be immediate, manual or ${timeForm}`)
    : { mode: 'date', date };
}

/** When the packages become a mandatory update. */
export function mandatoryUpdate(text: string, refuse: Refuse): 'now' | { readonly date: string } {
  if (text.toLowerCase() === 'now') return 'now';
  const date = moment(text);
  return date === undefined ? refuse(`is ${quote(text)}, but must be "now" or ${timeForm}`) : { date };
}

const timeForm =
  'an ISO 8601 time with a time zone, such as 2027-03-01T09:00:00Z or 2027-03-01T10:00:00+01:00';

/** A time in UTC, `2027-03-01T09:00:00.000Z`; `undefined` for a text that is not a time, or has no zone. */
function moment(text: string): string | undefined {
  const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/i.exec(text);
  const milliseconds = Date.parse(text);
  if (form === null || Number.isNaN(milliseconds)) return undefined;
  // `Date.parse` reads February 30 as March 2.
  const day = new Date(`${form[1]}T00:00:00Z`).toISOString().slice(0, 10);
  return day === form[1] ? new Date(milliseconds).toISOString() : undefined;
}
