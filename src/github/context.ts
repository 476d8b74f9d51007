import { tmpdir } from 'node:os';
import type { Environment } from '../inputs/inputs.ts';
import { type GitHubEvent, type PullRequest, readEvent } from './event.ts';

/** What the runner says about the run; `undefined` if it says nothing (outside of GitHub). */
export interface Context {
  /** Folder that globs start from. */
  readonly workspace: string;
  /** Folder for temporary files, emptied by the runner after the job. */
  readonly tempDir: string;
  /** True on GitHub's runner, or one that acts like it. */
  readonly isGitHubActions: boolean;
  /** `push`, `pull_request`, `workflow_dispatch`, …; empty outside of GitHub. */
  readonly eventName: string;
  /** On `workflow_run`: the event that started the workflow before this one, if the payload says so. */
  readonly sourceEvent: string | undefined;
  readonly event: GitHubEvent;
  /** `owner/name` */
  readonly repository: string | undefined;
  readonly serverUrl: string;
  /** `https://api.github.com`, or that of GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** Page of this run. */
  readonly runUrl: string | undefined;
  /**
   * The repository that the commit comes from: this one, another one, or `unknown` if the event can be about another
   * repository's commit and its payload doesn't say. Runs of a fork get no secrets on `pull_request`.
   */
  readonly commit: 'own' | 'fork' | 'unknown';
  /** True when the commit is known to come from another repository. */
  readonly isFork: boolean;
}

/** What the runner gives an action to sign in to GitHub's services, and masks, if at all, in fewer forms. */
export function runnerTokens(env: Environment): readonly string[] {
  return ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'].flatMap((name) => env[name] || []);
}

/** Reads the runner's variables and the event file. Nothing in them can make it fail. */
export function readContext(env: Environment): Context {
  const text = (name: string) => (env[name] === '' ? undefined : env[name]);
  const event = readEvent(text('GITHUB_EVENT_PATH'));
  const serverUrl = text('GITHUB_SERVER_URL') ?? 'https://github.com';
  const repository = text('GITHUB_REPOSITORY');
  const runId = text('GITHUB_RUN_ID');
  const eventName = text('GITHUB_EVENT_NAME') ?? '';
  const commit = commitOf(eventName, event);
  return {
    workspace: text('GITHUB_WORKSPACE') ?? process.cwd(),
    tempDir: text('RUNNER_TEMP') ?? tmpdir(),
    isGitHubActions: text('GITHUB_ACTIONS') === 'true',
    eventName,
    sourceEvent: event.workflowRun?.event || undefined,
    event,
    repository,
    serverUrl,
    apiUrl: text('GITHUB_API_URL') ?? 'https://api.github.com',
    runUrl: repository && runId ? `${serverUrl}/${repository}/actions/runs/${runId}` : undefined,
    commit,
    isFork: commit === 'fork',
  };
}

function commitOf(eventName: string, { pullRequest, workflowRun }: GitHubEvent): Context['commit'] {
  if (pullRequest && isForeign(pullRequest)) return 'fork';
  if (workflowRun && isForeign(workflowRun)) return 'fork';
  // The commit of every other event is one of the repository's own.
  const isUnknown =
    (eventName.startsWith('pull_request') && !pullRequest) ||
    // Without its event it may have been a pull request from anywhere.
    (eventName === 'workflow_run' && !workflowRun?.event);
  return isUnknown ? 'unknown' : 'own';
}

/** A fork that has since been deleted has no repository: it was still another one. */
function isForeign({ head, base }: Pick<PullRequest, 'head' | 'base'>): boolean {
  return head === undefined || head !== base;
}
