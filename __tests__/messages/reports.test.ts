import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { runAction } from '../../scripts/run-action.ts';
import { renderGithub, visibleText } from '../support/github-markdown.ts';
import { answer } from '../support/github-server.ts';
import { bundle } from '../support/package-files.ts';
import { expectSaid, type Situation } from '../support/situations.ts';
import { useStore } from '../support/store.ts';
import { startTestGithub, type TestGithub } from '../support/test-github.ts';

// What a user reads in places other than the log, and when one of these places can't be written to.
const store = useStore();
const status = { command: 'status', packages: '' };
let github: TestGithub;
beforeAll(async () => {
  github = await startTestGithub();
});
afterAll(() => github.close());
afterEach(() => {
  github.server.intercept = () => false;
  github.reset();
});

/** A dry run that writes a comment. */
const commented = async (): Promise<Pick<Situation, 'files' | 'inputs' | 'result'>> => ({
  files: [await bundle('1.2.0.0')],
  inputs: { ...github.inputs(), 'artifact-name': '', 'dry-run': 'true' },
  result: 'planned',
});
const forComment = () => ({ env: github.env, event: github.event });

test('the Store says why it rejects a submission, by codes and at any length', async () => {
  const errors = [
    'InvalidOperation',
    'ResourceNotFound',
    ...Array.from({ length: 600 }, (_, index) => `Odd${index}`),
  ].map((code, index) => ({ code, details: index === 2 ? '' : `${index} ${'x'.repeat(4000)}` }));
  const run = await expectSaid(store, {
    files: [await bundle('1.2.0.0')],
    inputs: { ...github.inputs(), 'artifact-name': '' },
    options: forComment(),
    timeline: [{ state: 'CommitFailed', errors }],
    result: 'rejected',
    says: ['Error: The Store reported Odd0, but gives no details.'],
    summary: [
      'That is: the Store does not allow this operation.',
      "That is: the Store can't find what was requested.",
      'Odd0 without details',
      'Truncated: GitHub shows at most 1 MiB. The log has the full text.',
    ],
  });
  expect(run.log).toMatch(/x… \(\d+ more characters\)/);
  const comment = visibleText(renderGithub(github.comment()));
  expect(comment).toContain('Microsoft Store: rejected');
  expect(comment).toContain(
    'Truncated: a comment on GitHub can have at most 65,536 characters. The log has the full text.',
  );
});

test("the Store's warnings are explained", async () => {
  const warnings = ['PackageValidationWarning', 'UpdateOnlyWarning'].map((code) => ({
    code,
    details: 'No.',
  }));
  await expectSaid(store, {
    files: [await bundle('1.2.0.0')],
    timeline: [{ state: 'PreProcessing', warnings }],
    result: 'accepted',
    says: [],
    summary: [
      'That is: the Store has a warning about a package.',
      'That is: something was added that can only be updated.',
    ],
  });
});

test('a comment names the run that wrote it', async () => {
  await expectSaid(store, {
    ...(await commented()),
    options: forComment(),
    says: ['Comment on pull request #7: '],
  });
  expect(visibleText(renderGithub(github.comment()))).toContain(
    'Written by this run. The next run updates this comment.',
  );
});

describe('a comment that GitHub', () => {
  const notWritten = 'Warning: The comment on pull request #7 was not written: ';
  const isComment = (path: string) => path.includes('/comments');

  test('does not respond to', async () => {
    github.server.intercept = ({ path }) => isComment(path);
    await expectSaid(store, {
      ...(await commented()),
      options: forComment(),
      says: [`${notWritten}GitHub did not respond within 60 s.`],
    });
  });

  test('refuses with 401', async () => {
    github.server.intercept = ({ path }, response) => {
      if (!isComment(path)) return false;
      answer(response, 401, { message: 'No' });
      return true;
    };
    await expectSaid(store, {
      ...(await commented()),
      options: forComment(),
      says: [`${notWritten}GitHub does not accept github-token.`],
    });
  });

  test('would refuse from a fork is not sent', async () => {
    const side = (full_name: string) => ({ repo: { full_name } });
    const pull_request = { number: 7, head: side('fan/notes'), base: side('contoso/notes') };
    await expectSaid(store, {
      ...(await commented()),
      options: { env: github.env, event: { name: 'pull_request', payload: { number: 7, pull_request } } },
      says: [
        'No comment: the token of a run from a fork can only read. The job summary and the artifact show the same.',
      ],
    });
    expect(github.server.requests).toEqual([]);
  });
});

test('an artifact has no place on GitHub Enterprise Server', async () => {
  await expectSaid(store, {
    inputs: { ...status, 'artifact-name': 'record' },
    options: { env: { ...github.env, GITHUB_SERVER_URL: 'https://github.example.com' } },
    result: 'done',
    says: ['GitHub Enterprise Server does not support artifacts of this kind.'],
  });
});

test('an artifact says whether its submission is planned or what the Store has', async () => {
  await expectSaid(store, {
    files: [await bundle('1.2.0.0')],
    inputs: { 'artifact-name': 'store-record' },
    options: { env: github.env },
    result: 'accepted',
    says: [],
  });
  expect((await github.artifact())['run.json']).toContain('"submissionAfterIs": "as the Store has it"');
});

test('without a file for the summary, no summary is written', async () => {
  const run = await expectSaid(store, {
    inputs: status,
    options: { env: { GITHUB_STEP_SUMMARY: '' } },
    result: 'done',
    says: [],
  });
  expect(run.stdout).toContain('::debug::GITHUB_STEP_SUMMARY is not set: no job summary is written.');
});

test('a response that is too long for an output, and for which there is no folder, is reported', async () => {
  await expectSaid(store, {
    inputs: { command: 'api', packages: '', 'app-id': '', path: 'applications' },
    faults: [{ role: 'api', phase: 'status', status: 200, body: { text: 'x'.repeat(300_000) } }],
    options: { env: { RUNNER_TEMP: '/nowhere/at/all' } },
    result: 'done',
    says: ['Warning: The full response could not be written: '],
  });
});

test('outputs that cannot be set are reported', async () => {
  store.app();
  const { tenantId, clientId, clientSecret } = store.simulator.credentials;
  const run = await runAction({
    inputs: {
      ...status,
      'tenant-id': tenantId,
      'client-id': clientId,
      'client-secret': clientSecret,
      'app-id': '9NBLGGH4R315',
      'login-url': store.simulator.loginUrl,
      'store-api-url': store.simulator.storeUrl,
    },
    caFile: store.simulator.caFile,
    env: { GITHUB_OUTPUT: '/nowhere/at/all' },
  });
  expect(run.stdout).toContain('::warning::The outputs could not be set: ');
  expect(run.exitCode).toBe(0);
});
