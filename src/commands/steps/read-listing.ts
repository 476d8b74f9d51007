import type { PublishInputs } from '../../inputs/command-inputs.ts';
import { listFolder } from '../../listing/folder-tree.ts';
import { type ReadListing, readListing } from '../../listing/parse.ts';
import { plural } from '../../text/format.ts';
import type { LocalRun } from '../run.ts';

type ListingInputs = Pick<PublishInputs, 'listing' | 'replaceImages' | 'target'>;

/**
 * Step 2, last: reads the listing folder, each file once. What is wrong in it is found with everything else, in step 4.
 *
 * @throws ActionError `invalid-listing` if there is no such folder
 */
export async function readListingFolder(
  run: Pick<LocalRun, 'learn' | 'logger' | 'step' | 'workspace'>,
  { listing: name, replaceImages, target }: ListingInputs,
): Promise<ReadListing | undefined> {
  // The inputs say that a flight has none.
  if (name === undefined || target.kind === 'flight') return undefined;
  const { kind } = target;
  const { learn, logger, step, workspace } = run;
  return await step('Listing folder', async () => {
    const tree = await listFolder(workspace, name);
    learn('listing', { folder: tree.name, replaceImages });
    const read = await readListing(tree, kind);
    const { languages } = read.folder;
    logger.info(`${tree.name} has ${plural(languages.length, 'language')}: ${codesIn(languages)}.`);
    return read;
  });
}

/** Forty languages are a long line, but one that tells which folder was forgotten. */
function codesIn(languages: ReadListing['folder']['languages']): string {
  return languages.map(({ code }) => code).join(', ') || 'none';
}
