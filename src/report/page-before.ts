import type { RunRecord } from '../record/run-record.ts';
import { isWorthTelling } from './store-page.ts';

/** The folder in the artifact. */
const folder = 'store-page-before';

/**
 * The Store page as it was before the run, as files of a listing folder, by name: to publish them is how to undo. Pictures
 * are named by `.kept` files, since the Store gives none back. What the run filled has a `.clear` or `none` file. None if the run
 * does not know the page, or leaves it as it is.
 *
 * @param record without its secrets (`shownRecord`)
 */
export async function pageBefore(record: RunRecord): Promise<ReadonlyMap<string, string>> {
  const { before, review } = record;
  const after = record.after ?? record.plan?.document;
  if (
    before === undefined ||
    after === undefined ||
    review === undefined ||
    'missing' in review ||
    !isWorthTelling(record)
  )
    return new Map();
  // Most runs need no such folder.
  const { pullPageBefore } = await import('../pull/pull-page.ts');
  const { files, leftOut } = pullPageBefore(before, after, review.kind);
  const missing = leftOut.map(({ language, what }) => (language === '' ? what : `${language}: ${what}`));
  return new Map([
    ...files.map(({ path, text }) => [`${folder}/${path}`, text] as const),
    [`${folder}/README.txt`, aboutText(missing)],
  ]);
}

/** Listing folders may have such a file. */
function aboutText(missing: readonly string[]): string {
  return [
    'The Store page as it was before this run.',
    '',
    'To undo what the run changed, put this folder into the repository and publish it with the input listing.',
    'Pictures that are no longer in the Store have to come from elsewhere: delete their .kept files, and add the pictures.',
    ...(missing.length === 0 ? [] : ['', 'Not in this folder:', ...missing.map((each) => `- ${each}`)]),
    '',
  ].join('\n');
}
