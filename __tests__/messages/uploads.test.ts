import { test } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import { bundle } from '../support/package-files.ts';
import { expectSaid } from '../support/situations.ts';
import { useStore } from '../support/store.ts';

// What a user reads when the blob service fails.
const store = useStore();
const blockList: FaultRule = { role: 'blob', path: 'comp=blocklist', phase: 'status', status: 500 };

const publish = async () => ({ files: [await bundle('1.2.0.0')] });

test('an upload URL that has expired is reported with its time', async () => {
  await expectSaid(store, {
    ...(await publish()),
    settings: { uploadUrlLifetimeSeconds: -60 },
    says: [
      'Error: Azure Blob Storage refused the upload URL (',
      ': it expired at ',
      '. Re-run the job: it deletes this draft and gets a new URL.',
    ],
  });
});

test('a blob service that cannot be reached', async () => {
  await expectSaid(store, {
    ...(await publish()),
    faults: [{ role: 'blob', phase: 'pre', hitLimit: 1000 }],
    says: [
      ' after 5 attempts: ',
      "Check the runner's network, HTTPS_PROXY and NO_PROXY, then re-run the job.",
    ],
  });
});

test('a list of blocks that is not confirmed is looked for, and again if that response breaks off', async () => {
  await expectSaid(store, {
    ...(await publish()),
    faults: [
      { ...blockList, method: 'PUT', hitLimit: 1000 },
      { ...blockList, method: 'GET', phase: 'half' },
    ],
    says: ["The request for the upload's block list: ECONNRESET: the response was cut off; sent again in "],
  });
});
