import { isDraft } from '../submission/states.ts';
import { storeUrl, withoutQuery } from './links.ts';
import { reportPlan } from './plan-report.ts';
import { lastStatus, pageOf, type RunRecord } from './run-record.ts';
import { harmlessJson, sanitize } from './sanitize.ts';

/** The outputs of action.yml, by name. */
export const outputNames = [
  'submission-id',
  'status',
  'result',
  'submission-url',
  'store-url',
  'rollout-percentage',
  'rollout-status',
  'submitted-packages',
  'plan',
  'response',
] as const;
export type OutputName = (typeof outputNames)[number];

/** Values of the outputs; what is not known is absent. Set them also when the run fails. */
export function outputsOf(record: RunRecord): ReadonlyMap<OutputName, string> {
  const { target, submissionId, rollout } = record;
  const values: Record<OutputName, string | undefined> = {
    'submission-id': submissionId,
    status: lastStatus(record),
    result: record.result,
    'submission-url': pageOf(record),
    'store-url': target && storeUrl(target.appId),
    'rollout-percentage': rollout?.percentage?.toString(),
    'rollout-status': rollout?.status,
    'submitted-packages':
      record.command === 'publish' && isHandedIn(record) ? json(submittedPackages(record)) : undefined,
    plan: record.plan && json(planChanges(record)),
    response: record.response === undefined ? undefined : verbatim(record.response),
  };
  return new Map(
    outputNames.flatMap((name): [OutputName, string][] => {
      const value = values[name];
      return value === undefined ? [] : [[name, isJson(name) ? value : sanitize(value)]];
    }),
  );
}

function isJson(name: OutputName): boolean {
  return ['submitted-packages', 'plan', 'response'].includes(name);
}

function isHandedIn(record: RunRecord): boolean {
  const status = lastStatus(record);
  // A slot that is taken holds somebody else's submission.
  return record.result !== 'busy' && status !== undefined && !isDraft(status);
}

function submittedPackages({ files }: RunRecord) {
  return files.map(({ facts, archiveName }) => ({
    name: archiveName,
    version: facts.version,
    architectures: facts.architectures,
  }));
}

/** Fields and packages alike as path, before and after; `null` stands for absent. */
function planChanges({ plan, target }: RunRecord) {
  if (plan === undefined) return [];
  const member = target?.kind === 'flight' ? 'flightPackages' : 'applicationPackages';
  const { packages, changes } = reportPlan(plan);
  const changedPackages = packages
    .filter(({ action }) => action !== 'keep')
    .map(({ action, fileName, version, architectures, families, size, reason }) => {
      const entry = { version: version ?? null, architectures, families, size: size ?? null };
      return {
        path: `${member}[${fileName}]`,
        before: action === 'remove' ? entry : null,
        after: action === 'add' ? entry : null,
        reason,
      };
    });
  const fields = changes.map(({ path, before, after }) => ({
    path,
    before: before ?? null,
    after: after ?? null,
  }));
  return [...changedPackages, ...fields];
}

/** The Store's answer as it is, but for the signature in a report's address. */
function verbatim(value: unknown): string {
  const text = JSON.stringify(value, (key, member: unknown) =>
    key === 'reportUrl' && typeof member === 'string' ? withoutQuery(member) : member,
  );
  return harmlessJson(text);
}

/** JSON whose texts are harmless in a log, and not longer than its limit. */
function json(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? sanitize(member) : member,
  );
}
