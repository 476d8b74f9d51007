import type { Finding, Result } from '../../errors.ts';
import type { Target } from '../../store/target.ts';
import { askGuard } from '../../submission/guards.ts';
import { during, type Run } from '../run.ts';
import { lookAround, showPlan } from './find-slot.ts';
import { guardContext, type Judgement, judge, refuseOn } from './judge.ts';
import type { Release } from './release.ts';
import type { Situation } from './situation.ts';

/**
 * Steps 3 to 6 of a dry run: looks, plans, and runs every rule and guard as `publish` would, without a write and
 * without waiting for the slot. What a release may still mend (versions, the slot) is a warning.
 *
 * @throws ActionError `refused` where something would stop a release
 */
export async function preview(run: Run, target: Target, release: Release): Promise<Result> {
  const situation = await during(run, 'Look', () => lookAround(run, target));
  return await during<Result>(run, 'Plan', async () => {
    const judgement = judge(run, target, release, situation);
    const findings = [
      ...judgement.findings.map(softened),
      ...firstFindings(run, target, situation, judgement),
      ...slotFindings(run, situation, judgement),
    ];
    showPlan(run, { ...judgement, findings }, '');
    refuseOn(findings);
    run.logger.info('This was a dry run: the Store was only read.');
    return 'planned';
  });
}

/** A pull request rarely carries the release's version. */
export function softened(finding: Finding): Finding {
  return finding.softInDryRun ? { ...finding, severity: 'warning' } : finding;
}

/** Of a target without a published submission there is no document yet that the other guards could judge. */
function firstFindings(
  run: Run,
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

function slotFindings(run: Run, { pending }: Situation, { decision }: Judgement): readonly Finding[] {
  const { logger } = run;
  switch (decision.action) {
    case 'already-submitted':
      logger.info('The last published submission holds exactly this already: publishing would do nothing.');
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
