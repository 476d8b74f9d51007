import { changesBeside } from './changes-beside.ts';
import { markdownReview } from './markdown-review.ts';
import { redactedComparison } from './redacted-comparison.ts';
import { textReview } from './text-review.ts';

/** What shows a comparison of two Store pages, and what is left to show besides it. */
export interface ReviewViews {
  readonly changesBeside: typeof changesBeside;
  readonly markdownReview: typeof markdownReview;
  readonly redactedComparison: typeof redactedComparison;
  readonly textReview: typeof textReview;
}

/** The views of every review. */
export const reviewViews: ReviewViews = { changesBeside, markdownReview, redactedComparison, textReview };
