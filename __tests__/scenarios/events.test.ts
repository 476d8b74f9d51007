import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';
import type { StoreRun } from '../support/store-run.ts';

const store = useStore();

/** What started the workflow, as GitHub reports it in the event file. */
function event(name: string, fixture: string) {
  const file = new URL(`../fixtures/events/${fixture}.json`, import.meta.url);
  return { event: { name, payload: JSON.parse(readFileSync(file, 'utf8')) as unknown } };
}

const trusted = [
  ['a pushed tag', event('push', 'push-tag')],
  ['a pull request of the same repository', event('pull_request', 'pull-request')],
  ['a dispatch', event('workflow_dispatch', 'workflow-dispatch')],
  ['a schedule', event('schedule', 'schedule')],
  ['a run after a build of the same repository', event('workflow_run', 'workflow-run')],
] as const;

const untrusted = [
  ['a pull request from a fork', event('pull_request', 'pull-request-from-fork')],
  ['a pull request from a fork that is gone', event('pull_request', 'pull-request-from-deleted-fork')],
  ['pull_request_target, from a fork', event('pull_request_target', 'pull-request-target')],
  [
    'pull_request_target, from the same repository',
    event('pull_request_target', 'pull-request-target-same-repository'),
  ],
  ['a run after a build of a fork', event('workflow_run', 'workflow-run-from-fork')],
] as const;

/** Credentials as a run without secrets and variables gets them. */
const nothing = { 'tenant-id': '', 'client-id': '', 'client-secret': '', 'app-id': '' };

describe('started by', () => {
  test.each(trusted)('%s, a release is published', async (_name, started) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {}, started);
    expect(run.result).toBe('accepted');
    expect(store.pending()?.commits).toBe(1);
  });

  test.each(untrusted)('%s, nothing is published, and no request is sent', async (_name, started) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {}, started);
    expect(run.result).toBe('refused');
    expect(run.requests).toEqual([]);
    expect(run.errors.join('\n')).toMatch(/fork|pull_request_target/);
    expect(run.errors.join('\n')).toMatch(/on: pull_request with dry-run: true/);
  });

  test.each(trusted)('%s, a dry run only reads', async (_name, started) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], { 'dry-run': 'true' }, started);
    expect(run.result).toBe('planned');
    expectOnlyReads(run);
    expect(run.calls.length).toBeGreaterThan(0);
  });

  test.each(untrusted)(
    '%s, a dry run uses no credentials, sends nothing, and says so',
    async (_name, started) => {
      store.app();
      const run = await store.publish([await bundle('1.2.0.0')], { 'dry-run': 'true' }, started);
      expect(run.result).toBe('planned');
      expect(run.requests).toEqual([]);
      expect(run.warnings.join('\n')).toMatch(/no credentials are used/);
    },
  );

  test.each([...trusted, ...untrusted])(
    '%s without secrets, a dry run sends nothing',
    async (_name, started) => {
      store.app();
      const run = await store.publish([await bundle('1.2.0.0')], { ...nothing, 'dry-run': 'true' }, started);
      expect(run.result).toBe('planned');
      expect(run.requests).toEqual([]);
    },
  );

  test.each([...trusted, ...untrusted])('%s without secrets, publishing fails', async (_name, started) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], nothing, started);
    expect(run.result).toBe('failed');
    expect(run.requests).toEqual([]);
    expect(run.errors.join('\n')).toMatch(/client-secret is empty.*id-token: write/s);
  });
});

describe('started by an event that anyone can start, or whose file says nothing', () => {
  test.each<[string, unknown]>([
    ['issue_comment', { issue: { number: 7, pull_request: {} }, comment: { body: '/publish' } }],
    ['merge_group', { merge_group: {} }],
    ['pull_request', []],
    ['workflow_run', { workflow_run: 'x' }],
  ])('%s, nothing is published', async (name, payload) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {}, { event: { name, payload } });
    expect(run.result).toBe('refused');
    expect(run.requests).toEqual([]);
    expect(run.errors[0]).toContain(name);
  });

  test.each<[string, unknown]>([
    ['deployment', { deployment: { ref: 'v1.2.0' } }],
    ['repository_dispatch', { action: 'publish', client_payload: {} }],
  ])('but by %s, a release is published', async (name, payload) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {}, { event: { name, payload } });
    expect(run.result).toBe('accepted');
  });
});

describe('other commands that write are refused as well', () => {
  test.each<[string, Record<string, string>]>([
    ['rollout', { command: 'rollout', 'rollout-percentage': '100' }],
    ['cancel', { command: 'cancel' }],
    ['api', { command: 'api', method: 'delete', path: 'inappproducts/9NBLGGH4R316', 'app-id': '' }],
  ])('%s', async (_name, inputs) => {
    store.app();
    for (const [, started] of untrusted) {
      const run = await store.publish([], { packages: '', ...inputs }, started);
      expect(run.result).toBe('refused');
      expect(run.requests).toEqual([]);
    }
  });

  test('status only reads, so it may run', async () => {
    store.app();
    const inputs = { packages: '', command: 'status' };
    const run = await store.publish([], inputs, event('pull_request', 'pull-request-from-fork'));
    expect(run.result).toBe('done');
    expectOnlyReads(run);
  });
});

describe('a dry run without credentials says why', () => {
  const why = async (started: (typeof trusted)[number][1], env: Record<string, string> = {}) => {
    store.app();
    const inputs = { ...nothing, 'dry-run': 'true' };
    const run = await store.publish([await bundle('1.2.0.0')], inputs, { ...started, env });
    expect(run.summary).toContain('did not sign in');
    return run.warnings.join('\n');
  };

  test('a fork', async () => {
    expect(await why(event('pull_request', 'pull-request-from-fork'))).toMatch(/comes from a fork/);
  });

  test('Dependabot', async () => {
    const env = { GITHUB_ACTOR: 'dependabot[bot]' };
    expect(await why(event('pull_request', 'pull-request'), env)).toMatch(/Dependabot/);
  });

  test('a missing secret, or a missing permission', async () => {
    expect(await why(event('pull_request', 'pull-request'))).toMatch(
      /secret is not available.*environment.*id-token: write/,
    );
  });
});

test('on pull_request_target the other commands are refused, even those that only read', async () => {
  store.app();
  const started = event('pull_request_target', 'pull-request-target-same-repository');
  for (const inputs of [{ command: 'status' }, { command: 'api', path: 'applications', 'app-id': '' }]) {
    const run = await store.publish([], { packages: '', ...inputs }, started);
    expect(run.result).toBe('refused');
    expect(run.requests).toEqual([]);
    expect(run.errors[0]).toMatch(/pull_request_target/);
  }
});

function expectOnlyReads(run: StoreRun): void {
  const others = run.requests.filter(({ role, method }) => role !== 'login' && method !== 'GET');
  expect(others).toEqual([]);
  expect(run.writes).toEqual([]);
}
