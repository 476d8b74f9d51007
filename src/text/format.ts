const byteUnits = ['kB', 'MB', 'GB', 'TB'] as const;

/** Bytes for humans, in decimal units with at most three digits: `0 bytes`, `1.5 kB`, `312 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  let value = bytes / 1000;
  let unit = 0;
  // 999.5 would round to 1000, which belongs to the next unit.
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${atMostThreeDigits(value)} ${byteUnits[unit]}`;
}

/** The rate of `bytes` in `milliseconds`, `48.3 MB/s`; a dash if no time has passed. */
export function formatRate(bytes: number, milliseconds: number): string {
  return milliseconds > 0 ? `${formatBytes(Math.round((bytes / milliseconds) * 1000))}/s` : '–';
}

/** Milliseconds for humans, in at most two units: `850 ms`, `2.4 s`, `3 min 5 s`, `2 h 10 min`, `1 d 4 h`. */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return twoUnits(seconds, 60, 'min', 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return twoUnits(minutes, 60, 'h', 'min');
  return twoUnits(Math.round(minutes / 60), 24, 'd', 'h');
}

/** `10%`, `2.5%`; the Store may hold a share as a 32-bit float. */
export function formatShare(percentage: number): string {
  return `${Math.round(percentage * 100) / 100}%`;
}

/** `1 package`, `2 packages`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a, b and c`, without a comma before the conjunction. */
export function series(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** The text with its first letter as a capital. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The text with its first letter in lower case, to follow other words. */
export function uncapitalized(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** The parts that there are, with a space between them. */
export function spaced(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

/** A text that ends as a sentence does. */
export function sentence(text: string): string {
  return text === '' || /[.!?…:]["')]*$/.test(text) ? text : `${text}.`;
}

function twoUnits(count: number, base: number, large: string, small: string): string {
  const rest = count % base;
  return `${Math.floor(count / base)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

function atMostThreeDigits(value: number): string {
  if (value >= 99.95) return String(Math.round(value));
  return value.toFixed(1).replace(/\.0$/, '');
}
