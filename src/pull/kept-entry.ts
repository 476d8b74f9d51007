import { idOf } from '../listing/apply-images.ts';
import { type Members, textAt } from '../listing/held.ts';
import { keptText } from '../listing/kept.ts';

/** Member that holds the file name of an image, or of a trailer. */
export type NameMember = 'fileName' | 'videoFileName';

/** The name of an entry, if a line of a text file can hold it. */
function nameOf(entry: Members, member: NameMember): string | undefined {
  const name = textAt(entry, member);
  return name === undefined || name.trim() === '' || !name.isWellFormed() || name.includes('\0')
    ? undefined
    : name;
}

/** True if a `.kept` file can name every one of the entries. */
export function areNamed(entries: readonly Members[], member: NameMember): boolean {
  return entries.every((entry) => idOf(entry) !== undefined || nameOf(entry, member) !== undefined);
}

/** The text of the `.kept` file of an image or trailer. @param sha256 of the same file here, if the Store renamed it */
export function keptEntry(entry: Members, member: NameMember, sha256: string | undefined): string {
  const [id, fileName] = [idOf(entry), nameOf(entry, member)];
  return keptText({
    ...(id !== undefined && { id }),
    ...(fileName !== undefined && { fileName }),
    ...(sha256 !== undefined && { sha256 }),
  });
}
