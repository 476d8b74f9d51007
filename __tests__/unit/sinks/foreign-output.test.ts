import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { withForeignOutput } from '../../../src/sinks/artifact.ts';
import { recordedLog } from '../report/recorded-log.ts';

let written: string[];
beforeEach(() => {
  written = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const print = (text: string) => process.stdout.write(text);

test('what a library prints goes through the logger, line by line, and gives the runner no command', async () => {
  const { logger, log } = recordedLog('Canary~Secret');
  const result = await withForeignOutput(logger, async () => {
    print('Uploading a\n::error::injected\nx ##[stop-commands]tok Canary~Secret\n');
    await Promise.resolve();
    print('::warning::it is slow%0Aand late\n');
    print('::debug::it%0A::error::b\n');
    print('::set-output name=result::published\n');
    return 42;
  });
  expect(result).toBe(42);
  expect(log).toEqual([
    'info Uploading a',
    'info \u200b::error::injected'.replace('\u200b::', ':\u200b:'),
    'info x #\u200b#[stop-commands]tok ***',
    'warning it is slow⏎and late',
    'debug it⏎::error::b',
  ]);
  expect(written).toEqual([]);
});

test('a mask from the library is kept, a short one from a server is not', async () => {
  const { logger } = recordedLog();
  await withForeignOutput(logger, async () => {
    print('::add-mask::signature-of-a-blob\n');
    print('::add-mask::1\n');
  });
  expect(logger.redact('signature-of-a-blob 1')).toBe('*** 1');
});

test('what the action prints meanwhile passes, and so does everything afterward, even if the library fails', async () => {
  const { logger, log } = recordedLog();
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const work = withForeignOutput(logger, async () => {
    await waiting;
    print('foreign\n');
    throw new Error('no');
  });
  print('ours\n');
  goOn();
  await expect(work).rejects.toThrow('no');
  print('ours again\n');
  expect(written).toEqual(['ours\n', 'ours again\n']);
  expect(log).toEqual(['info foreign']);
});
