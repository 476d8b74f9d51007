import { test } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import { bundle } from '../support/package-files.ts';
import { expectSaid } from '../support/situations.ts';
import { useStore } from '../support/store.ts';

// What a user reads when the blob service fails.
const store = useStore();
const blockList: FaultRule = { role: 'blob', path: 'comp=blocklist', phase: 'status', status: 500 };

test('a list of blocks that is not confirmed is looked for, and again if that response breaks off', async () => {
  await expectSaid(store, {
    files: [await bundle('1.2.0.0')],
    faults: [
      { ...blockList, method: 'PUT', hitLimit: 1000 },
      { ...blockList, method: 'GET', phase: 'half' },
    ],
    says: ['The look at the blob: the response broke off'],
  });
});
