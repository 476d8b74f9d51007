import { createHash } from 'node:crypto';

/**
 * GitHub allows 1 MB for the outputs of a job, counted in UTF-16; a quarter of it for each of the long ones leaves room
 * for other steps.
 */
export const mostUnits = (256 * 1024) / 2;

/** What an output holds instead of a value that is too long for it. */
export interface Omitted {
  readonly omitted: true;
  /** UTF-16 units of the text, or of the JSON of anything else. */
  readonly length: number;
  /** Of the same, in UTF-8. */
  readonly sha256: string;
}

/** Length and hash of a value, to stand in its place. */
export function omitted(value: unknown): Omitted {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { omitted: true, length: text.length, sha256 };
}

/** The first entries of a list whose JSON is too long, and last how many of them are left out: `{"omitted":true,"packages":…}`. */
export function shortenedList(
  entries: readonly unknown[],
  name: string,
  written: (value: unknown) => string,
  most = mostUnits,
): readonly unknown[] {
  const kept: unknown[] = [];
  // Room for the brackets and for the element that tells of the rest.
  let room = most - 64;
  for (const entry of entries) {
    room -= written(entry).length + 1;
    if (room < 0) break;
    kept.push(entry);
  }
  return kept.length === entries.length
    ? kept
    : [...kept, { omitted: true, [name]: entries.length - kept.length }];
}
