import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors.ts';
import { type Context, readContext } from '../../../src/github/context.ts';
import { refuseUntrusted, whyWithheld, writingEvents } from '../../../src/github/trust.ts';

const folder = mkdtempSync(join(tmpdir(), 'trust-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows, in its order. */
const events = [
  'branch_protection_rule',
  'check_run',
  'check_suite',
  'create',
  'delete',
  'deployment',
  'deployment_status',
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'image_version',
  'issue_comment',
  'issues',
  'label',
  'merge_group',
  'milestone',
  'page_build',
  'project',
  'project_card',
  'project_column',
  'public',
  'pull_request',
  'pull_request_comment',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_target',
  'push',
  'registry_package',
  'release',
  'repository_dispatch',
  'schedule',
  'status',
  'watch',
  'workflow_call',
  'workflow_dispatch',
  'workflow_run',
];

const own = { full_name: 'octocat/app' };
const other = { full_name: 'mona/app' };
const pullRequest = (head: unknown, base: unknown = own, number: unknown = 7) => ({
  pull_request: { number, head: { repo: head }, base: { repo: base } },
});
const workflowRun = (head: unknown, event: unknown = 'push', base: unknown = own) => ({
  workflow_run: { event, head_repository: head, repository: base },
});
const ownPayloads = { ...pullRequest(own), ...workflowRun(own) };

const publish = { command: 'publish', dryRun: false, method: 'get' } as const;
const dryRun = { ...publish, dryRun: true };
const writing = [
  ['publish', publish],
  ['rollout', { ...publish, command: 'rollout' }],
  ['cancel', { ...publish, command: 'cancel' }],
  ['api, POST', { ...publish, command: 'api', method: 'post' }],
  ['api, DELETE', { ...publish, command: 'api', method: 'delete' }],
] as const;
const reading = [
  ['a dry run', dryRun],
  ['status', { ...publish, command: 'status' }],
  ['api, GET', { ...publish, command: 'api' }],
] as const;

/** The context of a run on GitHub; a payload that is a string is the file's text as is. */
function contextOf(eventName: string, payload: unknown, env: Record<string, string> = {}): Context {
  const file = join(folder, 'event.json');
  writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
  const github = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: eventName, GITHUB_EVENT_PATH: file };
  return readContext({ ...github, ...env });
}

/** The code that a run is refused with; `undefined` if it may go on. */
function refusal(inputs: Parameters<typeof refuseUntrusted>[0], context: Context): string | undefined {
  try {
    refuseUntrusted(inputs, context);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({ result: 'refused' });
    return error instanceof ActionError ? error.code : undefined;
  }
}

describe('an event whose commit is the repository’s own', () => {
  test.each(events.map((event) => [event, writingEvents.includes(event)] as const))(
    '%s may write: %p',
    (event, may) => {
      for (const [, inputs] of writing) {
        expect(refusal(inputs, contextOf(event, ownPayloads))).toBe(may ? undefined : 'untrusted-event');
      }
    },
  );

  test('is one of eight', () => {
    expect(events.filter((event) => writingEvents.includes(event))).toHaveLength(writingEvents.length);
    expect(writingEvents).toHaveLength(8);
  });

  test.each(['', 'Push', 'push ', 'brand_new_event', 'toString', 'pull_request_sync'])(
    'and that does not exist on GitHub may not write: %j',
    (event) => {
      expect(refusal(publish, contextOf(event, ownPayloads))).toBe('untrusted-event');
    },
  );

  test('the merge queue is refused with the reason', () => {
    expect(() => refuseUntrusted(publish, contextOf('merge_group', {}))).toThrow(/may never be merged/);
  });
});

describe('an event whose payload matters', () => {
  const deleted = [null, undefined, 'odd', 7, {}, { full_name: '' }, { full_name: 5 }];

  test.each<[string, unknown]>([
    ['a fork', pullRequest(other)],
    ...deleted.map((head): [string, unknown] => [
      `a head that is ${JSON.stringify(head)}`,
      pullRequest(head),
    ]),
    ['a base that is missing', pullRequest(own, null)],
    ['neither', pullRequest({ full_name: '' }, { full_name: '' })],
    ['a number that is a string', pullRequest(own, own, '7')],
    ['no number', pullRequest(own, own, null)],
    ['no pull request', {}],
    ['an empty one', { pull_request: {} }],
    ['a run instead of it', workflowRun(own)],
    ['a list', []],
    ['a list of pull requests', { pull_request: [pullRequest(own).pull_request] }],
    ['null', 'null'],
    ['nothing', ''],
    ['invalid JSON', '{"pull_request":'],
  ])('pull_request with %s may not write, and uses no credentials', (_what, payload) => {
    const context = contextOf('pull_request', payload);
    expect(refusal(publish, context)).toBe('untrusted-fork');
    expect(refusal(dryRun, context)).toBeUndefined();
    expect(whyWithheld(context)).toMatch(/fork/);
    expect(whyWithheld(context)).not.toMatch(/: The|since The/);
  });

  test.each<[string, unknown, string]>([
    ['a fork', workflowRun(other), 'untrusted-fork'],
    ...deleted.map((head): [string, unknown, string] => [
      `a head that is ${JSON.stringify(head)}`,
      workflowRun(head),
      'untrusted-fork',
    ]),
    ['no run', {}, 'untrusted-fork'],
    ['a pull request instead of it', pullRequest(own), 'untrusted-fork'],
    ['an event that is a number', workflowRun(own, 7), 'untrusted-fork'],
    ['no event', { workflow_run: { head_repository: own, repository: own } }, 'untrusted-fork'],
    ['an event without a name', workflowRun(own, ''), 'untrusted-fork'],
    ['a list', [], 'untrusted-fork'],
    ['invalid JSON', 'x', 'untrusted-fork'],
    ['a run after another workflow_run', workflowRun(own, 'workflow_run'), 'untrusted-event'],
    ['a run after pull_request_target', workflowRun(own, 'pull_request_target'), 'untrusted-event'],
    ['a run after issue_comment', workflowRun(own, 'issue_comment'), 'untrusted-event'],
    ['a run after merge_group', workflowRun(own, 'merge_group'), 'untrusted-event'],
  ])('workflow_run with %s may not write', (_what, payload, code) => {
    expect(refusal(publish, contextOf('workflow_run', payload))).toBe(code);
  });

  test.each(['push', 'pull_request', 'workflow_dispatch', 'schedule', 'release'])(
    'workflow_run after %s of the repository itself may write, and sign in',
    (event) => {
      const context = contextOf('workflow_run', workflowRun(own, event));
      expect(refusal(publish, context)).toBeUndefined();
      expect(whyWithheld(context)).toBeUndefined();
    },
  );

  test('a chain of workflow runs is refused with the reason', () => {
    const chain = contextOf('workflow_run', workflowRun(own, 'workflow_run'));
    expect(() => refuseUntrusted(publish, chain)).toThrow(/may have been a pull request from a fork/);
  });

  test('a path that is missing or is not a file counts as an empty payload', () => {
    for (const path of [join(folder, 'none.json'), folder, '']) {
      const at = (event: string) => contextOf(event, {}, { GITHUB_EVENT_PATH: path });
      expect(refusal(publish, at('pull_request'))).toBe('untrusted-fork');
      expect(refusal(publish, at('workflow_run'))).toBe('untrusted-fork');
      // Nothing in their payloads could count against them.
      expect(refusal(publish, at('push'))).toBeUndefined();
      expect(refusal(publish, at('workflow_dispatch'))).toBeUndefined();
    }
  });

  test('any other event with a fork’s pull request in it may not write either', () => {
    expect(refusal(publish, contextOf('push', pullRequest(other)))).toBe('untrusted-fork');
  });
});

describe('a run that only reads', () => {
  test.each(reading)('%s may run on every event except pull_request_target', (_name, inputs) => {
    for (const event of events.filter((each) => each !== 'pull_request_target')) {
      expect(refusal(inputs, contextOf(event, pullRequest(other)))).toBeUndefined();
    }
  });

  test('may do a dry run on pull_request_target, without credentials, and nothing else', () => {
    for (const payload of [pullRequest(own), pullRequest(other), '']) {
      const context = contextOf('pull_request_target', payload);
      expect(reading.map(([, inputs]) => refusal(inputs, context))).toEqual([
        undefined,
        'untrusted-event',
        'untrusted-event',
      ]);
      expect(whyWithheld(context)).toMatch(/pull_request_target, so no credentials are used/);
    }
  });

  test('uses credentials if the commit is the repository’s own', () => {
    for (const event of ['pull_request', 'push', 'merge_group', 'issue_comment']) {
      expect(whyWithheld(contextOf(event, ownPayloads))).toBeUndefined();
    }
  });
});

test('outside of GitHub there is no event, and a run may write', () => {
  expect(refusal(publish, readContext({}))).toBeUndefined();
  expect(refusal(publish, readContext({ GITHUB_EVENT_NAME: 'issue_comment' }))).toBe('untrusted-event');
});
