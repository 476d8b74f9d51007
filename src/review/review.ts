import type { Comparison } from './comparison.ts';
import { redactedComparison } from './redacted-comparison.ts';

/** What a run says of the Store page. */
export interface Review {
  readonly comparison: Comparison;
  /** What a reader must know besides the changes, one sentence each. */
  readonly notes: readonly string[];
}

/** Why the Store page is not compared with anything: a sentence or two. */
export interface NoReview {
  readonly missing: string;
}

/** A review without its secrets. */
export function redactedReview(
  review: Review | NoReview,
  redact: (text: string) => string,
): Review | NoReview {
  if ('missing' in review) return { missing: redact(review.missing) };
  const { comparison, notes } = review;
  return { comparison: redactedComparison(comparison, redact), notes: notes.map(redact) };
}
