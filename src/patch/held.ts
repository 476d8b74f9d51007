import { deepEqual, isRecord } from '../submission/diff.ts';
import { normalize } from '../submission/normalize.ts';

/** A part of a document, by the names of its members. */
export type Members = Readonly<Record<string, unknown>>;

/** True for a value that the Store holds, line breaks and the letter case of names aside. */
export function isHeld(value: unknown, held: unknown): boolean {
  return held !== undefined && held !== null && deepEqual(normalize(value), normalize(held));
}

/** The members of a record; none of anything else. */
export function recordOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}

/** The elements of a list; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
