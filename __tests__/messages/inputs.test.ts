import { describe, expect, test } from '@jest/globals';
import { bundle, type WorkspaceFile } from '../support/package-files.ts';
import { expectSaid, type Situation } from '../support/situations.ts';
import { useStore } from '../support/store.ts';

// What a user reads about wrong inputs, about what started the run, and about the surroundings of the step.
const store = useStore();
const status = { command: 'status', packages: '' };
const dryRun = { 'dry-run': 'true' };

async function expectUnsent(situation: Situation): Promise<void> {
  const run = await expectSaid(store, situation);
  expect(run.requests).toEqual([]);
}

test('inputs that other tools have, and values that belong elsewhere, are reported all at once', async () => {
  await expectUnsent({
    inputs: {
      packages: '*.msix',
      'artifact-name': 'a##[b',
      'client-secret': '',
      'client-certificate': '-----BEGIN CERTIFICATE-----',
      'delete-pending': 'true',
      'login-url': 'http://localhost',
      'no-wait': 'true',
      package_path: 'out',
      'seller-id': '12345678',
    },
    says: [
      'artifact-name is "a##[b". An artifact name can\'t contain control characters, invisible characters, line breaks or ##[. Remove them.',
      'client-certificate must be PEM text, but has no private key (BEGIN PRIVATE KEY). Pass both the key and the certificate, with their line breaks.',
      'delete-pending is an input of another tool, not of this action. Use if-pending: replace.',
      'login-url must start with https://: the credentials are sent there, so http is not allowed, even for localhost.',
      'no-wait is an input of another tool, not of this action. Use wait-for: none.',
      'package_path is an input of another tool, not of this action. Use packages. If your job sets the environment variable INPUT_PACKAGE_PATH, rename it.',
      'seller-id is an input of another tool, not of this action. Remove it: this action needs no seller ID.',
    ],
  });
});

test('an encrypted key, and a body for a request that has none, are reported', async () => {
  await expectUnsent({
    inputs: {
      command: 'api',
      packages: '',
      'app-id': '',
      path: 'applications',
      body: '{}',
      'client-secret': '',
      'client-certificate': '-----BEGIN ENCRYPTED PRIVATE KEY-----',
    },
    says: [
      'body does not apply to method: get. Remove it, or set method: post.',
      'client-certificate contains an encrypted private key. Use an unencrypted key, stored in a secret.',
    ],
  });
});

describe('a run that no one can vouch for', () => {
  const nothingSent =
    'Nothing was sent to the Store. Publish from a push, a tag or a manual run in the repository itself. For pull requests, use on: pull_request with dry-run: true.';

  test('because a chain of workflows started it', async () => {
    const event = {
      name: 'workflow_run',
      payload: { workflow_run: { event: 'workflow_run', ...sameRepository() } },
    };
    await expectUnsent({
      result: 'refused',
      options: { event },
      files: [await bundle('1.2.0.0')],
      says: [
        `Error: The workflow run that started this one was itself started by workflow_run. GitHub does not report what started the first workflow in such a chain. It may have been a pull request from a fork. ${nothingSent}`,
      ],
    });
  });

  test('because its event has no name', async () => {
    await expectUnsent({
      result: 'refused',
      options: { event: { name: '', payload: {} } },
      files: [await bundle('1.2.0.0')],
      says: [
        'Error: This run was started by an event without a name (GITHUB_EVENT_NAME is empty).',
        nothingSent,
      ],
    });
  });

  test('uses no credentials for a dry run', async () => {
    await expectUnsent({
      result: 'planned',
      options: { event: { name: 'pull_request', payload: {} } },
      files: [await bundle('1.2.0.0')],
      inputs: dryRun,
      says: [
        'No credentials are used. The file at GITHUB_EVENT_PATH does not say which repository the commit of this pull_request comes from. This run is treated as if it came from a fork.',
      ],
    });
  });
});

function sameRepository() {
  const repository = { full_name: 'octocat/app' };
  return { head_repository: repository, repository };
}

describe('certification notes that are not a secret get a warning', () => {
  const notes = 'Sign in as tester with the password hunter2-of-the-test.';
  const advice =
    'Save the notes as a secret and use that: certification-notes: $' +
    '{{ secrets.STORE_CERTIFICATION_NOTES }}.';
  const inputs = { ...dryRun, packages: '*.msixbundle', 'certification-notes': notes };
  const publish = async (says: string, workflow: readonly WorkspaceFile[], payload: unknown) =>
    await expectSaid(store, {
      result: 'planned',
      files: [await bundle('1.2.0.0'), ...workflow],
      inputs,
      options: { event: { name: 'push', payload } },
      says: [`${says} ${advice}`],
    });

  test('if the workflow has them', async () => {
    const text = `        with:\n          certification-notes: ${notes}\n`;
    await publish(
      'certification-notes is plain text in this workflow, so anyone who can read the repository or the log can read it.',
      [{ path: '.github/workflows/release.yml', bytes: Buffer.from(text) }],
      {},
    );
  });

  test('if the event has them', async () => {
    await publish(
      'certification-notes comes from the event that started this run, so GitHub does not hide it: anyone who can read the log can read it.',
      [],
      { inputs: { notes } },
    );
  });
});

describe('the network of the runner', () => {
  test('a proxy whose password is not encoded is refused without showing it', async () => {
    await expectUnsent({
      options: { env: { HTTPS_PROXY: 'http://user:pass#word@proxy.example.com:8080' } },
      inputs: status,
      says: [
        'Error: HTTPS_PROXY is not a valid HTTP proxy address. Set HTTPS_PROXY to an address such as http://proxy.example.com:8080, or clear it. In the user name and password, percent-encode everything except letters and digits: # as %23, / as %2F, % as %25.',
      ],
    });
  });

  test('a Store that accepts no connections', async () => {
    await expectSaid(store, {
      inputs: { ...status, 'store-api-url': 'https://127.0.0.1:1' },
      says: [
        "127.0.0.1:1 does not accept connections (ECONNREFUSED). Check the address and the runner's network; behind a proxy, set HTTPS_PROXY.",
      ],
    });
  });

  test.each([
    ['br', 'a response in the encoding "br", which this action did not request.'],
    ['gzip', 'a response that is labeled gzip but is not valid gzip.'],
  ])('a response whose encoding, %s, is wrong', async (encoding, what) => {
    const headers = { 'Content-Encoding': encoding };
    await expectSaid(store, {
      faults: [{ role: 'api', phase: 'status', status: 200, headers, body: 'text', hitLimit: 100 }],
      inputs: status,
      says: [what, 'Make sure that no proxy responds instead of 127.0.0.1:', ', and re-run the job later.'],
    });
  });
});
