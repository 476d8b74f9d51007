import { baseName } from '../document/packages.ts';
import { idOf } from '../listing/apply-images.ts';
import type { ImageFile, Kept } from '../listing/folder.ts';
import { hashIn, type Members } from '../listing/held.ts';

/** What the folder has of an image or a trailer. */
export interface Here {
  readonly path: string;
  readonly file?: ImageFile | undefined;
  readonly kept?: Kept | undefined;
}

/** What the folder says about the Store's entries. */
export interface Matched<Own extends Here> {
  /** By the Store's entry: what the folder has of it. */
  readonly known: ReadonlyMap<Members, Own>;
  /** Entries that are files of the folder under another name: they need a `.kept` file to be recognized. */
  readonly renamed: ReadonlyMap<Members, Renamed<Own>>;
  /** What the folder has and the Store lacks. */
  readonly onlyHere: readonly Own[];
}

/** A file that the Store gave another name. */
export interface Renamed<Own extends Here> {
  readonly own: Own;
  readonly file: ImageFile;
}

type NameOf = (entry: Members) => string | undefined;

/**
 * Finds the Store's entries in the folder.
 * @param find finds the entry for one of the folder's items, among those that are not used yet
 */
export function matchEntries<Own extends Here>(
  held: readonly Members[],
  own: readonly Own[],
  nameOf: NameOf,
  find: (own: Own, held: readonly Members[], used: ReadonlySet<Members>) => Members | undefined,
): Matched<Own> {
  const known = new Map<Members, Own>();
  for (const each of own) {
    const entry = find(each, held, new Set(known.keys()));
    if (entry !== undefined) known.set(entry, each);
  }
  const found = new Set(known.values());
  const unknown = own.filter((each) => !found.has(each));
  const strange = held.filter((entry) => !known.has(entry) && hashIn(nameOf(entry)) === undefined);
  const files = unknown.flatMap((each) => (each.file === undefined ? [] : [{ own: each, file: each.file }]));
  const byHash = namedAfter(strange, files, nameOf);
  const renamed = byHash.size > 0 ? byHash : inOrder(strange, files, nameOf);
  const again = new Set([...renamed.values()].map((each) => each.own));
  return { known, renamed, onlyHere: unknown.filter((each) => !again.has(each)) };
}

/** Files whose hash the Store's name still has, though not in the form that this action gave it. */
function namedAfter<Own extends Here>(
  strange: readonly Members[],
  files: readonly Renamed<Own>[],
  nameOf: NameOf,
): ReadonlyMap<Members, Renamed<Own>> {
  const entries = strange.flatMap((entry) => {
    const name = nameOf(entry)?.toLowerCase() ?? '';
    const same = files.find(({ file }) => name.includes(file.media.sha256.slice(0, 12)));
    return same === undefined ? [] : [[entry, same] as const];
  });
  return new Map(entries);
}

/** If the Store made up every name, and there are as many entries as files, these are in the same order. */
function inOrder<Own extends Here>(
  strange: readonly Members[],
  files: readonly Renamed<Own>[],
  nameOf: NameOf,
): ReadonlyMap<Members, Renamed<Own>> {
  const areMadeUp = strange.every((entry) => isMadeUp(nameOf(entry) ?? '', idOf(entry)));
  if (!areMadeUp || strange.length !== files.length) return new Map();
  return new Map(
    strange.flatMap((entry, index) => {
      const same = files[index];
      return same === undefined ? [] : [[entry, same] as const];
    }),
  );
}

/** True for a name that is a number or a GUID, which no one gives to a picture. */
function isMadeUp(fileName: string, id: string | undefined): boolean {
  const stem = baseName(fileName).replace(/\.[^.]*$/, '');
  return stem === id || /^(?:\d{8,}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(stem);
}
