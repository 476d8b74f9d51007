import type { ListingKind } from '../listing/fields.ts';
import type { Comparison } from './comparison.ts';
import type { ReviewViews } from './views.ts';

/** What a run says about the Store page. */
export interface Review {
  readonly kind: ListingKind;
  readonly comparison: Comparison;
  /** How it is shown. It comes with the review, since the reports are part of every run, and few runs have one. */
  readonly views: ReviewViews;
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
  return { ...review, comparison: review.views.redactedComparison(review.comparison, redact) };
}
