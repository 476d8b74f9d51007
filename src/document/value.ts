import { isRecord } from '../json/is-record.ts';

/** Longest text that is shown of a value, in UTF-16 units, not counting the note of its length. */
const shownLength = 200;
/** How much equal text is shown before the first difference of two long texts. */
const leadLength = 40;

/**
 * A value of the submission, shortened: a longer text, or one whose JSON is longer, becomes an excerpt with its
 * length. Everything else stays as it is.
 * @param start first character of the excerpt
 */
export function shorten(value: unknown, start = 0): unknown {
  const text = textOf(value);
  if (text === undefined || text.length <= shownLength) return value;
  const excerpt = text.slice(start, start + shownLength).toWellFormed();
  const rest = start + shownLength < text.length ? '…' : '';
  return `${start > 0 ? '…' : ''}${excerpt}${rest} (${text.length} characters)`;
}

/** Both sides of a change, shortened; the excerpts of long texts begin at the first difference. */
export function shortenChange(before: unknown, after: unknown): { before: unknown; after: unknown } {
  const same = commonLength(textOf(before) ?? '', textOf(after) ?? '');
  const start = same + leadLength > shownLength ? same - leadLength : 0;
  return { before: shorten(before, start), after: shorten(after, start) };
}

/** A value of the submission for a human reader. */
export function describeValue(value: unknown): string {
  if (value === undefined) return '(not set)';
  if (value === '') return '(empty)';
  return textOf(value) ?? '';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(sorted(value));
}

/** The service does not keep the order of an object's members. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function commonLength(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  for (let index = 0; index < end; index += 1) if (one[index] !== other[index]) return index;
  return end;
}
