import { foldName } from '../json/fold.ts';
import type { PageImage } from '../listing/page.ts';
import { type ImageChange, kindOf } from './comparison.ts';

/** What a hash, the Store's ID or a name identifies: an image or a trailer. */
interface Identified {
  readonly name: string;
  readonly sha256?: string;
  readonly id?: string;
}

/** Something in two lists: in only one of them, or in both. */
export interface Match<T> {
  readonly before?: T;
  readonly after?: T;
  /** True if it is in both, and others that are in both are now on its other side. */
  readonly isMoved: boolean;
}

/**
 * What happens to the images of one type, in their new order, removed ones last; `undefined` if nothing happens.
 * A new name for the same image is not a change: customers don't see it.
 */
export function compareImages(
  before: readonly PageImage[],
  after: readonly PageImage[],
): readonly ImageChange[] | undefined {
  const images = match(before, after, isSameFile);
  return images.every((image) => kindOf(image) === 'unchanged') ? undefined : images;
}

/**
 * True for the same file: by as many digits of the hash as both have, or by the Store's ID. By name only if neither has
 * a hash or an ID, since another picture may have an old name.
 */
export function isSameFile(one: Identified, other: Identified): boolean {
  const [hash, otherHash] = [one.sha256 ?? '', other.sha256 ?? ''];
  const digits = Math.min(hash.length, otherHash.length);
  if (digits > 0 && hash.slice(0, digits) === otherHash.slice(0, digits)) return true;
  if (one.id !== undefined && one.id === other.id) return true;
  return !isKnown(one) && !isKnown(other) && foldName(one.name) === foldName(other.name);
}

function isKnown({ sha256, id }: Identified): boolean {
  return sha256 !== undefined || id !== undefined;
}

/** Pairs what is the same in two lists: in the order of `after`, then what is only in `before`. */
export function match<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (one: T, other: T) => boolean,
): readonly Match<T>[] {
  const left = new Set(before.keys());
  const places = after.map((each) => {
    const place = [...left].find((index) => {
      const old = before[index];
      return old !== undefined && isSame(old, each);
    });
    if (place !== undefined) left.delete(place);
    return place;
  });
  const inOrder = longestRise(places.filter((place) => place !== undefined));
  const kept = after.map((each, index): Match<T> => {
    const place = places[index];
    const old = place === undefined ? undefined : before[place];
    if (place === undefined || old === undefined) return { after: each, isMoved: false };
    return { before: old, after: each, isMoved: !inOrder.has(place) };
  });
  const removed = [...left].flatMap((index) => before.slice(index, index + 1));
  return [...kept, ...removed.map((old): Match<T> => ({ before: old, isMoved: false }))];
}

/** The most numbers that already rise; the others have to move. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const best: (readonly number[])[] = [];
  for (const number of numbers) {
    const before = best.filter((rise) => (rise.at(-1) ?? 0) < number);
    const longest = before.reduce<readonly number[]>(
      (one, other) => (other.length > one.length ? other : one),
      [],
    );
    best.push([...longest, number]);
  }
  return new Set(
    best.reduce<readonly number[]>((one, other) => (other.length > one.length ? other : one), []),
  );
}
