import { distance } from 'fastest-levenshtein';

/** No one misspells a longer name, and the comparison takes time. */
const longestGuess = 100;

/**
 * The name that `text` most likely meant, whatever its case; `undefined` if none is near.
 * @param most mistakes in it; half of the name's characters if omitted, which is too many for codes
 */
export function nearestName(
  text: string,
  names: readonly string[],
  most = Number.POSITIVE_INFINITY,
): string | undefined {
  if (text.length > longestGuess) return undefined;
  const ranked = names
    .map((name) => ({ name, steps: distance(text.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best !== undefined && best.steps <= Math.min(most, Math.ceil(best.name.length / 2))
    ? best.name
    : undefined;
}
