import { readFileSync } from 'node:fs';
import type { Contexts } from './expressions.ts';
import type { Workflow } from './workflow-file.ts';

/** What started a run of a workflow. */
export interface Started {
  /** `push`, or `pull_request from a fork`, for names of tests. */
  readonly name: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** Gets neither variables nor secrets, and no ID token. */
  readonly isFork: boolean;
}

/** Files of `__tests__/fixtures/events`, by the event that they belong to. */
const fixtures: Readonly<Record<string, readonly string[]>> = {
  push: ['push-tag'],
  release: ['release'],
  schedule: ['schedule'],
  workflow_dispatch: ['workflow-dispatch'],
  workflow_run: ['workflow-run'],
  // Called by another workflow, it has that one's event.
  workflow_call: [],
  pull_request: ['pull-request', 'pull-request-from-fork'],
};

/** Everything that starts a workflow; a pull request comes from the repository, and from a fork. */
export function startsOf({ on }: Pick<Workflow, 'on'>): readonly Started[] {
  return Object.keys(on).flatMap((event) => {
    const files = fixtures[event];
    if (files === undefined) throw new Error(`There is no fixture for the event ${event}.`);
    return files.map((file) => {
      const url = new URL(`../../fixtures/events/${file}.json`, import.meta.url);
      const payload = JSON.parse(readFileSync(url, 'utf8')) as Record<string, unknown>;
      const isFork = file.endsWith('from-fork');
      return {
        name: `${event}${isFork ? ' from a fork' : ''}`,
        event: { name: event, payload: numbered(payload) },
        isFork,
      };
    });
  });
}

/** The pull request that the tests' GitHub API knows. */
function numbered(payload: Record<string, unknown>): unknown {
  const pull = payload.pull_request;
  return typeof pull === 'object' ? { ...payload, number: 7, pull_request: { ...pull, number: 7 } } : payload;
}

/** The context `github` of a run. */
export function githubContext(
  { event }: Started,
  env: Readonly<Record<string, string>>,
  token: string,
): Contexts {
  const isPull = event.name === 'pull_request';
  const ref = event.name === 'push' ? 'refs/tags/v1.2.0' : isPull ? 'refs/pull/7/merge' : 'refs/heads/main';
  return {
    event_name: event.name,
    event: event.payload,
    ref,
    ref_name: ref.replace(/^refs\/[a-z]+\//, ''),
    repository: env.GITHUB_REPOSITORY,
    api_url: env.GITHUB_API_URL,
    server_url: 'https://github.com',
    sha: '0000000000000000000000000000000000000001',
    actor: 'octocat',
    run_id: '1000000001',
    token,
  };
}
