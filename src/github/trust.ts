import { ActionError } from '../errors.ts';
import type { ApiMethod } from '../inputs/addresses.ts';
import { listOf } from '../inputs/parse.ts';
import type { Command } from '../inputs/table.ts';
import type { Context } from './context.ts';

const link = 'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/';

/**
 * Events whose runs may write to the Store: those that require write access to the repository to start. An allow list,
 * since GitHub adds events, and most of them can be started by anyone who has an account (`issue_comment`, `watch`,
 * `fork`, …). Not `merge_group`: its commit may never be merged.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export const writingEvents: readonly string[] = [
  'push',
  'release',
  'workflow_dispatch',
  'schedule',
  'repository_dispatch',
  'deployment',
  'pull_request',
  'workflow_run',
];

/** What decides whether a step writes to the Store. */
type Asked =
  | { readonly command: 'publish'; readonly dryRun: boolean }
  | { readonly command: 'api'; readonly method: ApiMethod }
  | { readonly command: Exclude<Command, 'publish' | 'api'> };

/** Events that may start the workflow before a `workflow_run`: of a chain, the payload shows only the last link. */
const sourceEvents = writingEvents.filter((event) => event !== 'workflow_run');

type Origin = Pick<Context, 'eventName' | 'sourceEvent' | 'commit' | 'isGitHubActions'>;

/**
 * Refuses to write to the Store in a run that people without write access to the repository can start with their own
 * code (store-faults.md S9), and every use of credentials on `pull_request_target`, except that a dry run does without
 * them ({@link whyWithheld}).
 *
 * @throws ActionError `untrusted-event`, `untrusted-fork`
 */
export function refuseUntrusted(inputs: Asked, origin: Origin): void {
  const isTarget = origin.eventName === 'pull_request_target';
  if (writes(inputs) || (isTarget && inputs.command !== 'publish')) refuseUntrustedOrigin(origin);
}

/** Why a dry run uses no credentials, although it may have some; `undefined` if it may use them. */
export function whyWithheld({ eventName, commit }: Origin): string | undefined {
  if (eventName === 'pull_request_target') {
    return "This run was started by pull_request_target, so no credentials are used: anyone who opens a pull request can start it, and it has the repository's secrets.";
  }
  switch (commit) {
    case 'own':
      return undefined;
    case 'fork':
      return 'This run comes from a fork, so no credentials are used.';
    case 'unknown':
      return `No credentials are used. ${unknownCommit(eventName)}`;
  }
}

function refuseUntrustedOrigin({ eventName, sourceEvent, commit, isGitHubActions }: Origin): void {
  if (eventName === 'pull_request_target') {
    throw refused(
      'untrusted-event',
      "This run was started by pull_request_target, which anyone who opens a pull request can start, and it has the repository's secrets.",
    );
  }
  if (eventName === '' ? isGitHubActions : !writingEvents.includes(eventName)) {
    throw refused(
      'untrusted-event',
      `This run was started by ${nameOf(eventName)}. ${whyNotListed(eventName)}`,
    );
  }
  if (sourceEvent !== undefined && !sourceEvents.includes(sourceEvent)) {
    throw refused(
      'untrusted-event',
      `The workflow run that started this one was itself started by ${nameOf(sourceEvent)}. ${whyNotListed(sourceEvent)}`,
    );
  }
  if (commit === 'fork') throw refused('untrusted-fork', 'The commit of this run comes from a fork.');
  if (commit === 'unknown') throw refused('untrusted-fork', unknownCommit(eventName));
}

function whyNotListed(eventName: string): string {
  switch (eventName) {
    case 'merge_group':
      return 'A commit in a merge queue may never be merged, so nothing is published from it.';
    case 'workflow_run':
      return 'GitHub does not report what started the first workflow in such a chain. It may have been a pull request from a fork.';
    default:
      return `This action writes to the Store only on ${listOf(writingEvents)}.`;
  }
}

/** The event's name comes from outside; GitHub's own are short. */
function nameOf(eventName: string): string {
  return eventName === '' ? 'an event without a name (GITHUB_EVENT_NAME is empty)' : eventName.slice(0, 60);
}

function unknownCommit(eventName: string): string {
  return `The file at GITHUB_EVENT_PATH does not say which repository the commit of this ${nameOf(eventName)} comes from. This run is treated as if it came from a fork.`;
}

function writes(inputs: Asked): boolean {
  switch (inputs.command) {
    case 'publish':
      return !inputs.dryRun;
    case 'api':
      return inputs.method !== 'get';
    case 'status':
    // It writes to the workspace only.
    case 'pull':
      return false;
    case 'rollout':
    case 'cancel':
      return true;
  }
}

function refused(code: string, message: string): ActionError {
  return new ActionError({
    code,
    result: 'refused',
    message: `${message} Nothing was sent to the Store.`,
    todo: 'Publish from a push, a tag or a manual run in the repository itself. For pull requests, use on: pull_request with dry-run: true.',
    link,
  });
}
