import { invisible } from '../masking/sanitize.ts';
import { linesOf } from './compare.ts';
import type { FieldChange, TitleChange } from './comparison.ts';
import { differences } from './differences.ts';

/** Unchanged lines that are shown before and after a change. */
const context = 1;

/**
 * A changed value as the lines of a difference, each complete: `-old`, `+new`, ` same`. Unchanged lines far from a
 * change are counted: `@@ 8 unchanged lines @@`.
 */
export function valueLines({
  before,
  after,
}: Pick<FieldChange, 'before' | 'after'> | TitleChange): readonly string[] {
  const parts = differences(linesOf(before), linesOf(after));
  return parts.flatMap(({ same, removed, added }, index) => [
    ...sameLines(same, index === 0, index === parts.length - 1),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
  ]);
}

function sameLines(lines: readonly string[], isFirst: boolean, isLast: boolean): readonly string[] {
  const head = isFirst ? 0 : context;
  const tail = isLast ? 0 : context;
  const left = lines.length - head - tail;
  const shown = (some: readonly string[]) => some.map((line) => ` ${line}`);
  // A mark for one line takes as much room as the line.
  if (left <= 1) return shown(lines);
  return [
    ...shown(lines.slice(0, head)),
    `@@ ${left} unchanged lines @@`,
    ...shown(lines.slice(lines.length - tail)),
  ];
}

/** The sanitizer leaves the sign that shows an emoji in color. */
const colorSigns = /(?<=\p{ExtPict})\ufe0f/gu;

/**
 * Which characters of a new value are not shown, since they have no width or reorder others: `3 invisible characters
 * are not shown: U+200B, U+202E`. Empty if there are none.
 * @param shown matches invisible characters that are shown after all
 */
export function invisibleNote({ after }: Pick<FieldChange, 'after'>, shown?: RegExp): string {
  const unseen = (line: string) =>
    (shown === undefined ? line : line.replace(shown, '')).replace(colorSigns, '').match(invisible) ?? [];
  const found = linesOf(after).flatMap(unseen);
  if (found.length === 0) return '';
  const codes = [...new Set(found)].map((each) => (each.codePointAt(0) ?? 0).toString(16).toUpperCase());
  const names = codes.map((code) => `U+${code.padStart(4, '0')}`);
  const list = [...names.slice(0, 8), ...(names.length > 8 ? [`${names.length - 8} more`] : [])].join(', ');
  return found.length === 1
    ? `1 invisible character is not shown: ${list}`
    : `${found.length} invisible characters are not shown: ${list}`;
}
