import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { z } from 'zod';

import type { Environment } from './inputs.ts';

const repositorySchema = z.looseObject({ full_name: z.string() }).nullish().catch(undefined);
type Repository = z.infer<typeof repositorySchema>;
const sideSchema = z.looseObject({ repo: repositorySchema }).nullish().catch(undefined);

/** Of the event's payload only what the action reads; the rest passes through. */
const payloadSchema = z.looseObject({
  pull_request: z
    .looseObject({ number: z.number(), head: sideSchema, base: sideSchema })
    .optional()
    .catch(undefined),
  workflow_run: z
    .looseObject({ head_repository: repositorySchema, repository: repositorySchema })
    .optional()
    .catch(undefined),
});
export type EventPayload = z.infer<typeof payloadSchema>;

/** What the runner says of the run; `undefined` where it says nothing (outside of GitHub). */
export interface Context {
  /** Folder that globs start from. */
  readonly workspace: string;
  /** Folder for temporary files, emptied by the runner after the job. */
  readonly tempDir: string;
  /** `push`, `pull_request`, `workflow_dispatch`, …; empty outside of GitHub. */
  readonly eventName: string;
  readonly payload: EventPayload;
  /** `owner/name` */
  readonly repository: string | undefined;
  readonly serverUrl: string;
  /** `https://api.github.com`, or that of a GitHub server of one's own. */
  readonly apiUrl: string;
  /** Page of this run. */
  readonly runUrl: string | undefined;
  /** True when the commit comes from another repository: such a run gets no secrets on `pull_request`. */
  readonly isFork: boolean;
}

/** What the runner hands an action to sign in to GitHub's services with, and masks, if at all, in fewer forms. */
export function runnerTokens(env: Environment): readonly string[] {
  return ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'].flatMap((name) => env[name] || []);
}

/** Reads the runner's variables and the event file. Nothing in them can make it fail. */
export function readContext(env: Environment): Context {
  const text = (name: string) => (env[name] === '' ? undefined : env[name]);
  const payload = readPayload(text('GITHUB_EVENT_PATH'));
  const serverUrl = text('GITHUB_SERVER_URL') ?? 'https://github.com';
  const repository = text('GITHUB_REPOSITORY');
  const runId = text('GITHUB_RUN_ID');
  return {
    workspace: text('GITHUB_WORKSPACE') ?? process.cwd(),
    tempDir: text('RUNNER_TEMP') ?? tmpdir(),
    eventName: text('GITHUB_EVENT_NAME') ?? '',
    payload,
    repository,
    serverUrl,
    apiUrl: text('GITHUB_API_URL') ?? 'https://api.github.com',
    runUrl: repository && runId ? `${serverUrl}/${repository}/actions/runs/${runId}` : undefined,
    isFork: isFork(payload),
  };
}

function readPayload(path: string | undefined): EventPayload {
  if (path === undefined) return {};
  try {
    return payloadSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Missing on some runners of one's own; a release does not depend on it.
    return {};
  }
}

function isFork({ pull_request: pullRequest, workflow_run: workflowRun }: EventPayload): boolean {
  if (pullRequest !== undefined) return isForeign(pullRequest.head?.repo, pullRequest.base?.repo);
  if (workflowRun !== undefined) return isForeign(workflowRun.head_repository, workflowRun.repository);
  return false;
}

/** A fork that was deleted meanwhile has no repository: it was another one all the same. */
function isForeign(head: Repository, base: Repository): boolean {
  return !head || head.full_name !== base?.full_name;
}
