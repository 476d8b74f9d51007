import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPromise } from 'yauzl';
import { runAction } from '../../scripts/run-action.ts';
import { type GithubServer, startGithubServer } from '../support/github-server.ts';
import { bundle } from '../support/package-files.ts';
import { type ResultsService, runtimeToken, startResultsService } from '../support/results-service.ts';
import { storeId, useStore } from '../support/store.ts';
import { inWorkspace } from '../support/workspace.ts';

const store = useStore();
const pullRequest = { name: 'pull_request', payload: payloadOf('contoso/notes') };

let github: GithubServer;
let results: ResultsService;
beforeAll(async () => {
  [github, results] = await Promise.all([startGithubServer(), startResultsService()]);
});
afterAll(() => Promise.all([github.close(), results.close()]));

function payloadOf(head: string) {
  return {
    number: 7,
    pull_request: {
      number: 7,
      head: { repo: { full_name: head } },
      base: { repo: { full_name: 'contoso/notes' } },
    },
  };
}

const onGithub = () => ({ GITHUB_API_URL: github.apiUrl, GITHUB_REPOSITORY: 'contoso/notes' });

describe('pull-request-comment', () => {
  test('keeps one comment with the plan of a dry run', async () => {
    store.app();
    const inputs = { 'dry-run': 'true', 'pull-request-comment': 'true' };
    const options = { event: pullRequest, env: onGithub(), fastTime: 1 };
    const first = await store.publish([await bundle('1.2.0.0')], inputs, options);
    expect(first.result).toBe('planned');
    const second = await store.publish([await bundle('1.3.0.0')], inputs, options);
    expect(second.writes).toEqual([]);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('planned, Contoso Notes 1.3.0.0');
    expect(second.log).toMatch(/Comment on pull request #7: https:/);
  });

  test('of a run that belongs to no pull request is left out, and the log says so', async () => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {
      'dry-run': 'true',
      'pull-request-comment': 'true',
    });
    expect(run.result).toBe('planned');
    expect(run.log).toMatch(/belongs to no pull request: no comment/);
  });

  test('that the token may not write is a warning with the permission, and nothing more', async () => {
    store.app();
    github.intercept = ({ method }, response) => {
      if (method !== 'POST') return false;
      response.writeHead(403, { 'Content-Type': 'application/json' });
      response.end('{"message": "Resource not accessible by integration"}');
      return true;
    };
    github.comments.length = 0;
    const run = await store.publish(
      [await bundle('1.2.0.0')],
      { 'dry-run': 'true', 'pull-request-comment': 'true' },
      { event: pullRequest, env: onGithub(), fastTime: 1 },
    );
    github.intercept = () => false;
    expect(run.result).toBe('planned');
    expect(run.warnings.join('\n')).toMatch(/pull-requests: write/);
  });
});

test('tokens are sent to GitHub over https only, and a release does not fail for that', async () => {
  store.app();
  const env = {
    ...onGithub(),
    GITHUB_API_URL: 'http://api.github.example',
    ACTIONS_RUNTIME_TOKEN: runtimeToken(),
    ACTIONS_RESULTS_URL: 'http://results.example',
  };
  const inputs = { 'dry-run': 'true', 'pull-request-comment': 'true', 'artifact-name': 'store-record' };
  const run = await store.publish([await bundle('1.2.0.0')], inputs, { event: pullRequest, env });
  expect(run.result).toBe('planned');
  expect(run.warnings.join('\n')).toMatch(/No comment: GITHUB_API_URL is not an https/);
  expect(run.warnings.join('\n')).toMatch(/No artifact: ACTIONS_RESULTS_URL is not an https/);
});

describe('artifact-name', () => {
  test('uploads the record of the run, with correlation ids and without any secret', async () => {
    store.app();
    const file = await bundle('1.2.0.0');
    const { credentials, loginUrl, storeUrl, caFile } = store.simulator;
    // Not through `store.publish`, whose search for leaks would find the library's own upload URL in its debug lines.
    const run = await inWorkspace([file], {}, (workspace) =>
      runAction({
        inputs: {
          'tenant-id': credentials.tenantId,
          'client-id': credentials.clientId,
          'client-secret': credentials.clientSecret,
          'app-id': storeId,
          packages: file.path,
          'artifact-name': 'store-record',
          'login-url': loginUrl,
          'store-api-url': storeUrl,
        },
        workspace,
        caFile,
        fastTime: 20,
        env: { ACTIONS_RUNTIME_TOKEN: runtimeToken(), ACTIONS_RESULTS_URL: results.url },
      }),
    );
    expect(run.leftovers).toEqual([]);
    expect(run.outputs.result).toBe('accepted');
    const files = await downloaded();
    expect(Object.keys(files).sort()).toEqual([
      'archive.json',
      'plan.json',
      'run.json',
      'submission-after.json',
      'submission-before.json',
    ]);
    const all = Object.values(files).join('\n');
    expect(all).not.toMatch(/sig=|fileUploadUrl"\s*:\s*"http/);
    expect(files['run.json']).toMatch(/"correlationId": "[0-9a-f-]{36}"/);
    expect(files['archive.json']).toMatch(/Contoso\.Notes_1\.2\.0\.0/);
  });

  test('outside of GitHub is a warning', async () => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], { 'artifact-name': 'store-record' });
    expect(run.result).toBe('accepted');
    expect(run.warnings.join('\n')).toMatch(/artifact store-record was not uploaded/);
  });
});

/** Text of each file in the artifact that was uploaded last. */
async function downloaded(): Promise<Record<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'artifact-'));
  try {
    const file = path.join(folder, 'artifact.zip');
    expect(await results.download(file)).toBe(true);
    expect((await readFile(file)).length).toBeGreaterThan(0);
    const zip = await openPromise(file);
    const files: Record<string, string> = {};
    for await (const entry of zip.eachEntry()) {
      files[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
    }
    return files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
