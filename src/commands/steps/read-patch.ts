import path from 'node:path';
import type { SetByInput } from '../../checks/patch/conflicts.ts';
import type { UnusableFile } from '../../checks/patch/files.ts';
import { checkPatch } from '../../checks/patch/patch-checks.ts';
import { ActionError, type Finding, messageOf, messageOfFindings } from '../../errors.ts';
import { atTopLevel, explainMissingFile } from '../../files/missing-file.ts';
import { readRegularFile, textOf } from '../../files/regular-file.ts';
import { findInWorkspace } from '../../files/workspace.ts';
import type { PublishInputs } from '../../inputs/command-inputs.ts';
import { pathsSetBy } from '../../inputs/settings.ts';
import { memberOf } from '../../json/fold.ts';
import { isRecord } from '../../json/is-record.ts';
import { pathsHeldByListing, pathsSetByListing } from '../../listing/conflicts.ts';
import type { ListingFolder } from '../../listing/folder.ts';
import { recordOf } from '../../listing/held.ts';
import { notesIn, placesOfNotes } from '../../masking/notes.ts';
import { secretTextsOf } from '../../masking/notes-secrets.ts';
import { type Asset, readAsset } from '../../patch/assets.ts';
import { namedFiles, withFileNames } from '../../patch/files.ts';
import { showPath } from '../../patch/path.ts';
import { mostFindings } from '../../patch/placed-finding.ts';
import { largestPatch, type PatchSource, parsePatch } from '../../patch/source.ts';
import { isTracked } from '../../patch/tracked.ts';
import type { MergePatch } from '../../submission/patch.ts';
import { formatBytes } from '../../text/format.ts';
import type { LocalRun } from '../run.ts';

/** A read submission patch. */
export interface SubmissionPatch {
  /** The patch with its new files under their names in the archive. */
  readonly document: MergePatch;
  readonly assets: readonly Asset[];
  /** What is wrong with it. @param present what the Store holds; `undefined` if that is not known. */
  check(present: unknown): readonly Finding[];
}

/**
 * Step 2, last: reads the submission patch and the files that it names, each once. What is wrong with it is
 * found with everything else, in step 4.
 *
 * @param listing the folder that may set the same fields
 * @throws ActionError `invalid-patch` if it can't be read at all
 */
export async function readPatch(
  run: Pick<LocalRun, 'learn' | 'logger' | 'step' | 'workspace'>,
  { submissionPatch: file, requested, target }: PatchInputs,
  listing: ListingFolder | undefined,
): Promise<SubmissionPatch | undefined> {
  if (file === undefined) return undefined;
  const { learn, logger, step, workspace } = run;
  return await step('Submission patch', async () => {
    const source = parsePatch(await readText(file, workspace), file.replaceAll('\\', '/'));
    if ('findings' in source) throw invalid(source.findings);
    for (const text of notesIn(source.value).flatMap(secretTextsOf)) logger.mask(text);
    await warnOfNotes(run, source, file);
    logger.info(`${file} changes ${namesIn(source)}.`);
    const { assets, unusable } = await readAssets(source, workspace);
    // Two names may lead to one file.
    const unique = [...new Map([...assets.values()].map((asset) => [asset.archiveName, asset])).values()];
    for (const { fileName, archiveName, size } of unique) {
      logger.info(`${fileName}: ${formatBytes(size)}, named ${archiveName} in the Store`);
    }
    learn('assets', unique);
    const about = { source, target: target.kind, unusable };
    const inputs = (present: unknown) => [...pathsSetBy(requested), ...setByListing(listing, present)];
    return {
      document: withFileNames(source, ({ fileName }) => assets.get(fileName)?.archiveName ?? fileName),
      assets: unique,
      check: onceFor((present) => checkPatch({ ...about, present, inputs: inputs(present) })),
    };
  });
}

type PatchInputs = Pick<PublishInputs, 'submissionPatch' | 'requested' | 'target'>;

function setByListing(folder: ListingFolder | undefined, present: unknown): readonly SetByInput[] {
  if (folder === undefined) return [];
  const listings = isRecord(present) ? recordOf(memberOf(present, 'listings')) : undefined;
  const paths = pathsSetByListing(folder, listings);
  return [{ input: 'listing', paths, keeps: pathsHeldByListing(folder, listings) }];
}

/** The members that a patch names, at most twenty: a submission has about as many. */
function namesIn({ value }: PatchSource): string {
  const names = Object.keys(value);
  const shown = names.slice(0, 20).map((name) => showPath([name]));
  const more = names.length - shown.length;
  return `${shown.join(', ') || 'nothing'}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A plan and its judgment need the same check of one document, and a patch may be large. */
function onceFor(check: SubmissionPatch['check']): SubmissionPatch['check'] {
  const found = new Map<unknown, readonly Finding[]>();
  return (present) => {
    const findings = found.get(present) ?? check(present);
    found.set(present, findings);
    return findings;
  };
}

/** Notes may hold a password, and everyone with access to the repository can read its files. */
async function warnOfNotes(
  { logger, workspace }: Pick<LocalRun, 'logger' | 'workspace'>,
  source: PatchSource,
  file: string,
): Promise<void> {
  const [place] = placesOfNotes(source.value);
  if (place === undefined || (await isTracked(path.resolve(workspace, file))) === false) return;
  const line = source.lineOf(place);
  logger.warning(
    `${source.file}:${line}: notesForCertification is plain text here, so anyone who can read this file can read it. Remove it, and set certification-notes from a secret instead.`,
    { file: source.file, line },
  );
}

async function readAssets(
  source: PatchSource,
  workspace: string,
): Promise<{ readonly assets: ReadonlyMap<string, Asset>; readonly unusable: readonly UnusableFile[] }> {
  const assets = new Map<string, Asset>();
  const unusable: UnusableFile[] = [];
  for (const file of namedFiles(source)) {
    // More would not be reported, and each missing one is searched for.
    if (unusable.length >= mostFindings) break;
    // One after the other: videos are large, and a patch names few files.
    const read = await readAsset(file, workspace);
    if ('problem' in read) unusable.push({ file, problem: read.problem });
    else assets.set(file.fileName, read);
  }
  return { assets, unusable };
}

async function readText(file: string, workspace: string): Promise<string> {
  const place = await findInWorkspace(workspace, file).catch(() => null);
  if (place === null) {
    const why = await explainMissingFile(workspace, file);
    // Only if not even the first folder exists.
    const advice = why.endsWith(atTopLevel) ? ' Check out the repository before this step.' : '';
    throw unreadable(file, `${why}${advice}`);
  }
  if (place === undefined) throw unreadable(file, 'is outside the workspace.');
  try {
    return textOf(await readRegularFile(place, largestPatch));
  } catch (error) {
    throw unreadable(file, `can't be read: ${messageOf(error)}.`);
  }
}

function unreadable(file: string, why: string): ActionError {
  const message = `The submission patch ${file} ${why}`;
  return invalid([{ rule: 'patch-file', severity: 'error', message }]);
}

function invalid(findings: readonly Finding[]): ActionError {
  return new ActionError({
    code: 'invalid-patch',
    result: 'refused',
    message: messageOfFindings(findings),
    findings,
  });
}
