import { runChecks } from '../../checks/check.ts';
import { checkPackages } from '../../checks/packages/package-checks.ts';
import { replacedPackages } from '../../checks/plan/kept-packages.ts';
import { rolloutNeedsPublished } from '../../checks/plan/rollouts.ts';
import { checkReleaseNotes } from '../../checks/release-notes.ts';
import { diff } from '../../document/diff.ts';
import { describeValue } from '../../document/value.ts';
import { ActionError, type Finding, type Result } from '../../errors.ts';
import type { PublishInputs } from '../../inputs/command-inputs.ts';
import { isRecord } from '../../json/is-record.ts';
import type { Logger } from '../../logger.ts';
import { describeNotesChange, isNotesPath, withoutNotes } from '../../masking/notes.ts';
import { reviewLines } from '../../plan-report/plan-text.ts';
import type { LeftOut, Outlook } from '../../record/run-record.ts';
import type { Target } from '../../store/target.ts';
import type { Submission } from '../../store/wire.ts';
import type { MergePatch } from '../../submission/patch.ts';
import { withRequested } from '../../submission/requested.ts';
import type { Inherited } from '../../submission/types.ts';
import { findingText } from '../../text/finding.ts';
import type { LocalRun, PublishRun } from '../run.ts';
import { type Judgment, refuseOn } from './judge.ts';
import { planContext } from './plan-context.ts';
import { askedFor, findingsOn, leftOut, nothing } from './plan-for.ts';
import { askedNotes, type Release } from './release.ts';
import { reviewFolder } from './review.ts';
import type { Situation } from './situation.ts';

interface Judged {
  readonly release: Release;
  readonly situation: Situation;
  readonly judgment: Judgment;
}

/**
 * What a dry run says about a release: the findings as it shows them, and what publishing would find in the slot now.
 * Problems that may be gone by release time (versions, the slot) are warnings.
 */
export function previewFindings(
  run: Pick<PublishRun, 'clock' | 'inputs' | 'learn' | 'logger'>,
  target: Target,
  { release, situation, judgment }: Judged,
): readonly Finding[] {
  run.learn('outlook', outlookOf(judgment));
  return [
    ...judgment.findings.map(softened),
    ...firstFindings(run, target, { release, situation, judgment }),
    ...slotFindings(run.logger, judgment),
  ];
}

/** A pull request rarely carries the release's version. */
function softened(finding: Finding): Finding {
  return finding.softInDryRun ? { ...finding, severity: 'warning' } : finding;
}

/** What `publish` would do in this state; it checks the versions before the slot. */
function outlookOf({ findings, decision }: Judgment): Outlook {
  if (findings.some(({ severity, softInDryRun }) => severity === 'error' && softInDryRun)) return 'refused';
  switch (decision.action) {
    case 'busy':
      return 'busy';
    case 'wait':
      return 'waits';
    case 'already-submitted':
      return 'published-already';
    case 'resume':
      return 'submitted-already';
    default:
      return 'free';
  }
}

/**
 * The API can't make an app's first submission, so publishing would fail (store-faults.md B4).
 *
 * @throws ActionError `store-app-not-ready`
 */
export function refuseFirst(
  target: Target,
  { published, pending }: Situation,
  findings: readonly Finding[],
): void {
  if (target.kind !== 'app' || published !== undefined || pending !== undefined) return;
  const message =
    "This app has never been published, and the API can't create an app's first submission. Nothing was submitted.";
  const todo =
    'Finish the first submission in Partner Center, including the age rating questionnaire, then re-run the job.';
  const errors = findings.filter(({ severity }) => severity === 'error');
  const first: Finding = { rule: 'store-app-not-ready', severity: 'error', message: `${message} ${todo}` };
  throw new ActionError({
    code: 'store-app-not-ready',
    result: 'refused',
    message,
    ...(errors.length === 0 ? { todo } : { findings: [first, ...errors] }),
    link: 'https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services',
  });
}

/** Without a published submission there is no document yet that the other checks of a plan could look at. */
function firstFindings(
  run: Pick<PublishRun, 'clock' | 'inputs' | 'logger'>,
  target: Target,
  { release, situation, judgment: { plan } }: Judged,
): readonly Finding[] {
  if (situation.published !== undefined) return [];
  run.logger.info(
    'It has never been published, so the plan shows only what this run sets: the rest is in the draft that the Store creates.',
  );
  return runChecks(
    [rolloutNeedsPublished],
    planContext(run, { target, release, situation, base: plan.document, plan }),
  );
}

function slotFindings(logger: Logger, { decision, findings }: Judgment): readonly Finding[] {
  switch (decision.action) {
    case 'already-submitted':
      logger.info('The last published submission already matches this exactly: publishing would do nothing.');
      return [];
    case 'resume':
      logger.info(`Publishing would submit nothing: ${decision.reason}.`);
      return [];
    case 'create':
      logger.info('No submission is pending.');
      return [];
    case 'use':
      logger.info(`Publishing would use the pending submission: ${decision.reason}.`);
      return [];
    case 'replace':
      if (findings.some(({ rule }) => rule === replacedPackages.id)) return [];
      logger.info(`Publishing would delete submission ${decision.pending.id}: ${decision.reason}`);
      return [];
    case 'wait':
      return [taken(`${decision.reason} Publishing would wait until it is published or deleted.`)];
    case 'busy':
      return [taken(`${decision.reason} Publishing now would end with the result busy. ${decision.todo}`)];
  }
}

function taken(message: string): Finding {
  return { rule: 'slot-taken', severity: 'warning', message: `Another submission is pending. ${message}` };
}

/**
 * Steps 3 to 5 of a dry run without credentials, such as that of a fork's pull request: checks what the workspace alone
 * shows. Sends nothing at all.
 *
 * @throws ActionError `refused` if something would stop a release
 */
export async function planOffline(
  run: Pick<LocalRun<PublishInputs>, 'env' | 'inputs' | 'learn' | 'logger' | 'signal' | 'step' | 'workspace'>,
  release: Release,
  why: string,
): Promise<Result> {
  const { inputs, learn, logger, step } = run;
  return await step<Result>('Plan', async () => {
    const out = leftOut(release, nothing);
    const review = release.listing && (await reviewFolder(run, release.listing));
    const asked = withoutErrors(release, out);
    // A review already shows the listing folder.
    const isReviewed = review !== undefined && !('missing' in review);
    const values = requestedValues(inputs, askedFor(isReviewed ? { ...asked, listing: undefined } : asked));
    const findings = [
      ...checkPackages({ facts: release.packages, store: undefined }),
      ...findingsOn(release, nothing),
      ...checkReleaseNotes(askedNotes(inputs, release, undefined)),
    ].map(softened);
    learn('outlook', 'not-asked');
    learn('requested', { values, findings });
    learn('review', review);
    logger.info('Requested changes (not compared with the Store):');
    for (const { path, value } of values) logger.info(`  ${path}: ${describeValue(value)}`);
    for (const what of out) logger.info(`  (without those of the ${what}, which has errors)`);
    if (out.length + values.length === 0)
      logger.info(isReviewed ? '  only the Store page' : '  only the packages');
    for (const line of reviewLines(review)) logger.info(line);
    for (const finding of findings)
      if (finding.severity === 'warning') logger.warning(findingText(finding), finding);
    logger.warning(unchecked(why));
    refuseOn(findings);
    return 'planned';
  });
}

function withoutErrors({ listing, patch, ...release }: Release, out: readonly LeftOut[]): Release {
  return {
    ...release,
    listing: out.includes('listing folder') ? undefined : listing,
    patch: out.includes('submission patch') ? undefined : patch,
  };
}

function unchecked(why: string): string {
  return `This run did not sign in to the Store, so it did not check the app's identity, its published versions, the changes or whether a submission is pending. ${why}`;
}

/** What inputs, listing folder and patch set, by path: with nothing read there is no difference to show. */
function requestedValues(
  { requested, rolloutPercentage, target }: PublishInputs,
  patch: MergePatch,
): readonly Inherited[] {
  const empty: Submission = { id: '', listings: { '*': { baseListing: { title: '' } } } };
  const asked = {
    ...withRequested(empty, requested, target.kind),
    ...(rolloutPercentage !== undefined && { 'rollout-percentage': rolloutPercentage }),
  };
  return [...diff(empty, asked), ...diff(outline(patch), patch)].map(({ path, after }) => ({
    path,
    value: isNotesPath(path) ? describeNotesChange(undefined, after) : withoutNotes(after),
  }));
}

/** Only the records of a patch, so that each of its values has its own path. */
function outline(patch: MergePatch): MergePatch {
  const records = Object.entries(patch).flatMap(([name, value]) =>
    isRecord(value) ? [[name, outline(value)]] : [],
  );
  return Object.fromEntries(records);
}
