import type { ListingKind } from '../listing/fields.ts';
import type { Comparison } from './comparison.ts';
import { redactedComparison } from './redacted-comparison.ts';

/** What a run says of the Store page. */
export interface Review {
  readonly kind: ListingKind;
  readonly comparison: Comparison;
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
  return { ...review, comparison: redactedComparison(review.comparison, redact) };
}
