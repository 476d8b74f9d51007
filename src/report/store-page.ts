import { blocks, code, joined, list, type Markdown, md, titled } from '../markdown/markdown.ts';
import type { RunRecord } from '../record/run-record.ts';
import { hasChanges } from '../review/comparison.ts';

/** Where to find a whole review, if it does not fit into a summary or a comment. */
export interface Places {
  /** Name of the artifact that was uploaded. */
  readonly artifact?: string | undefined;
  /** Preview page as the input `preview-path` names it. */
  readonly previewPath?: string | undefined;
}

/** Name of the preview page in the artifact. */
export const previewName = 'preview.html';

/** How the Store page changes, folded by language; empty if it does not, and no one asked for it. */
export function storePage(record: RunRecord, places: Places, room: number): Markdown {
  const { plan, review } = record;
  const notes = list((plan?.notes ?? []).map((note) => md`${note}`));
  if (review === undefined || !isWorthTelling(record)) return titled('Store page', notes);
  if ('missing' in review) return titled('Store page', md`**Not compared.** ${review.missing}`);
  const after = blocks([notes, previewLine(places)]);
  const left = room - Buffer.byteLength(`\n\n${after}`);
  return blocks([
    review.views.markdownReview(review.comparison, { room: left, completeIn: wholeIn(places) }),
    after,
  ]);
}

/** True if the Store page changes, or the run has a listing folder, which a reader expects to hear about. */
export function isWorthTelling({ review, listing }: Pick<RunRecord, 'review' | 'listing'>): boolean {
  if (review === undefined) return false;
  return listing !== undefined || (!('missing' in review) && hasChanges(review.comparison));
}

function previewLine({ artifact, previewPath }: Places): Markdown {
  const files = [
    ...(artifact === undefined ? [] : [md`${code(previewName)} in the artifact ${code(artifact)}`]),
    ...(previewPath === undefined ? [] : [md`${code(previewPath)} on the runner`]),
  ];
  if (files.length === 0) return md``;
  return md`Before and after side by side, with pictures: ${joined(files, ' and ')}.`;
}

function wholeIn({ artifact, previewPath }: Places): string {
  if (artifact !== undefined) return `the artifact ${artifact}`;
  return previewPath === undefined ? 'the log of this run' : `the file ${previewPath}`;
}
