import { ActionError, type Finding, type Result } from '../../errors.ts';
import type { Outlook } from '../../record/run-record.ts';
import type { Target } from '../../store/target.ts';
import { askGuard } from '../../submission/guards.ts';
import { during, type PublishRun } from '../run.ts';
import { guardContext, type Judgement, judge, refuseOn } from './judge.ts';
import type { Release } from './release.ts';
import type { Situation } from './situation.ts';
import { lookAround, showPlan } from './slot.ts';

/**
 * Steps 3 to 6 of a dry run: looks, plans, and runs every rule and guard as `publish` would, without a write and
 * without waiting for the slot. Problems that may be gone by release time (versions, the slot) are warnings.
 *
 * @throws ActionError `refused` if something would stop a release, `store-app-not-ready`
 */
export async function preview(run: PublishRun, target: Target, release: Release): Promise<Result> {
  const situation = await during(run, 'Look', () => lookAround(run, target));
  return await during<Result>(run, 'Plan', async () => {
    const judgement = judge(run, target, release, situation);
    run.record.outlook = outlookOf(judgement);
    const findings = [
      ...judgement.findings.map(softened),
      ...firstFindings(run, target, situation, judgement),
      ...slotFindings(run, situation, judgement),
    ];
    showPlan(run, { ...judgement, findings }, '');
    refuseFirst(target, situation, findings);
    refuseOn(findings);
    return 'planned';
  });
}

/** A pull request rarely carries the release's version. */
export function softened(finding: Finding): Finding {
  return finding.softInDryRun ? { ...finding, severity: 'warning' } : finding;
}

/** What `publish` would do in this state; it checks the versions before the slot. */
function outlookOf({ findings, decision }: Judgement): Outlook {
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

/** The API can't make an app's first submission, so publishing would fail (store-faults.md B4). */
function refuseFirst(target: Target, { published, pending }: Situation, findings: readonly Finding[]): void {
  if (target.kind !== 'app' || published !== undefined || pending !== undefined) return;
  const message =
    "This app was never published, and the API can't make an app's first submission. Nothing was submitted.";
  const todo =
    'Finish the first submission, with the age rating questionnaire, in Partner Center, then run this again.';
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

/** Without a published submission there is no document yet that the other guards could check. */
function firstFindings(
  run: PublishRun,
  target: Target,
  situation: Situation,
  { plan }: Judgement,
): readonly Finding[] {
  if (situation.published !== undefined) return [];
  run.logger.info(
    'It was never published, so the plan shows only what this run sets: the rest is in the draft that the Store makes.',
  );
  return askGuard('rollout-needs-published', guardContext(run, target, situation, plan.document, plan));
}

function slotFindings(run: PublishRun, { pending }: Situation, { decision }: Judgement): readonly Finding[] {
  const { logger } = run;
  switch (decision.action) {
    case 'already-submitted':
      logger.info('The last published submission already holds exactly this: publishing would do nothing.');
      return [];
    case 'resume':
      logger.info(`Publishing would submit nothing: ${decision.reason}.`);
      return [];
    case 'create':
      logger.info('The slot is free: nothing is pending.');
      return [];
    case 'use':
      logger.info(`The slot is free: ${decision.reason}, and publishing would use it.`);
      return [];
    case 'replace':
      logger.info(`Publishing would delete submission ${pending?.id}: ${decision.reason}`);
      return [];
    case 'wait':
      return [taken(`${decision.reason} Publishing would wait until the slot is free.`)];
    case 'busy':
      return [taken(`${decision.reason} Publishing would end as busy now. ${decision.todo}`)];
  }
}

function taken(message: string): Finding {
  return { rule: 'slot-taken', severity: 'warning', message: `The slot is taken. ${message}` };
}
