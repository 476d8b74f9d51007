import { deepEqual } from '../../document/diff.ts';
import { normalize } from '../../document/normal-form.ts';
import { memberOf } from '../../json/fold.ts';
import { isRecord } from '../../json/is-record.ts';
import type { NamedFile } from '../../patch/files.ts';
import type { Path } from '../../patch/path.ts';
import type { PlacedFinding } from '../../patch/placed-finding.ts';
import type { PatchSource } from '../../patch/source.ts';

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

/**
 * Finds out whether the Store already holds the value at a place of a patch, or a part of the patch around it: it
 * accepts what it has, whatever the tables here say about it.
 *
 * @param present document that the patch is applied to
 * @param isSame whether a value of the patch is the one that the Store holds
 */
export function heldFinder(
  patch: unknown,
  present: unknown,
  isSame: (value: unknown, held: unknown) => boolean = isHeldOrNone,
): (path: Path) => boolean {
  // Many places are in one part of the patch, and comparing it for each of them would take quadratic time.
  const found = new WeakMap<object, boolean>();
  const once = (value: unknown, compare: () => boolean): boolean => {
    if (typeof value !== 'object' || value === null) return compare();
    const known = found.get(value) ?? compare();
    found.set(value, known);
    return known;
  };
  return (path) => {
    let [value, held] = [patch, present];
    for (const step of path) {
      if (typeof step === 'number') {
        const element = listOf(value)[step];
        const list = listOf(held);
        // In a list, the position of an element does not matter.
        return once(element, () => list.some((each) => isSame(element, each)));
      }
      const [member, partner] = [recordOf(value)[step], memberOf(recordOf(held), step)];
      if (member === undefined || partner === undefined) return false;
      if (once(member, () => isSame(member, partner))) return true;
      [value, held] = [member, partner];
    }
    return false;
  };
}

function isHeldOrNone(value: unknown, held: unknown): boolean {
  return value === null ? held === null : isHeld(value, held);
}

/**
 * Members that a patch may not set even to what the Store holds: they belong to one submission, or this run sets them,
 * so the same patch would mean something else in the next release.
 */
const ofOneSubmission = ({ rule, path }: PlacedFinding): boolean =>
  rule === 'patch-refused' && path.length === 1;

/** The findings without those about what the Store holds already: a patch that changes nothing is never wrong. */
export function withoutHeld(
  { value }: Pick<PatchSource, 'value'>,
  present: unknown,
  found: readonly PlacedFinding[],
): readonly PlacedFinding[] {
  const isHeldAt = heldFinder(value, present);
  return found.filter((each) => ofOneSubmission(each) || !isHeldAt(each.path));
}

/** True for a file that the Store has exactly as the patch writes it: it need not be in the workspace. */
export function isHeldFile(
  { value }: Pick<PatchSource, 'value'>,
  present: unknown,
  { path }: Pick<NamedFile, 'path'>,
): boolean {
  return heldFinder(value, present, deepEqual)(path.slice(0, -1));
}
