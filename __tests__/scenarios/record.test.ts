import { describe, expect, test } from '@jest/globals';
import { answer } from '../support/github-server.ts';
import { bundle } from '../support/package-files.ts';
import { useStore } from '../support/store.ts';

const store = useStore({ hasGithub: true });

describe('pull-request-comment', () => {
  test('keeps one comment with the plan of a dry run', async () => {
    store.app();
    const inputs = { 'dry-run': 'true', 'artifact-name': '' };
    const options = { reports: true, fastTime: 1 };
    const first = await store.publish([await bundle('1.2.0.0')], inputs, options);
    expect(first.result).toBe('planned');
    const second = await store.publish([await bundle('1.3.0.0')], inputs, options);
    expect(second.writes).toEqual([]);
    expect(store.github.server.comments).toHaveLength(1);
    expect(second.comment).toContain('planned, Contoso Notes 1.3.0.0');
    expect(second.log).toMatch(/Comment on pull request #7: https:/);
  });

  test('of a run that belongs to no pull request is left out, and the log says so', async () => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {
      'dry-run': 'true',
      'pull-request-comment': 'true',
    });
    expect(run.result).toBe('planned');
    expect(run.log).toMatch(/No comment: this run is not for a pull request/);
  });

  test('that the token may not write is a warning with the permission, and nothing more', async () => {
    store.app();
    store.github.server.intercept = ({ method }, response) => {
      if (method !== 'POST') return false;
      answer(response, 403, { message: 'Resource not accessible by integration' });
      return true;
    };
    const inputs = { 'dry-run': 'true', 'artifact-name': '' };
    const run = await store.publish([await bundle('1.2.0.0')], inputs, { reports: true, fastTime: 1 });
    expect(run.result).toBe('planned');
    expect(run.warnings.join('\n')).toMatch(/pull-requests: write/);
  });
});

test('tokens are sent to GitHub over https only, and a release does not fail for that', async () => {
  store.app();
  const env = {
    GITHUB_API_URL: 'http://api.github.example',
    ACTIONS_RESULTS_URL: 'http://results.example',
  };
  const run = await store.publish([await bundle('1.2.0.0')], { 'dry-run': 'true' }, { reports: true, env });
  expect(run.result).toBe('planned');
  expect(run.warnings.join('\n')).toMatch(/No comment: GITHUB_API_URL is not an HTTPS/);
  expect(run.warnings.join('\n')).toMatch(/No artifact: ACTIONS_RESULTS_URL is not an HTTPS/);
});

describe('artifact-name', () => {
  test('uploads the record of the run, with correlation IDs and without any secret', async () => {
    store.app();
    const inputs = { 'pull-request-comment': '' };
    const { artifact: files, result } = await store.publish([await bundle('1.2.0.0')], inputs, {
      reports: true,
    });
    expect(result).toBe('accepted');
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
