/** Device names of Windows: no file there can be called so, whatever its extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** The ZIP format keeps the length of a name in two bytes. */
const longestName = 0xffff;

/**
 * True for a name that can be an entry of the archive. The rules are those of a reader on Windows that unpacks the
 * archive into a folder (store-faults.md S16): false for what it would refuse, rename or write elsewhere.
 */
export function isEntryName(name: string): boolean {
  return (
    name !== '' &&
    name.isWellFormed() &&
    Buffer.byteLength(name) <= longestName &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    !/[\x00-\x1f\x7f<>:"|?*\\]/.test(name) &&
    name.split('/').every(isPart)
  );
}

/** False for an empty part, `.` and `..`, an end that Windows drops, and a device. */
function isPart(part: string): boolean {
  const stem = part.split('.', 1)[0] ?? '';
  return part !== '' && !/[. ]$/.test(part) && !reserved.test(stem.trimEnd());
}

/**
 * Two names that a reader without regard to case would take for one file, or of which one is a folder of the
 * other; `undefined` if there is no such pair.
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
