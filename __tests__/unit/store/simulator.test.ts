import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Simulator, startSimulator } from '../../../simulator/src/simulator.ts';

let simulator: Simulator;
let appId: string;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => {
  simulator.control.clearFaults();
  simulator.control.clearHistory();
});
afterAll(() => simulator.close());

async function publish(changes: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const { tenantId, clientId, clientSecret } = simulator.credentials;
  const env = {
    PATH: process.env.PATH,
    LOGIN_URL: simulator.loginUrl,
    STORE_URL: simulator.storeUrl,
    APP_ID: appId,
    TENANT_ID: tenantId,
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
    NODE_EXTRA_CA_CERTS: simulator.caFile,
    ...changes,
  };
  const script = join(import.meta.dirname, 'simulator-client.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** The writes to submissions that the simulator has seen. */
const writes = () =>
  simulator.control
    .history()
    .filter(({ role, method }) => role === 'api' && method !== 'GET')
    .map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);

describe('against the simulator, over https and with a real sign-in', () => {
  beforeEach(() => {
    appId = simulator.control.seedApp({});
  });

  test('a submission goes from create to commit', async () => {
    const seen = await publish();
    expect(seen).toMatchObject({
      app: appId,
      isNew: true,
      deleted: 'deleted',
      notes: 'none',
      committed: 'CommitStarted',
    });
    expect(Number(seen.masks)).toBeGreaterThan(4);
  });

  test('a create that returns 503 but worked, and a commit whose response is lost, are each sent once', async () => {
    simulator.control.addFaults(
      { role: 'api', method: 'POST', path: '/submissions$', phase: 'status', status: 503, acts: true },
      { role: 'api', method: 'POST', path: '/commit$', phase: 'post' },
    );
    const seen = await publish();
    expect(seen).toMatchObject({ isNew: true, deleted: 'deleted' });
    expect(seen.committed).not.toBe('PendingCommit');
    expect(writes().filter((line) => line === 'POST commit')).toHaveLength(1);
    expect(writes().filter((line) => line === 'POST submissions')).toHaveLength(2);
  });

  test.each([
    [{ CLIENT_SECRET: 'wrong' }, 'sign-in-wrong-secret'],
    [{ CLIENT_ID: '00000000-0000-4000-8000-000000000000' }, 'sign-in-unknown-client'],
    [{ TENANT_ID: '00000000-0000-4000-8000-000000000000' }, 'sign-in-unknown-tenant'],
    [{ APP_ID: '9ZZZZZZZZZZZ' }, 'store-app-not-found'],
    [{ NODE_EXTRA_CA_CERTS: '' }, 'network-untrusted'],
  ])('with %j the run ends in %s', async (changes, code) => {
    expect(await publish(changes)).toMatchObject({ code });
    expect(writes()).toEqual([]);
  });

  test.each([
    ['none', 'store-access-denied'],
    ['not-allowed', 'store-not-linked'],
  ] as const)('an application with the role %s gets %s', async (role, code) => {
    simulator.control.set({ role });
    expect(await publish()).toMatchObject({ code });
    simulator.control.set({ role: 'manager' });
  });
});
