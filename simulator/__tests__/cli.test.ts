import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { ask } from './client.ts';

const cli = join(import.meta.dirname, '../src/package.ts');

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the command line; `onOutput` may end it once it has printed enough. */
function run(
  flags: readonly string[],
  scratch: string,
  onOutput?: (output: string, end: () => void, kill: () => void) => unknown,
  preload = '',
): Promise<Ended> {
  const code = `data:text/javascript,${encodeURIComponent(preload)}`;
  const child = spawn(process.execPath, ['--import', code, cli, ...flags], {
    env: { ...process.env, TMPDIR: scratch, NODE_OPTIONS: '' },
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    onOutput?.(
      output,
      () => child.kill('SIGINT'),
      () => child.kill('SIGKILL'),
    );
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

async function withScratch(use: (scratch: string) => Promise<void>): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'cli-test-'));
  try {
    await use(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

describe('The simulator on the command line', () => {
  test('prints addresses, CA file, an example app and a line to copy, and leaves nothing behind', () =>
    withScratch(async (scratch) => {
      let looked: Promise<unknown> | undefined;
      const { code, output } = await run(['--store-id', '9EXAMPLE0000'], scratch, (text, end) => {
        if (looked || !text.includes('Ctrl-C ends it.')) return;
        const url = /Control API +(\S+)/.exec(text)?.[1] ?? '';
        const caFile = /CA to trust +(\S+)/.exec(text)?.[1] ?? '';
        looked = ask(url, '')
          .then(({ json }) => [json.apps[0].id, existsSync(caFile)])
          .finally(end);
      });
      expect(await looked).toEqual(['9EXAMPLE0000', true]);
      expect(code).toBe(0);
      expect(output).toMatch(/curl .*\/oauth2\/token/);
      expect(output).toContain('store-api-url: https://127.0.0.1:');
      expect(await readdir(scratch)).toEqual([]);
    }));

  test('uses the hosts and the blob origin that it is given', () =>
    withScratch(async (scratch) => {
      const flags = ['--host', '0.0.0.0', '--host', 'store.test'];
      const blobs = ['--blob-origin', 'https://account1.blob.core.windows.net'];
      let looked: Promise<unknown> | undefined;
      const { code, output } = await run([...flags, ...blobs], scratch, (text, end) => {
        if (looked || !text.includes('Ctrl-C ends it.')) return;
        const { port } = new URL(/Control API +(\S+)/.exec(text)?.[1] ?? '');
        const url = `http://127.0.0.1:${port}/v1.0/my/applications/9NBLGGH4R315/submissions`;
        const headers = { Host: `store.test:${port}`, Authorization: 'Bearer PROXY' };
        looked = ask(url, '', { method: 'POST', headers })
          .then(({ json }) => json.fileUploadUrl)
          .finally(end);
      });
      expect(await looked).toMatch(/^https:\/\/account1\.blob\.core\.windows\.net\/ingestion\//);
      expect([code, output]).toEqual([0, expect.stringContaining('https://store.test:')]);
    }));

  test('reacts to Ctrl-C while it matches an exponential pattern', () =>
    withScratch(async (scratch) => {
      let isAsked = false;
      const { code } = await run([], scratch, (text, end) => {
        if (isAsked || !text.includes('Ctrl-C ends it.')) return;
        isAsked = true;
        const base = /API, no TLS +(\S+)\/v1\.0/.exec(text)?.[1] ?? '';
        const body = JSON.stringify([{ phase: 'pre', path: '(a+)+$' }]);
        const headers = { 'Content-Type': 'application/json' };
        ask(`${base}/control/faults`, '', { method: 'POST', headers, body })
          .then(() => {
            ask(`${base}/${'a'.repeat(100)}!`, '').catch(() => undefined);
            setTimeout(end, 100);
          })
          .catch(end);
      });
      expect(code).toBe(0);
      expect(await readdir(scratch)).toEqual([]);
    }));

  test('removes what a killed simulator left behind', () =>
    withScratch(async (scratch) => {
      const left: string[] = [];
      const killed = await run([], scratch, (text, _end, kill) => {
        if (text.includes('Ctrl-C ends it.')) kill();
      });
      expect(killed.code).toBeNull();
      left.push(...(await readdir(scratch)));
      expect(left).toHaveLength(1);
      await run([], scratch, (text, end) => text.includes('Ctrl-C ends it.') && end());
      expect(await readdir(scratch)).toEqual([]);
    }));

  test.each([
    [['--host', 'http://store'], /'http:\/\/store' is not a host/],
    [['--blob-origin', 'account.blob.core.windows.net'], /is not an origin/],
    [['--host', '203.0.113.7'], /This machine has no such address/],
    [['--bogus'], /--bogus/],
    [['--seconds', 'x'], /--seconds: expected a number/],
    [['--port', '80.5'], /--port: expected a whole number from 0 to 65535/],
    [['--port', '65536'], /--port: expected a number from 0 to 65535/],
    [['--store-id', 'abc'], /--store-id: a Store ID has 12 characters/],
  ])('says what is wrong with %j and starts nothing', (flags, text) =>
    withScratch(async (scratch) => {
      const { code, output } = await run(flags, scratch);
      expect(code).toBe(2);
      expect(output).toMatch(text);
      expect(await readdir(scratch)).toEqual([]);
    }),
  );

  test('names the port that is in use, and ends', () =>
    withScratch(async (scratch) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const address = other.address();
      const port = String(typeof address === 'object' && address?.port);
      try {
        const { code, output } = await run(['--port', port], scratch);
        expect(code).toBe(2);
        expect(output).toContain(`Port ${port} is in use: give another one.`);
        expect(await readdir(scratch)).toEqual([]);
      } finally {
        other.close();
      }
    }));

  test('says at once that it needs a newer Node', () =>
    withScratch(async (scratch) => {
      const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.5' } })`;
      const endIfOpen = (text: string, end: () => void) => text.includes('Ctrl-C ends it.') && end();
      const { code, output } = await run([], scratch, endIfOpen, older);
      expect(code).toBe(2);
      expect(output).toContain('needs Node 22 or later, this is v20.19.5.');
    }));

  test('prints one line of JSON for programs, and ends on POST /control/stop', () =>
    withScratch(async (scratch) => {
      let stopped: Promise<unknown> | undefined;
      const { code, output } = await run(['--json', '--packages', 'single'], scratch, (text) => {
        if (stopped || !text.endsWith('\n')) return;
        const { controlUrl } = JSON.parse(text);
        stopped = ask(`${controlUrl}/stop`, '', { method: 'POST' }).then(({ status }) => status);
      });
      expect([code, await stopped]).toEqual([0, 202]);
      expect(JSON.parse(output)).toMatchObject({
        tenantId: expect.any(String),
        apps: [{ id: '9NBLGGH4R315' }],
      });
      expect(await readdir(scratch)).toEqual([]);
    }));

  test('fills the file of variables once it is ready, and removes it and the CA file', () =>
    withScratch(async (scratch) => {
      const [file, ca] = [join(scratch, 'store.env'), join(scratch, 'ca.pem')];
      await writeFile(file, 'STORE_API_URL=stale\n');
      let seen = '';
      const flags = ['--env-file', file, '--ca-file', ca, '--json'];
      const { code } = await run(flags, scratch, (text, end) => {
        if (seen !== '' || !text.endsWith('\n')) return;
        const look = async (): Promise<void> => {
          for (seen = ' '; !seen.trim(); seen = await readFile(file, 'utf8')) await delay(10);
          expect(existsSync(ca)).toBe(true);
        };
        look().finally(end);
      });
      expect(code).toBe(0);
      expect(seen).toContain(`STORE_CA_FILE=${ca}\n`);
      expect(seen).toMatch(/^STORE_API_URL=https:\/\/127\.0\.0\.1:\d+$/m);
      expect(await readdir(scratch)).toEqual([]);
    }));

  test('starts with what a seed file says', () =>
    withScratch(async (scratch) => {
      const file = join(scratch, 'seed.json');
      await writeFile(
        file,
        JSON.stringify({ apps: [{ id: '9SEEDED00001' }], settings: { unknownApp: 403 } }),
      );
      const { output } = await run(
        ['--json', '--seed', file],
        scratch,
        (text, end) => text.endsWith('\n') && end(),
      );
      expect(JSON.parse(output).apps).toMatchObject([{ id: '9SEEDED00001' }]);
      await writeFile(file, JSON.stringify({ apps: [{ idd: 'x' }] }));
      const wrong = await run(['--seed', file], scratch);
      expect([wrong.code, wrong.output]).toEqual([2, expect.stringMatching(/--seed .*"idd"/s)]);
    }));

  test('ends with the process that --parent names', () =>
    withScratch(async (scratch) => {
      const parent = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
      const { code } = await run(['--parent', String(parent.pid)], scratch, (text) => {
        if (text.includes('Ctrl-C ends it.')) parent.kill('SIGKILL');
      });
      expect(code).toBe(0);
      const late = await run(['--parent', String(parent.pid)], scratch);
      expect(late.output).toContain(`--parent: there is no process ${parent.pid}.`);
    }));

  test('prints its help', () =>
    withScratch(async (scratch) => {
      const { code, output } = await run(['--help'], scratch);
      expect([code, output.includes('--seconds N')]).toEqual([0, true]);
    }));
});
