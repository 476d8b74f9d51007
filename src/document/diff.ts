import { foldName } from '../json/fold.ts';
import { isRecord } from '../json/is-record.ts';

/** One field that differs between two submissions, in the Store's own terms. */
export interface Change {
  /** Path in the document, `pricing.priceId`, `listings.en-us.baseListing.releaseNotes`. */
  readonly path: string;
  /** `undefined` if the member was missing. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Every difference between two JSON documents, by path, in the order of the paths. Arrays are compared as a
 * whole: an index means nothing to a reader. Missing and `null` differ here: both travel to the Store.
 * Names that differ only in letter case are one, in the spelling of `before`; two spellings in one document stay two.
 */
export function diff(before: unknown, after: unknown, path = ''): Change[] {
  if (isRecord(before) && isRecord(after)) {
    return pairedNames(before, after).flatMap(([one, other]) => {
      const name = one ?? other ?? '';
      return diff(own(before, one), own(after, other), path === '' ? name : `${path}.${name}`);
    });
  }
  return deepEqual(before, after) ? [] : [{ path, before, after }];
}

/** Equality of JSON values; the order of an object's members does not count, nor the letter case of their names. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => deepEqual(item, b[index]));
  }
  if (isRecord(a) && isRecord(b)) {
    return pairedNames(a, b).every(([one, other]) => deepEqual(own(a, one), own(b, other)));
  }
  return Object.is(a, b);
}

/** The names of two records, each with its partner in the other one, if there is exactly one. Sorted by name. */
function pairedNames(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
): readonly (readonly [string | undefined, string | undefined])[] {
  const exact = Object.keys(a).filter((name) => Object.hasOwn(b, name));
  const leftOfA = Object.keys(a).filter((name) => !Object.hasOwn(b, name));
  const leftOfB = Object.keys(b).filter((name) => !Object.hasOwn(a, name));
  const [keysOfA, keysOfB] = [Map.groupBy(leftOfA, foldName), Map.groupBy(leftOfB, foldName)];
  const partnerOf = (name: string, mine: typeof keysOfA, others: typeof keysOfA) => {
    const found = others.get(foldName(name)) ?? [];
    return found.length === 1 && mine.get(foldName(name))?.length === 1 ? found[0] : undefined;
  };
  const pairs: (readonly [string | undefined, string | undefined])[] = [
    ...exact.map((name) => [name, name] as const),
    ...leftOfA.map((name) => [name, partnerOf(name, keysOfA, keysOfB)] as const),
    ...leftOfB
      .filter((name) => partnerOf(name, keysOfB, keysOfA) === undefined)
      .map((name) => [undefined, name] as const),
  ];
  const nameOf = ([one, other]: readonly [string | undefined, string | undefined]) => one ?? other ?? '';
  return pairs.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** A document may name a member like one that every object inherits (`toString`, `__proto__`). */
function own(record: Record<string, unknown>, key: string | undefined): unknown {
  return key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
