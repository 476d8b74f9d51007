import type { PublishInputs } from '../../inputs/command-inputs.ts';
import { applyListing, type ListingChange } from '../../listing/apply.ts';
import { notesConflicts } from '../../listing/conflicts.ts';
import { listFolder } from '../../listing/folder-tree.ts';
import { type ReadListing, readListing } from '../../listing/parse.ts';
import type { PackageFacts } from '../../packages/facts.ts';
import type { Submission } from '../../store/wire.ts';
import { plural } from '../../text/format.ts';
import type { LocalRun } from '../run.ts';

/** A listing folder that was read, for a release. */
export interface ReleaseListing extends ReadListing {
  /**
   * What the folder changes in a document, and everything that is wrong with it there; computed once per document.
   * @param document `undefined` if it is not known what the Store holds
   */
  on(document: Submission | undefined): ListingChange;
}

type ListingInputs = Pick<PublishInputs, 'listing' | 'replaceImages' | 'requested' | 'target'>;

/**
 * Step 2, second part: reads the listing folder, each file once. What is wrong with it is found with everything else,
 * in step 4.
 *
 * @throws ActionError `invalid-listing` if there is no such folder
 */
export async function readListingFolder(
  run: Pick<LocalRun, 'learn' | 'logger' | 'step' | 'workspace'>,
  inputs: ListingInputs,
  packages: readonly PackageFacts[],
): Promise<ReleaseListing | undefined> {
  const { listing: name, replaceImages, target } = inputs;
  // The inputs say that a flight has none.
  if (name === undefined || target.kind === 'flight') return undefined;
  const { kind } = target;
  const { learn, logger, step, workspace } = run;
  return await step('Listing folder', async () => {
    const tree = await listFolder(workspace, name);
    learn('listing', { folder: tree.name, replaceImages });
    const read = await readListing(tree, kind);
    logger.info(`${tree.name} has ${languagesIn(read)}.`);
    return { ...read, on: onceFor((document) => changeOf(read, document, inputs, packages)) };
  });
}

/** Forty languages are a long line, but one that shows which folder was forgotten. */
function languagesIn({ folder: { languages } }: ReadListing): string {
  const codes = languages.map(({ code }) => code).join(', ');
  return codes === '' ? 'no language folder' : `${plural(languages.length, 'language')}: ${codes}`;
}

function changeOf(
  read: ReadListing,
  document: Submission | undefined,
  { replaceImages, requested }: ListingInputs,
  packages: readonly PackageFacts[],
): ListingChange {
  const packageLanguages = packages.flatMap(({ languages }) => languages);
  const change = applyListing(read, document, { replaceImages, packageLanguages });
  const conflicts = requested.releaseNotes === undefined ? [] : notesConflicts(read.folder);
  return { ...change, findings: [...change.findings, ...conflicts] };
}

/** Plan and judgment need the same for one document. A run that waits for the slot reads very many: none is kept. */
function onceFor(change: ReleaseListing['on']): ReleaseListing['on'] {
  const known = new WeakMap<Submission, ListingChange>();
  const unknown = { id: '' };
  return (document) => {
    const found = known.get(document ?? unknown) ?? change(document);
    known.set(document ?? unknown, found);
    return found;
  };
}
