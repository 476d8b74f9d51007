/** Windows device names: no file there can have such a name, whatever its extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** The ZIP format keeps the length of a name in two bytes. */
const longestName = 0xffff;

/**
 * Why a name can't be an entry of the archive, as a sentence fragment that follows the name; `undefined` for a
 * valid one. The rules are those of a reader on Windows that unpacks the archive into a folder
 * (store-faults.md S16): what it would refuse, rename or write elsewhere is refused here.
 */
export function entryNameProblem(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (!name.isWellFormed()) return 'is not well-formed Unicode';
  if (Buffer.byteLength(name) > longestName) return `is longer than ${longestName} bytes`;
  if (name.includes('\\')) return 'contains a backslash; folders are separated by /';
  if (name.startsWith('/')) return 'is absolute';
  if (/^[a-z]:/i.test(name)) return 'starts with a drive letter';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for control characters
  if (/[\x00-\x1f\x7f<>:"|?*]/.test(name)) return 'contains a character that Windows does not allow in names';
  for (const part of name.split('/')) {
    const problem = partProblem(part, part === name);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** True for a name that can be an entry of the archive. */
export function isEntryName(name: string): boolean {
  return entryNameProblem(name) === undefined;
}

function partProblem(part: string, isWhole: boolean): string | undefined {
  if (part === '') return 'has an empty part between two separators or at its end';
  if (part === '.' || part === '..') return `contains the part "${part}"`;
  if (/[. ]$/.test(part))
    return `${isWhole ? 'ends' : 'contains a part ending'} in a period or a space, which Windows removes`;
  const stem = part.split('.', 1)[0] ?? '';
  if (reserved.test(stem.trimEnd())) return `contains "${part}", a device name of Windows`;
  return undefined;
}

/**
 * Two names that a case-insensitive reader would treat as one file, or one of which is a folder of the other;
 * `undefined` if there is no such pair.
 */
export function findClash(names: readonly string[]): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const name of names) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) return [other, name];
    seen.set(name.toLowerCase(), name);
  }
  for (const name of names) {
    for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
      const file = seen.get(name.slice(0, slash).toLowerCase());
      if (file !== undefined) return [file, name];
    }
  }
  return undefined;
}
