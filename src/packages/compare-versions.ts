/** Compares two dotted versions part by part as numbers; missing parts count as 0. Negative: `a` is lower. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Splitting takes most of the time, and a run compares the same few hundred versions up to millions of times. */
const known = new Map<string, readonly number[]>();
const mostKnown = 4096;

function partsOf(version: string): readonly number[] {
  const held = known.get(version);
  if (held !== undefined) return held;
  const parts = version.split('.').map(Number);
  if (known.size >= mostKnown) known.clear();
  known.set(version, parts);
  return parts;
}

/** The highest version; `undefined` if there is none. */
export function highestVersion(versions: readonly string[]): string | undefined {
  return versions.reduce<string | undefined>(
    (highest, version) =>
      highest === undefined || compareVersions(version, highest) > 0 ? version : highest,
    undefined,
  );
}
