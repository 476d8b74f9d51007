import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { readContext, runnerTokens } from '../../../src/github/context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'context-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readContext', () => {
  test('reads what the runner sets', () => {
    const context = readContext({
      GITHUB_WORKSPACE: '/work space',
      RUNNER_TEMP: '/tmp/runner',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REPOSITORY: 'contoso/notes',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_RUN_ID: '17',
    });
    expect(context).toEqual({
      workspace: '/work space',
      tempDir: '/tmp/runner',
      isGitHubActions: true,
      eventName: 'push',
      sourceEvent: undefined,
      event: { pullRequest: undefined, workflowRun: undefined, payload: {} },
      repository: 'contoso/notes',
      serverUrl: 'https://github.example',
      apiUrl: 'https://api.github.com',
      runUrl: 'https://github.example/contoso/notes/actions/runs/17',
      commit: 'own',
      isFork: false,
    });
  });

  test('works without a runner', () => {
    expect(readContext({ GITHUB_EVENT_PATH: '', RUNNER_TEMP: '' })).toEqual({
      workspace: process.cwd(),
      tempDir: tmpdir(),
      isGitHubActions: false,
      eventName: '',
      sourceEvent: undefined,
      event: { pullRequest: undefined, workflowRun: undefined, payload: {} },
      repository: undefined,
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      runUrl: undefined,
      commit: 'own',
      isFork: false,
    });
  });

  test.each([
    ['the same repository', { repo: { full_name: 'contoso/notes' } }, false],
    ['a fork', { repo: { full_name: 'someone/notes' } }, true],
    ['a fork that was deleted', { repo: null }, true],
    ['a repository that the payload does not name', { repo: 'odd' }, true],
  ])('a pull request from %s is a fork: %p', (_from, head, isFork) => {
    const payload = { pull_request: { number: 3, head, base: { repo: { full_name: 'contoso/notes' } } } };
    expect(contextOf(JSON.stringify(payload)).isFork).toBe(isFork);
  });

  test('a workflow_run for a fork is one too', () => {
    const run = (head: string) =>
      JSON.stringify({
        workflow_run: { head_repository: { full_name: head }, repository: { full_name: 'contoso/notes' } },
      });
    expect(contextOf(run('someone/notes')).isFork).toBe(true);
    expect(contextOf(run('contoso/notes')).isFork).toBe(false);
  });

  test.each(['', 'no json', '[]', 'null', '{"pull_request":"x","workflow_run":7}'])(
    'survives the event file %j',
    (text) => {
      expect(contextOf(text)).toMatchObject({ isFork: false });
    },
  );

  test('survives an event file that does not exist', () => {
    expect(readContext({ GITHUB_EVENT_PATH: join(folder, 'none.json') }).event.payload).toEqual({});
  });
});

test("the runner's tokens are those that it set", () => {
  expect(
    runnerTokens({ ACTIONS_RUNTIME_TOKEN: 'a', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'b', OTHER: 'c' }),
  ).toEqual(['a', 'b']);
  expect(runnerTokens({ ACTIONS_RUNTIME_TOKEN: '' })).toEqual([]);
});

function contextOf(event: string) {
  const path = join(folder, 'event.json');
  writeFileSync(path, event);
  return readContext({ GITHUB_EVENT_PATH: path });
}
