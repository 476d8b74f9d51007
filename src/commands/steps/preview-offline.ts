import { checkPackages } from '../../checks/packages/package-checks.ts';
import { checkReleaseNotes } from '../../checks/release-notes.ts';
import { diff } from '../../document/diff.ts';
import type { Result } from '../../errors.ts';
import type { PublishInputs } from '../../inputs/command-inputs.ts';
import { describeNotesChange, isNotesPath, withoutNotes } from '../../masking/notes.ts';
import { describeValue } from '../../report/value.ts';
import type { Submission } from '../../store/wire.ts';
import type { MergePatch } from '../../submission/patch.ts';
import { withRequested } from '../../submission/requested.ts';
import type { Inherited } from '../../submission/types.ts';
import { during, type LocalRun } from '../run.ts';
import { refuseOn } from './judge.ts';
import { softened } from './preview.ts';
import type { Release } from './release.ts';

/**
 * A dry run without credentials, such as that of a fork's pull request: checks what the workspace alone
 * tells. Sends nothing at all.
 *
 * @throws ActionError `refused` if something would stop a release
 */
export async function previewOffline(
  run: LocalRun<PublishInputs>,
  release: Release,
  why: string,
): Promise<Result> {
  const { logger, record } = run;
  return await during<Result>(run, 'Plan', async () => {
    record.outlook = 'not-asked';
    const patchFindings = release.patch?.check(undefined) ?? [];
    const isPatchWrong = patchFindings.some(({ severity }) => severity === 'error');
    record.requested = requestedValues(run, isPatchWrong ? undefined : release.patch?.document);
    logger.info('Requested changes (the Store was not read):');
    for (const { path, value } of record.requested) logger.info(`  ${path}: ${describeValue(value)}`);
    if (isPatchWrong) logger.info('  (without those of the submission patch, which has errors)');
    else if (record.requested.length === 0) logger.info('  only the packages');
    const findings = [
      ...checkPackages({ facts: release.packages, store: undefined }),
      ...patchFindings,
      ...checkReleaseNotes(run.inputs.requested.releaseNotes),
    ].map(softened);
    record.findings = findings;
    for (const finding of findings)
      if (finding.severity === 'warning') logger.warning(finding.message, finding);
    logger.warning(unchecked(why));
    refuseOn(findings);
    return 'planned';
  });
}

function unchecked(why: string): string {
  return `Not checked, since this run could not sign in to the Store: the app's identity, its published versions, the changes and the slot. ${why}`;
}

/** What the inputs and the patch set, by path: with nothing read there is no difference to show. */
function requestedValues(
  { inputs }: LocalRun<PublishInputs>,
  patch: MergePatch | undefined,
): readonly Inherited[] {
  const { requested, rolloutPercentage, target } = inputs;
  const nothing: Submission = { id: '', listings: { '*': { baseListing: { title: '' } } } };
  const asked = {
    ...withRequested(nothing, requested, target.kind),
    ...(rolloutPercentage !== undefined && { 'rollout-percentage': rolloutPercentage }),
  };
  return [...diff(nothing, asked), ...diff({}, patch ?? {})].map(({ path, after }) => ({
    path,
    value: isNotesPath(path) ? describeNotesChange(undefined, after) : withoutNotes(after),
  }));
}
