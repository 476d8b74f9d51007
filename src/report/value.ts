/** Longest value of a field that a table of changes shows, in UTF-16 units. */
const shownLength = 120;

/** A value of the submission for a human's eye: short, and long texts with their length. */
export function describeValue(value: unknown): string {
  if (value === undefined) return '(absent)';
  if (value === '') return '(empty)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= shownLength
    ? text
    : `${text.slice(0, shownLength).toWellFormed()}… (${text.length} characters)`;
}
