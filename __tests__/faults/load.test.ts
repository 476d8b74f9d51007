import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ActionRun, runAction } from '../../scripts/run-action.ts';
import { type Simulator, startSimulator } from '../../simulator/src/simulator.ts';
import { identity, type PackageFile } from '../support/package-files.ts';
import { releaseFiles } from './release-files.ts';

/** How fast time runs, for the Store and for every run alike: its limit counts in minutes. */
const speed = 20;
const started = Date.now();

let simulator: Simulator;
let folder: string;
let file: PackageFile;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => started + (Date.now() - started) * speed });
  folder = await mkdtemp(path.join(os.tmpdir(), 'load '));
  const [first] = await releaseFiles('release');
  if (first === undefined) throw new Error('A release has a file.');
  file = first;
  await mkdir(path.join(folder, 'out'));
  await writeFile(path.join(folder, file.path), file.bytes);
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

function publish(appId: string): Promise<ActionRun> {
  const { credentials, loginUrl, storeUrl, caFile } = simulator;
  return runAction({
    inputs: {
      'tenant-id': credentials.tenantId,
      'client-id': credentials.clientId,
      'client-secret': credentials.clientSecret,
      'app-id': appId,
      packages: 'out/*',
      'wait-for': 'accepted',
      'login-url': loginUrl,
      'store-api-url': storeUrl,
    },
    workspace: folder,
    caFile,
    fastTime: speed,
    timeoutMs: 300_000,
  });
}

function seed(appId: string): string {
  return simulator.control.seedApp({ id: appId, identityName: identity.name, publisher: identity.publisher });
}

/** How often a commit with our bytes was taken. */
function commits(): number {
  return simulator.control
    .state()
    .submissions.filter(({ archive = [] }) => archive.some(({ sha256 }) => sha256 === file.sha256))
    .reduce((sum, each) => sum + each.commits, 0);
}

describe('Several runs at once', () => {
  test('for one app: exactly one commit is taken, and a red run says what to do (P14)', async () => {
    const appId = seed('9NBLGGH4R315');
    const runs = await Promise.all([publish(appId), publish(appId)]);
    expect(commits()).toBe(1);
    expect(runs.some(({ exitCode }) => exitCode === 0)).toBe(true);
    for (const { exitCode, stdout } of runs) if (exitCode !== 0) expect(stdout).toMatch(/Next: \S/);
    simulator.control.finish(String(simulator.control.state().submissions.at(-1)?.submission.id));
    expect((await publish(appId)).exitCode).toBe(0);
    expect(commits()).toBe(1);
  });

  test('for twenty apps, with a Store that takes twenty requests a minute: all end right', async () => {
    const before = commits();
    simulator.control.set({ requestsPerMinute: 20 });
    const apps = Array.from({ length: 20 }, (_, index) => seed(`9NBLGGH4T${String(index).padStart(3, '0')}`));
    const runs = await Promise.all(apps.map(publish));
    for (const { exitCode, stdout } of runs) expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(commits() - before).toBe(20);
    const refused = simulator.control.history().filter(({ status }) => status === 429).length;
    expect(refused).toBeGreaterThan(20);
  }, 300_000);
});
