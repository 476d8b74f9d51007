import type { FieldValue } from './page.ts';

/** A text as it is compared: line breaks as LF, no white space at the ends of lines. */
export function plainText(text: unknown): string {
  if (typeof text !== 'string') return '';
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}

/** The items of a list as they are compared. */
export function plainList(list: unknown): readonly string[] {
  return (Array.isArray(list) ? list : [])
    .map((item) => plainText(item).trimStart())
    .filter((item) => item !== '');
}

/** True if the Store holds a value already; `null`, `""` and missing values are the same. */
export function isSameValue(held: unknown, wanted: FieldValue): boolean {
  if (typeof wanted === 'string') return plainText(held) === plainText(wanted);
  const [one, other] = [plainList(held), plainList(wanted)];
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

/** A text as it is sent: Partner Center writes CR LF. */
export function sentText(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n');
}

/** A value as it is sent. */
export function sentValue(value: FieldValue): unknown {
  return typeof value === 'string' ? sentText(value) : [...value];
}
