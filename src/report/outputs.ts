import { isDraft } from '../submission/states.ts';
import { storeUrl } from './links.ts';
import { planChanges, planOutput } from './plan-changes.ts';
import { lastStatus, pageOf, type RunRecord } from './run-record.ts';
import { harmlessJson, sanitize } from './sanitize.ts';
import { shownDocument } from './shown-document.ts';

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
  'plan-path',
  'response',
] as const;
export type OutputName = (typeof outputNames)[number];

/**
 * Values of the outputs; what is not known is absent. Set them also when the run fails. Those in JSON are data: whole,
 * in a stable order, and written so that printing them does nothing.
 * @param record without its secrets (`redacted`)
 * @param planPath file with the whole plan
 */
export function outputsOf(record: RunRecord, planPath?: string): ReadonlyMap<OutputName, string> {
  const { target, submissionId, rollout } = record;
  const texts: Partial<Record<OutputName, string | undefined>> = {
    'submission-id': submissionId,
    status: lastStatus(record),
    result: record.result,
    'submission-url': pageOf(record),
    'store-url': target && storeUrl(target.appId),
    'rollout-percentage': rollout?.percentage?.toString(),
    'rollout-status': rollout?.status,
  };
  const data: Partial<Record<OutputName, string | undefined>> = {
    'submitted-packages': submittedPackages(record),
    plan: record.plan && planOutput(planChanges(record)),
    response: record.response === undefined ? undefined : JSON.stringify(shownDocument(record.response)),
  };
  return new Map(
    outputNames.flatMap((name): [OutputName, string][] => {
      if (name === 'plan-path') return planPath === undefined ? [] : [[name, planPath]];
      const [text, json] = [texts[name], data[name]];
      if (text !== undefined) return [[name, sanitize(text)]];
      return json === undefined ? [] : [[name, harmlessJson(json)]];
    }),
  );
}

/** The whole plan as JSON, written so that printing it does nothing; `undefined` where there is none. */
export function wholePlan(record: RunRecord): string | undefined {
  return record.plan && harmlessJson(JSON.stringify(planChanges(record)));
}

function isHandedIn(record: RunRecord): boolean {
  const status = lastStatus(record);
  // A slot that is taken holds somebody else's submission.
  return record.result !== 'busy' && status !== undefined && !isDraft(status);
}

function submittedPackages(record: RunRecord): string | undefined {
  if (record.command !== 'publish' || !isHandedIn(record)) return undefined;
  const packages = record.files.map(({ facts, archiveName }) => ({
    name: archiveName,
    version: facts.version,
    architectures: facts.architectures,
  }));
  return JSON.stringify(packages.sort((a, b) => (a.name < b.name ? -1 : 1)));
}
