import { inspect } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { openBlob } from '../../../src/upload/client.ts';
import { explainFailure } from '../../../src/upload/explain.ts';
import { BlobFailure } from '../../../src/upload/failure.ts';

const url = 'http://127.0.0.1:1/container/blob?sig=signature-canary';
process.env.HTTP_PROXY = 'http://robot:password-canary@127.0.0.1:9';
afterAll(() => {
  delete process.env.HTTP_PROXY;
});

test('a dead proxy is told by its name, without its password', async () => {
  const blob = await openBlob(url);
  const limits = { timeLimit: 5_000, signal: new AbortController().signal };
  const failure = await blob.commit(['a'], limits).catch((error: unknown) => error);
  if (!(failure instanceof BlobFailure)) throw failure;
  expect(failure).toMatchObject({ code: 'ECONNREFUSED', proxy: '127.0.0.1:9' });
  const error = explainFailure('The list of blocks', [failure], { now: 0, expiry: undefined, url });
  expect(error.message).toContain(
    'could not be sent to 127.0.0.1:1 through the proxy 127.0.0.1:9: ECONNREFUSED',
  );
  expect(error.todo).toContain('HTTPS_PROXY');
  expect(inspect([failure, error], { depth: 9, showHidden: true })).not.toContain('canary');
});
