import { inspect } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { openBlob } from '../../../src/upload/client.ts';
import { BlobFailure, explainFailure } from '../../../src/upload/failure.ts';

const url = 'https://account.blob.core.windows.net/container/blob?sig=signature-canary';
const onThisMachine = 'http://127.0.0.1:1/container/blob?sig=signature-canary';
process.env.HTTPS_PROXY = 'http://robot:password-canary@127.0.0.1:9';
afterAll(() => {
  delete process.env.HTTPS_PROXY;
});

test('a dead proxy is reported by name, without its password', async () => {
  const blob = await openBlob(url);
  const limits = { timeLimit: 5_000, signal: new AbortController().signal };
  const failure = await blob.commit(['a'], limits).catch((error: unknown) => error);
  if (!(failure instanceof BlobFailure)) throw failure;
  expect(failure).toMatchObject({ code: 'ECONNREFUSED', proxy: '127.0.0.1:9' });
  const error = explainFailure('The block list', [failure], { now: 0, expiry: undefined, url });
  expect(error.message).toContain(
    'could not be sent to account.blob.core.windows.net through the proxy 127.0.0.1:9: ECONNREFUSED',
  );
  expect(error.todo).toContain('HTTPS_PROXY');
  expect(inspect([failure, error], { depth: 9, showHidden: true })).not.toContain('canary');
});

test('an upload to this machine bypasses the proxy', async () => {
  const blob = await openBlob(onThisMachine);
  const limits = { timeLimit: 5_000, signal: new AbortController().signal };
  const failure = await blob.commit(['a'], limits).catch((error: unknown) => error);
  // Nothing listens there, and no proxy was used.
  expect(failure).toMatchObject({ code: 'ECONNREFUSED', proxy: undefined });
});
