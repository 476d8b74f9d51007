import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bundle, identity, type PackageFile } from '../support/package-files.ts';
import type { StoreRun } from '../support/store-run.ts';
import { TestStore } from '../support/test-store.ts';

/** How fast time runs, for the Store and for every run alike: its limit counts in minutes. */
const speed = 20;
const started = Date.now();
const store = new TestStore({ now: () => started + (Date.now() - started) * speed });

let file: PackageFile;
beforeAll(async () => {
  await store.start();
  file = await bundle('1.2.0.0');
});
afterAll(() => store.close());

function publish(appId: string): Promise<StoreRun> {
  const options = { fastTime: speed, timeoutMs: 300_000, isAlone: false };
  return store.publish([file], { 'app-id': appId, 'wait-for': 'accepted' }, options);
}

function seed(appId: string): string {
  return store.control.seedApp({ id: appId, identityName: identity.name, publisher: identity.publisher });
}

/** How often a commit with our bytes was accepted. */
function commits(): number {
  return store
    .submissions()
    .filter(({ archive = [] }) => archive.some(({ sha256 }) => sha256 === file.sha256))
    .reduce((sum, each) => sum + each.commits, 0);
}

describe('Several runs at once', () => {
  test('for one app: exactly one commit is accepted, and a red run says what to do (P14)', async () => {
    const appId = seed('9NBLGGH4R315');
    const runs = await Promise.all([publish(appId), publish(appId)]);
    expect(commits()).toBe(1);
    expect(runs.some(({ exitCode }) => exitCode === 0)).toBe(true);
    for (const { exitCode, stdout } of runs) if (exitCode !== 0) expect(stdout).toMatch(/Next: \S/);
    store.control.finish(String(store.submissions().at(-1)?.submission.id));
    expect((await publish(appId)).exitCode).toBe(0);
    expect(commits()).toBe(1);
  });

  test('for twenty apps, with a Store that accepts twenty requests a minute: all end right', async () => {
    const before = commits();
    store.control.set({ requestsPerMinute: 20 });
    const apps = Array.from({ length: 20 }, (_, index) => seed(`9NBLGGH4T${String(index).padStart(3, '0')}`));
    const runs = await Promise.all(apps.map(publish));
    for (const { exitCode, stdout } of runs) expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(commits() - before).toBe(20);
    const refused = store.control.history().filter(({ status }) => status === 429).length;
    expect(refused).toBeGreaterThan(20);
  }, 300_000);
});
