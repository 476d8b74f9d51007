import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { actionRuntime, readActionFile } from '../../scripts/action-file.ts';
import { createServerCertificate } from '../../simulator/src/http/certificate.ts';
import { bundle } from '../support/package-files.ts';
import { expectHeld, useStore } from '../support/store.ts';

const store = useStore();
const root = path.resolve(import.meta.dirname, '../..');
const forever = [{ state: 'CommitStarted' }];
// Windows has no signal that a process could catch.
const onUnix = process.platform === 'win32' ? test.skip : test;

describe('a job that is canceled', () => {
  onUnix.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s while it waits ends in seconds, and says what is left',
    async (signal) => {
      store.app();
      store.control.setTimeline(forever);
      const file = await bundle('1.2.0.0');
      let signalled = 0;
      const run = await store.publish(
        [file],
        {},
        {
          fastTime: 1,
          signalAfter: { signal, after: /the status CommitStarted/ },
          onLine: (line) => {
            if (/the status CommitStarted/.test(line)) signalled = performance.now();
          },
        },
      );
      expect(performance.now() - signalled).toBeLessThan(4_000);
      expect(run.exitCode).toBe(130);
      expect(run.result).toBe('interrupted');
      const id = String(store.pending()?.submission.id);
      expect(run.outputs).toMatchObject({ 'submission-id': id, status: 'CommitStarted' });
      expect(run.errors[0]).toMatch(
        new RegExp(`canceled during the step "Wait until accepted"\\. Submission ${id}`),
      );
      expect(run.errors[0]).toMatch(/Re-run the job to finish what this run began/);
      expect(run.summary).toContain('interrupted');
    },
  );

  onUnix('while it uploads leaves a draft that the next run replaces', async () => {
    store.app();
    store.control.addFaults({ role: 'blob', phase: 'hang', hitLimit: 100 });
    const file = await bundle('1.2.0.0');
    const run = await store.publish(
      [file],
      {},
      {
        fastTime: 1,
        signalAfter: { signal: 'SIGTERM', after: /^Uploading / },
      },
    );
    expect(run.result).toBe('interrupted');
    expect(run.writes).toEqual(['create', 'update']);
    expect(run.errors[0]).toMatch(/during the step "Upload"/);
    store.control.clearFaults();
    expect((await store.publish([file])).result).toBe('accepted');
    expectHeld(store.pending(), [file]);
    expect(store.submissions()).toHaveLength(2);
  });

  onUnix('around its commit is followed by a run that converges: the Store gets the files once', async () => {
    store.app();
    store.control.addFaults({ role: 'api', method: 'POST', path: '/commit$', phase: 'hang', acts: true });
    const file = await bundle('1.2.0.0');
    const run = await store.publish(
      [file],
      {},
      {
        fastTime: 1,
        signalAfter: { signal: 'SIGTERM', after: /^Verified: / },
      },
    );
    expect(run.result).toBe('interrupted');
    store.control.clearFaults();
    const again = await store.publish([file]);
    expect(['accepted', 'already-submitted']).toContain(again.result);
    expectHeld(store.pending(), [file]);
    expect(store.submissions()).toHaveLength(2);
  });

  onUnix('before it made anything says that nothing is left', async () => {
    store.app();
    store.control.addFaults({ role: 'api', phase: 'hang' });
    const run = await store.publish(
      [await bundle('1.2.0.0')],
      {},
      {
        fastTime: 1,
        signalAfter: { signal: 'SIGTERM', after: /signed in/ },
      },
    );
    expect(run.result).toBe('interrupted');
    expect(run.errors[0]).toMatch(/No submission was created/);
  });
});

test('a log that no one reads ends the run', async () => {
  const { main } = readActionFile(root).runs;
  const child = spawn(actionRuntime(root), [path.join(root, main)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  child.stdout.destroy();
  expect(await ended).toEqual([1, null]);
});

describe('secrets', () => {
  test('are masked before the line that could first show them', async () => {
    store.control.set({ plusInSignature: 'always' });
    store.app();
    const lines: string[] = [];
    const run = await store.publish([await bundle('1.2.0.0')], {}, { onLine: (line) => lines.push(line) });
    const first = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
    expect(lines[0]).toMatch(/^::add-mask::q8Q~secret/);
    const token = first(/^::add-mask::simulator\./);
    expect(token).toBeGreaterThan(0);
    expect(token).toBeLessThan(first(/GET applications/));
    const url = first(/^::add-mask::http.*sig=/);
    expect(url).toBeGreaterThan(0);
    expect(url).toBeLessThan(first(/^Submission \d+: /));
    expect(run.masks.length).toBeGreaterThan(5);
  });

  test('that a text from outside repeats are not shown', async () => {
    store.app();
    store.control.addFaults({
      role: 'api',
      method: 'PUT',
      phase: 'status',
      status: 400,
      body: `Bad: client_secret=${store.simulator.credentials.clientSecret} and ${encodeURIComponent(store.simulator.credentials.clientSecret)}`,
    });
    const run = await store.publish([await bundle('1.2.0.0')]);
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toContain('client_secret=***');
  });

  test('of the run are shown nowhere if the job debugs', async () => {
    store.app();
    const run = await store.publish(
      [await bundle('1.2.0.0')],
      {},
      {
        env: { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', AZURE_LOG_LEVEL: 'verbose', NODE_DEBUG: '' },
      },
    );
    expect(run.result).toBe('accepted');
  });
});

describe('a file that is not a regular file', () => {
  const image = { fileName: 'shot.png', imageType: 'Screenshot', fileStatus: 'PendingUpload' };
  const patch = JSON.stringify({ listings: { 'en-us': { baseListing: { images: [image] } } } });
  const api = { command: 'api', method: 'post', path: 'inappproducts', 'app-id': '', packages: '' };

  onUnix.each<[string, string, Record<string, string>, string]>([
    ['a package', 'App.msix', { packages: 'App.msix' }, 'fifo:'],
    ['the patch', 'patch.json', { 'submission-patch': 'patch.json' }, 'fifo:'],
    ['an image of the patch', 'shot.png', { 'submission-patch': 'good.json' }, 'fifo:'],
    ['the body', 'body.json', { ...api, body: 'body.json' }, 'fifo:'],
    ['the patch', 'patch.json', { 'submission-patch': 'patch.json' }, '/dev/zero'],
    ['the body', 'body.json', { ...api, body: 'body.json' }, '/dev/zero'],
    ['an image of the patch', 'shot.png', { 'submission-patch': 'good.json' }, '/etc'],
  ])('%s, is refused at once: %s (%j, %s)', async (_what, name, inputs, target) => {
    store.app();
    const files = [await bundle('1.2.0.0'), { path: 'good.json', bytes: Buffer.from(patch) }];
    const given = { packages: '*.msixbundle', ...inputs };
    const run = await store.publish(files, given, {
      links: { [name]: target },
      fastTime: 1,
      timeoutMs: 20_000,
    });
    expect(['failed', 'refused']).toContain(run.result);
    expect(run.writes).toEqual([]);
    expect(run.errors.join('\n')).toContain(name);
    const says = target === 'fifo:' ? /is (?:a FIFO, )?not a regular file/ : /workspace/;
    expect(run.errors.join('\n')).toMatch(says);
  });

  test('but a folder, is named as one', async () => {
    store.app();
    const files = [await bundle('1.2.0.0'), { path: 'patch.json/x.txt', bytes: Buffer.from('x') }];
    const run = await store.publish(files, { packages: '*.msixbundle', 'submission-patch': 'patch.json' });
    expect(run.errors.join('\n')).toMatch(/patch\.json can't be read: it is a folder, not a regular file/);
  });

  test.each([
    [{ 'submission-patch': 'large.json' }, /large\.json can't be read: it is larger than 1,048,576 bytes/],
    [
      { ...api, body: 'large.json' },
      /body file large\.json can't be read: it is larger than 1,048,576 bytes\. Use JSON/,
    ],
  ])('but far too large, is not read to its end: %j', async (inputs, says) => {
    store.app();
    const large = { path: 'large.json', bytes: Buffer.from(`{"a":"${' '.repeat(2 ** 20)}"}`) };
    const given = { packages: '*.msixbundle', ...inputs };
    const run = await store.publish([await bundle('1.2.0.0'), large], given);
    expect(run.requests).toEqual([]);
    expect(run.errors.join('\n')).toMatch(says);
  });

  onUnix('for the event or the summary, costs the release nothing', async () => {
    store.app();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'fifo '));
    try {
      const [event, summary] = ['event', 'summary'].map((name) => path.join(folder, name));
      execFileSync('mkfifo', [event ?? '', summary ?? '']);
      const run = await store.publish(
        [await bundle('1.2.0.0')],
        {},
        { env: { GITHUB_EVENT_PATH: event ?? '', GITHUB_STEP_SUMMARY: summary ?? '' } },
      );
      expect(run.result).toBe('accepted');
      expect(run.warnings.join('\n')).toMatch(/No job summary: .*not a regular file/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the runner', () => {
  test('that has no file for the summary costs the summary, not the release', async () => {
    store.app();
    const run = await store.publish(
      [await bundle('1.2.0.0')],
      {},
      {
        env: { GITHUB_STEP_SUMMARY: '/nowhere/at/all/summary.md' },
      },
    );
    expect(run.result).toBe('accepted');
    expect(run.warnings.join('\n')).toMatch(/No job summary: .*does not exist/);
  });

  test('that trusts every certificate is refused before anything is sent', async () => {
    store.app();
    const run = await store.publish(
      [await bundle('1.2.0.0')],
      {},
      { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
    );
    expect(run.result).toBe('failed');
    expect(run.requests).toEqual([]);
    expect(run.errors[0]).toMatch(/NODE_TLS_REJECT_UNAUTHORIZED=0 is set.*NODE_EXTRA_CA_CERTS/);
  });

  test.each([
    [{ NODE_DEBUG: 'https' }, /NODE_DEBUG includes "https"/],
    [{ NODE_DEBUG: 'cluster,HTTP*' }, /NODE_DEBUG includes "http"/],
    [{ NODE_OPTIONS: '--tls-keylog=/dev/null' }, /--tls-keylog/],
  ])('whose Node would write secrets down is refused before anything is sent: %j', async (env, says) => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {}, { env });
    expect(run.result).toBe('failed');
    expect(run.requests).toEqual([]);
    expect(run.errors[0]).toMatch(says);
  });

  test('that configures other programs from Microsoft and Node signs in and publishes', async () => {
    store.app();
    const region = { AZURE_REGIONAL_AUTHORITY_NAME: 'westeurope', MSAL_FORCE_REGION: 'westeurope' };
    const run = await store.publish(
      [await bundle('1.2.0.0')],
      {},
      { env: { ...region, AZURE_AUTHORITY_HOST: 'https://login.example', NODE_DEBUG: 'cluster' } },
    );
    expect(run.result).toBe('accepted');
    expect(run.log).toMatch(/NODE_EXTRA_CA_CERTS is set/);
    expect(run.log).toMatch(/login-url is not Microsoft's: https:/);
    expect(run.log).toMatch(/store-api-url is not Microsoft's/);
  });

  test('that does not know the certificate authority gets an error that says so', async () => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], {}, { env: { NODE_EXTRA_CA_CERTS: '' } });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/certificate/i);
    expect(run.requests).toEqual([]);
  });

  test.each([
    { newest: 'TLSv1.1', isHeard: false },
    { newest: 'TLSv1.2', isHeard: true },
  ] as const)(
    'that meets a service with nothing above $newest sends it the secret: $isHeard',
    async ({ newest, isHeard }) => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'tls '));
      const { ca, cert, key } = await createServerCertificate(Date.now());
      const heard: string[] = [];
      // What OpenSSL now considers too weak is what such a service offers.
      const old = { minVersion: 'TLSv1', maxVersion: newest, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const server = https.createServer({ cert, key, ...old }, (request, response) => {
        heard.push(request.url ?? '');
        response.writeHead(400).end();
      });
      try {
        await once(server.listen(0, '127.0.0.1'), 'listening');
        await writeFile(path.join(folder, 'ca.pem'), ca);
        store.app();
        const run = await store.publish(
          [await bundle('1.2.0.0')],
          { 'login-url': `https://127.0.0.1:${(server.address() as AddressInfo).port}` },
          { env: { NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem') } },
        );
        expect(run.result).toBe('failed');
        expect(heard.length > 0).toBe(isHeard);
        expect(/EPROTO|PROTOCOL_VERSION/.test(run.errors[0] ?? '')).toBe(!isHeard);
      } finally {
        server.close();
        await rm(folder, { recursive: true });
      }
    },
  );

  test('whose network has no such host quickly gets an error that says so', async () => {
    store.app();
    const run = await store.publish([await bundle('1.2.0.0')], { 'store-api-url': 'https://store.invalid' });
    expect(run.result).toBe('failed');
    expect(run.errors[0]).toMatch(/store\.invalid/);
    expect(run.milliseconds).toBeLessThan(20_000);
  });
});
