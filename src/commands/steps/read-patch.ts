import { ActionError, type Finding, messageOf } from '../../errors.ts';
import { type Asset, assetFinding, readAsset } from '../../patch/assets.ts';
import { checkConflicts, checkMembers, checkPatch } from '../../patch/check.ts';
import { type NamedFile, namedFiles, withFileNames } from '../../patch/files.ts';
import { type PatchSource, parsePatch } from '../../patch/source.ts';
import { readRegularFile } from '../../regular-file.ts';
import { formatBytes, plural } from '../../report/format.ts';
import type { MergePatch } from '../../submission/patch.ts';
import type { TargetKind } from '../../submission/types.ts';
import { findInWorkspace } from '../../workspace.ts';
import { during, type Run } from '../run.ts';

/** A read submission patch. */
export interface SubmissionPatch {
  /** The patch with its new files under their names in the archive. */
  readonly document: MergePatch;
  readonly assets: readonly Asset[];
  /** What is wrong with it. @param present what the Store holds; `undefined` where that is not known. */
  check(present: unknown): readonly Finding[];
}

/**
 * Step 2, second half: reads the submission patch and the files that it names, each once. What is wrong in it is
 * found with everything else, in step 4.
 *
 * @throws ActionError `invalid-patch` where it can't be read at all
 */
export async function readPatch(run: Run): Promise<SubmissionPatch | undefined> {
  const { inputs, logger, workspace } = run;
  const file = inputs.submissionPatch;
  if (file === undefined) return undefined;
  return await during(run, 'Submission patch', async () => {
    const source = parsePatch(await readText(file, workspace), file.replaceAll('\\', '/'));
    if ('findings' in source) throw invalid(file, source.findings);
    logger.info(`${file} changes ${Object.keys(source.value).join(', ') || 'nothing'}.`);
    const { assets, findings } = await readAssets(source, workspace);
    // Two names may lead to one file.
    const unique = [...new Map([...assets.values()].map((asset) => [asset.archiveName, asset])).values()];
    for (const { fileName, archiveName, size } of unique) {
      logger.info(`${fileName}: ${formatBytes(size)}, goes to the Store as ${archiveName}`);
    }
    run.record.assets = unique;
    const target = targetKindOf(run);
    const own = [...checkPatch(source, target), ...checkConflicts(source, givenFields(run)), ...findings];
    return {
      document: withFileNames(source, ({ fileName }) => assets.get(fileName)?.archiveName ?? fileName),
      assets: unique,
      check: (present) => [...own, ...checkMembers(source, target, present)].sort(byLine),
    };
  });
}

function byLine(one: Finding, other: Finding): number {
  return (one.line ?? 0) - (other.line ?? 0);
}

async function readAssets(
  source: PatchSource,
  workspace: string,
): Promise<{ readonly assets: ReadonlyMap<string, Asset>; readonly findings: readonly Finding[] }> {
  const assets = new Map<string, Asset>();
  const findings: Finding[] = [];
  for (const file of namedFiles(source)) {
    // One after the other: videos are large, and a patch names few files.
    const read = await readAsset(file, workspace);
    if ('problem' in read) findings.push(problemAt(source, file, read.problem));
    else assets.set(file.fileName, read);
  }
  return { assets, findings };
}

function problemAt(source: PatchSource, file: NamedFile, problem: string): Finding {
  return assetFinding(file, problem, source.file, source.lineOf(file.path));
}

/** Bytes. The longest listing in every language of the Store has half of it. */
const largestPatch = 2 ** 20;

async function readText(file: string, workspace: string): Promise<string> {
  try {
    const place = await findInWorkspace(workspace, file);
    if (place === undefined) throw new Error('it lies outside of the workspace');
    return (await readRegularFile(place, largestPatch)).toString('utf8');
  } catch (error) {
    throw invalid(file, [
      {
        rule: 'patch-file',
        severity: 'error',
        message: `The submission patch ${file} can't be read: ${messageOf(error)}. The path is relative to the workspace; check out the repository before this step.`,
      },
    ]);
  }
}

function invalid(file: string, findings: readonly Finding[]): ActionError {
  return new ActionError({
    code: 'invalid-patch',
    result: 'refused',
    message: `${plural(findings.length, 'finding')} in the submission patch ${file}; nothing was submitted.`,
    todo: 'Correct the file.',
    findings,
  });
}

/** The target's kind, which the inputs say before the Store is asked. */
export function targetKindOf({ inputs }: Pick<Run, 'inputs'>): TargetKind {
  if (inputs.addOn !== undefined) return 'add-on';
  return inputs.flight === undefined ? 'app' : 'flight';
}

/** Inputs that set a field of the submission, by name. */
function givenFields({ inputs }: Pick<Run, 'inputs'>): readonly string[] {
  const values = {
    price: inputs.price,
    visibility: inputs.visibility,
    'publish-mode': inputs.publishMode,
    'release-notes': inputs.releaseNotes,
    'certification-notes': inputs.certificationNotes,
  };
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
