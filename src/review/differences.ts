/** A part of two lists of lines or words: equal in both, or what one has instead of the other's. */
export interface Part {
  /** What both have; empty if they differ here. */
  readonly same: readonly string[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** This many comparisons take about 20 ms. Lists that need more are shown as entirely replaced. */
const mostComparisons = 4_000_000;

/**
 * How one list becomes the other, with as little change as possible: what is equal, and in between what is removed
 * and added. The parts together have every element of both, in order.
 */
export function differences(before: readonly string[], after: readonly string[]): readonly Part[] {
  const start = commonStart(before, after, 0);
  const end = commonStart(before.toReversed(), after.toReversed(), start);
  const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end));
  const parts = [same(before.slice(0, start)), ...middle, same(before.slice(before.length - end))];
  return parts.filter((part) => part.same.length + part.removed.length + part.added.length > 0);
}

/** How many elements are equal at the start, without the last `reserved` ones of either list. */
function commonStart(before: readonly string[], after: readonly string[], reserved: number): number {
  const most = Math.min(before.length, after.length) - reserved;
  for (let index = 0; index < most; index += 1) if (before[index] !== after[index]) return index;
  return Math.max(0, most);
}

function between(before: readonly string[], after: readonly string[]): readonly Part[] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > mostComparisons)
    return [{ same: [], removed: before, added: after }];
  const parts: Part[] = [];
  let from = { before: 0, after: 0 };
  const gapUntil = (beforeEnd: number, afterEnd: number): Part => ({
    same: [],
    removed: before.slice(from.before, beforeEnd),
    added: after.slice(from.after, afterEnd),
  });
  for (const run of commonRuns(before, after)) {
    parts.push(gapUntil(run.before, run.after), same(before.slice(run.before, run.before + run.length)));
    from = { before: run.before + run.length, after: run.after + run.length };
  }
  return [...parts, gapUntil(before.length, after.length)];
}

function same(elements: readonly string[]): Part {
  return { same: elements, removed: [], added: [] };
}

interface Run {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** The longest common subsequence, as runs of neighbors. */
function commonRuns(before: readonly string[], after: readonly string[]): readonly Run[] {
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const at = (one: number, other: number) => lengths[one * width + other] ?? 0;
  const runs: { before: number; after: number; length: number }[] = [];
  for (let one = 0, other = 0; one < before.length && other < after.length; ) {
    if (before[one] === after[other]) {
      const last = runs.at(-1);
      const isNext = last && last.before + last.length === one && last.after + last.length === other;
      if (isNext) last.length += 1;
      else runs.push({ before: one, after: other, length: 1 });
      one += 1;
      other += 1;
    } else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  }
  return runs;
}

/** For each pair of positions, how many elements the rests of both lists have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let one = before.length - 1; one >= 0; one -= 1) {
    for (let other = after.length - 1; other >= 0; other -= 1) {
      const here = one * width + other;
      lengths[here] =
        before[one] === after[other]
          ? (lengths[here + width + 1] ?? 0) + 1
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
    }
  }
  return lengths;
}
