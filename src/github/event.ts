import { readRegularFileSync } from '../files/regular-file.ts';
import { isRecord } from '../json/is-record.ts';

/** What the action reads of an event's payload; a part in another form counts as missing. */
export interface GitHubEvent {
  readonly pullRequest: PullRequest | undefined;
  readonly workflowRun: WorkflowRun | undefined;
  /** The whole payload as GitHub wrote it, a JSON object. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface PullRequest {
  /** A positive integer. */
  readonly number: number;
  /** `owner/name` of the repository that the commits come from; `undefined` if it was deleted. */
  readonly head: string | undefined;
  /** `owner/name` of the repository that they go to. */
  readonly base: string | undefined;
}

export interface WorkflowRun {
  /** The event that started the previous workflow. */
  readonly event: string | undefined;
  /** `owner/name` of the repository that its commit came from; `undefined` if it was deleted. */
  readonly head: string | undefined;
  /** `owner/name` of the repository that the workflow belongs to. */
  readonly base: string | undefined;
}

/** GitHub cuts payloads at 25 MB. https://docs.github.com/webhooks/webhook-events-and-payloads */
const maxPayloadBytes = 32 * 2 ** 20;

/**
 * Reads the event file (`GITHUB_EVENT_PATH`). Nothing in it can make this fail: it is missing on some self-hosted
 * runners, and a release from a push does not depend on it (trust.ts).
 *
 * Parsed by hand, since a schema would load its library into every run, even one that ends at the first glob.
 */
export function readEvent(path: string | undefined): GitHubEvent {
  const payload = path === undefined ? {} : readPayload(path);
  return {
    pullRequest: pullRequestOf(payload.pull_request),
    workflowRun: workflowRunOf(payload.workflow_run),
    payload,
  };
}

function readPayload(path: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readRegularFileSync(path, maxPayloadBytes).toString('utf8'));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function pullRequestOf(value: unknown): PullRequest | undefined {
  if (!isRecord(value)) return undefined;
  const { number, head, base } = value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number <= 0) return undefined;
  const repositoryOf = (side: unknown) => (isRecord(side) ? nameOf(side.repo) : undefined);
  return { number, head: repositoryOf(head), base: repositoryOf(base) };
}

function workflowRunOf(value: unknown): WorkflowRun | undefined {
  if (!isRecord(value)) return undefined;
  const { event } = value;
  if (event !== undefined && typeof event !== 'string') return undefined;
  return { event, head: nameOf(value.head_repository), base: nameOf(value.repository) };
}

function nameOf(repository: unknown): string | undefined {
  const name = isRecord(repository) ? repository.full_name : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
