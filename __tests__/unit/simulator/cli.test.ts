import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ask } from './client.ts';

const cli = join(import.meta.dirname, '../../../src/simulator/cli.ts');

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the command line; `onOutput` may end it once enough was said. */
function run(
  flags: readonly string[],
  scratch: string,
  onOutput?: (output: string, end: () => void) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...flags], {
    env: { ...process.env, TMPDIR: scratch, NODE_OPTIONS: '' },
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    onOutput?.(output, () => child.kill('SIGTERM'));
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

  test.each([
    [['--bogus'], /--bogus/],
    [['--seconds', 'x'], /--seconds: expected a number/],
    [['--store-id', 'abc'], /--store-id: a Store ID has 12 characters/],
  ])('says what is wrong with %j and starts nothing', (flags, text) =>
    withScratch(async (scratch) => {
      const { code, output } = await run(flags, scratch);
      expect(code).toBe(2);
      expect(output).toMatch(text);
      expect(await readdir(scratch)).toEqual([]);
    }),
  );

  test('explains itself', () =>
    withScratch(async (scratch) => {
      const { code, output } = await run(['--help'], scratch);
      expect([code, output.includes('--seconds N')]).toEqual([0, true]);
    }));
});
