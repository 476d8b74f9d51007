import type { Context } from './context.ts';
import { ActionError } from './errors.ts';
import type { Inputs } from './inputs.ts';

const link = 'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/';

/**
 * Refuses to write to the Store in a run that somebody without rights in the repository can start with code of
 * their own: on `pull_request_target` always, since it has the secrets and belongs to anybody's pull request,
 * and where the commit comes from a fork (store-faults.md S9).
 *
 * @throws ActionError `untrusted-event`, `untrusted-fork`
 */
export function refuseUntrusted(
  inputs: Pick<Inputs, 'command' | 'dryRun' | 'method'>,
  context: Pick<Context, 'eventName' | 'isFork'>,
): void {
  if (!writes(inputs)) return;
  if (context.eventName === 'pull_request_target') {
    throw refused(
      'untrusted-event',
      'This run was started by pull_request_target, which anybody with a pull request can start, and it holds the secrets of the repository.',
    );
  }
  if (context.isFork) {
    throw refused('untrusted-fork', 'The commit of this run comes from a fork, whoever wrote it.');
  }
}

function writes({ command, dryRun, method }: Pick<Inputs, 'command' | 'dryRun' | 'method'>): boolean {
  switch (command) {
    case 'publish':
      return !dryRun;
    case 'api':
      return method !== 'get';
    case 'status':
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
    todo: 'Publish from a push, a tag or a dispatch in the repository itself; in pull requests use on: pull_request with dry-run: true.',
    link,
  });
}
