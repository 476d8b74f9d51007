import type { Change } from './types.ts';

/**
 * Every difference between two JSON documents, by path, in the order of the paths. Arrays are compared as
 * wholes: an index means nothing to a reader. Absent and `null` differ here: both travel to the Store.
 */
export function diff(before: unknown, after: unknown, path = ''): Change[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) =>
      diff(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`),
    );
  }
  return deepEqual(before, after) ? [] : [{ path, before, after }];
}

/** Equality of JSON values; the order of an object's members does not count. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => deepEqual(item, b[index]));
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => deepEqual(own(a, key), own(b, key)));
  }
  return Object.is(a, b);
}

/** A document may name a member like one that every object inherits (`toString`, `__proto__`). */
function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A JSON object: neither an array nor `null`. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
