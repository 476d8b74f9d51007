import { storeUrl } from '../markdown/links.ts';
import { shownDocument } from '../masking/document.ts';
import { harmlessJson, sanitize } from '../masking/sanitize.ts';
import { mostUnits, omitted, planChanges, planOutput, shortenedList } from '../plan-report/plan-changes.ts';
import { lastStatus, pageOf, type RunRecord } from '../record/run-record.ts';
import { isDraft } from '../store/states.ts';

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

/** Files for what may be too long for an output. */
export interface WholePaths {
  readonly plan?: string | undefined;
  readonly response?: string | undefined;
}

/**
 * Values of the outputs, without those that are unknown. Set them even if the run fails. Those in JSON are data: in a
 * stable order, complete up to GitHub's limit, and written so that printing them does nothing.
 * @param record without its secrets (`shownRecord`)
 */
export function outputsOf(record: RunRecord, paths: WholePaths = {}): ReadonlyMap<OutputName, string> {
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
    response: responseOutput(record, paths.response),
  };
  return new Map(
    outputNames.flatMap((name): [OutputName, string][] => {
      if (name === 'plan-path') return paths.plan === undefined ? [] : [[name, paths.plan]];
      const [text, json] = [texts[name], data[name]];
      if (text !== undefined) return [[name, sanitize(text)]];
      return json === undefined ? [] : [[name, harmlessJson(json)]];
    }),
  );
}

/** The whole plan as JSON, written so that printing it does nothing; `undefined` if there is none. */
export function wholePlan(record: RunRecord): string | undefined {
  return record.plan && harmlessJson(JSON.stringify(planChanges(record)));
}

/** The response of `command: api` as JSON, if it is too long for an output. */
export function longResponse(record: RunRecord): string | undefined {
  const json = responseJson(record);
  return json !== undefined && json.length > mostUnits ? json : undefined;
}

/** The response, or `{"omitted":true,"length":…,"sha256":…,"path":…}` if it is too long; the hash is of the file. */
function responseOutput(record: RunRecord, path: string | undefined): string | undefined {
  const long = longResponse(record);
  if (long === undefined) return responseJson(record);
  return JSON.stringify({ ...omitted(long), ...(path !== undefined && { path }) });
}

function responseJson({ response }: RunRecord): string | undefined {
  return response === undefined ? undefined : harmlessJson(JSON.stringify(shownDocument(response)));
}

function isHandedIn(record: RunRecord): boolean {
  const status = lastStatus(record);
  // A taken slot holds someone else's submission.
  return record.result !== 'busy' && status !== undefined && !isDraft(status);
}

function submittedPackages(record: RunRecord): string | undefined {
  if (record.command !== 'publish' || !isHandedIn(record)) return undefined;
  const packages = record.files.map(({ facts, archiveName }) => ({
    name: archiveName,
    version: facts.version,
    architectures: facts.architectures,
    sha256: facts.sha256,
  }));
  const sorted = packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return written(shortenedList(sorted, 'packages', written));
}

function written(value: unknown): string {
  return harmlessJson(JSON.stringify(value));
}
